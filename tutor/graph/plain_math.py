"""TeX in plain Unicode: what a screen reader is given, and what is drawn where TeX cannot be typeset."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tutor.ops.scripts import lowered, raised

_SIGNS = {
    "partial": "∂", "cdot": "·", "times": "×", "div": "÷", "sum": "∑", "prod": "∏", "top": "ᵀ", "leftarrow":
    "←", "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "approx": "≈", "neq": "≠", "leq": "≤", "geq": "≥",
    "le": "≤", "ge": "≥", "pm": "±", "infty": "∞", "sqrt": "√", "nabla": "∇", "odot": "⊙", "dots": "…",
    "cdots": "⋯", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ",
    "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ",
    "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "quad": " ", "qquad": " ",
    "mid": "|", "lvert": "|", "rvert": "|",
}  # fmt: skip
_ACCENTS = {"hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307"}

_GROUP = r"\{([^{}]*)\}"
_FRACTION = re.compile(r"\\[dt]?frac\s*" + _GROUP + r"\s*" + _GROUP)
_ROOT = re.compile("√" + _GROUP)
_ACCENT = re.compile(r"\\(" + "|".join(_ACCENTS) + r")\s*(?:" + _GROUP + r"|(\w))")
_STYLE = re.compile(
    r"\\(?:mathrm|mathbf|mathit|mathsf|text|operatorname|boldsymbol)\s*" + _GROUP
    + r"|\\textcolor\s*\{[^{}]*\}\s*" + _GROUP
    + r"|\\(?:under|over)(?:set|line|brace)\s*(?:" + _GROUP + r"\s*)?" + _GROUP
)  # fmt: skip
_SCRIPT = re.compile(r"([_^])\s*(?:" + _GROUP + r"|([^\s\\{}]))")
_MATRIX = re.compile(r"\\begin\{[bp]?matrix\}(.*?)\\end\{[bp]?matrix\}", re.DOTALL)
_LOW, _HIGH = "\ue000", "\ue001"  # stand for _ and ^ that have been read and stay
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*")


@lru_cache(maxsize=4096)
def plain_math(tex: str) -> str:
    r"""The formula `tex` on one line of plain text: `\frac{\partial L}{\partial w_1}` is ∂L/∂w₁."""
    text = _MATRIX.sub(_in_brackets, tex)
    text = re.sub(r"\\(?:left|right|displaystyle|textstyle|limits)(?![A-Za-z])|\\[,;:!]", "", text)
    text = _COMMAND.sub(_sign, text)
    before = None
    while before != text:  # groups nest: each round opens the innermost ones
        before = text
        text = _ROOT.sub(lambda found: f"√{_closed(found[1])}", text)
        text = _ACCENT.sub(_accented, text)
        text = _STYLE.sub(_unstyled, text)
        text = _SCRIPT.sub(_script, text)
        text = _FRACTION.sub(lambda found: f"{_closed(found[1])}/{_closed(found[2])}", text)
    text = re.sub(r"[{}\\]", "", text).replace("-", "−").replace(_LOW, "_").replace(_HIGH, "^")
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", text).strip())


def _sign(found: re.Match[str]) -> str:
    sign = _SIGNS.get(found[1])
    return found[0] if sign is None else sign


def _unstyled(found: re.Match[str]) -> str:
    """What the style was put on; below or above a letter it stays one group."""
    inside = found[found.lastindex or 0]
    return f"{{{inside}}}" if found.string[: found.start()].endswith(("_", "^")) else inside


def _accented(found: re.Match[str]) -> str:
    letters = found[2] if found[2] is not None else found[3]
    return letters + _ACCENTS[found[1]]


def _script(found: re.Match[str]) -> str:
    inside = found[2] if found[2] is not None else found[3]
    if inside == "ᵀ":
        return inside
    written = lowered(inside) if found[1] == "_" else raised(inside)
    if written is not None:
        return written
    return (_LOW if found[1] == "_" else _HIGH) + _closed(inside)


def _in_brackets(found: re.Match[str]) -> str:
    rows = [" ".join(part.strip() for part in row.split("&")) for row in found[1].split("\\\\")]
    return f"[{'; '.join(rows)}]"


def _closed(inside: str) -> str:
    return f"({inside})" if re.search(r"[+\-−·/= ]", inside.strip()) else inside.strip()
