"""The timeline and its parts: buttons, cells, play, and the moment of training."""
