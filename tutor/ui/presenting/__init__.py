"""What a person has at hand before a class: pointer, pen, blank screen, close-up, the presenter's view."""
