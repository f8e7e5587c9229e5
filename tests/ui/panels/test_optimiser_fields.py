"""The chooser of the optimiser: by hand, with undo, saved, and shown in the Node panel as it works."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, show_panel
from tutor.document import Training
from tutor.document.file.write import write_text
from tutor.ui.look.theme import load_theme, style_sheet
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.panels.training.epoch_fields import EpochFields
from tutor.ui.panels.training.optimiser_fields import OptimiserFields
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Kind, Quantity
from tutor.walk.figures import ABSENT


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


@pytest.fixture
def fields(qtbot: QtBot, session: Session) -> OptimiserFields:
    panel = TrainingPanel(session, load_theme("light"))
    panel.controls.more.click()
    show_panel(qtbot, panel, 900)
    panel.controls.set_open(True)
    qtbot.wait(50)
    return panel.controls.optimiser


def turn_wheel(widget: QWidget) -> None:
    """A notch towards the person, with the pointer in the middle."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, QPointF(widget.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def choose(fields: OptimiserFields, key: Qt.Key, times: int = 1) -> None:
    """Choose another optimiser by the keyboard."""
    fields.chooser.setFocus()
    for _ in range(times):
        QTest.keyClick(fields.chooser, key)


def type_in(edit: QLineEdit, text: str) -> None:
    """Type another number and press Enter."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def shown(fields: OptimiserFields) -> list[str]:
    """The settings that have a field."""
    return [key for key, field in fields.fields.items() if not field.parentWidget().isHidden()]


def test_an_optimiser_is_chosen_by_keys_and_undone(
    qtbot: QtBot, session: Session, fields: OptimiserFields
) -> None:
    assert fields.chooser.currentText() == "SGD"
    qtbot.waitUntil(lambda: fields.formula == "w ← w − α·∂L/∂w")
    choose(fields, Qt.Key.Key_Down, 2)
    assert session.document.training == Training(optimiser="nesterov")
    assert shown(fields) == ["momentum", "weight_decay"]
    qtbot.waitUntil(lambda: fields.formula == "v ← μ·v + ∂L/∂w; w ← w − α·(∂L/∂w + μ·v)")
    assert 'optimiser = "nesterov"' in write_text(session.document)
    session.edits.undo()
    session.edits.undo()
    assert session.document.training == Training()
    assert shown(fields) == ["weight_decay"]


def test_a_setting_is_typed_and_a_wrong_one_refused(session: Session, fields: OptimiserFields) -> None:
    choose(fields, Qt.Key.Key_Down)
    type_in(fields.fields["momentum"].edit, "0.5")
    assert session.document.training == Training(optimiser="momentum", momentum=0.5)
    type_in(fields.fields["momentum"].edit, "1.5")
    assert session.document.training == Training(optimiser="momentum", momentum=0.5)
    assert (
        fields.fields["momentum"].message() == "momentum is to be a number from 0 on, below 1, and it is 1.5."
    )
    type_in(fields.fields["weight_decay"].edit, "0.1")
    assert session.document.walkthrough.rule.lines[0].target == "g"


def test_the_numbers_of_adam_fit_their_fields_in_every_theme(qtbot: QtBot, session: Session) -> None:
    panel = TrainingPanel(session, load_theme("light"))
    session.set_training(Training(optimiser="adam"))
    show_panel(qtbot, panel, 900)
    panel.controls.set_open(True)
    qtbot.waitUntil(lambda: panel.controls.optimiser.formula.count(";") == 4)
    for name, width in product(("light", "projector"), (400, 640, 660, 700)):
        panel.setStyleSheet(style_sheet(load_theme(name)))
        panel.set_theme(load_theme(name))
        panel.resize(width, 900)
        qtbot.wait(30)
        for key in ("beta1", "beta2", "eps"):
            edit = panel.controls.optimiser.fields[key].edit
            option = QStyleOptionFrame()
            edit.initStyleOption(option)
            inside = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
            assert edit.fontMetrics().horizontalAdvance(edit.text()) <= inside.width() - 4, (name, width, key)


def test_the_node_panel_shows_what_is_remembered_at_any_epoch(qtbot: QtBot, session: Session) -> None:
    session.set_training(Training(learning_rate=0.1, optimiser="adam"))
    panel = NodePanel(session, load_theme("light"))
    show_panel(qtbot, panel, 900)
    start = session.walkthrough.position_of("backward:end")
    for epoch in (5, 2):  # forward in time, and back again
        session.go(Address(epoch, 1, start))
        session.select(Quantity(Kind.VALUE, "w"))
        qtbot.wait(60)
        history = session.runs.history("own")
        assert history is not None
        states = history.states_before(3 * epoch + 1)
        assert panel.table.text_of("t")[0] == str(3 * epoch + 2)
        assert float(panel.table.text_of("m")[0].replace("−", "-")) == float(states["m"]["w"])
        assert panel.table.text_of("m_hat")[0] == ABSENT
        session.go_to_step(start + 3)
        qtbot.wait(60)
        assert panel.table.text_of("m_hat")[0] != ABSENT
    QTest.mouseClick(panel.table.number_label("v"), Qt.MouseButton.LeftButton)
    qtbot.wait(60)
    assert "v ← β₂·v + (1 − β₂)·(∂loss/∂w)²" in panel.derivation.formula.accessibleName()


def test_scrolling_the_panel_over_a_choice_changes_no_setting(
    fields: OptimiserFields, session: Session
) -> None:
    before = session.document
    epoch = fields.window().findChild(EpochFields)
    assert epoch is not None
    for choice in (fields.chooser, epoch.batch, epoch.schedule):
        choice.clearFocus()
        turn_wheel(choice)
    assert session.document is before
    fields.chooser.setFocus()
    turn_wheel(fields.chooser)
    assert session.document is before, "a scroll that comes over the field last changed changes nothing"
    QTest.keyClick(fields.chooser, Qt.Key.Key_Down)
    assert session.document.training is not None
    assert session.document.training.optimiser == "momentum"


def test_the_rows_of_a_choice_are_dressed_by_the_style_sheet(qtbot: QtBot, session: Session) -> None:
    panel = TrainingPanel(session, load_theme("light"))
    panel.setStyleSheet(style_sheet(load_theme("light")))
    show_panel(qtbot, panel, 900)
    chooser = panel.controls.optimiser.chooser
    chooser.showPopup()
    qtbot.waitUntil(chooser.view().isVisible)
    view, row = chooser.view(), chooser.view().visualRect(chooser.model().index(0, 0))
    picture = view.viewport().grab().toImage()
    assert picture.pixelColor(row.left() + 4, row.center().y()) == load_theme("light").colour("accent_soft")
    chooser.hidePopup()
