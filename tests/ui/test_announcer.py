"""What a screen reader is told: each step as it is made, verdicts first, and nothing where none listens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.ui import announce

Said = list[tuple[str, bool]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[Said]:
    """Sentences as they are handed to the screen reader, and whether each is urgent."""
    found: Said = []

    def note(event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        assert event.type() == QAccessible.Event.Announcement
        urgent = event.politeness() == QAccessible.AnnouncementPoliteness.Assertive
        found.append((event.message(), urgent))

    monkeypatch.setattr(announce, "_hand_over", note)
    QAccessible.setActive(True)
    yield found
    QAccessible.setActive(False)


def test_each_step_is_said_and_the_sample_where_it_is_another(qtbot: QtBot, said: Said) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.canvas.view.setFocus()
    said.clear()
    for expected in ("Forward: the node computes ŷ = x·ω = 1·1 = 1.", "∂ŷ/∂ω = x = 1"):
        qtbot.keyClick(window.canvas.view, Qt.Key.Key_Right)
        qtbot.waitUntil(lambda: bool(said))
        sentence, urgent = said.pop()
        assert expected in sentence and not urgent and not said
    window.session.walking.move_sample(1)
    assert window.session.address.sample == 1
    qtbot.waitUntil(lambda: bool(said))
    assert said.pop()[0].startswith("Epoch 1, sample 2. ")


def test_steps_in_quick_succession_are_said_once(qtbot: QtBot, said: Said) -> None:
    window = window_at(qtbot, "linear-model", "start")
    said.clear()
    for step in range(1, 8):
        window.session.go_to_step(step)
    qtbot.waitUntil(lambda: bool(said))
    qtbot.wait(90)
    narration = window.session.narration
    assert narration is not None
    assert said == [(narration.sentence, False)]


def test_the_verdict_on_an_answer_comes_first(qtbot: QtBot, said: Said) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.session.predict.set_on(True)
    field = window.lesson.question.field
    said.clear()
    field.setText("7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [urgent for sentence, urgent in said if sentence.startswith("Not yet.")] == [True]
    field.setText("1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert ("Right.", True) in said


def test_what_the_program_says_is_heard(qtbot: QtBot, said: Said) -> None:
    window = window_at(qtbot, "linear-model", "start")
    window.session.said.emit("There is no such lesson.")
    assert ("There is no such lesson.", False) in said


def test_nothing_is_said_where_nobody_listens(qtbot: QtBot, said: Said) -> None:
    QAccessible.setActive(False)
    window = window_at(qtbot, "linear-model", "start")
    window.session.go_to_step(3)
    qtbot.wait(90)
    assert said == []
