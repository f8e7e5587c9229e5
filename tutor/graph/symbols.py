"""Names as a person reads them: `y_hat` is ŷ, `w1` is w₁, `omega` is ω; in TeX and in plain characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from tutor.graph.plain_math import plain_math
from tutor.ops import text
from tutor.ops.scripts import lowered
from tutor.ops.write import Binding, Style, Term, write

_GREEK = {
    name: unicodedata.lookup(f"GREEK SMALL LETTER {name.upper()}")
    for name in [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "iota",
        "kappa",
        "mu",
        "nu",
        "xi",
        "pi",
        "rho",
        "sigma",
        "tau",
        "phi",
        "chi",
        "psi",
        "omega",
    ]
} | {"lambda": "λ", "lambda_": "λ"}
_TEX_GREEK = {name.rstrip("_"): f"\\{name.rstrip('_')}" for name in _GREEK}
_SPELLED = {letter: name for name, letter in _GREEK.items() if not name.endswith("_")}
_MARKS = {
    "hat": "\N{COMBINING CIRCUMFLEX ACCENT}",
    "bar": "\N{COMBINING MACRON}",
    "tilde": "\N{COMBINING TILDE}",
}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
_NAME = re.compile(
    r"(?P<stem>[^\W\d_]+?)(?:_(?P<mark>hat|bar|tilde))?(?:_?(?P<index>\d+)|_(?P<word>[A-Za-z0-9]+))?_?"
)

_MISSING, _DOTS = "...", "_missing_"
"""What stands in an expression for an operand that is missing, and what is read in its place."""


class Symbols:
    """What each name is shown as: the symbol that the document gives it, else typeset from the name."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        r"""`given`: TeX by name, as `{"w": "\omega"}`."""
        self._given = dict(given or {})

    @property
    def given(self) -> Mapping[str, str]:
        """TeX by name, where it is given: two with the same show every name alike."""
        return self._given

    def tex(self, name: str) -> str:
        """The name in TeX; a node that has no name of its own is called by its expression."""
        return self.term(name, "tex").written

    def plain(self, name: str) -> str:
        """The name in plain characters."""
        return self.term(name, "plain").written

    def term(self, name: str, style: Style) -> Term:
        """The name with how tightly it holds together, so that a formula can put brackets around it."""
        given = self._given.get(name)
        if given:
            binding = Binding.POWER if "^" in given else Binding.ATOM
            return Term(given if style == "tex" else plain_math(given), binding)
        if _NUMBER.fullmatch(name):
            return _number_term(name, style)
        if name.isidentifier():
            return Term(name_to_tex(name) if style == "tex" else name_to_plain(name))
        return self._expression(name, style)

    def _expression(self, name: str, style: Style) -> Term:
        """The name of an unnamed node, which is its expression, written in the symbols of its names."""
        expression, _, count = name.partition("#")
        dots = Term(r"\ldots" if style == "tex" else "…")
        if expression == _MISSING:
            return dots
        expression = expression.replace(_MISSING, _DOTS)
        try:
            inner = {
                read: dots if read == _DOTS else self.term(read, style) for read in text.names(expression)
            }
            term = write(expression, inner, style)
        except (SyntaxError, ValueError):
            return Term(_upright(name) if style == "tex" else name, Binding.SUM)
        if not count:
            return term
        body = term.written
        if term.binding is not Binding.ATOM:
            body = rf"\left({body}\right)" if style == "tex" else f"({body})"
        return Term(f"{body}_{{{count}}}" if style == "tex" else body + _subscript(count))


def _number_term(name: str, style: Style) -> Term:
    """A constant leaf that is called by its value."""
    mantissa, _, exponent = name.partition("e")
    negative = name.startswith("-")
    binding, coefficient = (Binding.MINUS, False) if negative else (Binding.ATOM, not exponent)
    if style != "tex":
        written = f"{mantissa}e{int(exponent)}" if exponent else name
        return Term(written.replace("-", "−"), binding, number=True, coefficient=coefficient)
    if not exponent:
        return Term(name, binding, number=True, coefficient=coefficient)
    written = rf"{mantissa} \times 10^{{{int(exponent)}}}"
    return Term(written, min(binding, Binding.PRODUCT), number=True)


@lru_cache(maxsize=4096)
def name_to_tex(name: str) -> str:
    """A node's name in TeX; one of several letters stands upright, a Greek letter's name is the letter."""
    parts = _parts(name)
    if parts is None:
        return _upright(name)
    stem = _TEX_GREEK.get(_SPELLED.get(parts["stem"], parts["stem"]), parts["stem"])
    stem = stem if len(stem) == 1 or stem.startswith("\\") else _upright(stem)
    marked = rf"\{parts['mark']}{{{stem}}}" if parts["mark"] else stem
    index = parts["index"] or (
        _TEX_GREEK.get(parts["word"]) or _upright(parts["word"]) if parts["word"] else ""
    )
    return f"{marked}_{{{index}}}" if index else marked


@lru_cache(maxsize=4096)
def name_to_plain(name: str) -> str:
    """A node's name in plain characters."""
    parts = _parts(name)
    if parts is None:
        return name
    stem = _GREEK.get(parts["stem"], parts["stem"])
    marked = unicodedata.normalize("NFC", stem + _MARKS[parts["mark"]]) if parts["mark"] else stem
    index = parts["index"] or _GREEK.get(parts["word"] or "", parts["word"] or "")
    return marked + _subscript(index)


def _parts(name: str) -> re.Match[str] | None:
    """Letter, mark and index of a name; None where it is no such name (a word has no word for its index)."""
    parts = _NAME.fullmatch(name)
    if parts is not None and parts["word"] and len(_GREEK.get(parts["stem"], parts["stem"])) > 1:
        return None
    return parts


def _subscript(index: str) -> str:
    written = lowered(index)
    return f"_{index}" if written is None else written


def _upright(name: str) -> str:
    """Text that TeX takes as it stands."""
    safe = re.sub(r"([#$%&_{}])", r"\\\1", name.replace("\\", ""))
    return rf"\mathrm{{{safe}}}"
