"""The formula of a step as rows to show: what it is, then the numbers, the result in its phase's colour."""

from __future__ import annotations

from tutor.ui.look.theme import Role
from tutor.ui.typesetting.typeset_row import Piece, split_tex, with_role
from tutor.walk import Derivation


def formula_rows(derivation: Derivation, role: Role) -> list[list[Piece]]:
    """A derivation as rows for a panel: what it is, then the numbers; the result has the role's colour."""
    numbers = derivation.terms[1:]
    first: list[Piece] = [*split_tex(derivation.first)]
    if not numbers:
        return [first]
    second: list[Piece] = []
    for term in numbers[:-1]:
        second += split_tex(f"= {term}")
    second += split_tex("=") + with_role(split_tex(numbers[-1]), role)
    return [first, second]
