"""A run in the list of runs: a sample of its curve, what it is called, how far it went, its last loss."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from tutor.language import listed
from tutor.ui.look.theme import Role, Theme, mono_font, ui_font
from tutor.ui.plots.curve_legend import Curve, paint_sample
from tutor.ui.widgets.keep_space import KeepSpace

_TALL, _TALLER = 2.7, 3.9
_TWO_LINES = 30
"""Width, in heights of letters, below which the status stands under the name."""
_SAMPLE, _STATUS = 2.9, 0.40


@dataclass(frozen=True)
class RunWords:
    """What a row says; `bad` marks a run that went wrong, `here` the run at hand."""

    name: str
    status: str
    loss: str
    bad: bool = False
    here: bool = False
    tip: str = ""


class RunRow(QAbstractButton):
    """Clicked it asks for its run; the sample at its left shows or hides the curve."""

    shown_asked = Signal(bool)
    renamed = Signal(str)
    removal_asked = Signal()
    left = Signal(int)
    """The keyboard goes on to the row above (−1) or below (1)."""

    def __init__(self, curve: Curve, theme: Theme, *, kept: bool, parent: QWidget | None = None) -> None:
        """`kept`: it can be taken up, renamed and taken away; else it is the run at hand."""
        super().__init__(parent)
        self._theme, self._kept = theme, kept
        self._words = RunWords("", "", "")
        self._field: QLineEdit | None = None
        self.sample = _Sample(curve, theme, self)
        self.sample.setEnabled(kept)
        self.sample.clicked.connect(self.shown_asked)
        keeper = KeepSpace(self)
        self.installEventFilter(keeper)
        self.sample.installEventFilter(keeper)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if kept else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if kept:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    @property
    def words(self) -> RunWords:
        """What it says."""
        return self._words

    def say(self, words: RunWords, *, shown: bool) -> None:
        """Say this; `shown`: its curve is seen."""
        self.sample.show_state(words.name, shown=shown)
        if words != self._words:
            self._words = words
            parts = (words.name, words.status, self.tr("loss {loss}").format(loss=words.loss))
            self.setAccessibleName(listed(part for part in parts if part))
            self.setToolTip(words.tip)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.sample.set_theme(theme)
        self.updateGeometry()
        self._place()
        self.update()

    def rename(self) -> None:
        """Let a person type another name; Enter takes it, Esc leaves the name as it is."""
        if self._field is None:
            field = self._field = _NameField(self)
            field.setText(self._words.name)
            field.selectAll()
            field.setAccessibleName(self.tr("Name of the run"))
            field.editingFinished.connect(self._take_name)
            field.given_up.connect(self._drop_field)
            self._place()
            field.show()
            field.setFocus()

    @property
    def field(self) -> QLineEdit | None:
        """Where a name is typed just now."""
        return self._field

    def sizeHint(self) -> QSize:
        """A line, or two where it is narrow."""
        base = self._theme.sizes.base
        tall = _TALLER if self._is_narrow else _TALL
        return QSize(round(base * 20), round(base * tall))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: names are elided."""
        return QSize(160, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sample stands in its middle; a narrow row is higher."""
        super().resizeEvent(event)
        self.updateGeometry()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the run up, F2 renames it, Delete takes it away; ↑ and ↓ go to the next row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif self._kept and event.key() == Qt.Key.Key_F2:
            self.rename()
        elif self._kept and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The run at hand cannot be asked for."""
        if self._kept:
            super().mousePressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line above, and the words."""
        theme, words = self._theme, self._words
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._kept and (self.underMouse() or self.hasFocus()):
            painter.fillRect(self.rect(), theme.colour("accent_soft" if self.hasFocus() else "bg"))
        painter.setPen(QPen(theme.colour("line"), 1.0))
        painter.drawLine(0, 0, self.width(), 0)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        name, status, loss = self._places()
        self._write(painter, name, words.name, "accent" if words.here else "text", 600 if words.here else 450)
        if self._field is None or not self._is_narrow:  # else the field covers it in part
            self._write(painter, status, words.status, "grad" if words.bad else "muted", 450, small=True)
        painter.setFont(mono_font(theme.sizes.base, 600))
        painter.setPen(theme.colour("value"))
        painter.drawText(loss, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words.loss)
        painter.end()

    # --- inside -------------------------------------------------------------------------------------------

    @property
    def _is_narrow(self) -> bool:
        return self.width() < _TWO_LINES * self._theme.sizes.base

    def _places(self) -> tuple[QRectF, QRectF, QRectF]:
        """Where name, status and loss stand."""
        base, wide, high = self._theme.sizes.base, float(self.width()), float(self.height())
        left, right = base * _SAMPLE, wide - base * 0.3
        number = QFontMetricsF(mono_font(base, 600)).horizontalAdvance(self._words.loss) + base
        if self._is_narrow:
            middle = high * 0.53
            name = QRectF(left, base * 0.3, right - number - left, middle - base * 0.3)
            status = QRectF(left, middle, right - left, high - middle - base * 0.3)
            return name, status, QRectF(right - number, base * 0.3, number, middle - base * 0.3)
        split = max(left + 4, wide * _STATUS)
        name = QRectF(left, 0, split - left - base * 0.5, high)
        return name, QRectF(split, 0, right - number - split, high), QRectF(right - number, 0, number, high)

    def _write(
        self, painter: QPainter, place: QRectF, text: str, role: Role, weight: int, *, small: bool = False
    ) -> None:
        sizes = self._theme.sizes
        font = ui_font(sizes.small if small else sizes.base, weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(role))
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _place(self) -> None:
        base = self._theme.sizes.base
        self.sample.setGeometry(0, 2, round(base * (_SAMPLE - 0.4)), self.height() - 4)
        if self._field is not None:
            name = self._places()[0]
            tall = self._field.sizeHint().height()
            wide = max(name.width(), base * 12)
            self._field.setGeometry(
                round(name.x()) - 6, round(name.center().y() - tall / 2), round(wide), tall
            )

    def _take_name(self) -> None:
        field = self._field
        if field is not None:
            name = field.text()
            self._drop_field()
            if " ".join(name.split()) != self._words.name:
                self.renamed.emit(name)

    def _drop_field(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            field.hide()
            field.deleteLater()
            self.setFocus()


class _NameField(QLineEdit):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _Sample(QAbstractButton):
    """A piece of the curve; faint where the curve is not shown."""

    def __init__(self, curve: Curve, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._curve, self._theme = curve, theme
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_state(self, name: str, *, shown: bool) -> None:
        self.setChecked(shown)
        words = self.tr("Curve of {name}: {line} line").format(name=name, line=self._curve.line)
        self.setAccessibleName(words)
        self.setToolTip(self.tr("Hide the curve") if shown else self.tr("Show the curve"))
        self.update()

    def set_curve(self, curve: Curve) -> None:
        if curve != self._curve:
            self._curve = curve
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base, middle = self._theme.sizes.base, self.height() / 2
        length = self.width() - base * 0.5
        if self.isChecked() or not self.isEnabled():
            paint_sample(painter, self._curve, self._theme, QPointF(2, middle), length)
        else:
            painter.setPen(QPen(self._theme.colour("faint"), 1.4))
            ring = QRectF(0, 0, base * 0.85, base * 0.85)
            ring.moveCenter(QPointF(2 + length / 2, middle))
            painter.drawEllipse(ring)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
