"""Play or pause, and how fast: one box with a button and a menu of speeds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QFontMetricsF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from tutor.ui.look.theme import Theme, ui_font
from tutor.ui.widgets.keep_space import KeepSpaceAfterTab

SPEEDS = (0.5, 1.0, 2.0, 4.0)


class PlayBox(QFrame):
    """Shows what it is told (`set_playing`, `set_speed`); asks by its signals."""

    play_toggled = Signal()
    speed_chosen = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._playing = False
        self._speed = 1.0
        self.setProperty("card", "normal")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._play = QPushButton(self)
        self._play.setProperty("kind", "inset")
        self._play.clicked.connect(self.play_toggled)
        self._menu_button = QToolButton(self)
        self._menu_button.setProperty("kind", "inset")
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.installEventFilter(KeepSpaceAfterTab(self))
        self._actions = self._fill_menu()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        layout.addWidget(self._play)
        layout.addWidget(self._menu_button)
        self.set_theme(theme)

    def _fill_menu(self) -> dict[float, QAction]:
        menu = QMenu(self)
        group = QActionGroup(menu)
        actions: dict[float, QAction] = {}
        for speed in SPEEDS:
            action = menu.addAction(self._speed_text(speed))
            action.setCheckable(True)
            action.setData(speed)
            group.addAction(action)
            actions[speed] = action
        group.triggered.connect(self._chosen)
        self._menu_button.setMenu(menu)
        return actions

    def set_theme(self, theme: Theme) -> None:
        """Take the sizes of `theme`; the box keeps its width whether it says Play or Pause."""
        self._theme = theme
        metrics = QFontMetricsF(ui_font(theme.sizes.base, 600))
        pad = theme.sizes.base * 1.3
        widest = max(metrics.horizontalAdvance(text) for text in (self.tr("Play"), self.tr("Pause")))
        speed = max(metrics.horizontalAdvance(self._speed_text(each)) for each in SPEEDS)
        height = round(theme.sizes.icon_button) - 4
        for button, width in ((self._play, widest), (self._menu_button, speed)):
            button.setFixedSize(round(width + pad), height)
        self._show()

    def set_playing(self, playing: bool) -> None:
        """Say Pause while playing, else Play."""
        self._playing = playing
        self._show()

    def set_speed(self, speed: float) -> None:
        """Show `speed`, a multiple of the usual one."""
        self._speed = speed
        self._show()

    def _show(self) -> None:
        text = self.tr("Pause") if self._playing else self.tr("Play")
        self._play.setText(text)
        self._play.setAccessibleName(text)
        self._play.setToolTip(self.tr("{action}  Space").format(action=text))
        speed = self._speed_text(self._speed)
        self._menu_button.setText(speed)
        self._menu_button.setAccessibleName(self.tr("Speed {speed}").format(speed=speed))
        self._menu_button.setToolTip(self.tr("Speed of play"))
        if self._speed in self._actions:
            self._actions[self._speed].setChecked(True)

    def _speed_text(self, speed: float) -> str:
        return f"{speed:g}×"

    def _chosen(self, action: QAction) -> None:
        self.set_speed(float(action.data()))
        self.speed_chosen.emit(self._speed)
