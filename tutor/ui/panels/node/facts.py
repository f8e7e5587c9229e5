"""What the Node panel says of a node: what it is, and the rows of its numbers in both engines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tutor import ops
from tutor.document.document import Document
from tutor.engine import Value, distance, shape_of
from tutor.engine.update_rule import COUNT
from tutor.engine.update_rule import PARAMETER as PARAMETER_LETTER
from tutor.graph import CONSTANT, INPUT, PARAMETER
from tutor.language import translate
from tutor.ops.write import Term, write
from tutor.ui.look.theme import Role
from tutor.ui.panels.distance_text import distance_text
from tutor.ui.panels.node.number_table import NumberRow
from tutor.ui.panels.node.numeric_check import NumericCheck
from tutor.walk import Derivations, Kind, Known, Quantity, gradient_so_far
from tutor.walk.figures import ABSENT, exact, short


@dataclass(frozen=True)
class Fact:
    """A quantity of the node in both engines; None what is not known, or not computed by PyTorch."""

    name: str
    role: Role
    quantity: Quantity
    own: Value | None
    torch: Value | None
    tip: str = ""

    @property
    def is_array(self) -> bool:
        """Whether it is shown as a grid, its row only giving the shape."""
        return np.ndim(self.own) > 0 if self.own is not None else False


def about(document: Document, name: str, value: Value | None) -> str:
    """What the node is, and its shape where it is no single number."""
    graph, symbols = document.graph, document.symbols
    node = graph[name]
    if node.op == PARAMETER:
        words = translate("node", "parameter · Tensor, requires grad")
    elif node.op == INPUT and name in document.data:
        words = translate("node", "input · a column of the data")
    elif node.op == INPUT:
        words = translate("node", "input")
    elif node.op == CONSTANT:
        words = translate("node", "constant")
    else:
        row = ops.TABLE[node.op]
        terms = {
            letter: Term("…" if operand in graph.missing else symbols.plain(operand))
            for letter, operand in zip(row.letters, node.operands, strict=True)
        }
        for constant, number in row.constants(node.attributes).items():
            terms[constant] = Term(str(number) if isinstance(number, tuple) else f"{number:g}")
        said = write(row.forward, terms, "spoken").written
        called = row.name if row.symbol.islower() else row.symbol  # what had to be short in a circle
        words = translate("node", "operation {symbol} · {said}").format(symbol=called, said=said)
    if value is None or not shape_of(value):
        return words
    shape = shape_text(shape_of(value)).replace(" ", "\u00a0")  # no line is to end inside it
    return translate("node", "{what} · shape {shape}").format(what=words, shape=shape)


def shape_text(shape: tuple[int, ...]) -> str:
    """`3 × 2`; a vector's one length as PyTorch writes it, `[3]`."""
    return " × ".join(map(str, shape)) if len(shape) > 1 else f"[{shape[0]}]"


def facts(document: Document, name: str, own: Known, torch: Known | None) -> list[Fact]:
    """The node's value and gradient; of an operation also what its edges carry back."""
    graph = document.computed
    node, walk = graph[name], own.frame.walkthrough
    plain = Derivations(own.trace, document.symbols, "plain")
    found = [_fact(_value_name(node.op), "value", Quantity(Kind.VALUE, name), own, torch)]
    if name not in graph.wanted:
        return found
    tip = (
        "" if node.is_leaf else translate("node", "the given gradient: what the successors hand over, summed")
    )
    found.append(_fact(_gradient_name(node.op), "grad", Quantity(Kind.GRADIENT, name), own, torch, tip))
    if own.left(name) is not None:
        found.append(_share(name, own, torch))
    found += _states(name, plain, own, torch)
    for edge in walk.shown_edges(name):
        if own.trace.local_gradient(edge) is not None:
            words = translate("node", "local {partial}").format(partial=plain.local_partial(edge))
            found.append(_fact(words, "local", Quantity(Kind.LOCAL, name, edge), own, torch))
    for edge in walk.shown_edges(name):
        words = translate("node", "back to {operand}").format(operand=plain.symbol(edge.source))
        tip = translate("node", "the contribution along this edge: given × local gradient")
        found.append(_fact(words, "grad", Quantity(Kind.CONTRIBUTION, edge.source, edge), own, torch, tip))
    return found


