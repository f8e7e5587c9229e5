"""Changes of what nodes are, asked of the session: each is one step of undo, with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from tutor import ops
from tutor.document import edits, node_edits
from tutor.document.called import swap_words
from tutor.document.document import Document
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph.edits import EditError
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER, Constant
from tutor.graph.shapes import Shape, check_node
from tutor.ops import settings
from tutor.training.initialisers import Initialiser, numbers
from tutor.ui.session import Session
from tutor.ui.value_edits import set_value
from tutor.ui.widgets.given_text import read_number

translate = QCoreApplication.translate


def rename(session: Session, name: str, new: str) -> None:
    """Call the node otherwise, and choose it by its new name."""
    words = translate("node_changes", "Rename {name} to {new}").format(name=name, new=new)
    if session.editing.apply(partial(edits.rename, name=name, new=new), words):
        session.editing.choose((new,))


def set_symbol(session: Session, name: str, tex: str) -> None:
    """Show the node as this TeX."""
    words = translate("node_changes", "Set the symbol of {name}").format(name=name)
    session.editing.apply(partial(node_edits.set_symbol, name=name, tex=tex), words)


def set_kind(session: Session, names: Sequence[str], kind: str) -> None:
    """Make these leaves inputs, parameters or constants."""
    one = {
        INPUT: translate("node_changes", "Make {name} an input"),
        PARAMETER: translate("node_changes", "Make {name} a parameter"),
        CONSTANT: translate("node_changes", "Make {name} a constant"),
    }[kind]
    several = {
        INPUT: translate("node_changes", "Make {count} leaves inputs"),
        PARAMETER: translate("node_changes", "Make {count} leaves parameters"),
        CONSTANT: translate("node_changes", "Make {count} leaves constants"),
    }[kind]
    _apply_all(session, names, partial(_with_kind, kind=kind), one, several)


def set_shape(session: Session, name: str, shape: Shape) -> None:
    """Give the leaf a value of another shape; numbers keep their places, new ones are 0."""
    words = translate("node_changes", "Set the shape of {name}")
    called = session.document.symbols.plain(name)
    session.editing.apply(partial(with_shape, name=name, shape=shape), words.format(name=called))


def begin_with(session: Session, names: Sequence[str], initialiser: Initialiser) -> None:
    """Draw the numbers of these parameters; each takes a seed of its own after the first."""
    one = translate("node_changes", "Draw the numbers of {name}")
    several = translate("node_changes", "Draw the numbers of {count} parameters")
    _apply_all(session, names, partial(_drawn, names=tuple(names), initialiser=initialiser), one, several)


def set_attribute(session: Session, name: str, at: int, value: Constant) -> None:
    """Give one of the operation's constants another value."""
    called = session.document.symbols.plain(name)
    words = translate("node_changes", "Set {constant} of {name}")
    session.editing.apply(
        partial(with_attribute, name=name, at=at, value=value),
        words.format(constant=ops.TABLE[_op(session.document, name)].attributes[at][0], name=called),
    )


def swap(session: Session, name: str, first: int, second: int) -> None:
    """Exchange two operands."""
    change = partial(edits.swap, target=name, first=first, second=second)
    session.editing.apply(change, swap_words(session.document, name))


def make_root(session: Session, name: str) -> None:
    """Let the graph end in the node."""
    words = translate("node_changes", "Make {name} the root")
    called = session.document.symbols.plain(name)
    session.editing.apply(partial(node_edits.set_root, name=name), words.format(name=called))


def give(session: Session, name: str, value: Given) -> None:
    """Give the leaf a value; one that cannot be is said."""
    try:
        set_value(session, name, value)
    except TutorError as error:
        session.said.emit(str(error))


# --- pure, and the readers of what is typed ---------------------------------------------------------------


def with_shape(document: Document, name: str, shape: Shape) -> Document:
    """The document with a value of another shape: a constant's, too; errors as `edits.set_value`."""
    if document.graph[name].op != CONSTANT:
        return edits.set_shape(document, name, shape)
    old = np.asarray(document.graph[name].attributes[0], np.float64)
    new = np.zeros(shape)
    count = min(old.size, new.size)
    new.flat[:count] = old.flat[:count]
    return edits.set_value(document, name, new.tolist())


