"""Every fault of a `.tutor` file, and what would mend each: what `tutor check` says.

Reading stops at the first fault. Here a fault is noted, what is wrong is put right as well as it can be (left
out, or given a value that fits), and reading goes on, so that each fault is found once and none follows from
another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec import structs

from tutor.document.checking import check, check_pages
from tutor.document.checking.check_training import check_training
from tutor.document.checking.kinds import Kinds, faulty_kinds
from tutor.document.document import Document
from tutor.document.errors import Fault, FileError, KeyPath, say_key
from tutor.document.file.format import check_format, content_of, faulty_keys
from tutor.document.file.lines import KeyLines
from tutor.document.file.read import (
    code_error,
    codes_of,
    document_of,
    shown_graphs,
    source_of,
    table_of,
    text_of,
    with_parameters,
)
from tutor.document.file.runs_in_file import check_runs
from tutor.document.file.tables import FileContent, FrameTable
from tutor.graph import CodeError, GraphError, Place, ShapeError, Source
from tutor.graph.unfinished import missing
from tutor.language import listed, translate, without_stop


@dataclass(frozen=True, order=True)
class FileFault:
    """A fault with its place: line and column count from 1, and are 0 where the file cannot be read at all.

    `key` is empty where the file itself is wrong. A `remark` is no fault: the file is right, but unfinished.
    """

    line: int
    column: int
    key: str
    fault: str
    mend: str
    remark: bool = False

    def __str__(self) -> str:
        """The fault behind `file:line: `; the key is not said twice."""
        said = self.fault.removeprefix(self.key).lstrip(":： ") if self.key else self.fault
        start = f"{self.key}: " if self.key else ""
        return start + translate("document", "{fault}; {mend}").format(fault=said, mend=self.mend)


def file_faults(path: Path) -> list[FileFault]:
    """The faults of a file, by line, and remarks; none where it can be read as a finished document."""
    try:
        text = text_of(path)
    except FileError as error:
        mend = translate("document", "give the path of a .tutor file, which is text in UTF-8")
        return [FileFault(error.line or 0, error.column or 0, "", without_stop(error.sentence), mend)]
    return text_faults(text)


def text_faults(text: str) -> list[FileFault]:
    """The faults of a file's text, by line, and remarks."""
    try:
        table = table_of(text, "")
    except FileError as error:
        mend = translate("document", "write key = value, with text in quotes and lists in brackets")
        return [FileFault(error.line or 1, error.column or 1, "", without_stop(error.sentence), mend)]
    search = _Search(text)
    search.look(table)
    return sorted(set(search.found))


