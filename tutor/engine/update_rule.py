"""How an optimiser moves a parameter: lines of maths text in order, and what numpy makes of them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from tutor.engine.numbers import DType, Value, numpy_names
from tutor.ops import text
from tutor.ops.lower import to_python

PARAMETER, GRADIENT, RATE, COUNT = "w", "g", "lr", "t"
"""The names that the lines of every optimiser know: what they mean is not theirs to say."""


@dataclass(frozen=True)
class UpdateLine:
    """`target = maths`: the parameter `w`, its gradient `g`, a state, or a name for the lines that follow."""

    target: str
    maths: str


@dataclass(frozen=True)
class TorchOptimiser:
    """The class in torch.optim that does the same: its keywords, and what it calls each state."""

    name: str
    keywords: tuple[tuple[str, Any], ...] = ()
    states: tuple[tuple[str, str], ...] = ()

    def call(self, parameters: str, rate: str) -> str:
        """The expression that makes one, `torch.optim.SGD([w], lr=0.01)`."""
        keywords = [("lr", rate), *((name, repr(value)) for name, value in self.keywords)]
        said = ", ".join(f"{name}={value}" for name, value in keywords)
        return f"torch.optim.{self.name}([{parameters}], {said})"


@dataclass(frozen=True)
class UpdateRule:
    """An optimiser with its settings put in.

    `lines` are worked off in order, the last one moves the parameter. They read `w`, `g`, the learning rate
    `lr`, the number of the update `t` (from 1), the settings, the `states` (0 before the first update), and
    what lines before have made. `name` is what a file calls the optimiser, `title` what a person does.
    """

    name: str
    title: str
    lines: tuple[UpdateLine, ...]
    settings: tuple[tuple[str, float], ...] = ()
    states: tuple[str, ...] = ()
    torch: TorchOptimiser = TorchOptimiser("SGD")

    @property
    def is_plain(self) -> bool:
        """Whether it is the lecture's step and nothing else: `w ← w − α·∂L/∂w`."""
        return self.lines == PLAIN.lines

    @cached_property
    def counts(self) -> bool:
        """Whether a line asks which update it is."""
        return any(COUNT in text.names(line.maths) for line in self.lines)

    @cached_property
    def folded(self) -> Folded:
        """The lines with what hangs on settings and on `t` alone put under names: it is computed once."""
        return _fold(self)

    def zero_states(self, parameters: Mapping[str, Value]) -> dict[str, dict[str, Value]]:
        """What the optimiser remembers before the first update: a 0 for each number, state by state."""
        return {
            state: {name: np.zeros_like(value)[()] for name, value in parameters.items()}
            for state in self.states
        }

    def letters(self, rate: Any, count: int, states: Mapping[str, Any]) -> dict[str, Any]:
        """What the names of the first line mean, but for `w` and `g`."""
        return {RATE: rate, COUNT: count, **dict(self.settings), **states}

    def results(
        self, parameter: Value, gradient: Value, rate: float, count: int, states: Mapping[str, Value],
        dtype: DType,
    ) -> tuple[Value, ...]:  # fmt: skip
        """What each line makes for one parameter, in the type of number: the bits that training has.

        Every operation rounds to the type, as PyTorch's do: the rate is rounded to it first.
        """
        kind = np.dtype(dtype).type
        given = [kind(states[state]) for state in self.states]
        with np.errstate(all="ignore"):
            found = _function(self, dtype)(kind(parameter), kind(gradient), kind(rate), count, *given)
        return tuple(found)


@dataclass(frozen=True)
class Folded:
    """Lines with names for what hangs on no parameter: `constants`, and Python code in `t` for `counted`."""

    lines: tuple[UpdateLine, ...]
    constants: tuple[tuple[str, float], ...]
    counted: tuple[tuple[str, str], ...]


PLAIN = UpdateRule("sgd", "SGD", (UpdateLine(PARAMETER, "w - lr * g"),))
"""Stochastic gradient descent as the lecture has it."""


class _Fold(ast.NodeTransformer):
    """Puts a name in the place of each largest part that reads settings and `t` alone."""

    def __init__(self, settings: Mapping[str, float]) -> None:
        self._settings = settings
        self.found: dict[str, str] = {}

    def visit(self, node: ast.AST) -> Any:
        """The node, or the name that stands for it."""
        if not isinstance(node, ast.BinOp | ast.Name | ast.Call):
            return self.generic_visit(node)
        names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
        if not names or not names <= {COUNT, *self._settings}:
            return self.generic_visit(node)
        code = ast.unparse(_PutIn(self._settings).visit(ast.parse(ast.unparse(node), mode="eval")))
        return ast.Name(self.found.setdefault(code, f"k{len(self.found) + 1}"))


class _PutIn(ast.NodeTransformer):
    def __init__(self, settings: Mapping[str, float]) -> None:
        self._settings = settings

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Constant(self._settings[node.id]) if node.id in self._settings else node


@lru_cache(maxsize=64)
def _fold(rule: UpdateRule) -> Folded:
    fold = _Fold(dict(rule.settings))
    lines = tuple(
        UpdateLine(line.target, ast.unparse(fold.visit(ast.parse(line.maths, mode="eval"))))
        for line in rule.lines
    )
    counted = tuple((name, code) for code, name in fold.found.items() if COUNT in text.names(code))
    constants = tuple(
        (name, number_of(code)) for code, name in fold.found.items() if COUNT not in text.names(code)
    )
    return Folded(lines, constants, counted)


def number_of(code: str, count: int = 0) -> float:
    """What the code of a counted name comes to at an update, or one without `t`; from the table alone."""
    return float(eval(code, {"__builtins__": {}}, {COUNT: count}))  # noqa: S307


@lru_cache(maxsize=64)
def _function(rule: UpdateRule, dtype: DType) -> Callable[..., tuple[Any, ...]]:
    """The lines as a function of w, g, lr, t and the states."""
    folded = rule.folded
    constants = {name: repr(number) for name, number in folded.constants}
    body = [f"{name} = {code}" for name, code in folded.counted]
    for at, line in enumerate(folded.lines):
        body += [f"{line.target} = made_{at} = {to_python(line.maths, constants, scalar=False)}"]
    arguments = [PARAMETER, GRADIENT, RATE, COUNT, *rule.states]
    made = ", ".join(f"made_{at}" for at in range(len(folded.lines)))
    namespace: dict[str, Any] = dict(numpy_names(dtype))
    # The source is of the table's text and of numbers, never of what a person wrote.
    exec("\n    ".join([f"def update({', '.join(arguments)}):", *body, f"return ({made},)"]), namespace)  # noqa: S102
    function: Callable[..., tuple[Any, ...]] = namespace["update"]
    return function
