"""The whole window, used as a learner uses it: keys, mouse, training, engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.reference import lecture
from tests.ui.timeline_tips import tips
from tutor.document.catalogue import open_source
from tutor.ui.app import make_window
from tutor.ui.look.theme import load_theme
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings
from tutor.ui.typesetting import typeset
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Phase


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = open_window(qtbot)
    yield made
    made.close()


def open_window(qtbot: QtBot, lesson: str = "linear-model", theme: str = "light") -> MainWindow:
    session = Session(open_source(lesson))
    made = make_window(session, Settings(), theme=theme, engine="own")
    made.resize(1600, 1000)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.canvas.view.setFocus()
    return made


def press(qtbot: QtBot, window: MainWindow, *keys: Qt.Key, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for key in keys:
        qtbot.keyClick(window.canvas.view, key, modifier)


def test_the_lesson_is_walked_to_its_end_and_back_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    seen = [window.session.frame]
    for _ in window.session.walkthrough.steps:
        press(qtbot, window, Qt.Key.Key_Right)
        seen.append(window.session.frame)
    assert [frame.position for frame in seen] == list(range(13))
    for frame in reversed(seen[:-1]):
        press(qtbot, window, Qt.Key.Key_Left)
        assert window.session.frame == frame
    press(qtbot, window, Qt.Key.Key_Right, shift=True)
    assert window.session.frame.step is not None
    press(qtbot, window, Qt.Key.Key_End)
    assert window.session.frame.next_step is None
    press(qtbot, window, Qt.Key.Key_Home)
    assert window.session.address == Address()


def test_the_step_on_is_told_in_the_lesson_and_the_timeline(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to_step(10)
    assert window.timeline.position() == 10
    texts = [child.text() for child in window.lesson.findChildren(QWidget) if hasattr(child, "text")]  # type: ignore[attr-defined]
    assert "BACKWARD · STEP 10 OF 12" in [str(text).upper() for text in texts]
    assert "The gradient reaches the weight" in texts


def test_the_timeline_tells_the_numbers_of_the_sample_at_hand(qtbot: QtBot) -> None:
    window = open_window(qtbot, "train-linear")
    assert tips(window)[0].endswith("ŷ = x·ω"), "nothing is computed yet"
    window.session.go_to_step(1)
    assert tips(window)[0].endswith("ω = 1·1 = 1.")
    window.session.go(Address(0, 1, 1))  # x is 2 there, and the first update has made ω 1.02
    assert tips(window)[0].endswith("ω = 2·1.02 = 2.04.")
    assert tips(window)[4].endswith("loss = r²")
    window.close()


def test_dragging_on_the_timeline_scrubs(window: MainWindow, qtbot: QtBot) -> None:
    track = window.timeline.track
    y = track.height() // 2
    qtbot.mousePress(track, Qt.MouseButton.LeftButton, pos=QPoint(4, y))
    assert window.session.frame.position == 1
    for x in range(4, track.width() - 4, 20):
        qtbot.mouseMove(track, QPoint(x, y))
    qtbot.mouseMove(track, QPoint(track.width() - 4, y))
    qtbot.mouseRelease(track, Qt.MouseButton.LeftButton, pos=QPoint(track.width() - 4, y))
    assert window.session.frame.position == 12


def test_bare_keys_do_nothing_in_a_text_field(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(2)
    field = window.tabs.currentWidget().findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_R, Qt.Key.Key_T, Qt.Key.Key_Space):
        qtbot.keyClick(field, key)
    assert window.session.address == Address() and not window.session.runs.running


def test_playing_goes_to_the_end_of_the_sample(window: MainWindow, qtbot: QtBot) -> None:
    window.player.set_speed(200)
    press(qtbot, window, Qt.Key.Key_Space)
    assert window.player.playing
    qtbot.waitUntil(lambda: window.session.frame.next_step is None)
    assert not window.player.playing
    press(qtbot, window, Qt.Key.Key_Space)
    assert window.session.address == Address(0, 1, 0)
    press(qtbot, window, Qt.Key.Key_Space)
    assert not window.player.playing


@pytest.mark.needs_torch
def test_100_epochs_are_trained_in_both_engines_and_any_moment_found(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.set_engine("both")
    window.commands.train()
    qtbot.waitUntil(lambda: session.runs.length() == 300 and not session.runs.running, timeout=30_000)
    theirs, ours = session.runs.history("torch"), session.runs.history("own")
    assert theirs is not None and ours is not None
    assert theirs.epoch_losses()[99] == ours.epoch_losses()[99] == lecture.LINEAR_LAST_EPOCH[1]
    session.go(Address(99, 2, 10))
    qtbot.waitUntil(lambda: session.trace_of("torch") is not None, timeout=10_000)
    for engine in ("own", "torch"):
        trace = session.trace_of(engine)  # type: ignore[arg-type]
        assert trace is not None and float(trace.gradient("w")) == lecture.LINEAR_LAST_EPOCH[0][2]


def test_what_a_start_was_told_is_not_remembered_but_what_a_person_chooses(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.set_dtype("float64")  # as `tutor.show` does, and --engine
    assert (Settings().engine, Settings().dtype) == ("own", "float32")
    box = window.header.findChild(QComboBox)
    for key, dtype in ((Qt.Key.Key_Up, "float32"), (Qt.Key.Key_Down, "float64")):
        qtbot.keyClick(box, key)
        assert window.session.dtype == Settings().dtype == dtype


def test_the_window_closes_while_it_trains(qtbot: QtBot) -> None:
    window = open_window(qtbot, "train-linear")
    window.session.train(10_000_000)
    qtbot.waitUntil(lambda: window.session.runs.length() > 0)
    window.close()
    assert not window.session.runs.running


def test_training_is_paused_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    window.session.train(10_000_000)
    qtbot.waitUntil(lambda: window.session.runs.length() > 0)
    press(qtbot, window, Qt.Key.Key_T)
    assert not window.session.runs.running
    press(qtbot, window, Qt.Key.Key_R)
    assert window.session.runs.length() == 0


def test_steps_can_be_made_while_it_trains(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(2)
    window.session.train(20_000_000)
    positions = []
    for _ in range(20):
        press(qtbot, window, Qt.Key.Key_Right)
        positions.append(window.session.frame.position)
        qtbot.wait(5)
    assert positions[:12] == list(range(1, 13))
    assert window.session.runs.running
    window.session.runs.pause()


def test_an_edit_on_the_canvas_is_undone_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to_step(10)
    window.canvas.view.value_edited.emit("x", 3.0)
    assert window.session.trace is not None and window.session.trace.gradient("w") == 6.0
    window.commands.undo()
    assert window.session.trace.gradient("w") == -2.0
    window.commands.redo()
    assert window.session.trace.gradient("w") == 6.0


def test_a_value_that_cannot_be_is_told_in_a_sentence(window: MainWindow) -> None:
    window.canvas.view.value_edited.emit("x", [1.0, 2.0])
    assert "shape" in window.canvas.notice.sentence()


def test_the_projector_folds_all_away_and_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go_to_step(10)
    window.tabs.tabBar().setFocus()
    window.commands.projector()
    assert window.canvas.view.hasFocus()
    assert not window.lesson.isVisible() and not window.tabs.isVisible() and window.caption.isVisible()
    press(qtbot, window, Qt.Key.Key_Left)
    assert window.session.frame.position == 9
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.lesson.isVisible() and window.tabs.isVisible() and not window.caption.isVisible()


def test_a_window_that_opens_on_the_projector_comes_back_in_usual_sizes(qtbot: QtBot) -> None:
    window = open_window(qtbot, theme="projector")
    typeset.postpone(False)  # what the window does itself, a little later
    window.refresh_theme()
    heights = set()
    for step in range(len(window.session.walkthrough) + 1):
        window.session.go_to_step(step)
        qtbot.wait(1)
        heights.add(window.canvas.height())
    assert len(heights) == 1, "the graph stands still while it is walked"
    window.commands.projector()
    qtbot.wait(50)
    sizes = load_theme("light").sizes
    assert window.tabs.width() == pytest.approx(sizes.side_width, abs=30)
    assert window.lesson.width() == pytest.approx(sizes.lesson_width, abs=30)
    for field in window.timeline.findChildren(QSpinBox):
        assert field.findChildren(QLineEdit)[0].font().pixelSize() == sizes.base
    window.close()


def test_a_small_window_keeps_room_for_the_graph_and_loses_no_command(
    window: MainWindow, qtbot: QtBot
) -> None:
    buttons = [button for button in window.header.findChildren(QPushButton) if button.isVisible()]
    window.resize(905, 600)
    qtbot.waitUntil(lambda: window.width() == 905)
    assert window.minimumSizeHint().width() <= 905
    assert window.canvas.width() >= 320
    for part in (window.header.menu, window.header.lessons, window.tabs, window.timeline):
        assert window.rect().contains(part.mapTo(window, part.rect().bottomRight()))
    assert buttons and not any(button.isVisible() for button in buttons), "the menu has them too"
    window.resize(1400, 900)
    qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons))


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_the_ground_of_each_theme_is_painted(qtbot: QtBot, theme: str) -> None:
    window = open_window(qtbot, theme=theme)
    qtbot.wait(50)
    picture = window.grab().toImage()
    ground = load_theme(theme).colour("surface" if theme == "projector" else "bg")
    assert picture.pixelColor(picture.width() // 2, 70) == ground
    window.close()


def test_a_page_is_chosen_and_stands_at_its_step(window: MainWindow, qtbot: QtBot) -> None:
    window.session.go(Address(0, 1, 3))
    pages = window.session.document.pages
    button = next(
        child for child in window.lesson.findChildren(QAbstractButton) if child.text() == pages[6].title
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.address == Address(0, 0, window.session.walkthrough.position_of("backward:w"))


def test_a_row_of_the_data_is_walked_through_and_edited(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(3)
    table = window.tabs.currentWidget().findChild(QTableView)
    assert table is not None
    model = table.model()
    place = table.visualRect(model.index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.address.sample == 2
    assert model.setData(model.index(2, 1), "7") and window.session.document.data["y"][2] == 7.0
    model.setData(model.index(2, 1), "seven")
    assert window.session.document.data["y"][2] == 7.0
    assert "seven" in window.canvas.notice.sentence() or window.canvas.notice.sentence()


def test_a_line_of_code_goes_to_its_step(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(1)
    code = window.tabs.currentWidget().findChild(QWidget, "code")
    assert code is not None
    code.line_chosen.emit(1)  # type: ignore[attr-defined]
    step = window.session.frame.step
    assert step is not None and (step.phase, step.node) == (Phase.FORWARD, "r")
    assert window.session.selected is not None and window.session.selected.kind is Kind.VALUE


def test_after_a_click_on_a_tab_the_keys_still_walk(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.tabs.tabBar()
    for tab, keyboard in ((2, window.canvas.view), (0, window.lesson.question.field)):
        window.tabs.setCurrentIndex(3)
        table = window.tabs.panel(3).findChildren(QTableView)[0]
        table.setFocus()
        assert table.hasFocus()
        qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(tab).center())
        qtbot.waitUntil(keyboard.hasFocus)
        window.session.predict.set_on(True)


def test_what_was_chosen_is_remembered(qtbot: QtBot) -> None:
    first = open_window(qtbot)
    first.tabs.setCurrentIndex(2)
    qtbot.keyClick(first.header.findChild(QComboBox), Qt.Key.Key_Down)
    first.resize(1300, 800)
    first.close()
    second = open_window(qtbot)
    assert second.tabs.currentIndex() == 2
    assert second.session.dtype == "float64"
    second.session.set_dtype("float32")
    second.tabs.setCurrentIndex(0)
    second.close()


def test_every_control_has_an_accessible_name(window: MainWindow, qtbot: QtBot) -> None:
    window.load_plots()
    nameless = [
        f"{type(child).__name__} in {type(child.parent()).__name__}"
        for child in window.findChildren(QWidget)
        if child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (child.accessibleName() or getattr(child, "text", str)())
        and not part_of_qt(child)
    ]
    assert nameless == []


def part_of_qt(widget: QWidget) -> bool:
    """Whether Qt or pyqtgraph made it inside one of its own: a viewport, a pop-up, a menu never shown."""
    parents, parent = [], widget.parent()
    while parent is not None:
        parents.append(parent)
        parent = parent.parent()
    is_viewport = isinstance(parents[0], QAbstractScrollArea) and parents[0].viewport() is widget
    in_popup = any(isinstance(each, QMenu) or type(each.parent()) is QComboBox for each in parents)
    return is_viewport or in_popup or widget.objectName().startswith("qt_")
