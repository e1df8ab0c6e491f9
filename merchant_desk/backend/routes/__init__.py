"""The requests of the wire, a file each."""
