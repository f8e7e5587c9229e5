"""A PyTorch script read as a document, and never run: the lecture's assignments, functions and loop."""

from __future__ import annotations

from tutor.document.script.read import read_script, read_script_text

__all__ = ["read_script", "read_script_text"]
