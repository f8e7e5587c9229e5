"""The learner as autograd: what the picker accepts passes whole gradients back; each refusal is true."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.graphs import EXACT, KINKED, REDUCED, SMOOTH, Case, assume_tame, graphs
from tests.helpers.pytorch import torch
from tutor.engine import own, torch_engine
from tutor.errors import TutorError
from tutor.graph import CONSTANT, INPUT, PARAMETER, Graph, read_code
from tutor.graph.symbols import Symbols
from tutor.walk import Phase, Walkthrough, gradient_so_far
from tutor.walk.backward_order import BackwardOrder, Pick, Refusal
from tutor.walk.words.pick_words import PickWords

FORKED = read_code("h = x*w\nu = h + y\nv = h*h\ndead = x*y\nloss = v*u + y*y", ["w"]).graph
EVERY = (*EXACT, *SMOOTH, *KINKED, *REDUCED)


def users(graph: Graph, name: str) -> list[str]:
    """Who takes the node for an operand: found from the operands, and not from the edges."""
    return [node.name for node in graph.nodes if name in node.operands]


def depends(graph: Graph, on: str) -> set[str]:
    """Every node that changes when `on` does, itself among them."""
    found = {on}
    for node in graph.nodes:
        if found.intersection(node.operands):
            found.add(node.name)
    return found


def reason_holds(graph: Graph, pick: Pick, done: tuple[str, ...]) -> bool:
    """Whether what the refusal says is so, by the graph's operands alone."""
    asked = set(graph.parameters or graph.inputs)
    behind = {leaf.name for leaf in graph.leaves if pick.node in depends(graph, leaf.name)}
    node = graph[pick.node]
    reaches = graph.root in depends(graph, pick.node)
    if pick.refusal is Refusal.NO_INFLUENCE:
        return not reaches
    if pick.refusal is Refusal.DONE:
        return pick.node in done
    if pick.refusal is Refusal.ENDS_HERE:
        return node.is_leaf and node.name in asked and reaches
    if pick.refusal is Refusal.LEAF:
        return node.is_leaf and node.name not in asked
    if pick.refusal is Refusal.UNWANTED:
        return not behind & asked
    late = [user for user in users(graph, pick.node) if graph.root in depends(graph, user)]
    open_, handed = [user for user in late if user not in done], [user for user in late if user in done]
    return bool(open_) and set(pick.waits_for) == set(open_) and set(pick.arrived) == set(handed)


@pytest.mark.needs_torch
@settings(max_examples=60, deadline=None)
@given(graphs(EVERY, arrays=True), st.integers(0, 2**32))
def test_any_order_that_is_accepted_passes_whole_gradients(case: Case, seed: int) -> None:
    """A node that is ready holds the gradient that PyTorch finds; each refusal is true."""
    graph, numbers = case.graph, random.Random(seed)
    trace = own.trace(graph, case.values, dtype="float64")
    assume_tame(trace)
    expected = torch_engine.trace(graph, case.values, dtype="float64")
    order = BackwardOrder(graph)
    while not order.is_complete:
        names = [node.name for node in graph.nodes]
        numbers.shuffle(names)
        picks = [order.judge(name) for name in names]
        for pick in picks:
            assert pick.right or reason_holds(graph, pick, order.done), pick
        chosen = next(pick.node for pick in picks if pick.right)
        walk = Walkthrough(graph, order=order.done)
        start = walk.position_of(f"backward:{graph.root}")
        arrived = gradient_so_far(trace, walk.frame(_first(walk) + order.steps), chosen)
        np.testing.assert_allclose(np.asarray(arrived), expected.gradient(chosen), rtol=1e-9, atol=1e-12)
        assert start == _first(walk)
        order = order.after(chosen)
    assert not any(order.judge(node.name).right for node in graph.nodes)
    end = Walkthrough(graph, order=order.done)
    for name in graph.wanted:
        whole = gradient_so_far(trace, end.frame(len(end)), name)
        np.testing.assert_allclose(np.asarray(whole), expected.gradient(name), rtol=1e-9, atol=1e-12)


def _first(walk: Walkthrough) -> int:
    """The position at which the root has its given gradient."""
    return next(step.index for step in walk.steps if step.phase is Phase.BACKWARD) + 1


