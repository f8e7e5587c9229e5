"""Nudge ω by h: a slider and a field, what the gradient predicts beside what happens, and how they part."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from tutor.engine.nudge import Nudge
from tutor.language import translate
from tutor.ui.look.theme import Role, Theme
from tutor.ui.panels.node.linked_maths import number_text
from tutor.ui.session.nudging import STEPS, Nudged
from tutor.ui.session.session import Session
from tutor.ui.typesetting.typeset_row import Number, Piece, Tex, split_tex
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.number_field import NumberField
from tutor.walk import Derivations
from tutor.walk.figures import short

_FINE = 10
"""Positions of the slider for one step of h."""
_SIZE = 0.85
"""The formulas here, beside a formula in the lesson."""
_EXACT = 1e-9
"""A difference below this share of the change is rounding."""


class NudgeBox(QWidget):
    """Nudges one node of the session. Nothing is changed by that, until *Keep* is pressed."""

    closed = Signal()
    """Esc was pressed here: the nudge is let go."""

    def __init__(
        self, session: Session, theme: Theme, *, on_canvas: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._on_canvas = session, on_canvas
        self._name = ""
        self._telling = False
        self.caption = QLabel()
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("Nudge by h"))
        self.slider.setRange(-STEPS * _FINE, STEPS * _FINE)
        self.slider.setSingleStep(_FINE)
        self.slider.setPageStep(2 * _FINE)
        self.field = NumberField(self.tr("h, by which the number is nudged"), theme, quiet=True)
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setToolTip(self.tr("Give the leaf the nudged value; Ctrl+Z takes it back"))
        self.keep.setAccessibleName(self.tr("Keep the nudged value"))
        self.formula = FormulaLabel(theme)
        self.words = QLabel()
        self.words.setProperty("kind", "muted")
        self.words.setWordWrap(True)
        self._lay_out()
        self.slider.valueChanged.connect(self._slid)
        self.field.committed.connect(self._typed)
        self.keep.clicked.connect(session.nudging.keep)
        self.set_theme(theme)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.caption)
        row.addWidget(self.slider, 1)
        row.addWidget(self.field)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.words, 1)
        foot.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.formula)
        column.addLayout(foot)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.formula.set_theme(theme)
        self.formula.set_size(theme.sizes.formula * _SIZE)
        self.field.set_theme(theme)
        self.field.setFixedWidth(round(5.6 * theme.sizes.base))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go."""
        if event.key() == Qt.Key.Key_Escape:
            self._session.nudging.stop()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def show_node(self, name: str) -> None:
        """Show what a nudge of this node has come to; h is 0 while none is made."""
        nudging = self._session.nudging
        self._name = name
        target = nudging.target(name)
        active = nudging.quantity == target
        h = nudging.h if active else 0.0
        called = self._session.document.symbols.plain(name)
        if target.element:
            called += f"[{', '.join(map(str, target.element))}]"
        self.caption.setText(self.tr("Nudge {name} by h").format(name=called))
        self.slider.setAccessibleName(self.caption.text())
        self._telling = True
        self.slider.setValue(round(h / nudging.step_of(target) * _FINE))
        if not (self.field.edit.hasFocus() and self.field.edit.isModified()):
            self.field.set_text(f"{h:.6g}")
        self._telling = False
        self.keep.setVisible(active and nudging.can_keep)
        found = nudging.found if active and h else None
        self.formula.setVisible(found is not None)
        self.words.setVisible(found is not None)
        if found is not None:
            self._show(name, found)

    def _show(self, name: str, found: Nudged) -> None:
        trace = self._session.trace
        if trace is None:
            return
        target = self._session.nudging.target(name)
        write = Derivations(trace, self._session.document.symbols)
        slope = write.element_partial(name, target.element)
        rows = _rows(slope, write.top, write.element(name, target.element).written, found.nudge)
        nudge = found.nudge
        plain = self.tr("predicted {predicted}, actual {actual}, difference {difference}").format(
            predicted=short(nudge.predicted),
            actual=short(nudge.actual),
            difference=short(0.0 if _is_exact(nudge) else nudge.difference),
        )
        self.formula.set_rows(rows, plain)
        self.words.setText(self._about(found))

    def _about(self, found: Nudged) -> str:
        """How the difference shrinks with h."""
        half, quarter = found.half.difference, found.quarter.difference
        if _is_exact(found.nudge):
            return self.tr("The prediction is exact: here the curve is a straight line.")
        said = self.tr("With h/2 the difference is {half}, with h/4 {quarter}.").format(
            half=short(half), quarter=short(quarter)
        )
        ratio = half / quarter if quarter else 0.0
        if 3.5 < ratio < 4.6:
            said += " " + self.tr("Half of h, a quarter of the difference: it shrinks as h².")
        return said

    def _slid(self, value: int) -> None:
        if not self._telling and self._name:
            nudging = self._session.nudging
            h = value / _FINE * nudging.step_of(nudging.target(self._name))
            nudging.move(self._name, round(h, 12), on_canvas=self._on_canvas)

    def _typed(self, h: object) -> None:
        if isinstance(h, float) and self._name:
            self._session.nudging.move(self._name, h, on_canvas=self._on_canvas)


class _Slider(QSlider):
    """Esc is not the slider's: whoever shows it lets go."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _is_exact(nudge: Nudge) -> bool:
    """Whether nothing but rounding lies between what was predicted and what is."""
    return abs(nudge.difference) <= _EXACT * max(abs(nudge.actual), abs(nudge.before) * 1e-3, 1e-12)


def _rows(slope: str, top: str, name: str, nudge: Nudge) -> list[list[Piece]]:
    """∂L/∂ω·h = −2·0.1 = −0.2 predicted; L(ω + h) − L(ω) = −0.19 actual; and their difference."""

    def number(value: float, role: Role = "text", under: str = "") -> Number:
        return Number(number_text(value), role, under=under)

    def signed(value: float) -> Number:
        return Number(f"({number_text(value)})" if value < 0 else number_text(value))

    predicted: list[Piece] = [
        *split_tex(rf"{slope} \cdot h"),
        Tex("=", may_break=True),
        number(nudge.gradient, "grad"),
        Tex(r"\cdot"),
        signed(nudge.h),
        Tex("=", may_break=True),
        number(nudge.predicted, "grad", _predicted()),
    ]
    actual: list[Piece] = [
        *split_tex(rf"{top}({name} + h) - {top}({name})"),
        Tex("=", may_break=True),
        number(nudge.after),
        Tex("-"),
        signed(nudge.before),
        Tex("=", may_break=True),
        number(nudge.actual, "value", _actual()),
    ]
    difference: list[Piece] = [
        number(nudge.actual, "value", _actual()),
        Tex("-"),
        Number(f"({number_text(nudge.predicted)})" if nudge.predicted < 0 else number_text(nudge.predicted),
               "grad", under=_predicted()),
        Tex("=", may_break=True),
        number(0.0 if _is_exact(nudge) else nudge.difference, "text", _difference()),
    ]  # fmt: skip
    return [predicted, actual, difference]


def _predicted() -> str:
    return translate("nudge", "predicted")


def _actual() -> str:
    return translate("nudge", "actual")


def _difference() -> str:
    return translate("nudge", "difference")
