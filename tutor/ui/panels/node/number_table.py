"""The table of a node's numbers: our own engine's, PyTorch's, and how far they are apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tutor.ui.look.theme import Role, Theme, mono_font, ui_font
from tutor.ui.widgets.number_label import NumberLabel
from tutor.walk import Quantity
from tutor.walk.figures import ABSENT

_GAP = 12
_SMALLEST = 9.5
_MIDDLE = Qt.TextElideMode.ElideMiddle


@dataclass(frozen=True)
class NumberRow:
    """A row; `own` and `torch` are exact numbers as text, or ABSENT. `agrees`: None if not compared."""

    name: str
    role: Role
    own: str = ABSENT
    torch: str = ABSENT
    verdict: str = ""
    agrees: bool | None = None
    quantity: Quantity | None = None
    tip: str = ""


class NumberTable(QWidget):
    """Rows of numbers in columns; numbers too long for one line stand below their names."""

    activated = Signal(object)
    """The quantity of a number that was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[NumberRow, ...] = ()
        self._lines: list[_Line] = []
        self._rules: list[int] = []
        self._heads = (QLabel(self.tr("Own engine"), self), QLabel(self.tr("PyTorch"), self))
        for head in self._heads:
            head.setProperty("kind", "muted")
        self.setAccessibleName(self.tr("Numbers of the node"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        for line, row in zip(self._lines, self._rows, strict=False):
            line.show_row(row, theme)
        self._lay_out()

    def set_rows(self, rows: Sequence[NumberRow]) -> None:
        """Show these rows."""
        new = tuple(rows)
        if new == self._rows:
            return
        self._rows = new
        while len(self._lines) < len(new):
            line = _Line(self)
            line.own.clicked.connect(self._follow)
            line.torch.clicked.connect(self._follow)
            self._lines.append(line)
        for at, line in enumerate(self._lines):
            line.set_visible(at < len(new))
        for line, row in zip(self._lines, new, strict=False):
            line.show_row(row, self._theme)
        self._lay_out()

    def text_of(self, name: str) -> tuple[str, str, str]:
        """What the row shows: own, PyTorch's, verdict. Raises KeyError where there is no such row."""
        for line, row in zip(self._lines, self._rows, strict=False):
            if row.name == name:
                return line.own.text(), line.torch.text(), line.verdict.text()
        raise KeyError(name)

    def number_label(self, name: str) -> NumberLabel:
        """The label with our own number of the row. Raises KeyError where there is no such row."""
        at = [row.name for row in self._rows].index(name) if name in [row.name for row in self._rows] else -1
        if at < 0:
            raise KeyError(name)
        return self._lines[at].own

    def sizeHint(self) -> QSize:
        """As high as its rows; its width is its parent's matter."""
        return QSize(320, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another layout."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a rule above each row."""
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("line"), 1.0))
        for y in self._rules:
            painter.drawLine(0, y, self.width(), y)
        painter.end()

    def _follow(self) -> None:
        sender = self.sender()
        for line, row in zip(self._lines, self._rows, strict=False):
            if sender in (line.own, line.torch) and row.quantity is not None:
                self.activated.emit(row.quantity)

    # --- layout -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        columns = self._columns(self.width())
        base = self._theme.sizes.base
        head_height = round(base * 1.9)
        self._heads[1].setVisible(columns.torch > 0)
        for head, right in zip(self._heads, (columns.own, columns.torch), strict=True):
            width = head.sizeHint().width()
            head.setGeometry(right - width, 0, width, head_height)
        y, self._rules = head_height, []
        for line, row in zip(self._lines, self._rows, strict=False):
            self._rules.append(y)
            y += line.place(row, y, self.width(), columns, base)
        self.setFixedHeight(y + 2)
        self.update()

    def _columns(self, width: int) -> _Columns:
        """Where the columns end, and how large the numbers are: on one line if they fit, else below names.

        While PyTorch is not at work its empty column gives way to our own engine's long numbers.
        """
        base = self._theme.sizes.base
        sizes = [step * base for step in (1.07, 1.0, 0.93, 0.86)]
        for with_torch in (True,) if self._compared else (True, False):
            for size in sizes:
                columns = self._on_one_line(width, size, with_torch)
                if columns is not None:
                    return columns
        half, size = (width - _GAP) / 2, base
        while size > _SMALLEST and max(self._number_widths(size)) > (half if self._compared else width):
            size -= 0.5
        if self._compared:
            return _Columns(round(half), width, size, stacked=True)
        return _Columns(width, 0, size, stacked=True)

    def _on_one_line(self, width: int, size: float, with_torch: bool) -> _Columns | None:
        """The columns at this size of the numbers; None where they do not fit."""
        base = self._theme.sizes.base
        names = self._widest([row.name for row in self._rows], ui_font(base))
        verdicts = self._widest([row.verdict for row in self._rows], ui_font(self._theme.sizes.section, 600))
        heads = [head.sizeHint().width() for head in self._heads]
        own, torch = self._number_widths(size)
        torch_end = width - max(verdicts, base * (4.6 if self._compared else 3.6)) - _GAP
        own_end = torch_end - max(torch, heads[1]) - _GAP if with_torch else torch_end
        if own_end - max(own, heads[0]) - _GAP < names:
            return None
        return _Columns(round(own_end), round(torch_end) if with_torch else 0, size, stacked=False)

    @property
    def _compared(self) -> bool:
        return any(row.torch != ABSENT for row in self._rows)

    def _number_widths(self, size: float) -> tuple[float, float]:
        font = mono_font(size, 600)
        own, torch = [row.own for row in self._rows], [row.torch for row in self._rows]
        return self._widest(own, font), self._widest(torch, font)

    @staticmethod
    def _widest(texts: Sequence[str], font: QFont) -> float:
        measure = QFontMetricsF(font)
        return max((measure.horizontalAdvance(text) for text in texts), default=0.0) + 2


@dataclass(frozen=True)
class _Columns:
    """Right ends of the columns of numbers (`torch`: 0 without it), their size, whether they stand below."""

    own: int
    torch: int
    size: float
    stacked: bool


class _Line:
    """The labels of one row."""

    def __init__(self, parent: NumberTable) -> None:
        self.name, self.verdict = QLabel(parent), QLabel(parent)
        self.own, self.torch = NumberLabel(parent), NumberLabel(parent)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for label in (self.own, self.torch, self.verdict):
            label.setAlignment(right)
        self.set_visible(True)

    def set_visible(self, visible: bool) -> None:
        for label in (self.name, self.own, self.torch, self.verdict):
            label.setVisible(visible)

    def show_row(self, row: NumberRow, theme: Theme) -> None:
        """Write the row's name, both engines' numbers and how they agree, each in its colour."""
        self.name.setText(row.name)
        self.name.setAccessibleName(row.name)
        self.name.setToolTip(row.tip or row.name)
        for label, text, engine in ((self.own, row.own, ""), (self.torch, row.torch, "PyTorch")):
            known = text != ABSENT
            label.set_number(text, selectable=known, follows=known and row.quantity is not None)
            label.setToolTip(row.tip)
            label.setAccessibleName(" ".join(filter(None, (row.name, engine, text))))
            _colour(label, theme, row.role if known else "muted")
        self.verdict.setText(row.verdict)
        role: Role = "muted" if row.agrees is None else "good" if row.agrees else "grad"
        _colour(self.verdict, theme, role)
        self.verdict.setFont(ui_font(theme.sizes.section, 600))  # last: a new style sheet sets the font anew

    def place(self, row: NumberRow, y: int, width: int, columns: _Columns, base: float) -> int:
        """Set the labels from `y` on; the height of the row."""
        for label in (self.own, self.torch):
            label.setFont(mono_font(columns.size, 600))
        line = round(base * (1.9 if columns.stacked else 2.55))
        name_width = round(QFontMetricsF(ui_font(base)).horizontalAdvance(row.name) + 4)
        if columns.stacked:  # else there is room for every name
            verdict = self.verdict.sizeHint().width()
            name_width = min(name_width, width - (verdict + _GAP if row.verdict else 0))
        self.name.setText(QFontMetricsF(ui_font(base)).elidedText(row.name, _MIDDLE, name_width))
        self.name.setGeometry(0, y, name_width, line)
        start = name_width if columns.stacked else max(columns.own, columns.torch)
        self.verdict.setGeometry(start, y, width - start, line)
        self.torch.setVisible(columns.torch > 0)
        below = y + line if columns.stacked else y
        height = round(base * 1.8) if columns.stacked else line
        measure = QFontMetricsF(mono_font(columns.size, 600))
        for label, text, end in ((self.own, row.own, columns.own), (self.torch, row.torch, columns.torch)):
            wide = round(measure.horizontalAdvance(text) + 4)
            label.setGeometry(end - wide, below, wide, height)
        return line + height if columns.stacked else line


def _colour(label: QLabel, theme: Theme, role: Role) -> None:
    """The style sheet colours every label alike; this one has a role of its own."""
    rule = f"color: {theme.hex(role)};"
    if label.styleSheet() != rule:
        label.setStyleSheet(rule)
