"""What ends a build."""


class BuildError(Exception):
    """It cannot go on; the text says why, and what to do where that is known."""
