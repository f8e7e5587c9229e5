"""The Training panel and its parts: settings, the loss as it falls, the epochs and their gradients."""
