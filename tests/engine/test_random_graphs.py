"""Random graphs: the own engine and PyTorch make one trace, and its numbers belong together."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.graphs import (
    ALONG_AXES,
    EXACT,
    KINKED,
    LOSSES,
    REDUCED,
    SMOOTH,
    Case,
    assume_tame,
    edges_in,
    graphs,
)
from tutor.engine import Trace, compare, numeric_gradient, own, torch_engine
from tutor.graph import Edge, Graph, read_code

EVERY = (*EXACT, *KINKED, *SMOOTH, *REDUCED, *LOSSES, *ALONG_AXES)
SOFT = (*EXACT, *SMOOTH)
WHOLE = st.integers(-9, 9).map(float)


def _same(one: Trace, other: Trace, rtol: float = 1e-9) -> None:
    """Every number of two traces agrees, measured against the largest of the traces."""
    numbers = [*one.values, *one.gradients, *itertools.chain(*one.contributions)]
    largest = max(1.0, *(float(np.max(np.abs(number))) for number in numbers))
    for name in one.graph.position:
        _agree(one.value(name), other.value(name), rtol, rtol * largest)
        _agree(one.gradient(name), other.gradient(name), rtol, rtol * largest)
    for edge in one.graph.edges:
        _agree(one.contribution(edge), other.contribution(edge), rtol, rtol * largest)
        local, other_local = one.local_gradient(edge), other.local_gradient(edge)
        assert (local is None) == (other_local is None)
        if local is not None:
            _agree(local, other_local, rtol, rtol * largest)


def _agree(one: Any, other: Any, rtol: float, atol: float) -> None:
    assert np.shape(one) == np.shape(other)
    np.testing.assert_allclose(one, other, rtol=rtol, atol=atol)


def _bits(number: Any) -> bytes:
    return np.asarray(number).tobytes()


@pytest.mark.needs_torch
@settings(max_examples=150)
@given(graphs(), st.sampled_from([1.0, -3.0]))
def test_single_numbers_are_those_of_pytorch(case: Case, given_: float) -> None:
    mine = own.trace(case.graph, case.values, given=given_, dtype="float64")
    assume_tame(mine)
    _same(mine, torch_engine.trace(case.graph, case.values, given=given_, dtype="float64"))


@pytest.mark.needs_torch
@settings(max_examples=150)
@given(graphs(EVERY, arrays=True))
def test_arrays_are_those_of_pytorch(case: Case) -> None:
    mine = own.trace(case.graph, case.values, dtype="float64")
    assume_tame(mine)
    _same(mine, torch_engine.trace(case.graph, case.values, dtype="float64"))


@pytest.mark.needs_torch
@settings(max_examples=150)
@given(graphs((*EXACT, "relu", "maximum", "minimum"), largest=20))
def test_sums_and_products_in_float32_have_the_bits_of_pytorch(case: Case) -> None:
    mine = own.trace(case.graph, case.values)
    theirs = torch_engine.trace(case.graph, case.values)
    for found in compare(mine, theirs):
        assert found.value.ulps == found.gradient.ulps == 0, found.name
    for edge in case.graph.edges:
        np.testing.assert_array_equal(mine.contribution(edge), theirs.contribution(edge))


@pytest.mark.needs_torch
@settings(max_examples=100)
@given(graphs(EVERY, arrays=True), st.booleans())
def test_a_gradient_is_the_sum_of_its_contributions(case: Case, with_torch: bool) -> None:
    engine = torch_engine if with_torch else own
    trace = engine.trace(case.graph, case.values, given=1.5, dtype="float64")
    sums: dict[str, Any] = {}
    for edge in edges_in(case.graph):
        contribution = trace.contribution(edge)
        sums[edge.source] = sums[edge.source] + contribution if edge.source in sums else contribution
    for name in case.graph.position:
        expected = (
            trace.given if name == case.graph.root else sums.get(name, np.zeros_like(trace.value(name)))
        )
        np.testing.assert_array_equal(trace.gradient(name), expected, err_msg=name)


@settings(max_examples=60)
@given(graphs(EVERY, arrays=True))
def test_a_contribution_is_given_times_local_gradient(case: Case) -> None:
    trace = own.trace(case.graph, case.values, given=0.5, dtype="float64")
    for edge in case.graph.edges:
        local = trace.local_gradient(edge)
        if local is None:
            continue
        product = np.asarray(trace.gradient(edge.target) * local)
        copied = product.sum() if np.shape(trace.value(edge.source)) == () else product
        if np.shape(copied) == np.shape(trace.value(edge.source)):
            np.testing.assert_allclose(trace.contribution(edge), copied, rtol=1e-12, atol=1e-12)


@settings(max_examples=60)
@given(graphs(EVERY, arrays=True, number=WHOLE), st.sampled_from([2.0, -1.0, 0.25, -8.0]))
def test_the_given_gradient_scales_every_gradient(case: Case, factor: float) -> None:
    """By a power of two, exactly; and values and local gradients do not know of it."""
    one = own.trace(case.graph, case.values, dtype="float64")
    scaled = own.trace(case.graph, case.values, given=factor, dtype="float64")
    assume_tame(one)
    for name in case.graph.position:
        assert _bits(one.value(name)) == _bits(scaled.value(name))
        np.testing.assert_array_equal(scaled.gradient(name), one.gradient(name) * factor)
    for edge in case.graph.edges:
        np.testing.assert_array_equal(scaled.contribution(edge), one.contribution(edge) * factor)
        if one.local_gradient(edge) is not None:
            assert _bits(one.local_gradient(edge)) == _bits(scaled.local_gradient(edge))


@settings(max_examples=100)
@given(graphs(), st.sampled_from(["float32", "float64"]))
def test_the_path_for_single_numbers_is_the_path_for_arrays(case: Case, dtype: Any) -> None:
    single = own.trace(case.graph, case.values, dtype=dtype)
    assume_tame(single)
    rows = {name: [value] for name, value in case.values.items()}
    arrays = own.trace(case.graph, rows, dtype=dtype)
    rtol = 1e-12 if dtype == "float64" else 2e-5
    numbers = [*single.values, *single.gradients, *itertools.chain(*single.contributions)]
    atol = rtol * max(1.0, *(float(abs(number)) for number in numbers))
    for name in case.graph.position:
        np.testing.assert_allclose(np.ravel(arrays.value(name)), single.value(name), rtol=rtol, atol=atol)
        np.testing.assert_allclose(
            np.ravel(arrays.gradient(name)), single.gradient(name), rtol=rtol, atol=atol
        )
    for edge in case.graph.edges:
        brought = (arrays.contribution(edge), arrays.local_gradient(edge))
        np.testing.assert_allclose(np.ravel(brought[0]), single.contribution(edge), rtol=rtol, atol=atol)
        np.testing.assert_allclose(np.ravel(brought[1]), single.local_gradient(edge), rtol=rtol, atol=atol)


@settings(max_examples=60)
@given(graphs(EVERY, arrays=True), st.randoms(use_true_random=False))
def test_the_trace_does_not_depend_on_the_order_of_the_nodes(case: Case, random: Any) -> None:
    nodes = list(case.graph.nodes)
    random.shuffle(nodes)
    other = Graph.of(nodes, case.graph.root)
    one, two = (own.trace(graph, case.values, dtype="float64") for graph in (case.graph, other))
    assume_tame(one)
    for name in case.graph.position:
        assert _bits(one.value(name)) == _bits(two.value(name))
    _same(one, two, rtol=1e-12)


@settings(max_examples=60)
@given(graphs((*SOFT, *REDUCED, *LOSSES, *ALONG_AXES), arrays=True, largest=8))
def test_the_gradient_of_every_node_is_that_of_finite_differences(case: Case) -> None:
    trace = own.trace(case.graph, case.values, given=2.0, dtype="float64")
    assume_tame(trace)
    largest = max(1.0, *(float(np.max(np.abs(number))) for number in (*trace.values, *trace.gradients)))
    for name in case.graph.position:
        _agree(trace.gradient(name), numeric_gradient(trace, name), 1e-6, 1e-7 * largest**2)


@settings(max_examples=40)
@given(graphs(EVERY, arrays=True))
def test_what_the_root_does_not_depend_on_has_gradient_zero(case: Case) -> None:
    trace = own.trace(case.graph, case.values)
    for node in case.graph.nodes:
        if node.name in case.graph.influencing:
            continue
        assert not np.any(trace.gradient(node.name))
        for index, operand in enumerate(node.operands):
            assert not np.any(trace.contribution(Edge(operand, node.name, index)))


@pytest.mark.needs_torch
@settings(max_examples=100)
@given(graphs((*EXACT, "relu", "maximum"), largest=20))
def test_plain_pytorch_without_our_views_has_the_same_bits(case: Case) -> None:
    """The graph as a person would write it in PyTorch, every node's gradient kept."""
    torch = torch_engine.load()
    tensors: dict[str, Any] = {}
    for node in case.graph.nodes:
        if node.is_leaf:
            number = case.values.get(node.name, node.attributes[0] if node.attributes else None)
            tensors[node.name] = torch.tensor(number, requires_grad=True, dtype=torch.float32)
        else:
            operands = [tensors[operand] for operand in node.operands]
            tensors[node.name] = torch_engine.function(node.op, node.attributes)(*operands)
            tensors[node.name].retain_grad()
    tensors[case.graph.root].backward()
    for trace in (own.trace(case.graph, case.values), torch_engine.trace(case.graph, case.values)):
        for name, tensor in tensors.items():
            assert float(trace.value(name)) == float(tensor.detach())
            assert float(trace.gradient(name)) == float(0 if tensor.grad is None else tensor.grad)


@pytest.mark.needs_torch
def test_sums_at_a_fork_take_their_contributions_in_the_order_of_pytorch() -> None:
    """In another order the last bits would differ: rounding does not let a sum be rearranged."""
    torch = torch_engine.load()
    graph = read_code("h = x*w\nd = h - h\ne = h*k\nf = h*m\nloss = d*p + e + f", ["w"]).graph
    numbers = np.random.default_rng(4).uniform(-9, 9, (100, 5)).astype(np.float32)
    for row in numbers:
        values = dict(zip(("x", "w", "k", "m", "p"), map(float, row), strict=True))
        x, w, k, m, p = (torch.tensor(number, requires_grad=True) for number in values.values())
        h = x * w
        h.retain_grad()
        d, e, f = h - h, h * k, h * m
        (d * p + e + f).backward()
        for engine in (own, torch_engine):
            assert float(engine.trace(graph, values).gradient("h")) == float(h.grad)
