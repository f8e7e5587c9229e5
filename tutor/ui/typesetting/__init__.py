"""Typeset maths and text as outlines, sharp at every zoom."""
