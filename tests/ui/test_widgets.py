"""The small widgets: what a person does with them, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tutor.errors import TutorError
from tutor.ui.look.theme import THEME_NAMES, apply_theme, load_theme, ui_font
from tutor.ui.widgets.elided_label import ElidedLabel
from tutor.ui.widgets.field_row import FieldRow
from tutor.ui.widgets.given_text import read_number, read_value
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.legend import Legend
from tutor.ui.widgets.math_text import MathText
from tutor.ui.widgets.number_field import NumberField
from tutor.ui.widgets.operation_box import Choice, OperationBox
from tutor.ui.widgets.section_label import SectionLabel
from tutor.ui.widgets.segmented_control import Option, SegmentedControl
from tutor.ui.widgets.sentence_label import SentenceLabel
from tutor.ui.widgets.zoom_control import ZoomControl

LIGHT = load_theme("light")


def asked(spy: QSignalSpy) -> list[object]:
    return [spy.at(i)[0] for i in range(spy.count())]


@pytest.fixture
def engines(qtbot: QtBot) -> SegmentedControl:
    options = [Option("own", "Own engine"), Option("torch", "PyTorch"), Option("both", "Side by side")]
    control = SegmentedControl("Engine", options, LIGHT)
    qtbot.addWidget(control)
    control.show()
    return control


def segments(control: SegmentedControl) -> list[QRadioButton]:
    return control.findChildren(QRadioButton)


def test_a_segment_is_chosen_by_a_click_and_reported_once(engines: SegmentedControl, qtbot: QtBot) -> None:
    spy = QSignalSpy(engines.chosen)
    engines.set_current("torch")
    assert spy.count() == 0
    qtbot.mouseClick(segments(engines)[2], Qt.MouseButton.LeftButton)
    assert asked(spy) == ["both"]
    assert engines.current() == "both"
    assert [button.isChecked() for button in segments(engines)] == [False, False, True]


def test_arrow_keys_choose(engines: SegmentedControl, qtbot: QtBot) -> None:
    spy = QSignalSpy(engines.chosen)
    for at, key in (
        (0, Qt.Key.Key_Right),
        (1, Qt.Key.Key_Right),
        (2, Qt.Key.Key_Right),
        (0, Qt.Key.Key_Left),
    ):
        qtbot.keyClick(segments(engines)[at], key)
    assert asked(spy) == ["torch", "both", "own", "both"]


def test_a_reader_hears_radio_buttons(engines: SegmentedControl) -> None:
    reader = QAccessible.queryAccessibleInterface(segments(engines)[1])
    assert reader.role() == QAccessible.Role.RadioButton
    assert reader.text(QAccessible.Text.Name) == "PyTorch"


@pytest.mark.parametrize("name", THEME_NAMES)
def test_segments_have_room_for_their_bold_text(engines: SegmentedControl, name: str) -> None:
    theme = load_theme(name)
    engines.set_theme(theme)
    for button in segments(engines):
        bold = QFontMetricsF(ui_font(theme.sizes.small, 600))
        assert button.sizeHint().width() > bold.horizontalAdvance(button.text())


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[NumberField]:
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = QHBoxLayout(parent)
    made = NumberField("Answer", LIGHT)
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    parent.show()
    qtbot.waitExposed(parent)
    made.set_text("1")
    yield made  # the parent lives as long as the test


def test_enter_commits_a_number_once(field: NumberField, qtbot: QtBot) -> None:
    spy = QSignalSpy(field.committed)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "-8")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert asked(spy) == [-8.0]


def test_what_is_wrong_is_said_while_typing_and_never_committed(field: NumberField, qtbot: QtBot) -> None:
    spy = QSignalSpy(field.committed)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "3,5")
    assert field.message() == "Write the decimals of 3,5 with a point."
    assert field.edit.property("wrong") == "true"
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert spy.count() == 0
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert (field.text(), field.message(), field.edit.property("wrong")) == ("1", "", "false")


def test_a_double_click_selects_a_number_whole(field: NumberField, qtbot: QtBot) -> None:
    field.set_text("-0.0125e3")
    qtbot.mouseDClick(field.edit, Qt.MouseButton.LeftButton, pos=QPoint(25, field.edit.height() // 2))
    assert field.edit.selectedText() == "-0.0125e3"
    qtbot.keyClicks(field.edit, "0.02")
    assert field.text() == "0.02"
    field.set_text("2*x + 1")
    qtbot.mouseDClick(field.edit, Qt.MouseButton.LeftButton, pos=QPoint(14, field.edit.height() // 2))
    assert field.edit.selectedText() != "2*x + 1"


def test_leaving_the_field_commits(field: NumberField, qtbot: QtBot) -> None:
    spy = QSignalSpy(field.committed)
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "2.5")
    field.edit.clearFocus()
    if spy.count() == 0:  # a platform without an active window gives no focus to lose
        field.commit()
    assert asked(spy) == [2.5]


def test_an_array_is_committed_as_nested_lists(qtbot: QtBot) -> None:
    field = NumberField("Answer", LIGHT, read_value)
    qtbot.addWidget(field)
    spy = QSignalSpy(field.committed)
    field.edit.setText("[[1, 2], [3, −4]]")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert asked(spy) == [[[1.0, 2.0], [3.0, -4.0]]]


@pytest.mark.parametrize("text", ["", "  ", "x", "1e999", "nan", "inf", "1,5", "1 2", "0x10"])
def test_text_that_is_no_finite_number_is_one_sentence(text: str) -> None:
    with pytest.raises(TutorError) as caught:
        read_number(text)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "text",
    ["[1, 2", "[1, [2]]", "[[1, 2], [3]]", "[]", "[[]]", "[true]", '["a"]', "[NaN]", "[1e999]", "[" * 9000],
)
def test_text_that_is_no_array_is_one_sentence(text: str) -> None:
    with pytest.raises(TutorError) as caught:
        read_value(text)
    assert "\n" not in str(caught.value)


def test_a_heading_keeps_names_and_greek_letters(qtbot: QtBot) -> None:
    label = SectionLabel("Loss against `w` and ω")
    qtbot.addWidget(label)
    assert label.text() == "LOSS AGAINST w AND ω"
    assert label.accessibleName() == "Loss against w and ω"


def test_text_that_does_not_fit_is_elided_and_told_by_the_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("Backward: the gradient reaches the weight")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""


def test_zoom_asks_and_shows(qtbot: QtBot) -> None:
    control = ZoomControl(LIGHT)
    qtbot.addWidget(control)
    control.show()
    steps, fits = QSignalSpy(control.zoom_requested), QSignalSpy(control.fit_requested)
    qtbot.mouseClick(control._minus, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(control._plus, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(control._scale, Qt.MouseButton.LeftButton)
    assert asked(steps) == [-1, 1]
    assert fits.count() == 1
    control.set_scale(0.456)
    assert control._scale.text() == "46 %"


def test_the_legend_shows_each_colour_of_the_theme(qtbot: QtBot) -> None:
    legend = Legend(LIGHT)
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    image = legend.grab().toImage()
    seen = {
        image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())
    }
    assert {LIGHT.hex("value"), LIGHT.hex("local"), LIGHT.hex("grad")} <= seen


def test_an_icon_button_is_pressed_by_space_and_named(qtbot: QtBot) -> None:
    button = IconButton("forward", "One step forward", LIGHT, "primary")
    qtbot.addWidget(button)
    button.set_text("One step forward", "→")
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.accessibleName() == "One step forward"
    assert "→" in button.toolTip()
    assert button.grab().toImage().pixelColor(22, 4).name().upper() == LIGHT.hex("accent")


def test_a_row_of_fields_takes_as_many_lines_as_it_needs(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    whole = QWidget()
    qtbot.addWidget(whole)
    row, button = FieldRow(LIGHT), QPushButton("Train")
    fields = [NumberField(name, LIGHT) for name in ("rate", "epochs")]
    row.add_widget(button)
    for field, name in zip(fields, ("Rate", "Epochs"), strict=True):
        row.add_field(name, field, 10, at=len(row.parts()) - 1)
    column = QVBoxLayout(whole)
    column.addWidget(row)
    column.addStretch(1)
    whole.resize(700, 300)
    whole.show()
    qtbot.waitExposed(whole)

    def tops() -> list[int]:
        return [part.geometry().bottom() for part in row.parts()]

    assert len(set(tops())) == 1, "captions above, fields and button on one line"
    assert [part.width() for part in row.parts()[:2]] == [280, 280], "no wider than twice what they need"
    high = row.height()
    whole.resize(320, 300)
    qtbot.waitUntil(lambda: row.height() > high)
    assert len(set(tops())) == 2
    qtbot.keyClicks(fields[0].edit, "x")
    qtbot.waitUntil(lambda: fields[0].message() != "" and row.height() > 2 * high)
    sentence = fields[0].findChild(QLabel)
    assert sentence is not None
    qtbot.waitUntil(lambda: sentence.height() >= sentence.heightForWidth(sentence.width()))
    row.parts()[0].hide()
    row.refresh()
    assert row.parts()[1].geometry().topLeft() == row.rect().topLeft()
    row.parts()[0].show()
    whole.activateWindow()
    fields[0].setFocus()
    for reached in (fields[1].edit, button):
        qtbot.keyClick(whole.focusWidget(), Qt.Key.Key_Tab)
        assert whole.focusWidget() is reached


def test_a_sentence_is_as_high_as_at_its_width_whatever_it_was_before(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    label = SentenceLabel(around)
    around.resize(600, 400)
    around.show()
    label.resize(500, 20)
    label.say("Loss 5.969e−13 at ω = 2, after epoch 60; slope −3.338e−6.")
    line = label.height()
    label.resize(60, line)
    assert label.height() > 3 * line
    label.resize(500, label.height())
    assert label.height() == line == label.maximumHeight()
    label.resize(60, line)
    label.say("Short.")
    assert label.height() == line


@pytest.mark.parametrize(
    "text",
    [
        "前向算出 $\\hat{y} = x w$，误差（$r = \\hat{y} - y$）和损失 $L = r^2$。梯度是 $2 r x$；再更新 $w$。",
        "Forward gives $\\hat{y} = x w$, the residual ($r = \\hat{y} - y$) and $L = r^2$. It is $2 r x$.",
    ],
)
def test_no_line_begins_with_the_stop_after_a_formula_or_ends_with_the_bracket_before(
    qtbot: QtBot, text: str
) -> None:
    label = MathText(load_theme("light"))
    qtbot.addWidget(label)
    label.set_markdown(text)
    label.show()
    for width in range(90, 420, 3):
        label.resize(width, 300)
        block = label.document().firstBlock()
        layout, words = block.layout(), block.text()
        for at in range(1, layout.lineCount()):
            start = layout.lineAt(at).textStart()
            assert words[start] not in ".,;:)。，；）", (width, words)
            assert words[start - 1] not in "(（", (width, words)
    assert label.plain_text()[-1] in "。."


def test_a_list_of_operations_is_typeset_when_it_opens_and_not_when_it_is_dressed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = OperationBox(load_theme("light"))
    qtbot.addWidget(box)
    box.set_choices([Choice(rf"\frac{{a}}{{{n}}}", f"a/{n}", "div", "elementwise") for n in range(9)], 0)
    box.show()
    asked, formula = [], box.formula
    monkeypatch.setattr(box, "formula", lambda tex, **how: (asked.append(tex), formula(tex, **how))[1])
    box.view().doItemsLayout()
    box.view().sizeHintForColumn(0)
    assert not asked
    box.showPopup()
    assert len(set(asked)) == 9
    assert box.view().sizeHintForRow(2) >= formula(r"\frac{a}{1}").height
    box.hidePopup()


def test_a_formula_behind_a_square_bracket_is_typeset_too(qtbot: QtBot) -> None:
    label = MathText(load_theme("light"))
    qtbot.addWidget(label)
    label.set_markdown("From [0, 1]$x$ on, see [the page]($x$).")
    assert "$x$ on" not in label.document().toPlainText()
