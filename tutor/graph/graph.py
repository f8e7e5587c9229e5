"""The graph: what is computed from what. It holds no values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from tutor import ops
from tutor.graph.errors import CycleError, GraphError
from tutor.graph.in_order import InOrder, in_order
from tutor.language import listed, translate
from tutor.ops import settings

INPUT, PARAMETER, CONSTANT, MISSING = "input", "parameter", "constant", "missing"
LEAVES = (INPUT, PARAMETER, CONSTANT, MISSING)
"""A missing operand is a leaf too, so that an unfinished graph is a graph (`tutor.graph.unfinished`)."""

Constant = float | tuple["Constant", ...]
"""A number, or rows of them: what stands literally in the code."""

_LEAVES_WITHOUT_VALUE = frozenset({INPUT, PARAMETER, MISSING})


class Node(NamedTuple):
    """An operation or a leaf; `operands` are names of nodes, in order.

    `attributes` are the constants of an operation in the order of its row (the exponent of `pow`), and
    the value of a constant leaf.
    """

    name: str
    op: str
    operands: tuple[str, ...] = ()
    attributes: tuple[Constant, ...] = ()

    @property
    def is_leaf(self) -> bool:
        """Whether nothing is computed here: an input, a parameter or a constant."""
        return self.op in LEAVES


class Edge(NamedTuple):
    """What brings the value of `source` to `target` as its operand number `index` (from 0)."""

    source: str
    target: str
    index: int  # type: ignore[assignment] # a tuple's own method of that name is not wanted here


@dataclass(frozen=True)
class Graph:
    """Nodes in forward order, leaves first, and the root; `Graph.of` makes one, checks and sorts."""

    nodes: tuple[Node, ...]
    root: str

    @classmethod
    def of(cls, nodes: Iterable[Node], root: str) -> Graph:
        """The graph of `nodes`, given in any order.

        Raises:
            GraphError: a name twice, an operand that is no node, a wrong number of operands, an unknown
                operation, a cycle, no such root.
        """
        given = tuple(nodes)
        found = in_order(given, _LEAVES_WITHOUT_VALUE)
        if found is not None and root in found.position:
            graph = cls(given, root)
            graph.__dict__.update(position=found.position, in_order=found)  # found on the way
            return graph
        by_name: dict[str, Node] = {}
        for node in given:
            if node.name in by_name:
                raise GraphError(
                    translate("graph", "There are two nodes named {name}.").format(name=node.name)
                )
            by_name[node.name] = _complete(node)
        if root not in by_name:
            raise GraphError(
                translate("graph", "There is no root: no node is named {name}.").format(name=root or "?")
            )
        for node in by_name.values():
            _check_operands(node, by_name)
        return cls(forward_order(by_name), root)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each node stands in forward order, by name."""
        return {node.name: at for at, node in enumerate(self.nodes)}

    @cached_property
    def in_order(self) -> InOrder | None:
        """The columns of its nodes, where they could be had on the way; an engine makes its tape of them."""
        return None

    def __getitem__(self, name: str) -> Node:
        """The node named `name`; KeyError where there is none."""
        return self.nodes[self.position[name]]

    def __contains__(self, name: object) -> bool:
        """Whether a node has this name."""
        return name in self.position

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """The nodes that nothing is computed for."""
        return tuple(takewhile(lambda node: node.op in LEAVES, self.nodes))

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the inputs."""
        return tuple(node.name for node in self.leaves if node.op == INPUT)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters: the leaves whose gradient is wanted."""
        return tuple(node.name for node in self.leaves if node.op == PARAMETER)

    @cached_property
    def missing(self) -> frozenset[str]:
        """The operands that are missing: leaves of that kind."""
        return frozenset([leaf.name for leaf in self.leaves if leaf.op == MISSING])

    @cached_property
    def drawn(self) -> tuple[Node, ...]:
        """The nodes that a canvas draws: all but missing operands."""
        return tuple(node for node in self.nodes if node.op != MISSING) if self.missing else self.nodes

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge, by target in forward order, then by operand; what is missing has none."""
        return tuple(
            Edge(operand, node.name, index)
            for node in self.nodes
            for index, operand in enumerate(node.operands)
            if operand not in self.missing
        )

    @cached_property
    def successors(self) -> Mapping[str, tuple[Edge, ...]]:
        """The edges that leave each node, in forward order of their targets."""
        out: dict[str, list[Edge]] = {node.name: [] for node in self.nodes}
        for edge in self.edges:
            out[edge.source].append(edge)
        return {name: tuple(edges) for name, edges in out.items()}

    @cached_property
    def derived(self) -> dict[object, object]:
        """A place for what an engine has derived from the graph (a tape, code), kept as long as the graph."""
        return {}

    @cached_property
    def influencing(self) -> frozenset[str]:
        """The nodes on which the root depends, the root among them."""
        found = {self.root}
        for node in reversed(self.nodes):
            if node.name in found:
                found.update(node.operands)
        return frozenset(found)

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The nodes whose gradient the walk shows: on a way from a parameter to the root.

        Where there is no parameter, on a way from an input.
        """
        found = set(self.parameters) or {leaf.name for leaf in self.leaves if leaf.op == INPUT}
        for node in self.nodes:
            if any(operand in found for operand in node.operands):
                found.add(node.name)
        return frozenset(found & self.influencing)

    def with_parameters(self, parameters: Iterable[str]) -> Graph:
        """The same graph with these inputs as its parameters, and no others.

        Raises:
            GraphError: a name is none of the graph's inputs and parameters.
        """
        wished = set(parameters)
        for name in sorted(wished):
            if name not in self or self[name].op not in (INPUT, PARAMETER):
                known = listed(leaf.name for leaf in self.leaves if leaf.op in (INPUT, PARAMETER))
                raise GraphError(
                    translate(
                        "graph", "{name} cannot be a parameter: the graph's inputs are {known}."
                    ).format(name=name, known=known or "–")
                )
        return Graph(
            tuple(
                node._replace(op=PARAMETER if node.name in wished else INPUT)
                if node.op in (INPUT, PARAMETER)
                else node
                for node in self.nodes
            ),
            self.root,
        )


