"""Graphs out of a person's own PyTorch code."""
