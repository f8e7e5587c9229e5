"""The Lesson editor: pages, their moments, what they point at, and their questions, on the open document."""
