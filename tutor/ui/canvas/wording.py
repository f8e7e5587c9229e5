"""What stands in each node of a graph at a moment, and what tool tips say."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from tutor import ops
from tutor.engine import shape_of
from tutor.graph import CONSTANT, INPUT, PARAMETER, Edge, Node
from tutor.graph.layout import ROOT_BOX
from tutor.graph.shapes import say_shape
from tutor.graph.unfinished import missing
from tutor.language import translate
from tutor.ops.scripts import raised
from tutor.ui.canvas.figure import Figure, figure_of
from tutor.ui.canvas.shown import GraphPicture, Moment, NodeKind, NodeShown, happens_at
from tutor.walk import Kind, Quantity

CROWDED = 150
"""Beyond so many nodes labels say their number only, and names are not typeset."""

_KINDS: dict[str, NodeKind] = {INPUT: "input", PARAMETER: "parameter", CONSTANT: "constant"}
_UPRIGHT_LOSS = ("loss", "cost", "error", "mse", "l", "e")

_Words = tuple[Node, str, bool]


class NodeWording:
    """Says what stands in the nodes; what an edit has left of them is said as by the wording `before` it."""

    def __init__(self, picture: GraphPicture, before: NodeWording | None = None) -> None:
        self._picture = picture
        self._graph, self._symbols = picture.whole, picture.symbols
        self._worded: dict[_Words, NodeShown] = {}
        same = before is not None and before._symbols.given == self._symbols.given
        self._worded_before = before._worded if before is not None and same else {}

    def root_box(self, moment: Moment) -> NodeShown:
        """The box that ends the graph."""
        root, frame = self._graph.root, moment.frame
        room = figure_of(moment.trace.value(root)) if moment.trace else None
        plain = self._symbols.plain(root)
        sentence = translate("canvas", "{name}, the root: what backward starts from")
        return NodeShown(
            name=ROOT_BOX,
            kind="root",
            tex="" if plain.isalpha() and plain.isascii() and len(plain) > 1 else self._symbols.tex(root),
            plain=plain,
            value=room if frame.knows_value(root) else None,
            room=room,
            is_step=self._starts_here(moment),
            glows=self._starts_here(moment),
            is_output=not root.lower().startswith(_UPRIGHT_LOSS[:4]) and root.lower() not in _UPRIGHT_LOSS,
            tip=sentence.format(name=plain),
        )

    def quantity(self, shown: NodeShown, key: Literal["value", "gradient"]) -> Quantity:
        """Which number of the trace a node's number is; that of the root's box is the root's value."""
        name = self._graph.root if shown.name == ROOT_BOX else self._only_parameter(shown.name) or shown.name
        return Quantity(Kind.VALUE if key == "value" else Kind.GRADIENT, name)

    def number_tip(self, shown: NodeShown, key: Literal["value", "gradient"], *, editable: bool) -> str:
        """What the tool tip of a node's number says."""
        figure = shown.value if key == "value" else shown.gradient
        if figure is None:
            return ""
        tip = value_tip(self._picture, self.quantity(shown, key), figure)
        if editable and key == "value" and shown.kind in ("input", "parameter"):
            return self.editable_tip(tip)
        return tip

    def editable_tip(self, tip: str) -> str:
        """The tip of a number that a person may change."""
        return tip + translate("canvas", ". Click to change it.")

    def node(self, name: str, moment: Moment) -> NodeShown:
        """A node of the graph, or a closed frame."""
        if name in self._picture.closed:
            return self._frame(name, moment)
        node = self._graph[name]
        return self._leaf(node, moment) if node.is_leaf else self._operation(node, moment)

    def _operation(self, node: Node, moment: Moment) -> NodeShown:
        at_box = self._picture.has_root_box and self._starts_here(moment)
        here = happens_at(moment.frame) == node.name and not at_box
        sentence = translate("canvas", "{name}: the operation {symbol} of {operands}")
        if self._graph.missing:
            return self._worded_operation(node, sentence, here=here)
        words = (node, sentence, here)
        known = self._worded.get(words) or self._worded_before.get(words)
        shown = self._worded[words] = known or self._worded_operation(node, sentence, here=here)
        return shown

    def _worded_operation(self, node: Node, sentence: str, *, here: bool) -> NodeShown:
        row = ops.TABLE[node.op]
        if ops.is_opaque(node.op):
            sentence = translate("canvas", "{name}: {symbol} of {operands}, computed by PyTorch")
        plain = self._symbols.plain(node.name)
        there = [name for name in node.operands if name not in self._graph.missing]
        operands = translate("canvas", " and ").join(map(self._symbols.plain, there)) or "…"
        waits = node.name not in self._picture.computed
        return NodeShown(
            name=node.name,
            kind="opaque" if ops.is_opaque(node.op) else "operation",
            tex="",
            plain=plain,
            symbol=symbol_of(node),
            is_step=here,
            glows=here,
            tip=sentence.format(name=plain, symbol=row.symbol, operands=operands)
            + (f". {self._missing.get(node.name) or self._waits(plain)}" if waits else ""),
            waits=waits,
        )

    def _frame(self, name: str, moment: Moment) -> NodeShown:
        """A closed frame: its title, what is inside, and its parameter where it has only one."""
        from tutor.ui.canvas.frame_box import about_frame

        picture, inside = self._picture, self._picture.members(name)
        parameters = [each for each in inside if self._graph[each].op == PARAMETER]
        only = self._only_parameter(name)
        known = moment.known
        value = known.value(only) if known and only else None
        number = value if value is not None and not shape_of(value) else None
        happens = happens_at(moment.frame)
        here = happens in inside and not (self._picture.has_root_box and self._starts_here(moment))
        about = about_frame(len(inside), len(parameters))
        sentence = translate("canvas", "{title}, a closed frame: {about}. Double-click or Enter opens it.")
        coming, going = picture.graph[name].operands, picture.outputs(name)
        return NodeShown(
            name=name,
            kind="frame",
            tex=self._symbols.tex(only) if only else "",
            plain=picture.closed[name].title,
            shape=about,
            value=figure_of(number) if number is not None else None,
            room=figure_of(number) if number is not None else None,
            is_step=here,
            glows=here,
            tip=sentence.format(title=picture.closed[name].title, about=about),
            waits=not any(each in picture.computed for each in going),
            ports=max(len(coming), len(going)),
        )

    def _only_parameter(self, name: str) -> str:
        """The parameter inside a closed frame, if there is just one."""
        if name not in self._picture.closed:
            return ""
        inside = [each for each in self._picture.members(name) if self._graph[each].op == PARAMETER]
        return inside[0] if len(inside) == 1 else ""

    def _waits(self, plain: str) -> str:
        return translate("canvas", "{name} waits for nodes before it.").format(name=plain)

    @cached_property
    def _missing(self) -> dict[str, str]:
        return missing(self._graph, self._symbols.plain)

    def _starts_here(self, moment: Moment) -> bool:
        """Whether the step hands the given gradient to the root: its box glows then, not its operation."""
        step = moment.frame.step
        return step is not None and step.phase == "backward" and step.edge is None

    def _leaf(self, node: Node, moment: Moment) -> NodeShown:
        known = moment.known
        value = known.value(node.name) if known else None
        gradient = known.gradient(node.name) if known and node.op == PARAMETER else None
        shape = shape_of(value) if value is not None else ()
        kind = _KINDS[node.op]
        is_named = node.op != CONSTANT or node.name.isidentifier()
        plain = self._symbols.plain(node.name)
        here = happens_at(moment.frame) == node.name and not self._starts_here(moment)
        return NodeShown(
            name=node.name,
            kind=kind,
            tex=self._symbols.tex(node.name) if is_named else "",
            plain=plain if is_named else "",
            shape=say_shape(shape) if shape else "",
            value=figure_of(value) if value is not None else None,
            gradient=figure_of(gradient) if gradient is not None else None,
            room=figure_of(value) if value is not None else None,
            gradient_room=figure_of(known.whole_gradient(node.name)) if known else None,
            is_step=here or self._reached(node.name, moment),
            glows=here,
            tip=_LEAF_TIPS[kind]().format(name=plain),
        )

    def _reached(self, name: str, moment: Moment) -> bool:
        """Whether a contribution has just arrived at the leaf."""
        step = moment.frame.step
        return step is not None and step.phase == "backward" and step.node == name


