"""The words and the rules. Frozen values and pure functions; the standard library only."""
