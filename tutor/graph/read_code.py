"""Code to graph, through Python's own grammar. The code is taken apart, and never run.

A program is lines `name = expression`, each name given once; their order is free, and the last line is
the root. A name that no line gives is an input, or a parameter where the caller says so.
"""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tutor.graph.comments import Comments, comments_in
from tutor.graph.errors import CodeError, CycleError, Place, ShapeError
from tutor.graph.expressions import Expressions, Wanted, without_plus
from tutor.graph.graph import CONSTANT, INPUT, MISSING, Graph, Node
from tutor.graph.syntax import names, parse
from tutor.graph.unfinished import EMPTY
from tutor.graph.write_code import literal, operation
from tutor.language import translate
from tutor.ops import OPAQUE, Op

_LONGEST_NAME, _LARGEST_NAMED, _LONG_CONSTANT = 24, 8, "constant"


@dataclass(frozen=True)
class Source:
    """A graph, where each of its nodes stands in the code it was read from, and the comments there."""

    graph: Graph
    places: Mapping[str, Place]
    comments: Comments = field(default_factory=dict)

    def locate(self, error: ShapeError) -> CodeError:
        """The error about shapes as a mistake in the code, at the line and column of its node."""
        return CodeError(
            _lower_first(str(error), self.graph.position), self.places.get(error.node, Place(1, 1))
        )


def read_code(code: str, parameters: Iterable[str] = (), *, unfinished: bool = False) -> Source:
    """The graph that `code` writes, with the given inputs as its parameters.

    `unfinished`: three dots may stand for an operand that is missing, `y_hat = x * ...`, and code without a
    line is a graph without a node.

    Raises:
        CodeError: a mistake, with line and column.
        GraphError: a name in `parameters` is none of the graph's inputs.
    """
    reader = _Reader(code, unfinished=unfinished)
    graph = reader.graph()
    wished = list(parameters)
    return Source(graph.with_parameters(wished) if wished else graph, reader.places, reader.comments())


class _Read(NamedTuple):
    """The node that an expression became, how many operations stand in it, and how a short one is written."""

    name: str
    size: int
    written: ast.expr


