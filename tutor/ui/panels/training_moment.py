"""Between iterations and moments: which iteration a moment lies in, and where in time one starts."""

from __future__ import annotations

from tutor.training.history import History
from tutor.training.plan import Plan
from tutor.ui.moment import Address
from tutor.ui.session import Session


def address_of(plan: Plan, iteration: int, step: int) -> Address:
    """The moment at which the iteration's first sample is gone through, at this step of it."""
    epoch, within = divmod(iteration, plan.iterations_per_epoch)
    return Address(epoch, within * plan.batch_size, step)


def present_iteration(session: Session) -> int:
    """The iteration in which the moment shown lies."""
    return session.runs.iteration(session.calendar.index(session.address))


def shown_histories(session: Session) -> tuple[History | None, History | None]:
    """Our own engine's history and PyTorch's; PyTorch's only where it is chosen."""
    theirs = session.runs.history("torch") if session.with_torch else None
    return session.runs.history("own"), theirs
