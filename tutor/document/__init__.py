"""Documents: the `.tutor` format, reading it, and the catalogue of lessons."""

from __future__ import annotations

from tutor.document.catalogue import Lesson, lessons, open_source
from tutor.document.document import Document, PageGraph, Position, Training
from tutor.document.errors import FileError
from tutor.document.file.read import read, read_text
from tutor.document.page import Page, PageQuestion
from tutor.document.starting.from_code import from_code
from tutor.training.plan import Batch

__all__ = [
    "Batch",
    "Document",
    "FileError",
    "Lesson",
    "Page",
    "PageGraph",
    "PageQuestion",
    "Position",
    "Training",
    "from_code",
    "lessons",
    "open_source",
    "read",
    "read_text",
]
