"""The given gradient is typed at the root's box, and taken back by undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tutor.document import open_source
from tutor.errors import TutorError
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.shown import LabelKey
from tutor.ui.canvas_area.area import CanvasArea
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.node.explainer import Explainer
from tutor.ui.session.session import Session
from tutor.walk import Kind, Known, Quantity


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[CanvasArea]:
    session = Session(open_source("product-node"))
    made = CanvasArea(session, load_theme("light"))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.view.set_motion(False)
    session.go_to_step(len(session.walkthrough))
    with qtbot.waitExposed(made):
        made.show()
    yield made
    session.close()


def session_of(area: CanvasArea) -> Session:
    return area._session


def gradients(area: CanvasArea) -> list[float]:
    trace = session_of(area).trace
    assert trace is not None
    return [float(trace.gradient(name)) for name in ("z", "x", "w")]


def test_the_five_is_clicked_and_another_is_typed(qtbot: QtBot, area: CanvasArea) -> None:
    assert gradients(area) == [5, 15, 10]
    view = area.view
    label = view.graph_scene.given_label
    assert label is not None
    assert "Click to change it" in label.toolTip()
    point: QPoint = view.viewportTransform().map(label.number_rect().center()).toPoint()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    field = view.editor.field
    assert field.isVisible()
    assert field.accessibleName() == "Given gradient of z"
    assert field.text() == "5"
    assert (field.mapTo(view.viewport(), field.rect().center()) - point).manhattanLength() < 8
    field.setText("10")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert gradients(area) == [10, 30, 20]
    shown = view.graph_scene.labels_shown()[LabelKey("given", "z")]
    assert shown.figure is not None
    assert shown.figure.text == "10"
    session_of(area).edits.undo()
    assert gradients(area) == [5, 15, 10]
    assert session_of(area).is_as_told


def test_it_is_typed_by_keyboard_before_backward_has_begun(qtbot: QtBot, area: CanvasArea) -> None:
    session_of(area).go_to_step(0)
    assert area.view.graph_scene.given_label is None
    area.view.select("z")
    qtbot.keyClick(area.view, Qt.Key.Key_F2)
    field = area.view.editor.field
    assert field.isVisible()
    assert field.text() == "5"
    field.setText("[1, 2]")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.isVisible(), "the root is one number, and two were typed"
    assert "shape" in area.view.editor.complaint.text()
    field.setText("-1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert gradients(area) == [-1, -3, -2]


def test_the_node_panel_says_that_it_may_be_changed(area: CanvasArea) -> None:
    session = session_of(area)
    assert session.trace is not None
    explainer = Explainer(session.document, Known(session.frame, session.trace), session.address)
    assert explainer.explain(Quantity(Kind.GRADIENT, "z")).note.endswith(
        "You may change it at the root's box."
    )


def test_a_given_that_does_not_fit_changes_nothing(area: CanvasArea) -> None:
    session = session_of(area)
    with pytest.raises(TutorError):
        session.set_given((1.0, 2.0))
    assert session.document.given == 5
    assert not session.edits.canUndo()


def test_where_the_loss_is_trained_the_root_starts_with_one(qtbot: QtBot, area: CanvasArea) -> None:
    session = session_of(area)
    session.open(open_source("linear-model"))
    session.go_to_step(len(session.walkthrough))
    assert not area.view.edit(ROOT_BOX)
    assert not area.view.edit("loss")
    label = area.view.graph_scene.given_label
    assert label is not None
    assert label.leaf is None
