"""How the window looks: themes, the style sheet, icons, motion."""
