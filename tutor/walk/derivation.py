"""Where a number comes from: its formula in symbols, the formula with the numbers put in, and the result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tutor import ops
from tutor.engine import Trace, Value, shape_of
from tutor.engine.update_rule import PLAIN, UpdateRule
from tutor.graph import Edge
from tutor.graph.symbols import Symbols
from tutor.ops import text
from tutor.ops.scripts import raised
from tutor.ops.write import Binding, Style, Term, write
from tutor.walk.element import ElementDerivations
from tutor.walk.figures import value_plain, value_tex
from tutor.walk.known import Updates
from tutor.walk.quantity import Kind, Quantity
from tutor.walk.update_maths import UpdateMaths, letter

_MOST_TERMS = 10


@dataclass(frozen=True)
class Derivation:
    """A chain of equals: `left` = each of `terms`; the last term is the result. TeX or plain characters.

    `left` is empty where the first term is already the name of what is derived: an unnamed node is called
    by its formula, and a share of a gradient is called by its product. `relation` stands between `left` and
    the first term; it is an arrow where a parameter or its gradient is changed.
    """

    left: str
    terms: tuple[str, ...]
    relation: str = "="

    @classmethod
    def of(cls, left: str, *terms: str, relation: str = "=") -> Derivation:
        """The chain without terms that only repeat the one before."""
        kept = tuple(term for at, term in enumerate(terms) if at == 0 or term != terms[at - 1])
        return cls("" if terms[0] == left else left, kept, relation)

    @property
    def first(self) -> str:
        """The chain up to its first term: in symbols, where there are any."""
        return f"{self.left} {self.relation} {self.terms[0]}" if self.left else self.terms[0]

    def __str__(self) -> str:
        """The chain in one line."""
        return " = ".join((self.first, *self.terms[1:]))


def pull_of(trace: Trace, edge: Edge) -> str:
    """The maths text of a matrix operation's rule for one operand.

    What was broadcast where it is added to a product gets the sum over its copies.
    """
    pull = ops.TABLE[trace.graph[edge.target].op].pull[edge.index]
    copied = edge.index > 1 and shape_of(trace.value(edge.source)) != shape_of(trace.value(edge.target))
    return f"sum({pull})" if copied else pull


class Derivations:
    """Writes derivations of the numbers of one trace, in one style and in the symbols of a document."""

    def __init__(self, trace: Trace, symbols: Symbols, style: Style = "tex") -> None:
        self._trace, self._symbols, self._style = trace, symbols, style

    def of(self, quantity: Quantity, arrivals: tuple[Edge, ...] = ()) -> Derivation:
        """Where the number comes from; a gradient is a sum over `arrivals`, the edges that bring it."""
        if quantity.element:
            left, terms = ElementDerivations(self, self._trace, self._style).of(quantity, arrivals)
            return Derivation.of(left, *terms)
        if quantity.kind is Kind.LOCAL and quantity.edge:
            return self._local(quantity.edge)
        if quantity.kind is Kind.CONTRIBUTION and quantity.edge:
            return self._contribution(quantity.edge)
        if quantity.kind is Kind.GRADIENT:
            return self._gradient(quantity.node, arrivals)
        return self._value(quantity.node)

    def update(self, parameter: str, updates: Updates, line: int = -1) -> Derivation:
        """A line of the optimiser with its numbers, the last one by default: `w ← w − α·∂L/∂w = …`.

        By all of grad where something was left in it.
        """
        maths = UpdateMaths(self, parameter, updates.rule, self._style)
        chain = [
            maths.symbols(line, by_grad=parameter in updates.left),
            maths.numbers(line, updates, self._trace),
            self.figure(updates.result(parameter, line)),
        ]
        return Derivation.of(maths.left(line), *chain, relation=maths.relation(line))

    def grad(self, parameter: str, element: tuple[int, ...] = ()) -> str:
        """What PyTorch keeps for the parameter, `w.grad`: a sum over backward passes, and no ∂L/∂w then."""
        symbol = self._symbol(parameter).written
        written = rf"{symbol}.\mathrm{{grad}}" if self._style == "tex" else f"{symbol}.grad"
        return f"{written}[{', '.join(map(str, element))}]" if element else written

    def left(self, parameter: str, left: Value, element: tuple[int, ...] = ()) -> Derivation:
        """What stands in grad, or in one element of it, before this pass has added to it: `w.grad = −2`."""
        return Derivation.of(self.grad(parameter, element), self.figure(left))

    def update_rule(
        self, parameter: str, rule: UpdateRule = PLAIN, line: int = -1, *, by_grad: bool = False
    ) -> Derivation:
        """A line in symbols alone; `by_grad`: by what grad holds, where more than ∂L/∂w is in it."""
        maths = UpdateMaths(self, parameter, rule, self._style)
        written = maths.symbols(line, by_grad=by_grad)
        return Derivation.of(maths.left(line), written, relation=maths.relation(line))

    def zero_grad(self, parameter: str) -> Derivation:
        """The gradient set back to 0, `∂L/∂w ← 0`."""
        zero = self._trace.gradient(parameter) * 0
        return Derivation.of(self.partial(parameter), self.figure(np.abs(zero)), relation=self._arrow)

    @property
    def _arrow(self) -> str:
        return r"\leftarrow" if self._style == "tex" else "←"

    def symbol(self, name: str) -> str:
        """The node's symbol."""
        return self._symbol(name).written

    def name_of(self, quantity: Quantity) -> str:
        """What the quantity is called: ŷ, ∂L/∂ŷ, ∂r/∂ŷ, W₁[0, 1]."""
        index, edge = quantity.element, quantity.edge
        if quantity.kind is Kind.STATE:
            return self.state_name(quantity)
        if quantity.kind is Kind.VALUE:
            return self.element(quantity.node, index).written
        if quantity.kind is Kind.LOCAL and edge:
            if index:
                return ElementDerivations(self, self._trace, self._style).local_name(edge, index)
            return self.local_partial(edge)
        return self.element_partial(quantity.node, index)

    def state_name(self, quantity: Quantity) -> str:
        """A state of an optimiser, or one element of it: v, m̂[0, 1]."""
        written = letter(quantity.state, self._style).written
        return f"{written}[{', '.join(map(str, quantity.element))}]" if quantity.element else written

    def partial(self, below: str, above: str | None = None) -> str:
        """∂above/∂below; above is what backward started from where it is not given."""
        return self._fraction(self._beneath_d(above) if above else self.top, self._beneath_d(below))

    def local_partial(self, edge: Edge) -> str:
        """∂target/∂operand; an operand that the target takes twice is numbered."""
        below = self._beneath_d(edge.source)
        if self._trace.graph[edge.target].operands.count(edge.source) > 1:
            number = f"({edge.index + 1})"
            below += f"^{{{number}}}" if self._style == "tex" else str(raised(number))
        return self._fraction(self._beneath_d(edge.target), below)

    def _fraction(self, above: str, below: str) -> str:
        if self._style == "tex":
            return rf"\frac{{\partial {above}}}{{\partial {below}}}"
        return f"∂{above}/∂{below}"

    @property
    def top(self) -> str:
        """What all gradients are gradients of: the root, or an L beyond it if the given gradient is not 1."""
        graph = self._trace.graph
        if self._starts_at_root():
            return self._beneath_d(graph.root)
        return next(letter for letter in ("L", "J", "Q", "E") if letter not in graph)

    def _starts_at_root(self) -> bool:
        return bool(np.all(np.asarray(self._trace.given) == 1))

    def _beneath_d(self, name: str, index: tuple[int, ...] = ()) -> str:
        term, written = self._symbol(name), self._symbol(name).written
        if term.binding is not Binding.ATOM:
            written = rf"\left({written}\right)" if self._style == "tex" else f"({written})"
        if not index:
            return written
        return f"{written}[{('{,}' if self._style == 'tex' else ', ').join(map(str, index))}]"

    def figure(self, value: Value) -> str:
        """A value with up to four significant digits."""
        return value_tex(value) if self._style == "tex" else value_plain(value)

    def rule(self, edge: Edge) -> str:
        """How a matrix operation pulls the given gradient back to this operand, in symbols: `g·Xᵀ`."""
        return self._write(pull_of(self._trace, edge), self._names(edge.target) | {"g": Term("g")})

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
        local = self._trace.local_gradient(edge)
        if local is None:
            return Derivation.of(self._left_of_share(edge), self.rule(edge))
        maths = self._slope(edge)
        chain = [
            self._write(maths, self._names(edge.target)),
            self._write(maths, self._numbers(edge.target)),
            self.figure(local),
        ]
        return Derivation.of(self.local_partial(edge), *chain)

    def _slope(self, edge: Edge) -> str:
        """The local gradient's maths text, without exceptions for numbers that are not there."""
        node = self._trace.graph[edge.target]
        row = ops.TABLE[node.op]
        maths = row.local_at(node.attributes)[edge.index]
        values = dict(zip(row.letters, map(self._trace.value, node.operands), strict=True))
        ordinary = frozenset(
            (name, number)
            for name, number in text.exceptions(maths)
            if name in values and not np.any(np.equal(values[name], number))
        )
        return text.without_exceptions(maths, ordinary) if ordinary else maths

    def is_share(self, edge: Edge) -> bool:
        """Whether other edges bring something to the gradient of the edge's source as well."""
        graph = self._trace.graph
        return sum(other.target in graph.influencing for other in graph.successors[edge.source]) > 1

    def _left_of_share(self, edge: Edge) -> str:
        """The gradient that the edge brings; nothing at a fork, where it brings only a share."""
        return "" if self.is_share(edge) else self.partial(edge.source)

    def _contribution(self, edge: Edge) -> Derivation:
        result = self.figure(self._trace.contribution(edge))
        handed_over = self.number(self._trace.gradient(edge.target), Quantity(Kind.GRADIENT, edge.target))
        names, numbers = self._names(edge.target), self._numbers(edge.target) | {"g": handed_over}
        local = self._trace.local_gradient(edge)
        if local is None:
            pull = pull_of(self._trace, edge)
            chain = [self._product(edge).written, self._write(pull, numbers), result]
            return Derivation.of(self._left_of_share(edge), *chain)
        chained = self._chained(edge)
        slope = self.number(local, Quantity(Kind.LOCAL, edge.target, edge))
        at_root = edge.target == self._trace.graph.root and self._starts_at_root()
        chain = [
            *([] if at_root and not self.is_share(edge) else [self._product(edge).written]),
            self._write(chained, {"g": handed_over, "s": write(self._slope(edge), names, self._style)}),
            self._write(chained, {"g": handed_over, "s": slope}),
            result,
        ]
        return Derivation.of(self._left_of_share(edge), *chain)

    def _chained(self, edge: Edge) -> str:
        """The chain rule's maths text; an operand that was broadcast gets the sum over its copies."""
        copied = shape_of(self._trace.value(edge.source)) != shape_of(self._trace.value(edge.target))
        reduced = ops.TABLE[self._trace.graph[edge.target].op].reduces
        return "sum(g * s)" if copied and not reduced else "g * s"

    def _product(self, edge: Edge) -> Term:
        """What the edge brings, in symbols: given times local gradient, or a matrix operation's rule."""
        partial = Term(self.partial(edge.target))
        if self._trace.local_gradient(edge) is None:
            pull = pull_of(self._trace, edge)
            return write(pull, self._names(edge.target) | {"g": partial}, self._style)
        factors = {"g": partial, "s": Term(self.local_partial(edge))}
        return write(self._chained(edge), factors, self._style)

    def _gradient(self, name: str, arrivals: tuple[Edge, ...]) -> Derivation:
        whole = self.figure(self._trace.gradient(name))
        if not arrivals:
            return Derivation.of(self.partial(name), whole)
        if len(arrivals) == 1:
            return self._contribution(arrivals[0])
        products = self.sum_of([self._product(edge) for edge in arrivals])
        numbers = self.sum_of([self._arrived(edge) for edge in arrivals])
        return Derivation.of(self.partial(name), products, numbers, whole)

    def given(self, batch: int = 1) -> Derivation:
        """What the root is given: `∂L/∂loss = 1/3 = 0.3333` in a batch of 3, whose mean loss L is."""
        root = self._trace.graph.root
        chain = self._gradient(root, ())
        if batch == 1:
            return chain
        share = rf"\frac{{1}}{{{batch}}}" if self._style == "tex" else f"1/{batch}"
        return Derivation.of(chain.left, share, *chain.terms)

    def sum_so_far(
        self,
        name: str,
        arrivals: tuple[Edge, ...],
        total: Value,
        element: tuple[int, ...] = (),
        *,
        left: Value | None = None,
    ) -> Derivation:
        """The sum at a fork as far as contributions have arrived: `−2 + 3 = 1`, at last `∂L/∂h = … = 6`.

        It begins with what was `left` in a parameter's grad, if anything was: `w.grad = −2 + (−8) = −10`.
        `total` is the sum, or that of the one `element`.
        """
        graph = self._trace.graph
        all_of_them = sum(edge.target in graph.influencing for edge in graph.successors[name])
        before = [] if left is None else [self.number(left)]
        whole = self.element_partial(name, element) if element else self.partial(name)
        if left is not None:
            whole = self.grad(name, element)
        if element:
            added = ElementDerivations(self, self._trace, self._style).sum_of(arrivals, element, before)
        else:
            added = self.sum_of([*before, *(self._arrived(edge) for edge in arrivals)])
        return Derivation.of(whole if len(arrivals) == all_of_them else "", added, self.figure(total))

    def element(self, name: str, index: tuple[int, ...]) -> Term:
        """An element of a node as code names it: W₁[0, 1]; counted from 0."""
        return Term(self._beneath_d(name, index)) if index else self._symbol(name)

    def element_partial(self, below: str, index: tuple[int, ...]) -> str:
        """∂L/∂W₁[0, 1]."""
        return self._fraction(self.top, self._beneath_d(below, index))

    def element_local(self, edge: Edge, above: tuple[int, ...], below: tuple[int, ...]) -> str:
        """∂z[0, 1]/∂a[0, 1]."""
        return self._fraction(self._beneath_d(edge.target, above), self._beneath_d(edge.source, below))

    def sum_of(self, terms: Sequence[Term]) -> str:
        """The terms added up; of very many the first ones, dots, and the last."""
        if len(terms) > _MOST_TERMS:
            dots = Term(r"\cdots" if self._style == "tex" else "…")
            terms = [*terms[: _MOST_TERMS - 2], dots, terms[-1]]
        parts = {f"p{index}": term for index, term in enumerate(terms)}
        return self._write(" + ".join(parts), parts)

    def _names(self, name: str) -> dict[str, Term]:
        """What the letters of the row stand for at this node, in symbols."""
        node = self._trace.graph[name]
        row = ops.TABLE[node.op]
        terms = {
            letter: self._symbol(operand) for letter, operand in zip(row.letters, node.operands, strict=True)
        }
        return terms | {"z": self._symbol(name)} | self.attributes(name)

    def _numbers(self, name: str) -> dict[str, Term]:
        """What the letters stand for, in numbers."""
        node = self._trace.graph[name]
        row = ops.TABLE[node.op]
        terms = {
            letter: self.number(self._trace.value(operand), Quantity(Kind.VALUE, operand))
            for letter, operand in zip(row.letters, node.operands, strict=True)
        }
        size = np.size(self._trace.value(node.operands[0]))
        result = self.number(self._trace.value(name), Quantity(Kind.VALUE, name))
        return terms | {"z": result, "size": self.number(size)} | self.attributes(name)

    def attributes(self, name: str) -> dict[str, Term]:
        """The constants of the node's operation, as numbers."""
        node = self._trace.graph[name]
        return {
            attribute: Term(f"({', '.join(map(str, constant))})")
            if isinstance(constant, tuple)
            else replace(self.number(constant), coefficient=constant >= 0)
            for attribute, constant in ops.TABLE[node.op].constants(node.attributes).items()
        }

    def _symbol(self, name: str) -> Term:
        return self._symbols.term(name, self._style)

    def _arrived(self, edge: Edge) -> Term:
        return self.number(self._trace.contribution(edge), Quantity(Kind.CONTRIBUTION, edge.source, edge))

    def number(self, value: Value, quantity: Quantity | None = None) -> Term:
        """The number as a formula has it; a subclass may mark it as the `quantity` it is of the trace."""
        written = self.figure(value)
        if written.startswith(("-", "−")):
            return Term(written, Binding.MINUS, number=True)
        power_of_ten = not isinstance(value, np.ndarray) and (r"\times" in written or "e" in written)
        return Term(written, Binding.PRODUCT if power_of_ten else Binding.ATOM, number=True)

    def _write(self, maths: str, terms: dict[str, Term]) -> str:
        return write(maths, terms, self._style).written
