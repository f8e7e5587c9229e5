"""The distance of two engines' numbers in words: same bits, or so many units in the last place."""

from __future__ import annotations

from tutor.engine import Distance
from tutor.language import translate
from tutor.walk.figures import short

_MANY = 99_999


def distance_text(distance: Distance) -> str:
    """`same bits`, `1 ULP`, `3 ULPs`, or `differs` where the floats between them cannot be counted."""
    if distance.same_bits:
        return translate("distance", "same bits")
    if distance.ulps is None:
        return translate("distance", "differs")
    if distance.ulps == 0:
        return translate("distance", "0 and −0")
    if distance.ulps == 1:
        return translate("distance", "1 ULP")
    count = str(distance.ulps) if distance.ulps <= _MANY else short(distance.ulps, 2)
    return translate("distance", "{count} ULPs").format(count=count)
