"""What a picture can tell, and what is drawn on it."""
