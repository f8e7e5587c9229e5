"""Where a walk stops at a node: after its value, and once its gradient is whole."""

from __future__ import annotations

from tutor.graph import read_code
from tutor.walk import Phase, Walkthrough
from tutor.walk.stops import stops


def test_a_node_stops_the_walk_at_its_value_and_at_its_whole_gradient() -> None:
    walk = Walkthrough(read_code("h = x*w\nq = (h + b)*h\nloss = q**2").graph.with_parameters(["w", "b"]))
    first, second = stops(walk, ["h"])
    assert walk.frame(first).step == walk.steps[first - 1]
    assert (walk.steps[first - 1].phase, walk.steps[first - 1].node) == (Phase.FORWARD, "h")
    assert walk.frame(second).gradient_is_whole("h") and not walk.frame(second - 1).gradient_is_whole("h")


def test_leaves_stop_it_where_a_gradient_reaches_them_and_the_root_where_it_is_given() -> None:
    walk = Walkthrough(read_code("loss = (x*w - y)**2").graph.with_parameters(["w"]))
    (at_w,) = stops(walk, ["w"])
    assert walk.frame(at_w).gradient_is_whole("w")
    assert stops(walk, ["x", "gone"]) == ()
    value, given = stops(walk, ["loss"])
    assert not walk.frame(value).knows_gradient("loss") and walk.frame(given).knows_gradient("loss")
