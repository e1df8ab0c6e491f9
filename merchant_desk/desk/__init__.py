"""The verbs of a shop's desk, for the window and the command line alike. No Qt here."""