def _input_tip() -> str:
    return translate("canvas", "{name}, an input")


def _parameter_tip() -> str:
    return translate("canvas", "{name}, a parameter: its value is data, its gradient grad")


def _constant_tip() -> str:
    return translate("canvas", "{name}, a constant")


_LEAF_TIPS = {"input": _input_tip, "parameter": _parameter_tip, "constant": _constant_tip}


def symbol_of(node: Node) -> str:
    """The sign in an operation's circle; a power shows its exponent."""
    row = ops.TABLE[node.op]
    if node.op == "pow" and node.attributes:
        exponent = f"{node.attributes[0]:g}"
        if len(exponent) <= 4 and "e" not in exponent:
            return "( )" + "·".join(str(raised(digits)) for digits in exponent.split("."))
    return row.symbol


def value_tip(picture: GraphPicture, quantity: Quantity, figure: Figure) -> str:
    """The tool tip of a number: what it is, in words."""
    name = picture.symbols.plain(quantity.node)
    if quantity.kind is Kind.VALUE:
        sentence = translate("canvas", "The value of {name}: {number}")
    elif quantity.kind is Kind.GRADIENT:
        sentence = translate("canvas", "The gradient with respect to {name}: {number}")
    elif quantity.kind is Kind.STATE:
        sentence = translate("canvas", "What the optimiser computes for {name}: {number}")
    elif quantity.kind is Kind.LOCAL:
        sentence = translate("canvas", "The local gradient of {name} with respect to {operand}: {number}")
    else:
        sentence = translate("canvas", "What {target} contributes to the gradient of {name}: {number}")
    edge: Edge | None = quantity.edge
    operand = picture.symbols.plain(edge.source) if edge else ""
    target = picture.symbols.plain(edge.target) if edge else ""
    text = sentence.format(name=name, operand=operand, target=target, number=figure.text)
    return text if figure.finite else text + translate("canvas", " – not a finite number")
