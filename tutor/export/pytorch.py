"""The complete PyTorch program of a document, written as the lecture writes it."""

from __future__ import annotations

from collections.abc import Collection

from tutor import ops
from tutor.document.checking.finished import nothing_yet
from tutor.document.document import Document
from tutor.engine import DType
from tutor.errors import TutorError
from tutor.export.one_pass import one_pass
from tutor.export.program import Program, ProgramLine
from tutor.export.training_loop import training_program
from tutor.language import translate


def program(document: Document, dtype: DType = "float32", sample: int = 0) -> Program:
    """The program that computes what the document shows: its training, or one pass where it does not train.

    It needs nothing but torch (and numpy, for the mask of a dropout), and prints the numbers that the PyTorch
    engine finds, to the last bit.
    `sample` is the one that a single pass takes. Of an unfinished graph, only the finished part is written.

    Raises:
        TutorError: the document's values do not fit together, it cannot be trained, or nothing is finished.
    """
    if not document.walkthrough.steps:
        raise TutorError(nothing_yet())
    _check_opaque(document)
    if document.training is not None and document.trains:
        lines = training_program(document, document.training, dtype)
    else:
        lines = one_pass(document, dtype, sample)
    return Program((*_head(document, dtype, lines), *lines))


def _check_opaque(document: Document) -> None:
    for node in document.computed.nodes:
        if ops.is_opaque(node.op) and not ops.TABLE[node.op].torch:
            sentence = translate(
                "export",
                "{operation} is none of PyTorch's own operations, so a program cannot compute {name}.",
            )
            raise TutorError(sentence.format(operation=ops.TABLE[node.op].symbol, name=node.name))


def _head(document: Document, dtype: DType, lines: Collection[ProgramLine]) -> list[ProgramLine]:
    """The title, the imports, and the type of number where it is not the usual one."""
    head = [f"# {' '.join(document.title.split())}", "import torch"]
    if any("F." in line.text for line in lines):
        head.append("import torch.nn.functional as F")
    modules = ("math", "numpy")
    head[1:1] = [f"import {name}" for name in modules if any(f"{name}." in line.text for line in lines)]
    if dtype != "float32":
        head += ["", f"torch.set_default_dtype(torch.{dtype})"]
    return [ProgramLine(line) for line in (*head, "")]
