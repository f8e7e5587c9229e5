"""One graph of a document turning into another: at the end it stands as if it had never moved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window, press
from tutor.document import open_source
from tutor.ui.canvas.morph import LONGEST_MS, Morph
from tutor.ui.canvas.nodes import NodeItem
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot, "why-nonlinear")
    typeset.postpone(False)
    yield made
    made.session.edits.setClean()
    made.close()


def _morph(window: MainWindow) -> Morph:
    return window.canvas.view.morph


def _drawn_afresh(window: MainWindow) -> QImage:
    """The same moment of the same graph in a window that has shown nothing else."""
    view, picture = window.canvas.view, window.canvas.view.graph_scene.picture
    assert picture is not None
    view.set_picture(picture)
    window.session.moment_changed.emit()
    return view.grab().toImage()


def _stands(window: MainWindow) -> bool:
    """Whether each node is at its place, whole, and nothing of another graph is left.

    Only a page that points at something lets other nodes step back.
    """
    scene = window.canvas.view.graph_scene
    items = [item for item in scene.items() if isinstance(item, NodeItem)]
    places = [scene.place_of(item.name) for item in items]
    return {item.name for item in items} >= set(window.session.document.graph.position) and all(
        place is not None
        and item.pos() == QPointF(*place)
        and (item.scale(), item.isVisible()) == (1.0, True)
        and (item.opacity() == 1.0 or bool(window.canvas.spotlight.spot))
        for item, place in zip(items, places, strict=True)
    )


@pytest.mark.parametrize(("before", "after"), [(1, 2), (5, 6), (8, 9), (11, 0), (2, 1)])
def test_it_ends_with_the_very_picture_that_stands_there(
    window: MainWindow, qtbot: QtBot, before: int, after: int
) -> None:
    window.session.pages.go(before)
    _morph(window).finish()
    before_it = window.canvas.view.grab().toImage()
    window.session.pages.go(after)
    assert _morph(window).is_running
    assert window.canvas.view.grab().toImage() != before_it or before == 11
    qtbot.waitUntil(lambda: not _morph(window).is_running, timeout=5 * LONGEST_MS)
    assert _stands(window)
    assert window.canvas.view.grab().toImage() == _drawn_afresh(window)


def test_it_starts_with_the_nodes_where_they_were_on_the_screen(window: MainWindow) -> None:
    view, scene = window.canvas.view, window.canvas.view.graph_scene
    window.session.pages.go(1)
    item = scene.node("X")
    assert item is not None
    there = view.viewportTransform().map(item.pos())
    window.session.pages.go(2)
    now = scene.node("X")
    assert now is not None and now is not item
    assert (view.viewportTransform().map(now.pos()) - there).manhattanLength() < 2.0
    assert _morph(window)._animation.duration() <= LONGEST_MS


def test_the_next_key_ends_it_and_does_what_it_does(window: MainWindow, qtbot: QtBot) -> None:
    window.session.pages.go(2)
    assert _morph(window).is_running
    press(qtbot, window, Qt.Key.Key_Right)
    assert not _morph(window).is_running
    assert window.session.address.step == 1
    assert _stands(window)
    window.session.pages.go(0)
    window.session.pages.go(6)  # a page turned before the morph is done
    assert window.session.document.shown == "side by side"
    QTest.mouseClick(window.canvas.view.viewport(), Qt.MouseButton.LeftButton)
    assert not _morph(window).is_running
    assert _stands(window)


def test_nothing_moves_where_steps_do_not(window: MainWindow) -> None:
    window.canvas.view.set_motion(False)
    window.session.pages.go(2)
    assert not _morph(window).is_running
    assert _stands(window)


def test_an_edit_or_another_document_does_not_morph(window: MainWindow) -> None:
    window.session.set_value("X", [[5.0], [6.0]])
    assert not _morph(window).is_running
    window.session.open(open_source("product-node"))
    assert not _morph(window).is_running
    assert _stands(window)
