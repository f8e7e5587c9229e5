"""Between the canvas and the frames of a session: what is clicked on them, and what is done by hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from tutor.ui.canvas.view import GraphView
from tutor.ui.session.session import Session

_MADE = "frame made"
"""A frame and the title typed at once are one edit."""


class CanvasFrames(QObject):
    """Closing and opening go to the session; making, naming and leaving frames are edits of the document."""

    def __init__(self, session: Session, view: GraphView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._field: QObject | None = None
        self._merge = ""
        view.frames.toggled.connect(session.frames.toggle)
        view.frames.entered.connect(session.frames.open_here)
        view.frames.title_wanted.connect(self.edit_title)
        session.editing.toggled.connect(self._follow_mode)

    def _follow_mode(self) -> None:
        self._view.frames.titles_are_edited = self._session.editing.on

    # What commands ask for

    def toggle_selected(self) -> None:
        """Close the innermost frame around the selected node, or open the closed one that is selected."""
        number = self._number()
        if number is not None:
            self._session.frames.toggle(number)

    def frame_chosen(self) -> None:
        """A frame around the chosen nodes; its title is asked for where it stands."""
        from tutor.document.edits.frame_edits import frame

        editing, title = self._session.editing, self.tr("Frame")
        chosen = editing.chosen
        if editing.apply(lambda document: frame(document, title, chosen), self.tr("Frame the nodes"), _MADE):
            self._open_field(len(self._session.document.groups) - 1, _MADE)

    def unframe(self) -> None:
        """Take the innermost frame around the selected node away; its nodes stay."""
        number = self._number()
        if number is not None:
            self.take_away(number)

    def take_away(self, number: int) -> None:
        """Take a frame away; its nodes stay."""
        from tutor.document.edits.frame_edits import unframe

        words = self.tr("Take the frame {title} away").format(title=self._title(number))
        self._session.editing.apply(lambda document: unframe(document, number), words)

    def title_selected(self) -> None:
        """Type another title for the innermost frame around the selected node."""
        number = self._number()
        if number is not None:
            self.edit_title(number)

    def edit_title(self, number: int) -> None:
        """Type another title for a frame, where it stands."""
        self._open_field(number, "")

    def enters(self) -> bool:
        """Open the closed frame that is selected; False where none is."""
        return self._view.frames.takes_key(self._view.selected, only_edit=False)

    def titles(self) -> bool:
        """Type another title for the closed frame that is selected; False where none is."""
        return self._view.frames.takes_key(self._view.selected, only_edit=True)

    def join(self) -> None:
        """Ask which frame the chosen nodes are to be in, where there are several."""
        groups = self._session.document.groups
        if not self._session.editing.chosen or not groups:
            self._session.said.emit(self.tr("Choose nodes, and have a frame for them."))
        elif len(groups) == 1:
            self._join(0)
        else:
            self.join_menu().popup(self._where())

    def join_menu(self) -> QMenu:
        """All frames, to put the chosen nodes into one."""
        menu = QMenu(self.tr("Add to frame"), self._view)
        menu.setAccessibleName(menu.title())
        menu.aboutToHide.connect(menu.deleteLater)
        for number, group in enumerate(self._session.document.groups):
            action = menu.addAction(group.title)
            action.setData(number)
        menu.triggered.connect(self._join_chosen)
        return menu

    def leave(self) -> None:
        """Take the chosen nodes out of the frame that they are in."""
        from tutor.document.edits.frame_edits import leave_frame

        chosen = self._session.editing.chosen
        self._session.editing.apply(
            lambda document: leave_frame(document, chosen), self.tr("Leave the frame")
        )

    # Inside

    def _join_chosen(self, action: object) -> None:
        self._join(int(action.data()))  # type: ignore[attr-defined]

    def _join(self, number: int) -> None:
        from tutor.document.edits.frame_edits import add_to_frame

        chosen = self._session.editing.chosen
        words = self.tr("Add to frame {title}").format(title=self._title(number))
        self._session.editing.apply(lambda document: add_to_frame(document, number, chosen), words)

    def _title(self, number: int) -> str:
        return self._session.document.groups[number].title

    def _number(self) -> int | None:
        """The frame that a command is about; says so where there is none."""
        number = self._session.frames.number_at(self._view.selected) if self._view.selected else None
        if number is None:
            groups = self._session.document.groups
            if len(groups) == 1:
                return 0
            self._session.said.emit(self.tr("Select a node in a frame first."))
        return number

    def _where(self) -> QPoint:
        point = self._view.viewport_point(self._view.selected) if self._view.selected else None
        return self._view.viewport().mapToGlobal(point or self._view.viewport().rect().center())

    def _open_field(self, number: int, merge: str) -> None:
        from tutor.ui.canvas.frame_title import TitleField

        if not isinstance(self._field, TitleField):
            self._field = field = TitleField(self._view)
            field.committed.connect(self._retitle)
            self._session.document_changed.connect(field.close_field)
            self._session.editing.toggled.connect(field.close_field)
        if isinstance(self._field, TitleField):
            self._merge = merge
            self._field.open(number, self._title(number))

    def _retitle(self, number: int, title: str) -> None:
        from tutor.document.edits.frame_edits import retitle

        if number >= len(self._session.document.groups):
            return
        words = self._merge and self.tr("Frame the nodes")
        words = words or self.tr("Rename the frame {title}").format(title=self._title(number))
        self._session.editing.apply(lambda document: retitle(document, number, title), words, self._merge)
