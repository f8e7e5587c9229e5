"""Derivations whose numbers are links: TeX cut into pieces, with a key where a piece is a quantity."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tutor.engine import Trace, Value
from tutor.graph.symbols import Symbols
from tutor.ops.scripts import raised
from tutor.ops.write import Term
from tutor.ui.look.roles import KIND_ROLE
from tutor.ui.look.theme import Role
from tutor.ui.typesetting.typeset_row import Number, Piece, Tex, split_tex, with_role
from tutor.walk import Derivation, Derivations, Quantity
from tutor.walk.figures import short, value_tex

_FIRST_MARK = 0xE100
_MARK = "[\ue100-\uf8ff]"
_PART = re.compile(
    rf"(?:\\left\((?P<inner>{_MARK})\\right\)|(?P<bare>{_MARK}))(?:\^\{{(?P<power>\d+)\}})?"
    r"|\\left|\\right|\\begin|\\end|[{}]"
)


@dataclass(frozen=True)
class _Marked:
    value: Value
    quantity: Quantity


class LinkedMaths(Derivations):
    """Writes derivations in TeX in which each quantity is a mark, and turns them into pieces to click."""

    def __init__(self, trace: Trace, symbols: Symbols) -> None:
        super().__init__(trace, symbols, "tex")
        self._marked: list[_Marked] = []
        self.keys: dict[str, Quantity] = {}

    def number(self, value: Value, quantity: Quantity | None = None) -> Term:
        """The number, as a private character that stands for the quantity."""
        term = super().number(value, quantity)
        if quantity is None:
            return term
        self._marked.append(_Marked(value, quantity))
        return replace(term, written=chr(_FIRST_MARK + len(self._marked) - 1))

    def pieces(
        self, chain: Derivation, role: Role, under: Mapping[Quantity, str] | None = None
    ) -> list[Piece]:
        """The chain of equals as a row; the result in the colour of `role`.

        `under` has the words that stand below numbers, in the last term where they occur.
        """
        terms = self.distinct(chain)
        worded = next((at for at in range(len(terms) - 1, -1, -1) if self._quantities(terms[at])), -1)
        row = split_tex(chain.left) if chain.left else []
        for at, term in enumerate(terms):
            if row:
                row.append(Tex(chain.relation if at == 0 else "=", may_break=True))
            words = under or {} if at == worded else {}
            cut = self.cut(term, words)
            row += with_role(cut, role) if at == len(terms) - 1 else cut
        return row

    def cut(self, term: str, under: Mapping[Quantity, str] | None = None) -> list[Piece]:
        """A term as pieces, its numbers with keys; `under` as for `pieces`."""
        return self._cut(term, under or {})

    def buried(self, chain: Derivation) -> list[Piece]:
        """The quantities inside fractions and roots of the chain, where no click reaches, as a row."""
        reached = {quantity for term in chain.terms for quantity in self._quantities(term, nested=False)}
        inside = [quantity for term in chain.terms for quantity in self._quantities(term)]
        row: list[Piece] = []
        for quantity in dict.fromkeys(inside):
            if quantity not in reached:
                row += [Tex(r",\;")] if row else []
                row += [
                    Tex(self.name_of(quantity), KIND_ROLE[quantity.kind]),
                    Tex("="),
                    self._linked(quantity),
                ]
        return row

    def distinct(self, chain: Derivation) -> list[str]:
        """The terms without those that read as the one before; of two alike, that with more links stays."""
        terms: list[str] = []
        for term in chain.terms:
            if not terms or self._resolved(terms[-1]) != self._resolved(term):
                terms.append(term)
            elif len(self._quantities(term)) > len(self._quantities(terms[-1])):
                terms[-1] = term
        return terms

    def _resolved(self, tex: str) -> str:
        return re.sub(_MARK, lambda found: self.figure(self._marked[ord(found[0]) - _FIRST_MARK].value), tex)

    def _quantities(self, tex: str, *, nested: bool = True) -> list[Quantity]:
        marks = re.findall(_MARK, tex) if nested else [part.mark for part in _parts(tex) if part.mark]
        return [self._marked[ord(mark) - _FIRST_MARK].quantity for mark in marks]

    def _cut(self, term: str, words: Mapping[Quantity, str]) -> list[Piece]:
        row: list[Piece] = []
        for part in _parts(term):
            if part.mark:
                row.append(self._link(self._marked[ord(part.mark) - _FIRST_MARK], part, words))
            else:
                row += _between(self._resolved(part.tex).strip(), bool(row))
        return row

    def _linked(self, quantity: Quantity) -> Piece:
        known = next(marked for marked in self._marked if marked.quantity == quantity)
        return self._link(known, _Part("", "·"), {})

    def _link(self, marked: _Marked, part: _Part, words: Mapping[Quantity, str]) -> Piece:
        """The number as a piece with a key; set without typesetting where it is one number."""
        quantity, role = marked.quantity, KIND_ROLE[marked.quantity.kind]
        key = str(len(self.keys))
        self.keys[key] = quantity
        if np.ndim(marked.value):
            power = f"^{{{part.power}}}" if part.power else ""
            return Tex(value_tex(marked.value) + power, role, key)
        text = number_text(marked.value)
        text = f"({text})" if part.in_brackets else text
        return Number(f"{text}{raised(part.power)}", role, key, under=words.get(quantity, ""))


@dataclass(frozen=True)
class _Part:
    """TeX without links, or a mark outside all groups with the brackets and the power around it."""

    tex: str
    mark: str = ""
    in_brackets: bool = False
    power: str = ""


def _parts(term: str) -> Sequence[_Part]:
    parts: list[_Part] = []
    depth = start = 0
    for found in _PART.finditer(term):
        mark = found["inner"] or found["bare"]
        if not mark:
            depth += 1 if found[0] in ("{", r"\left", r"\begin") else -1
        elif depth == 0:
            parts.append(_Part(term[start : found.start()]))
            parts.append(_Part("", mark, bool(found["inner"]), found["power"] or ""))
            start = found.end()
    parts.append(_Part(term[start:]))
    return [part for part in parts if part.mark or part.tex.strip()]


def _between(tex: str, goes_on: bool) -> list[Piece]:
    """TeX between links: after a number, a minus is an operation and not the next number's sign."""
    if goes_on and tex[:1] in ("-", "+"):
        return [Tex(tex[0]), *split_tex(tex[1:])]
    return split_tex(tex)


def number_text(value: Value) -> str:
    """A number with up to four significant digits, its power of ten written out: `−7.153×10⁻⁷`."""
    mantissa, _, exponent = short(value).partition("e")
    return f"{mantissa}×10{raised(exponent)}" if exponent else mantissa
