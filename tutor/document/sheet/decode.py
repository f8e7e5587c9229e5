"""The text of a file of cells, whatever its encoding."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What a file may begin with, and its encoding; UTF-32 stands first, since its mark begins with UTF-16's."""


def decoded(content: bytes) -> str:
    """The text: by the mark at its start, else as UTF-8, else as Windows-1252, as spreadsheets write it.

    What Windows-1252 has no letter for becomes �: such cells are no numbers, and are told as others that are
    not.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")
