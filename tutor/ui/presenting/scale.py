"""The projector's sizes for the height of its window: what is 24 pixels of 1080 is as large on any screen."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from tutor.ui.look.theme import Theme

DRAWN_FOR = 1080
"""The height of the window, in pixels, for which the projector's sizes are written."""
_LEAST, _MOST = 0.6, 2.0
_STEPS = 20
"""Sizes follow the height in steps of a twentieth, so that to draw at the window's edge dresses it seldom."""


def scale_of(height: int) -> float:
    """How many times as large as written all is in a window of this height, in pixels."""
    return min(max(round(_STEPS * height / DRAWN_FOR) / _STEPS, _LEAST), _MOST)


@lru_cache(maxsize=16)
def at_scale(theme: Theme, scale: float) -> Theme:
    """The theme with every length so many times as large."""
    sizes = {name: length * scale for name, length in vars(theme.sizes).items()}
    return replace(theme, sizes=replace(theme.sizes, **sizes))


def for_class(theme: Theme, height: int) -> Theme:
    """The theme for a window of this height: a projector's as large as that asks for, others as they are."""
    scale = scale_of(height)
    return at_scale(theme, scale) if theme.is_projector and scale != 1.0 else theme
