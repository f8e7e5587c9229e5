"""Code to graph, through Python's own grammar. The code is taken apart, and never run.

A program is lines `name = expression`, each name given once; their order is free, and the last line is
the root. A name that no line gives is an input, or a parameter where the caller says so.
"""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tutor import ops
from tutor.graph.errors import CodeError, CycleError, Place, ShapeError
from tutor.graph.graph import CONSTANT, INPUT, Constant, Graph, Node, wrong_number_of_operands
from tutor.graph.syntax import lines, names, parse, shortened
from tutor.graph.write_code import literal, operation
from tutor.language import translate
from tutor.ops import Op

_OPERATORS: dict[type, str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.MatMult: "matmul",
}
_PREFIXES = ("torch", "F", "np", "numpy", "math", "torch.nn.functional")
_LONGEST_NAME, _LARGEST_NAMED, _LONG_CONSTANT = 24, 8, "constant"


@dataclass(frozen=True)
class Source:
    """A graph and where each of its nodes stands in the code it was read from."""

    graph: Graph
    places: Mapping[str, Place]

    def locate(self, error: ShapeError) -> CodeError:
        """The error about shapes as a mistake in the code, at the line and column of its node."""
        return CodeError(
            _lower_first(str(error), self.graph.position), self.places.get(error.node, Place(1, 1))
        )


def read_code(code: str, parameters: Iterable[str] = ()) -> Source:
    """The graph that `code` writes, with the given inputs as its parameters.

    Raises:
        CodeError: a mistake, with line and column.
        GraphError: a name in `parameters` is none of the graph's inputs.
    """
    reader = _Reader(code)
    graph = reader.graph()
    wished = list(parameters)
    return Source(graph.with_parameters(wished) if wished else graph, reader.places)


class _Read(NamedTuple):
    """The node that an expression became, how many operations stand in it, and how a short one is written."""

    name: str
    size: int
    written: ast.expr


