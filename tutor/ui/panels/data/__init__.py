"""The Data tab: what the samples are made from, as a plot, and as a table."""
