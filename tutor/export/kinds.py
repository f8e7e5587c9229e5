"""What can be exported: each kind with the endings of its files, and the options that it knows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tutor.errors import TutorError
from tutor.language import translate


@dataclass(frozen=True)
class ExportKind:
    """A kind of file; `options` are those of the command line that it takes, besides what it is made of."""

    id: str
    suffixes: tuple[str, ...]
    options: tuple[str, ...] = ()
    is_text: bool = False
    """Whether the file is text, which can be printed."""


KINDS = {
    kind.id: kind
    for kind in (
        ExportKind("handout", (".pdf",), ("steps", "theme", "per_page", "paper", "blanks", "answers")),
        ExportKind("slides", (".html", ".htm"), ("steps", "theme"), is_text=True),
        ExportKind("gif", (".gif",), ("steps", "theme", "size", "seconds_per_step")),
        ExportKind("mp4", (".mp4",), ("steps", "theme", "size", "seconds_per_step")),
        ExportKind("tikz", (".tex",), ("step", "alone"), is_text=True),
        ExportKind("pytorch", (".py",), is_text=True),
        ExportKind("notebook", (".ipynb",), is_text=True),
        ExportKind("csv", (".csv",), ("epochs", "engine"), is_text=True),
    )
}
"""By id."""


def check_suffix(kind: ExportKind, path: str | Path) -> None:
    """Raise TutorError where the file's name ends as another kind's; one without an ending is taken."""
    if Path(path).suffix.lower() in ("", *kind.suffixes):
        return
    if kind.is_text:
        sentence = translate("export", "-o is to be a file that ends in {suffix}, or -, and here is {path}.")
    else:
        sentence = translate("export", "-o is to be a file that ends in {suffix}, and here is {path}.")
    raise TutorError(sentence.format(suffix=kind.suffixes[0], path=repr(str(path))))
