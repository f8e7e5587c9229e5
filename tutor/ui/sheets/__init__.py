"""Samples from a table of one's own: read in the background, columns given to inputs, what is wrong told."""
