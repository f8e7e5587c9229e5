"""Whether an edge may be: asked for every port while a person drags, and answered with a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from tutor.graph.edits.result import OperandError
from tutor.graph.errors import CycleError, GraphError, ShapeError
from tutor.graph.graph import CONSTANT, MISSING, Edge, Graph, Node, cycle_sentence
from tutor.graph.shapes import Misfit, Shape, check_node, result_shape, shape_of_constant
from tutor.language import translate


class Fitting:
    """One graph with the shapes that its leaves are known to have, made ready for many questions."""

    def __init__(self, graph: Graph, leaves: Mapping[str, Shape]) -> None:
        """`leaves`: shapes of inputs and parameters; what is not known of others is taken to fit."""
        self._graph, self._leaves = graph, leaves
        self._behind: dict[str, frozenset[str]] = {}

    def can_connect(self, source: str, target: str, index: int | None = None) -> str | None:
        """Why `source` cannot be operand number `index` of `target` (default: the first missing one).

        None where it can.
        """
        try:
            place = self.place(target, index)
        except OperandError as error:
            return str(error)
        refused = self.refusal(source, target, place)
        return None if refused is None else str(refused)

    def place(self, target: str, index: int | None) -> int:
        """Which operand of the target is meant, from 0.

        Raises:
            OperandError: it has no such operand, or misses none.
        """
        if target not in self._graph:
            raise OperandError(translate("graph", "There is no node named {name}.").format(name=target))
        node = self._graph[target]
        if node.is_leaf:
            sentence = translate("graph", "{name} computes nothing, so it takes no operand.")
            raise OperandError(sentence.format(name=target))
        if index is None:
            free = [at for at, name in enumerate(node.operands) if self._graph[name].op == MISSING]
            if not free:
                sentence = translate("graph", "{name} has all its operands: {op} takes {count}.")
                raise OperandError(sentence.format(name=target, op=node.op, count=len(node.operands)))
            return free[0]
        if not 0 <= index < len(node.operands):
            sentence = translate("graph", "{name} has no operand {place}: {op} takes {count}.")
            raise OperandError(
                sentence.format(name=target, place=index + 1, op=node.op, count=len(node.operands))
            )
        return index

    def refusal(self, source: str, target: str, place: int) -> GraphError | None:
        """Why this edge cannot be; None where it can."""
        if source not in self._graph or self._graph[source].op == MISSING:
            return OperandError(translate("graph", "There is no node named {name}.").format(name=source))
        if target in self.needed_by(source):
            around = self._around(source, target)
            return CycleError(cycle_sentence(around), around)
        return self._misfit(source, target, place)

    def needed_by(self, name: str) -> frozenset[str]:
        """The node, and all nodes that it depends on."""
        if name not in self._behind:
            found = {name}
            for node in reversed(self._graph.nodes[: self._graph.position[name] + 1]):
                if node.name in found:
                    found.update(node.operands)
            self._behind[name] = frozenset(found)
        return self._behind[name]

    def _around(self, source: str, target: str) -> tuple[str, ...]:
        """The cycle that the edge would close, from the source over the target back to it."""
        needed = self.needed_by(source)
        way, at = [target], target
        while at != source:
            at = next(edge.target for edge in self._graph.successors[at] if edge.target in needed)
            way.append(at)
        return (source, *way)

    @cached_property
    def shapes(self) -> dict[str, Shape | None]:
        """The shape of each node's value; None where it is not known, or does not come about."""
        found: dict[str, Shape | None] = {}
        for node in self._graph.nodes:
            try:
                found[node.name] = self._shape(node, node.operands, found)
            except ShapeError:
                found[node.name] = None
        return found

    def _shape(
        self, node: Node, operands: tuple[str, ...], known: Mapping[str, Shape | None]
    ) -> Shape | None:
        if node.op == CONSTANT:
            return shape_of_constant(node)
        if node.is_leaf:
            return self._leaves.get(node.name)
        brought = tuple([known[operand] for operand in operands])
        if None in brought:
            return None
        try:
            return result_shape(node.op, brought, node.attributes)
        except Misfit:
            return check_node(node._replace(operands=operands), brought)  # type: ignore[arg-type]

    def misfit_of_new(
        self, node: Node, shape: Shape | None = None, edge: Edge | None = None
    ) -> ShapeError | None:
        """What would not fit with a new node, or after it where it comes to the end of an edge.

        Operands that the graph does not have are missing. `shape` is that of the value of a new leaf.
        """
        known = {**dict.fromkeys(node.operands), **self.shapes}
        try:
            known[node.name] = shape if node.is_leaf else self._shape(node, node.operands, known)
            if edge is not None:
                target = self._graph[edge.target]
                operands = (*target.operands[: edge.index], node.name, *target.operands[edge.index + 1 :])
                known[target.name] = self._shape(target, operands, known)
                self._spread(target.name, known)
        except ShapeError as error:
            return error
        return None

    def _misfit(self, source: str, target: str, place: int) -> ShapeError | None:
        """What does not fit any longer with this edge, in its target or after it."""
        if self.shapes[source] is None:
            return None
        node = self._graph[target]
        operands = (*node.operands[:place], source, *node.operands[place + 1 :])
        known = dict(self.shapes)
        try:
            known[target] = self._shape(node, operands, known)
            self._spread(target, known)
        except ShapeError as error:
            return error
        return None

    def _spread(self, target: str, known: dict[str, Shape | None]) -> None:
        """Look at what comes after a node, as far as its new shape changes anything there."""
        waiting = {target} if known[target] != self.shapes[target] else set()
        for node in self._graph.nodes[self._graph.position[target] :]:
            if not waiting:
                return
            if node.name in waiting:
                if node.name != target:
                    known[node.name] = self._shape(node, node.operands, known)
                waiting.remove(node.name)
                if known[node.name] != self.shapes[node.name]:
                    waiting.update(edge.target for edge in self._graph.successors[node.name])
