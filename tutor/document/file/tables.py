"""The tables that a `.tutor` file is made of, every key with its type; format.py says what the keys mean."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct

from tutor.document.page import Control, Part
from tutor.engine import DType
from tutor.training.plan import Schedule
from tutor.training.rules.optimisers import ROWS

Text = Annotated[str, Meta(min_length=1)]
"""Text that is not empty."""
Share = Annotated[float, Meta(ge=0, lt=1)]
"""A number from 0 on, below 1."""


class TrainingTable(Struct, frozen=True):
    """`[training]`."""

    learning_rate: float = 0.01
    epochs: Annotated[int, Meta(ge=0)] = 100
    batch: Annotated[int, Meta(ge=1)] | Literal["all"] = 1
    zero_grad: bool = True
    schedule: Schedule = "constant"
    step_size: Annotated[int, Meta(ge=1)] = 30
    gamma: Annotated[float, Meta(gt=0)] = 0.1
    shuffle: bool = False
    seed: Annotated[int, Meta(ge=0)] = 1
    optimiser: Annotated[str, Meta(pattern=f"^({'|'.join(ROWS)})$")] = "sgd"
    momentum: Share = 0.9
    alpha: Share = 0.99
    beta1: Share = 0.9
    beta2: Share = 0.999
    eps: Annotated[float, Meta(ge=0)] = 1e-8
    weight_decay: Annotated[float, Meta(ge=0)] = 0.0


class RunTable(Struct, frozen=True):
    """One of `[[runs]]`."""

    iterations: Annotated[int, Meta(ge=0)]
    loss: float
    training: TrainingTable
    name: str = ""
    dtype: DType = "float32"
    curve: Annotated[int, Meta(ge=1)] | None = None
    values: dict[str, Any] = {}


class FrameTable(Struct, frozen=True):
    """One of `[[frames]]`, of the document's own graph or of one of its others."""

    title: Text
    nodes: Annotated[tuple[str, ...], Meta(min_length=1)]
    closed: bool = False


class GraphTable(Struct, frozen=True):
    """One of `[[graphs]]`."""

    name: Text
    code: str
    layout: dict[str, Any] = {}
    frames: tuple[FrameTable, ...] = ()


class RecordedTable(Struct, frozen=True):
    """One of `[[recorded]]`."""

    operation: Text
    operands: list[Any]
    value: Any
    given: Any
    contributions: list[Any]
    dtype: Literal["float32", "float64"] = "float32"


class QuestionTable(Struct, frozen=True):
    """One of `[[pages.questions]]`."""

    at: Text | None = None
    count: Literal["parameters"] | None = None
    text: str = ""
    hints: tuple[Text, ...] = ()


class PageTable(Struct, frozen=True):
    """One of `[[pages]]`."""

    title: Text
    text: str
    at: Text = "start"
    sample: Annotated[int, Meta(ge=1)] = 1
    graph: str = ""
    spotlight: tuple[Text, ...] = ()
    hides: tuple[Control, ...] = ()
    locks: tuple[Control, ...] = ()
    choose: tuple[Text, ...] = ()
    questions: tuple[QuestionTable, ...] = ()
    notes: str = ""
    points: tuple[Part, ...] = ()


class FileContent(Struct, frozen=True, kw_only=True):
    """A file's content, every key of its type, in order; what they say of the graph is not checked yet."""

    format: int
    part: Annotated[int, Meta(ge=0)] | None = None
    title: Text
    summary: str = ""
    code: str
    parameters: tuple[str, ...] = ()
    given: Any = 1.0
    local_gradients: Literal["phase", "with forward"] = "phase"
    draws: Literal["graph", "neurons"] = "graph"
    values: dict[str, Any] = {}
    symbols: dict[str, Text] = {}
    data: dict[str, Any] = {}
    training: TrainingTable | None = None
    runs: tuple[RunTable, ...] = ()
    layout: dict[str, Any] = {}
    frames: tuple[FrameTable, ...] = ()
    graphs: tuple[GraphTable, ...] = ()
    recorded: tuple[RecordedTable, ...] = ()
    pages: tuple[PageTable, ...] = ()


@cache
def types_of(kind: type[Struct]) -> dict[str, Any]:
    """What each key of a table is to be."""
    return {each.name: each.type for each in msgspec.structs.fields(kind)}


@cache
def tables_in(kind: type[Struct]) -> dict[str, type[Struct]]:
    """The keys of a table that hold a table, or a list of tables, of a kind of their own."""
    found = {}
    for key, hint in get_type_hints(kind).items():
        kinds = [each for each in (hint, *get_args(hint)) if isinstance(each, type)]
        tables = [each for each in kinds if issubclass(each, Struct)]
        if tables:
            found[key] = tables[0]
    return found
