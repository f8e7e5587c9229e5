"""Values as a person types them: a number or a JSON array, and NAME=VALUE."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from tutor.document.numbers import numbers
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.language import translate

_BARE = re.compile(r"(?<![\w.\"])(-?)(nan|inf)(?![\w.\"])", re.IGNORECASE)
_JSON_NAMES = {"nan": "NaN", "inf": "Infinity"}
_NOT_FINITE = ("nan", "inf", "-inf")


def value(text: str, what: str) -> Given:
    """The number or rows of numbers that `text` writes; nan, inf and -inf are numbers too, in quotes or bare.

    Raises:
        TutorError: it is no such thing; the sentence names `what`.
    """
    found = numbers(_read(text.strip()))
    if found is None:
        shown = text if len(text) <= 40 else text[:37] + "…"
        raise TutorError(
            translate(
                "command line",
                "{what} is to be a number, or a JSON array with rows equally long, and here is {found}.",
            ).format(what=what, found=repr(shown))
        )
    return found


def assignments(option: str, texts: Iterable[str]) -> dict[str, Given]:
    """The values by name of `--set` or `--param` options.

    Raises:
        TutorError: one is not NAME=VALUE, or a name comes twice.
    """
    found: dict[str, Given] = {}
    for text in texts:
        name, equals, written = text.partition("=")
        name = name.strip()
        if not equals or not name:
            raise TutorError(
                translate(
                    "command line", "{option} is to be NAME=VALUE, as {option} w=1, and here is {found}."
                ).format(option=option, found=repr(text))
            )
        if name in found:
            raise TutorError(
                translate("command line", "{option} gives {name} twice.").format(option=option, name=name)
            )
        found[name] = value(written, f"{option} {name}")
    return found


def _read(text: str) -> Any:
    """What the text says, not yet checked; None where it says nothing that could be numbers."""
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return _finite_or_named(json.loads(_BARE.sub(_json_name, text), parse_int=float))
    except (ValueError, RecursionError):
        return None


def _json_name(bare: re.Match[str]) -> str:
    return bare[1] + _JSON_NAMES[bare[2].lower()]


def _finite_or_named(found: Any) -> Any:
    """Strings "nan", "inf" and "-inf", as the program's own JSON has them, become numbers."""
    if isinstance(found, list):
        return [_finite_or_named(item) for item in found]
    return float(found) if isinstance(found, str) and found in _NOT_FINITE else found
