"""Publishing a version, so that installed programs find it."""
