"""What argparse says is wrong, in the chosen language: its sentences are known by their form."""

from __future__ import annotations

import re
from collections.abc import Callable

from tutor.language import translate

_KNOWN: tuple[tuple[str, Callable[[], str]], ...] = (
    (
        r"the following arguments are required: (?P<what>.+)",
        lambda: translate("options", "the following arguments are required: {what}"),
    ),
    (
        r"unrecognized arguments: (?P<what>.+)",
        lambda: translate("options", "unrecognized arguments: {what}"),
    ),
    (
        r"argument (?P<which>\S+): expected one argument",
        lambda: translate("options", "argument {which}: expected one argument"),
    ),
    (
        r"argument (?P<which>\S+): expected at least one argument",
        lambda: translate("options", "argument {which}: expected at least one argument"),
    ),
    (
        r"argument (?P<which>\S+): invalid choice: (?P<found>.*) \(choose from (?P<known>.+)\)",
        lambda: translate("options", "argument {which}: invalid choice: {found} (choose from {known})"),
    ),
    (
        r"argument (?P<which>\S+): not allowed with argument (?P<other>\S+)",
        lambda: translate("options", "argument {which}: not allowed with argument {other}"),
    ),
    (
        r"argument (?P<which>\S+): ignored explicit argument (?P<found>.+)",
        lambda: translate("options", "argument {which}: ignored explicit argument {found}"),
    ),
    (
        r"argument (?P<which>[^/]+/)*(?P<last>\S+): (?P<said>.+)",
        lambda: translate("options", "{last} {said}"),
    ),
)


def said(message: str) -> str:
    """An error of argparse's as a person reads it; of our own kinds of arguments only their sentence."""
    for form, words in _KNOWN:
        found = re.fullmatch(form, message, re.DOTALL)
        if found:
            return words().format(**found.groupdict())
    return message
