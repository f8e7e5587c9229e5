"""The edit mode of a session: what is chosen, and edits as steps of undo."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from tutor.document.document import Document
from tutor.document.edits import edits
from tutor.document.starting.from_code import from_code
from tutor.graph import Edge
from tutor.ui.session.session import Session
from tutor.walk.quantity import value


@pytest.fixture
def session() -> Session:
    return Session(from_code("z = x * w\nloss = z ** 2", {"x": 3.0}, {"w": 2.0}))


def _moved(document: Document, name: str, x: float, y: float) -> Document:
    return replace(document, positions={**document.positions, name: (x, y)})


def test_an_edit_is_one_step_of_undo_with_its_words(session: Session) -> None:
    before = session.document
    session.editing.set_on(True)
    assert session.editing.apply(partial(edits.rename, name="z", new="y_hat"), "Rename z to y_hat")
    assert "y_hat" in session.document.graph and session.edits.undoText() == "Rename z to y_hat"
    session.edits.undo()
    assert session.document == before


def test_what_cannot_be_is_said_and_changes_nothing(session: Session) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    session.editing.set_on(True)
    before = session.document
    assert not session.editing.apply(partial(edits.connect, source="loss", target="z", index=0), "Connect")
    assert said == ["This would make a cycle: loss → z → loss."]
    assert session.document is before and not session.edits.count()


def test_nodes_stay_where_they_are_drawn(session: Session) -> None:
    session.editing.places = lambda: {"z": (10.0, 20.0), "x": (1.0, 2.0)}
    session.editing.set_on(True)
    session.editing.apply(partial(_moved, name="x", x=5.0, y=6.0), "Move x")
    assert session.document.positions == {"z": (10.0, 20.0), "x": (5.0, 6.0)}


def test_moves_in_a_row_are_one_step_and_back_again_is_none(session: Session) -> None:
    session.editing.set_on(True)
    session.editing.apply(partial(_moved, name="x", x=0.0, y=0.0), "Move x")
    for x in (1.0, 2.0, 3.0):
        session.editing.apply(partial(_moved, name="w", x=x, y=0.0), "Move w", merge="move w")
    assert session.edits.count() == 2 and session.document.positions["w"] == (3.0, 0.0)
    session.editing.apply(partial(_moved, name="x", x=1.0, y=0.0), "Move x", merge="move x")
    session.editing.apply(partial(_moved, name="x", x=0.0, y=0.0), "Move x", merge="move x")
    assert session.edits.count() == 2
    session.edits.undo()
    assert session.document.positions == {"x": (0.0, 0.0)}


def test_the_chosen_node_is_looked_at_and_the_other_way(session: Session) -> None:
    session.editing.set_on(True)
    session.editing.choose(["x", "w"])
    assert session.selected == value("w")
    session.select(value("loss"))
    assert session.editing.chosen == ("loss",)
    session.editing.apply(partial(edits.delete, names=["loss"]), "Delete loss")
    assert session.editing.chosen == ()


def test_a_question_ends_editing(session: Session) -> None:
    session.editing.set_on(True)
    session.predict.set_on(True)
    assert not session.editing.on
    said: list[str] = []
    session.said.connect(said.append)
    session.editing.set_on(True)
    assert not session.editing.on and said


def test_a_node_that_its_expression_names_stays_chosen_when_that_changes() -> None:
    session = Session(from_code("loss = (x * w - y) ** 2", {"x": 3.0, "y": 1.0}, {"w": 2.0}))
    session.editing.set_on(True)
    session.editing.choose(["x*w"])
    session.editing.apply(partial(edits.disconnect, edge=Edge("w", "x*w", 1)), "Disconnect")
    assert session.editing.chosen == ("x*...",) and session.selected == value("x*...")
    session.edits.undo()
    assert session.editing.chosen == ("x*w",)
