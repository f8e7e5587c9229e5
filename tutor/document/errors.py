"""What is wrong with a `.tutor` file: one sentence that names the file, the line and the key."""

from __future__ import annotations

from tutor.errors import TutorError
from tutor.language import translate

KeyPath = tuple[str | int, ...]
"""Where something stands in a file: keys, and positions (from 0) in lists of tables: `("pages", 2, "at")`."""


class FileError(TutorError):
    """A file that cannot be read as a document.

    `sentence` says what is wrong without the place; `line` counts from 1 and is None where there is none.
    """

    def __init__(self, sentence: str, file: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(_place(file, line, column) + sentence)
        self.sentence, self.file, self.line, self.column = sentence, file, line, column


class Fault(Exception):
    """A fault while it has no file yet: where in the file's content it is, the sentence, and what mends it.

    `mend` says what a person is to do ("remove it"); it is empty where the sentence says so itself, behind a
    semicolon.
    """

    def __init__(self, path: KeyPath, sentence: str, mend: str = "") -> None:
        super().__init__(sentence)
        self.path, self.mend = path, mend


def say_key(path: KeyPath) -> str:
    """A key as a person finds it in the file: `training.epochs`, `pages 3.at`."""
    said = ""
    for part in path:
        if isinstance(part, int):
            said += f" {part + 1}"
        else:
            said += f".{part}" if said else part
    return said


def _place(file: str, line: int | None, column: int | None) -> str:
    if line is None:
        return f"{file}: "
    if column is None:
        return translate("document", "{file}, line {line}: ").format(file=file, line=line)
    where = translate("document", "{file}, line {line}, column {column}: ")
    return where.format(file=file, line=line, column=column)
