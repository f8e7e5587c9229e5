"""Colours that must be told apart are apart for every eye: three kinds of colour blindness, simulated."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from tutor.ui.look.roles import KIND_ROLE, PHASE_ROLE
from tutor.ui.look.theme import THEME_NAMES, Role, load_theme
from tutor.ui.plots.styles import MARKS, STYLES

EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
"""What linear RGB turns into, severity 1.0: Machado, Oliveira and Fernandes, "A Physiologically-based Model
for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009."""

TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
"""OKLab from linear sRGB: B. Ottosson, "A perceptual color space for image processing", 2020."""

LEAST = 0.08
"""Distance in OKLab; what can just be told apart is 0.02 (CSS Color Module Level 4, ΔEOK)."""

NUMBERS: tuple[Role, ...] = ("value", "grad", "local", "param_text", "good")
"""Roles of which each stands for something else: numbers, the state of an optimiser, right and wrong."""
LINES: tuple[Role, ...] = ("param_line", "input_line", "op_line", "loss_line")
"""The lines around boxes: parameter, input, operation, loss."""


def oklab(colour: str, eye: str) -> np.ndarray:
    coded = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    seen = np.clip(EYES[eye] @ linear, 0, 1)
    return np.asarray(TO_LAB @ np.cbrt(TO_LMS @ seen))


def too_near(theme: str, eye: str, pairs: set[frozenset[Role]]) -> list[str]:
    hexes = load_theme(theme).hex
    found = []
    for one, other in (sorted(pair) for pair in pairs if len(pair) == 2):
        apart = float(np.linalg.norm(oklab(hexes(one), eye) - oklab(hexes(other), eye)))  # type: ignore[arg-type]
        if apart < LEAST:
            found.append(f"{one} and {other}: {apart:.3f}")
    return found


def pairs_of(*roles: Role) -> set[frozenset[Role]]:
    return {frozenset(pair) for pair in combinations(roles, 2)}


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEME_NAMES)
def test_numbers_and_marks_are_told_apart(theme: str, eye: str) -> None:
    numbers = pairs_of(*NUMBERS) | pairs_of(*KIND_ROLE.values())
    phases = pairs_of(*PHASE_ROLE.values())
    marked: set[frozenset[Role]] = {frozenset(("accent", role)) for role in ("grad", "good", "local")}
    assert too_near(theme, eye, numbers | phases | marked) == []


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEME_NAMES)
def test_the_lines_around_boxes_are_told_apart(theme: str, eye: str) -> None:
    assert too_near(theme, eye, pairs_of(*LINES)) == []


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEME_NAMES)
def test_curves_of_the_same_dashes_are_told_apart(theme: str, eye: str) -> None:
    pairs = combinations(STYLES, 2)
    same = {frozenset((one.role, other.role)) for one, other in pairs if one.dashes == other.dashes}
    assert same
    assert too_near(theme, eye, same) == []


def test_every_class_of_points_has_a_mark_of_its_own() -> None:
    assert len({mark for mark, _ in MARKS}) == len(MARKS)


def test_a_simulated_eye_sees_what_is_known_of_it() -> None:
    """Pure red and green are alike in hue for some, blue and yellow stay apart, and grey stays."""
    for eye in EYES:
        assert np.allclose(oklab("#808080", eye), oklab("#808080", "usual"), atol=2e-3)
    red, green = (oklab(colour, "deuteranopia")[1:] for colour in ("#BD3F0B", "#5F6B00"))
    blue = oklab("#0B62B8", "deuteranopia")[1:]
    assert np.linalg.norm(red - green) < 0.05 < np.linalg.norm(red - blue)
