"""The inspection page: what a picture file is."""
