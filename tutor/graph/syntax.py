"""Code as Python's own grammar takes it apart, and a sentence with a place for what it cannot take."""

from __future__ import annotations

import ast
import re
import warnings

from tutor.graph.errors import CodeError, Place
from tutor.language import translate
from tutor.reasons import grammar_reason

_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_QUOTE = 24


def parse(code: str) -> ast.Module:
    """The tree of the code, which is never run.

    Raises:
        CodeError: it is no code; with line and column.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except SyntaxError as error:
        if "digits" in error.msg:
            raise CodeError(
                translate("graph", "this number is too large."), Place(error.lineno or 1, 1)
            ) from None
        sentence = translate("graph", "this cannot be read as an expression ({why}).")
        said = sentence.format(why=grammar_reason(error.msg))
        raise CodeError(said, Place(error.lineno or 1, max(error.offset or 1, 1))) from None
    except (RecursionError, MemoryError):
        sentence = translate("graph", "this is nested too deeply; give parts of it names of their own.")
        raise CodeError(sentence, Place(1, 1)) from None
    except (ValueError, OverflowError):
        raise CodeError(translate("graph", "this has characters that no code has."), Place(1, 1)) from None


def lines(code: str) -> list[str]:
    """The lines as Python's grammar counts them."""
    return _LINE_END.split(code)


def names(tree: ast.Module) -> frozenset[str]:
    """Every name that the code gives or reads, without those of the functions it calls."""
    called: set[ast.expr] = set()
    read: list[ast.Name] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            read.append(node)
        elif isinstance(node, ast.Call):
            called.add(node.func)
    return frozenset(node.id for node in read if node not in called)


def shortened(written: str) -> str:
    """What a person wrote, on one line and cut off where it is long."""
    line = " ".join(written.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"
