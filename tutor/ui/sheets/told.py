"""What the dialog says of a table: what was read, what the inputs get, and what is wrong."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from tutor.document.sheet.cells import CellFault
from tutor.document.sheet.sheet import Sheet
from tutor.graph.shapes import Shape
from tutor.language import sentences, translate

_TOLD = 4
"""Cells and lines that are told one by one."""
_NAMED = 6
"""Columns of an input that are named."""


def told_table(sheet: Sheet | None, path: Path | None) -> str:
    """Where it is from, its size, and the lines that are no rows of it; how to begin where there is none."""
    if sheet is None:
        return translate(
            "sheet", "Choose a file with a table (CSV), or copy one in a spreadsheet and paste it."
        )
    words = translate("sheet", "{name}: {rows} rows, {columns} columns.").format(
        name=path.name if path is not None else translate("sheet", "Pasted"),
        rows=f"{len(sheet.rows):,}",
        columns=len(sheet.names),
    )
    if not sheet.uneven:
        return words
    lines = ", ".join(str(line) for line, _ in sheet.uneven[:_TOLD])
    lines += ", …" if len(sheet.uneven) > _TOLD else ""
    if len(sheet.uneven) == 1:
        sentence = translate("sheet", "Left out, since it has more or fewer cells: line {lines}.")
    else:
        sentence = translate("sheet", "Left out, since they have more or fewer cells: lines {lines}.")
    return sentences((words, sentence.format(lines=lines)))


def told_inputs(chosen: Mapping[str, Sequence[str]], inputs: Mapping[str, Shape]) -> str:
    """What each input gets, a line each."""
    lines = []
    for name, shape in inputs.items():
        names, size = chosen.get(name, ()), math.prod(shape)
        if not names:
            sentence = translate("sheet", "{input} gets no column, and keeps its value.")
            lines.append(sentence.format(input=name))
            continue
        named = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        if size == len(names):
            lines.append(translate("sheet", "{input} ← {columns}").format(input=name, columns=named))
        else:
            sentence = translate("sheet", "{input} takes {size} numbers ← {columns}")
            lines.append(sentence.format(input=name, size=size, columns=named))
    return "\n".join(lines)


def told_faults(faults: Sequence[CellFault]) -> str:
    """The first cells that say no number, a sentence each, and how many more there are."""
    lines = [str(fault) for fault in faults[:_TOLD]]
    if len(faults) > _TOLD:
        lines.append(translate("sheet", "And {count} more.").format(count=f"{len(faults) - _TOLD:,}"))
    return "\n".join(lines)
