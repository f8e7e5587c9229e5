"""Typeset maths: set once, measured truly, never raising; numbers change without ziamath."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tutor.ui.look.theme import load_theme
from tutor.ui.typesetting import typeset as typesetting
from tutor.ui.typesetting.tex_tokens import tokens
from tutor.ui.typesetting.typeset import Formula, typeset, typeset_number
from tutor.ui.typesetting.typeset_row import Number, Tex, layout_row, split_tex, wrap_row
from tutor.ui.widgets.formula_label import FormulaLabel

CHAIN = r"\frac{\partial loss}{\partial \omega}=\frac{\partial loss}{\partial \hat{y}}\cdot x=-2\cdot 1=-2"
BLUE = QColor("#0B62B8")

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The TeX that reached ziamath, from an empty store."""
    seen: list[str] = []
    real = typesetting._set

    def counted(tex: str) -> typesetting.Outline:
        seen.append(tex)
        return real(tex)

    monkeypatch.setattr(typesetting, "_set", counted)
    monkeypatch.setattr(typesetting, "_kept", {})
    yield seen


def ink(formula: Formula, scale: int = 1) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is painted, from the formula's left end on its baseline."""
    image = QImage(400 * scale, 200 * scale, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.scale(scale, scale)
    formula.paint(painter, 50, 100)
    painter.end()
    spots = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 8
    ]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return min(xs) - 50 * scale, min(ys) - 100 * scale, max(xs) + 1 - 50 * scale, max(ys) + 1 - 100 * scale


def test_one_tex_is_set_once_for_all_sizes_and_colours(calls: list[str]) -> None:
    small = typeset(r"\hat{y}", 12, BLUE)
    large = typeset(r"\hat{y}", 36, QColor("red"))
    assert calls == [r"\hat{y}"]
    assert large.width == pytest.approx(3 * small.width)


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("tex", [r"\frac{\partial loss}{\partial \hat{y}}", r"\omega", r"\sqrt{x}_1", "x+1"])
def test_the_ink_fills_the_measured_box(tex: str, scale: int) -> None:
    formula = typeset(tex, 30, BLUE)
    left, top, right, bottom = ink(formula, scale)
    assert left == pytest.approx(0, abs=1.01)
    assert right == pytest.approx(formula.width * scale, abs=1.01)
    assert -top == pytest.approx(formula.baseline * scale, abs=1.01)
    assert bottom == pytest.approx(formula.descent * scale, abs=1.01)


def test_a_number_looks_as_ziamath_sets_it_and_never_asks_for_it(calls: list[str]) -> None:
    number = typeset_number("163", 30, BLUE)
    assert typeset("163", 30, BLUE).width == number.width
    assert calls == []
    real = typeset("{163}", 30, BLUE)
    assert calls == ["{163}"]
    assert number.baseline == pytest.approx(real.baseline, abs=0.3)
    assert ink(number)[2] - ink(number)[0] == pytest.approx(real.width, abs=1.5)
    assert typeset_number("-2", 30, BLUE).width == typeset_number("−2", 30, BLUE).width


@pytest.mark.parametrize("tex", [r"\frac{1", r"\begin{bmatrix}", "x^", r"\left(", "{", "", "&", "$"])
def test_wrong_tex_is_shown_and_not_raised(tex: str) -> None:
    formula = typeset(tex, 20, BLUE)
    assert formula.width >= 0


def test_before_the_first_paint_tex_is_plain_and_nothing_is_set(calls: list[str]) -> None:
    typesetting.postpone(True)
    try:
        plain = typeset(r"\frac{a}{b}", 20, BLUE)
    finally:
        typesetting.postpone(False)
    assert calls == []
    assert typeset(r"\frac{a}{b}", 20, BLUE).height > plain.height
    assert calls == [r"\frac{a}{b}"]


