"""Fields with captions above them, on one line as far as there is room, else on several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from tutor.ui.look.theme import Theme

_GAP = 12


@dataclass
class _Part:
    """What stands in the row; `letters` is the width that it needs, in heights of letters, 0 for its own."""

    widget: QWidget
    letters: float
    grows: bool


class FieldRow(QWidget):
    """Lines of equally high parts; buttons stay as wide as they are.

    Fields share what is left of a line, up to twice what they need.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts: list[_Part] = []
        self._heights: dict[int, int] = {}
        """By width; layouts around ask again and again."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`; the fields themselves are their owner's matter."""
        self._theme = theme
        self._changed()

    def add_field(self, caption: str, field: QWidget, letters: float = 6.0, at: int = -1) -> QWidget:
        """Put a field with its caption into the row, at the end or before the part `at`.

        `letters` is the least width that it needs, in heights of letters. What it returns holds both: hide
        that where the field is not wanted, and call `refresh`.
        """
        holder = QWidget(self)
        label = QLabel(caption)
        label.setProperty("kind", "muted")
        label.setBuddy(field.focusProxy() or field)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(field)
        column.addStretch(1)
        policy = field.sizePolicy()
        if (
            policy.verticalPolicy() is QSizePolicy.Policy.Maximum
        ):  # as high as at its widest: a sentence is cut
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
            field.setSizePolicy(policy)
        self._insert(_Part(holder, letters, True), at)
        return holder

    def add_widget(self, widget: QWidget, at: int = -1) -> None:
        """Put something that has no caption into the row: a button, a box of them; as wide as it wants."""
        widget.setParent(self)
        self._insert(_Part(widget, 0, False), at)

    def refresh(self) -> None:
        """Lay the row anew; call when a part was shown, hidden or has grown."""
        self._changed()

    def parts(self) -> list[QWidget]:
        """What stands in the row, in order, hidden parts too."""
        return [part.widget for part in self._parts]

    def hasHeightForWidth(self) -> bool:
        """It is higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many lines as the parts need at this width."""
        if width not in self._heights:
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def _height_at(self, width: int) -> int:
        lines = self._lines(width)
        heights = [_height(line, self._widths(line, width)) for line in lines]
        return sum(heights) + _GAP * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """All at the present width."""
        return QSize(self._narrowest(), self.heightForWidth(max(self.width(), self._narrowest())))

    def minimumSizeHint(self) -> QSize:
        """As wide as its widest part."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the parts in lines."""
        super().resizeEvent(event)
        self._lay()
        self.setFixedHeight(self.heightForWidth(self.width()))

    # --- inside -------------------------------------------------------------------------------------------

    def _insert(self, part: _Part, at: int) -> None:
        self._parts.insert(len(self._parts) if at < 0 else at, part)
        part.widget.show()
        reached = [widget for each in self._parts for widget in _reached_by_tab(each.widget)]
        for before, after in pairwise(reached):
            QWidget.setTabOrder(before, after)
        self._changed()

    def event(self, event: QEvent) -> bool:
        """A part has other wishes: a sentence below a field, a longer word on a button."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._changed()
        return super().event(event)

    def _changed(self) -> None:
        self._heights.clear()
        self.setFixedHeight(max(self.heightForWidth(max(self.width(), self._narrowest())), 1))
        self._lay()
        self.updateGeometry()

    def _wanted(self, part: _Part) -> int:
        hint = part.widget.sizeHint().width()
        return max(round(part.letters * self._theme.sizes.base), 1) if part.grows else hint

    def _narrowest(self) -> int:
        return max((self._wanted(part) for part in self._parts if not part.widget.isHidden()), default=1)

    def _lines(self, width: int) -> list[list[_Part]]:
        lines: list[list[_Part]] = []
        used = 0
        for part in self._parts:
            if part.widget.isHidden():
                continue
            wanted = self._wanted(part)
            if not lines or used + _GAP + wanted > width:
                lines.append([])
                used = -_GAP
            lines[-1].append(part)
            used += _GAP + wanted
        return lines

    def _lay(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            widths = self._widths(line, self.width())
            height = _height(line, widths)
            left = 0
            for part, width in zip(line, widths, strict=True):
                own = height if part.grows else part.widget.sizeHint().height()
                part.widget.setGeometry(QRect(left, top + height - own, width, own))
                left += width + _GAP
            top += height + _GAP

    def _widths(self, line: list[_Part], width: int) -> list[int]:
        """How wide the parts of a line are: fields share what is left of `width`."""
        widths = [self._wanted(part) for part in line]
        growing = [at for at, part in enumerate(line) if part.grows]
        spare = width - sum(widths) - _GAP * (len(line) - 1)
        for number, at in enumerate(growing):
            share = min(spare // (len(growing) - number), widths[at])
            widths[at] += share
            spare -= share
        return widths


def _reached_by_tab(part: QWidget) -> list[QWidget]:
    # The list that a chooser unfolds is a window of its own.
    found = [each for each in (part, *part.findChildren(QWidget)) if each.window() is part.window()]
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus and not each.focusProxy()]


def _height(line: list[_Part], widths: list[int]) -> int:
    """As high as the highest part; a field with a sentence below it is higher where it is narrower."""
    return max((_own_height(part, width) for part, width in zip(line, widths, strict=True)), default=0)


def _own_height(part: _Part, width: int) -> int:
    wraps = part.grows and part.widget.hasHeightForWidth()
    return part.widget.heightForWidth(width) if wraps else part.widget.sizeHint().height()
