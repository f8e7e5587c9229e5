"""Pictures of a graph at a step, as files."""