class _Search:
    """One way through a file's content; `found` grows."""

    def __init__(self, text: str) -> None:
        self._text, self._lines = text, KeyLines(text)
        self._numbers_are_right = True
        self._kinds = Kinds()
        self._unread: set[str] = set()
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
        self._kinds = faulty_kinds(table)
        for each in (*faulty_keys(table), *self._kinds.faults):
            self._note(each)
        if "code" in self._kinds.right:
            content = content_of({"title": "?", **self._kinds.right})
            content, sources = self._sources(content)
            if sources:
                self._look_at_graphs(content, sources)

    def _sources(self, content: FileContent) -> tuple[FileContent, list[Source]]:
        """The graphs, with those parameters that can be, and the content without graphs that cannot be read.

        No graph at all where the document's own cannot be read.
        """
        found: list[Source | None] = [self._source(key, code, content) for key, code in codes_of(content)]
        self._look_at_parameters(content, [each for each in found if each])
        if found[0] is None:
            return content, []
        read = [index for index, each in enumerate(found[1:]) if each]
        if len(read) < len(content.graphs):
            gone = {table.name for table, each in zip(content.graphs, found[1:], strict=True) if not each}
            self._unread = gone
            kept = self._kinds.kept.get(("graphs",), [])
            self._kinds.kept[("graphs",)] = [kept[index] for index in read]
            content = structs.replace(content, graphs=tuple(content.graphs[index] for index in read))
        return content, [with_parameters(each, content.parameters) for each in found if each]

    def _source(self, key: KeyPath, code: str, content: FileContent) -> Source | None:
        try:
            return source_of(code, content)
        except CodeError as error:
            self._note_code(error.sentence, error.place, code, self._kinds.in_file(key))
        except GraphError as error:
            self._note(Fault(self._kinds.in_file(key), str(error), translate("document", "mend the code")))
        return None

    def _look_at_parameters(self, content: FileContent, sources: list[Source]) -> None:
        known = tuple(dict.fromkeys(name for source in sources for name in source.graph.inputs))
        for name in content.parameters if sources else ():
            if name not in known:
                sentence = translate("document", "{name} is no input of the code; there are {known}")
                sentence = sentence.format(name=name, known=listed(known) or "–")
                self._note(Fault(("parameters",), sentence, check.other_name(name, known)))

    def _look_at_graphs(self, content: FileContent, sources: list[Source]) -> None:
        content = structs.replace(
            content,
            values=dict(content.values), symbols=dict(content.symbols),
            data=dict(content.data), layout=dict(content.layout),
            graphs=tuple(structs.replace(each, layout=dict(each.layout)) for each in content.graphs),
        )  # fmt: skip
        document: Document | None = None
        while document is None:
            try:
                document = document_of(content, sources)
            except Fault as fault:
                self._note_here(fault)
                content = self._without(fault.path, content, sources)
        self._look_at_document(document, sources, codes_of(content))

    def _without(self, path: KeyPath, content: FileContent, sources: list[Source]) -> FileContent:
        """The content with what is wrong there put right: left out, or a number that does no harm."""
        table, name = path[0], str(path[-1])
        if table in ("values", "data", "given"):
            self._numbers_are_right = False
        if path[:2] == ("data", "from"):
            for leaf in {leaf for each in sources for leaf in each.graph.inputs}:
                content.values.setdefault(leaf, 1.0)
            content.data.clear()
            return content
        if table == "given":
            return structs.replace(content, given=1.0)
        if table == "recorded":
            return structs.replace(content, recorded=())
        if table == "runs":
            runs, index = list(content.runs), int(path[1])
            kept = {key: value for key, value in runs[index].values.items() if key != name}
            runs[index] = structs.replace(runs[index], values=kept)
            return structs.replace(content, runs=tuple(runs))
        if table == "frames":
            return structs.replace(content, frames=_without_frame(content.frames, int(path[1])))
        if table == "graphs":
            graphs, index = list(content.graphs), int(path[1])
            if path[2] == "layout":
                graphs[index].layout.pop(name)
            elif path[2] == "frames":
                frames = _without_frame(graphs[index].frames, int(path[3]))
                graphs[index] = structs.replace(graphs[index], frames=frames)
            else:
                graphs[index] = structs.replace(graphs[index], name=f"{graphs[index].name} {index}")
            return structs.replace(content, graphs=tuple(graphs))
        getattr(content, str(table)).pop(name, None)
        is_leaf = any(name in (*each.graph.inputs, *each.graph.parameters) for each in sources)
        if table in ("values", "data") and is_leaf and name not in content.data:
            content.values.setdefault(name, 1.0)
        return content

    def _look_at_document(
        self, document: Document, sources: list[Source], codes: list[tuple[KeyPath, str]]
    ) -> None:
        try:
            check_training(document)
            check_runs(document, check_training)
        except Fault as fault:
            self._note_here(fault)
        shown = zip(shown_graphs(document), sources, codes, strict=True)
        for each, source, (key, code) in shown if self._numbers_are_right else ():
            try:
                check.check_shapes(each)
            except Fault as fault:
                self._note_here(fault)
            except ShapeError as error:
                place = source.places.get(error.node, Place(1, 1))
                self._note_code(str(error), place, code, self._kinds.in_file(key))
        for index, page in enumerate(document.pages):
            if page.graph in self._unread:
                continue
            try:
                check_pages.check_page(document, page, ("pages", index))
                check_pages.check_finished(document, page, ("pages", index))
            except Fault as fault:
                self._note_here(fault)
        for source, (key, code) in zip(sources, codes, strict=True):
            self._look_for_missing(source, code, self._kinds.in_file(key))

    def _look_for_missing(self, source: Source, code: str, key: KeyPath) -> None:
        """Remark each node that waits for operands."""
        mend = translate("document", "put an operand in the place of ...")
        for name, sentence in missing(source.graph).items():
            hole = next(each for each in source.graph[name].operands if each in source.graph.missing)
            error = code_error(sentence, source.places.get(hole, Place(1, 1)), code, "", self._lines, key)
            place = (error.line or 1, error.column or 1)
            what = without_stop(error.sentence)
            self.found.append(FileFault(*place, say_key(key), what, mend, remark=True))

    def _note_here(self, fault: Fault) -> None:
        """Note a fault whose path is that of the content; its sentence may begin with it."""
        there = self._kinds.in_file(fault.path)
        sentence, key = str(fault), say_key(fault.path)
        if sentence.startswith(key):
            sentence = say_key(there) + sentence.removeprefix(key)
        self._note(Fault(there, sentence, fault.mend))

    def _note(self, fault: Fault) -> None:
        line = self._lines.line(fault.path) or 1
        what, mend = _parted(str(fault), fault.mend)
        written = self._lines.lines[line - 1]
        column = len(written) - len(written.lstrip()) + 1
        self.found.append(FileFault(line, column, say_key(fault.path), what, mend))

    def _note_code(self, sentence: str, place: Place, code: str, key: KeyPath) -> None:
        error = code_error(sentence, place, code, "", self._lines, key)
        what, mend = _parted(error.sentence, "")
        mend = mend or translate("document", "write lines such as y_hat = x * w, whose values fit together")
        self.found.append(FileFault(error.line or 1, error.column or 1, say_key(key), what, mend))


def _without_frame(frames: tuple[FrameTable, ...], index: int) -> tuple[FrameTable, ...]:
    """The frames with one of them around nothing."""
    return tuple(structs.replace(each, nodes=()) if at == index else each for at, each in enumerate(frames))


def _parted(sentence: str, mend: str) -> tuple[str, str]:
    """A sentence without its full stop, and what mends it: given, or asked behind its last semicolon."""
    parts = re.split(r"; |；", sentence)
    if len(parts) > 1 and sentence.endswith(("?", "？")):
        return sentence[: -len(parts[-1])].rstrip("; ；"), mend or parts[-1]
    return without_stop(sentence), mend
