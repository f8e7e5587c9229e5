"""Ctrl+F: what is typed is counted and ringed, Enter goes from one to the next, and Escape gives back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document import open_source
from tutor.document.edits import edits
from tutor.document.starting.from_code import from_code
from tutor.ui.canvas.labels import LEAST_SCALE
from tutor.ui.canvas_area.finding import Finding
from tutor.ui.window.main_window import MainWindow

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def chain(length: int) -> str:
    """The code of a graph so long that no view shows all of it."""
    lines = [f"h{at} = {'relu' if at % 10 == 5 else 'tanh'}(h{at - 1})" for at in range(1, length)]
    return "\n".join([*lines, f"loss = h{length - 1} ** 2"])


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    qtbot.waitUntil(made.isActiveWindow)
    made.set_motion(False)
    made.session.open(from_code(chain(40), {"h0": 0.5}, {}))
    yield made
    made.session.edits.setClean()


def search(window: MainWindow, qtbot: QtBot, text: str) -> Finding:
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL)
    finding = window.canvas.overview.finding
    assert QApplication.focusWidget() is finding.bar.field
    QTest.keyClicks(finding.bar.field, text)
    return finding


def is_seen(window: MainWindow, name: str) -> bool:
    view = window.canvas.view
    item = view.graph_scene.node(name)
    assert item is not None
    box = view.viewportTransform().mapRect(item.mapRectToScene(item.body()))
    return view.room().contains(box) and not any(
        box.intersects(QRectF(rect)) for rect in window.canvas.overview.taken()
    )


def test_enter_goes_from_one_match_to_the_next_and_around(window: MainWindow, qtbot: QtBot) -> None:
    finding, view = search(window, qtbot, "relu"), window.canvas.view
    step = window.session.frame
    seen = []
    for key, held in (
        (None, None), (Qt.Key.Key_Return, None), (Qt.Key.Key_F3, None), (Qt.Key.Key_Return, None),
        (Qt.Key.Key_Return, None), (Qt.Key.Key_Return, SHIFT), (Qt.Key.Key_F3, SHIFT),
    ):  # fmt: skip
        if key is not None:
            qtbot.keyClick(finding.bar.field, key, held or Qt.KeyboardModifier.NoModifier)
        seen.append((finding.bar.count.text(), view.selected))
        assert is_seen(window, view.selected) and view.marks.current == view.selected
    assert seen == [
        ("1 of 4", "h5"), ("2 of 4", "h15"), ("3 of 4", "h25"), ("4 of 4", "h35"),
        ("1 of 4", "h5"), ("4 of 4", "h35"), ("3 of 4", "h25"),
    ]  # fmt: skip
    assert view.marks.found == ("h5", "h15", "h25", "h35")
    assert window.session.frame == step, "no key went on to the walk"


def test_escape_closes_and_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    finding = search(window, qtbot, "h7")
    view = window.canvas.view
    for pressed in (finding.bar.field, view):
        qtbot.keyClick(pressed, Qt.Key.Key_Escape)
        assert finding.bar.isHidden() and view.hasFocus()
        assert view.selected == "h7" and not view.marks.found
        finding.open()
        assert view.marks.found == ("h7",)
        view.setFocus()


def test_what_is_not_there_is_said_and_the_selection_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.canvas.view.select("h3")
    finding = search(window, qtbot, "conv2d")
    assert finding.bar.count.text() == "Not found" and finding.bar.field.property("wrong")
    assert window.canvas.view.selected == "h3"
    finding.bar.field.clear()
    assert not finding.bar.count.text() and not finding.bar.field.property("wrong")


def test_a_node_is_shown_so_near_that_it_can_be_read(window: MainWindow, qtbot: QtBot) -> None:
    view = window.canvas.view
    view.fit()
    assert view.zoom < LEAST_SCALE
    search(window, qtbot, "h20")
    assert view.zoom >= LEAST_SCALE and is_seen(window, "h20")


def test_an_edit_changes_what_is_found_and_another_graph_all_of_it(window: MainWindow, qtbot: QtBot) -> None:
    finding = search(window, qtbot, "relu")
    window.session.open(from_code("z = relu(x)\nloss = z ** 2", {"x": 1.0}, {}))
    assert finding.bar.count.text() == "0 of 1" and window.canvas.view.marks.found == ("z",)
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    assert window.canvas.view.selected == "z"


def test_neurons_are_drawn_as_nodes_to_be_searched(qtbot: QtBot) -> None:
    window = open_window(qtbot, "many-weights")
    qtbot.waitUntil(window.isActiveWindow)
    assert window.canvas.front.shows_neurons
    finding = search(window, qtbot, "sigmoid")
    assert not window.canvas.front.shows_neurons and finding.bar.count.text().startswith("1 of")
    window.session.edits.setClean()


def test_enter_opens_the_closed_frame_that_hides_what_is_found(window: MainWindow, qtbot: QtBot) -> None:
    window.session.open(open_source("template:mazur"))
    window.session.frames.set_all_closed(closed=True)
    collapsed = window.session.document.collapsed
    assert collapsed is not None
    finding, view = search(window, qtbot, "h1"), window.canvas.view
    assert finding.bar.count.text() == "1 of 2", "h1 and net_h1"
    assert view.selected == collapsed.node("h1") != "h1" and is_seen(window, "h1")
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    assert finding.bar.count.text() == "1 of 2" and view.selected == "h1" and is_seen(window, "h1")
    qtbot.keyClick(finding.bar.field, Qt.Key.Key_Return)
    assert view.selected == "net_h1"


def test_a_notice_that_waits_leaves_its_room_to_the_search(window: MainWindow, qtbot: QtBot) -> None:
    notice, finding = window.canvas.notice, window.canvas.overview.finding
    notice.offer("A sentence that asks.", [("Answer", window.close)])
    before = notice.geometry()
    search(window, qtbot, "relu")
    assert before.intersects(finding.bar.geometry())
    assert not notice.geometry().intersects(finding.bar.geometry())
    window.session.said.emit("Another sentence.")
    parts = window.canvas.children()
    assert parts.index(notice) < parts.index(finding.bar)
    QTest.keyClick(finding.bar.field, Qt.Key.Key_Escape)
    assert notice.y() == before.y()


def test_what_is_missing_is_said_beside_the_minimap(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, overview = window.session, window.canvas.overview
    session.editing.set_on(True)
    session.editing.apply(lambda document: edits.delete(document, ("h2",)), "Delete")
    waiting = window.canvas.waiting
    assert waiting is not None and waiting.isVisible() and waiting.width() > 200
    there = waiting.geometry()
    small = QRect(there.right() - 50, there.top() - 80, 160, 90)
    monkeypatch.setattr(overview, "taken", lambda: [small])
    overview.changed.emit()
    assert waiting.geometry().right() < small.left() and waiting.pos() == there.topLeft()
