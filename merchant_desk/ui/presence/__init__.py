"""How the program shows itself outside its window: the tray, notices, the taskbar."""
