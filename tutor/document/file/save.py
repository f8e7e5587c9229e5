"""Putting text into a file so that at any moment the file is whole: the old one, or the new one."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from tutor.errors import TutorError
from tutor.language import translate
from tutor.reasons import reason

_NEW_FILE = 0o666


class SaveError(TutorError):
    """The file cannot be written; what was there is there still."""


def save_text(text: str, path: Path) -> None:
    """Write `text` to `path` in UTF-8: into a file beside it, which then takes its place and permissions.

    A link stays a link; the file that it leads to is the one that is written.

    Raises:
        SaveError: it cannot be written; nothing has changed.
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:
        sentence = translate("document", "{path} cannot be saved: the text has a character that is none.")
        raise SaveError(sentence.format(path=path)) from None
    save_bytes(content, path)


def save_bytes(content: bytes, path: Path) -> None:
    """Write `content` to `path`, as `save_text` does, with its errors."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise SaveError(
                translate("document", "{path} is a folder; give a file's name.").format(path=path)
            )
        replace_file(content, target)
    except (OSError, RuntimeError, ValueError) as error:
        sentence = translate("document", "{path} cannot be saved ({why}).")
        raise SaveError(sentence.format(path=path, why=reason(error))) from None


def put_bytes(content: bytes, path: Path) -> None:
    """Write `content` to `path`, whole or not at all; into what is no file, as a pipe, directly.

    Raises:
        OSError: it cannot be written; a file that was there is there still.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        path.write_bytes(content)
    else:
        replace_file(content, target)


def replace_file(content: bytes, target: Path) -> None:
    """Put a file with this content in the place of `target`; errors as `put_bytes`."""
    import tempfile  # the window opens sooner without it

    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(None, translate("document", "it is read-only"))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}-", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_permissions(target))
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _keep_folder(target.parent)


def _permissions(target: Path) -> int:
    """Those of the file that is there, else those that a new file gets."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return _NEW_FILE & ~mask


def _keep_folder(folder: Path) -> None:
    """Have the new name survive a loss of power too, where the system lets a folder be written out."""
    with contextlib.suppress(OSError, AttributeError):
        opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
