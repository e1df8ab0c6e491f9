"""The evidence dossier: one report with all that proves it, as a PDF and as an archive."""
