"""Reading a `.tutor` file: TOML to a document. Whatever is wrong in it is one sentence with its place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from tutor.document import check
from tutor.document.document import Document, Page, SourceFile, Training
from tutor.document.errors import Fault, FileError
from tutor.document.format import LARGEST, FileContent, content_of
from tutor.document.lines import KeyLines
from tutor.graph import CodeError, Graph, GraphError, Place, ShapeError, Source, read_code
from tutor.language import translate

_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(path: Path, lesson: str = "") -> Document:
    """The document in a file; `lesson` is its id where it is one of the app's lessons.

    Raises:
        FileError: the file cannot be read, or is no document; the sentence says why and where.
    """
    text = text_of(path)
    return read_text(text, str(path), lesson, SourceFile(path, text))


def read_text(text: str, file: str, lesson: str = "", origin: SourceFile | None = None) -> Document:
    """The document that `text` is; sentences name it `file`; `origin` is the file that it came from, if any.

    Raises:
        FileError: it is none.
    """
    lines = KeyLines(text)
    try:
        content = content_of(table_of(text, file))
        source = _source(content, file, lines)
        try:
            document = document_of(content, source.graph, lesson, origin)
            check.check_rate(document)
            check.check_shapes(document)
            check.check_pages(document)
        except ShapeError as error:
            place = source.places.get(error.node, Place(1, 1))
            raise code_error(str(error), place, content.code, file, lines) from None
        return document
    except Fault as fault:
        raise FileError(str(fault), file, lines.line(fault.path)) from None


def text_of(path: Path) -> str:
    """The file's text.

    Raises:
        FileError: it cannot be read, is larger than a document can be, or is not UTF-8.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileError(translate("document", "there is no such file."), str(path)) from None
    except IsADirectoryError:
        raise FileError(translate("document", "this is a folder, and no .tutor file."), str(path)) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        sentence = translate("document", "the file cannot be read ({why}).").format(why=why)
        raise FileError(sentence, str(path)) from None
    if len(content) > LARGEST:
        sentence = translate("document", "the file is larger than {size} MB, which no .tutor file is.")
        raise FileError(sentence.format(size=LARGEST // 1024**2), str(path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileError(translate("document", "this is no text in UTF-8."), str(path), line) from None


def table_of(text: str, file: str) -> dict[str, Any]:
    """The TOML's content, not looked at any further.

    Raises:
        FileError: it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = str(error)
        place = _TOML_PLACE.search(why)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (None, None)
        if line is None:
            line = len(text.splitlines()) or 1
        why = _TOML_PLACE.sub("", why)
    except (RecursionError, ValueError):
        why, line, column = translate("document", "nested too deeply, or a number too long"), None, None
    sentence = translate("document", "this cannot be read as TOML ({why}).")
    raise FileError(sentence.format(why=why), file, line, column)


def _source(content: FileContent, file: str, lines: KeyLines) -> Source:
    try:
        return read_code(content.code, content.parameters)
    except CodeError as error:
        raise code_error(error.sentence, error.place, content.code, file, lines) from None
    except GraphError as error:
        raise Fault(("parameters",), str(error)) from None


def code_error(sentence: str, place: Place, code: str, file: str, lines: KeyLines) -> FileError:
    """A mistake in the code, at its line in the file if the code stands there as it is, else at the key."""
    key = ("code",)
    written = "".join(code.splitlines()[place.line - 1 : place.line])
    if not written:
        return FileError(sentence, file, lines.line(key))
    line = (lines.first_of_text(key) or 0) + place.line - 1
    if 0 < line <= len(lines.lines):
        before, found, _ = lines.lines[line - 1].partition(written)
        if found:
            return FileError(sentence, file, line, len(before) + place.column)
    inside = translate("document", "in line {line}, column {column} of the code: {sentence}")
    inside = inside.format(line=place.line, column=place.column, sentence=sentence)
    return FileError(inside, file, lines.line(key))


def document_of(
    content: FileContent, graph: Graph, lesson: str = "", origin: SourceFile | None = None
) -> Document:
    """The document that a file's content and the graph of its code make.

    Raises:
        Fault: what it says of values, data, symbols or layout does not fit the graph.
    """
    data = check.data_of(content, graph)
    check.check_symbols(content, graph)
    training = content.training
    return Document(
        title=content.title,
        graph=graph,
        values=check.values_of(content, graph, data),
        given=check.given_of(content),
        data=data,
        training=Training(training.learning_rate, training.epochs, training.batch) if training else None,
        names=content.symbols,
        local_gradients=content.local_gradients,
        positions=check.layout_of(content, graph),
        groups=check.groups_of(content, graph),
        pages=tuple(Page(page.title, page.text.strip(), page.at) for page in content.pages),
        summary=content.summary.strip(),
        lesson=lesson,
        part=content.part,
        source=origin,
    )
