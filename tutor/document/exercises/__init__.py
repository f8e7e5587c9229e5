"""Exercises made by chance, from a difficulty and a seed."""
