"""TeX cut at its outermost relations, binary operations and numbers; what stands in braces stays whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RELATIONS = frozenset(
    ["=", "<", ">", ":", "≈", "←", "→", r"\approx", r"\leftarrow", r"\gets", r"\to", r"\rightarrow",
     r"\Rightarrow", r"\neq", r"\ne", r"\leq", r"\le", r"\geq", r"\ge", r"\sim", r"\equiv", r"\propto"]
)  # fmt: skip
_BINARIES = frozenset(
    ["+", "-", "*", "·", "×", "−", r"\cdot", r"\times", r"\div", r"\pm", r"\odot", r"\circ", r"\ast"]
)
_ATOM = re.compile(r"\\[A-Za-z]+|\\.|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\s+|.", re.DOTALL)
_OPENING = frozenset(["{", r"\left", r"\begin"])
_CLOSING = frozenset(["}", r"\right", r"\end"])
_SIGNS = frozenset(["-", "−"])


@dataclass(frozen=True)
class Token:
    """A part of a formula: TeX to be typeset, or a number to be set as it is."""

    text: str
    is_number: bool = False


def is_relation(tex: str) -> bool:
    """Whether `tex` is one relation sign, before which a line may break."""
    return tex.strip() in _RELATIONS


def is_binary(tex: str) -> bool:
    """Whether `tex` is one sign of an operation between two."""
    return tex.strip() in _BINARIES


def tokens(tex: str) -> list[Token]:
    """The parts of `tex` in order. Joined again they are the same formula, but for spaces."""
    atoms = _ATOM.findall(tex)
    result: list[Token] = []
    run: list[str] = []
    at = 0
    while at < len(atoms):
        end = _whole(atoms, at)
        text = "".join(atoms[at:end])
        if is_relation(text) or is_binary(text):
            _flush(run, result)
            result.append(Token(text))
        elif text[0].isdigit() and not _is_scripted(run, atoms, end):
            _flush(run, result)
            sign = result.pop().text if _ends_in_sign(result) else ""
            result.append(Token(sign + text, is_number=True))
        else:
            run.append(text)
        at = end
    _flush(run, result)
    return result


def _whole(atoms: list[str], start: int) -> int:
    """Where the part that begins at `start` ends: a group up to its closing, a script with what it raises."""
    if atoms[start] in ("^", "_"):
        after = start + 1
        while after < len(atoms) and atoms[after].isspace():
            after += 1
        return _whole(atoms, after) if after < len(atoms) else after
    depth, at = 0, start
    while at < len(atoms):
        depth += (atoms[at] in _OPENING) - (atoms[at] in _CLOSING)
        at += 1
        if depth <= 0:
            # the name after \end and the bracket after \right belong to it
            if atoms[at - 1] == r"\end":
                return _whole(atoms, at) if at < len(atoms) else at
            return min(at + 1, len(atoms)) if atoms[at - 1] == r"\right" else at
    return at


def _is_scripted(run: list[str], atoms: list[str], end: int) -> bool:
    """Whether the number carries an exponent or an index, or stands as a command's bare argument."""
    follows = next((atom for atom in atoms[end:] if not atom.isspace()), "")
    before = run[-1] if run else ""
    return follows in ("^", "_") or (before.startswith("\\") and before[1:].isalpha() and len(before) > 1)


def _flush(run: list[str], result: list[Token]) -> None:
    text = "".join(run).strip()
    run.clear()
    if text:
        result.append(Token(text))


def _ends_in_sign(result: list[Token]) -> bool:
    """Whether a minus waits that is the next number's own: no operand stands before it."""
    if not result or result[-1].text not in _SIGNS:
        return False
    if len(result) == 1:
        return True
    before = result[-2]
    return not before.is_number and (
        is_relation(before.text) or is_binary(before.text) or before.text.endswith(("(", "[", ","))
    )
