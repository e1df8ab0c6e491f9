"""The after-sale page: the cases, and one of them in full."""
