"""A newer version of this program: found, checked, kept ready."""
