"""Running a plan, in either engine or in both side by side."""
