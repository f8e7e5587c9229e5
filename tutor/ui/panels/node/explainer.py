"""Where a number comes from, as the Node panel shows it: rows of maths with links, and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tutor.document.document import Document
from tutor.engine import Value
from tutor.engine.update_rule import COUNT
from tutor.graph import CONSTANT, INPUT, Edge
from tutor.language import translate
from tutor.ui.look.roles import KIND_ROLE
from tutor.ui.look.theme import Role
from tutor.ui.panels.node.linked_maths import LinkedMaths
from tutor.ui.session.moment import Address
from tutor.ui.typesetting.typeset_row import Piece
from tutor.walk import Derivation, Derivations, Frame, Kind, Known, Quantity, Updates
from tutor.walk.figures import exact, short
from tutor.walk.quantity import element_of, piled, sum_of
from tutor.walk.words.opaque_words import note_of

MOST_ROWS = 4
"""Contributions at a fork that get a row of their own."""


@dataclass(frozen=True)
class Explanation:
    """`title` with the number in `backquotes`; `rows` of maths; `keys` says what a piece's key leads to."""

    title: str
    rows: tuple[tuple[Piece, ...], ...]
    plain: str
    keys: dict[str, Quantity]
    tips: dict[str, str]
    note: str = ""


class Explainer:
    """Explains the numbers of one moment of a document."""

    def __init__(
        self, document: Document, known: Known, at: Address, *, is_part: bool = False, is_held: bool = False
    ) -> None:
        """Explain a document's numbers.

        `is_part`: it is a neuron of a network, and its numbers are those of the network. `is_held`: it is
        looked at with the numbers of a moment, and none can be changed.
        """
        self._is_part, self._is_held = is_part, is_held
        self._document, self._known, self._updates, self._at = document, known, known.updates, at
        self._graph, self._frame, self._trace = document.computed, known.frame, known.trace
        self._maths = LinkedMaths(known.trace, document.symbols)
        self._plain = Derivations(known.trace, document.symbols, "plain")

    def name(self, quantity: Quantity) -> str:
        """The quantity in plain characters."""
        return self._plain.name_of(quantity)

    def explain(self, quantity: Quantity) -> Explanation:
        """Where the number comes from; without rows where it is not known yet."""
        number = self._known.of(quantity)
        if number is None and not self._knows_rule(quantity):
            title = translate("explain", "Where `{name}` comes from").format(name=self.name(quantity))
            note = translate("explain", "Not computed yet; step on.")
            if quantity.kind is not Kind.VALUE and not self._is_walked(quantity):
                note = translate("explain", "No gradient is asked for here.")
            return Explanation(title, (), f"{self.name(quantity)}: {note}", {}, {}, note)
        shown = self.name(quantity) if number is None or np.ndim(number) else short(number)
        title = translate("explain", "Where `{number}` comes from").format(number=shown)
        rows, plain = self._rows(quantity)
        tips = {key: self._tip(linked) for key, linked in self._maths.keys.items()}
        kept = tuple(tuple(row) for row in rows if row)
        return Explanation(title, kept, plain, dict(self._maths.keys), tips, self._note(quantity))

    def _knows_rule(self, quantity: Quantity) -> bool:
        """Whether it is the local gradient of a matrix product: no number, and yet noted."""
        edge = quantity.edge
        return quantity.kind is Kind.LOCAL and edge is not None and self._frame.knows_local(edge)

    def _is_walked(self, quantity: Quantity) -> bool:
        source = quantity.edge.source if quantity.edge else quantity.node
        return source in self._graph.wanted

    def _rows(self, quantity: Quantity) -> tuple[list[list[Piece]], str]:
        if quantity.kind is Kind.VALUE and self._frame.is_updated(quantity.node) and self._updates:
            return self._update(quantity.node, self._updates, len(self._updates.rule.lines) - 1)
        if quantity.kind is Kind.STATE:
            return self._state(quantity)
        if quantity.kind is Kind.GRADIENT and self._frame.is_zeroed(quantity.node):
            return self._zeroed(quantity.node)
        if quantity.kind in (Kind.GRADIENT, Kind.CONTRIBUTION):
            return self._gradient(quantity)
        chain = self._maths.of(quantity)
        row = self._maths.pieces(chain, KIND_ROLE[quantity.kind])
        return [row, self._maths.buried(chain)], str(self._plain.of(quantity))

    def _update(self, name: str, updates: Updates, line: int) -> tuple[list[list[Piece]], str]:
        chain = self._maths.update(name, updates, line)
        role: Role = "value" if line == len(updates.rule.lines) - 1 else "param_text"
        row = self._maths.pieces(chain, role)
        return [row, self._maths.buried(chain)], str(self._plain.update(name, updates, line))

    def _state(self, quantity: Quantity) -> tuple[list[list[Piece]], str]:
        """The line that has made it, if one has; else what it is."""
        updates, made = self._updates, self._frame.lines_made(quantity.node)
        if updates is None:
            return [], ""
        lines = [at for at, line in enumerate(updates.rule.lines[:made]) if line.target == quantity.state]
        if lines:
            return self._update(quantity.node, updates, lines[-1])
        value = self._known.of(quantity)
        said = [] if value is None else [self._plain.figure(value)]
        chain = Derivation.of(self._maths.state_name(quantity), *said)
        return [self._maths.pieces(chain, "param_text")], " = ".join((self.name(quantity), *said))

    def _zeroed(self, name: str) -> tuple[list[list[Piece]], str]:
        return [self._maths.pieces(self._maths.zero_grad(name), "grad")], str(self._plain.zero_grad(name))

    def _gradient(self, quantity: Quantity) -> tuple[list[list[Piece]], str]:
        name, element = quantity.node, quantity.element
        arrived = self._frame.arrived(name)
        if quantity.edge is not None:
            arrived = arrived[: arrived.index(quantity.edge) + 1]
        left = element_of(self._known.left(name), element)
        if not arrived and left is not None:
            chain = self._maths.left(name, left, element)
            return [self._maths.pieces(chain, "grad")], str(self._plain.left(name, left, element))
        if not arrived:
            if not element and self._updates is not None and self._updates.batch > 1:
                batch = self._updates.batch
                return [self._maths.pieces(self._maths.given(batch), "grad")], str(self._plain.given(batch))
            seed = Quantity(Kind.GRADIENT, name, element=element)
            return [self._maths.pieces(self._maths.of(seed), "grad")], str(self._plain.of(seed))
        if len(self._frame.walkthrough.arrivals(name)) == 1 and left is None:
            return self._contribution(arrived[0], element)
        own_rows = [quantity.edge] if quantity.edge else list(arrived[:MOST_ROWS])
        parts = [self._contribution(edge, element) for edge in own_rows]
        rows = [row for part, _ in parts for row in part]
        plain = [text for _, text in parts]
        if len(arrived) > 1 or left is not None:
            total = self._held(name, arrived, element)
            added = self._maths.sum_so_far(name, tuple(arrived), total, element, left=left)
            rows.append(self._maths.pieces(added, "grad"))
            plain.append(str(self._plain.sum_so_far(name, tuple(arrived), total, element, left=left)))
        return rows, "; ".join(plain)

    def _held(self, name: str, arrived: Sequence[Edge], element: tuple[int, ...]) -> Value:
        """What grad holds with these contributions, or one element of it."""
        if len(arrived) == len(self._frame.walkthrough.arrivals(name)):
            whole = self._known.whole_gradient(name)
            return np.asarray(whole)[element] if element else whole
        return piled(element_of(self._known.left(name), element), self._total(name, arrived, element))

    def _total(self, name: str, arrived: Sequence[Edge], element: tuple[int, ...]) -> Value:
        """The contributions added up, or one element of their sum."""
        if len(arrived) == len(self._frame.walkthrough.arrivals(name)):
            total = self._trace.gradient(name)
        else:
            total = sum_of([self._trace.contribution(edge) for edge in arrived])
        return np.asarray(total)[element] if element else total

    def _contribution(self, edge: Edge, element: tuple[int, ...]) -> tuple[list[list[Piece]], str]:
        """Given × local gradient. At a fork it is no gradient yet, and is called by its product alone."""
        quantity = Quantity(Kind.CONTRIBUTION, edge.source, edge, element)
        chain, plain = self._maths.of(quantity), self._plain.of(quantity)
        under = {
            Quantity(Kind.GRADIENT, edge.target, element=element): translate("explain", "given"),
            Quantity(Kind.LOCAL, edge.target, edge, element): translate("explain", "local"),
        }
        rows = [self._maths.pieces(chain, "grad", under), self._maths.buried(chain)]
        return rows, str(plain)

    def _tip(self, quantity: Quantity) -> str:
        number = self._known.of(quantity)
        shown = self.name(quantity)
        if number is not None and not np.ndim(number):
            shown = f"{shown} = {exact(number)}"
        return translate("explain", "{number}: click to see where it comes from").format(number=shown)

    def _note(self, quantity: Quantity) -> str:
        node, name = self._graph[quantity.node], self._plain.symbol(quantity.node)
        if quantity.kind is Kind.STATE:
            return self._note_on_state(quantity)
        if quantity.kind is Kind.VALUE and node.is_leaf:
            return self._note_on_leaf(node.op, node.name, name)
        if quantity.kind is Kind.GRADIENT and self._frame.is_zeroed(node.name):
            return translate("explain", "Set back to zero, so that the next sample's gradient starts afresh.")
        if quantity.kind is Kind.GRADIENT and node.name == self._graph.root:
            return self._note_on_given()
        if quantity.kind is Kind.GRADIENT and self._known.left(node.name) is not None:
            return self._note_on_left(node.name, name, quantity.element)
        note = self._note_on_fork(quantity, self._frame, name) or self._note_on_opaque(quantity)
        number = self._known.of(quantity)
        if not note and number is not None and np.ndim(number):
            return translate("explain", "Each of its numbers says in the grid where it comes from.")
        return note

    def _note_on_opaque(self, quantity: Quantity) -> str:
        if quantity.kind is not Kind.VALUE and quantity.edge is None:
            return ""
        return note_of(self._graph, quantity.node, quantity.edge, self._plain)

    def _note_on_left(self, name: str, symbol: str, element: tuple[int, ...]) -> str:
        if self._updates is not None and self._updates.number:
            sentence = translate(
                "explain", "In grad are the shares of {number} of {count} samples of the batch."
            )
            number = self._updates.number + bool(self._frame.gradient_is_whole(name))
            return sentence.format(number=number, count=self._updates.batch)
        if not self._frame.arrived(name):
            return translate(
                "explain", "Left from the samples before: nobody has set the grad of {name} to zero."
            ).format(name=symbol)
        left = element_of(self._known.left(name), element)
        if left is None or np.ndim(left):
            return translate(
                "explain", "This backward pass adds to what grad had left from the samples before."
            )
        sentence = translate(
            "explain", "grad had {left} left from the samples before; this backward pass adds to it."
        )
        return sentence.format(left=self._plain.figure(left))

    def _note_on_given(self) -> str:
        if self._is_part:
            return translate("explain", "The given gradient: what reaches this neuron in the network.")
        note = translate("explain", "The given gradient: from here backward starts.")
        if self._is_held or not self._document.given_is_free:
            return note
        return note + " " + translate("explain", "You may change it at the root's box.")

    def _note_on_leaf(self, op: str, name: str, symbol: str) -> str:
        if op == CONSTANT:
            return translate("explain", "It stands in the code and does not change.")
        if self._is_part:
            return translate("explain", "{name} is a number of the network.").format(name=symbol)
        if self._is_held:
            given = translate("explain", "{name} is given.")
            kept = translate("explain", "{name} is as it was at the moment that you came from.")
            return (given if op == INPUT else kept).format(name=symbol)
        if op == INPUT and name in self._document.data:
            count, row = self._document.samples, self._document.row(self._at.sample, self._at.epoch)
            if row == self._at.sample:
                sentence = translate("explain", "{name} is given: sample {sample} of {samples}.")
            else:
                sentence = translate(
                    "explain", "{name} is given: sample {sample} of {samples}, row {row} of the data."
                )
            return sentence.format(name=symbol, sample=self._at.sample + 1, samples=count, row=row + 1)
        if op == INPUT or self._document.training is None:
            return translate("explain", "{name} is given; you may change it on its node.").format(name=symbol)
        if self._frame.is_updated(name):
            return self._note_on_update()
        if self._at.epoch == 0 and self._at.sample == 0:
            return translate("explain", "The initial weight; training has not moved it yet.")
        return translate("explain", "What training has made of {name} up to this sample.").format(name=symbol)

    def _note_on_update(self) -> str:
        updates = self._updates
        if updates is None or updates.rule.is_plain:
            return translate("explain", "A step of gradient descent, against the gradient.")
        return translate("explain", "A step of {optimiser}.").format(optimiser=updates.rule.title)

    def _note_on_state(self, quantity: Quantity) -> str:
        updates = self._updates
        if updates is None:
            return ""
        if quantity.state == COUNT:
            return translate("explain", "The number of this update, from 1.")
        if quantity.state not in updates.rule.states:
            return translate("explain", "A number on the way of this update; it is not kept.")
        words = translate("explain", "{optimiser} remembers it from update to update; at first it is 0.")
        return words.format(optimiser=updates.rule.title)

    def _note_on_fork(self, quantity: Quantity, frame: Frame, symbol: str) -> str:
        if quantity.kind is not Kind.GRADIENT or frame.gradient_is_whole(quantity.node):
            return ""
        here, all_ = len(frame.arrived(quantity.node)), len(frame.walkthrough.arrivals(quantity.node))
        sentence = translate("explain", "So far {here} of {all} contributions have reached {name}.")
        return sentence.format(here=here, all=all_, name=symbol)
