"""The Node panel: what is known of one node, where its number comes from, and the loss against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor.engine.numeric import is_fixed
from tutor.graph import CONSTANT
from tutor.ui.background import Background
from tutor.ui.latest import Latest
from tutor.ui.look.theme import Theme
from tutor.ui.panels.node.explanation_pane import QUICK, ExplanationPane
from tutor.ui.panels.node.facts import about, facts, rows
from tutor.ui.panels.node.grids import NodeGrids
from tutor.ui.panels.node.loss_section import LossSection
from tutor.ui.panels.node.number_table import NumberTable
from tutor.ui.panels.node.numeric_check import TOO_MANY, NumericCheck, evaluations, numeric_check
from tutor.ui.panels.node.slope_section import SlopeSection
from tutor.ui.panels.throttle import Throttle
from tutor.ui.session.session import Session
from tutor.ui.typesetting import typeset
from tutor.ui.widgets.breakable import breakable
from tutor.ui.widgets.formula_label import FormulaLabel
from tutor.ui.widgets.later import Later
from tutor.ui.widgets.scroll_column import ScrollColumn
from tutor.walk import Kind, Known, Quantity

if TYPE_CHECKING:
    from tutor.engine import Trace
    from tutor.ui.panels.node.edit_section import EditSection
    from tutor.ui.panels.node.nudge_box import NudgeBox
    from tutor.ui.panels.node.tensor_section import TensorSection
    from tutor.ui.panels.operation_row import OperationRow
    from tutor.ui.panels.shares_view import SharesView


_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_ROOM = 0.5
"""How much of the width a name may take, with words beside it."""


class NodePanel(QWidget):
    """Shows the selected number's node; where nothing is selected, that of the step just made."""

    left = Signal()
    """The keyboard is to go back to the graph."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._checked: tuple[Trace, str, NumericCheck | None] | None = None
        self.setAccessibleName(self.tr("Node"))
        self._background = Background(self)
        self._checks = Latest(self._background)
        self._symbol = FormulaLabel(theme)
        self._about = QLabel()
        self._about.setProperty("kind", "muted")
        self._about.setWordWrap(True)
        self._operation, self._edit = Later(self._make_operation), Later(self._make_edit)
        self.table = NumberTable(theme)
        self.grids = NodeGrids(theme)
        self.derivation = ExplanationPane(session, theme, self._background)
        self._shares, self._tensor = Later(self._make_shares), Later(self._make_tensor)
        self.slope = SlopeSection(session, theme, self._background)
        self._nudge = Later(self._make_nudge)
        self.loss = LossSection(session, theme)
        self._lay_out()
        self._throttle = Throttle(self._refresh, self)
        self._connect()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._symbol.set_size(theme.sizes.formula * 1.36)
        numbers = (self.table, self.grids, self.derivation)
        for part in (self._symbol, *numbers, self.slope, self.loss):
            part.set_theme(theme)
        for later in (self._operation, self._edit, self._shares, self._tensor, self._nudge):
            if later.made is not None:
                later.made.set_theme(theme)
        self._throttle.request()

    def load_plots(self) -> None:
        """Import pyqtgraph and put the plots in their cards; call after the window's first paint."""
        self.slope.load_plot()
        self.loss.load_plot()
        self._throttle.request()

    @property
    def quantity(self) -> Quantity:
        """The number shown: the selected one, else the one that the step just made has made."""
        selected, graph = self._session.selected, self._session.document.graph
        if selected is not None and selected.node in graph:
            return selected
        narration = self._session.narration
        if narration is not None:
            return narration.quantity
        leaf = next(iter((*graph.parameters, *graph.inputs)), graph.root)
        return Quantity(Kind.VALUE, leaf)

    # --- parts that are made when they are first needed ---------------------------------------------------

    @property
    def operation(self) -> OperationRow:
        """Chooses the node's operation."""
        return self._operation.get()

    @property
    def edit(self) -> EditSection:
        """What the chosen nodes are, to be changed."""
        return self._edit.get()

    def begin_edit(self) -> None:
        """Put the keyboard into the form for the chosen nodes."""
        self._show_edit()
        self.edit.take_focus()

    def _make_edit(self) -> EditSection:
        from tutor.ui.panels.node.edit_section import EditSection

        made = EditSection(self._session, self._theme)
        made.left.connect(self.left)
        return made

    @property
    def shares(self) -> SharesView:
        """What has piled up in a parameter's grad."""
        return self._shares.get()

    @property
    def tensor(self) -> TensorSection:
        """The node as PyTorch's Tensor."""
        return self._tensor.get()

    @property
    def nudge(self) -> NudgeBox:
        """Nudges the node below its curve."""
        return self._nudge.get()

    def _make_operation(self) -> OperationRow:
        from tutor.ui.panels.operation_row import OperationRow

        return OperationRow(self._session, self._theme)

    def _make_shares(self) -> SharesView:
        from tutor.ui.panels.shares_view import SharesView

        return SharesView(self._session, self._theme)

    def _make_tensor(self) -> TensorSection:
        from tutor.ui.panels.node.tensor_section import TensorSection

        made = TensorSection(self._theme)
        made.asked.connect(self._session.explaining.ask)
        return made

    def _make_nudge(self) -> NudgeBox:
        from tutor.ui.panels.node.nudge_box import NudgeBox

        return NudgeBox(self._session, self._theme)

    # --- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._head = head = QBoxLayout(_BESIDE)
        head.setSpacing(12)
        head.addWidget(self._symbol)
        head.addWidget(self._about, 1)
        self._area = area = ScrollColumn(self)
        area.fill(self)
        column = area.column
        column.setSpacing(16)
        top = QVBoxLayout()
        top.setSpacing(6)
        top.addLayout(head)
        top.addLayout(self._operation.place)
        top.addLayout(self._edit.place)
        top.addWidget(self.table)
        top.addWidget(self.grids)
        column.addLayout(top)
        curve = QVBoxLayout()
        curve.setSpacing(8)
        curve.addWidget(self.slope, 1)
        curve.addLayout(self._nudge.place)
        column.addWidget(self.derivation)
        column.addLayout(self._shares.place)
        column.addLayout(self._tensor.place)
        column.addLayout(curve)
        column.addWidget(self.loss)
        column.setStretchFactor(self.loss, 2)
        column.setStretchFactor(curve, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        session = self._session
        for changed in (
            session.document_changed,
            session.moment_changed,
            session.selection_changed,
            session.engine_changed,
        ):
            changed.connect(self._throttle.request)
        session.explaining.changed.connect(self._throttle.request)
        for told in (session.editing.toggled, session.editing.chosen_changed):
            told.connect(self._throttle.request)
        session.nudging.changed.connect(self._throttle.request)
        self.table.activated.connect(session.explaining.ask)
        self.grids.activated.connect(session.explaining.ask)

    def _can_be_read(self) -> bool:
        return not self.visibleRegion().isEmpty()

    # --- showing ------------------------------------------------------------------------------------------

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is checked while nobody looks; what is asked meanwhile a card explains."""
        super().hideEvent(event)
        self._checks.forget()
        self._session.explaining.panel_went()
        self._session.nudging.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Explain here again what is asked."""
        super().showEvent(event)
        self._session.explaining.panel_came(self._can_be_read)

    def _refresh(self) -> None:
        session, quantity = self._session, self.quantity
        trace, name = session.trace, quantity.node
        known = None
        if trace is not None and name in trace.graph:
            known = Known(session.frame, trace, session.updates)
        self._show_head(name, known)
        self._show_edit()
        for part in (self.table, self.grids, self.derivation):
            part.setVisible(known is not None)
        if known is None:
            self._show_no_numbers()
            return
        self._show_numbers(name)
        self.derivation.show_quantity(known, quantity)
        first = session.runs.iteration(session.calendar.index(session.address)) == 0
        shares = self._shares.wanted(session.document.piles_up)
        if shares is not None:
            shares.show_parameter(name)
        if not typeset.is_postponed():  # the first paint does without
            self.tensor.show_node(session.document, name, known, first=first)
        self._show_slope(quantity, known)
        self.loss.refresh()

    def _show_head(self, name: str, known: Known | None) -> None:
        """What the node is; where it has no numbers, why."""
        document = self._session.document
        is_node = name not in document.graph.missing
        self._symbol.setVisible(is_node)
        if is_node:
            self._symbol.set_tex(document.symbols.tex(name), document.symbols.plain(name))
        operation = self._operation.wanted(not document.graph[name].is_leaf)
        if operation is not None:
            operation.show_node(name)
        words = about(document, name, known.value(name)) if known else ""
        if known is None:
            from tutor.document.checking.finished import why_no_numbers  # seldom: most graphs are finished

            words = why_no_numbers(document, name)
        self._about.setText(breakable(words))
        self._place_about()

    def _place_about(self) -> None:
        """What the node is stands beside its name, or below one that leaves no room."""
        wide = self._symbol.isVisibleTo(self) and self._symbol.sizeHint().width() > self.width() * _ROOM
        self._head.setDirection(_BELOW if wide else _BESIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for another name."""
        super().resizeEvent(event)
        self._place_about()

    def _show_edit(self) -> None:
        """While the graph is edited, what can be changed of the chosen nodes."""
        editing = self._session.editing
        self._edit.set_visible(editing.on and bool(editing.chosen))
        if self._edit.made is not None:
            self._edit.made.show_nodes(editing.chosen)

    def _show_no_numbers(self) -> None:
        """Take away what tells of numbers."""
        for later in (self._shares, self._tensor, self._nudge):
            later.set_visible(False)
        self.slope.hide()
        self.loss.refresh()

    def _show_numbers(self, name: str) -> None:
        session = self._session
        own, torch = session.trace_of("own"), session.trace_of("torch") if session.with_torch else None
        if own is None:
            return
        known = self._known_of(own)
        theirs = self._known_of(torch) if torch else None
        found = facts(session.document, name, known, theirs)
        check = self._check_of(own, name, known)
        checkable = evaluations(own, name) <= TOO_MANY
        self.table.set_rows(rows(found, own.dtype, check, checkable))
        self.grids.show_facts(found, own.dtype)

    def _known_of(self, trace: Trace) -> Known:
        return Known(self._session.frame, trace, self._session.updates_of(trace))

    def _check_of(self, trace: Trace, name: str, known: Known) -> NumericCheck | None:
        """The numeric check of a gradient that is whole; one that takes long is shown when it is there."""
        frame, work = known.frame, evaluations(trace, name)
        if not frame.gradient_is_whole(name) or frame.is_zeroed(name) or work > TOO_MANY:
            self._checks.forget()
            return None
        if self._checked is None or self._checked[:2] != (trace, name):
            self._checked = (trace, name, None)
            slow = work > QUICK
            then = self._show_check if slow else self._keep_check
            self._checks.ask(lambda: (trace, name, numeric_check(trace, name)), then, slow=slow)
        return self._checked[2]

    def _keep_check(self, checked: tuple[Trace, str, NumericCheck]) -> None:
        self._checked = checked

    def _show_check(self, checked: tuple[Trace, str, NumericCheck]) -> None:
        self._checked = checked
        self._throttle.request()

    def _show_slope(self, quantity: Quantity, known: Known) -> None:
        """The curve over the node's number, or over the element that is looked at; and its nudge."""
        graph, trace, name = known.trace.graph, known.trace, quantity.node
        nudging = self._session.nudging
        target = nudging.target(name)
        is_nudged = nudging.quantity == target
        is_plotted = (
            (np.ndim(trace.value(name)) == 0 or bool(quantity.element) or is_nudged)
            and name != graph.root
            and name in graph.influencing
            and graph[name].op != CONSTANT
            and not is_fixed(graph)
            and self._tells_slope(name, known)
        )
        self.slope.setVisible(is_plotted)
        can_nudge = is_plotted and not nudging.why_not(name) and not typeset.is_postponed()
        self._nudge.set_visible(can_nudge)
        if is_plotted:
            found = nudging.found if is_nudged and nudging.h else None
            self.slope.show_node(self._session.document, known, target, found.nudge if found else None)
        if is_plotted and self._nudge.made is not None:
            begins = found is not None and self.nudge.formula.isHidden()
            self.nudge.show_node(name)
            if begins:
                QTimer.singleShot(0, self._reveal_nudge)

    def _reveal_nudge(self) -> None:
        """Scroll to what the nudge has come to, now that it has its height."""
        self._area.ensureWidgetVisible(self.nudge)

    def _tells_slope(self, name: str, known: Known) -> bool:
        """Whether the curve may be seen: not before a question that asks for its slope."""
        return not self._session.modes.asks or known.frame.gradient_is_whole(name)
