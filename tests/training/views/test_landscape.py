"""The loss over chosen parameters, against numbers by hand and PyTorch's gradients."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.helpers.plans import linear, network, quadratic
from tests.helpers.pytorch import torch
from tutor.training import History, train, trainer
from tutor.training.running.prepare import prepare
from tutor.training.views.contours import contour, levels
from tutor.training.views.course import Followed, Gathered, courses, followed_of, layer_sizes, path
from tutor.training.views.landscape import (
    Element,
    Loss,
    Stopped,
    bottoms,
    fitting_range,
    kept_range,
    landscape,
)
from tutor.training.views.parameter_layers import parameter_layers


def test_the_curve_of_the_linear_model_is_its_parabola() -> None:
    prepared = prepare(linear("float64"))
    found = landscape(Loss(prepared, prepared.parameters, [Element("w")]), [1.0], [(-1.0, 5.0)])
    assert found.loss == pytest.approx(14 / 3 * (found.x - 2) ** 2)  # the mean of 1, 4 and 9 times (w − 2)²
    assert (found.height, found.slopes[0]) == pytest.approx((14 / 3, -28 / 3))
    assert (found.samples, found.of_samples) == (3, 3)


def test_of_one_sample_it_is_that_samples_loss() -> None:
    prepared = prepare(linear("float64"))
    found = landscape(Loss(prepared, prepared.parameters, [Element("w")], sample=2), [1.0], [(0.0, 4.0)])
    assert (found.height, found.slopes[0]) == pytest.approx((9.0, -18.0))


@pytest.mark.needs_torch
@pytest.mark.parametrize("large", [False, True], ids=["all points at once", "point by point"])
def test_the_slopes_of_a_surface_are_pytorchs_gradients(large: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.training.views.landscape._SMALL", 0 if large else 64)
    prepared = prepare(network("float64"))
    elements = [Element("W1", (3, 1)), Element("b2", (2,))]
    at = [element.of(prepared.parameters) for element in elements]
    found = landscape(
        Loss(prepared, prepared.parameters, elements), at, [(at[0] - 1, at[0] + 1), (at[1], 3.0)]
    )
    given = {
        name: torch.tensor(np.asarray(value), requires_grad=True)
        for name, value in prepared.parameters.items()
    }
    x, y = (torch.tensor(prepared.columns[name]) for name in "xy")
    h = torch.relu(x @ given["W1"].T + given["b1"])
    loss = ((torch.tanh(h @ given["W2"].T + given["b2"]) - y) ** 2).mean()
    loss.backward()
    assert found.height == pytest.approx(loss.item(), rel=1e-12)
    expected = [given[each.name].grad[each.index].item() for each in elements]
    assert found.slopes == pytest.approx(expected, rel=1e-6, abs=1e-9)
    assert found.loss.shape == (41, 41)
    assert found.loss[0, 20] == pytest.approx(loss.item())  # the middle of x, the first of y


def test_a_parabola_that_fits_has_its_bottom_where_training_leads() -> None:
    prepared = prepare(linear("float64"))
    assert bottoms(Loss(prepared, prepared.parameters, [Element("w")]), [1.0]) == pytest.approx([2.0])
    far = bottoms(Loss(prepared, prepared.parameters, [Element("w")]), [1000.0])
    assert far == pytest.approx([2.0], rel=1e-3)
    steep = prepare(replace(linear("float64"), data={"x": (1.0, 2.0, 3.0), "y": (20.0, 40.0, 60.0)}))
    away = bottoms(Loss(steep, steep.parameters, [Element("w")]), [1.0])
    assert np.isnan(away).all()  # at 20: too far for one picture


def test_work_that_nobody_waits_for_is_stopped() -> None:
    prepared = prepare(quadratic())
    loss = Loss(prepared, prepared.parameters, [Element("b")], stop=lambda: True)
    with pytest.raises(Stopped):
        landscape(loss, [1.0], [(0.0, 2.0)])


def test_a_range_shows_the_path_and_as_much_beyond() -> None:
    assert fitting_range(3.0, np.array([1.0, 2.0])) == (0.5, 5.5)
    assert fitting_range(0.1, np.array([np.nan, np.inf])) == (-0.4, 0.6)
    assert kept_range((0.0, 6.0), 3.0, np.array([1.0, 2.0])) == (0.0, 6.0)
    assert kept_range((0.0, 6.0), 5.9, np.array([1.0])) == fitting_range(5.9, np.array([1.0]))
    assert kept_range((-50.0, 50.0), 3.0, np.array([1.0, 2.0])) == (0.5, 5.5)


def test_a_path_goes_from_the_initial_values_to_the_moment() -> None:
    history = train(quadratic("float64", epochs=50))
    elements = [Element("w1"), Element("b")]
    for until in (0, 1, 2, 17, len(history)):
        found = path(history, elements, until)
        before = history.parameters_before(until)
        assert found[0].tolist() == [1.0, 1.0]
        assert found[-1].tolist() == [before["w1"], before["b"]]
        assert len(found) == until + 1 or until > 40
    short = path(history, elements, 17, points=5)  # of a long run few are kept so early
    assert short[5].tolist() == [history.parameters_before(5)[name] for name in ("w1", "b")]


def test_courses_are_what_the_history_holds() -> None:
    plan = network("float64", epochs=4)
    history = train(plan)
    iterations, found = courses(history, [Followed("W1", (2, 1)), Followed("b2", None)], "gradients")
    assert iterations.tolist() == list(range(28))
    for at in (0, 11, 27):
        gradients = history.gradients(at)
        assert found[at] == pytest.approx([gradients["W1"][2, 1], np.linalg.norm(gradients["b2"])])
    _, after = courses(history, [Followed("b1", (4,))], "parameters")
    assert after[:, 0].tolist() == [history.parameters_after(at)["b1"][4] for at in range(28)]
    layers = parameter_layers(plan.graph)
    _, sizes = layer_sizes(history, layers)
    numbers = np.concatenate([history.gradients(5)[name].ravel() for name in ("W1", "b1")])
    assert sizes[5, 0] == pytest.approx(np.sqrt(np.mean(numbers**2)))


def test_what_is_gathered_as_a_run_grows_is_what_it_holds() -> None:
    run = trainer(quadratic("float64"))
    taken: list[int] = []

    def take(history: History, iteration: int) -> np.ndarray:
        taken.append(iteration)
        return np.array([float(history.gradients(iteration)["b"])])

    gathered = Gathered(take, most=8)
    for advance in (1, 4, 9, 40):
        run.advance(advance)
        iterations, rows = gathered.follow(run.history)
        assert len(iterations) <= 8 and iterations[-1] < len(run.history)
        assert rows[:, 0].tolist() == [run.history.gradients(int(at))["b"] for at in iterations]
    assert iterations.tolist() == [7, 15, 23, 31, 39, 47] and len(taken) == len(set(taken))
    slowly = Gathered(take, most=8)
    slowly.follow(run.history, stop=lambda: True)
    assert not slowly.is_whole
    while not slowly.is_whole:
        iterations, _ = slowly.follow(run.history, stop=lambda: True)
    assert iterations.tolist() == [7, 15, 23, 31, 39, 47]


def test_what_is_followed_first_can_be_read() -> None:
    few = followed_of({"w": 1.0, "v": np.ones((1, 2))}, 6)
    assert [each.title for each in few] == ["w", "v[0, 0]", "v[0, 1]"]
    many = followed_of({"W": np.ones((4, 4)), "b": 0.0}, 6)
    assert [each.title for each in many] == ["‖W‖", "b"]


def test_contours_of_a_cone_are_circles() -> None:
    x = np.linspace(-2, 2, 81)
    heights = np.hypot(*np.meshgrid(x, x))
    heights[0, 0] = np.nan
    found = contour(heights, x, x, 1.0)
    assert np.hypot(found[..., 0], found[..., 1]) == pytest.approx(1.0, abs=2e-3)
    length = np.hypot(*(found[:, 1] - found[:, 0]).T).sum()
    assert length == pytest.approx(2 * np.pi, rel=2e-3)  # whole, and every part of it once
    assert len(contour(heights, x, x, 9.0)) == 0


def test_both_saddles_have_two_lines() -> None:
    x = np.array([0.0, 1.0])
    for heights in (np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[0.0, 1.0], [1.0, 0.0]])):
        assert contour(heights, x, x, 0.5).shape == (2, 2, 2)


def test_levels_of_a_bowl_are_denser_below() -> None:
    found = levels(np.array([0.0, 4.0]), 3)
    assert found == pytest.approx([0.25, 1.0, 2.25])
    assert len(levels(np.array([1.0, 1.0]), 3)) == 0