def with_attribute(document: Document, name: str, at: int, value: Constant) -> Document:
    """The document in which the operation has another constant; errors as `node_edits.set_operation`."""
    op = _op(document, name)
    attributes = list(attributes_of(document, name))
    attributes[at] = value
    return node_edits.set_operation(document, name, op, tuple(attributes))


def check_attribute(session: Session, name: str, at: int, value: Constant) -> None:
    """Raise GraphError where the operation cannot have this constant with the operands that it has."""
    document, op = session.document, _op(session.document, name)
    constant = ops.TABLE[op].attributes[at][0]
    attributes = list(attributes_of(document, name))
    attributes[at] = value
    if why := settings.fault(op, constant, value):
        raise EditError(why)
    node, known = document.graph[name], session.editing.fitting.shapes
    brought = tuple(shape for operand in node.operands if (shape := known[operand]) is not None)
    if len(brought) == len(node.operands):
        check_node(node._replace(op=op, attributes=tuple(attributes)), brought)


def attributes_of(document: Document, name: str) -> tuple[Constant, ...]:
    """The constants of a node's operation; of a square, which is a power, its exponent."""
    node = document.graph[name]
    return (2.0,) if node.op == "square" else node.attributes


def _op(document: Document, name: str) -> str:
    """The operation, a square as the power that it is."""
    op = document.graph[name].op
    return "pow" if op == "square" else op


def constant_title(constant: str) -> str:
    """What a constant of an operation is called in the form."""
    return {
        "n": translate("node_changes", "Exponent"),
        "slope": translate("node_changes", "Slope"),
        "axis": translate("node_changes", "Axis"),
        "seed": translate("node_changes", "Seed"),
        "start": translate("node_changes", "From"),
        "stop": translate("node_changes", "Up to"),
        "classes": translate("node_changes", "Classes"),
        "shape": translate("node_changes", "Shape"),
        "p": translate("node_changes", "Share p"),
        "eps": translate("node_changes", "ε"),
    }.get(constant, constant)


def read_shape(text: str) -> Shape:
    """A shape as it is typed: `2 × 3`, `2x3`, `4`, and `()` or nothing for a single number.

    Raises:
        TutorError: it is none.
    """
    plain = text.strip().strip("()[]").strip(" ,")
    if not plain or plain == "1 number":
        return ()
    parts = re.split(r"\s*[×x*,]\s*|\s+", plain)
    if not all(part.isdecimal() and 0 < int(part) <= 100_000 for part in parts) or len(parts) > 8:
        raise TutorError(translate("node_changes", "Type lengths such as 2 × 3, or () for a single number."))
    found = tuple(int(part) for part in parts)
    if np.prod(found, dtype=float) > 1_000_000:
        raise TutorError(translate("node_changes", "These are more numbers than a value here can have."))
    return found


def read_attribute(name: str, text: str) -> Constant:
    """A constant as it is typed: a number, or lengths for a shape.

    Raises:
        TutorError: it is none.
    """
    if name != "shape":
        return read_number(text)
    parts = re.split(r"\s*[×x,]\s*|\s+", text.strip().strip("()[]").replace("−", "-"))
    return tuple(read_number(part) for part in parts)


def _with_kind(document: Document, name: str, kind: str) -> Document:
    return edits.set_leaf(document, name, kind)


def _drawn(document: Document, name: str, names: tuple[str, ...], initialiser: Initialiser) -> Document:
    shape = np.shape(document.values[name])
    seed = initialiser.seed + names.index(name)
    drawn = Initialiser(initialiser.kind, initialiser.first, initialiser.second, seed)
    return edits.set_value(document, name, numbers(drawn, shape))


def _apply_all(session: Session, names: Sequence[str], change: object, one: str, several: str) -> None:
    """Make a change of each of these nodes, as one edit."""

    def changed(document: Document) -> Document:
        for name in names:
            document = change(document, name)  # type: ignore[operator]
        return document

    called = session.document.symbols.plain(names[0])
    words = one.format(name=called) if len(names) == 1 else several.format(count=len(names))
    session.editing.apply(changed, words)
