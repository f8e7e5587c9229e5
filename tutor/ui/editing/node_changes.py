"""Changes of what nodes are, asked of the session: each is one step of undo, with its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np

from tutor import ops
from tutor.document.document import Document
from tutor.document.edits import edits, node_edits, node_settings
from tutor.engine import Given
from tutor.errors import TutorError
from tutor.graph.graph import CONSTANT, INPUT, PARAMETER, Constant
from tutor.graph.shapes import Shape
from tutor.language import translate
from tutor.training.rules.initialisers import Initialiser, numbers
from tutor.ui.editing.value_edits import set_value
from tutor.ui.session.session import Session


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
    session.editing.apply(partial(edits.set_shape, name=name, shape=shape), words.format(name=called))


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
        partial(node_settings.with_attribute, name=name, at=at, value=value),
        words.format(
            constant=ops.TABLE[node_settings.operation_of(session.document, name)].attributes[at][0],
            name=called,
        ),
    )


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
