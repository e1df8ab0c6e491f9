"""Between the local store and the backend: push the outbox, pull the feed."""
