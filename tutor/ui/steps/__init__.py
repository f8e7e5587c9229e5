"""The table of steps: what the graph shows, for eyes and ears that would rather read it line by line."""
