"""The language of the window, and how it is changed."""
