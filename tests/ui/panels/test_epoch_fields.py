"""Batch, schedule, order and seed in the Training panel: by hand, with undo, saved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.document.document import Training
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.training.controls import TrainingControls
from tutor.ui.panels.training.epoch_fields import EpochFields
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


@pytest.fixture
def controls(qtbot: QtBot, session: Session) -> TrainingControls:
    made = TrainingControls(session, load_theme("light"))
    session.document_changed.connect(made.show_settings)
    made.show_settings()
    made.more.click()
    show_panel(qtbot, made, 600)
    return made


@pytest.fixture
def fields(controls: TrainingControls) -> EpochFields:
    return controls.epoch


def choose(qtbot: QtBot, chooser: QComboBox, key: Qt.Key) -> None:
    chooser.setFocus()
    qtbot.keyClick(chooser, key)


def type_in(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, text)
    qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_a_batch_is_chosen_typed_and_undone(session: Session, fields: EpochFields, qtbot: QtBot) -> None:
    assert not fields.samples.isVisible()
    choose(qtbot, fields.batch, Qt.Key.Key_Down)
    assert session.document.training == Training(batch=2)
    assert fields.samples.isVisible() and fields.samples.text() == "2"
    type_in(qtbot, fields.samples.edit, "3")
    assert session.document.training == Training(batch=3)
    type_in(qtbot, fields.samples.edit, "0")
    assert fields.samples.message() == "This is to be a whole number from 2 on."
    choose(qtbot, fields.batch, Qt.Key.Key_End)
    assert session.document.training == Training(batch="all")
    for wished in (3, 2, 1):
        session.edits.undo()
        assert session.document.training == Training(batch=wished)
    assert fields.batch.currentText() == "1 sample"


def test_a_schedule_is_chosen_and_its_rate_told(session: Session, fields: EpochFields, qtbot: QtBot) -> None:
    choose(qtbot, fields.schedule, Qt.Key.Key_Down)
    type_in(qtbot, fields.step_size.edit, "2")
    type_in(qtbot, fields.gamma.edit, "0.5")
    session.go(Address(4, 0, 0))
    assert fields.words.text() == "α = 0.0025 at epoch 5: 0.01 to begin with, times 0.5 every 2 epochs."
    assert fields.curve.isVisible()
    assert read_text(write_text(session.document), "").training == session.document.training
    choose(qtbot, fields.schedule, Qt.Key.Key_Home)
    assert not fields.words.isVisible() and not fields.gamma.isVisible()


def test_samples_are_shuffled_by_a_seed(session: Session, fields: EpochFields, qtbot: QtBot) -> None:
    assert not fields.seed.isVisible()
    qtbot.mouseClick(fields.shuffle, Qt.MouseButton.LeftButton, pos=fields.shuffle.rect().center() * 0.5)
    type_in(qtbot, fields.seed.edit, "7")
    assert session.document.training == Training(shuffle=True, seed=7)
    assert "shuffle = true\nseed = 7" in write_text(session.document)
