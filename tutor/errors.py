"""The one kind of error that is meant for a person: a sentence that says what is wrong, and where."""

from __future__ import annotations


class TutorError(Exception):
    """What a person did, or gave, cannot be used; `str(error)` is one clear sentence that says why."""
