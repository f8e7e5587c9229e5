"""Drafts of exercises with numbers: graphs drawn by lot until one has short numbers everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

import numpy as np

from tutor.engine import Given, Trace, Value, own
from tutor.graph import INPUT, PARAMETER, Graph, Node, read_code
from tutor.walk import Walkthrough
from tutor.walk.backward_order import passing_edges, passing_nodes

LARGEST = 100.0
"""No number of an exercise is larger."""

_INPUTS, _PARAMETERS, _NAMES = "xyt", "wbca", "huvpqrs"
_TRIES = 8
"""How often numbers are drawn for one graph."""
_LONGEST = 4
"""Over how many operations an edge may run: both of its ends are to be seen at once in a small window."""
_T = TypeVar("_T")


class Lots:
    """Draws by lot. Python keeps the sequence of `Random.random()` for a seed from version to version.

    The other methods of Random may change, and so they are not used.
    """

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` − 1."""
        return int(self._random() * limit)

    def one_of(self, items: Sequence[_T]) -> _T:
        """One of them."""
        return items[self.below(len(items))]

    def falls(self, chance: float) -> bool:
        """Whether something of this chance comes about."""
        return self._random() < chance

    def number(self, largest: int) -> float:
        """A whole number from −`largest` to `largest`, and not 0; two in three are positive."""
        size = 1 + self.below(largest)
        return float(-size if self.falls(1 / 3) else size)


@dataclass(frozen=True)
class Draft:
    """Code with the values of its inputs and parameters; the gradients of all parameters are asked for."""

    code: str
    inputs: Mapping[str, Given]
    parameters: Mapping[str, Given]

    @property
    def root(self) -> str:
        """What the last line makes."""
        return self.code.splitlines()[-1].partition(" = ")[0]

    @property
    def asked(self) -> list[str]:
        """The parameters in the order in which the walk reaches them last."""
        walk = Walkthrough(read_code(self.code, self.parameters).graph)
        return sorted(self.parameters, key=lambda name: walk.position_of(f"backward:{name}"))


@dataclass(frozen=True)
class Recipe:
    """What the graphs of a difficulty are made of; one of the operations that it `needs` is there."""

    operations: tuple[int, int]
    forks: int
    kinds: tuple[str, ...]
    needs: tuple[str, ...]
    parameters: tuple[int, int]
    largest: int


RECIPES = {
    "easy": Recipe((2, 3), 0, ("mul", "mul", "add", "sub"), ("mul",), (1, 2), 5),
    "medium": Recipe((3, 5), 1, ("mul", "mul", "add", "sub", "square"), ("square", "sub"), (2, 2), 4),
    "hard": Recipe(
        (6, 8), 2, ("mul", "mul", "add", "sub", "square", "relu", "maximum"), ("relu", "maximum"), (2, 3), 3
    ),
}

_WRITTEN: dict[str, str] = {
    "mul": "{0}*{1}", "add": "{0} + {1}", "sub": "{0} - {1}", "square": "{0}**2", "relu": "relu({0})",
    "maximum": "maximum({0}, {1})",
}  # fmt: skip


def draft_scalars(difficulty: str, seed: int) -> Draft:
    """The draft of this difficulty and seed: the first drawn that is sound."""
    recipe, lots = RECIPES[difficulty], Lots(f"{difficulty} {seed}")
    while True:
        sketch = _Sketch(recipe, lots)
        if not sketch.grow():
            continue
        graph = sketch.graph
        if not _has_the_form(graph, recipe):
            continue
        for _ in range(_TRIES):
            draft = sketch.draft()
            if is_sound(graph, draft, _fits):
                return draft


