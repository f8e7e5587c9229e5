"""Every fault of a `.tutor` file, and what would mend each: what `tutor check` says.

Reading stops at the first fault. Here a fault is noted, what is wrong is put right as well as it can be (left
out, or given a value that fits), and reading goes on, so that each fault is found once and none follows from
another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from msgspec import structs

from tutor.document import check
from tutor.document.document import Document
from tutor.document.errors import Fault, FileError, KeyPath, say_key
from tutor.document.format import FileContent, check_format, content_of, faulty_keys
from tutor.document.kinds import faulty_kinds
from tutor.document.lines import KeyLines
from tutor.document.read import code_error, document_of, table_of, text_of
from tutor.graph import CodeError, Graph, GraphError, Place, ShapeError, Source, read_code
from tutor.language import translate


@dataclass(frozen=True, order=True)
class FileFault:
    """A fault with its place: line and column count from 1; `key` is empty where the file itself is wrong."""

    line: int
    column: int
    key: str
    fault: str
    mend: str

    def __str__(self) -> str:
        """The fault behind `file:line: `; the key is not said twice."""
        said = self.fault.removeprefix(self.key).lstrip(": ") if self.key else self.fault
        start = f"{self.key}: " if self.key else ""
        return f"{start}{said}; {self.mend}"


def file_faults(path: Path) -> list[FileFault]:
    """The faults of a file, by line; none where it can be read as a document."""
    try:
        text = text_of(path)
    except FileError as error:
        mend = translate("document", "give the path of a .tutor file, which is text in UTF-8")
        return [FileFault(error.line or 1, 1, "", error.sentence.rstrip("."), mend)]
    return text_faults(text)


def text_faults(text: str) -> list[FileFault]:
    """The faults of a file's text, by line."""
    try:
        table = table_of(text, "")
    except FileError as error:
        mend = translate("document", "write key = value, with text in quotes and lists in brackets")
        return [FileFault(error.line or 1, error.column or 1, "", error.sentence.rstrip("."), mend)]
    search = _Search(text)
    search.look(table)
    return sorted(set(search.found))


class _Search:
    """One way through a file's content; `found` grows."""

    def __init__(self, text: str) -> None:
        self._text, self._lines = text, KeyLines(text)
        self._numbers_are_right = True
        self.found: list[FileFault] = []

    def look(self, table: dict[str, Any]) -> None:
        """Find all that is wrong with the content."""
        try:
            check_format(table)
        except Fault as fault:
            self._note(fault)
            if table.get("format"):
                return  # another format has other keys
            table = {**table, "format": 1}
        kinds = faulty_kinds(table)
        for each in (*faulty_keys(table), *kinds.faults):
            self._note(each)
        if "code" in kinds.right:
            content = content_of({"title": "?", **kinds.right})
            source = self._source(content)
            if source is not None:
                self._look_at_graph(content, source)

    def _source(self, content: FileContent) -> Source | None:
        """The graph, with those parameters that can be; None where the code cannot be read."""
        try:
            source = read_code(content.code)
        except CodeError as error:
            self._note_code(error.sentence, error.place, content.code)
            return None
        except GraphError as error:
            self._note(Fault(("code",), str(error), translate("document", "mend the code")))
            return None
        right = [name for name in content.parameters if name in source.graph.inputs]
        for name in content.parameters:
            if name not in right:
                known = ", ".join(source.graph.inputs) or "–"
                sentence = translate("document", "{name} is no input of the code; there are {known}")
                mend = check.other_name(name, source.graph.inputs)
                self._note(Fault(("parameters",), sentence.format(name=name, known=known), mend))
        return read_code(content.code, right)

    def _look_at_graph(self, content: FileContent, source: Source) -> None:
        content = structs.replace(
            content,
            values=dict(content.values), symbols=dict(content.symbols),
            data=dict(content.data), layout=dict(content.layout),
        )  # fmt: skip
        document: Document | None = None
        while document is None:
            try:
                document = document_of(content, source.graph)
            except Fault as fault:
                self._note(fault)
                content = self._without(fault.path, content, source.graph)
        self._look_at_document(document, source, content.code)

    def _without(self, path: KeyPath, content: FileContent, graph: Graph) -> FileContent:
        """The content with what is wrong there put right: left out, or a number that does no harm."""
        table, name = path[0], str(path[-1])
        if table in ("values", "data", "given"):
            self._numbers_are_right = False
        if table == "given":
            return structs.replace(content, given=1.0)
        if table == "frames":
            frames = list(content.frames)
            frames[int(path[1])] = structs.replace(frames[int(path[1])], nodes=())
            return structs.replace(content, frames=tuple(frames))
        getattr(content, str(table)).pop(name, None)
        is_leaf = name in (*graph.inputs, *graph.parameters)
        if table in ("values", "data") and is_leaf and name not in content.data:
            content.values.setdefault(name, 1.0)
        return content

    def _look_at_document(self, document: Document, source: Source, code: str) -> None:
        try:
            check.check_rate(document)
        except Fault as fault:
            self._note(fault)
        if self._numbers_are_right:
            try:
                check.check_shapes(document)
            except Fault as fault:
                self._note(fault)
            except ShapeError as error:
                self._note_code(str(error), source.places.get(error.node, Place(1, 1)), code)
        for index, page in enumerate(document.pages):
            try:
                check.check_pages(replace(document, pages=(page,)))
            except Fault as fault:
                self._note(Fault(("pages", index, "at"), str(fault), fault.mend))

    def _note(self, fault: Fault) -> None:
        line = self._lines.line(fault.path) or 1
        what, mend = _parted(str(fault), fault.mend)
        written = self._lines.lines[line - 1]
        column = len(written) - len(written.lstrip()) + 1
        self.found.append(FileFault(line, column, say_key(fault.path), what, mend))

    def _note_code(self, sentence: str, place: Place, code: str) -> None:
        error = code_error(sentence, place, code, "", self._lines)
        what, mend = _parted(error.sentence, "")
        mend = mend or translate("document", "write lines such as y_hat = x * w, whose values fit together")
        self.found.append(FileFault(error.line or 1, error.column or 1, "code", what, mend))


def _parted(sentence: str, mend: str) -> tuple[str, str]:
    """A sentence without its full stop, and what mends it: given, or asked behind its last semicolon."""
    what, _, question = sentence.rpartition("; ")
    if what and sentence.endswith("?"):
        return what, mend or question
    return sentence.rstrip("."), mend
