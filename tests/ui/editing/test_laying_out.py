"""The key that lays a graph out, and nodes that go to their places after an edit, by undo and by redo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.window.test_main_window import open_window
from tutor.document.document import Document, NodeGroup
from tutor.document.edits import edits
from tutor.document.edits.edits import move
from tutor.document.starting.from_code import from_code
from tutor.graph.layout import ROW_GAP
from tutor.ui.canvas.drift import Drift
from tutor.ui.editing import laying_out
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    typeset.postpone(False)
    yield made
    made.session.edits.setClean()
    made.close()


def _own(window: MainWindow, code: str = "z = x*w\ns = z + b\nloss = s**2") -> None:
    document = from_code(code, {"x": 2.0}, {"w": 1.5, "b": 1.0})
    window.session.open(replace(document, positions=dict.fromkeys(document.graph.position, (0.0, 0.0))))


def _press_l(window: MainWindow) -> None:
    QTest.keyClick(window.canvas.view, Qt.Key.Key_L)


def _drift(window: MainWindow) -> Drift:
    return window.canvas.view.settling.drift


def _places(window: MainWindow) -> dict[str, QPointF]:
    scene = window.canvas.view.graph_scene
    items = {name: scene.node(name) for name in window.session.document.graph.position}
    return {name: item.pos() for name, item in items.items() if item is not None}


def test_a_key_lays_the_graph_out_as_one_edit_that_can_be_undone(window: MainWindow, qtbot: QtBot) -> None:
    _own(window)
    session, before = window.session, window.session.document
    _press_l(window)
    there = session.document.positions
    assert there["x"][0] < there["z"][0] < there["s"][0] < there["loss"][0]
    assert there["z"][1] == there["s"][1] == there["loss"][1] and there["w"][1] - there["x"][1] > ROW_GAP
    assert session.edits.count() == 1 and session.edits.undoText() == "Lay out"
    assert _drift(window).is_running
    qtbot.waitUntil(lambda: not _drift(window).is_running, timeout=2000)
    scene = window.canvas.view.graph_scene
    assert all(at == QPointF(*scene.standing.places[name]) for name, at in _places(window).items())
    session.edits.undo()
    assert session.document == before and _drift(window).is_running
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Right)
    assert not _drift(window).is_running and session.address.step == 1
    session.edits.redo()
    assert session.document.positions == there


def test_nodes_go_on_the_screen_from_where_they_were_and_edges_come_last(window: MainWindow) -> None:
    _own(window)
    view = window.canvas.view
    before = {name: view.viewportTransform().map(at) for name, at in _places(window).items()}
    _press_l(window)
    now = {name: view.viewportTransform().map(at) for name, at in _places(window).items()}
    assert all((now[name] - before[name]).manhattanLength() < 3.0 for name in now)
    edge = view.graph_scene.edge(window.session.document.graph.edges[0])
    assert edge is not None and edge.opacity() == 0.0
    _drift(window).finish()
    assert edge.opacity() == 1.0


def test_only_the_chosen_nodes_are_laid_out_where_they_stand(window: MainWindow) -> None:
    _own(window)
    _press_l(window)
    session = window.session
    messy = {"x": (-40.0, 500.0), "w": (-30.0, 520.0)}
    session.editing.apply(lambda document: move(document, messy), "Move")
    before = dict(session.document.positions)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_E)
    session.editing.choose(["x", "w"])
    _press_l(window)
    after = session.document.positions
    assert {name for name in after if after[name] != before[name]} == {"x", "w"}
    assert abs((after["x"][1] + after["w"][1]) / 2 - 510) < 1 and after["w"][1] - after["x"][1] > ROW_GAP


def test_what_is_looked_at_stays_in_view(window: MainWindow) -> None:
    _own(window, "\n".join(["a0 = x*w", *(f"a{at} = a{at - 1}*b" for at in range(1, 12))]))
    session, view = window.session, window.canvas.view
    spread = {name: (90.0 * at, 0.0) for at, name in enumerate(session.document.graph.position)}
    session.open(replace(session.document, positions=spread))
    view.set_zoom(2.0)
    view.go_to("a10")
    view.glide.finish()
    _press_l(window)
    _drift(window).finish()
    item = view.graph_scene.node("a10")
    assert item is not None
    assert view.viewport().rect().contains(view.viewportTransform().map(item.pos()).toPoint())


def test_a_new_node_keeps_the_view_unless_it_would_not_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    _own(window)
    _press_l(window)
    view, session = window.canvas.view, window.session
    QTest.keyClick(view, Qt.Key.Key_E)
    look = view.viewportTransform()

    def added(document: Document, x: float) -> Document:
        return edits.add_leaf(document, "input", (x, 300.0))

    here = view.document_point(QPointF(view.viewport().rect().center()))
    session.editing.apply(lambda document: added(document, here[0]), "Add x1")
    assert view.viewportTransform() == look
    item = view.graph_scene.node("x1")
    assert item is not None and item.opacity() < 1.0
    session.editing.apply(lambda document: added(document, 9000.0), "Add x2")
    view.glide.finish()
    far = view.graph_scene.node("x2")
    assert far is not None
    assert view.viewport().rect().contains(view.viewportTransform().map(far.pos()).toPoint())
    _drift(window).finish()
    assert item.opacity() == 1.0


def test_a_small_move_takes_no_edges_away_and_nothing_moves_without_motion(window: MainWindow) -> None:
    _own(window)
    _press_l(window)
    session, drift = window.session, _drift(window)
    drift.finish()
    x, y = session.document.positions["loss"]
    session.editing.apply(lambda document: move(document, {"loss": (x + 12.0, y)}), "Move loss")
    assert not drift.is_running
    window.canvas.view.set_motion(False)
    session.editing.apply(lambda document: move(document, {"loss": (x + 400.0, y)}), "Move loss")
    assert not drift.is_running


def test_a_large_graph_is_laid_out_in_the_background_and_escape_stops_that(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying_out, "_AT_ONCE", 3)
    _own(window)
    session, before = window.session, window.session.document
    _press_l(window)
    assert session.document is before and "Esc stops that" in window.canvas.notice.sentence()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert window.canvas.notice.sentence() == "Stopped: everything stands where it stood."
    work = window.commands.laying_out
    qtbot.waitUntil(lambda: work._background is not None and not work._background.busy, timeout=5000)
    assert session.document is before
    _press_l(window)
    qtbot.waitUntil(lambda: session.document is not before, timeout=5000)
    assert session.edits.undoText() == "Lay out" and not window.canvas.notice.sentence()


def test_a_page_that_holds_the_graph_says_so(window: MainWindow) -> None:
    window.session.predict.set_on(True)
    _press_l(window)
    assert not window.session.edits.count() and window.canvas.notice.sentence()


def test_what_is_inside_a_closed_frame_goes_with_it(window: MainWindow) -> None:
    _own(window)
    _press_l(window)
    session = window.session
    before = dict(session.document.positions)
    moved = {name: (x, y + (500.0 if name in ("s", "b") else 0.0)) for name, (x, y) in before.items()}
    closed = (NodeGroup("Bias", ("b", "s"), closed=True),)
    session.open(replace(session.document, positions=moved, groups=closed))
    _press_l(window)
    after = session.document.positions
    by = [(after[name][0] - moved[name][0], after[name][1] - moved[name][1]) for name in ("b", "s")]
    assert by[0] == by[1] and by[0][1] < -200
    assert after["z"][0] < after["s"][0] < after["loss"][0]


def test_an_edit_of_an_automatic_graph_moves_nothing_and_undo_lays_out_nothing_anew(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.open(
        from_code(
            "h = tanh(x*w + b)\nz = h*v\nloss = (z - y)**2",
            dict.fromkeys("xy", 1.0),
            dict.fromkeys("wbv", 0.5),
        )
    )
    scene = window.canvas.view.graph_scene
    before = dict(scene.standing.places)
    window.session.editing.set_on(True)
    assert window.session.editing.apply(lambda document: edits.rename(document, "h", "hidden"), "Rename")
    after = {"h" if name == "hidden" else name: at for name, at in scene.standing.places.items()}
    assert window.session.document.positions and after == before
    with monkeypatch.context() as undoing:
        undoing.setattr("tutor.ui.canvas.arrange.layout", _not_again)
        window.session.edits.undo()
    assert not window.session.document.positions and scene.standing.places == before


def _not_again(*_: object, **__: object) -> dict[str, tuple[float, float]]:
    raise AssertionError("the automatic places were known")
