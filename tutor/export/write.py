"""Writing an exported text into a file."""

from __future__ import annotations

from pathlib import Path

from tutor.errors import TutorError
from tutor.language import translate


def write_text(path: Path, text: str) -> None:
    """Write `text` in UTF-8.

    Raises:
        TutorError: the file cannot be written; the sentence says why.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        sentence = translate("export", "The file {path} cannot be written: {reason}.")
        raise TutorError(sentence.format(path=path, reason=why)) from None
