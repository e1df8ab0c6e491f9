"""The tour: the program shows itself, through its real widgets, and checks what became of it."""
