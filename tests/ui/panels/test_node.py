"""The Node panel: its numbers are the trace's, every one of them leads back, and its plots tell the truth."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.panels import chain, forked, linear_model, matrices, nameless, show_panel
from tutor.engine import Distance, own
from tutor.graph import Edge
from tutor.ui.look.theme import apply_theme, load_theme
from tutor.ui.panels.distance_text import distance_text
from tutor.ui.panels.node.facts import facts, rows
from tutor.ui.panels.node.number_table import NumberRow, NumberTable
from tutor.ui.panels.node.numeric_check import numeric_check
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.plots.root_curve import root_curve
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Kind, Known, Quantity, Walkthrough

GRAD_OF_W = Quantity(Kind.GRADIENT, "w")


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def shown(qtbot: QtBot, session: Session, *, plots: bool = False) -> NodePanel:
    panel = NodePanel(session, load_theme("light"))
    if plots:
        panel.load_plots()
    show_panel(qtbot, panel, 735)
    return panel


def go(qtbot: QtBot, session: Session, anchor: str) -> None:
    session.go_to_step(session.walkthrough.position_of(anchor))
    qtbot.wait(50)


def click_number(qtbot: QtBot, panel: NodePanel, quantity: Quantity) -> None:
    formula = panel.derivation.formula
    place = formula.link_rectangle(panel.derivation.key_of(quantity)).center().toPoint()
    qtbot.mouseClick(formula, Qt.MouseButton.LeftButton, pos=place)


def test_the_exact_numbers_of_the_trace_are_shown(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    session.go(Address(0, 2, session.walkthrough.position_of("backward:w")))
    qtbot.wait(50)
    assert session.trace is not None
    assert panel.table.text_of("data")[0] == repr(float(session.trace.value("w")))
    assert panel.table.text_of("grad")[0] == "−16.228801727294922"
    assert panel.table.text_of("grad")[1:] == ("—", "")


def test_what_is_not_computed_yet_is_absent(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    session.select(GRAD_OF_W)
    go(qtbot, session, "forward:loss")
    assert panel.table.text_of("grad")[0] == "—"
    assert panel.table.text_of("numeric check")[0] == "—"
    assert panel.derivation.note.text() == "Not computed yet; step on."
    assert not panel.derivation.formula.isVisible()
    go(qtbot, session, "backward:w")
    assert panel.table.text_of("grad")[0] == "−2.0"
    assert panel.derivation.formula.isVisible()


def test_the_value_of_an_operation_waits_for_its_forward_step(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    session.select(Quantity(Kind.VALUE, "r"))
    go(qtbot, session, "forward:y_hat")
    assert panel.table.text_of("value")[0] == "—"
    assert panel.derivation.heading.accessibleName() == "Where r comes from"
    go(qtbot, session, "forward:r")
    assert panel.table.text_of("value")[0] == "−1.0"


def test_the_update_and_zero_grad_are_shown(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    go(qtbot, session, "update:w")
    assert panel.table.text_of("data")[0] == "1.0199999809265137"
    assert panel.derivation.formula.accessibleName() == "w ← w − α·∂loss/∂w = 1 − 0.01·(−2) = 1.02"
    go(qtbot, session, "zero grad:w")
    assert panel.table.text_of("grad")[0] == "0.0"


@pytest.mark.needs_torch
def test_both_engines_stand_side_by_side(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    go(qtbot, session, "backward:w")
    session.set_engine("both")
    qtbot.waitUntil(lambda: panel.table.text_of("grad")[1] != "—", timeout=30000)
    assert panel.table.text_of("data") == ("1.0", "1.0", "same bits")
    assert panel.table.text_of("grad") == ("−2.0", "−2.0", "same bits")


def test_a_distance_is_counted_in_ulps() -> None:
    document = linear_model()
    trace = own.trace(document.graph, document.sample(1))
    above = [np.nextafter(np.float32(value), np.float32(np.inf)) for value in trace.values]
    theirs = replace(
        trace, engine="torch", values=above, gradients=[gradient * 3 for gradient in trace.gradients]
    )
    frame = Walkthrough(document.graph, updates=True).frame(10)
    found = facts(document, "w", Known(frame, trace), Known(frame, theirs))
    by_name = {row.name: row for row in rows(found, "float32", None, checkable=True)}
    assert by_name["data"].verdict == "1 ULP"
    assert by_name["data"].torch == "1.0000001192092896"
    assert by_name["grad"].verdict.endswith("ULPs")


@pytest.mark.parametrize(
    ("apart", "words"),
    [
        (Distance(same_bits=True, ulps=0), "same bits"),
        (Distance(same_bits=False, ulps=0), "0 and −0"),
        (Distance(same_bits=False, ulps=3), "3 ULPs"),
        (Distance(same_bits=False, ulps=1_200_000_000), "1.2e9 ULPs"),
        (Distance(same_bits=False, ulps=None), "differs"),
    ],
)
def test_a_distance_in_words(apart: Distance, words: str) -> None:
    assert distance_text(apart) == words


def test_the_numeric_check_holds_and_finds_a_wrong_gradient() -> None:
    document = forked()
    trace = own.trace(document.graph, document.sample(0), dtype="float64")
    assert numeric_check(trace, "h").holds
    wrong = replace(trace, gradients=[gradient * 1.01 for gradient in trace.gradients])
    found = numeric_check(wrong, "h")
    assert not found.holds and found.verdict.startswith("✗")


def test_the_check_of_a_large_graph_comes_from_the_background(qtbot: QtBot) -> None:
    session = Session(chain(3000))
    panel = shown(qtbot, session)
    session.select(Quantity(Kind.GRADIENT, "w"))
    go(qtbot, session, "backward:end")
    qtbot.waitUntil(lambda: panel.table.text_of("numeric check")[2].startswith("✓"), timeout=20000)
    session.close()


# --- where a number comes from ----------------------------------------------------------------------------


def test_a_click_on_a_number_leads_back_to_what_made_it(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    go(qtbot, session, "backward:w")
    assert panel.derivation.heading.accessibleName() == "Where −2 comes from"
    click_number(qtbot, panel, Quantity(Kind.GRADIENT, "y_hat"))
    assert session.selected == Quantity(Kind.GRADIENT, "y_hat")
    qtbot.wait(50)
    local = Quantity(Kind.LOCAL, "r", Edge("y_hat", "r", 0))
    click_number(qtbot, panel, local)
    assert session.selected == local
    qtbot.wait(50)
    assert panel.derivation.unselect.isVisible()
    qtbot.mouseClick(panel.derivation.unselect, Qt.MouseButton.LeftButton)
    assert session.selected is None


def test_the_numbers_of_the_table_can_be_followed_too(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    go(qtbot, session, "backward:w")
    qtbot.mouseClick(panel.table.number_label("data"), Qt.MouseButton.LeftButton)
    assert session.selected == Quantity(Kind.VALUE, "w")


def test_a_fork_shows_each_contribution_and_the_sum(qtbot: QtBot) -> None:
    session = Session(forked())
    panel = shown(qtbot, session)
    session.select(Quantity(Kind.GRADIENT, "h"))
    session.go_to_step(len(session.walkthrough))
    qtbot.wait(50)
    said = panel.derivation.formula.accessibleName()
    assert said.endswith("∂L/∂h = 3 + 4 = 7")
    assert "1·2h = 1·4 = 4" in said and "1·b = 1·3 = 3" in said
    part = Quantity(Kind.CONTRIBUTION, "h", Edge("h", "h*b", 0))
    click_number(qtbot, panel, part)
    assert session.selected == part
    session.close()


def test_numbers_inside_a_fraction_are_reached_in_a_row_of_their_own(qtbot: QtBot) -> None:
    session = Session(nameless())
    panel = shown(qtbot, session)
    session.select(Quantity(Kind.VALUE, "z"))
    session.go_to_step(len(session.walkthrough))
    qtbot.wait(50)
    click_number(qtbot, panel, Quantity(Kind.VALUE, "b"))
    assert session.selected == Quantity(Kind.VALUE, "b")
    session.close()


def test_a_selected_node_that_an_edit_removed_is_let_go(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    session.select(Quantity(Kind.VALUE, "r"))
    session.edit(forked(), "another graph")
    qtbot.wait(50)
    assert panel.quantity.node in session.document.graph


# --- arrays, copying --------------------------------------------------------------------------------------


def test_an_array_is_a_grid_of_exact_numbers(qtbot: QtBot) -> None:
    session = Session(matrices())
    panel = shown(qtbot, session)
    session.select(Quantity(Kind.GRADIENT, "W"))
    session.go_to_step(len(session.walkthrough))
    qtbot.wait(50)
    assert session.trace is not None
    gradient = np.asarray(session.trace.gradient("W"))
    model = panel.grids.grid(1).model()
    texts = [[model.index(row, column).data() for column in range(3)] for row in range(2)]
    assert texts == [[repr(float(number)).replace("-", "−") for number in row] for row in gradient]
    panel.grids.grid(1).selectAll()
    qtbot.keyClick(panel.grids.grid(1), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    pasted = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert np.array_equal(np.array(pasted, np.float32), gradient)
    session.close()


def test_what_is_copied_can_be_read_by_a_program(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    go(qtbot, session, "backward:w")
    panel.table.number_label("grad").copy()
    assert float(QGuiApplication.clipboard().text()) == -2.0


@pytest.mark.needs_torch
def test_long_numbers_fit_the_narrow_panel(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    session.go(Address(30, 2, session.walkthrough.position_of("backward:w")))
    session.set_engine("both")
    qtbot.wait(50)
    qtbot.waitUntil(lambda: panel.table.text_of("grad")[1] != "—", timeout=30000)
    labels = [child for child in panel.table.children() if isinstance(child, QWidget) and child.isVisible()]
    boxes = [child.geometry() for child in labels]
    assert all(panel.table.rect().contains(box) for box in boxes)
    mine = panel.table.number_label("grad")
    assert mine.fontMetrics().horizontalAdvance(mine.text()) <= mine.width()


# --- plots ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["w", "x", "y_hat", "r"])
def test_the_curve_is_the_loss_and_its_slope_the_gradient(name: str) -> None:
    document = linear_model()
    trace = own.trace(document.graph, document.sample(1), dtype="float64")
    curve = root_curve(trace, name)
    numbers = {"x": 2.0, "w": 1.0, "y": 4.0, "y_hat": 2.0, "r": -2.0}
    formula = {
        "w": lambda at: (2.0 * at - 4.0) ** 2,
        "x": lambda at: (at * 1.0 - 4.0) ** 2,
        "y_hat": lambda at: (at - 4.0) ** 2,
        "r": lambda at: at**2,
    }[name]
    assert np.allclose(curve.y, formula(curve.x))
    assert curve.at == numbers[name] and curve.height == 4.0
    assert curve.x[0] < curve.at < curve.x[-1]
    near = 1e-4
    slope = (formula(curve.at + near) - formula(curve.at - near)) / (2 * near)
    assert slope == pytest.approx(float(trace.gradient(name)), rel=1e-6)


def test_a_graph_with_arrays_gets_the_same_curve_point_by_point() -> None:
    document = matrices()
    trace = own.trace(document.graph, document.sample(0), dtype="float64")
    curve = root_curve(trace, "s")
    at = trace.value("s")
    by_hand = [
        float(own.trace(document.graph, {**document.sample(0), "s": x}, dtype="float64").value("loss"))
        for x in curve.x
    ]
    assert np.allclose(curve.y, by_hand) and curve.at == at


def test_a_range_stays_while_it_fits() -> None:
    document = linear_model()
    first = root_curve(own.trace(document.graph, document.sample(0)), "w")
    moved = own.trace(document.graph, document.sample(0) | {"w": 1.1})
    assert root_curve(moved, "w", first.range).range == first.range
    far = own.trace(document.graph, document.sample(0) | {"w": 40.0})
    assert root_curve(far, "w", first.range).range != first.range


def test_the_tangent_comes_with_the_gradient(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session, plots=True)
    session.select(GRAD_OF_W)
    go(qtbot, session, "forward:y_hat")
    assert panel.slope.card.sentence() == "Not computed yet; step on."
    go(qtbot, session, "forward:loss")
    assert panel.slope.plot is not None and panel.slope.plot.isVisible()
    assert panel.slope.plot.tangent() is None and panel.slope.words() == ""
    go(qtbot, session, "backward:w")
    tangent = panel.slope.plot.tangent()
    assert tangent is not None
    (left, right), (low, high) = tangent
    assert (high - low) / (right - left) == pytest.approx(-2.0)
    assert panel.slope.words() == "slope = −2"


def test_a_click_on_the_loss_goes_to_that_iteration(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session, plots=True)
    go(qtbot, session, "forward:r")
    step = session.address.step
    session.train(4)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=10000)
    qtbot.wait(50)
    plot = panel.loss.plot
    assert plot is not None and np.array_equal(plot.shown("own"), session.runs.history("own").losses())  # type: ignore[union-attr]
    place = QPoint(round(plot.x_of(7)), plot.height() // 2)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.address == Address(2, 1, step)


def test_plots_are_imported_only_when_they_are_loaded() -> None:
    program = (
        "import sys; import tutor.ui.panels.node.panel, tutor.ui.panels.training.panel; "
        "print([name for name in ('pyqtgraph', 'torch', 'ziamath') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


# --- quiet when hidden, named for everyone ----------------------------------------------------------------


def test_a_hidden_panel_rests_and_catches_up(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session, plots=True)
    go(qtbot, session, "backward:w")
    panel.hide()
    session.set_value("w", 3.0)
    assert panel.table.text_of("data")[0] == "1.0"
    panel.show()
    assert panel.table.text_of("data")[0] == "3.0"


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_every_part_takes_the_theme(qtbot: QtBot, session: Session, theme: str) -> None:
    panel = shown(qtbot, session, plots=True)
    go(qtbot, session, "backward:w")
    panel.set_theme(load_theme(theme))
    qtbot.wait(50)
    assert panel.slope.plot is not None
    assert panel.slope.plot.backgroundBrush().color() == load_theme(theme).colour("bg")
    assert load_theme(theme).hex("grad") in panel.table.number_label("grad").styleSheet()


def test_whatever_takes_the_focus_has_a_name(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session, plots=True)
    go(qtbot, session, "backward:w")
    nameless_ones = [
        child
        for child in panel.findChildren(QWidget)
        if child.isVisible()
        and child.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not child.accessibleName()
        and not getattr(child, "text", str)()
    ]
    assert nameless_ones == []


def test_rows_that_come_later_have_their_verdict_in_the_same_font(qtbot: QtBot, qapp: QApplication) -> None:
    theme = load_theme("light")
    apply_theme(qapp, theme)
    try:
        table = NumberTable(theme)
        qtbot.addWidget(table)
        table.show()
        for names in ("a", "ab"):
            table.set_rows([NumberRow(name, "value", "1.0", "–", "✓ 0", True) for name in names])
            table.grab()
            fonts = [label.font() for label in table.findChildren(QLabel) if label.text() == "✓ 0"]
            assert len(fonts) == len(names)
            assert {(font.pixelSize(), font.weight()) for font in fonts} == {(theme.sizes.section, 600)}
    finally:
        qapp.setStyleSheet("")
