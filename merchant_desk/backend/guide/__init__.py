"""The description of the wire protocol as a page for people."""