def test_the_order_changes_the_steps_and_the_partial_sums() -> None:
    usual, other = Walkthrough(FORKED), Walkthrough(FORKED, order=("loss", "v*u", "u"))
    trace = own.trace(FORKED, {"x": 1, "w": 3, "y": 2}, dtype="float64")
    assert sorted(map(str, usual.steps)) != sorted(map(str, other.steps))
    assert len(usual) == len(other)
    assert [edge.target for edge in usual.arrivals("h")] == ["v", "v", "u"]
    assert [edge.target for edge in other.arrivals("h")] == ["u", "v", "v"]
    seen = [gradient_so_far(trace, other.frame(at), "h") for at in range(len(other) + 1)]
    assert list(dict.fromkeys(seen)) == [None, 9.0, 24.0, 39.0]  # v = 9 by way of u, then 5·3 twice
    assert not usual.same_steps(other)


@pytest.mark.needs_torch
def test_the_gradients_are_those_of_pytorch_by_hand() -> None:
    w = torch.tensor(3.0, requires_grad=True)
    h = w * 1.0
    ((h * h) * (h + 2.0)).backward()
    trace = own.trace(FORKED, {"x": 1, "w": 3, "y": 2})
    assert w.grad is not None
    assert trace.gradient("w") == w.grad.item()


@pytest.mark.parametrize("order", [("h",), ("loss", "loss"), ("loss", "h"), ("w",), ("dead",), ("nobody",)])
def test_an_order_that_cannot_be_is_refused(order: tuple[str, ...]) -> None:
    with pytest.raises(TutorError, match="is not ready in its turn"):
        Walkthrough(FORKED, order=order)


@pytest.mark.parametrize(
    ("done", "node", "sentence"),
    [
        ((), "v", "v still waits for what comes back from v·u."),
        ((), "loss", "loss hands a contribution to v·u."),
        (("loss",), "loss", "loss has passed its gradient back already; once is enough."),
        (("loss", "v*u"), "h", "h still waits for what comes back from u and v."),
        (
            ("loss", "v*u", "u"),
            "h",
            "h has its share from u already, and still waits for what comes back from v.",
        ),
        ((), "dead", "dead does not influence loss, so no gradient ever reaches it."),
        ((), "y*y", "y·y is made without any parameter: nobody asks for a gradient behind it."),
        (
            (),
            "w",
            "ω is a parameter: it keeps the gradient that it is handed, and has no operand to pass it on to.",
        ),
        ((), "x", "x is an input and no parameter: nobody asks for its gradient."),
    ],
)
def test_a_pick_is_told_in_one_sentence(done: tuple[str, ...], node: str, sentence: str) -> None:
    words = PickWords(FORKED, Symbols({"w": r"\omega"}))
    assert words.sentence(BackwardOrder(FORKED, done).judge(node)) == sentence


def test_what_is_ready_and_why() -> None:
    words, order = PickWords(FORKED), BackwardOrder(FORKED)
    assert order.ready == ("loss",)
    assert words.hint(order.judge("loss")) == "Backward starts at the root, loss: nothing comes after it."
    order = order.after("loss").after("v*u")
    assert set(order.ready) == {"u", "v"}
    order = order.after("v").after("u")
    assert order.ready == ("h",)
    expected = "All that h was waiting for has come back from u and v: it is ready."
    assert words.hint(order.judge("h")) == expected
    assert order.after("h").is_complete


def test_leaves_and_constants_are_told_apart() -> None:
    graph = read_code("z = 2*x + y*3").graph
    ends = {node.op: BackwardOrder(graph).judge(node.name).refusal for node in graph.leaves}
    assert ends == {INPUT: Refusal.ENDS_HERE, CONSTANT: Refusal.LEAF}
    told = [PickWords(graph).sentence(BackwardOrder(graph).judge(node.name)) for node in graph.leaves]
    assert any("is an input: the way back ends here" in sentence for sentence in told)
    assert any("is a constant" in sentence for sentence in told)
    leaf = Graph.of([graph["x"]._replace(op=PARAMETER)], "x")
    assert BackwardOrder(leaf).is_complete


def test_a_long_graph_is_ordered_at_once() -> None:
    code = "\n".join(["n0 = w * 1", *(f"n{index} = n{index - 1} + w" for index in range(1, 2001))])
    graph: Any = read_code(code, ["w"]).graph
    order = tuple(f"n{index}" for index in range(2000, 500, -1))
    assert len(Walkthrough(graph, order=order)) == len(Walkthrough(graph))
