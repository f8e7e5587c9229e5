"""The rules of training: how parameters begin, how they are updated, and the learning rate of each epoch."""
