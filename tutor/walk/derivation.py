"""Where a number comes from: its formula in symbols, the formula with the numbers put in, and the result."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tutor import ops
from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.graph.symbols import Symbols
from tutor.ops.write import Binding, Style, Term, write
from tutor.walk.figures import value_plain, value_tex
from tutor.walk.quantity import Kind, Quantity


@dataclass(frozen=True)
class Derivation:
    """A chain of equals: `left` = each of `terms`; the last term is the result. TeX or plain characters.

    `left` is empty where the first term is already the name of what is derived: an unnamed node is called
    by its formula.
    """

    left: str
    terms: tuple[str, ...]

    @classmethod
    def of(cls, left: str, *terms: str) -> Derivation:
        """The chain without terms that only repeat the one before."""
        chain = [left, *terms]
        kept = [term for at, term in enumerate(chain) if at == 0 or term != chain[at - 1]]
        return cls(
            "" if len(terms) > 1 and terms[0] == left else left, tuple(kept[0 if terms[0] == left else 1 :])
        )

    def __str__(self) -> str:
        """The chain in one line."""
        return " = ".join((self.left, *self.terms) if self.left else self.terms)


class Derivations:
    """Writes derivations of the numbers of one trace, in one style and in the symbols of a document."""

    def __init__(self, trace: Trace, symbols: Symbols, style: Style = "tex") -> None:
        self._trace, self._symbols, self._style = trace, symbols, style

    def of(self, quantity: Quantity, arrivals: tuple[Edge, ...] = ()) -> Derivation:
        """Where the number comes from; a gradient is a sum over `arrivals`, the edges that bring it."""
        if quantity.kind is Kind.LOCAL and quantity.edge:
            return self._local(quantity.edge)
        if quantity.kind is Kind.CONTRIBUTION and quantity.edge:
            return self._contribution(quantity.edge)
        if quantity.kind is Kind.GRADIENT:
            return self._gradient(quantity.node, arrivals)
        return self._value(quantity.node)

    def update(self, parameter: str, learning_rate: float, updated: Value) -> Derivation:
        """The step of SGD, w ← w − α·∂L/∂w, with its numbers."""
        rate = Term(r"\alpha" if self._style == "tex" else "α")
        names = {"a": self._symbol(parameter), "r": rate, "g": Term(self.partial(parameter))}
        numbers = {
            "a": self.number(self._trace.value(parameter), Quantity(Kind.VALUE, parameter)),
            "r": self.number(learning_rate),
            "g": self.number(self._trace.gradient(parameter), Quantity(Kind.GRADIENT, parameter)),
        }
        chain = [self._write("a - r * g", names), self._write("a - r * g", numbers), self.figure(updated)]
        return Derivation.of(self.symbol(parameter), *chain)

    def symbol(self, name: str) -> str:
        """The node's symbol."""
        return self._symbols.tex(name) if self._style == "tex" else self._symbols.plain(name)

    def partial(self, below: str, above: str | None = None) -> str:
        """∂above/∂below; above is what backward started from where it is not given."""
        upper = self._beneath_d(above) if above else self.top
        if self._style == "tex":
            return rf"\frac{{\partial {upper}}}{{\partial {self._beneath_d(below)}}}"
        return f"∂{upper}/∂{self._beneath_d(below)}"

    @property
    def top(self) -> str:
        """What all gradients are gradients of: the root, or an L beyond it if the given gradient is not 1."""
        root = self._trace.graph.root
        return self._beneath_d(root) if self._starts_at_root() else "L"

    def _starts_at_root(self) -> bool:
        return bool(np.all(np.asarray(self._trace.given) == 1))

    def _beneath_d(self, name: str) -> str:
        term = self._symbol(name)
        if term.binding is Binding.ATOM:
            return term.written
        return rf"\left({term.written}\right)" if self._style == "tex" else f"({term.written})"

    def figure(self, value: Value) -> str:
        """A value with up to four significant digits."""
        return value_tex(value) if self._style == "tex" else value_plain(value)

    def rule(self, edge: Edge) -> str:
        """How a matrix operation pulls the given gradient back to this operand, in symbols: `g·Xᵀ`."""
        row = ops.TABLE[self._trace.graph[edge.target].op]
        return self._write(row.pull[edge.index], self._names(edge.target) | {"g": Term("g")})

    def _value(self, name: str) -> Derivation:
        node = self._trace.graph[name]
        result = self.figure(self._trace.value(name))
        if node.is_leaf:
            return Derivation.of(self.symbol(name), result)
        row = ops.TABLE[node.op]
        chain = [
            self._write(row.forward, self._names(name)),
            self._write(row.forward, self._numbers(name)),
            result,
        ]
        return Derivation.of(self.symbol(name), *chain)

    def _local(self, edge: Edge) -> Derivation:
        left = self.partial(edge.source, edge.target)
        local = self._trace.local_gradient(edge)
        if local is None:
            return Derivation.of(self.partial(edge.source), self.rule(edge))
        maths = ops.TABLE[self._trace.graph[edge.target].op].local[edge.index]
        chain = [
            self._write(maths, self._names(edge.target)),
            self._write(maths, self._numbers(edge.target)),
            self.figure(local),
        ]
        return Derivation.of(left, *chain)

    def _contribution(self, edge: Edge) -> Derivation:
        given = self._trace.gradient(edge.target)
        result = self.figure(self._trace.contribution(edge))
        partial = Term(self.partial(edge.target))
        handed_over = self.number(given, Quantity(Kind.GRADIENT, edge.target))
        local = self._trace.local_gradient(edge)
        if local is None:
            row = ops.TABLE[self._trace.graph[edge.target].op]
            names = self._names(edge.target) | {"g": partial}
            numbers = self._numbers(edge.target) | {"g": handed_over}
            chain = [
                self._write(row.pull[edge.index], names),
                self._write(row.pull[edge.index], numbers),
                result,
            ]
            return Derivation.of(self.partial(edge.source), *chain)
        maths = ops.TABLE[self._trace.graph[edge.target].op].local[edge.index]
        slope = Term(self.partial(edge.source, edge.target))
        inner = write(maths, self._names(edge.target), self._style)
        at_root = edge.target == self._trace.graph.root and self._starts_at_root()
        chain = [
            *([] if at_root else [self._write("g * s", {"g": partial, "s": slope})]),
            self._write("g * s", {"g": handed_over, "s": inner}),
            self._write(
                "g * s", {"g": handed_over, "s": self.number(local, Quantity(Kind.LOCAL, edge.target, edge))}
            ),
            result,
        ]
        return Derivation.of(self.partial(edge.source), *chain)

    def _gradient(self, name: str, arrivals: tuple[Edge, ...]) -> Derivation:
        whole = self.figure(self._trace.gradient(name))
        if not arrivals:
            return Derivation.of(self.partial(name), whole)
        if len(arrivals) == 1:
            return self._contribution(arrivals[0])
        parts = [self._arrived(edge) for edge in arrivals]
        maths = " + ".join(f"p{index}" for index in range(len(parts)))
        numbers = self._write(maths, {f"p{index}": part for index, part in enumerate(parts)})
        products = {
            f"p{index}": Term(
                self._write(
                    "g * s",
                    {"g": Term(self.partial(edge.target)), "s": Term(self.partial(edge.source, edge.target))},
                ),
                Binding.PRODUCT,
            )
            for index, edge in enumerate(arrivals)
        }
        return Derivation.of(self.partial(name), self._write(maths, products), numbers, whole)

    def sum_so_far(self, name: str, arrivals: tuple[Edge, ...], total: Value) -> Derivation:
        """The sum at a fork as far as contributions have arrived: `∂L/∂h = −2 + 3 = 1`."""
        parts = {f"p{at}": self._arrived(edge) for at, edge in enumerate(arrivals)}
        return Derivation.of(self.partial(name), self._write(" + ".join(parts), parts), self.figure(total))

    def _names(self, name: str) -> dict[str, Term]:
        """What the letters of the row stand for at this node, in symbols."""
        node = self._trace.graph[name]
        row = ops.TABLE[node.op]
        terms = {
            letter: self._symbol(operand) for letter, operand in zip(row.letters, node.operands, strict=True)
        }
        return terms | {"z": self._symbol(name)} | self._attributes(name)

    def _numbers(self, name: str) -> dict[str, Term]:
        """What the letters stand for, in numbers."""
        node = self._trace.graph[name]
        row = ops.TABLE[node.op]
        terms = {
            letter: self.number(self._trace.value(operand), Quantity(Kind.VALUE, operand))
            for letter, operand in zip(row.letters, node.operands, strict=True)
        }
        return (
            terms
            | {"z": self.number(self._trace.value(name), Quantity(Kind.VALUE, name))}
            | self._attributes(name)
        )

    def _attributes(self, name: str) -> dict[str, Term]:
        node = self._trace.graph[name]
        row = ops.TABLE[node.op]
        return {
            attribute: self.number(number)  # type: ignore[arg-type]
            for (attribute, _), number in zip(row.attributes, node.attributes, strict=True)
        }

    def _symbol(self, name: str) -> Term:
        simple = name.isidentifier() or name.replace(".", "").isdigit()
        return Term(self.symbol(name), Binding.ATOM if simple else Binding.SUM, number=name[:1].isdigit())

    def _arrived(self, edge: Edge) -> Term:
        return self.number(self._trace.contribution(edge), Quantity(Kind.CONTRIBUTION, edge.source, edge))

    def number(self, value: Value, quantity: Quantity | None = None) -> Term:
        """The number as a formula has it; a subclass may mark it as the `quantity` it is of the trace."""
        written = self.figure(value)
        if written.startswith(("-", "−")):
            return Term(written, Binding.MINUS, number=True)
        power_of_ten = r"\times" in written and r"\left[" not in written
        return Term(written, Binding.PRODUCT if power_of_ten else Binding.ATOM, number=True)

    def _write(self, maths: str, terms: dict[str, Term]) -> str:
        return write(maths, terms, self._style).written
