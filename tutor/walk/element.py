"""Where one element of an array comes from: a row times a column, or a factor at its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from tutor import ops
from tutor.engine import Trace, Value, shape_of
from tutor.graph import Edge
from tutor.ops.element import (
    DOTS,
    AtElement,
    Index,
    NoElementMaths,
    Shape,
    at_element,
    summed_to_element,
)
from tutor.ops.write import Style, Term, write
from tutor.walk.quantity import Kind, Quantity

if TYPE_CHECKING:
    from tutor.walk.derivation import Derivations

Chain = tuple[str, tuple[str, ...]]
"""What is derived, empty at a fork, and the terms that it equals."""


class ElementDerivations:
    """Writes where single elements come from, with the names and numbers of `write`."""

    def __init__(self, write_: Derivations, trace: Trace, style: Style) -> None:
        self._write, self._trace, self._style = write_, trace, style
        self._graph = trace.graph

    def of(self, quantity: Quantity, arrivals: tuple[Edge, ...] = ()) -> Chain:
        """The chain of an element; a gradient is a sum over `arrivals`, the edges that bring it."""
        index, edge = quantity.element, quantity.edge
        if quantity.kind is Kind.VALUE:
            return self._value(quantity.node, index)
        if quantity.kind is Kind.LOCAL and edge is not None:
            return self._local(edge, index)
        if quantity.kind is Kind.CONTRIBUTION and edge is not None:
            return self._contribution(edge, index)
        if len(arrivals) == 1:
            return self._contribution(arrivals[0], index)
        left = self._write.element_partial(quantity.node, index)
        whole = self._figure(self._trace.gradient(quantity.node), index)
        if not arrivals:
            return left, (whole,)
        return left, (self.sum_of(arrivals, index), whole)

    def sum_of(self, arrivals: tuple[Edge, ...], index: Index, before: Sequence[Term] = ()) -> str:
        """The contributions of these edges to one element, added up; `before` come first."""
        terms = [
            self._number(
                self._trace.contribution(edge), index, Quantity(Kind.CONTRIBUTION, edge.source, edge)
            )
            for edge in arrivals
        ]
        return self._write.sum_of([*before, *terms])

    def local_name(self, edge: Edge, at: Index) -> str:
        """∂z[0, 1]/∂a[0, 1], by the element `at` of the local gradient.

        Of a reduction z is one number; an operand that was broadcast has fewer elements than z.
        """
        target, source = self._shape(edge.target), self._shape(edge.source)
        inside = at[len(at) - len(source) :] if source else ()
        below = tuple(0 if length == 1 else there for length, there in zip(source, inside, strict=True))
        return self._write.element_local(edge, at if target else (), below)

    def _value(self, name: str, index: Index) -> Chain:
        node = self._graph[name]
        left, result = (
            self._write.element(name, index).written,
            self._figure(self._trace.value(name), index),
        )
        if node.is_leaf:
            return left, (result,)
        row = ops.TABLE[node.op]
        shapes = {letter: self._shape(of) for letter, of in zip(row.letters, node.operands, strict=True)}
        try:
            found = at_element(row.forward, shapes, index, row.constants(node.attributes))
        except NoElementMaths:
            return left, (result,)
        operands = dict(zip(row.letters, node.operands, strict=True))
        return left, (*self._both(found, name, operands), result)

    def _local(self, edge: Edge, index: Index) -> Chain:
        node = self._graph[edge.target]
        row = ops.TABLE[node.op]
        operands = dict(zip(row.letters, node.operands, strict=True)) | {"z": edge.target}
        shapes = {letter: self._shape(of) for letter, of in operands.items()}
        result = self._figure(self._trace.local_gradient(edge), index)
        try:
            maths, settings = row.local_at(node.attributes)[edge.index], row.constants(node.attributes)
            found = at_element(maths, shapes, index, settings)
        except NoElementMaths:
            return self.local_name(edge, index), (result,)
        return self.local_name(edge, index), (*self._both(found, edge.target, operands), result)

    def _contribution(self, edge: Edge, index: Index) -> Chain:
        left = "" if self._write.is_share(edge) else self._write.element_partial(edge.source, index)
        result = self._figure(self._trace.contribution(edge), index)
        local = self._trace.local_gradient(edge)
        if local is None:
            try:
                return left, (*self._pulled(edge, index), result)
            except NoElementMaths:
                return left, (result,)
        shapes = {"g": self._shape(edge.target), "s": np.shape(local)}
        found = summed_to_element("g * s", shapes, self._shape(edge.source), index)
        names: dict[str, Term] = {}
        numbers: dict[str, Term] = {}
        for new, (letter, there) in found.elements.items():
            if letter == "g":
                names[new] = Term(self._write.element_partial(edge.target, there))
                numbers[new] = self._given(edge.target, there)
            else:
                names[new] = Term(self.local_name(edge, there))
                numbers[new] = self._number(local, there, Quantity(Kind.LOCAL, edge.target, edge))
        return left, (self._text(found, names), self._text(found, numbers), result)

    def _pulled(self, edge: Edge, index: Index) -> tuple[str, str]:
        """A matrix operation's rule at one element of the operand, in names and in numbers."""
        node = self._graph[edge.target]
        row = ops.TABLE[node.op]
        operands = dict(zip(row.letters, node.operands, strict=True)) | {"z": edge.target}
        letter = row.letters[edge.index]
        factors = row.letters[:2] if row.family == "matrix" and letter in row.letters[:2] else ()
        shapes, taken = _as_matrices({name: self._shape(of) for name, of in operands.items()}, factors)
        whole = tuple(index) if letter not in taken else (*index[: taken[letter]], 0, *index[taken[letter] :])
        settings = row.constants(node.attributes)
        found = summed_to_element(row.pull[edge.index], shapes, shapes[letter], whole, settings)
        names: dict[str, Term] = {}
        numbers: dict[str, Term] = {}
        for new, (of, at) in found.elements.items():
            if of == "g":
                there = _within(self._shape(edge.target), shapes["g"], at)
                names[new] = Term(self._write.element_partial(edge.target, there))
                numbers[new] = self._given(edge.target, there)
            else:
                there = at if of not in taken else at[: taken[of]] + at[taken[of] + 1 :]
                names[new], numbers[new] = self._operand(operands[of], there)
        constants = self._write.attributes(edge.target)
        return self._text(found, names | constants), self._text(found, numbers | constants)

    # --- pieces -------------------------------------------------------------------------------------------

    def _both(self, found: AtElement, name: str, operands: Mapping[str, str]) -> tuple[str, str]:
        """The maths of a node at an element, in names and in numbers."""
        both = {new: self._operand(operands[letter], at) for new, (letter, at) in found.elements.items()}
        size = np.size(self._trace.value(self._graph[name].operands[0]))
        attributes = self._write.attributes(name)
        names = {new: terms[0] for new, terms in both.items()} | {"size": Term("n")} | attributes
        numbers = {new: terms[1] for new, terms in both.items()}
        return self._text(found, names), self._text(
            found, numbers | {"size": self._write.number(size)} | attributes
        )

    def _operand(self, name: str, at: Index) -> tuple[Term, Term]:
        """An element of a node's value by its name, and as a number."""
        number = self._number(self._trace.value(name), at, Quantity(Kind.VALUE, name))
        return self._write.element(name, at), number

    def _given(self, target: str, at: Index) -> Term:
        return self._number(self._trace.gradient(target), at, Quantity(Kind.GRADIENT, target))

    def _number(self, value: Value, at: Index, quantity: Quantity) -> Term:
        return self._write.number(np.asarray(value)[at] if at else value, quantity.at(at))

    def _figure(self, value: Value | None, index: Index) -> str:
        return self._write.figure(np.asarray(value)[index])

    def _shape(self, name: str) -> Shape:
        return shape_of(self._trace.value(name))

    def _text(self, found: AtElement, terms: Mapping[str, Term]) -> str:
        dots = Term(r"\cdots" if self._style == "tex" else "…")
        return write(found.maths, {**terms, DOTS: dots}, self._style).written


def _as_matrices(
    shapes: Mapping[str, Shape], factors: tuple[str, ...]
) -> tuple[dict[str, Shape], dict[str, int]]:
    """Shapes with vectors as matrices, a row on the left of a product and a column on its right.

    Also the axis that each vector was given; and the shape of `g`, which is the product's.
    """
    found, taken = dict(shapes), {}
    if len(factors) == 2:
        for letter, axis in zip(factors, (0, 1), strict=True):
            if len(shapes[letter]) == 1:
                taken[letter] = axis
                found[letter] = (1, *shapes[letter]) if axis == 0 else (*shapes[letter], 1)
        found["g"] = (found[factors[0]][0], found[factors[1]][1])
    else:
        found["g"] = shapes["z"]
    return found, taken


def _within(shape: Shape, whole: Shape, at: Index) -> Index:
    """The index in an array of `shape` of what stands at `at` once it is reshaped to `whole`."""
    return (
        tuple(int(place) for place in np.unravel_index(np.ravel_multi_index(at, whole), shape))
        if shape
        else ()
    )