def _complete(node: Node) -> Node:
    """The node with its operation called as the table calls it, and with all constants of the operation.

    Raises:
        GraphError: an unknown operation; a constant that has to be given, and is not, or that cannot be.
    """
    known = ops.TABLE.get(node.op)
    if known is not None and known.arity == len(node.operands) and not (known.attributes or node.attributes):
        return node
    if node.op in (INPUT, PARAMETER, MISSING):
        return node._replace(operands=(), attributes=())
    if node.op == CONSTANT:
        if len(node.attributes) != 1:
            raise GraphError(translate("graph", "The constant {name} has no value.").format(name=node.name))
        return node._replace(operands=())
    op = ops.find(node.op, len(node.operands))
    if op is None:
        raise GraphError(translate("graph", "There is no operation named {name}.").format(name=node.op))
    defaults = [default for _, default in op.attributes]
    attributes = (*node.attributes, *defaults[len(node.attributes) :])[: len(defaults)]
    complete = tuple(value for value in attributes if value is not None)
    if len(complete) < len(attributes):
        missing = op.attributes[attributes.index(None)][0]
        sentence = translate("graph", "{op} in {node} needs a value for {name}.")
        raise GraphError(sentence.format(op=op.name, node=node.name, name=missing))
    for (name, _), value in zip(op.attributes, complete, strict=True):
        if wrong := settings.fault(op.name, name, value):
            raise GraphError(wrong)
    if (op.name, complete) == ("pow", (2.0,)):
        return node._replace(op="square", attributes=())
    return node._replace(op=op.name, attributes=complete)


def _check_operands(node: Node, known: Mapping[str, Node]) -> None:
    """Raise GraphError if the node's operands cannot be."""
    if node.is_leaf:
        return
    arity = ops.TABLE[node.op].arity
    if len(node.operands) != arity:
        raise GraphError(wrong_number_of_operands(node.op, arity, len(node.operands)))
    for operand in node.operands:
        if operand not in known:
            sentence = translate("graph", "{node} needs {operand}, and there is no such node.")
            raise GraphError(sentence.format(node=node.name, operand=operand))


def wrong_number_of_operands(op: str, takes: int, here: int) -> str:
    """The sentence for an operation that was brought too many or too few operands."""
    if takes == 1:
        return translate("graph", "{op} takes 1 operand, here are {here}.").format(op=op, here=here)
    return translate("graph", "{op} takes {takes} operands, here are {here}.").format(
        op=op, takes=takes, here=here
    )


def forward_order(nodes: Mapping[str, Node]) -> tuple[Node, ...]:
    """Leaves first, then each node after its operands; of those ready, the first given (Kahn 1962).

    Raises:
        CycleError: there is no such order.
    """
    order = [node for node in nodes.values() if node.is_leaf]
    placed = {node.name for node in order}
    waiting = [node for node in nodes.values() if not node.is_leaf]
    if all(_ready_in_turn(node, placed) for node in waiting):
        return (*order, *waiting)
    return _sorted(nodes, order, waiting)


def _ready_in_turn(node: Node, placed: set[str]) -> bool:
    """Whether the node's operands are placed; if so, it is placed too."""
    if not placed.issuperset(node.operands):
        return False
    placed.add(node.name)
    return True


def _sorted(nodes: Mapping[str, Node], order: list[Node], waiting: list[Node]) -> tuple[Node, ...]:
    missing = {
        node.name: len({name for name in node.operands if not nodes[name].is_leaf}) for node in waiting
    }
    users: dict[str, list[Node]] = {node.name: [] for node in waiting}
    for node in waiting:
        for operand in dict.fromkeys(node.operands):
            if operand in users:
                users[operand].append(node)
    ready = [node for node in waiting if not missing[node.name]]
    for node in ready:
        for user in users[node.name]:
            missing[user.name] -= 1
            if not missing[user.name]:
                ready.append(user)
    if len(ready) < len(waiting):
        cycle = find_cycle(nodes)
        raise CycleError(cycle_sentence(cycle), cycle)
    return (*order, *ready)


def find_cycle(nodes: Mapping[str, Node]) -> tuple[str, ...]:
    """Names around one cycle, the first again at the end; empty where there is none."""
    done: set[str] = set()
    for start in nodes:
        path: dict[str, int] = {}
        stack = [(start, iter(nodes[start].operands))] if start not in done else []
        path[start] = 0
        while stack:
            name, operands = stack[-1]
            operand = next(operands, None)
            if operand is None:
                stack.pop()
                del path[name]
                done.add(name)
            elif operand in path:
                return _forward_around(list(path)[path[operand] :])
            elif operand not in done:
                path[operand] = len(path)
                stack.append((operand, iter(nodes[operand].operands)))
    return ()


def _forward_around(back: list[str]) -> tuple[str, ...]:
    """A way around against the edges, turned to run along them and to end where it starts."""
    return (back[0], *reversed(back))


def cycle_sentence(names: tuple[str, ...]) -> str:
    """The sentence that refuses a cycle."""
    return translate("graph", "This would make a cycle: {names}.").format(names=" → ".join(names))
