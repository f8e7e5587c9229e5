"""What `train` says of training that diverged, and of the first number in which two engines differ."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.command_line.output import exact
from tutor.document.document import Document
from tutor.engine import EngineName, plain
from tutor.language import translate
from tutor.training.findings.difference import Difference, difference
from tutor.training.findings.divergence import Divergence, divergence
from tutor.training.findings.finite import first_not_finite
from tutor.training.findings.verdicts import say_difference, say_divergence
from tutor.training.history.history import History
from tutor.training.running.lockstep import Lockstep


@dataclass(frozen=True)
class Stops:
    """Tells of a document's training; nothing of divergence where it trained `past` it. All counts from 0."""

    document: Document
    past: bool

    def as_json(self, history: History, engine: EngineName) -> dict[str, Any]:
        """`{"diverged": …}` of a run that did, for its object; else nothing."""
        found = self._divergence(history, engine)
        if found is None:
            return {}
        at = _place(history, found) | {"number": plain(found.number), "says": say_divergence(found, first=0)}
        return {"diverged": at}

    def of_both(self, both: Lockstep) -> dict[str, Any]:
        """What is known of both engines together."""
        found, seconds = (
            self._difference(both),
            {name: each.per_iteration for name, each in both.paces.items()},
        )
        apart = None
        if found is not None:
            numbers = {"own": plain(found.own), "torch": plain(found.torch), "ulps": found.ulps}
            apart = _place(both.own.history, found) | numbers
        return {"first_difference": apart, "seconds_per_iteration": seconds}

    def first_difference(self, both: Lockstep) -> str:
        """A sentence: the first number in which the two runs differ, or that there is none."""
        found, count = self._difference(both), translate("command line", "1 iteration")
        if both.equal != 1:
            count = translate("command line", "{count} iterations").format(count=both.equal)
        if found is None:
            return translate("command line", "The engines agree in every bit of {iterations}.").format(
                iterations=count
            )
        words = translate(
            "command line",
            "First difference: {what}: own engine {own}, PyTorch {torch}. "
            "Before it the engines agree in every bit of {iterations}.",
        )
        what = say_difference(found, first=0)
        return words.format(what=what, own=exact(found.own), torch=exact(found.torch), iterations=count)

    def say(self, histories: Mapping[EngineName, History]) -> None:
        """Say on standard error where training stopped, if it did; once where both engines did alike."""
        said: dict[str, list[str]] = {}
        own_name = translate("command line", "own engine")
        for engine, history in histories.items():
            found = self._divergence(history, engine)
            if found is not None:
                said.setdefault(say_divergence(found, first=0), []).append(
                    own_name if engine == "own" else "PyTorch"
                )
        for sentence, engines in said.items():
            whose = f"{engines[0]}: " if len(histories) > len(engines) else ""
            print(f"{whose}{sentence}", file=sys.stderr)

    def _divergence(self, history: History, engine: EngineName) -> Divergence | None:
        at = None if self.past else first_not_finite(history)
        if at is None:
            return None
        return divergence(history, engine, at, self.document.walkthrough, self.document.symbols)

    def _difference(self, both: Lockstep) -> Difference | None:
        if both.first is None:
            return None
        walk, symbols = self.document.walkthrough, self.document.symbols
        return difference(both.own.history, both.torch.history, both.first, walk, symbols)


def _place(history: History, found: Divergence | Difference) -> dict[str, Any]:
    """Which number of which step it is: `edge` for a share of a gradient and a local gradient, else null."""
    edge = found.quantity.edge
    return {
        "epoch": found.epoch,
        "index": found.iteration % history.plan.iterations_per_epoch,
        "sample": found.position,
        "phase": found.phase,
        "node": found.quantity.node,
        "edge": None if edge is None else [edge.source, edge.target],
        "element": list(found.quantity.element),
        "name": found.name,
    }
