"""The turns of a learner who is autograd: the nodes picked so far, and what was picked wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tutor.language import translate
from tutor.ui.session.front import Front
from tutor.ui.session.moment import Address, Calendar
from tutor.walk import Phase, Walkthrough
from tutor.walk.backward_order import BackwardOrder, Pick

Outcome = Literal["right", "wrong", "hinted"]


@dataclass(frozen=True)
class Miss:
    """A wrong pick, and the position of the walk at which it was made."""

    pick: Pick
    position: int


@dataclass(frozen=True)
class TurnScore:
    """What came of the turns of one walk; a turn is over when a node that is ready has been picked.

    `right` at once, `wrong` after a wrong pick, `hinted` after a hint; `wrong_picks` counts each wrong pick.
    """

    right: int
    wrong: int
    hinted: int
    to_go: int
    wrong_picks: int

    @property
    def total(self) -> int:
        """How many turns the walk has had and will have."""
        return self.right + self.wrong + self.hinted + self.to_go


class Turns(Front):
    """The state of Autograd mode: an order of the backward pass that grows by each right pick.

    `walk` is the document's own; it is walked freely up to the step that hands the root its given gradient.
    """

    def __init__(self, walk: Walkthrough, address: Address, calendar: Calendar) -> None:
        backward = (step.index for step in walk.steps if step.phase is Phase.BACKWARD)
        self.walk, self.begins_at = walk, next(backward, -1) + 1
        super().__init__(address, calendar)
        self._earlier: dict[int, tuple[str, ...]] = {}
        self.start(address)

    def start(self, address: Address) -> None:
        """Begin at this sample, before any node has been picked."""
        self.order = BackwardOrder(self.walk.graph)
        self.outcomes: list[Outcome] = []
        self.misses: list[Miss] = []
        self.last: Pick | None = None
        self._forget_turn()
        self.furthest = address
        self.furthest = address.at(self._reached())

    def _forget_turn(self) -> None:
        self.hinted = ""
        self._wrong = False

    def _reached(self) -> int:
        if self.order.is_complete:
            return self.calendar.steps_of(self.furthest.sample)
        return self.begins_at + self.order.steps

    def fits(self, walk: Walkthrough, index: int) -> bool:
        """Whether these are turns of this walk, at this sample."""
        return walk.same_steps(self.walk) and index == self.calendar.index(self.furthest)

    def reach(self, address: Address) -> None:
        """The learner stands here now; at a further sample the turns begin anew."""
        if self.calendar.index(address) > self.calendar.index(self.furthest):
            self._earlier[self.calendar.index(self.furthest)] = self.order.done
            self.start(address)

    def order_at(self, index: int) -> tuple[str, ...]:
        """The order in which the backward pass of a sample was, or is being, made."""
        if index == self.calendar.index(self.furthest):
            return self.order.done
        return self._earlier.get(index, ())

    def pick(self, node: str) -> Pick:
        """Judge a pick; a right one ends the turn."""
        pick = self.last = self.order.judge(node)
        if not pick.right:
            self.misses.append(Miss(pick, self.furthest.step))
            self._wrong = True
            return pick
        self.outcomes.append("wrong" if self._wrong else "hinted" if self.hinted else "right")
        self.order = self.order.after(node)
        self._forget_turn()
        self.furthest = self.furthest.at(self._reached())
        return pick

    def hint(self) -> None:
        """Tell one node that is ready."""
        self.hinted, self.last = next(iter(self.order.ready), ""), None

    @property
    def score(self) -> TurnScore:
        """What came of the turns so far."""
        counts: dict[Outcome, int] = {
            each: self.outcomes.count(each) for each in ("right", "wrong", "hinted")
        }
        to_go = len(self.order.complete) - len(self.order.done)
        return TurnScore(counts["right"], counts["wrong"], counts["hinted"], to_go, len(self.misses))


def score_words(score: TurnScore) -> str:
    """The score in one line: `5 right · 2 wrong picks · 1 with a hint · 3 to go`."""
    parts = [translate("autograd", "{count} right at once").format(count=score.right)]
    if score.wrong_picks == 1:
        parts.append(translate("autograd", "1 wrong pick"))
    else:
        parts.append(translate("autograd", "{count} wrong picks").format(count=score.wrong_picks))
    if score.hinted:
        parts.append(translate("autograd", "{count} with a hint").format(count=score.hinted))
    if score.to_go:
        parts.append(translate("autograd", "{count} to go").format(count=score.to_go))
    return " · ".join(parts)
