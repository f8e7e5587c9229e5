"""Straight-line code made from a graph."""
