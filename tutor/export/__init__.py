"""Export: what is open in forms that others read; the complete PyTorch program of a document."""

from __future__ import annotations

from tutor.export.program import Program, ProgramLine
from tutor.export.pytorch import program
from tutor.export.write import write_text

__all__ = ["Program", "ProgramLine", "program", "write_text"]
