"""Between iterations and moments: which iteration a moment lies in, and the way to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.walk import Kind, Quantity

if TYPE_CHECKING:
    from tutor.training.history.history import History


def go_to_iteration(session: Session, iteration: int) -> None:
    """Show the moment at which the iteration's first sample is gone through, at the present step of it."""
    own = session.runs.history("own")
    if own is not None:
        epoch, within = divmod(iteration, own.plan.iterations_per_epoch)
        session.go(Address(epoch, within * own.plan.batch_size, session.address.step))


def explain_iteration(session: Session, iteration: int, quantity: Quantity) -> None:
    """Go to the iteration's last sample, where grad is whole, and explain the number there."""
    own = session.runs.history("own")
    if own is None:
        return
    epoch, within = divmod(iteration, own.plan.iterations_per_epoch)
    batch = session.calendar.batches.around(within * own.plan.batch_size)
    session.explaining.ask(quantity, Address(epoch, batch[-1], known_from(session, quantity)))


def known_from(session: Session, quantity: Quantity) -> int:
    """The step nearest to the present one at which the number is known, and not yet set back or moved."""
    walk = session.walkthrough

    def shows(position: int) -> bool:
        frame, node = walk.frame(position), quantity.node
        if quantity.kind is Kind.GRADIENT:
            return frame.gradient_is_whole(node) and not frame.is_zeroed(node)
        return frame.knows_value(node) and not frame.is_updated(node)

    positions = sorted(range(len(walk) + 1), key=lambda position: abs(position - session.address.step))
    return next((position for position in positions if shows(position)), session.address.step)


def present_iteration(session: Session) -> int:
    """The iteration in which the moment shown lies."""
    return session.runs.iteration(session.calendar.index(session.address))


def compared(session: Session, torch: History | None) -> tuple[str, ...]:
    """The curves that stand beside our own engine's loss."""
    names = ["torch"] if torch is not None and len(torch) else []
    return (*names, *(["zeroed"] if len(session.runs.zeroed_losses()) else []))


def shown_histories(session: Session) -> tuple[History | None, History | None]:
    """Our own engine's history and PyTorch's; PyTorch's only where it is chosen."""
    theirs = session.runs.history("torch") if session.with_torch else None
    return session.runs.history("own"), theirs
