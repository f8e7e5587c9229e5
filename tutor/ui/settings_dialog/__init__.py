"""The dialog of settings: what holds for the whole program, in rows that each part brings itself."""
