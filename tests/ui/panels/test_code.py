"""The Code panel: the graph's lines and the PyTorch program, in step with the moment shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import panels
from tutor.document import Training, open_source
from tutor.ui.look.theme import Theme, load_theme
from tutor.ui.panels.code import CodePanel
from tutor.ui.panels.code_view import CodeView, Rules, text_format
from tutor.ui.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    assert qtbot
    session = Session(open_source("train-linear"))
    yield session
    session.close()


def shown(qtbot: QtBot, session: Session, kind: str = "pytorch") -> CodePanel:
    panel = CodePanel(session, load_theme("light"))
    qtbot.addWidget(panel)
    panel.show_kind(kind)
    panel.resize(420, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def marked(code: CodeView) -> list[str]:
    return [] if code.marked is None else [code.document().findBlockByNumber(code.marked).text().strip()]


def click(qtbot: QtBot, code: CodeView, text: str) -> None:
    """Click the line with this text."""
    block = code.document().firstBlock()
    while block.text().strip() != text:
        block = block.next()
        assert block.isValid(), text
    cursor = QTextCursor(block)
    code.setTextCursor(cursor)
    qtbot.mouseClick(code.viewport(), Qt.MouseButton.LeftButton, pos=code.cursorRect(cursor).center())


def test_a_long_line_goes_on_deeper_and_a_copy_has_it_in_one(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    panel.resize(280, 700)
    code = panel.program.code
    assert code.horizontalScrollBar().maximum() == 0
    block = code.document().firstBlock()
    while "requires_grad" not in block.text():
        block = block.next()
    first, *others = (block.layout().lineAt(number) for number in range(block.layout().lineCount()))
    assert others and all(line.x() > first.x() + 20 for line in others)
    code.setTextCursor(QTextCursor(block))
    code.moveCursor(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    copied = code.createMimeDataFromSelection()
    assert copied.text() == block.text() and copied.formats() == ["text/plain"]


def test_the_line_of_the_step_is_marked(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    code = panel.program.code
    assert marked(code) == []
    seen = []
    for step in range(1, 13):
        session.go_to_step(step)
        seen += marked(code)
    assert seen == [
        *["return x * w"] * 2, *["r = y_hat - y"] * 2, *["return r ** 2"] * 2, *["l.backward()"] * 4,
        "w.data = w.data - 0.01 * w.grad.data", "w.grad.data.zero_()",
    ]  # fmt: skip


def test_a_click_on_a_line_goes_to_its_step(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    code = panel.program.code
    for text, step in {
        "l.backward()": 10, "w.grad.data.zero_()": 12, "y_hat = forward(x)": 1, "def loss(x, y):": 1,
        "x_data = [1.0, 2.0, 3.0]": 0,
    }.items():  # fmt: skip
        click(qtbot, code, text)
        assert session.address.step == step, text


def test_enter_goes_to_the_step_and_keeps_the_place(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    code = panel.program.code
    panel.activateWindow()
    code.setFocus()
    qtbot.waitUntil(code.hasFocus)
    code.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(code, Qt.Key.Key_Return)
    assert session.address.step == 12
    assert code.textCursor().block().text().startswith('print("predict (after training)"')


def test_it_follows_edits_at_once(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    code = panel.program.code
    session.set_value("w", 0.25)
    session.set_training(Training(0.5, 7))
    session.set_dtype("float64")
    text = code.toPlainText()
    for part in ("torch.tensor(0.25,", "- 0.5 * w.grad", "range(7)", "set_default_dtype(torch.float64)"):
        assert part in text
    session.edits.undo()
    assert "range(100)" in code.toPlainText()


def test_a_document_that_does_not_train_shows_the_sample_at_hand(qtbot: QtBot) -> None:
    session = Session(panels.linear_model(training=None))
    panel = shown(qtbot, session)
    code = panel.program.code
    session.walking.move_sample(1)
    assert "x = torch.tensor(2.0)" in code.toPlainText()
    session.close()


def test_what_cannot_be_written_is_said(qtbot: QtBot) -> None:
    session = Session(panels.linear_model(data={}, values={"w": 1.0, "x": [1.0, 2.0], "y": 1.0}))
    panel = shown(qtbot, session)
    page = panel.program
    assert "single number" in page.hint.text()
    assert page.code.toPlainText() == ""
    assert not page.copy_button.isEnabled()
    session.close()


def test_copy_and_save(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    panel = shown(qtbot, session)
    page = panel.program
    said: list[str] = []
    session.said.connect(said.append)
    qtbot.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert page.save(tmp_path / "a.py")
    assert (tmp_path / "a.py").read_text(encoding="utf-8") == copied
    assert copied.rstrip("\n") == page.code.toPlainText()
    assert not page.save(tmp_path)
    assert said[1:] == [
        f"Saved {tmp_path / 'a.py'}",
        f"The file {tmp_path} cannot be written: Is a directory.",
    ]


def test_the_kind_chosen_is_remembered(qtbot: QtBot, session: Session) -> None:
    first = shown(qtbot, session, "graph")
    assert first.graph.isVisible()
    first.kinds.findChildren(type(first.kinds.children()[-1]))[-1].click()
    assert first.program.isVisible()
    again = CodePanel(session, load_theme("dark"))
    qtbot.addWidget(again)
    assert again.kinds.current() == "pytorch"


def test_the_graph_still_has_its_lines(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session, "graph")
    code = panel.graph.findChild(CodeView)
    assert code is not None
    click(qtbot, code, "r = y_hat - y")
    assert session.address.step == 3
    assert marked(code) == ["r = y_hat - y"]


def test_everything_has_a_name_for_a_screen_reader(qtbot: QtBot, session: Session) -> None:
    panel = shown(qtbot, session)
    for widget in (panel, panel.kinds, panel.program.code, *panel.findChildren(QPushButton)):
        assert widget.accessibleName()
    assert panel.program.code.isReadOnly()


def test_a_document_that_trains_opens_with_its_program_until_one_is_chosen(
    qtbot: QtBot, session: Session
) -> None:
    kept = QSettings("Backprop Tutor", "Backprop Tutor")
    kept.remove("window/code")
    panel = CodePanel(session, load_theme("light"))
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    assert panel.program.isVisible() and panel.kinds.current() == "pytorch"
    session.open(open_source("chain-rule"))
    assert panel.graph.isVisible() and panel.kinds.current() == "graph"
    session.set_training(Training(epochs=2, learning_rate=0.1))
    assert panel.graph.isVisible(), "an edit turns nothing over"
    session.open(open_source("tensor"))
    assert panel.program.isVisible()
    panel.kinds.chosen.emit("graph")
    session.open(open_source("train-linear"))
    assert panel.graph.isVisible(), "what a person has chosen stays"
    again = CodePanel(session, load_theme("light"))
    qtbot.addWidget(again)
    assert again.kinds.current() == "graph"
    kept.remove("window/code")


def test_lines_that_change_in_part_look_as_if_all_were_new(qtbot: QtBot) -> None:
    kept, new = (CodeView(name, _rules, load_theme("light")) for name in ("kept", "new"))
    for view in (kept, new):
        qtbot.addWidget(view)
    line = st.sampled_from(["", "a = b*3", "  relu(x)", "    c  # hi"])

    @given(st.lists(line, max_size=5))
    @settings(max_examples=120, deadline=None)
    def show(lines: list[str]) -> None:
        kept.set_code("\n".join(lines))
        new.setPlainText("unlike all of them")
        new.set_code("\n".join(lines))
        assert _blocks(kept) == _blocks(new)

    show()


def _rules(theme: Theme) -> Rules:
    return ((r"#.*|\d+", text_format(theme.colour("muted"))),)


def _blocks(view: CodeView) -> list[tuple[str, float, float, list[tuple[int, int]]]]:
    """What every line says, how it is indented, and what of it is coloured."""
    document = view.document()
    found = []
    for at in range(document.blockCount()):
        block = document.findBlockByNumber(at)
        form, colours = block.blockFormat(), block.layout().formats()
        marks = [(colour.start, colour.length) for colour in colours]
        found.append((block.text(), form.leftMargin(), form.textIndent(), marks))
    return found
