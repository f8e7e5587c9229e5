"""Writing a document as text: whole, or into the text that it was read from, where only what differs changes.

What a file says in comments, in its order and in its spacing belongs to the person who wrote it, so tomlkit
changes the text in place. Whatever comes out is read again: should it not say the same as the document, the
document is written whole instead.
"""

from __future__ import annotations

from collections.abc import Mapping

from tutor.document.document import Document
from tutor.document.file.pieces import Piece, pieces_of, table_text
from tutor.document.file.read import read_text


def write_text(document: Document, base: str | None = None) -> str:
    """The document as a `.tutor` file's text; `base` is the text to change, of which the rest is kept.

    A document that `base` says already gives `base` itself, to the last byte.
    """
    pieces = pieces_of(document)
    if base is not None:
        try:
            before = pieces_of(read_text(base, ""), document)
            text = base if before == pieces else _changed(base, before, pieces)
            if pieces_of(read_text(text, ""), document) == pieces:
                return text
        except Exception:
            # Whatever the base is, or tomlkit trips over in it: a person's work is written all the same.
            return _whole(pieces)
    return _whole(pieces)


def _changed(base: str, before: Mapping[str, Piece], after: Mapping[str, Piece]) -> str:
    # tomlkit is what only a change of a file needs.
    from tutor.document.file.long_rows import LongRows
    from tutor.document.file.rewrite import rewritten

    rows = LongRows(base, before, after)
    return rows.whole(rewritten(rows.base, rows.before, rows.after))


def _whole(pieces: Mapping[str, Piece]) -> str:
    """All of it as a new file, with empty lines where lessons have them."""
    top: list[str] = []
    tables: list[str] = []
    for key, piece in pieces.items():
        if not isinstance(piece, str):
            tables.append(table_text(key, piece))
        elif key in ("title", "code"):
            top += ["", table_text(key, piece)]
        else:
            top.append(table_text(key, piece))
    return "\n\n".join(["\n".join(top), *tables]) + "\n"
