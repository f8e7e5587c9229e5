"""The files opened or saved last, and the menu that opens them again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from tutor.language import translate
from tutor.ui.settings import Settings

MOST = 8


class RecentFiles:
    """The last files, the newest first; remembered at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def paths(self) -> list[Path]:
        """The files, the newest first; whether they still exist is not looked at."""
        return [Path(path) for path in self._settings.recent]

    def add(self, path: Path) -> None:
        """Put a file first."""
        name = str(path.expanduser().absolute())
        others = [each for each in self._settings.recent if each != name]
        self._settings.recent = [name, *others][:MOST]

    def drop(self, path: Path) -> None:
        """Forget a file."""
        self._settings.recent = [each for each in self._settings.recent if each != str(path)]


class RecentMenu(QMenu):
    """Open recent: made anew whenever it is about to be seen."""

    def __init__(self, recent: RecentFiles, chosen: Callable[[Path], object], parent: QWidget) -> None:
        super().__init__(translate("recent", "Open recent"), parent)
        self._recent, self._chosen = recent, chosen
        self.setToolTipsVisible(True)
        self.setAccessibleName(translate("recent", "Open recent"))
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._open)

    def fill(self) -> None:
        """List the files, each with a digit as its key."""
        self.clear()
        for number, path in enumerate(self._recent.paths, 1):
            name = path.name.replace("&", "&&")
            action = self.addAction(f"&{number}   {name}")
            action.setToolTip(str(path))
            action.setData(str(path))
        if self.isEmpty():
            self.addAction(translate("recent", "No files yet")).setEnabled(False)

    def _open(self, action: object) -> None:
        path = action.data()  # type: ignore[attr-defined]
        if path:
            self._chosen(Path(path))
