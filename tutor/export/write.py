"""Writing what is exported into a file."""

from __future__ import annotations

from pathlib import Path

from tutor.document.file.save import put_bytes
from tutor.errors import TutorError
from tutor.language import translate
from tutor.reasons import reason


def write_text(path: Path, text: str) -> None:
    """Write `text` in UTF-8, whole or not at all.

    Raises:
        TutorError: the file cannot be written, and what was there is there still; the sentence says why.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write the bytes; errors as `write_text`."""
    try:
        put_bytes(content, path)
    except (OSError, RuntimeError, ValueError) as error:
        sentence = translate("export", "The file {path} cannot be written: {reason}.")
        raise TutorError(sentence.format(path=path, reason=reason(error))) from None
