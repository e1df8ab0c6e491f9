"""The report dialog: choose the order, give the proof, confirm, receipt."""
