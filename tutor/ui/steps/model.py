"""The rows of the table of steps: a row for each moment of the walk, as far as it may be told."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tutor.language import translate
from tutor.ui.look.roles import KIND_ROLE, PHASE_ROLE, text_role
from tutor.ui.look.theme import Theme
from tutor.ui.session.session import Session
from tutor.walk import Kind, Known, Quantity, Step, made_by, phase_title
from tutor.walk.figures import ABSENT, value_plain

_Index = QModelIndex | QPersistentModelIndex
STEP, PHASE, NODE, NUMBER, SENTENCE = range(5)
"""The columns."""
HERE = "▸"
"""Stands at the row of the present step."""


class StepRows(QAbstractTableModel):
    """Row 0 is the start, where nothing is computed; row k is step k of the walk.

    While the walk waits for an answer (Predict, a question, Autograd), there are no rows beyond what it
    waits for. Of the rows beyond the present step number and sentence are absent: they are not computed yet.
    """

    def __init__(self, session: Session, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._steps: tuple[Step, ...] = ()
        self._present = 0
        self.refresh()

    @property
    def present(self) -> int:
        """The row of the moment shown."""
        return self._present

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of `theme`."""
        self._theme = theme

    def refresh(self) -> None:
        """Show the moment at hand; the rows stay where the walk is the same and may be told as far."""
        session = self._session
        steps = tuple(session.walkthrough.steps[: session.modes.known_until])
        present = min(session.frame.position, len(steps))
        if steps != self._steps:
            self.beginResetModel()
            self._steps, self._present = steps, present
            self.endResetModel()
            return
        self._present = present
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, SENTENCE))

    def rowCount(self, parent: _Index | None = None) -> int:
        """The start, and the steps that may be told."""
        return 0 if parent is not None and parent.isValid() else len(self._steps) + 1

    def columnCount(self, parent: _Index | None = None) -> int:
        """Step, phase, node, number, sentence."""
        return 0 if parent is not None and parent.isValid() else SENTENCE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are called; each stands where its cells begin."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("steps", "Step"),
            translate("steps", "Phase"),
            translate("steps", "Node"),
            translate("steps", "Number"),
            translate("steps", "What happens"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell in words; to a screen reader also which row is the present one, and what a number is."""
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column == SENTENCE:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        return None

    def _words(self, row: int, column: int) -> str:
        if column == STEP:
            return f"{HERE} {row}" if row == self._present else f"   {row}"
        if not row:
            return self._start(column)
        step = self._steps[row - 1]
        if column == PHASE:
            return phase_title(step.phase)
        if column == NODE:
            return self._session.document.symbols.plain(step.node)
        return self._number(row) if column == NUMBER else self._sentence(row)

    def _start(self, column: int) -> str:
        if column == PHASE:
            return translate("steps", "Start")
        return translate("steps", "Nothing is computed yet.") if column == SENTENCE else ABSENT

    def _spoken(self, row: int, column: int) -> str:
        words = self._words(row, column)
        if column == STEP:
            here = translate("steps", "{row}, shown now")
            return here.format(row=row) if row == self._present else str(row)
        if not row or column != NUMBER:
            return words
        if row > self._present:
            return translate("steps", "not computed yet")
        kinds = {
            Kind.VALUE: translate("steps", "value {number}"),
            Kind.LOCAL: translate("steps", "local gradient {number}"),
            Kind.CONTRIBUTION: translate("steps", "contribution {number}"),
            Kind.GRADIENT: translate("steps", "gradient {number}"),
        }
        return kinds.get(self._quantity(row).kind, "{number}").format(number=words)

    def _colour(self, row: int, column: int) -> QColor | None:
        if not row or row > self._present or column not in (PHASE, NUMBER):
            return None
        roles = (PHASE_ROLE[self._steps[row - 1].phase], KIND_ROLE[self._quantity(row).kind])
        return self._theme.colour(text_role(roles[column == NUMBER]))

    def _quantity(self, row: int) -> Quantity:
        return made_by(self._steps[row - 1])

    def _number(self, row: int) -> str:
        """What the step has made, as it was known after it."""
        session = self._session
        if row > self._present or session.trace is None:
            return ABSENT
        known = Known(session.walkthrough.frame(row), session.trace, session.updates)
        value = known.of(self._quantity(row))
        return ABSENT if value is None else value_plain(value)

    def _sentence(self, row: int) -> str:
        narrator = self._session.narrator
        if row > self._present or narrator is None:
            return ""
        return narrator.narrate(self._steps[row - 1]).sentence
