"""Names, symbols and titles as LaTeX takes them: characters that it knows, and braces that close."""

from __future__ import annotations

import re
import unicodedata

from tutor.graph import Node

_MATHS = {
    "−": "-", "×": r"\times ", "÷": r"\div ", "·": r"\cdot ", "Σ": r"\textstyle\sum ",
    "√": r"\sqrt{\,}", "∂": r"\partial ",
    "²": "^{2}", "³": "^{3}", "ⁿ": "^{n}", "ᵀ": "^{T}", "ᵇ": "^{b}", "←": r"\leftarrow ", "∞": r"\infty ",
    "≤": r"\le ", "≥": r"\ge ", "≠": r"\ne ", "…": r"\ldots ",
}  # fmt: skip
_DIGITS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
_SPECIAL = {
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "#$%&_{}"},
}  # fmt: skip
_LETTERS = re.compile(r"[A-Za-z]{2,}")


def in_text(text: str, *, maths: bool = True) -> str:
    r"""TeX of the program as LaTeX takes it within `$…$`; without `maths`, plain text outside of it.

    Greek letters and signs become commands; what LaTeX has no letter for without a font of its own stays, and
    wants LuaLaTeX or XeLaTeX. Braces that do not close are escaped.
    """
    if not maths:
        return "".join(_SPECIAL.get(each, each) for each in " ".join(text.split()))
    written = "".join(_maths(each) for each in text)
    return written if is_balanced(written) else re.sub(r"\\?[{}]", "", written)


def has_chinese(text: str) -> bool:
    """Whether LaTeX needs a font for Chinese, which it has from the package ctex."""
    return any("\u2e80" <= each <= "\u9fff" or "\uf900" <= each <= "\uffef" for each in text)


def one_line(text: str) -> str:
    """Text for a comment, which may have any letters."""
    return " ".join(text.split())


def symbol_tex(node: Node, symbol: str) -> str:
    """The sign in an operation's circle, with its dollars; a power shows its exponent."""
    if node.op in ("square", "pow"):
        exponent = 2 if node.op == "square" else node.attributes[0] if node.attributes else "n"
        written = f"{exponent:g}" if isinstance(exponent, int | float) else str(exponent)
        return rf"$(\,)^{{{written}}}$"
    written = "".join(_maths(each) for each in symbol.replace("( )", r"(\,)").replace("| |", r"|\,|"))
    words = _LETTERS.sub(lambda each: rf"\mathrm{{{each[0]}}}", symbol)
    return f"${written}$" if "\\" in written or words == symbol else _small(words)


def _small(words: str) -> str:
    return rf"\scriptsize${''.join(_maths(each) for each in words)}$"


def is_balanced(tex: str) -> bool:
    """Whether all braces close, in their order."""
    depth = 0
    for brace in re.findall(r"(?<!\\)(?:\\\\)*([{}])", tex):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _maths(character: str) -> str:
    if character.isascii():
        return character
    if character in _MATHS:
        return _MATHS[character]
    if character in _DIGITS:
        return f"^{{{_DIGITS[character]}}}"
    name = unicodedata.name(character, "")
    greek = re.fullmatch(r"GREEK (SMALL|CAPITAL) LETTER (\w+)", name)
    if greek and greek[2] != "OMICRON":
        word = greek[2].lower().replace("lamda", "lambda")
        return f"\\{word} " if greek[1] == "SMALL" else _capital(word)
    return character


def _capital(word: str) -> str:
    """A capital Greek letter: a command where its form is no Latin letter's."""
    own = ("gamma", "delta", "theta", "lambda", "xi", "pi", "sigma", "upsilon", "phi", "psi", "omega")
    latin = {
        "alpha": "A", "beta": "B", "epsilon": "E", "zeta": "Z", "eta": "H", "iota": "I", "kappa": "K",
        "mu": "M", "nu": "N", "rho": "P", "tau": "T", "chi": "X",
    }  # fmt: skip
    return f"\\{word.capitalize()} " if word in own else rf"\mathrm{{{latin.get(word, word[0].upper())}}}"
