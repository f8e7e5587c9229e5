"""Data sets are what their formulas say, the same for a seed, and are split and scaled as told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tutor.training.data.datasets import TABLE, DatasetError, columns, started
from tutor.training.data.recipe import Recipe, split


@pytest.mark.parametrize("name", TABLE)
def test_a_seed_draws_the_same_numbers_and_another_others(name: str) -> None:
    drawn = started(name, noise=0.3, count=37)
    first, again, other = columns(drawn), columns(drawn), columns(replace(drawn, seed=1))
    assert list(first) == list(TABLE[name].columns(drawn.classes))
    assert all(len(column) == 37 and np.array_equal(column, again[key]) for key, column in first.items())
    assert any(not np.array_equal(column, other[key]) for key, column in first.items())


def test_without_noise_the_points_lie_where_the_formulas_say() -> None:
    def plain(name: str, count: int = 40) -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]]:
        return columns(started(name, noise=0.0, count=count))

    lecture = plain("lecture", 3)
    assert (lecture["x"].tolist(), lecture["y"].tolist()) == ([1, 2, 3], [2, 4, 6])
    curves = {"quadratic": np.square, "sine": np.sin, "line": lambda x: 2 * x + 1}
    for name, curve in curves.items():
        found = plain(name)
        np.testing.assert_allclose(found["y"], curve(found["x"]), atol=3e-4)
    moons = plain("moons")
    from_upper = np.hypot(moons["x1"], moons["x2"])
    from_lower = np.hypot(moons["x1"] - 1, moons["x2"] - 0.5)
    np.testing.assert_allclose(np.where(moons["label"] == 0, from_upper, from_lower), 1, atol=2e-4)
    circles = plain("circles")
    np.testing.assert_allclose(np.hypot(circles["x1"], circles["x2"]), 1 - circles["label"] / 2, atol=2e-4)
    xor = plain("xor", 4)
    assert list(zip(xor["x1"], xor["x2"], xor["label"], strict=True)) == [
        (0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0),
    ]  # fmt: skip
    spirals = columns(started("spirals", noise=0.0, count=30, classes=3, turns=0.5))
    angle = np.arctan2(spirals["x2"], spirals["x1"]) - 2 * np.pi * spirals["label"] / 3
    radius = np.hypot(spirals["x1"], spirals["x2"])
    away = np.cos(angle - np.pi * radius)[radius > 0.1]  # half a turn from the centre to the end
    np.testing.assert_allclose(away, 1, atol=1e-3)
    blobs = plain("blobs", 9)
    np.testing.assert_allclose(np.hypot(blobs["x1"], blobs["x2"]), 2, atol=2e-4)
    assert [int(blobs[f"class{k}"].sum()) for k in range(3)] == [3, 3, 3]


def test_classes_alternate_so_that_training_in_order_sees_all_of_them() -> None:
    for name in ("moons", "circles", "spirals", "xor", "blobs"):
        assert set(columns(started(name))["label"][:4]) >= {0.0, 1.0}


@pytest.mark.parametrize(
    ("setting", "bad"),
    [("count", 0), ("count", 100_001), ("noise", -0.1), ("noise", float("nan")), ("seed", -1), ("classes", 1),
     ("turns", 0.0)],
)  # fmt: skip
def test_settings_out_of_bounds_are_refused_by_name(setting: str, bad: float) -> None:
    with pytest.raises(DatasetError) as error:
        columns(started("spirals", **{setting: bad}))
    assert error.value.setting == setting


def test_the_split_takes_its_share_by_its_seed_and_leaves_a_row_to_train_on() -> None:
    training, validation = split(20, 0.25, 3)
    assert (len(training), len(validation)) == (15, 5)
    assert sorted([*training, *validation]) == list(range(20))
    assert not np.array_equal(validation, split(20, 0.25, 4)[1])
    assert len(split(2, 0.99, 0)[0]) == 1
    assert len(split(20, 0.0, 0)[1]) == 0


def test_standardising_goes_by_the_training_rows_alone() -> None:
    recipe = Recipe(
        started("blobs", count=80), {"x": ("x1", "x2"), "y": "label"}, validation=0.25, standardise=("x",)
    )
    made = recipe.made
    x = np.asarray(made.training["x"])
    assert x.shape == (60, 2)
    np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-4)
    np.testing.assert_allclose(x.std(axis=0), 1, atol=1e-4)
    scale, drawn = made.scales["x"], columns(started("blobs", count=80))
    back = np.asarray(made.validation["x"]) * scale.deviation + np.asarray(scale.mean)
    np.testing.assert_allclose(back[:, 0], drawn["x1"][made.validation_rows], atol=2e-4)
    assert set(np.asarray(made.training["y"])) == {0.0, 1.0, 2.0}


def test_what_is_all_the_same_is_only_moved() -> None:
    made = Recipe(columns={"x": (4.0, 4.0), "y": (1.0, 3.0)}, standardise=("x", "y")).made
    assert (made.training["x"], made.training["y"]) == ((0.0, 0.0), (-1.0, 1.0))
