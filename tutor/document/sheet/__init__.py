"""Tables of a person's own, as text: read into rows of cells, whose columns go to the inputs of a graph."""