class _Reader:
    def __init__(self, code: str) -> None:
        self._lines = lines(code)
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
                        raise self._error(statement, sentence.format(name=name, line=found[name].lineno))
                    found[name] = statement
                case _:
                    raise self._error(
                        statement, translate("graph", "each line is to read name = expression.")
                    )
        return found

    def _line(self, name: str, line: ast.Assign) -> None:
        self.places[name] = self._place(line)
        match line.value:
            case ast.Name(id=other):
                self._same[name] = other
                self._expression(line.value)
                self._meant(name, line)
            case _:
                try:
                    self._expression(line.value, name)
                except RecursionError:
                    sentence = translate(
                        "graph", "this is nested too deeply; give parts of it names of their own."
                    )
                    raise self._error(line, sentence) from None

    def _meant(self, name: str, line: ast.AST | None = None) -> str:
        """The node that `name` stands for: a line `a = b` makes two names of one node."""
        seen = [name]
        while name in self._same:
            name = self._same[name]
            if name in seen:
                around = " → ".join([*seen, name])
                sentence = translate("graph", "this would make a cycle: {names}.").format(names=around)
                raise self._error(line or self._given[seen[0]], sentence)
            seen.append(name)
        return name

    def _expression(self, node: ast.expr, name: str | None = None) -> _Read:
        match node:
            case ast.Name(id=read):
                if read not in self._given and read not in self._nodes:
                    self._add(Node(read, INPUT), node)
                return _Read(read, 0, node)
            case ast.Constant() | ast.List() | ast.Tuple() | ast.UnaryOp(operand=ast.Constant()):
                return self._constant(node, name)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self._expression(operand, name)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self._operation(node, ops.TABLE["neg"], [operand], (), name)
            case ast.Attribute(attr="T", value=operand):
                return self._operation(node, ops.TABLE["transpose"], [operand], (), name)
            case ast.BinOp(op=ast.Pow()):
                return self._power(node, name)
            case ast.BinOp(op=operator, left=left, right=right) if type(operator) in _OPERATORS:
                return self._operation(node, ops.TABLE[_OPERATORS[type(operator)]], [left, right], (), name)
            case ast.Call():
                return self._call(node, name)
        raise self._error(node, self._unknown(node))

    def _unknown(self, node: ast.expr) -> str:
        written = ast.get_source_segment("\n".join(self._lines), node) or type(node).__name__
        return translate(
            "graph", "{what} is none of numbers, names, + - * / ** @ .T and calls of the known operations."
        ).format(what=shortened(written))

    def _power(self, node: ast.BinOp, name: str | None) -> _Read:
        exponent = self._number(node.right)
        if exponent is None:
            raise self._error(node.right, translate("graph", "the exponent of ** is to be a number."))
        if exponent == 2:
            return self._operation(node, ops.TABLE["square"], [node.left], (), name)
        return self._operation(node, ops.TABLE["pow"], [node.left], (exponent,), name)

    def _call(self, node: ast.Call, name: str | None) -> _Read:
        called = ast.unparse(node.func)
        prefix, _, last = called.rpartition(".")
        if prefix and prefix not in _PREFIXES:
            if not isinstance(node.func, ast.Attribute) or ops.find(last) is None:
                raise self._error(node, self._no_operation(called))
            node = ast.copy_location(ast.Call(node.func, [node.func.value, *node.args], node.keywords), node)
        op = ops.find(last)
        if op is None:
            raise self._error(node, self._no_operation(last))
        operands, attributes = self._arguments(node, op)
        if op.name == "pow" and attributes == (2.0,):
            op, attributes = ops.TABLE["square"], ()
        return self._operation(node, op, operands, attributes, name)

    @staticmethod
    def _no_operation(called: str) -> str:
        sentence = translate("graph", "there is no operation named {name}").format(name=shortened(called))
        nearest = ops.nearest(called.rpartition(".")[2])
        if nearest is None:
            return sentence + "."
        return sentence + translate("graph", "; is {nearest} meant?").format(nearest=nearest)

    def _arguments(self, node: ast.Call, op: Op) -> tuple[list[ast.expr], tuple[float, ...]]:
        """The call's operands, and the operation's constants: by position, by name, or by default."""
        operands, rest = node.args[: op.arity], node.args[op.arity :]
        if len(operands) < op.arity or len(rest) > len(op.attributes):
            raise self._error(node, wrong_number_of_operands(op.name, op.arity, len(node.args)))
        known = [name for name, _ in op.attributes]
        given = dict(zip(known, rest, strict=False))
        for keyword in node.keywords:
            if keyword.arg not in known:
                sentence = translate("graph", "{op} has no argument named {name}.")
                raise self._error(keyword.value, sentence.format(op=op.name, name=keyword.arg or "**"))
            if keyword.arg in given:
                sentence = translate("graph", "{name} of {op} is given twice.")
                raise self._error(keyword.value, sentence.format(op=op.name, name=keyword.arg))
            given[keyword.arg] = keyword.value
        return operands, tuple(
            self._attribute(node, op, name, default, given) for name, default in op.attributes
        )

    def _attribute(
        self, node: ast.Call, op: Op, name: str, default: float | None, given: Mapping[str, ast.expr]
    ) -> float:
        number = self._number(given[name]) if name in given else default
        if number is None:
            sentence = translate("graph", "{name} of {op} is to be a number.").format(name=name, op=op.name)
            raise self._error(given.get(name, node), sentence)
        return number

    def _operation(
        self,
        node: ast.expr,
        op: Op,
        operands: list[ast.expr],
        attributes: tuple[float, ...],
        name: str | None,
    ) -> _Read:
        read = [self._expression(operand) for operand in operands]
        size = 1 + sum(operand.size for operand in read)
        written: ast.expr = ast.Name(op.name)
        if name is None:
            if size <= _LARGEST_NAMED:
                written = operation(op, [operand.written for operand in read], attributes)
            name = self._free_name(op, written)
        self._add(Node(name, op.name, tuple(operand.name for operand in read), attributes), node)
        return _Read(name, size, written)

    def _free_name(self, op: Op, written: ast.expr) -> str:
        """A name that reads, for a node that the code leaves unnamed: its expression, or its operation."""
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

    def _constant(self, node: ast.expr, name: str | None) -> _Read:
        value = self._literal(node)
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

    def _literal(self, node: ast.expr) -> Constant:
        """A number, or a list of them whose rows are of one length."""
        if isinstance(node, ast.List | ast.Tuple):
            rows = tuple(self._literal(item) for item in node.elts)
            if not rows or len({_lengths(row) for row in rows}) > 1:
                raise self._error(
                    node, translate("graph", "the rows of a list are to be numbers, all rows equally long.")
                )
            return rows
        number = self._number(node)
        if number is None:
            raise self._error(node, self._unknown(node))
        return number

    def _number(self, node: ast.expr) -> float | None:
        """The finite number that stands here literally, or None."""
        match node:
            case ast.Constant(value=bool()):
                return None
            case ast.Constant(value=int() | float() as number):
                if not -1e308 <= number <= 1e308:
                    raise self._error(node, translate("graph", "this number is too large."))
                return float(number)
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=ast.Constant() as operand):
                size = self._number(operand)
                return -size if size is not None and isinstance(sign, ast.USub) else size
        return None

    def _add(self, node: Node, at: ast.expr) -> None:
        self._nodes[node.name] = node
        self.places.setdefault(node.name, self._place(at))

    def _place(self, node: ast.AST) -> Place:
        line, byte = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        text = self._lines[line - 1] if line <= len(self._lines) else ""
        return Place(line, len(text.encode()[:byte].decode(errors="ignore")) + 1)

    def _error(self, node: ast.AST, sentence: str) -> CodeError:
        return CodeError(sentence, self._place(node))


def _lengths(rows: Constant) -> tuple[int, ...]:
    """The shape of a number or of nested rows that are each of one length."""
    return (len(rows), *_lengths(rows[0])) if isinstance(rows, tuple) else ()


def _lower_first(sentence: str, names: Container[str]) -> str:
    """The sentence as it goes on after a place: it starts small, but for a name."""
    first, _, _ = sentence.partition(" ")
    return sentence if first in names else sentence[:1].lower() + sentence[1:]
