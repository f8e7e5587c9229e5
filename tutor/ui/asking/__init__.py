"""What a walk waits for: predictions, and the learner who is autograd."""
