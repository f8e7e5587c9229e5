"""What a document's file says, key by key, as TOML text: the form in which two documents are compared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from tutor.document.checking.wanted import FORMAT
from tutor.document.document import Document, NodeGroup, PageGraph, Training
from tutor.document.file.toml_text import block_text, code_text, key_text, number_text, rows_text, string_text
from tutor.document.page import Page, PageQuestion
from tutor.engine import Given
from tutor.graph import write_code
from tutor.training.rules.optimisers import settings_of

Piece: TypeAlias = "str | Table | list[Table]"
"""What a key of the file holds: a value, a table, a list of tables."""

Table: TypeAlias = dict[str, Piece]


def pieces_of(document: Document, like: Document | None = None) -> dict[str, Piece]:
    """What the file is to say, key by key in the order of the format; what is as by default is left out.

    Code that computes the same as `like`'s is written as that one's is.
    """
    document = document.showing("")
    like = like.showing("") if like else None
    graph = document.graph
    same = like is not None and like.graph.with_parameters(()) == graph.with_parameters(())
    pieces: dict[str, Piece] = {"format": str(FORMAT)}
    if document.part is not None:
        pieces["part"] = str(document.part)
    pieces["title"] = string_text(document.title)
    if document.summary:
        pieces["summary"] = string_text(document.summary)
    pieces["code"] = code_text(write_code(like.graph if like and same else graph, document.comments))
    graphs = [graph, *(each.graph for each in document.graphs)]
    parameters = tuple(dict.fromkeys(name for each in graphs for name in each.parameters))
    if parameters:
        pieces["parameters"] = _names(parameters)
    given = rows_text(_floats(document.given))
    if given != "1":
        pieces["given"] = given
    if document.local_gradients != "phase":
        pieces["local_gradients"] = string_text(document.local_gradients)
    if document.draws != "graph":
        pieces["draws"] = string_text(document.draws)
    pieces |= _tables(document, like)
    return pieces


def _tables(document: Document, like: Document | None) -> dict[str, Piece]:
    tables: dict[str, Piece] = {
        "values": _rows(document.values),
        "symbols": {name: string_text(tex) for name, tex in document.names.items()},
        "data": _data(document),
    }
    if document.training is not None:
        tables["training"] = _training(document.training)
    if document.runs:
        from tutor.document.file.runs_in_file import run_tables  # most documents keep none

        tables["runs"] = run_tables(document, _training, _rows)
    tables["layout"] = _rows(document.positions)
    tables["frames"] = frames_of(document.groups)
    tables["graphs"] = [_graph(each, like) for each in document.graphs]
    tables["recorded"] = _recorded(document)
    tables["pages"] = [_page(page) for page in document.pages]
    return _said(tables)


def _data(document: Document) -> Table:
    if document.recipe is None:
        return _rows(document.data)
    from tutor.document.file.pieces_data import recipe_table  # most documents have none

    return recipe_table(document.recipe, _rows(document.recipe.columns))


def _training(training: Training) -> Table:
    batch = string_text("all") if training.batch == "all" else str(training.batch)
    rate = number_text(float(training.learning_rate))
    table: Table = {"learning_rate": rate, "epochs": str(training.epochs), "batch": batch}
    table |= {} if training.zero_grad else {"zero_grad": "false"}
    return table | _course(training) | _optimiser(training)


def _course(training: Training) -> Table:
    """How training goes on from epoch to epoch; what is as it is by default is not written."""
    usual = Training()
    written = {
        "schedule": string_text(training.schedule),
        "step_size": str(training.step_size),
        "gamma": number_text(float(training.gamma)),
        "shuffle": "true" if training.shuffle else "false",
        "seed": str(training.seed),
    }
    return {key: text for key, text in written.items() if getattr(training, key) != getattr(usual, key)}


def _optimiser(training: Training) -> Table:
    """The optimiser and what it is set by; what is as it is by default is not written."""
    written: Table = {"optimiser": string_text(training.optimiser)}
    for setting in settings_of(training.optimiser):
        written[setting.key] = number_text(float(getattr(training, setting.key)))
    return {key: text for key, text in written.items() if getattr(training, key) != getattr(Training, key)}


def _recorded(document: Document) -> list[Table]:
    if not document.recorded:
        return []
    from tutor.document.file.recorded import pieces_of_recorded  # few documents have it

    return pieces_of_recorded(document.recorded, [document.graph, *(each.graph for each in document.graphs)])


def _graph(shown: PageGraph, like: Document | None) -> Table:
    """One of the other graphs; its code as the one in `like` has it, if both compute the same."""
    named = {each.name: each.graph for each in like.graphs} if like else {}
    before = named.get(shown.name)
    same = before is not None and before.with_parameters(()) == shown.graph.with_parameters(())
    code = write_code(before if before is not None and same else shown.graph, shown.comments)
    return _said(
        {
            "name": string_text(shown.name),
            "code": code_text(code),
            "layout": _rows(shown.positions),
            "frames": frames_of(shown.groups),
        }
    )


def _page(page: Page) -> Table:
    lists = {key: _names(getattr(page, key)) for key in ("spotlight", "points", "hides", "locks", "choose")}
    return {
        "title": string_text(page.title),
        **_said({"graph": string_text(page.graph) if page.graph else ""}),
        "at": string_text(page.at),
        **({"sample": str(page.sample)} if page.sample > 1 else {}),
        **{key: text for key, text in lists.items() if text != "[]"},
        "text": block_text(page.text),
        **({"notes": block_text(page.notes)} if page.notes else {}),
        **_said({"questions": [_question(question) for question in page.questions]}),
    }


def _question(question: PageQuestion) -> Table:
    words = {key: string_text(text) for key in ("at", "count", "text") if (text := getattr(question, key))}
    return {**words, **({"hints": _names(question.hints)} if question.hints else {})}


def frames_of(groups: tuple[NodeGroup, ...]) -> list[Table]:
    """The tables of `[[frames]]`."""
    return [
        {
            "title": string_text(group.title),
            "nodes": _names(group.nodes),
            **({"closed": "true"} if group.closed else {}),
        }
        for group in groups
    ]


def _said(pieces: Table) -> Table:
    """Without what says nothing."""
    return {key: piece for key, piece in pieces.items() if piece}


def _names(names: tuple[str, ...]) -> str:
    return f"[{', '.join(string_text(name) for name in names)}]"


def _rows(table: Mapping[str, Any]) -> Table:
    return {name: rows_text(_floats(value)) for name, value in table.items()}


def _floats(given: Given) -> Any:
    """A value as a float or as nested tuples of floats, whatever kind of number it was given in."""
    if isinstance(given, float):
        return given
    return _as_tuples(np.asarray(given, dtype=np.float64).tolist())


def _as_tuples(found: Any) -> Any:
    return tuple(_as_tuples(item) for item in found) if isinstance(found, list) else found


def table_text(key: str, piece: Piece, around: str = "") -> str:
    """A key with what it holds, without a line break at the end; `around` is the table that the key is in."""
    if isinstance(piece, str):
        return f"{key_text(key)} = {piece}"
    name = f"{around}{key_text(key)}"
    if isinstance(piece, list):
        return "\n\n".join(f"[[{name}]]{_inside(table, name)}" for table in piece)
    return f"[{name}]{_inside(piece, name)}"


def _inside(table: Mapping[str, Piece], name: str) -> str:
    """What a table holds: its values first, then the tables in it."""
    values = [table_text(key, piece) for key, piece in table.items() if isinstance(piece, str)]
    tables = [
        table_text(key, piece, f"{name}.") for key, piece in table.items() if not isinstance(piece, str)
    ]
    return "".join(f"\n{value}" for value in values) + "".join(f"\n\n{inner}" for inner in tables)