class _Sketch:
    """A graph that grows by an operation at a time; what is not used yet is kept open, and joined at last."""

    def __init__(self, recipe: Recipe, lots: Lots) -> None:
        self._recipe, self._lots = recipe, lots
        fewest, most = recipe.operations
        self._left = fewest + lots.below(most - fewest + 1)
        self._forks = recipe.forks
        self._lines: list[tuple[str, str, list[str]]] = []
        self._open: list[str] = []
        self._earlier: list[str] = []
        fewest, most = recipe.parameters
        self.parameters = [*_PARAMETERS[: fewest + lots.below(most - fewest + 1)]]
        self._leaves = self._shuffled([*self.parameters[1:], *_INPUTS[1:]])
        self._leaves = [_INPUTS[0], self.parameters[0], *self._leaves]
        self._used: list[str] = []
        self._kinds: set[str] = set()

    def _shuffled(self, items: list[str]) -> list[str]:
        """Drawn one after the other (Fisher and Yates)."""
        left, drawn = list(items), []
        while left:
            drawn.append(left.pop(self._lots.below(len(left))))
        return drawn

    def grow(self) -> bool:
        """Draw the whole graph; False where something that the recipe wants has not been drawn."""
        while self._left:
            self._add()
        whole = len(self._open) == 1 and not self._forks and set(self.parameters) <= set(self._used)
        return whole and bool(self._kinds.intersection(self._recipe.needs))

    @property
    def code(self) -> str:
        """The graph as code."""
        return "\n".join(f"{name} = {_WRITTEN[kind].format(*of)}" for name, kind, of in self._lines)

    @property
    def graph(self) -> Graph:
        """What the code says, without its being read."""
        leaves = [Node(name, PARAMETER if name in self.parameters else INPUT) for name in self._used]
        return Graph.of([*leaves, *(Node(name, kind, tuple(of)) for name, kind, of in self._lines)], "loss")

    def draft(self) -> Draft:
        """The graph with numbers drawn for its leaves."""
        values = {name: self._lots.number(self._recipe.largest) for name in self._used}
        return Draft(
            self.code,
            {name: value for name, value in values.items() if name not in self.parameters},
            {name: values[name] for name in self.parameters},
        )

    def _add(self) -> None:
        """One operation more."""
        must_join = len(self._open) > 1
        kinds = [kind for kind in self._recipe.kinds if not must_join or "{1}" in _WRITTEN[kind]]
        kind = "mul" if not self._lines else self._lots.one_of(kinds)
        self._kinds.add(kind)
        operands = self._operands(2 if "{1}" in _WRITTEN[kind] else 1)
        self._left -= 1
        name = _NAMES[len(self._lines)] if self._left else "loss"
        self._lines.append((name, kind, operands))
        self._earlier += [operand for operand in operands if operand not in self._earlier]
        self._open = [each for each in self._open if each not in operands] + [name]

    def _operands(self, count: int) -> list[str]:
        first = self._open[-1] if self._open else self._leaf()
        if (
            self._forks
            and len(self._open) == 1
            and self._left > 1
            and self._earlier
            and self._lots.falls(0.4)
        ):
            first = self._again(first)
        if count == 1:
            return [first]
        others = [each for each in self._open if each != first]
        if others and first in self._open:
            second = others[-1]
        elif self._forks and self._earlier and self._lots.falls(0.5):
            second = self._again(first)
        else:
            second = self._leaf()
        return [first, second] if self._lots.falls(0.7) else [second, first]

    def _again(self, other: str) -> str:
        """A node that was used already, and is not `other`: it becomes a fork."""
        found = [each for each in self._earlier if each != other]
        if not found:
            return self._leaf()
        self._forks -= 1
        return self._lots.one_of(found)

    def _leaf(self) -> str:
        if not self._leaves:
            return self._again("")
        self._used.append(self._leaves[0])
        return self._leaves.pop(0)


def is_sound(graph: Graph, draft: Draft, fits: Callable[[Trace], bool]) -> bool:
    """Whether every number of the draft is short and in reach, and `fits` finds nothing else wrong."""
    trace = own.trace(graph, {**draft.inputs, **draft.parameters}, dtype="float64")
    if not all(_is_short(number) for number in (*trace.values, *trace.gradients)) or not fits(trace):
        return False
    edges = (edge for name in passing_nodes(graph) for edge in passing_edges(graph, name))
    return all(_is_short(trace.contribution(edge)) for edge in edges)


def _is_short(number: Value) -> bool:
    """At most two decimals, and no larger than the largest."""
    if not isinstance(number, np.ndarray):
        return abs(float(number)) <= LARGEST and 100 * float(number) == round(100 * float(number))
    return bool(np.all(np.abs(number) <= LARGEST) and np.all(100 * number == np.round(100 * number)))


def _has_the_form(graph: Graph, recipe: Recipe) -> bool:
    """Whether the graph forks as often as it should, wastes no node, and computes nothing twice."""
    operations = [node for node in graph.nodes if not node.is_leaf]
    idle = [node for node in operations if node.op == "relu" and graph[node.operands[0]].op == "relu"]
    return (
        sum(len(graph.successors[name]) > 1 for name in graph.wanted) == recipe.forks
        and len(graph.influencing) == len(graph.nodes)
        and len({(node.op, node.operands) for node in operations}) == len(operations)
        and not idle
        and max(_reach(graph, node.name) for node in graph.nodes) <= _LONGEST
    )


def _reach(graph: Graph, name: str) -> int:
    """How many operations on the node's last successor stands; a leaf stands before its first one."""
    users = [graph.position[edge.target] for edge in graph.successors[name]]
    start = min(users, default=0) - 1 if graph[name].is_leaf else graph.position[name]
    return max(users, default=start) - start


def _fits(trace: Trace) -> bool:
    """Whether nothing vanishes, no kink is met, and a gradient that is asked for is more than a sign."""
    graph = trace.graph
    return (
        all(trace.value(node.name) != 0 for node in graph.nodes)
        and all(trace.gradient(name) != 0 for name in graph.wanted)
        and any(abs(float(trace.gradient(name))) > 1 for name in graph.parameters)
        and all(_away_from_kink(trace, node.name) for node in graph.nodes)
    )


def _away_from_kink(trace: Trace, name: str) -> bool:
    """Whether the two operands of a maximum differ (ReLU's are not 0, since no value is)."""
    node = trace.graph[name]
    if node.op != "maximum":
        return True
    return bool(trace.value(node.operands[0]) != trace.value(node.operands[1]))
