"""Finding an operation by what a person types: its name, its sign, its family, or another word for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tutor.language import translate
from tutor.ops import TABLE, Op

_OTHER_WORDS = {
    "add": ("+", "plus", "sum of two", "bias"),
    "sub": ("-", "minus", "difference", "subtraction"),
    "mul": ("*", "x", "·", "times", "multiplication", "product", "hadamard"),
    "div": ("/", "over", "quotient", "division", "fraction"),
    "neg": ("-", "minus sign", "opposite"),
    "square": ("^2", "**2", "²", "squared", "power of two"),
    "pow": ("^", "**", "^n", "power", "exponent", "cube"),
    "power": ("^", "**", "a^b", "power", "exponent"),
    "exp": ("e^", "e^x", "exponential"),
    "log": ("ln", "natural logarithm"),
    "sqrt": ("root", "square root"),
    "abs": ("|", "||", "absolute value", "modulus"),
    "maximum": ("larger",),
    "minimum": ("smaller",),
    "matmul": ("@", "mm", "dot", "matrix product", "matrix multiplication", "times"),
    "affine": ("wx+b", "linear", "layer", "dense", "fully connected"),
    "transpose": ("t", ".t", "'"),
    "relu": ("rectifier", "max(0, a)"),
    "leaky_relu": ("leaky rectifier",),
    "sigmoid": ("logistic", "sigma"),
    "tanh": ("hyperbolic tangent",),
    "softplus": ("smooth relu",),
    "softmax": ("probabilities",),
    "log_softmax": ("logarithm of softmax",),
    "layer_norm": ("normalise", "normalize", "layer normalisation"),
    "dropout": ("mask",),
    "sum": ("add all", "total", "sigma"),
    "mean": ("average",),
    "max": ("largest",),
    "mse": ("mean squared error", "squared error", "l2"),
    "mae": ("mean absolute error", "absolute error", "l1"),
    "cross_entropy": ("negative log likelihood", "nll", "classification"),
    "bce": ("binary cross entropy",),
    "bce_with_logits": ("binary cross entropy with logits", "logistic loss"),
    "hinge": ("svm", "margin"),
    "reshape": ("view", "flatten"),
    "concat": ("join", "cat", "concatenate", "append"),
    "slice": ("part", "narrow", "index", "[:]"),
    "one_hot": ("indicator", "class"),
}
"""What people call an operation besides its name; a row that has nothing here is found by name and sign."""


def titles() -> dict[str, str]:
    """What operations are called in words; names that are the same in every language are left out."""
    return {
        "add": translate("operations", "add"),
        "square": translate("operations", "square"),
        "maximum": translate("operations", "maximum"),
        "minimum": translate("operations", "minimum"),
        "transpose": translate("operations", "transpose"),
        "sum": translate("operations", "sum"),
        "mean": translate("operations", "mean"),
        "hinge": translate("operations", "hinge"),
        "reshape": translate("operations", "reshape"),
        "slice": translate("operations", "slice"),
        "layer_norm": translate("operations", "layer norm"),
        "log_softmax": translate("operations", "log softmax"),
        "one_hot": translate("operations", "one hot"),
        "sub": translate("operations", "subtract"),
        "mul": translate("operations", "multiply"),
        "div": translate("operations", "divide"),
        "neg": translate("operations", "negate"),
        "pow": translate("operations", "power"),
        "power": translate("operations", "to a power"),
        "exp": translate("operations", "exponential"),
        "log": translate("operations", "logarithm"),
        "sqrt": translate("operations", "root"),
        "abs": translate("operations", "absolute"),
        "matmul": translate("operations", "product"),
        "affine": translate("operations", "layer"),
        "relu": "ReLU",
        "leaky_relu": translate("operations", "leaky ReLU"),
        "max": translate("operations", "largest"),
        "mse": translate("operations", "squared error"),
        "mae": translate("operations", "absolute error"),
        "cross_entropy": translate("operations", "cross-entropy"),
        "bce": translate("operations", "binary CE"),
        "bce_with_logits": translate("operations", "BCE, logits"),
        "concat": translate("operations", "concatenate"),
    }


def title(row: Op) -> str:
    """What the operation is called in words."""
    return titles().get(row.name, row.name.replace("_", " "))


def words(row: Op, family: str = "") -> tuple[str, ...]:
    """What the operation is found by, what it is called first; `family` is what its family is called."""
    others = _OTHER_WORDS.get(row.name, ())
    return tuple(dict.fromkeys((row.name, title(row), row.symbol, *others, row.family, family)))


def search(query: str, rows: Iterable[Op] = TABLE.values()) -> tuple[Op, ...]:
    """The operations that the query may mean, the likeliest first, equals as in the table."""
    found = [(rank, row) for row in rows if (rank := rank_of(query, words(row))) is not None]
    return tuple(row for _, row in sorted(found, key=lambda pair: pair[0]))


def rank_of(query: str, names: Sequence[str]) -> int | None:
    """How well one of these names is meant by what was typed: 0 is the name itself, None: not at all.

    Names come in the order in which they count. After the name itself come names that begin so, then those
    with a word that does, with such letters anywhere, and last the first two with these letters in order.
    """
    typed = _plain(query)
    if not typed:
        return 0
    ranks = [rank for at, name in enumerate(names) if (rank := _rank(typed, _plain(name), at)) is not None]
    return min(ranks, default=None)


def _rank(typed: str, name: str, at: int) -> int | None:
    later = min(at, 9)
    if typed == name:
        return min(at, 3)
    if name.startswith(typed):
        return 10 + later
    if any(word.startswith(typed) for word in name.split()):
        return 20 + later
    if len(typed) > 1 and typed in name:
        return 30 + later
    if at < 2 and len(typed) > 1 and _in_order(typed, name):
        return 40 + later
    return None


def _plain(text: str) -> str:
    """Small letters, one space between words; the brackets that stand for an operand are left out."""
    bare = text.casefold().replace("( )", "").replace("_", " ").replace("-", " ")
    return " ".join(bare.split()) or " ".join(text.casefold().split())


def _in_order(letters: str, name: str) -> bool:
    """Whether the letters come in the name in this order, the first of them first."""
    rest = iter(name)
    return name.startswith(letters[:1]) and all(letter in rest for letter in letters)
