"""A moment of a long run whose numbers were not kept comes without the window waiting for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tutor.document.catalogue import open_source
from tutor.training.history.history import History
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session


@pytest.fixture
def session(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """Trained for 200 epochs of 3 samples, of which few are kept; each is said to take a second."""
    monkeypatch.setattr("tutor.training.history.history.MOST", 40)
    monkeypatch.setattr("tutor.training.history.between._SECONDS_EACH", 1.0)
    made = Session(open_source("train-linear"))
    made.train(200)
    qtbot.waitUntil(lambda: not made.runs.running, timeout=10_000)
    assert of(made).every > 64
    yield made
    made.close()


def of(session: Session) -> History:
    history = session.runs.history("own")
    assert history is not None
    return history


def test_a_moment_is_shown_once_it_is_computed(qtbot: QtBot, session: Session) -> None:
    said: list[str] = []
    session.said.connect(said.append)
    there, far = Address(100, 1, 2), of(session).distance(300)
    assert far > 10
    session.go(there)
    assert session.address != there and session.walking.recalling.busy
    assert said == [f"{far} iterations are computed again, about {far} s."]
    qtbot.waitUntil(lambda: session.address == there, timeout=10_000)
    assert session.trace is not None
    assert float(session.trace.value("w")) == of(session).parameters_before(301)["w"]


def test_the_last_moment_asked_for_is_shown(qtbot: QtBot, session: Session) -> None:
    for epoch in (20, 60, 140):
        session.go(Address(epoch, 0, 1))
    qtbot.waitUntil(lambda: not session.walking.recalling.busy, timeout=10_000)
    assert session.address == Address(140, 0, 1)


def test_whoever_starts_over_sees_the_start(qtbot: QtBot, session: Session) -> None:
    session.go(Address(100, 1, 2))
    session.reset()
    qtbot.waitUntil(lambda: not session.walking.recalling.busy, timeout=10_000)
    assert session.address == Address(0, 0, 0)
