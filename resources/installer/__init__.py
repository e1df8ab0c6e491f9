"""Making what a merchant installs: the frozen program, its installer, its zip, its parts list."""
