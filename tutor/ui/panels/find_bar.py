"""The bar in which one types what is to be found on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.widgets.card import Card, restyle
from tutor.ui.widgets.icon_button import IconButton
from tutor.ui.widgets.keep_space import KeepSpace, keeps_for_typing

_WIDEST, _FIELD = 28.0, 11.0
"""The width of the bar, and the least one of its field, in base letters of the theme."""


class FindBar(Card):
    """Tells what is typed, and asks for the next one or the one before; shows what `show_count` says."""

    typed = Signal(str)
    moved = Signal(int)
    """To the next one (+1), or to the one before (−1)."""
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.setAccessibleName(self.tr("Find on the canvas"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Name, operation or kind"))
        self.field.setAccessibleName(self.tr("Find a node by its name, its operation or its kind"))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.typed)
        self.count = QLabel()
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._before = IconButton("chevron-up", self.tr("The one before"), theme, "flat")
        self._next = IconButton("chevron-down", self.tr("The next one"), theme, "flat")
        self._close = IconButton("close", self.tr("Close"), theme, "flat")
        self._before.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self._close.clicked.connect(self.closed)
        keeper, row = KeepSpace(self), QHBoxLayout()
        row.setSpacing(4)
        for button in (self._before, self._next, self._close):
            button.installEventFilter(keeper)
        for widget in (self.field, self.count, self._before, self._next, self._close):
            row.addWidget(widget, 1 if widget is self.field else 0)
        self.body.setContentsMargins(6, 5, 6, 5)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)
        self.show_count(0, 0)

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`."""
        for button in (self._before, self._next, self._close):
            button.set_theme(theme)
            button.set_side(theme.sizes.control_height)
        self._before.set_text(self.tr("The one before"), "Shift+F3")
        self._next.set_text(self.tr("The next one"), "F3")
        self._close.set_text(self.tr("Close"), "Esc")
        self._widest = round(_WIDEST * theme.sizes.base)
        self.field.setMinimumWidth(round(_FIELD * theme.sizes.base))
        metrics = QFontMetricsF(ui_font(theme.sizes.base))
        widest = self.tr("{number} of {count}").format(number=88, count=88)
        self.count.setMinimumWidth(round(metrics.horizontalAdvance(widest) + theme.sizes.base))

    def fit(self, room: int) -> None:
        """Be as wide as is good, and no wider than `room`."""
        self.setFixedWidth(max(min(room, max(self._widest, self.minimumSizeHint().width())), 120))
        self.adjustSize()

    def show_count(self, number: int, count: int) -> None:
        """Say which of how many it is, counted from 1; of none, that there is none."""
        is_none = not count and bool(self.field.text().strip())
        if count:
            words = self.tr("{number} of {count}").format(number=number, count=count)
        else:
            words = self.tr("Not found") if is_none else ""
        self.count.setText(words)
        self.count.setAccessibleName(words or self.tr("Nothing typed"))
        self.field.setAccessibleDescription(words)
        restyle(self.field, "wrong", is_none)
        for button in (self._before, self._next):
            button.set_available(count > 0)

    def take_keyboard(self) -> None:
        """Type here; what stands here is chosen, so that it can be typed over."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed from the walk; Enter and ↓ go on, Shift+Enter and ↑ back."""
        if keeps_for_typing(event):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.moved.emit(-1 if back else 1)
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Claim Escape from wherever in the bar the keyboard is."""
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it; no other key goes on to what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

    def _go_on(self) -> None:
        self.moved.emit(1)

    def _go_back(self) -> None:
        self.moved.emit(-1)
