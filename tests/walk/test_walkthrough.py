"""Steps and frames: what is known after a step depends on the address alone, and grows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.graphs import EXACT, KINKED, REDUCED, SMOOTH, Case, graphs
from tutor.engine import own, torch_engine
from tutor.errors import TutorError
from tutor.graph import Graph, read_code
from tutor.walk import Frame, LocalGradients, Phase, Step, Walkthrough, gradient_so_far, made_by

LINEAR = read_code("y_hat = x*w\nr = y_hat - y\nloss = r**2", ["w"]).graph
FORKED = read_code("h = x*w\nu = h + y\nv = h*h\nloss = v*u - h", ["w"]).graph
EVERY = (*EXACT, *SMOOTH, *KINKED, *REDUCED)
WAYS: tuple[LocalGradients, ...] = ("phase", "with forward")

walks = st.builds(
    lambda case, way, updates: Walkthrough(case.graph, way, updates),
    graphs(EVERY, arrays=True),
    st.sampled_from(WAYS),
    st.booleans(),
)


def _known(frame: Frame) -> set[tuple[Any, ...]]:
    """Everything that the frame knows."""
    graph = frame.walkthrough.graph
    known: set[tuple[Any, ...]] = set()
    for node in graph.nodes:
        facts = {
            "value": frame.knows_value(node.name), "gradient": frame.knows_gradient(node.name),
            "whole": frame.gradient_is_whole(node.name), "updated": frame.is_updated(node.name),
            "zeroed": frame.is_zeroed(node.name),
        }  # fmt: skip
        known |= {(fact, node.name) for fact, holds in facts.items() if holds}
        known |= {("arrived", edge) for edge in frame.arrived(node.name)}
    for edge in graph.edges:
        known |= {("local", edge)} if frame.knows_local(edge) else set()
        known |= {("contribution", edge)} if frame.knows_contribution(edge) else set()
    return known


def _made(step: Step) -> set[tuple[Any, ...]]:
    """What the step says that it makes."""
    if step.phase is Phase.FORWARD:
        return {("value", step.node)}
    if step.phase is Phase.LOCAL:
        return {("local", step.edge)}
    if step.phase is Phase.UPDATE:
        return {("updated", step.node)}
    if step.phase is Phase.ZERO_GRAD:
        return {("zeroed", step.node)}
    return {("contribution", step.edge), ("arrived", step.edge)} if step.edge else {("gradient", step.node)}


def _names(walk: Walkthrough) -> list[str]:
    return [f"{step.phase}:{step.edge.source + '→' if step.edge else ''}{step.node}" for step in walk.steps]


def test_the_linear_model_has_twelve_steps() -> None:
    walk = Walkthrough(LINEAR, "phase", updates=True)
    assert [(step.phase.value, step.node, step.edge and step.edge.source) for step in walk.steps] == [
        ("forward", "y_hat", None),
        ("forward", "r", None),
        ("forward", "loss", None),
        ("local gradients", "y_hat", "w"),
        ("local gradients", "r", "y_hat"),
        ("local gradients", "loss", "r"),
        ("backward", "loss", None),
        ("backward", "r", "r"),
        ("backward", "y_hat", "y_hat"),
        ("backward", "w", "w"),
        ("update", "w", None),
        ("zero grad", "w", None),
    ]
    assert [step.index for step in walk.steps] == list(range(12))
    assert len(Walkthrough(LINEAR)) == 10


def test_local_gradients_with_forward_are_noted_with_each_node() -> None:
    walk = Walkthrough(LINEAR, "with forward")
    assert _names(walk)[:6] == [
        "forward:y_hat", "local gradients:w→y_hat", "forward:r", "local gradients:y_hat→r", "forward:loss",
        "local gradients:r→loss",
    ]  # fmt: skip
    assert sorted(_names(walk)) == sorted(_names(Walkthrough(LINEAR, "phase")))


def test_backward_goes_one_edge_at_a_time_and_adds_up_at_a_fork() -> None:
    walk = Walkthrough(FORKED)
    trace = own.trace(FORKED, {"x": 1, "w": 3, "y": 2}, dtype="float64")
    sums = {}
    for position in range(len(walk) + 1):
        frame = walk.frame(position)
        sums[len(frame.arrived("h"))] = gradient_so_far(trace, frame, "h")
        assert frame.gradient_is_whole("h") == (len(frame.arrived("h")) == 4)
    # loss = v·u − h with h = 3, u = 5, v = 9: −1, then 5·3 along each edge of h·h, then 9 by way of u.
    assert sums == {0: None, 1: -1.0, 2: 14.0, 3: 29.0, 4: 38.0}
    assert [edge.target for edge in walk.arrivals("h")] == ["loss", "v", "v", "u"]


def test_only_ways_to_parameters_are_walked_back() -> None:
    assert {edge.source for node in LINEAR.nodes for edge in Walkthrough(LINEAR).shown_edges(node.name)} == {
        "w", "y_hat", "r",
    }  # fmt: skip
    no_parameter = read_code("z = x*y").graph
    assert len(Walkthrough(no_parameter)) == 1 + 2 + 1 + 2
    unused = read_code("u = x*w\nz = x*2", ["w"]).graph
    assert _names(Walkthrough(unused)) == ["forward:u", "forward:z", "backward:z"]


@settings(max_examples=60)
@given(walks)
def test_a_step_makes_exactly_its_own_number_known(walk: Walkthrough) -> None:
    before = _known(walk.frame(0))
    assert {fact for fact, _ in before} <= {"value"}
    assert {name for _, name in before} == {leaf.name for leaf in walk.graph.leaves}
    for step in walk.steps:
        frame = walk.frame(step.index + 1)
        after = _known(frame)
        new = after - before
        assert before <= after, "what is known stays known"
        assert frame.step == step
        assert walk.frame(step.index).next_step == step
        follows = {("gradient", step.node), ("whole", step.node)} if step.phase is Phase.BACKWARD else set()
        assert _made(step) <= new <= _made(step) | follows
        before = after
    assert walk.frame(len(walk)).next_step is None


@settings(max_examples=40)
@given(walks, st.lists(st.integers(-3, 80), max_size=12), st.data())
def test_a_frame_is_the_same_whichever_way_one_got_there(
    walk: Walkthrough, moves: list[int], data: st.DataObject
) -> None:
    target = data.draw(st.integers(0, len(walk)))
    for position in moves:
        _known(walk.frame(position))
    fresh = Walkthrough(walk.graph, walk.local_gradients, walk.updates)
    assert _known(walk.frame(target)) == _known(fresh.frame(target))
    assert walk.frame(target).step == fresh.frame(target).step
    step_by_step = walk.frame(0)
    while step_by_step.position < target:
        step_by_step = walk.frame(step_by_step.position + 1)
    assert step_by_step == walk.frame(target)
    assert walk.frame(-5) == walk.frame(0)
    assert walk.frame(10**6) == walk.frame(len(walk))


@pytest.mark.needs_torch
@settings(max_examples=60)
@given(graphs(EVERY, arrays=True), st.booleans())
def test_sums_at_forks_end_at_the_gradient_exactly(case: Case, with_torch: bool) -> None:
    engine = torch_engine if with_torch else own
    trace = engine.trace(case.graph, case.values, given=1.5)
    walk = Walkthrough(case.graph)
    for position in range(len(walk) + 1):
        frame = walk.frame(position)
        for node in case.graph.nodes:
            arrived = frame.arrived(node.name)
            if node.name == case.graph.root or not arrived:
                continue
            total = trace.contribution(arrived[0])
            for edge in arrived[1:]:
                total = total + trace.contribution(edge)
            np.testing.assert_array_equal(gradient_so_far(trace, frame, node.name), total)
    end = walk.frame(len(walk))
    for node in case.graph.nodes:
        if node.name in case.graph.wanted:
            assert end.gradient_is_whole(node.name)
            np.testing.assert_array_equal(gradient_so_far(trace, end, node.name), trace.gradient(node.name))
        elif node.name != case.graph.root:
            assert gradient_so_far(trace, end, node.name) is None


@settings(max_examples=40)
@given(walks, st.data())
def test_each_step_has_an_address(walk: Walkthrough, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(walk.steps))
    anchor = f"{step.phase.value.replace(' ', data.draw(st.sampled_from('-_ ')))}:{step.node}"
    position = walk.position_of(anchor)
    last = [other for other in walk.steps if (other.phase, other.node) == (step.phase, step.node)][-1]
    assert position == last.index + 1


def test_addresses_of_the_linear_model() -> None:
    walk = Walkthrough(LINEAR, updates=True)
    addresses = [
        "start",
        "forward:end",
        "local-gradients:r",
        "backward:loss",
        "backward:w",
        "zero-grad:w",
        "end",
    ]
    assert [walk.position_of(address) for address in addresses] == [0, 3, 5, 7, 10, 12, 12]
    for wrong in ("backward:nobody", "sideways:w", "w", "", "forward:w"):
        with pytest.raises(
            TutorError, match=r"There is no step .*; a step is start, end, or a phase and a node"
        ):
            walk.position_of(wrong)


@settings(max_examples=20)
@given(graphs())
def test_every_step_makes_a_number_of_the_trace(case: Case) -> None:
    trace = own.trace(case.graph, case.values)
    for step in Walkthrough(case.graph, updates=True).steps:
        number = made_by(step).of(trace)
        expected = {
            Phase.FORWARD: lambda step=step: trace.value(step.node),
            Phase.UPDATE: lambda step=step: trace.value(step.node),
            Phase.ZERO_GRAD: lambda step=step: trace.gradient(step.node),
            Phase.LOCAL: lambda step=step: trace.local_gradient(step.edge),
            Phase.BACKWARD: lambda step=step: (
                trace.contribution(step.edge) if step.edge else trace.gradient(step.node)
            ),
        }[step.phase]()
        np.testing.assert_array_equal(number, expected)


def test_a_node_with_very_many_successors_is_walked_quickly() -> None:
    code = "\n".join([f"n{index} = h * {index}" for index in range(4000)] + ["loss = n3999 + h"])
    graph: Graph = read_code("h = x*w\n" + code, ["w"]).graph
    walk = Walkthrough(graph)
    assert len(walk.arrivals("h")) == 2
    every = read_code("h = x*w\n" + "\n".join(_ladder(2000)), ["w"]).graph
    assert len(Walkthrough(every).arrivals("h")) == 2001


def _ladder(rungs: int) -> list[str]:
    return ["n0 = h * 1", *(f"n{index} = n{index - 1} + h" for index in range(1, rungs + 1))]
