"""A dense network drawn as neurons: circles in columns, an edge for every weight."""
