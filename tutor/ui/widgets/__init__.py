"""Small widgets that know nothing of graphs: one idea a file, shared by the panels and the window."""
