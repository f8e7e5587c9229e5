"""Between iterations and moments: which iteration a moment lies in, and the way to another."""

from __future__ import annotations

from tutor.training.history import History
from tutor.ui.moment import Address
from tutor.ui.session import Session


def go_to_iteration(session: Session, iteration: int) -> None:
    """Show the moment at which the iteration's first sample is gone through, at the present step of it."""
    own = session.runs.history("own")
    if own is not None:
        epoch, within = divmod(iteration, own.plan.iterations_per_epoch)
        session.go(Address(epoch, within * own.plan.batch_size, session.address.step))


def present_iteration(session: Session) -> int:
    """The iteration in which the moment shown lies."""
    return session.runs.iteration(session.calendar.index(session.address))


def shown_histories(session: Session) -> tuple[History | None, History | None]:
    """Our own engine's history and PyTorch's; PyTorch's only where it is chosen."""
    theirs = session.runs.history("torch") if session.with_torch else None
    return session.runs.history("own"), theirs
