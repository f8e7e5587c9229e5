"""Lessons in the window: their pages and questions, exercises, and the progress that is kept."""
