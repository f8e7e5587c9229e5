"""An export as work: pieces for the thread of whoever paints, then an end that any thread can make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Share = Callable[[float], None]
"""Is told the share that is done, from 0 to 1."""


class Cancelled(Exception):
    """Whoever asked for the export does not want it any more; a `Share` may raise it."""


def _nothing() -> Iterator[float]:
    return iter(())


@dataclass(frozen=True)
class Job:
    """`pieces` takes a few hundredths of a second a piece and yields the share done; `end` makes the file.

    Both may raise TutorError. `end` is called once, when all pieces are done.
    """

    end: Callable[[Share], bytes]
    pieces: Callable[[], Iterator[float]] = _nothing

    def run(self) -> bytes:
        """All of it, here and now."""
        for _ in self.pieces():
            pass
        return self.end(lambda _: None)


def text_job(make: Callable[[], str]) -> Job:
    """The job of a text."""
    return Job(lambda _: make().encode("utf-8"))
