"""Frames in the window: drawn as one node, stepped over and into, made and named by hand, saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tutor.document import Document, open_source
from tutor.document.document import NodeGroup, Training
from tutor.document.edits.placing import Placeable
from tutor.document.file.read import read
from tutor.document.file.write import write_text
from tutor.graph import Edge, read_code
from tutor.ui.app import make_window
from tutor.ui.canvas.frames import FrameItem
from tutor.ui.canvas.shown import LabelKey
from tutor.ui.panels.timeline.track_layout import plates
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind

CODE = "u = x * w\na = u * v\nh = a + u\nloss = (h - y)**2"
FRAMED = Document(
    title="Framed",
    graph=read_code(CODE, ["w", "v"]).graph,
    values={"x": 2.0, "w": 3.0, "v": 0.5, "y": 1.0},
    training=Training(epochs=3),
    groups=(NodeGroup("Layer", ("v", "a", "h")),),
    positions={
        "x": (-200.0, 100.0), "w": (-200.0, 0.0), "u": (0.0, 100.0), "v": (160.0, 0.0), "a": (340.0, 60.0),
        "h": (520.0, 100.0), "y": (640.0, 240.0), "h-y": (780.0, 100.0), "loss": (960.0, 100.0),
    },
)  # fmt: skip
FRAME = "▸0"


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = make_window(Session(FRAMED), Settings(), theme="light", engine="own")
    qtbot.addWidget(made)
    made.resize(1400, 900)
    made.show()
    qtbot.waitExposed(made)
    made.canvas.view.setFocus()
    made.canvas.view.set_motion(False)
    yield made
    made.session.edits.setClean()
    made.close()


def press(
    window: MainWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.canvas.view, key, held)


def labels(window: MainWindow) -> set[LabelKey]:
    return set(window.canvas.view.graph_scene.labels_shown())


def frame_item(window: MainWindow) -> FrameItem:
    found = window.canvas.view.frames.item(0)
    assert found is not None
    return found


def click(window: MainWindow, there: QPointF, *, double: bool = False) -> None:
    view = window.canvas.view
    point: QPoint = view.viewportTransform().map(there).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    if double:
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_the_arrow_closes_a_frame_and_what_comes_out_has_its_numbers(window: MainWindow) -> None:
    session, scene = window.session, window.canvas.view.graph_scene
    session.go_to_step(len(session.walkthrough))
    trace = session.trace
    click(window, frame_item(window).arrow.center())
    assert session.document.groups[0].closed and session.trace is trace
    assert not session.edits.count(), "while one looks only, it is no edit"
    assert scene.node("a") is scene.node(FRAME) is not None
    shown = scene.says(FRAME)
    assert shown is not None and shown.plain == "Layer" and shown.shape == "3 nodes · 1 parameter"
    assert shown.value is not None and shown.tex == "v"
    assert LabelKey("value", "h") in labels(window) and LabelKey("value", "a") not in labels(window)
    come, out = Edge("u", FRAME, 0), Edge(FRAME, "h-y", 0)
    assert {LabelKey("contribution", come), LabelKey("contribution", out)} <= labels(window)
    gradient = scene.labels_shown()[LabelKey("contribution", come)]
    assert trace is not None and gradient.figure is not None and gradient.quantity is not None
    assert gradient.figure.text == f"{trace.gradient('u'):g}" and gradient.quantity.kind is Kind.GRADIENT
    assert not any(key.kind == "local" and key.what == come for key in labels(window))


def test_a_step_goes_over_a_closed_frame_and_into_it_and_out_again(window: MainWindow) -> None:
    session = window.session
    session.frames.set_closed(0, closed=True)
    press(window, Qt.Key.Key_Right)
    assert session.address.step == 1
    press(window, Qt.Key.Key_Right)
    assert session.address.step == 3
    narration = session.narration
    assert narration is not None and narration.caption == "Forward through Layer: 2 steps"
    shown = window.canvas.view.graph_scene.says(FRAME)
    assert shown is not None and shown.glows
    assert (1, 3) in plates(window.timeline.track._cells)
    press(window, Qt.Key.Key_Left)
    assert session.address.step == 1
    press(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert session.address.step == 2 and not session.document.groups[0].closed
    press(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert session.address.step == 3 and session.document.groups[0].closed
    steps = 0
    while session.frame.next_step is not None:
        press(window, Qt.Key.Key_Right)
        steps += 1
    assert steps < len(session.walkthrough) - 2
    assert session.edits.isClean()


def test_enter_on_a_closed_frame_steps_into_it(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.go_to_step(1)
    view.select("a")
    press(window, Qt.Key.Key_G)
    assert session.document.groups[0].closed and view.selected == FRAME
    assert session.selected is not None and session.selected.node in ("a", "h")
    press(window, Qt.Key.Key_Return)
    assert not session.document.groups[0].closed and session.address.step == 2


def test_every_step_shows_the_same_however_one_comes_to_it(window: MainWindow) -> None:
    session, scene = window.session, window.canvas.view.graph_scene
    session.frames.set_closed(0, closed=True)
    on = {}
    while session.frame.next_step is not None:
        press(window, Qt.Key.Key_Right)
        on[session.address.step] = (scene.labels_shown(), scene.says(FRAME))
    for step in sorted(on, reverse=True):
        session.go_to_step(0)
        session.go_to_step(step)
        assert (scene.labels_shown(), scene.says(FRAME)) == on[step]


def test_training_goes_on_where_it_was_when_a_frame_is_closed(window: MainWindow) -> None:
    session = window.session
    session.walking.move_sample(1)
    there, trace = session.address, session.trace
    session.editing.set_on(True)
    window.canvas.view.select("a")
    press(window, Qt.Key.Key_G)
    assert session.document.groups[0].closed and session.edits.undoText() == "Collapse Layer"
    assert (session.address, session.trace) == (there, trace)
    window.commands.undo()
    assert not session.document.groups[0].closed
    assert (session.address, session.trace) == (there, trace)


def test_predict_opens_the_frame_in_which_it_asks(window: MainWindow) -> None:
    session = window.session
    session.frames.set_closed(0, closed=True)
    session.go_to_step(1)
    session.predict.set_on(True)
    assert not session.document.groups[0].closed
    said: list[str] = []
    session.said.connect(said.append)
    session.frames.set_closed(0, closed=True)
    assert not session.document.groups[0].closed and "asked" in said[-1]


def test_a_frame_is_made_and_named_in_one_step_of_undo(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.edit(replace(FRAMED, groups=()), "Without frames")
    session.editing.set_on(True)
    session.editing.choose(["loss", "h-y"])
    press(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (field,) = [each for each in view.viewport().findChildren(QLineEdit) if each.isVisible()]
    QTest.keyClicks(field, "Squared error")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.document.groups == (NodeGroup("Squared error", ("h-y", "loss")),)
    assert session.edits.undoText() == "Frame the nodes" and session.edits.count() == 2
    assert session.editing.chosen == ("loss", "h-y")
    click(window, frame_item(window).title.center(), double=True)
    assert field.isVisible() and field.text() == "Squared error"
    QTest.keyClicks(field, "E")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert session.document.groups[0].title == "E"
    session.editing.choose(["h"])
    window.canvas.frames.join()
    assert session.document.groups[0].nodes == ("h", "h-y", "loss")
    window.canvas.frames.leave()
    press(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert session.document.groups == ()
    for _ in range(4):
        window.commands.undo()
    assert session.document.groups == (NodeGroup("Squared error", ("h-y", "loss")),)
    window.commands.undo()
    assert session.document.groups == ()


def test_a_title_that_is_being_typed_goes_with_its_document(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.editing.set_on(True)
    view.select("a")
    press(window, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    (field,) = [each for each in view.viewport().findChildren(QLineEdit) if each.isVisible()]
    QTest.keyClicks(field, "Another")
    session.open(replace(FRAMED, groups=()))
    assert not field.isVisible() and session.document.groups == ()
    press(window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


def drag(window: MainWindow, there: QPointF, by: QPoint) -> None:
    view = window.canvas.view
    start: QPoint = view.viewportTransform().map(there).toPoint()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start)
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view.viewport(), start + by * share)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start + by)


def test_a_frame_is_dragged_by_its_title_and_a_closed_one_by_its_box(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.editing.set_on(True)
    before = dict(session.document.positions)
    drag(window, frame_item(window).title.center(), QPoint(0, 80))
    assert session.edits.count() == 1
    moved = session.document.positions
    down = moved["a"][1] - before["a"][1]
    assert down == pytest.approx(80 / view.zoom, abs=2)
    assert all(moved[name] == pytest.approx((before[name][0], before[name][1] + down)) for name in ("v", "h"))
    assert moved["u"] == before["u"]
    session.frames.set_closed(0, closed=True)
    node = view.graph_scene.node(FRAME)
    assert node is not None
    drag(window, node.scenePos() + QPointF(20, 20), QPoint(0, -80))
    assert session.editing.chosen == ("v", "a", "h")
    again = session.document.positions
    assert again["h"][1] - again["a"][1] == pytest.approx(moved["h"][1] - moved["a"][1])
    assert again["h"][1] < moved["h"][1] - 40
    for _ in range(3):
        window.commands.undo()
    assert session.document.positions == before


def test_a_frame_that_cannot_be_one_node_says_why(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open(replace(FRAMED, groups=(NodeGroup("Ends", ("a", "loss")),)))
    with qtbot.waitSignal(session.said) as caught:
        click(window, frame_item(window).arrow.center())
    assert caught.args is not None and "goes through h" in caught.args[0]
    assert not session.document.groups[0].closed


def test_a_right_click_offers_what_can_be_done_with_a_frame(window: MainWindow) -> None:
    session, view = window.session, window.canvas.view
    session.editing.set_on(True)
    menu = _right_click(window, frame_item(window).title.center())
    assert session.editing.chosen == ("v", "a", "h")
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:3] == ["Collapse the frame", "Rename the frame", "Take the frame away"]
    menu.actions()[2].trigger()
    menu.close()
    assert session.document.groups == ()
    menu = _right_click(window, view.graph_scene.node("h").scenePos())  # type: ignore[union-attr]
    (frames,) = [action.menu() for action in menu.actions() if action.text() == "Frame"]
    assert isinstance(frames, QMenu)
    state = {action.text(): action.isEnabled() for action in frames.actions() if action.text()}
    assert state["Frame the chosen nodes"] and not state["Leave the frame"] and not state["Add to a frame…"]
    menu.close()


def _right_click(window: MainWindow, there: QPointF) -> QMenu:
    viewport = window.canvas.view.viewport()
    at: QPoint = window.canvas.view.viewportTransform().map(there).toPoint()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    QApplication.processEvents()
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def test_a_closed_frame_is_saved_and_opened_closed(window: MainWindow, tmp_path: Path) -> None:
    session = window.session
    session.frames.set_closed(0, closed=True)
    path = tmp_path / "mine.tutor"
    path.write_text(write_text(session.document), encoding="utf-8")
    session.open(read(path))
    assert window.canvas.view.graph_scene.node(FRAME) is not None
    assert session.document.groups[0].closed


def test_all_layers_of_a_network_are_closed_stepped_and_opened(window: MainWindow) -> None:
    session = window.session
    document = open_source("template:mlp:2-3-1")
    assert document.training is not None
    session.open(document.with_training(replace(document.training, batch=1)))  # each sample has its update
    before = dict(session.document.positions)
    press(window, Qt.Key.Key_G, Qt.KeyboardModifier.ShiftModifier)
    picture = window.canvas.view.graph_scene.picture
    assert picture is not None and list(picture.closed) == ["▸0", "▸1"]
    moves = 0
    while session.frame.next_step is not None:
        press(window, Qt.Key.Key_Right)
        moves += 1
    assert moves == 14
    window.commands.open_all()
    assert all(session.document.positions[name] == pytest.approx(place) for name, place in before.items())
    QApplication.processEvents()


def test_what_is_placed_at_a_closed_frame_comes_behind_what_leaves_it(window: MainWindow) -> None:
    session = window.session
    session.editing.set_on(True)
    session.frames.set_closed(0, closed=True)
    session.editing.choose([FRAME])
    placing = window.canvas.placing.placing
    tanh = Placeable("operation", "tanh")
    assert placing.spot(tanh).behind == ("h",)
    assert placing.spot(tanh, (0.0, 0.0), edge=Edge(FRAME, "h-y", 0)).edge == Edge("h", "h-y", 0)
    assert placing.spot(tanh, (0.0, 0.0), edge=Edge("u", FRAME, 0)).edge is None, "these are two edges"
