"""A shuffled walk: it takes the rows in the order of training, and says which rate it updates by."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.document.document import Training
from tutor.training.data.shuffle import order_of
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.data.panel import DataPanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Phase


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    training = Training(schedule="cosine", epochs=4, shuffle=True, seed=3)
    made = Session(linear_model(training=training))
    yield made
    made.close()


def test_the_walk_takes_the_rows_and_makes_the_updates_of_training(session: Session) -> None:
    for epoch in range(3):
        for place, row in enumerate(order_of(3, 3, epoch)):
            session.go(Address(epoch, place, len(session.walkthrough)))
            trace, updates = session.trace, session.updates
            assert trace is not None and updates is not None
            assert (session.row, trace.value("x")) == (row, row + 1.0)
            session.runs.reach(3 * epoch + place + 1)
            history = session.runs.history("own")
            assert history is not None
            assert updates.after["w"] == history.parameters_after(3 * epoch + place)["w"]


def test_the_update_says_the_rate_of_its_epoch(session: Session) -> None:
    session.go(Address(2, 0, 0))
    session.go_to_step(session.walkthrough.position_of("update:w"))
    narration = session.narration
    assert session.frame.step is not None and session.frame.step.phase is Phase.UPDATE
    assert narration is not None and "0.005" in narration.sentence
    expected = "α = 0.005 at epoch 3: half a cosine takes it from 0.01 to 0 in 4 epochs."
    assert narration.explanation.endswith(expected)


def test_a_row_of_the_data_is_marked_and_found_where_the_epoch_takes_it(
    session: Session, qtbot: QtBot
) -> None:
    panel = DataPanel(session, load_theme("light"))
    show_panel(qtbot, panel, 500)
    session.go(Address(1, 0, 0))
    assert panel._table.currentIndex().row() == order_of(3, 3, 1)[0]
    last = panel._table.visualRect(panel._model.index(int(order_of(3, 3, 1)[2]), 0)).center()
    qtbot.mouseClick(panel._table.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert session.address == Address(1, 2, 0)


def test_a_number_is_edited_in_the_row_shown(session: Session) -> None:
    row = session.row
    session.set_value("x", 9.0)
    assert session.document.data["x"][row] == 9.0
