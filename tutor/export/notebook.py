"""The PyTorch program as a Jupyter notebook: its parts in code cells, with a short text before each.

The format is nbformat 4.5, https://nbformat.readthedocs.io/en/latest/format_description.html.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from tutor.document.document import Document
from tutor.engine import DType
from tutor.export.program import ProgramLine
from tutor.export.pytorch import program
from tutor.language import translate

_HEAD, _START, _FORWARD, _BACKWARD, _END = "head", "start", "forward", "backward", "end"


def notebook(document: Document, dtype: DType = "float32", sample: int = 0) -> str:
    """A notebook whose cells, run in order, compute and print what the PyTorch program does.

    Raises:
        TutorError: as `program`.
    """
    lines = list(program(document, dtype, sample).lines)
    title, lines = lines[0].text.removeprefix("# "), lines[1:]
    cells = [_text(f"# {_markdown(title)}\n\n{_markdown(document.summary)}".strip())]
    trains = any(line.text.startswith("for ") for line in lines)
    for part, group in groupby(_parts(lines), key=lambda each: each[0]):
        code = [line.text for _, line in group]
        if any(code):
            cells += [_text(_words(part, trains=trains)), _code(code)]
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number + 1}"
    return json.dumps(_whole(cells), ensure_ascii=False, indent=1) + "\n"


def _parts(lines: Sequence[ProgramLine]) -> Iterator[tuple[str, ProgramLine]]:
    """Each line with the part of the program that it belongs to; parts never go back, nor cut a block."""
    order = (_HEAD, _START, _FORWARD, _BACKWARD, _END)
    now = _HEAD
    for line in lines:
        wanted = now if _is_inside(line.text) else _part_of(line, now)
        now = max(now, wanted, key=order.index)
        yield now, line


def _is_inside(text: str) -> bool:
    """Whether the line goes on with what is above it: it is indented, empty, or closes a bracket."""
    return not text.strip() or text[0] in " )]}"


def _part_of(line: ProgramLine, now: str) -> str:
    if line.text.startswith("for "):
        return _BACKWARD
    if now == _BACKWARD and line.text.startswith("print") and "end" in line.anchors:
        return _END
    if line.text.startswith(("def ", "@")) or any(each.startswith("forward") for each in line.anchors):
        return _FORWARD
    if any(each.startswith("backward") for each in line.anchors) or line.text.startswith("optim"):
        return _BACKWARD
    return _START if "start" in line.anchors or now == _START or "=" in line.text else _HEAD


def _words(part: str, *, trains: bool) -> str:
    """The text before a part."""
    if part == _BACKWARD and trains:
        return translate(
            "export",
            "Training: for each batch the loss forward, the gradients backward, and the update of the "
            "parameters.",
        )
    return {
        _HEAD: translate("export", "The program needs PyTorch alone."),
        _START: translate("export", "What is given: data, inputs and parameters."),
        _FORWARD: translate("export", "Forward: each node computes its value."),
        _BACKWARD: translate(
            "export", "Backward: autograd goes back from the root, and leaves each gradient in `.grad`."
        ),
        _END: translate("export", "What the trained model predicts."),
    }[part]


def _markdown(text: str) -> str:
    """Text as Markdown shows it: no character of it is a sign."""
    return "".join(f"\\{each}" if each in "\\`*_{}[]<>#$|" else each for each in " ".join(text.split()))


def _text(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": "", "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(lines: Sequence[str]) -> dict[str, Any]:
    source = "\n".join(lines).strip("\n").splitlines(keepends=True)
    empty: dict[str, Any] = {"execution_count": None, "id": "", "metadata": {}, "outputs": []}
    return {"cell_type": "code", **empty, "source": source}


def _whole(cells: list[dict[str, Any]]) -> dict[str, Any]:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    language = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python"}
    metadata = {"kernelspec": kernel, "language_info": language}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
