"""The service that desks sync to: FastAPI over SQLite and a folder of blobs."""
