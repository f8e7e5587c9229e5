"""The timeline: it asks for a moment by click, drag, key and field, and shows what it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QMouseEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from tutor.ui.look.theme import Theme, apply_theme, load_theme, ui_font
from tutor.ui.panels.timeline.bar import Timeline
from tutor.ui.panels.timeline.moment_box import TrainingMoment
from tutor.ui.panels.timeline.track_layout import TimelineCell, fit_labels, lay_out, runs
from tutor.ui.widgets.icon_button import IconButton

LIGHT = load_theme("light")
PHASES = {"Forward": "value", "Local gradients": "local", "Backward": "grad", "Update": "param_line"}


def walk(*counts: int) -> list[TimelineCell]:
    """Cells of the four phases, as many of each as told."""
    return [
        TimelineCell(role, group)  # type: ignore[arg-type]
        for (group, role), count in zip(PHASES.items(), counts, strict=True)
        for _ in range(count)
    ]


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., Timeline]:
    """Make a timeline of the given steps, shown at a width."""

    def make(cells: list[TimelineCell], width: int = 1600, theme: Theme = LIGHT) -> Timeline:
        timeline = Timeline(theme)
        qtbot.addWidget(timeline)
        timeline.set_steps(cells, str)
        timeline.resize(width, timeline.height())
        timeline.show()
        qtbot.waitExposed(timeline)
        return timeline

    return make


def middle(timeline: Timeline, index: int) -> QPoint:
    return timeline.track.cell_rectangle(index).center().toPoint()


def asked(spy: QSignalSpy) -> list[object]:
    return [spy.at(i)[0] for i in range(spy.count())]


def test_a_click_asks_for_the_step_under_it_and_moves_nothing(
    show: Callable[..., Timeline], qtbot: QtBot
) -> None:
    timeline = show(walk(3, 3, 4, 2))
    spy = QSignalSpy(timeline.position_requested)
    for index in (0, 5, 11):
        qtbot.mouseClick(timeline.track, Qt.MouseButton.LeftButton, pos=middle(timeline, index))
    assert asked(spy) == [1, 6, 12]
    assert timeline.position() == 0


def test_a_drag_scrubs_over_the_cells_and_back_to_the_start(
    show: Callable[..., Timeline], qtbot: QtBot
) -> None:
    timeline = show(walk(3, 3, 4, 2))
    timeline.position_requested.connect(timeline.set_position)
    spy = QSignalSpy(timeline.position_requested)
    qtbot.mousePress(timeline.track, Qt.MouseButton.LeftButton, pos=middle(timeline, 6))
    for index in (7, 7, 8, 2):
        drag(timeline, middle(timeline, index))
    drag(timeline, QPoint(-20, 30))
    drag(timeline, QPoint(9000, 30))
    qtbot.mouseRelease(timeline.track, Qt.MouseButton.LeftButton)
    drag(timeline, middle(timeline, 4), Qt.MouseButton.NoButton)
    assert asked(spy) == [7, 8, 9, 3, 0, 12]
    assert timeline.position() == 12


def drag(timeline: Timeline, to: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    where = timeline.track.mapToGlobal(to)
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(to), QPointF(where), Qt.MouseButton.NoButton, button,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(timeline.track, event)


def test_keys_step_and_jump_when_the_cells_have_the_focus(show: Callable[..., Timeline]) -> None:
    timeline = show(walk(3, 3, 4, 2))
    steps, jumps = QSignalSpy(timeline.step_requested), QSignalSpy(timeline.jump_requested)
    timeline.track.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(timeline.track, key)
    assert asked(steps) == [1, -1]
    assert asked(jumps) == ["start", "end"]
    assert timeline.position() == 0
    QTest.keyClick(timeline.track, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert steps.count() == 2, "Shift+→ is the window's"


def test_buttons_ask_and_show_where_nothing_is_left(show: Callable[..., Timeline], qtbot: QtBot) -> None:
    timeline = show(walk(3, 3, 4, 2))
    steps, jumps = QSignalSpy(timeline.step_requested), QSignalSpy(timeline.jump_requested)
    for name in ("first", "back", "forward", "last"):
        button = timeline.findChild(IconButton, name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked(steps) == [-1, 1]
    assert asked(jumps) == ["start", "end"]
    back = timeline.findChild(IconButton, "back")
    assert back.accessibleDescription() != ""
    timeline.set_position(3)
    assert back.accessibleDescription() == ""


def test_it_says_where_the_walk_stands(show: Callable[..., Timeline]) -> None:
    timeline = show(walk(3, 3, 4, 2))
    assert timeline.track.position_text() == "Before the first of 12 steps"
    timeline.set_position(10)
    assert timeline.track.position_text() == "Backward · step 10 of 12"
    reader = QAccessible.queryAccessibleInterface(timeline.track)
    assert reader.role() == QAccessible.Role.Slider
    assert "Backward · step 10 of 12" in reader.text(QAccessible.Text.Name)
    timeline.set_position(99)
    assert timeline.position() == 12


def test_a_screen_reader_moves_it_as_a_slider(show: Callable[..., Timeline]) -> None:
    timeline = show(walk(3, 3, 4, 2))
    spy = QSignalSpy(timeline.position_requested)
    timeline.track.setValue(4)
    assert asked(spy) == [4]


def test_the_wheel_steps_once_a_notch(show: Callable[..., Timeline]) -> None:
    timeline = show(walk(3, 3, 4, 2))
    spy = QSignalSpy(timeline.step_requested)
    for amount in (-60, -60, 120):
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, amount), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(timeline.track, event)
    assert asked(spy) == [1, -1]


def test_made_cells_are_filled_the_present_one_stands_out_the_rest_is_hollow(
    show: Callable[..., Timeline],
) -> None:
    timeline = show(walk(3, 3, 4, 2))
    timeline.set_position(10)
    image = timeline.track.grab().toImage()

    def at(index: int, rise: float = 0.0) -> str:
        place = timeline.track.cell_rectangle(index)
        y = place.top() - rise if rise else place.center().y()
        return image.pixelColor(QPointF(place.left() + 0.25 * place.width(), y).toPoint()).name().upper()

    assert at(0) == LIGHT.hex("value")
    assert at(4) == LIGHT.hex("local")
    assert at(9) == LIGHT.hex("grad")
    assert at(10) == LIGHT.hex("bg")
    assert at(9, rise=3) == LIGHT.hex("grad")
    assert at(8, rise=3) != LIGHT.hex("grad")


@pytest.mark.parametrize("name", ["light", "projector"])
@pytest.mark.parametrize("counts", [(1, 1, 1, 1), (3, 3, 4, 2), (30, 1, 60, 1), (700, 3, 1290, 7)])
@pytest.mark.parametrize("width", [420, 900, 1600])
def test_labels_never_overlap(counts: tuple[int, ...], width: int, name: str) -> None:
    metrics = QFontMetricsF(ui_font(load_theme(name).sizes.section, 650))
    groups = runs(walk(*counts))
    layout = lay_out(sum(counts), groups, width, 120)

    def elide(text: str, room: float) -> str:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    labels = fit_labels(groups, layout, width, metrics.horizontalAdvance, elide)
    ends = [label.x + metrics.horizontalAdvance(label.text) for label in labels]
    assert labels
    assert all(end < label.x for end, label in zip(ends, labels[1:], strict=False))
    assert ends[-1] <= width + 0.01


def test_two_thousand_cells_fill_the_track_and_stay_usable(
    show: Callable[..., Timeline], qtbot: QtBot
) -> None:
    timeline = show(walk(700, 500, 790, 10))
    track = timeline.track
    assert track.visible_labels() == ["Forward", "Local gradients", "Backward", "Update"]
    assert track.cell_rectangle(1999).right() <= track.width()
    assert track.cell_rectangle(1999).right() > track.width() - 12
    spy = QSignalSpy(timeline.position_requested)
    for x in (track.width() - 1, 0, track.width() // 2):
        qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(x, 30))
    last, first, half = asked(spy)
    assert (last, first) == (2000, 0)
    assert half == pytest.approx(1000, abs=8)


def test_names_of_phases_share_their_room_before_one_is_cut_short() -> None:
    metrics = QFontMetricsF(ui_font(LIGHT.sizes.section, 650))
    names = ["Forward · local gradients"] * 6 + ["Backward"] * 4 + ["Update", "Zero grad"]
    groups = runs([TimelineCell("value", name) for name in names])

    def elide(text: str, room: float) -> str:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    layout = lay_out(len(names), groups, 702.0, 120.0)
    labels = fit_labels(groups, layout, 702.0, metrics.horizontalAdvance, elide)
    assert [label.text for label in labels] == [run.group for run in groups]
    early = [layout.edges[run.first] - label.x for run, label in zip(groups, labels, strict=True)]
    assert early[:2] == [0.0, 0.0], "what has room stands over its run"
    assert 0.0 < early[3] < 24.0


@pytest.mark.parametrize(("room", "first"), [(400.0, "Forward · local gradients"), (300.0, "Forward")])
def test_in_a_narrow_track_names_share_the_room_and_keep_their_words(room: float, first: str) -> None:
    names = ["Forward · local gradients"] * 6 + ["Backward"] * 4 + ["Update", "Zero grad"]
    groups = runs([TimelineCell("value", name) for name in names])
    labels = fit_labels(groups, lay_out(len(names), groups, room, 120.0), room, lambda text: 7.0 * len(text),
                        lambda text, _: text[:4] + "…")  # fmt: skip
    assert [label.text for label in labels] == [first, "Backward", "Update", "Zero grad"]
    ends = [label.x + 7.0 * len(label.text) for label in labels]
    assert all(end < after.x for end, after in zip(ends, labels[1:], strict=False)) and ends[-1] <= room


def test_mixed_roles_share_one_label(show: Callable[..., Timeline]) -> None:
    roles = ["value", "local"] * 3
    cells = [TimelineCell(role, "Forward · local gradients") for role in roles]  # type: ignore[arg-type]
    timeline = show([*cells, TimelineCell("grad", "Backward")])
    assert timeline.track.visible_labels() == ["Forward · local gradients", "Backward"]


def test_epoch_and_sample_ask_for_a_moment(show: Callable[..., Timeline], qtbot: QtBot) -> None:
    timeline = show(walk(3, 3, 4, 2))
    timeline.set_moment(TrainingMoment(1, 88, 2, 3))
    spy = QSignalSpy(timeline.moment_requested)
    epoch, sample = timeline.moment_box.findChildren(QSpinBox)
    assert (epoch.value(), epoch.maximum(), sample.value(), sample.maximum()) == (1, 88, 2, 3)
    assert spy.count() == 0
    epoch.selectAll()
    qtbot.keyClicks(epoch, "12")
    assert spy.count() == 0, "not before Enter"
    qtbot.keyClick(epoch, Qt.Key.Key_Return)
    qtbot.keyClick(sample, Qt.Key.Key_Up)
    assert [spy.at(i) for i in range(spy.count())] == [[12, 2], [12, 3]]


@pytest.mark.parametrize("name", ["light", "projector"])
def test_the_epoch_has_room_under_the_style_sheet(show: Callable[..., Timeline], name: str) -> None:
    app, theme = QApplication.instance(), load_theme(name)
    assert isinstance(app, QApplication)
    apply_theme(app, theme)
    try:
        timeline = show(walk(3, 3, 4, 2), 1900, theme)
        timeline.set_moment(TrainingMoment(88, 100, 1, 3))
        field = timeline.moment_box.findChildren(QSpinBox)[0].findChild(QLineEdit)
        assert field.width() >= QFontMetricsF(field.font()).horizontalAdvance("100")
    finally:
        app.setStyleSheet("")


def test_train_and_play(show: Callable[..., Timeline], qtbot: QtBot) -> None:
    timeline = show(walk(3, 3, 4, 2))
    trained, speeds = QSignalSpy(timeline.train_requested), QSignalSpy(timeline.speed_chosen)
    qtbot.mouseClick(timeline.moment_box._one, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(timeline.moment_box._many, Qt.MouseButton.LeftButton)
    assert asked(trained) == [1, 100]
    timeline.set_training(True)
    qtbot.mouseClick(timeline.moment_box._many, Qt.MouseButton.LeftButton)
    assert trained.count() == 2
    with qtbot.waitSignal(timeline.play_toggled):
        qtbot.mouseClick(timeline.play_box._play, Qt.MouseButton.LeftButton)
    assert timeline.play_box._play.text() == "Play"
    timeline.set_playing(True)
    assert timeline.play_box._play.text() == "Pause"
    timeline.play_box._actions[4.0].trigger()
    assert asked(speeds) == [4.0]
    assert timeline.play_box._menu_button.text() == "4×"


def test_compact_shows_the_cells_at_the_right_and_the_place_in_words(
    show: Callable[..., Timeline],
) -> None:
    theme = load_theme("projector")
    timeline = show(walk(3, 3, 4, 2), 1000, theme)
    timeline.set_position(10)
    timeline.set_compact(True)
    assert timeline._place.text() == "Backward · 10 of 12"
    assert timeline._place.isVisible()
    assert not timeline.play_box.isVisible()
    assert timeline.track.visible_labels() == []
    right = timeline.track.cell_rectangle(11).right()
    assert right == pytest.approx(timeline.track.width() - 2, abs=1)
    timeline.set_compact(False)
    assert timeline.findChild(IconButton, "back").isVisible()


def test_in_a_narrow_bar_parts_give_way_instead_of_colliding(show: Callable[..., Timeline]) -> None:
    timeline = show(walk(3, 3, 4, 2), 1600)
    assert timeline.moment_box.isVisible()
    timeline.resize(600, timeline.height())
    QApplication.processEvents()
    assert not timeline.moment_box.isVisible()
    places = [timeline.track.geometry(), *(b.geometry() for b in timeline.findChildren(IconButton))]
    assert all(QRect(0, 0, 600, 200).contains(place) for place in places)
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
