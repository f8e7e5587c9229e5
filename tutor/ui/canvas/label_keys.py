"""Which labels the walk of a picture has, which of them a step knows, and which it has just made."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from tutor.graph import INPUT, Edge
from tutor.graph.unfinished import missing_places
from tutor.ui.canvas.blanks import blank_label
from tutor.ui.canvas.shown import GraphPicture, LabelKey
from tutor.ui.canvas.wording import CROWDED
from tutor.walk import Frame, Phase, Step, Walkthrough


class LabelKeys:
    """The labels of one walk. Edges in keys are drawn ones, nodes those of the whole graph.

    What a closed frame hides has no label, but for the values that come out of it.
    """

    def __init__(self, picture: GraphPicture, walkthrough: Walkthrough) -> None:
        self._picture, self._walk, self._graph = picture, walkthrough, picture.computed
        self.crowded = len(picture.graph.nodes) > CROWDED

    @cached_property
    def all(self) -> tuple[LabelKey, ...]:
        """Every label that some step shows, in the order in which they are placed."""
        graph, picture = self._graph, self._picture
        shown = list(self._shown_by)
        boxed = graph.root if picture.has_root_box else ""
        keys = [LabelKey("value", name) for name in self._values() if name != boxed]
        keys += [LabelKey("contribution", edge) for edge in shown if self._says_contribution(edge)]
        keys += [LabelKey("sum", node.name) for node in graph.nodes if self._says_sum(node.name)]
        keys += [] if graph[graph.root].is_leaf else [LabelKey("given", graph.root)]
        if not self.crowded:
            keys += [LabelKey("local", edge) for edge in shown if edge.target not in picture.closed]
            keys += [
                LabelKey("leaf", picture.leaving(leaf.name)[0])
                for leaf in graph.leaves
                if leaf.op == INPUT and self._is_drawn(leaf.name) and graph.successors[leaf.name]
            ]
            keys += [LabelKey("step", name) for name in graph.parameters if self._is_drawn(name)]
        drawn = picture.graph
        keys += [LabelKey("missing", node.name) for node in drawn.drawn if missing_places(drawn, node)]
        return tuple(keys)

    @cached_property
    def _shown_by(self) -> dict[Edge, tuple[Edge, ...]]:
        """The drawn edges along which gradients are passed back, with those of the walk that each shows."""
        found: dict[Edge, list[Edge]] = {}
        for node in self._graph.nodes:
            for edge in () if node.is_leaf else self._walk.shown_edges(node.name):
                drawn = self._picture.edge(edge)
                if drawn is not None:
                    found.setdefault(drawn, []).append(edge)
        return {drawn: tuple(edges) for drawn, edges in found.items()}

    def _is_drawn(self, name: str) -> bool:
        return self._picture.node(name) == name

    def _values(self) -> list[str]:
        """The nodes whose value stands at their edges: operations, and what comes out of closed frames."""
        return [
            node.name
            for node in self._graph.nodes
            if (not node.is_leaf if self._is_drawn(node.name) else self._picture.leaving(node.name))
        ]

    def _says_contribution(self, edge: Edge) -> bool:
        """An edge says what comes back along it, but for a parameter's only edge: its box says so already."""
        source = self._picture.source(edge)
        return source not in self._graph.parameters or not self._is_drawn(source) or self.forks(source)

    def _says_sum(self, name: str) -> bool:
        return self.forks(name) and not (name in self._graph.parameters and self._is_drawn(name))

    def forks(self, name: str) -> bool:
        """Whether gradients reach the node along several drawn edges."""
        return len({self._picture.edge(edge) for edge in self._walk.arrivals(name)} - {None}) > 1

    def shown_by(self, edge: Edge) -> tuple[Edge, ...]:
        """The edges of the walk that pass gradients back along a drawn edge."""
        return self._shown_by.get(edge, ())

    def is_whole(self, edge: Edge) -> bool:
        """Whether all of the source's gradient comes along this drawn edge."""
        arrivals = self._walk.arrivals(self._picture.source(edge))
        return set(arrivals) <= set(self.shown_by(edge))

    def knows(self, key: LabelKey, frame: Frame) -> bool:
        """Whether the step knows the label's number."""
        if key.kind == "step":
            return any(step.node == key.what for step in self._picture.made(frame))
        if isinstance(key.what, str):
            return frame.knows_value(key.what) if key.kind == "value" else frame.knows_gradient(key.what)
        if key.kind == "leaf":
            return any(frame.knows_value(edge.target) for edge in self._picture.edges(key.what))
        knows = frame.knows_local if key.kind == "local" else frame.knows_contribution
        return all(map(knows, self.shown_by(key.what)))

    def is_blank(self, key: LabelKey, asked: Step, *, has_box: bool) -> bool:
        """Whether the number that a step asks for will stand in this label."""
        found = blank_label(asked, self._walk, has_box)
        if found is not None and isinstance(found.what, Edge):
            drawn = self._picture.edge(found.what)
            found = replace(found, what=drawn) if drawn is not None else None
        return found == key

    def is_news(self, key: LabelKey, frame: Frame) -> bool:
        """Whether the steps just made are what made the label's number."""
        if key.kind in ("leaf", "step"):
            return False
        return any(self._makes(step, key) for step in self._picture.made(frame))

    def _makes(self, step: Step, key: LabelKey) -> bool:
        if isinstance(key.what, Edge):
            return step.edge in self.shown_by(key.what) and (step.phase is Phase.LOCAL) == (
                key.kind == "local"
            )
        phases = (Phase.FORWARD, Phase.BACKWARD)
        makes_value = step.phase is Phase.FORWARD
        return step.node == key.what and makes_value == (key.kind == "value") and step.phase in phases

    def told_by(self, key: LabelKey) -> tuple[object, ...]:
        """The drawn nodes and edges at whose steps the label may change."""
        what = key.what
        if not isinstance(what, Edge):
            return (self._picture.node(what),)
        return (what, what.target) if key.kind == "leaf" else (what,)
