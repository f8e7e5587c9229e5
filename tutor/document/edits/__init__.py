"""Edits of a document, each a pure function document → document."""