def test_a_formula_is_cut_at_relations_operations_and_numbers() -> None:
    parts = [(part.text, part.is_number) for part in tokens(r"(\hat{y}-2)^2 = -1.5e-07 \cdot w_{12} - 3")]
    assert parts == [
        (r"(\hat{y}", False), ("-", False), ("2", True), (")^2", False), ("=", False), ("-1.5e-07", True),
        (r"\cdot", False), ("w_{12}", False), ("-", False), ("3", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "tex", [CHAIN, r"\left(\frac{a-1}{2}\right)^2=1", r"\begin{bmatrix}1&-2\end{bmatrix}+\frac12"]
)
def test_cutting_loses_nothing(tex: str) -> None:
    joined = "".join(part.text for part in tokens(tex))
    assert joined.replace(" ", "") == tex.replace(" ", "")


def test_a_changed_number_sets_nothing_anew(calls: list[str]) -> None:
    theme = load_theme("light")
    pieces = split_tex(CHAIN)
    layout_row(pieces, 20, theme)
    before = len(calls)
    changed = [replace(piece, text="-0.001234") if isinstance(piece, Number) else piece for piece in pieces]
    row = layout_row(changed, 20, theme)
    assert len(calls) == before
    assert row.width > layout_row(pieces, 20, theme).width


def test_a_sign_stands_close_and_an_operation_apart() -> None:
    theme = load_theme("light")
    gap_of_difference = layout_row([Tex("a"), Tex("-"), Tex("b")], 100, theme)
    gap_of_sign = layout_row([Tex("="), Tex("-"), Tex("b")], 100, theme)
    assert space_after(gap_of_sign, 1) < space_after(gap_of_difference, 1)


def space_after(row: object, index: int) -> float:
    boxes = row.boxes  # type: ignore[attr-defined]
    return boxes[index + 1].x - boxes[index].x - boxes[index].formula.width


def test_lines_break_before_relations_only() -> None:
    lines = wrap_row(split_tex(CHAIN), 20, load_theme("light"), 110)
    firsts = [line.boxes[0].piece for line in lines]
    assert len(lines) > 1
    assert all(isinstance(first, Tex) and first.tex == "=" for first in firsts[1:])
    assert sum(len(line.boxes) for line in lines) == len(split_tex(CHAIN))


def label_with_links(qtbot: QtBot, width: int) -> FormulaLabel:
    label = FormulaLabel(load_theme("light"))
    qtbot.addWidget(label)
    pieces = [replace(p, key=f"n{i}") if isinstance(p, Number) else p for i, p in enumerate(split_tex(CHAIN))]
    label.set_rows([pieces], "the chain rule")
    label.resize(width, label.heightForWidth(width))
    return label


def test_a_wide_matrix_shrinks_until_a_narrow_panel_holds_it(qtbot: QtBot) -> None:
    row = " & ".join(["-0.0007279"] * 5)
    matrix = r"\begin{bmatrix}" + r" \\ ".join([row] * 6) + r"\end{bmatrix}"
    label = FormulaLabel(load_theme("light"))
    qtbot.addWidget(label)
    label.set_tex(rf"\frac{{\partial loss}}{{\partial W}} = {matrix}", "the gradient")
    assert label.minimumSizeHint().width() <= 250
    assert max(line.width for line in label._fitted(250)) <= 250
    wide, narrow = (max(line.height for line in label._fitted(width)) for width in (2000, 250))
    assert wide > 1.5 * narrow


def test_a_label_wraps_then_shrinks_and_keeps_its_ink_inside(qtbot: QtBot) -> None:
    wide, narrow = label_with_links(qtbot, 900), label_with_links(qtbot, 160)
    assert wide.line_count() == 1
    assert narrow.line_count() > 1
    assert narrow.height() > wide.height()
    assert narrow.accessibleName() == "the chain rule"
    image = narrow.grab().toImage()
    ground = image.pixelColor(0, 0)
    for x in range(image.width()):
        assert image.pixelColor(x, image.height() - 1) == ground


def test_a_number_in_a_label_is_a_link(qtbot: QtBot) -> None:
    label = label_with_links(qtbot, 600)
    keys = [
        box.piece.key for box in layout_row(label._rows[0], 20, load_theme("light")).boxes if box.piece.key
    ]
    centre = label.link_rectangle(keys[1]).center().toPoint()
    with qtbot.waitSignal(label.activated) as clicked:
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=centre)
    assert clicked.args == [keys[1]]
    with qtbot.assertNotEmitted(label.activated):
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.keyClick(label, Qt.Key.Key_Right)
    with qtbot.waitSignal(label.activated) as pressed:
        qtbot.keyClick(label, Qt.Key.Key_Return)
    assert pressed.args == [keys[2]]
