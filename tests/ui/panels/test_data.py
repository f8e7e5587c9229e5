"""The Data tab: data sets chosen and drawn, samples shown as plot and table, walked through and edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.panels import linear_model
from tutor.document import Document, open_source
from tutor.engine import own
from tutor.training.data.recipe import Recipe
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.data.panel import DataPanel
from tutor.ui.plots.data_plot import DataPlot
from tutor.ui.session.session import Session

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


class Tab:
    """The tab of a document, and what was said."""

    def __init__(self, document: Document, qtbot: QtBot) -> None:
        self.session, self.said = Session(document), list[str]()
        self.session.said.connect(self.said.append)
        self.panel = DataPanel(self.session, load_theme("light"))
        qtbot.addWidget(self.panel)
        self.panel.resize(400, 1100)
        self.panel.load_plots()
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.form, self.table = self.panel.form, self.panel.table
        self.settle(qtbot)

    @property
    def plot(self) -> DataPlot:
        assert isinstance(self.panel.view.plot, DataPlot)
        return self.panel.view.plot

    @property
    def recipe(self) -> Recipe:
        assert self.session.document.recipe is not None
        return self.session.document.recipe

    def settle(self, qtbot: QtBot) -> None:
        """Wait until the tab shows what is open."""
        document = self.session.document
        qtbot.waitUntil(lambda: self.panel._document is document)
        if self.panel.view.points() is not None:
            qtbot.waitUntil(lambda: self.panel.view._drawn is document)

    def choose(self, name: str) -> None:
        """Choose a data set by keys."""
        sets = self.form.sets
        sets.setFocus()
        QTest.keyClick(sets, Qt.Key.Key_Home)
        for _ in range(sets.count()):
            if sets.currentData() == name:
                return
            QTest.keyClick(sets, Qt.Key.Key_Down)
        raise AssertionError(name)

    def type_into(self, field: QAbstractSpinBox, text: str) -> None:
        edit = field.findChild(QLineEdit)
        assert edit is not None
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)

    def point(self, row: int) -> QPoint:
        return self.plot.place_of(row)


@pytest.fixture
def moons(qtbot: QtBot) -> Iterator[Tab]:
    tab = Tab(open_source("template:mlp:2-4-1"), qtbot)
    yield tab
    tab.session.close()


def test_settings_draw_the_data_anew_each_as_one_step_of_undo(moons: Tab, qtbot: QtBot) -> None:
    before = moons.session.document
    moons.type_into(moons.form.noise, "0.3")
    moons.settle(qtbot)
    assert moons.recipe.drawn is not None
    assert moons.recipe.drawn.noise == 0.3
    assert moons.session.document.data != before.data
    for _ in range(3):
        QTest.keyClick(moons.form.seed, Qt.Key.Key_Up)
        moons.settle(qtbot)
    assert moons.recipe.drawn.seed == 3
    assert [moons.session.edits.text(at) for at in range(moons.session.edits.count())] == [
        "Data: noise 0.3", "Data: seed 3",
    ]  # fmt: skip
    moons.session.edits.undo()
    moons.settle(qtbot)
    assert moons.form.seed.value() == 0
    moons.session.edits.undo()
    moons.settle(qtbot)
    assert moons.session.document == before
    assert moons.form.noise.value() == 0.1


def test_another_set_is_split_and_scaled_as_the_one_before(moons: Tab, qtbot: QtBot) -> None:
    moons.type_into(moons.form.share, "40")
    moons.settle(qtbot)
    assert len(moons.session.document.validation["x"]) == 80
    scaled = moons.form.scaled
    scaled.setFocus()
    QTest.keyClick(scaled, Qt.Key.Key_Down)
    moons.settle(qtbot)
    assert moons.recipe.standardise == ("x",)
    assert "x had mean" in moons.form.about.text()
    moons.choose("circles")
    moons.settle(qtbot)
    assert moons.recipe.drawn is not None
    assert (moons.recipe.drawn.name, moons.recipe.validation, moons.recipe.standardise) == (
        "circles",
        0.4,
        ("x",),
    )
    np.testing.assert_allclose(np.mean(moons.session.document.data["x"], axis=0), 0, atol=1e-4)
    assert moons.session.runs.length() == 0
    assert moons.plot.drawn == 200


def test_a_click_on_a_point_walks_through_its_sample_and_marks_its_row(moons: Tab) -> None:
    QTest.mouseClick(moons.plot.viewport(), LEFT, pos=moons.point(17))
    there = moons.session.address.sample
    x = moons.session.document.data["x"]
    assert moons.point(there) == moons.point(17) or x[there] == x[17]
    assert moons.table.currentIndex().row() == there
    assert moons.table.visualRect(moons.table.currentIndex()).intersects(moons.table.viewport().rect())


def click_row(tab: Tab, row: int) -> None:
    """Click a row of the table."""
    tab.table.scrollTo(tab.table.model().index(row, 0))
    at = tab.table.visualRect(tab.table.model().index(row, 0)).center()
    QTest.mouseClick(tab.table.viewport(), LEFT, pos=at)


def test_a_click_on_a_validation_sample_opens_its_walk_with_the_parameters_of_the_moment(moons: Tab) -> None:
    session = moons.session
    session.walking.move_sample(2)
    session.go_to_step(3)
    whole, before, iterations = session.document, session.address, session.runs.length()
    parameters = {name: session.trace.value(name) for name in whole.graph.parameters}  # type: ignore[union-attr]
    click_row(moons, whole.samples + 4)
    assert moons.table.model().headerData(whole.samples + 4, Qt.Orientation.Vertical) == "v5"
    assert session.document.title == "Validation sample 5"
    assert session.aside.way_back == "Training"
    assert session.address.step == 3
    session.go_to_step(len(session.walkthrough))
    trace = session.trace
    assert trace is not None
    for name, value in parameters.items():
        np.testing.assert_array_equal(trace.value(name), value)
    for name, column in whole.validation.items():
        np.testing.assert_array_equal(trace.value(name), np.asarray(column[4], np.float32))

    def loss(moved: str, by: float) -> float:
        values = {leaf.name: np.array(trace.value(leaf.name), np.float64) for leaf in trace.graph.leaves}
        values[moved].flat[0] += by
        return (
            own.trace(trace.graph, values, given=whole.given, dtype="float64").value(trace.graph.root).item()
        )

    for name in parameters:
        slope = (loss(name, 1e-5) - loss(name, -1e-5)) / 2e-5
        assert trace.gradient(name).flat[0] == pytest.approx(slope, rel=1e-3, abs=1e-5)
    click_row(moons, whole.samples + 1)
    assert session.document.title == "Validation sample 2"
    assert moons.table.currentIndex().row() == whole.samples + 1
    session.aside.close()
    assert session.document is whole
    assert (session.address, session.runs.length()) == (before, iterations)
    assert moons.table.currentIndex().row() == session.row


def test_a_row_trained_on_leads_back_from_a_validation_sample(moons: Tab) -> None:
    whole = moons.session.document
    click_row(moons, whole.samples)
    assert moons.session.aside.on
    moons.session.set_value("x", [1.0, 2.0])
    moons.session.train(1)
    assert (
        moons.said[-1]
        == "“Validation sample 1” is only looked at: go back (Esc) to change or train anything."
    )
    click_row(moons, 3)
    assert not moons.session.aside.on
    assert moons.session.document is whole
    assert moons.session.address.sample == 3


def test_enter_on_a_row_walks_through_it(moons: Tab) -> None:
    moons.table.setFocus()
    for _ in range(3):
        QTest.keyClick(moons.table, Qt.Key.Key_Down)
    QTest.keyClick(moons.table, Qt.Key.Key_Return)
    assert moons.session.address.sample == 3


@pytest.mark.parametrize("kept", [False, True])
def test_a_number_that_is_typed_makes_columns_of_the_data_set(moons: Tab, qtbot: QtBot, kept: bool) -> None:
    before = moons.session.document
    row = before.samples + 1 if kept else 2
    index = moons.table.model().index(row, 1)
    moons.table.setCurrentIndex(index)
    moons.table.edit(index)
    field = moons.table.findChild(QLineEdit)
    assert field is not None
    field.selectAll()
    QTest.keyClicks(field, "7.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: moons.session.document is not before)
    moons.settle(qtbot)
    document = moons.session.document
    column, at = (document.validation, 1) if kept else (document.data, 2)
    assert column["x"][at] == ((before.validation if kept else before.data)["x"][at][0], 7.5)  # type: ignore[index]
    assert moons.recipe.drawn is None
    assert moons.form.sets.currentText() == "Numbers of its own"
    assert moons.said == [
        "The samples are numbers of their own now, no longer made from a recipe; undo brings it back."
    ]
    moons.session.edits.undo()
    moons.settle(qtbot)
    assert moons.session.document == before


def test_what_does_not_fit_cannot_be_chosen_and_columns_can_be_mapped(qtbot: QtBot) -> None:
    tab = Tab(linear_model(), qtbot)
    sets = tab.form.sets
    usable = [
        sets.itemData(at)
        for at in range(sets.count())
        if sets.model().flags(sets.model().index(at, 0)) & Qt.ItemFlag.ItemIsEnabled
    ]
    assert usable == ["lecture", "quadratic", "line", "sine", "columns", "none"]
    assert not tab.form.mapping.isVisible()
    tab.choose("sine")
    tab.settle(qtbot)
    takes = tab.form.mapping.fields["x"]
    assert [takes.itemText(at) for at in range(takes.count())] == ["x", "y", "one value for all samples"]
    takes.setFocus()
    QTest.keyClick(takes, Qt.Key.Key_Down)
    tab.settle(qtbot)
    assert tab.session.document.data["x"] == tab.session.document.data["y"]
    QTest.keyClick(tab.form.mapping.fields["x"], Qt.Key.Key_Down)
    tab.settle(qtbot)
    assert "x" not in tab.session.document.data
    assert "x" in tab.session.document.values
    tab.choose("none")
    tab.settle(qtbot)
    assert tab.session.document.data == {}
    assert not tab.table.isVisible()
    tab.session.close()


def test_while_the_walk_asks_the_data_stay(moons: Tab, qtbot: QtBot) -> None:
    moons.session.predict.set_on(True)
    moons.type_into(moons.form.count, "50")
    assert moons.said == ["The walk waits for you: answer first, or watch, then change the data."]
    assert moons.form.count.value() == 200
    assert moons.session.document.samples == 150


def test_many_samples_are_made_away_from_the_window(moons: Tab, qtbot: QtBot) -> None:
    moons.type_into(moons.form.count, "30000")
    moons.type_into(moons.form.noise, "0.2")
    assert moons.session.document.samples == 150
    qtbot.waitUntil(lambda: moons.session.document.samples == 22_500, timeout=10_000)
    moons.settle(qtbot)
    assert moons.recipe.drawn is not None
    assert moons.recipe.drawn.noise == 0.2, "what was typed meanwhile is not lost, nor loses what was before"
    assert moons.plot.drawn <= 4000
    assert moons.table.model().rowCount() == 30_000


@pytest.mark.parametrize("theme", ["light", "projector"])
def test_nothing_is_cut_off(moons: Tab, theme: str) -> None:
    moons.panel.set_theme(load_theme(theme))
    moons.panel.resize(400 if theme == "light" else 620, 1100)
    for captioned in moons.form._fields.values():
        if captioned.isVisible():
            words = QFontMetrics(captioned.caption.font()).horizontalAdvance(captioned.caption.text())
            assert captioned.caption.width() >= words


def test_numbers_have_room_however_many_columns_there_are(qtbot: QtBot) -> None:
    tab = Tab(open_source("template:mlp:2-4-4"), qtbot)
    table = tab.table
    needed = QFontMetrics(table.font()).horizontalAdvance("-0.1234")
    assert table.model().columnCount() == 6
    assert all(table.columnWidth(at) >= needed + 24 for at in range(6))
    tab.session.close()


def test_shuffled_samples_are_found_and_marked_in_plot_and_table(moons: Tab) -> None:
    session = moons.session
    assert session.document.training is not None
    session.set_training(replace(session.document.training, shuffle=True))
    row = 17
    moons.panel.view.row_chosen.emit(row)
    assert session.row == row != session.address.sample
    assert moons.table.currentIndex().row() == row
    moons.panel.view.refresh()
    assert moons.plot._row == row
