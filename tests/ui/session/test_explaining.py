"""Where numbers come from, everywhere: a click in any panel explains, leads on, and comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.helpers.panels import forked, matrices
from tests.helpers.windows import window_at
from tutor.graph import Edge
from tutor.ui.panels.data.panel import DataPanel
from tutor.ui.panels.explanation_card import ExplanationCard
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.session.moment import Address
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.window.main_window import MainWindow
from tutor.walk import Kind, Quantity

W, Y_HAT = Quantity(Kind.GRADIENT, "w"), Quantity(Kind.GRADIENT, "y_hat")
LOCAL = Quantity(Kind.LOCAL, "y_hat", Edge("w", "y_hat", 1))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = window_at(qtbot, "train-linear", "backward:w")
    yield made
    made.session.edits.setClean()


def follow(qtbot: QtBot, label: FormulaLabel, which: int) -> None:
    """Click the link number `which` of a formula, counted from 0."""
    label._lay_out(label.width())
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=label._links[which].area.center().toPoint())


def explained(window: MainWindow) -> str:
    """The formula that is explained where a person can read it."""
    card, panel = window.canvas.cards.explanation, window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    view = card.pane if card is not None and card.isVisible() else panel.derivation
    assert view.isVisible()
    return view.formula.accessibleName()


def card_of(window: MainWindow) -> ExplanationCard:
    """The card over the graph, which is there now."""
    card = window.canvas.cards.explanation
    assert card is not None
    return card


def test_each_number_of_the_lessons_formula_leads_to_its_own_explanation(
    window: MainWindow, qtbot: QtBot
) -> None:
    formula, session = window.lesson._formula, window.session
    made = Quantity(Kind.CONTRIBUTION, "w", Edge("w", "y_hat", 1))
    for link, quantity in ((0, Y_HAT), (1, Y_HAT), (2, LOCAL), (3, made)):
        follow(qtbot, formula, link)
        assert session.selected == quantity
    qtbot.waitUntil(lambda: explained(window).startswith("∂loss/∂ω = ∂loss/∂ŷ·∂ŷ/∂ω = −2·x = −2·1 = −2"))
    assert window.canvas.cards.explanation is None, "the Node panel is there"


def test_the_way_leads_on_and_back_again(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.explaining.ask(W)
    session.explaining.ask(Y_HAT)
    session.explaining.ask(Quantity(Kind.VALUE, "r"))
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    qtbot.waitUntil(panel.derivation.back.isVisible)
    qtbot.mouseClick(panel.derivation.back, Qt.MouseButton.LeftButton)
    assert session.selected == Y_HAT
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: session.selected == W)
    assert not session.explaining.can_go_back


def test_before_a_class_a_card_over_the_graph_explains_and_escape_closes_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_projector(True)
    follow(qtbot, window.caption._formula, 2)
    card = card_of(window)
    qtbot.waitUntil(card.isVisible)
    assert explained(window) == "∂ŷ/∂ω = x = 1"
    qtbot.waitUntil(lambda: window.canvas.rect().contains(card.geometry()) and card.width() > 200)
    window.canvas.view.setFocus()
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert window.in_projector
    qtbot.keyClick(window.canvas.view, Qt.Key.Key_Escape)
    assert not window.in_projector


def test_enter_on_the_timeline_explains_the_number_of_the_step(window: MainWindow, qtbot: QtBot) -> None:
    window.timeline.track.setFocus()
    qtbot.keyClick(window.timeline.track, Qt.Key.Key_Return)
    assert window.session.selected == Quantity(Kind.CONTRIBUTION, "w", Edge("w", "y_hat", 1))


def test_the_loss_of_an_epoch_is_explained_at_its_last_sample_with_the_way_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.explaining.ask(W)
    session.train(3)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=10000)
    window.tabs.setCurrentIndex(2)
    panel = window.tabs.panel(2)
    assert isinstance(panel, TrainingPanel)
    qtbot.waitUntil(lambda: panel.table.model().rowCount() == 3)
    index = panel.table.model().index(1, 1)
    panel.table.scrollTo(index)
    qtbot.mouseClick(
        panel.table.viewport(), Qt.MouseButton.LeftButton, pos=panel.table.visualRect(index).center()
    )
    assert (session.address.epoch, session.address.sample) == (1, 2)
    assert session.selected == Quantity(Kind.VALUE, "loss")
    qtbot.waitUntil(card_of(window).isVisible)
    assert explained(window) == "loss = r² = (−2)² = 3.999"
    session.explaining.back()
    assert session.address.epoch == 0
    assert session.selected == W


def test_a_gradient_of_an_epoch_is_explained_where_it_arose(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.train(2)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=10000)
    window.tabs.setCurrentIndex(2)
    panel = window.tabs.panel(2)
    assert isinstance(panel, TrainingPanel)
    session.go(Address(1, 0, 12))
    qtbot.waitUntil(lambda: "−11.99" in panel.gradients.toPlainText())
    for text, quantity in (("−11.99", W), (" 6.0", Quantity(Kind.VALUE, "y"))):
        cursor = panel.gradients.document().find(text)
        where = panel.gradients.cursorRect(cursor).center()
        qtbot.mouseClick(panel.gradients.viewport(), Qt.MouseButton.LeftButton, pos=where - QPoint(6, 0))
        assert session.address.sample == 2
        assert session.selected == quantity
    assert session.frame.gradient_is_whole("w")


def test_a_number_of_the_data_says_that_it_is_given(window: MainWindow, qtbot: QtBot) -> None:
    window.tabs.setCurrentIndex(3)
    panel = window.tabs.panel(3)
    assert isinstance(panel, DataPanel)
    index = panel._model.index(2, 0)
    qtbot.mouseClick(
        panel._table.viewport(), Qt.MouseButton.LeftButton, pos=panel._table.visualRect(index).center()
    )
    card = card_of(window)
    qtbot.waitUntil(lambda: card.pane.note.text() == "x is given: sample 3 of 3.")
    assert explained(window) == "x = 3"


def test_an_element_of_a_gradient_is_a_row_times_a_column(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.open(matrices())
    session.go_to_step(len(session.walkthrough))
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    session.explaining.ask(Quantity(Kind.GRADIENT, "W"))
    qtbot.waitUntil(panel.grids.isVisible)
    grid = panel.grids.grid(1)
    qtbot.waitUntil(lambda: grid.model().rowCount() > 0)
    place = grid.visualRect(grid.model().index(0, 1)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.selected == Quantity(Kind.GRADIENT, "W", element=(0, 1))
    qtbot.waitUntil(lambda: "W[0, 1]" in explained(window))
    qtbot.mouseClick(panel.derivation.whole, Qt.MouseButton.LeftButton)
    assert session.selected == Quantity(Kind.GRADIENT, "W")


def test_the_check_is_made_on_demand_for_a_contribution_and_a_local_gradient(
    window: MainWindow, qtbot: QtBot
) -> None:
    session = window.session
    session.open(forked())
    session.go_to_step(len(session.walkthrough))
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    edge = next(
        edge for edge in session.document.graph.edges if session.document.graph.successors[edge.source][1:]
    )
    session.explaining.ask(Quantity(Kind.CONTRIBUTION, edge.source, edge))
    qtbot.waitUntil(panel.derivation.check.isVisible)
    assert not panel.derivation.checked.isVisible()
    qtbot.mouseClick(panel.derivation.check, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "✓ The same to" in panel.derivation.checked.text())
    session.explaining.ask(Quantity(Kind.LOCAL, edge.target, edge))
    qtbot.waitUntil(lambda: "h = " in panel.derivation.checked.text())
    session.explaining.ask(Quantity(Kind.VALUE, edge.source))
    qtbot.waitUntil(lambda: not panel.derivation.check.isVisible())


def test_no_number_is_explained_that_is_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.go_to_step(session.walkthrough.position_of("backward:y_hat"))
    session.predict.set_on(True)
    session.explaining.ask(W)
    panel = window.tabs.panel(0)
    assert isinstance(panel, NodePanel)
    qtbot.waitUntil(lambda: panel.derivation.note.text() == "Not computed yet; step on.")
    assert not panel.derivation.formula.isVisible()
    assert not panel.derivation.check.isVisible()


def test_the_numbers_of_a_shown_answer_lead_on_and_the_answer_itself_does_not(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, card = window.session, window.lesson.question
    session.go_to_step(session.walkthrough.position_of("backward:y_hat"))
    session.predict.set_on(True)
    session.predict.show_answer()
    qtbot.waitUntil(card.derivation.isVisible)
    follow(qtbot, card.derivation, 0)
    assert session.selected == Y_HAT
    keys = [link.key for link in card.derivation._links]
    assert all(card._keys[key] in (Y_HAT, LOCAL) for key in keys)
