"""What a document's file says, key by key, as TOML text: the form in which two documents are compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tutor.document.document import Document
from tutor.document.format import FORMAT
from tutor.document.toml_text import block_text, code_text, key_text, number_text, rows_text, string_text
from tutor.engine import Given
from tutor.graph import write_code

Piece = str | dict[str, str] | list[dict[str, str]]
"""What a key of the file holds: a value, a table of values, a list of tables."""


def pieces_of(document: Document, like: Document | None = None) -> dict[str, Piece]:
    """What the file is to say, key by key in the order of the format; what is as by default is left out.

    Code that computes the same as `like`'s is written as that one's is.
    """
    graph = document.graph
    same = like is not None and like.graph.with_parameters(()) == graph.with_parameters(())
    pieces: dict[str, Piece] = {"format": str(FORMAT)}
    if document.part is not None:
        pieces["part"] = str(document.part)
    pieces["title"] = string_text(document.title)
    if document.summary:
        pieces["summary"] = string_text(document.summary)
    pieces["code"] = code_text(write_code(like.graph if like and same else graph))
    if graph.parameters:
        pieces["parameters"] = _names(graph.parameters)
    given = rows_text(_floats(document.given))
    if given != "1":
        pieces["given"] = given
    if document.local_gradients != "phase":
        pieces["local_gradients"] = string_text(document.local_gradients)
    pieces |= _tables(document)
    return pieces


def _tables(document: Document) -> dict[str, Piece]:
    tables: dict[str, Piece] = {
        "values": _rows(document.values),
        "symbols": {name: string_text(tex) for name, tex in document.names.items()},
        "data": _rows(document.data),
    }
    training = document.training
    if training is not None:
        batch = string_text("all") if training.batch == "all" else str(training.batch)
        rate = number_text(float(training.learning_rate))
        tables["training"] = {"learning_rate": rate, "epochs": str(training.epochs), "batch": batch}
    tables["layout"] = _rows(document.positions)
    tables["frames"] = [
        {"title": string_text(group.title), "nodes": _names(group.nodes)} for group in document.groups
    ]
    tables["pages"] = [
        {"title": string_text(page.title), "at": string_text(page.at), "text": block_text(page.text)}
        for page in document.pages
    ]
    return {key: table for key, table in tables.items() if table}


def _names(names: tuple[str, ...]) -> str:
    return f"[{', '.join(string_text(name) for name in names)}]"


def _rows(table: Mapping[str, Any]) -> dict[str, str]:
    return {name: rows_text(_floats(value)) for name, value in table.items()}


def _floats(given: Given) -> Any:
    """A value as a float or as nested tuples of floats, whatever kind of number it was given in."""
    if isinstance(given, float):
        return given
    return _as_tuples(np.asarray(given, dtype=np.float64).tolist())


def _as_tuples(found: Any) -> Any:
    return tuple(_as_tuples(item) for item in found) if isinstance(found, list) else found


def table_text(key: str, piece: Piece) -> str:
    """A key of the top with what it holds, without a line break at the end."""
    if isinstance(piece, str):
        return f"{key} = {piece}"
    if isinstance(piece, list):
        return "\n\n".join(f"[[{key}]]\n{_lines(page)}" for page in piece)
    return f"[{key}]\n{_lines(piece)}"


def _lines(table: Mapping[str, str]) -> str:
    return "\n".join(f"{key_text(key)} = {value}" for key, value in table.items())
