"""What can be placed in a graph: the palette at the left, and the search on the canvas."""
