"""Export from the window and without one: what is painted for a file, and the dialog that asks for it."""
