"""The number that is asked for, as a blank where it will stand: `?` in a dashed frame."""

from __future__ import annotations

from dataclasses import replace

from tutor.graph import PARAMETER, Graph
from tutor.graph.layout import ROOT_BOX
from tutor.ui.canvas.figure import Figure
from tutor.ui.canvas.shown import LabelKey, Moment, NodeShown
from tutor.walk import Phase, Step, Walkthrough

BLANK = Figure((("?",),))
"""What stands in place of the number."""


def blank_label(asked: Step, walk: Walkthrough, has_box: bool = True) -> LabelKey | None:
    """The label in which the number will appear; None where it appears in a box only.

    `has_box`: behind the root stands a box with its value.
    """
    graph, edge = walk.graph, asked.edge
    if asked.phase is Phase.FORWARD:
        return LabelKey("value", asked.node) if asked.node != graph.root or not has_box else None
    if asked.phase is Phase.LOCAL and edge is not None:
        return LabelKey("local", edge)
    if asked.phase is Phase.BACKWARD:
        if edge is None:
            return LabelKey("given", asked.node)
        arrivals = walk.arrivals(asked.node)
        if len(arrivals) > 1 and edge == arrivals[0]:
            return LabelKey("contribution", edge)
        if graph[asked.node].op == PARAMETER:
            return LabelKey("step", asked.node)
        return LabelKey("sum", asked.node) if len(arrivals) > 1 else LabelKey("contribution", edge)
    return LabelKey("step", asked.node) if asked.phase is Phase.UPDATE else None


def blanked(shown: NodeShown, moment: Moment, has_box: bool = True) -> NodeShown:
    """The node with the blank in its box, if the number will stand there; it glows where it is made.

    `has_box`: behind the root stands a box with its value.
    """
    asked = moment.asked
    if asked is None:
        return shown
    graph = moment.frame.walkthrough.graph
    if asked is moment.frame.next_step:
        here = shown.name == _happens_at(asked, graph, has_box)
        shown = replace(shown, glows=here, is_step=here)
    if shown.name == ROOT_BOX:
        fills = asked.phase is Phase.FORWARD and asked.node == graph.root
        return replace(shown, value=BLANK, blank="value") if fills else shown
    if shown.name != asked.node or shown.kind != "parameter" or asked.makes:
        return shown
    if asked.phase is Phase.UPDATE:
        return replace(shown, value=BLANK, blank="value")
    return replace(shown, gradient=BLANK, blank="gradient")


def _happens_at(asked: Step, graph: Graph, has_box: bool) -> str:
    """Where the step will be made: at the node that multiplies; the given gradient reaches the root's box."""
    if asked.edge is not None:
        return asked.edge.target
    starts = asked.phase is Phase.BACKWARD and has_box and not graph[graph.root].is_leaf
    return ROOT_BOX if starts else asked.node