def _states(name: str, plain: Derivations, own: Known, torch: Known | None) -> list[Fact]:
    """What an optimiser remembers of a parameter and makes on the way, and the count of updates."""
    updates = own.updates
    if updates is None or updates.rule.is_plain or name not in updates.after:
        return []
    rule = updates.rule
    found = []
    for state in dict.fromkeys(line.target for line in rule.lines):
        if state == PARAMETER_LETTER:
            continue
        quantity = Quantity(Kind.STATE, name, state=state)
        tip = translate("node", "what {optimiser} remembers of {name}, from update to update")
        if state not in rule.states:
            tip = translate("node", "what {optimiser} computes on its way; it is not kept")
        tip = tip.format(optimiser=rule.title, name=plain.symbol(name))
        found.append(_fact(plain.name_of(quantity), "param_text", quantity, own, torch, tip))
    if rule.counts:
        tip = translate("node", "the number of this update, from 1")
        quantity = Quantity(Kind.STATE, name, state=COUNT)
        found.append(_fact(plain.name_of(quantity), "param_text", quantity, own, torch, tip))
    return found


def rows(found: list[Fact], dtype: str, check: NumericCheck | None, checkable: bool) -> list[NumberRow]:
    """The rows of the table; the numeric check stands under the numbers it checks."""
    shown = [_row(fact, dtype) for fact in found]
    if any(fact.quantity.kind is Kind.GRADIENT for fact in found):
        shown.append(_check_row(check, checkable))
    return shown


def _fact(name: str, role: Role, quantity: Quantity, own: Known, torch: Known | None, tip: str = "") -> Fact:
    return Fact(name, role, quantity, own.of(quantity), torch.of(quantity) if torch else None, tip)


def _share(name: str, own: Known, torch: Known | None) -> Fact:
    """What this pass alone has brought to a grad that had something left in it."""
    words, tip = translate("node", "of this sample"), translate("node", "what this backward pass has added")
    frame, quantity = own.frame, Quantity(Kind.GRADIENT, name)
    there = gradient_so_far(torch.trace, frame, name) if torch else None
    return Fact(words, "grad", quantity, gradient_so_far(own.trace, frame, name), there, tip)


def _value_name(op: str) -> str:
    return translate("node", "data") if op == PARAMETER else translate("node", "value")


def _gradient_name(op: str) -> str:
    return translate("node", "grad") if op == PARAMETER else translate("node", "gradient")


def _row(fact: Fact, dtype: str) -> NumberRow:
    verdict, agrees = "", None
    if fact.own is not None and fact.torch is not None:
        apart = distance(fact.own, fact.torch, "float32" if dtype == "float32" else "float64")
        verdict = distance_text(apart)
        agrees = True if apart.same_bits else False if apart.ulps is None else None
    write = short if fact.quantity.state == COUNT else exact
    own, torch = _text(fact.own, write), _text(fact.torch, write)
    return NumberRow(fact.name, fact.role, own, torch, verdict, agrees, fact.quantity, fact.tip)


def _text(value: Value | None, write: Callable[[Value], str]) -> str:
    if value is None:
        return ABSENT
    return shape_text(shape_of(value)) if np.ndim(value) else write(value)


def _check_row(check: NumericCheck | None, checkable: bool) -> NumberRow:
    name = translate("node", "numeric check")
    tip = translate(
        "node",
        "Finite differences, without any rule: nudge the node's value up and down, and see the root move.",
    )
    if not checkable:
        tip = translate(
            "node", "There are too many numbers for finite differences, or a node was only recorded."
        )
    if check is None:
        return NumberRow(name, "text", tip=tip)
    number = shape_text(shape_of(check.gradient)) if np.ndim(check.gradient) else _rounded(check.gradient)
    return NumberRow(name, "text", number, ABSENT, check.verdict, check.holds, None, tip)


def _rounded(gradient: Value) -> str:
    """As many digits as finite differences are good for."""
    number = float(gradient)
    moderate = number == 0 or 1e-3 <= abs(number) < 1e6
    return f"{number:.4f}".replace("-", "−") if moderate else f"{number:.4e}".replace("-", "−")
