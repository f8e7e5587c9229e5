"""Training from the window: its runs in the background, those kept, and the way back into them."""
