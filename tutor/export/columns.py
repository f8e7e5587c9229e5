"""The columns of a training program's data, and which of them are lists of Python's own numbers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from tutor.document.document import Document
from tutor.engine import Given
from tutor.export.expressions import takes_numbers
from tutor.export.literals import plain_lists
from tutor.graph.shapes import Shape


def columns_of(document: Document) -> dict[str, tuple[Given, ...]]:
    """The data; where there are none, each input's value as a column of one sample."""
    return dict(document.data) or {name: (document.values[name],) for name in document.computed.inputs}


def plain_inputs(document: Document, shapes: Mapping[str, Shape], *, batched: bool) -> frozenset[str]:
    """The inputs that are plain numbers in the program and no tensors: all columns, or none.

    `shapes` are those of one sample.
    """
    columns = columns_of(document)
    single = not batched and all(shapes[name] == () for name in columns)
    if not single or not takes_numbers(document.computed, columns):
        return frozenset()
    small = all(np.max(np.abs(plain_lists(column))) < 3e38 for column in columns.values())
    return frozenset(columns) if small else frozenset()
