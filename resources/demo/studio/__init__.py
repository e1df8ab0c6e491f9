"""The studio: makes the pictures of the demo shop. Used at development time only."""
