"""Reading a `.tutor` file: TOML to a document. Whatever is wrong in it is one sentence with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import structs

from tutor.document.checking import check, check_pages
from tutor.document.checking.check_data import read_data
from tutor.document.checking.check_training import check_training
from tutor.document.document import Document, PageGraph, SourceFile, Training
from tutor.document.errors import Fault, FileError, KeyPath
from tutor.document.file.format import LARGEST, content_of
from tutor.document.file.lines import KeyLines
from tutor.document.file.tables import FileContent, GraphTable, PageTable
from tutor.document.page import Page, PageQuestion
from tutor.graph import CodeError, GraphError, Place, ShapeError, Source, read_code
from tutor.language import translate
from tutor.reasons import grammar_reason, reason

if TYPE_CHECKING:
    from tutor.document.kept_run import KeptRun
    from tutor.engine import Given
    from tutor.engine.opaque import Recorded

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
        sources = _sources(content, file, lines)
        document = document_of(content, sources, lesson, origin)
        check_training(document)
        if document.runs:
            from tutor.document.file.runs_in_file import check_runs

            check_runs(document, check_training)
        looked_at = zip(shown_graphs(document), sources, codes_of(content), strict=True)
        for shown, source, (key, code) in looked_at:
            try:
                check.check_shapes(shown)
            except ShapeError as error:
                place = source.places.get(error.node, Place(1, 1))
                raise code_error(str(error), place, code, file, lines, key) from None
        check_pages.check_pages(document)
        return document
    except Fault as fault:
        raise FileError(str(fault), file, lines.line(fault.path)) from None


def text_of(path: Path, suffix: str = ".tutor") -> str:
    """The file's text; sentences say that it is no file of this ending.

    Raises:
        FileError: it cannot be read, is larger than a document can be, or is not UTF-8.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileError(translate("document", "there is no such file."), str(path)) from None
    except IsADirectoryError:
        raise FileError(
            translate("document", "this is a folder, and no {suffix} file.").format(suffix=suffix), str(path)
        ) from None
    except (OSError, ValueError) as error:
        sentence = translate("document", "the file cannot be read ({why}).").format(why=reason(error))
        raise FileError(sentence, str(path)) from None
    if len(content) > LARGEST:
        sentence = translate("document", "the file is larger than {size} MB, which no {suffix} file is.")
        raise FileError(sentence.format(size=LARGEST // 1024**2, suffix=suffix), str(path))
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
        why = grammar_reason(_TOML_PLACE.sub("", why))
    except (RecursionError, ValueError):
        why, line, column = translate("document", "nested too deeply, or a number too long"), None, None
    sentence = translate("document", "this cannot be read as TOML ({why}).")
    raise FileError(sentence.format(why=why), file, line, column)


def codes_of(content: FileContent) -> list[tuple[KeyPath, str]]:
    """The key and the code of every graph of the file, the document's own first."""
    others = [(("graphs", index, "code"), table.code) for index, table in enumerate(content.graphs)]
    return [(("code",), content.code), *others]


def shown_graphs(document: Document) -> list[Document]:
    """The document once for each of its graphs, its own first."""
    return [document, *(document.showing(each.name) for each in document.graphs)]


def _sources(content: FileContent, file: str, lines: KeyLines) -> list[Source]:
    """What the code of each graph says; a parameter is one in every graph that has it as a leaf."""
    found = []
    for key, code in codes_of(content):
        try:
            found.append(source_of(code, content))
        except CodeError as error:
            raise code_error(error.sentence, error.place, code, file, lines, key) from None
        except GraphError as error:
            raise Fault(key, str(error)) from None
    leaves = {name for source in found for name in source.graph.inputs}
    unknown = [name for name in content.parameters if name not in leaves]
    if unknown:
        try:
            found[0].graph.with_parameters(unknown)
        except GraphError as error:
            raise Fault(("parameters",), str(error)) from None
    return [with_parameters(source, content.parameters) for source in found]


def source_of(code: str, content: FileContent) -> Source:
    """What one code of the file says. It may be unfinished; empty only where nothing else tells of leaves.

    Errors as `read_code`.
    """
    is_begun = bool(content.parameters or content.values or content.data)
    return read_code(code, unfinished=bool(code.strip()) or not is_begun)


def with_parameters(source: Source, names: Iterable[str]) -> Source:
    """The source with those of the names as parameters that are inputs of its graph."""
    inputs = set(source.graph.inputs)
    wished = [name for name in names if name in inputs]
    return replace(source, graph=source.graph.with_parameters(wished)) if wished else source


def code_error(
    sentence: str, place: Place, code: str, file: str, lines: KeyLines, key: KeyPath = ("code",)
) -> FileError:
    """A mistake in the code, at its line in the file if the code stands there as it is, else at the key."""
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
    content: FileContent, sources: Sequence[Source], lesson: str = "", origin: SourceFile | None = None
) -> Document:
    """The document that a file's content and the graphs of its code make, its own graph first.

    Raises:
        Fault: what it says of values, data, symbols, layout or pages does not fit the graphs.
    """
    graphs = [source.graph for source in sources]
    samples = read_data(content, graphs)
    check.check_symbols(content, graphs)
    check.check_names(content)
    training, values = content.training, check.values_of(content, graphs, samples.data)
    others = zip(content.graphs, sources[1:], strict=True)
    return Document(
        title=content.title,
        graph=graphs[0],
        values=values,
        given=check.given_of(content),
        data=samples.data,
        validation=samples.validation,
        recipe=samples.recipe,
        training=Training(**structs.asdict(training)) if training else None,
        runs=_runs(content, values),
        names=content.symbols,
        local_gradients=content.local_gradients,
        draws=content.draws,
        positions=check.layout_of(("layout",), content.layout, graphs[0]),
        groups=check.groups_of(("frames",), content.frames, graphs[0]),
        graphs=tuple(_page_graph(index, table, source) for index, (table, source) in enumerate(others)),
        comments=sources[0].comments,
        pages=tuple(map(_page, content.pages)),
        summary=content.summary.strip(),
        lesson=lesson,
        part=content.part,
        recorded=_recorded(content),
        source=origin,
    )


def _recorded(content: FileContent) -> tuple[Recorded, ...]:
    """What the file says that PyTorch once computed. The engine knows it from now on."""
    if not content.recorded:
        return ()
    from tutor.document.file.recorded import recorded_of  # few files have it
    from tutor.engine.opaque import remember

    found = recorded_of(content.recorded)
    for each in found:
        remember(each)
    return found


def _runs(content: FileContent, values: Mapping[str, Given]) -> tuple[KeptRun, ...]:
    if not content.runs:
        return ()
    from tutor.document.file.runs_in_file import runs_of  # most documents keep none

    return runs_of(content, values)


def _page_graph(index: int, table: GraphTable, source: Source) -> PageGraph:
    path, graph = ("graphs", index), source.graph
    positions = check.layout_of((*path, "layout"), table.layout, graph)
    groups = check.groups_of((*path, "frames"), table.frames, graph)
    return PageGraph(table.name, graph, positions, groups, source.comments)


def _page(table: PageTable) -> Page:
    fields = structs.asdict(table)
    questions = tuple(
        PageQuestion(asked.at or "", asked.text.strip(), asked.hints, asked.count or "")
        for asked in table.questions
    )
    words = {"text": table.text.strip(), "notes": table.notes.strip()}
    return Page(**{**fields, **words, "questions": questions})
