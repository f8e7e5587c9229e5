"""Questions about a step, and the diagnosis of wrong answers."""
