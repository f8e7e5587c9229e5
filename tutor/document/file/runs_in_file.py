"""Kept runs in a `.tutor` file: `[[runs]]` read, checked and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from tutor.document.document import Document, Training
from tutor.document.errors import Fault, say_key
from tutor.document.file.toml_text import number_text, string_text
from tutor.document.kept_run import MOST_KEPT, KeptRun
from tutor.document.numbers import numbers, shape
from tutor.graph.shapes import say_shape
from tutor.language import translate
from tutor.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.document.file.pieces import Table
    from tutor.document.file.tables import FileContent
    from tutor.engine import Given


def runs_of(content: FileContent, values: Mapping[str, Given]) -> tuple[KeptRun, ...]:
    """The kept runs; `values` are the document's, with which a run began where it does not say otherwise.

    Raises:
        Fault: a value for what has none in the document, or of another shape.
    """
    return tuple(
        KeptRun(
            " ".join(table.name.split()), Training(**structs.asdict(table.training)), table.iterations,
            table.loss, table.dtype, {**values, **_values(index, table.values, values)},
            index if table.curve is None else table.curve - 1,
        )
        for index, table in enumerate(content.runs)
    )  # fmt: skip


def _values(index: int, found: Mapping[str, object], values: Mapping[str, Given]) -> dict[str, Given]:
    read: dict[str, Given] = {}
    for name, value in found.items():
        path = ("runs", index, "values", name)
        if name not in values:
            meant = nearest(name, values)
            sentence = translate(
                "document", "{key}: the document has no value of this name; is {meant} meant?"
            )
            if not meant:
                sentence = translate("document", "{key}: the document has no value of this name; remove it")
            raise Fault(path, sentence.format(key=say_key(path), meant=meant))
        number = numbers(value)
        wanted = shape(values[name])
        if number is None or shape(number) != wanted:
            sentence = translate("document", "{key} is to have the shape {shape}, as in [values].")
            mend = translate("document", "write numbers of this shape")
            raise Fault(path, sentence.format(key=say_key(path), shape=say_shape(wanted)), mend)
        read[name] = number
    return read


def check_runs(document: Document, check_training: Callable[[Document], None]) -> None:
    """Raise Fault where there are too many runs, or `check_training` refuses the settings of one."""
    if len(document.runs) > MOST_KEPT:
        sentence = translate("document", "runs: {count} runs are kept, and there can be {most}.")
        mend = translate("document", "remove some of them")
        raise Fault(("runs",), sentence.format(count=len(document.runs), most=MOST_KEPT), mend)
    for index, run in enumerate(document.runs):
        try:
            check_training(replace(document, training=run.training))
        except Fault as fault:
            path = ("runs", index, *fault.path)
            said = str(fault).removeprefix(say_key(fault.path))
            raise Fault(path, say_key(path) + said, fault.mend) from None


def run_tables(
    document: Document, training: Callable[[Training], Table], rows: Callable[[Mapping[str, Given]], Table]
) -> list[Table]:
    """The tables of `[[runs]]`; `training` and `rows` write what stands in other tables as well."""
    found: list[Table] = []
    own = document.values
    for index, run in enumerate(document.runs):
        table: Table = {"name": string_text(run.name)} if run.name else {}
        table |= {"iterations": str(run.iterations), "loss": number_text(float(run.loss))}
        if run.dtype != "float32":
            table["dtype"] = string_text(run.dtype)
        if run.curve != index:
            table["curve"] = str(run.curve + 1)
        table["training"] = training(run.training)
        others = {name: value for name, value in run.values.items() if name in own}
        written, usual = rows(others), rows(own)
        differing = {name: text for name, text in written.items() if text != usual[name]}
        found.append(table | ({"values": differing} if differing else {}))
    return found
