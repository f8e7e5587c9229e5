"""A square rounded button with an icon: quiet, or the one primary action of its group."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tutor.ui.look.icons import paint_icon
from tutor.ui.look.theme import Role, Theme

ButtonKind = Literal["normal", "primary", "flat"]


class IconButton(QAbstractButton):
    """A button that shows the icon `name`; `text` is its accessible name and, with its key, its tool tip."""

    def __init__(
        self, name: str, text: str, theme: Theme, kind: ButtonKind = "normal", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._kind: ButtonKind = kind
        self._theme = theme
        self._side: float | None = None
        self._available = True
        self.set_text(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours and sizes of `theme` from now on."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_text(self, text: str, key: str = "") -> None:
        """Say what the button does, and with `key` ("→") the key that does the same."""
        self.setAccessibleName(text)
        self.setToolTip(f"{text}  {key}" if key else text)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        if name != self._name:
            self._name = name
            self.update()

    def set_side(self, side: float | None) -> None:
        """Make the button `side` pixels wide and high; None for the theme's size."""
        self._side = side
        self.updateGeometry()

    def set_available(self, available: bool) -> None:
        """Look as if disabled, yet keep the focus: a person who steps by keys must not lose it at the end."""
        if available != self._available:
            self._available = available
            self.setAccessibleDescription("" if available else self.tr("nothing left to do"))
            self.update()

    def sizeHint(self) -> QSize:
        """A square of the theme's size."""
        side = round(self._theme.sizes.icon_button if self._side is None else self._side)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, focus ring and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = min(self.width(), self.height()) * 0.6
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, self._name, place, self._theme.colour(self._icon_role()))
        painter.end()

    def _icon_role(self) -> Role:
        if not (self.isEnabled() and self._available):
            return "muted" if self._kind == "primary" else "faint"
        if self._kind == "primary":
            return "on_accent"
        return "accent" if self.isDown() or self.isChecked() or self.underMouse() else "text"

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        usable = self.isEnabled() and self._available
        lit = usable and (self.underMouse() or self.isDown() or self.isChecked())
        ground = theme.colour("accent_soft" if lit else "bg")
        edge = theme.colour("accent" if lit else "line")
        if self._kind == "primary":
            ground = theme.colour("accent" if usable else "line")
            ground = ground.lighter(112) if lit and not self.isDown() else ground
            edge = ground
        elif self._kind == "flat" and not lit:
            ground.setAlpha(0)
            edge.setAlpha(0)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(ground)
        place, radius = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.sizes.radius
        painter.drawRoundedRect(place, radius, radius)
        if self.hasFocus():
            is_filled = self._kind == "primary" and usable
            painter.setPen(QPen(theme.colour("on_accent" if is_filled else "accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = 3.5 if is_filled else 0.5
            painter.drawRoundedRect(
                place.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset
            )