class _Reader:
    def __init__(self, code: str, *, unfinished: bool) -> None:
        self._code, self._unfinished = code, unfinished
        self._expressions = Expressions(code)
        self._nodes: dict[str, Node] = {}
        self._same: dict[str, str] = {}
        self._same_constant: dict[str, str] = {}
        self.places: dict[str, Place] = {}
        self._counts: dict[str, int] = {}
        tree = parse(code)
        self._names = names(tree)
        self._given = self._assignments(tree)

    def graph(self) -> Graph:
        """Read every line; the root is what the last one gives."""
        if not self._given and self._unfinished:
            return EMPTY
        if not self._given:
            sentence = translate(
                "graph", "there is no root: write at least one line such as loss = (x*w - y)**2."
            )
            raise CodeError(sentence, Place(1, 1))
        for name, assignment in self._given.items():
            self._line(name, assignment)
        root = self._meant(next(reversed(self._given)))
        nodes = [
            node._replace(operands=tuple(self._meant(operand) for operand in node.operands))
            for node in self._nodes.values()
        ]
        try:
            return Graph.of(nodes, root)
        except CycleError as error:
            place = min(self.places[name] for name in error.names)
            raise CodeError(_lower_first(str(error), self.places), place) from None

    def comments(self) -> Comments:
        """The comments, by the nodes that the lines below them give."""
        if "#" not in self._code:
            return {}
        rows = [
            (line.lineno, line.end_lineno or line.lineno, self._meant(name))
            for name, line in self._given.items()
        ]
        return comments_in(self._code, rows)

    def _assignments(self, tree: ast.Module) -> dict[str, ast.Assign]:
        found: dict[str, ast.Assign] = {}
        for statement in tree.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)]):
                    if name in found:
                        sentence = translate(
                            "graph",
                            "{name} is given twice, first in line {line}; give this one another name.",
                        )
                        raise self._expressions.error(
                            statement, sentence.format(name=name, line=found[name].lineno)
                        )
                    found[name] = statement
                case _:
                    raise self._expressions.error(
                        statement, translate("graph", "each line is to read name = expression.")
                    )
        return found

    def _line(self, name: str, line: ast.Assign) -> None:
        self.places[name] = self._expressions.place(line)
        written = without_plus(line.value)
        if isinstance(written, ast.Name):
            self._same[name] = written.id
            self._expression(written)
            self._meant(name, line)
        else:
            self._expression(written, name)

    def _meant(self, name: str, line: ast.AST | None = None) -> str:
        """The node that `name` stands for: a line `a = b` makes two names of one node."""
        seen = [name]
        while name in self._same:
            name = self._same[name]
            if name in seen:
                around = " → ".join([*seen, name])
                sentence = translate("graph", "this would make a cycle: {names}.").format(names=around)
                raise self._expressions.error(line or self._given[seen[0]], sentence)
            seen.append(name)
        return name

    def _expression(self, whole: ast.expr, name: str | None = None) -> None:
        """Read an expression, operands before what is made of them; a long one needs no deep stack."""
        read: list[_Read] = []
        waiting: list[tuple[ast.expr, Wanted | None]] = [(whole, None)]
        while waiting:
            node, wanted = waiting.pop()
            called = name if node is whole else None
            if wanted is not None:
                first = len(read) - len(wanted.operands)
                read[first:] = [self._operation(node, wanted, read[first:], called)]
            elif wanted := self._expressions.wanted(node):
                waiting.append((node, wanted))
                waiting += [(without_plus(operand), None) for operand in reversed(wanted.operands)]
            else:
                read.append(self._leaf(node, called))

    def _leaf(self, node: ast.expr, name: str | None) -> _Read:
        if isinstance(node, ast.Constant) and node.value is ...:
            return self._missing(node, name)
        if not isinstance(node, ast.Name):
            return self._constant(node, name)
        name = self._expressions.name(node)
        if name not in self._given and name not in self._nodes:
            self._add(Node(name, INPUT), node)
        return _Read(name, 0, node)

    def _operation(self, node: ast.expr, wanted: Wanted, operands: list[_Read], name: str | None) -> _Read:
        op, size = wanted.op, 1 + sum(operand.size for operand in operands)
        written: ast.expr = ast.Name(op.name)
        if name is None:
            if size <= _LARGEST_NAMED:
                written = operation(op, [operand.written for operand in operands], wanted.attributes)
            name = self._free_name(op, written)
        self._add(Node(name, op.name, tuple(operand.name for operand in operands), wanted.attributes), node)
        return _Read(name, size, written)

    def _free_name(self, op: Op, written: ast.expr) -> str:
        """A name that reads, for a node that the code leaves unnamed: its expression, or its operation."""
        if op.family == OPAQUE:
            return self._numbered(op.symbol)
        name = ast.unparse(written).replace(" ", "")
        return self._numbered(name if len(name) <= _LONGEST_NAME else op.name)

    def _numbered(self, stem: str) -> str:
        """`stem` where nothing in the code is called so, else `stem#2` and so on."""
        count = self._counts.get(stem, 0)
        while True:
            count += 1
            name = stem if count == 1 else f"{stem}#{count}"
            if name not in self._nodes and name not in self._names:
                self._counts[stem] = count
                return name

    def _missing(self, node: ast.Constant, name: str | None) -> _Read:
        if not self._unfinished:
            sentence = translate("graph", "an operand is missing here, where ... stands.")
            raise self._expressions.error(node, sentence)
        name = self._numbered("...") if name is None else name
        self._add(Node(name, MISSING), node)
        return _Read(name, 0, node)

    def _constant(self, node: ast.expr, name: str | None) -> _Read:
        value = self._expressions.constant(node)
        written = literal(value)
        if name is None:
            name = self._same_constant.get(repr(value))
        if name is None:
            name = ast.unparse(written).replace(" ", "")
            name = self._same_constant[repr(value)] = self._numbered(
                name if len(name) <= _LONGEST_NAME else _LONG_CONSTANT
            )
        if name not in self._nodes:
            self._add(Node(name, CONSTANT, (), (value,)), node)
        return _Read(name, 0, written)

    def _add(self, node: Node, at: ast.expr) -> None:
        self._nodes[node.name] = node
        self.places.setdefault(node.name, self._expressions.place(at))


def _lower_first(sentence: str, names: Container[str]) -> str:
    """The sentence as it goes on after a place: it starts small, but for a name."""
    first, _, _ = sentence.partition(" ")
    return sentence if first in names else sentence[:1].lower() + sentence[1:]
