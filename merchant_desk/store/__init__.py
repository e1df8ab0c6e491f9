"""The local store: rows are the truth."""
