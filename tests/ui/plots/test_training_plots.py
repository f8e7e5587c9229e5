"""The plots of parameters and gradients: they draw what the history holds, and say what it means."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model, quadratic_model, show_panel
from tutor.document.document import Document, Training
from tutor.document.starting.templates import open_template
from tutor.graph import read_code
from tutor.ui.look.theme import apply_theme, load_theme
from tutor.ui.panels.training.panel import TrainingPanel
from tutor.ui.plots.course_plot import CoursePlot
from tutor.ui.plots.courses_view import GradientsView, ParametersView
from tutor.ui.plots.curve_legend import Entry, PlotLegend
from tutor.ui.plots.gradient_sizes_view import GradientSizesView, smoothed
from tutor.ui.plots.histogram_plot import HistogramPlot
from tutor.ui.plots.histogram_view import HistogramView
from tutor.ui.plots.plot_list import PLOTS
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.styles import STYLES
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk.figures import short


def vanishing() -> Document:
    """Five sigmoids in a chain: each passes a quarter of the gradient back at most."""
    lines = ["h0 = x"]
    lines += [f"h{at} = sigmoid(w{at} * h{at - 1})" for at in range(1, 6)]
    code = "\n".join([*lines[1:], "loss = (h5 - y)**2"]).replace("h0", "x")
    weights = {f"w{at}": 1.0 for at in range(1, 6)}
    data = {"x": (1.0, 0.5), "y": (0.0, 1.0)}
    return Document("Chain", read_code(code, weights).graph, weights, data=data, training=Training())


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(quadratic_model())
    yield made
    made.close()


def shown(qtbot: QtBot, view: PlotView) -> PlotView:
    view.load_plot()
    show_panel(qtbot, view, 300)
    return view


def train(qtbot: QtBot, session: Session, epochs: int) -> None:
    session.train(epochs)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    qtbot.wait(150)


def course(view: PlotView) -> CoursePlot:
    assert isinstance(view.plot, CoursePlot)
    return view.plot


def test_parameters_are_drawn_from_their_initial_values_on(qtbot: QtBot, session: Session) -> None:
    view = shown(qtbot, ParametersView(session, load_theme("light")))
    train(qtbot, session, 4)
    assert [entry.name for entry in view.entries()] == ["w₁", "w₂", "b"]
    history = session.runs.history("own")
    assert history is not None
    x, y = course(view).curve(2)
    assert x.tolist() == pytest.approx([at / 3 for at in range(13)])
    assert y.tolist() == [history.parameters_before(at)["b"] for at in range(13)]
    assert view.plot is not None
    assert "w₁ from 1 to" in view.plot.accessibleDescription()
    numbers = view.numbers()
    assert list(numbers) == ["iteration", "w1", "w2", "b"]
    assert list(numbers["w2"])[-1] == history.parameters_before(12)["w2"]
    assert list(numbers["iteration"]) == [*range(1, 14)]


def test_gradients_are_told_from_the_first_iteration_to_the_last(qtbot: QtBot, session: Session) -> None:
    view = shown(qtbot, GradientsView(session, load_theme("light")))
    train(qtbot, session, 300)
    history = session.runs.history("own")
    assert history is not None and view.plot is not None
    first, last = (history.gradients(at)["b"] for at in (0, len(history) - 1))
    assert f"b from {short(float(first))} to {short(float(last))}" in view.plot.accessibleDescription()
    assert next(iter(view.numbers()["iteration"])) == 1


def test_a_click_and_keys_travel_in_time(qtbot: QtBot, session: Session) -> None:
    view = shown(qtbot, GradientsView(session, load_theme("light")))
    train(qtbot, session, 10)
    plot = course(view)
    place = QPoint(round(plot.x_of(16)), plot.height() // 2)
    qtbot.mouseClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.address == Address(5, 1, 0)
    qtbot.wait(150)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert session.address == Address(5, 2, 0)
    qtbot.wait(150)
    qtbot.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert session.address == Address(4, 2, 0)
    qtbot.wait(150)
    qtbot.keyClick(plot, Qt.Key.Key_End)
    assert session.address == Address(9, 2, 0)


def test_lines_are_chosen_from_a_menu(qtbot: QtBot, session: Session) -> None:
    session.open(open_template("mlp:2-3-1"))
    view = ParametersView(session, load_theme("light"))
    shown(qtbot, view)
    train(qtbot, session, 1)
    assert [entry.name for entry in view.entries()] == ["‖W₁‖", "‖b₁‖", "‖W₂‖", "‖b₂‖"]
    menu = view.lines.menu()
    menu.aboutToShow.emit()
    inner = next(each.menu() for each in menu.actions() if each.text() == "W₁")
    assert isinstance(inner, QMenu)
    row = next(each.menu() for each in inner.actions() if each.text() == "W₁[2, …]")
    assert isinstance(row, QMenu)
    row.aboutToShow.emit()
    next(each for each in row.actions() if each.text() == "W₁[2, 1]").trigger()
    next(each for each in inner.actions() if each.text().startswith("‖W₁‖")).trigger()
    qtbot.wait(150)
    assert [entry.name for entry in view.entries()] == ["‖b₁‖", "‖W₂‖", "‖b₂‖", "W₁[2, 1]"]
    history = session.runs.history("own")
    assert history is not None
    _, y = course(view).curve(3)
    assert y[-1] == history.parameters_before(len(history))["W1"][2, 1]


def test_a_vanishing_gradient_is_told_in_words(qtbot: QtBot, session: Session) -> None:
    session.open(vanishing())
    view = GradientSizesView(session, load_theme("light"))
    shown(qtbot, view)
    assert not view.verdict.isVisible()
    train(qtbot, session, 1)
    assert view.verdict.isVisible() and view.verdict.property("kind") == "bad"
    assert view.verdict.text().startswith("Vanishing: layer 1 gets 1/")
    assert [entry.name for entry in view.entries()] == [f"layer {at}" for at in range(1, 6)]
    history = session.runs.history("own")
    assert history is not None
    _, y = course(view).curve(0)
    assert 10 ** y[1] == pytest.approx(abs(float(history.gradients(1)["w1"])))


def test_layers_fit_only_where_there_are_several(qtbot: QtBot) -> None:
    assert not GradientSizesView.fits(linear_model()) and GradientSizesView.fits(vanishing())
    assert not HistogramView.fits(linear_model()) and HistogramView.fits(vanishing())


def test_smoothing_keeps_the_root_mean_square() -> None:
    sizes = np.array([[3.0], [4.0], [1.0], [1.0], [2.0]])
    iterations, found = smoothed(np.arange(5), sizes, 3)
    assert iterations.tolist() == [0.5, 2.5, 4.0]
    assert found[:, 0].tolist() == [pytest.approx(np.sqrt(12.5)), 1.0, 2.0]


def test_the_histogram_is_of_the_moment_gone_to(qtbot: QtBot, session: Session) -> None:
    session.open(vanishing())
    view = HistogramView(session, load_theme("light"))
    shown(qtbot, view)
    train(qtbot, session, 3)
    assert view.words.text().endswith("Shown: after epoch 3.")
    session.go(Address(1, 1, 0))
    qtbot.wait(150)
    assert view.words.text().endswith("Shown: epoch 2, iteration 2.")
    history = session.runs.history("own")
    assert history is not None and isinstance(view.plot, HistogramPlot)
    numbers = view.numbers()
    gradient = abs(float(history.gradients(3)["w1"]))
    at = list(numbers["layer 1"]).index(1)
    assert list(numbers["from"])[at] <= gradient < list(numbers["to"])[at]
    x, y = view.plot.row(0)
    tallest = x[np.flatnonzero(y == y.max())]
    assert tallest.min() <= np.log10(gradient) <= tallest.max()
    assert "Vanishing" in view.words.text()


def test_in_a_wide_panel_and_a_narrow_one_every_plot_is_whole(
    qtbot: QtBot, session: Session, qapp: QApplication
) -> None:
    apply_theme(qapp, load_theme("light"))  # whatever another test has dressed the program in
    session.open(open_template("mlp:2-4-4-1"))
    panel = TrainingPanel(session, load_theme("light"))
    for kind in PLOTS:
        panel.plots.set_shown(kind.id, shown=True)
    panel.load_plots()
    show_panel(qtbot, panel, 800)
    train(qtbot, session, 2)
    for width in (740, 400):
        panel.resize(width, 800)
        qtbot.wait(250)
        views = panel.plots.shown()
        assert len(views) == 6
        for view in views:
            assert view.card.height() >= 130 and view.plot is not None
            right = view.mapTo(panel, view.rect().bottomRight()).x()
            assert right <= width, f"{view.id} is cut off at {width}"
            assert not view.legend.isVisible() or view.legend.width() <= view.width()
        tops = {view.y() for view in views}
        assert len(tops) == (3 if width == 740 else 6)
    panel.hide()


def test_a_legend_without_room_takes_another_line(qtbot: QtBot) -> None:
    legend = PlotLegend(load_theme("light"))
    qtbot.addWidget(legend)
    legend.show_entries([Entry(f"layer {at}", STYLES[at]) for at in range(6)])
    whole = legend.sizeHint()
    assert whole.width() == legend.one_line()
    legend.set_room(whole.width() / 2)
    assert legend.sizeHint().width() <= whole.width() / 2
    assert legend.sizeHint().height() >= 2 * whole.height()
