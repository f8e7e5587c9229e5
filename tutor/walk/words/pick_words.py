"""What is said of a node that was picked to pass its gradient back: one sentence, in the graph's symbols."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.graph import CONSTANT, PARAMETER, Graph
from tutor.graph.symbols import Symbols
from tutor.language import listed, translate
from tutor.walk.backward_order import Pick, Refusal, passing_edges


class PickWords:
    """The sentences about picks in one graph."""

    def __init__(self, graph: Graph, symbols: Symbols | None = None) -> None:
        self._graph, self._symbols = graph, symbols or Symbols()

    def sentence(self, pick: Pick) -> str:
        """Why the pick is right or wrong."""
        if pick.refusal is None:
            return self._ready(pick)
        if pick.refusal is Refusal.WAITS:
            return self._waits(pick)
        return self._why(pick.refusal, pick.node).format(
            node=self._symbols.plain(pick.node), root=self._symbols.plain(self._graph.root)
        )

    def short(self, pick: Pick) -> str:
        """A wrong pick in a few words, for a list."""
        names = {"node": self._symbols.plain(pick.node), "others": self._names(pick.waits_for)}
        shorts = {
            None: translate("autograd", "{node} was ready"),
            Refusal.WAITS: translate("autograd", "{node} waited for {others}"),
            Refusal.DONE: translate("autograd", "{node} was done already"),
            Refusal.NO_INFLUENCE: translate("autograd", "{node} has no influence"),
            Refusal.UNWANTED: translate("autograd", "{node} needs no gradient"),
            Refusal.ENDS_HERE: translate("autograd", "{node} passes nothing on"),
            Refusal.LEAF: translate("autograd", "{node} passes nothing on"),
        }
        return shorts[pick.refusal].format(**names)

    def hint(self, pick: Pick) -> str:
        """What makes a ready node ready."""
        names = {"node": self._symbols.plain(pick.node), "others": self._names(pick.arrived)}
        if not pick.arrived:
            return translate(
                "autograd", "Backward starts at the root, {node}: nothing comes after it."
            ).format(**names)
        return translate(
            "autograd", "All that {node} was waiting for has come back from {others}: it is ready."
        ).format(**names)

    def _ready(self, pick: Pick) -> str:
        operands = dict.fromkeys(edge.source for edge in passing_edges(self._graph, pick.node))
        names = {"node": self._symbols.plain(pick.node), "operands": self._names(tuple(operands))}
        return translate("autograd", "{node} hands a contribution to {operands}.").format(**names)

    def _waits(self, pick: Pick) -> str:
        sentence = translate("autograd", "{node} still waits for what comes back from {others}.")
        if pick.arrived:
            sentence = translate(
                "autograd",
                "{node} has its share from {arrived} already, and still waits for what comes back "
                "from {others}.",
            )
        return sentence.format(
            node=self._symbols.plain(pick.node),
            arrived=self._names(pick.arrived),
            others=self._names(pick.waits_for),
        )

    def _why(self, refusal: Refusal, node: str) -> str:
        op = self._graph[node].op
        if refusal is Refusal.DONE:
            return translate("autograd", "{node} has passed its gradient back already; once is enough.")
        if refusal is Refusal.NO_INFLUENCE:
            return translate("autograd", "{node} does not influence {root}, so no gradient ever reaches it.")
        if refusal is Refusal.ENDS_HERE:
            if op == PARAMETER:
                return translate(
                    "autograd",
                    "{node} is a parameter: it keeps the gradient that it is handed, and has no operand to "
                    "pass it on to.",
                )
            return translate(
                "autograd",
                "{node} is an input: the way back ends here, it has no operand to pass a gradient on to.",
            )
        if refusal is Refusal.LEAF:
            if op == CONSTANT:
                return translate("autograd", "{node} is a constant: it never changes, and needs no gradient.")
            return translate("autograd", "{node} is an input and no parameter: nobody asks for its gradient.")
        if self._graph.parameters:
            return translate(
                "autograd", "{node} is made without any parameter: nobody asks for a gradient behind it."
            )
        return translate("autograd", "{node} is made of constants alone: no gradient is wanted behind it.")

    def _names(self, names: Sequence[str]) -> str:
        """`r`, `u and v`, `u, v and h`."""
        written = [self._symbols.plain(name) for name in names]
        if len(written) < 2:
            return "".join(written)
        both = translate("autograd", "{some} and {last}")
        return both.format(some=listed(written[:-1]), last=written[-1])
