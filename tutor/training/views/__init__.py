"""Numbers for looking at training: courses, sizes of gradients, the landscape of the loss, predictions."""
