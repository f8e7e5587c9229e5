"""States of the window with batches, shuffled samples and a schedule."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shot_training import open_settings

from tutor.document.document import Training
from tutor.ui.session.moment import Address
from tutor.ui.window.main_window import MainWindow

_WIDE, _SMALL = (1600, 1000), (1366, 768)
_COURSE = Training(0.02, 40, 2, schedule="step", step_size=10, gamma=0.5, shuffle=True, seed=7)


class BatchState(NamedTuple):
    """A state of the lesson on training, in a size, at a tab of the right side."""

    name: str
    size: tuple[int, int]
    tab: int
    prepare: Callable[[MainWindow], None]
    themes: tuple[str, ...] = ("light", "dark", "projector")


def batch_states() -> tuple[BatchState, ...]:
    """Each of them."""
    return (
        BatchState("batch", _WIDE, 0, amid_batch),
        BatchState("batch-small", _SMALL, 2, amid_batch),
        BatchState("batch-update", _SMALL, 0, at_update, ("light",)),
        BatchState("cosine", _SMALL, 2, by_cosine, ("light",)),
    )


def amid_batch(window: MainWindow) -> None:
    """The second sample of a batch of two: its share has come on top of the first one's."""
    open_settings(window)
    window.session.set_training(_COURSE)
    window.session.go(Address(12, 1, 10))


def at_update(window: MainWindow) -> None:
    """The update after both of them."""
    amid_batch(window)
    window.session.walking.move(1)


def by_cosine(window: MainWindow) -> None:
    """All samples in a batch, and half a cosine."""
    open_settings(window)
    window.session.set_training(Training(0.02, 40, "all", schedule="cosine"))
    window.session.go(Address(12, 1, 10))
