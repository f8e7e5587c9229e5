"""What a run keeps of its numbers, within a bound of memory, and how the rest comes back."""
