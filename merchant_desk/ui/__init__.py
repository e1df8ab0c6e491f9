"""Everything Qt: the window, its pages and dialogs. Work goes through :mod:`.tasks`."""
