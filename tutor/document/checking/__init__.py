"""Whether a file is right: each fault with its place, and what would mend it."""
