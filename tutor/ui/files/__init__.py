"""Files of the window: opened, saved, dropped, recovered."""
