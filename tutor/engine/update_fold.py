"""What of an optimiser's lines hangs on its settings and on `t` alone: computed once, under a name."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tutor.engine.update_rule import COUNT, UpdateLine, UpdateRule
from tutor.ops import text


@dataclass(frozen=True)
class Folded:
    """Lines with names for what hangs on no parameter: `constants`, and Python code in `t` for `counted`."""

    lines: tuple[UpdateLine, ...]
    constants: tuple[tuple[str, float], ...]
    counted: tuple[tuple[str, str], ...]


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
def fold(rule: UpdateRule) -> Folded:
    """The lines of an optimiser with all that hangs on no parameter under names."""
    folding = _Fold(dict(rule.settings))
    lines = tuple(
        UpdateLine(line.target, ast.unparse(folding.visit(ast.parse(line.maths, mode="eval"))))
        for line in rule.lines
    )
    counted = tuple((name, code) for code, name in folding.found.items() if COUNT in text.names(code))
    constants = tuple(
        (name, number_of(code)) for code, name in folding.found.items() if COUNT not in text.names(code)
    )
    return Folded(lines, constants, counted)


def number_of(code: str, count: int = 0) -> float:
    """What the code of a counted name comes to at an update, or one without `t`; from the table alone."""
    return float(eval(code, {"__builtins__": {}}, {COUNT: count}))  # noqa: S307
