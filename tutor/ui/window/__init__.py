"""The window itself: its sides, its menu, and what its commands do."""
