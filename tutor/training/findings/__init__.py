"""What is found out about runs: where they differ, where one diverged, and how that is said."""
