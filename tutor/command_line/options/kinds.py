"""The kinds of arguments: each function reads one, or says what it is to be."""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable

from tutor.language import translate

PHASES = ("forward", "local gradients", "backward", "update", "zero grad")
_LARGEST_SIDE = 16384


def _wrong(what: str, text: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(
        translate("options", "is to be {what}, and here is {found}").format(what=what, found=repr(text))
    )


def integer(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise _wrong(translate("options", "a whole number"), text) from None


def whole(least: int) -> Callable[[str], int]:
    """A whole number from `least` on."""

    def read(text: str) -> int:
        """The number that is written, a whole one that is not too small; else an argument's error."""
        try:
            number = int(text)
        except ValueError:
            number = least - 1
        if number < least:
            raise _wrong(translate("options", "a whole number from {least} on").format(least=least), text)
        return number

    return read


def number(text: str) -> float:
    """A finite number."""
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise _wrong(translate("options", "a finite number"), text)
    return found


def batch(text: str) -> int | str:
    """How many samples an iteration takes, or `all`."""
    if text == "all":
        return text
    try:
        return whole(1)(text)
    except argparse.ArgumentTypeError:
        raise _wrong(translate("options", "a whole number from 1 on, or all"), text) from None


def phase(text: str) -> str:
    """The name of a phase, which may be cut short."""
    wanted = text.lower().replace("-", " ").replace("_", " ")
    meant = [name for name in PHASES if wanted and name.startswith(wanted)]
    if len(meant) != 1:
        raise _wrong(translate("options", "one of {known}").format(known=", ".join(PHASES)), text)
    return meant[0]


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels."""
    sides = re.fullmatch(r"(\d{1,5})[x×X](\d{1,5})", text)
    if not sides or not all(100 <= int(side) <= _LARGEST_SIDE for side in sides.groups()):
        raise _wrong(
            translate("options", "WIDTHxHEIGHT in pixels, each from 100 to {most}, as 1600x1000").format(
                most=_LARGEST_SIDE
            ),
            text,
        )
    return int(sides[1]), int(sides[2])


def span(text: str) -> tuple[int | None, int | None]:
    """The first and the last of the steps wanted, from 1; None where it is left out."""
    ends = re.fullmatch(r"(\d{0,9}):(\d{0,9})", text)
    if ends is None or "0" in (ends[1], ends[2]):
        raise _wrong(translate("options", "FROM:TO, steps counted from 1, as 3:7"), text)
    return int(ends[1]) if ends[1] else None, int(ends[2]) if ends[2] else None


def seconds(text: str) -> float:
    """A time that a person can follow."""
    found = number(text)
    if not 0.05 <= found <= 60:
        raise _wrong(translate("options", "a number of seconds from 0.05 to 60"), text)
    return found
