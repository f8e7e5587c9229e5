"""Modules handed over: read by torch.export, torch.fx or their calls, with PyTorch's very numbers."""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
import pytest

import tutor
from tests.helpers.pytorch import torch
from tutor.document.file.read import read_text
from tutor.document.file.write import write_text
from tutor.engine import Trace, own, torch_engine
from tutor.outside import document

nn: Any = torch.nn
F: Any = nn.functional


class Block(nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.first, self.act = nn.Linear(3, 3), nn.Tanh()

    def forward(self, x: Any) -> Any:
        h = self.act(self.first(x))
        return h + x


class Deep(nn.Module):  # type: ignore[misc]
    """Nested modules, a list of them, batch norm, dropout, an operation in place, a weight used twice."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = nn.ModuleList([Block(), Block()])
        self.norm, self.head = nn.BatchNorm1d(3), nn.Sequential(nn.Linear(3, 3), nn.Dropout(0.5))
        self.head[0].weight = self.blocks[0].first.weight

    def forward(self, x: Any) -> Any:
        for block in self.blocks:
            x = block(x)
        x = self.norm(x)
        x = x.relu_()
        return self.head(x)


class Undecided(nn.Module):  # type: ignore[misc]
    """What it computes hangs on the data: it can be neither exported nor traced."""

    def __init__(self) -> None:
        super().__init__()
        self.only = nn.Linear(3, 1)

    def forward(self, x: Any) -> Any:
        h = self.only(x)
        return h.tanh() if h.sum() > 0 else h.sigmoid()


@torch.fx.wrap  # type: ignore[untyped-decorator]
def turned(h: Any) -> Any:
    """A helper that hangs on the data: an export stops at it, a symbolic trace calls it as it stands."""
    return h.tanh() if h.sum().item() > 0 else h.sigmoid()


class Wrapped(nn.Module):  # type: ignore[misc]
    """It can be traced, though it cannot be exported."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.last = nn.Linear(3, 2), nn.Linear(2, 1)

    def forward(self, x: Any) -> Any:
        return self.last(turned(self.first(x)))


class Straight(torch.autograd.Function):  # type: ignore[misc]
    """Rounds on the way there, and lets everything through on the way back."""

    @staticmethod
    def forward(context: Any, x: Any) -> Any:
        return torch.round(x)

    @staticmethod
    def backward(context: Any, given: Any) -> Any:
        return 3 * given


class Rounded(nn.Module):  # type: ignore[misc]
    """An export takes what is inside of its function apart, and loses its gradient."""

    def __init__(self) -> None:
        super().__init__()
        self.only = nn.Linear(3, 1)

    def forward(self, x: Any) -> Any:
        return Straight.apply(self.only(x))


def grads(model: Any, x: Any, y: Any) -> dict[str, Any]:
    model.zero_grad()
    F.mse_loss(model(x), y).backward()
    return {name: each.grad.numpy() for name, each in _named(model)}


def assert_has_bits(trace: Trace, found: dict[str, Any]) -> None:
    assert set(trace.graph.parameters) == {name if name.isidentifier() else f"layer_{name}" for name in found}
    for name, gradient in found.items():
        there = trace.gradient(name if name.isidentifier() else f"layer_{name}")
        assert np.asarray(there).tobytes() == gradient.tobytes(), name


@pytest.mark.needs_torch
@pytest.mark.parametrize(
    ("make", "training", "way"),
    [
        (Deep, True, "torch.export"),
        (Deep, False, "torch.export"),
        (lambda: nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1)), True, "torch.export"),
        (Wrapped, True, "torch.fx"),
        (Undecided, True, "recording"),
        (Rounded, True, "recording"),
    ],
)
def test_values_and_gradients_are_the_modules_own(
    make: Any, training: bool, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    torch.manual_seed(5)
    model, x, y = make().train(training), torch.randn(4, 3), torch.zeros(4, 3 if make is Deep else 1)
    state = torch.get_rng_state()
    with caplog.at_level(logging.INFO, "tutor.outside"):
        trace = tutor.trace(model, x, y, loss=F.mse_loss)
    assert f"was read by {way}" in caplog.text
    torch.set_rng_state(state)
    assert_has_bits(trace, grads(model, x, y))
    if make is Deep and training:
        assert int(model.norm.num_batches_tracked) == 2, "each of both calls counts once"
    assert trace.graph.root == "loss"
    assert {"x", "y"} <= set(trace.graph.inputs)


@pytest.mark.needs_torch
def test_a_three_layer_module_is_the_same_graph_in_the_window() -> None:
    torch.manual_seed(2)
    model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 3), nn.GELU(), nn.Linear(3, 1))
    x, y = torch.randn(5, 2), torch.randn(5, 1)

    trace = tutor.trace(model, x, y, loss=F.mse_loss)
    text = write_text(document(model, x, y, loss=F.mse_loss))
    read = read_text(text, "show")
    assert read.title == "Sequential"
    assert read.summary == "Sequential was read by torch.export."
    assert write_text(read) == text
    assert [group.title for group in read.groups] == ["0 · Linear", "2 · Linear", "4 · Linear"]
    assert read.groups[1].nodes == (
        "layer_2_weight",
        "layer_2_bias",
        "layer_2_weight_T",
        "layer_2",
    )
    assert read.symbols.tex("layer_2_weight") == "W_{2}"
    window = torch_engine.trace(read.graph, read.values)
    for name in trace.graph.position:
        assert np.asarray(window.value(name)).tobytes() == np.asarray(trace.value(name)).tobytes(), name
        assert np.asarray(window.gradient(name)).tobytes() == np.asarray(trace.gradient(name)).tobytes()
    mine = own.trace(read.graph, read.values)
    assert np.allclose(mine.gradient("layer_0_weight"), trace.gradient("layer_0_weight"), rtol=1e-4)


