"""What is kept of unsaved work, so that a crash loses none of it: the document, and where it came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec

from tutor.document.document import Document, SourceFile
from tutor.document.file.read import read_text
from tutor.document.file.save import save_text
from tutor.document.file.write import write_text
from tutor.errors import TutorError
from tutor.language import translate
from tutor.reasons import reason


class Kept(msgspec.Struct, frozen=True):
    """Unsaved work: `text` is the document whole, `base` the text of the file at `path` that was read.

    `path` is empty where the work has no file yet; `lesson` is the id of the lesson that was changed, if any.
    """

    title: str
    text: str
    path: str = ""
    base: str = ""
    lesson: str = ""

    def document(self) -> Document:
        """The document that was kept.

        Raises:
            FileError: its text is no document.
        """
        source = SourceFile(Path(self.path), self.base) if self.path else None
        return replace(read_text(self.text, self.title), lesson=self.lesson, source=source)


def keep(document: Document, path: Path) -> None:
    """Write unsaved work to `path`.

    Raises:
        SaveError: it cannot be written.
    """
    source = document.source
    kept = Kept(
        title=document.title,
        text=write_text(document),
        path=str(source.path.absolute()) if source else "",
        base=source.text if source else "",
        lesson=document.lesson,
    )
    save_text(msgspec.json.encode(kept).decode(), path)


def kept_at(path: Path) -> Kept:
    """The unsaved work in a file that `keep` wrote.

    Raises:
        TutorError: the file cannot be read, or is none of these.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Kept)
    except (OSError, msgspec.MsgspecError) as error:
        sentence = translate("document", "What was kept at {path} cannot be read ({why}).")
        raise TutorError(sentence.format(path=path, why=reason(error))) from None
