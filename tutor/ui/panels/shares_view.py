"""WHAT HAS PILED UP IN w.grad: each backward pass's share in a parameter's gradient, stacked."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tutor.engine import Value
from tutor.training.history.shares import MOST, Share, shares
from tutor.ui.look.theme import Theme
from tutor.ui.panels.section_head import SectionHead
from tutor.ui.panels.training_moment import explain_iteration, present_iteration, shown_histories
from tutor.ui.session.session import Session
from tutor.ui.widgets.card import Card
from tutor.ui.widgets.share_stack import Bar, ShareStack
from tutor.walk import Kind, Known, Quantity, gradient_so_far


class SharesView(QWidget):
    """The stack of one parameter at the moment shown; hidden where gradients are zeroed."""

    def __init__(
        self, session: Session, theme: Theme, most: int = MOST, parent: QWidget | None = None
    ) -> None:
        """Beyond `most` passes the first ones are summed."""
        super().__init__(parent)
        self._session, self._most = session, most
        self.head = SectionHead()
        self.stack = ShareStack(theme)
        self.stack.asked.connect(self._explain)
        self._shown: tuple[Quantity, tuple[Share, ...]] | None = None
        card = Card("normal")
        card.body.setContentsMargins(14, 10, 14, 10)
        card.body.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(card)
        self.setVisible(False)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self.stack.set_theme(theme)

    def show_parameter(self, name: str) -> None:
        """Show what is in the grad of this parameter; of any other node, nothing."""
        session = self._session
        document, trace = session.document, session.trace
        if not document.piles_up or trace is None or name not in document.graph.parameters:
            self.setVisible(False)
            return
        known = Known(session.frame, trace, session.updates)
        element = _largest(known, name)
        now = self._now(known, name)
        own, torch = shown_histories(session)
        found = shares(
            torch if session.engine == "torch" and torch is not None else own,
            name,
            element,
            present_iteration(session),
            None if now is None else float(np.asarray(now)[element]),
            self._most,
        )
        self.setVisible(bool(found))
        self._shown = (Quantity(Kind.GRADIENT, name, element=element), tuple(found))
        if found:
            grad = known.gradient(name)
            total = float(np.asarray(grad)[element]) if grad is not None else 0.0
            self._show(name, element, found, total, is_now=now is not None)

    def _now(self, known: Known, name: str) -> Value | None:
        """What this pass has brought to grad so far, in a batch with the samples before it, if anything."""
        session, batches = self._session, self._session.document.batches
        if batches.size == 1:
            return gradient_so_far(known.trace, known.frame, name)
        grad, index = known.gradient(name), session.calendar.index(session.address)
        before = session.runs.left_before_batch(index, known.trace.engine).get(name)
        begun = session.address.sample % batches.size > 0
        if grad is None or not (begun or known.frame.arrived(name)):
            return None
        return grad if before is None else grad - before

    def _show(
        self, name: str, element: tuple[int, ...], found: list[Share], total: float, *, is_now: bool
    ) -> None:
        symbol = self._session.document.symbols.plain(name)
        place = f"[{', '.join(map(str, element))}]" if element else ""
        self.head.heading.set_heading(
            self.tr("What has piled up in {grad}").format(grad=f"`{symbol}.grad{place}`")
        )
        bars = [
            Bar(self._words(share), share.amount, is_now and share is found[-1])
            for share in found
        ]  # fmt: skip
        self.stack.set_bars(bars, total)

    def _explain(self, row: int) -> None:
        """Where a share comes from, at its own pass; for the total, where grad stands now."""
        if self._shown is None:
            return
        quantity, found = self._shown
        if row >= len(found):
            self._session.explaining.ask(quantity)
        elif found[row].first == found[row].last:
            explain_iteration(self._session, found[row].first, quantity)

    def _words(self, share: Share) -> str:
        """Which pass it was, as the timeline counts."""
        if share.first != share.last:
            return self.tr("{count} passes before").format(count=share.last - share.first + 1)
        own, _ = shown_histories(self._session)
        if own is None:
            return self.tr("ep. {epoch}, sample {sample}").format(epoch=1, sample=1)
        epoch, within = divmod(share.first, own.plan.iterations_per_epoch)
        if own.plan.batch_size > 1:
            return self.tr("ep. {epoch}, batch {batch}").format(epoch=epoch + 1, batch=within + 1)
        return self.tr("ep. {epoch}, sample {sample}").format(epoch=epoch + 1, sample=within + 1)


def _largest(known: Known, name: str) -> tuple[int, ...]:
    """The element of a parameter whose grad is largest; of one number, that number."""
    value = np.asarray(known.trace.value(name))
    if not value.ndim:
        return ()
    size = np.nan_to_num(np.abs(np.asarray(known.whole_gradient(name), np.float64)), nan=-1.0)
    return tuple(int(at) for at in np.unravel_index(int(np.argmax(size)), value.shape))