@pytest.mark.needs_torch
def test_a_convolution_and_the_modules_names() -> None:
    torch.manual_seed(4)
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(2, 1))
    image, target = torch.randn(1, 1, 5, 5), torch.zeros(1, 1)
    trace = tutor.trace(model, image, target, loss=F.mse_loss)
    assert trace.graph.inputs == ("image", "target")
    assert trace.graph["layer_0"].op == "aten.conv2d(a, b, c) -> [1, 2, 3, 3]"
    assert_has_bits(trace, grads(model, image, target))


class Attention(nn.Module):  # type: ignore[misc]
    """A call with three results, and products of what is turned."""

    def __init__(self) -> None:
        super().__init__()
        self.all, self.out = nn.Linear(4, 12), nn.Linear(4, 4)

    def forward(self, x: Any) -> Any:
        q, k, v = self.all(x).chunk(3, dim=-1)
        return self.out(torch.softmax(q @ k.transpose(-2, -1) / 2, dim=-1) @ v)


class Words(nn.Module):  # type: ignore[misc]
    """Takes whole numbers, and gives a score for each class."""

    def __init__(self) -> None:
        super().__init__()
        self.table, self.score = nn.Embedding(5, 3), nn.Linear(3, 2)

    def forward(self, words: Any) -> Any:
        return self.score(self.table(words).mean(1))


@pytest.mark.needs_torch
@pytest.mark.parametrize("make", [Attention, Words, lambda: nn.LSTMCell(3, 2)])
def test_calls_with_several_results_and_whole_numbers_are_computed_again(make: Any) -> None:
    torch.manual_seed(6)
    model = make()
    if isinstance(model, nn.LSTMCell):
        inputs, loss = (torch.randn(2, 3), torch.zeros(2, 2)), lambda found, y: F.mse_loss(found[0], y)
    elif make is Words:
        inputs, loss = (torch.tensor([[0, 1], [2, 4]]), torch.tensor([0, 1])), F.cross_entropy
    else:
        inputs, loss = (torch.randn(3, 4), torch.zeros(3, 4)), F.mse_loss
    trace = tutor.trace(model, *inputs, loss=loss)
    model.zero_grad()
    loss(model(*inputs[:-1]), inputs[-1]).backward()
    assert_has_bits(trace, {name: each.grad.numpy() for name, each in _named(model)})
    read = read_text(write_text(document(model, *inputs, loss=loss)), "show")
    again = torch_engine.trace(read.graph, read.values)
    for name in trace.graph.parameters:
        assert np.asarray(again.gradient(name)).tobytes() == np.asarray(trace.gradient(name)).tobytes()


def _named(model: Any) -> Any:
    return ((name.replace(".", "_"), each) for name, each in model.named_parameters())
