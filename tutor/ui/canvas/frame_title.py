"""The field in which the title of a frame is typed, where the title stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tutor.ui.look.theme import ui_font

if TYPE_CHECKING:
    from tutor.ui.canvas.view import GraphView

_WIDEST = 420


class TitleField(QLineEdit):
    """Enter, or a click elsewhere, gives the title; Esc leaves it as it was."""

    committed = Signal(int, str)

    def __init__(self, view: GraphView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._number = -1
        self._before = ""
        self.setAccessibleName(self.tr("Title of the frame"))
        self.textEdited.connect(self._follow)
        view.zoom_changed.connect(self._follow)
        self.installEventFilter(self)
        self.hide()

    def open(self, number: int, title: str) -> None:
        """Show the field over the title of this frame."""
        if self._view.frames.place_of_title(number) is None:
            return
        theme = self._view.theme
        self._number, self._before = number, title
        self.setStyleSheet(
            f"background: {theme.hex('surface')}; color: {theme.hex('text')};"
            f" border: {max(1, round(1.4 * theme.sizes.line_thin))}px solid {theme.hex('accent')};"
            f" border-radius: {round(0.6 * theme.sizes.radius_small)}px; padding: 0px 4px; min-height: 0;"
        )
        self.setFont(ui_font(max(theme.sizes.small, theme.sizes.base), 600))
        self.setText(title)
        self._follow()
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Leave the title as it was."""
        self._number = -1
        if self.hasFocus():  # hidden with the focus, it would hand that on, and the next node would be chosen
            self._view.setFocus()
        self.hide()

    def _follow(self) -> None:
        """Stay over the title, as wide as what is typed."""
        place = self._view.frames.place_of_title(self._number)
        if place is None:
            return
        metrics = QFontMetricsF(self.font())
        wide = metrics.horizontalAdvance(self.text() + "0") + 20
        self.resize(round(min(max(wide, 90), _WIDEST)), round(1.6 * metrics.height()))
        room = self._view.viewport().rect()
        x, y = place.left() - 6, place.center().y() - self.height() / 2
        self.move(
            round(max(4, min(x, room.width() - self.width() - 4))),
            round(max(4, min(y, room.height() - self.height() - 4))),
        )

    def _commit(self) -> None:
        number, title = self._number, self.text()
        changed = title.strip() != self._before
        self.close_field()
        if number >= 0 and changed:
            self.committed.emit(number, title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter gives the title, Esc leaves it; a click elsewhere gives it, too."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            keys = {Qt.Key.Key_Return: self._commit, Qt.Key.Key_Enter: self._commit}
            action = keys.get(Qt.Key(event.key()))
            if event.key() == Qt.Key.Key_Escape:
                action = self.close_field
            if action is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    action()
                return True
        elif event.type() == QEvent.Type.FocusOut and self._number >= 0:
            self._commit()
        return super().eventFilter(watched, event)
