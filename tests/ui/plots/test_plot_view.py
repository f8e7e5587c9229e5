"""What every plot of training has: a menu that saves it, a place in the grid, the keyboard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.panels import forked, linear_model, show_panel
from tutor.document.document import Document
from tutor.export.number_columns import Column
from tutor.ui.look.theme import load_theme
from tutor.ui.plots.curve_legend import Curve, Entry
from tutor.ui.plots.loss_view import LossView
from tutor.ui.plots.plot_grid import PlotGrid
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.session.session import Session
from tutor.ui.settings import Settings


class Weights(PlotView):
    """A plot of one's own: the weight after each iteration."""

    id = "weights"

    @classmethod
    def title(cls) -> str:
        return "Weights"

    @classmethod
    def fits(cls, document: Document) -> bool:
        return "w" in document.graph

    def entries(self) -> list[Entry]:
        return [Entry("w", Curve("value"))]

    def numbers(self) -> Mapping[str, Column]:
        history = self.session.runs.history("own")
        assert history is not None
        return {"w": [float(history.parameters_after(at)["w"]) for at in range(len(history))]}


class Others(Weights):
    id, at_first = "others", False


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(linear_model())
    yield made
    made.close()


def train(qtbot: QtBot, session: Session, epochs: int) -> None:
    session.train(epochs)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    qtbot.wait(120)


def loss(qtbot: QtBot, session: Session) -> LossView:
    view = LossView(session, load_theme("light"))
    view.load_plot()
    show_panel(qtbot, view, 320)
    return view


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_the_numbers_of_a_plot_are_saved_exactly(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = loss(qtbot, session)
    train(qtbot, session, 2)
    choose(monkeypatch, tmp_path / "loss")
    with qtbot.waitSignal(session.said) as said:
        next(each for each in view.menu().actions() if each.text() == "Save numbers…").trigger()
    assert said.args == [f"Saved {tmp_path / 'loss.csv'}"]
    rows = [line.split(",") for line in (tmp_path / "loss.csv").read_text().splitlines()]
    assert rows[0] == ["epoch", "iteration", "loss"] and len(rows) == 7
    history = session.runs.history("own")
    assert history is not None
    assert [float(row[2]) for row in rows[1:]] == history.losses().tolist()
    assert [row[:2] for row in rows[3:5]] == [["1", "3"], ["2", "4"]]


def test_a_name_that_is_completed_overwrites_nothing_unasked(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = loss(qtbot, session)
    train(qtbot, session, 2)
    (tmp_path / "loss.csv").write_text("mine")
    asked: list[str] = []

    def rather_not(_parent: object, _title: str, suggestion: str, _kinds: str) -> tuple[str, str]:
        asked.append(suggestion)
        return (str(tmp_path / "loss") if len(asked) == 1 else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", rather_not)
    next(each for each in view.menu().actions() if each.text() == "Save numbers…").trigger()
    assert asked[1:] == [str(tmp_path / "loss.csv")], "the file dialog comes again, to ask about it"
    assert (tmp_path / "loss.csv").read_text() == "mine"


def test_a_plot_is_saved_as_a_picture(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = loss(qtbot, session)
    assert not any(each.isEnabled() for each in view.menu().actions()), "there is nothing to save yet"
    train(qtbot, session, 3)
    for name in ("loss.png", "loss.svg"):
        choose(monkeypatch, tmp_path / name)
        next(each for each in view.menu().actions() if each.text() == "Save picture…").trigger()
    picture = QImage(str(tmp_path / "loss.png"))
    blue = load_theme("light").colour("value").name()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }
    assert blue in colours and picture.width() > view.width()
    drawn = (tmp_path / "loss.svg").read_bytes()
    assert b"<path" in drawn and b"<image" not in drawn, "dots are shapes, too"


def test_what_cannot_be_written_is_said_in_a_sentence(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    view = loss(qtbot, session)
    train(qtbot, session, 1)
    for save, name in ((view.files.save_picture, "a.png"), (view.files.save_numbers, "a.csv")):
        with qtbot.waitSignal(session.said) as said:
            save(tmp_path / "missing" / name)
        assert said.args is not None and "cannot be saved" in said.args[0]
    with qtbot.waitSignal(session.said) as said:
        view.files.save_picture(tmp_path / "loss.bmp")
    assert said.args is not None and ".png or .svg" in said.args[0]


def test_the_menu_key_opens_the_menu_and_the_card_shows_the_focus(qtbot: QtBot, session: Session) -> None:
    view = loss(qtbot, session)
    train(qtbot, session, 1)
    assert view.plot is not None
    view.activateWindow()
    view.plot.setFocus()
    qtbot.waitUntil(lambda: view.card.property("lit") == "true", timeout=2000)
    qtbot.mouseClick(view.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [each.text() for each in menu.actions()] == ["Save picture…", "Save numbers…"]
    qtbot.keyClick(menu, Qt.Key.Key_Escape)


def test_plots_are_chosen_remembered_and_laid_in_columns(qtbot: QtBot, session: Session) -> None:
    grid = PlotGrid((Weights, Others), session, load_theme("light"))
    grid.load_plots()
    show_panel(qtbot, grid, 500)
    assert [each.id for each in grid.shown()] == ["weights"]
    second = grid.chooser.menu().actions()[1]
    second.trigger()
    first, other = grid.shown()
    grid.resize(400, 600)
    qtbot.waitUntil(lambda: other.y() > first.y() and other.x() == first.x(), timeout=2000)
    grid.resize(900, 400)
    qtbot.waitUntil(lambda: other.x() > first.x() and other.y() == first.y(), timeout=2000)
    assert Settings().shows_plot("others", at_first=False)
    grid.chooser.menu().actions()[0].trigger()
    assert [each.id for each in grid.shown()] == ["others"] and not first.isVisible()
    session.open(forked())
    assert not grid.isVisible()


def test_a_plot_says_its_curves_and_its_numbers(qtbot: QtBot, session: Session) -> None:
    view = Weights(session, load_theme("light"))
    view.load_plot()
    show_panel(qtbot, view, 300)
    assert view.card.sentence() == "Train, and this is drawn as it goes." and not view.legend.isVisible()
    train(qtbot, session, 1)
    assert view.card.sentence() == "" and view.legend.accessibleName() == "w: solid line"
    assert np.allclose(view.numbers()["w"], [1.02, 1.0984, 1.260688], atol=1e-4)
