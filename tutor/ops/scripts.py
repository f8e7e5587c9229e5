"""Raised and lowered letters as plain characters have them: x², w₁."""

from __future__ import annotations

_RAISED = dict(zip("0123456789+-−()inT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁱⁿᵀ", strict=True))
_LOWERED = dict(zip("0123456789+-−()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))


def raised(text: str) -> str | None:
    """The text as a superscript; None where one of its characters has no raised form."""
    return "".join(_RAISED[letter] for letter in text) if _RAISED.keys() >= set(text) else None


def lowered(text: str) -> str | None:
    """The text as a subscript; None where one of its characters has no lowered form."""
    return "".join(_LOWERED[letter] for letter in text) if _LOWERED.keys() >= set(text) else None
