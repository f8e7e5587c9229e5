"""Why something failed, in the chosen language: what Python and the system say of files, code and TOML."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable

from tutor import language
from tutor.errors import TutorError
from tutor.language import translate

_Words = Callable[[], str]
"""A fragment, looked up when it is asked for."""


def reason(error: BaseException) -> str:
    """What a failed work with a file failed of: a fragment that goes on a sentence, without a full stop.

    What is raised with words of the program's own keeps them. In English it is what the system says.
    """
    if isinstance(error, OSError):
        known = _BY_NUMBER.get(error.errno or 0)
        if known is not None:
            return known()
        return _of_others(error.strerror or str(error), of_ours=error.errno is None)
    if isinstance(error, UnicodeDecodeError):
        return translate("reason", "this is no text in UTF-8")
    if isinstance(error, UnicodeEncodeError):
        return translate("reason", "a file's name has no such character")
    if isinstance(error, TutorError):
        return str(error)
    return grammar_reason(str(error))


def grammar_reason(said: str) -> str:
    """What Python's grammar or that of TOML says of a text, which is what it is in English."""
    if language.current() == language.ENGLISH:
        return said
    for pattern, words in _BY_WORDS:
        found = re.match(pattern, said)
        if found:
            return words().format(*found.groups())
    return _of_others(said)


def _of_others(said: str, *, of_ours: bool = False) -> str:
    """Words that nobody foresaw, told as those of the system."""
    if of_ours or language.current() == language.ENGLISH:
        return said
    return translate("reason", "the system says: {said}").format(said=said)


_BY_NUMBER: dict[int, _Words] = {
    errno.ENOENT: lambda: translate("reason", "No such file or directory"),
    errno.EACCES: lambda: translate("reason", "Permission denied"),
    errno.EPERM: lambda: translate("reason", "Operation not permitted"),
    errno.ENOSPC: lambda: translate("reason", "No space left on device"),
    errno.EISDIR: lambda: translate("reason", "Is a directory"),
    errno.ENOTDIR: lambda: translate("reason", "Not a directory"),
    errno.EROFS: lambda: translate("reason", "Read-only file system"),
    errno.ENAMETOOLONG: lambda: translate("reason", "File name too long"),
    errno.EEXIST: lambda: translate("reason", "File exists"),
    errno.EIO: lambda: translate("reason", "Input/output error"),
    errno.EBUSY: lambda: translate("reason", "Device or resource busy"),
    errno.EFBIG: lambda: translate("reason", "File too large"),
    errno.EMFILE: lambda: translate("reason", "Too many open files"),
    errno.ELOOP: lambda: translate("reason", "Too many levels of symbolic links"),
}
"""The errors of the system that a person meets, in the words that it has for them in English."""

_BY_WORDS: tuple[tuple[str, _Words], ...] = (
    (r"'(.+)' was never closed", lambda: translate("reason", "“{0}” was never closed")),
    (r"unmatched '(.+)'", lambda: translate("reason", "“{0}” closes nothing")),
    (
        r"closing parenthesis '(.+?)' does not match opening parenthesis '(.+?)'",
        lambda: translate("reason", "“{0}” does not close “{1}”"),
    ),
    (
        r"unterminated (?:triple-quoted )?(?:f-)?string",
        lambda: translate("reason", "a string without its closing quotation mark"),
    ),
    (r"[Uu]nterminated string", lambda: translate("reason", "a string without its closing quotation mark")),
    (r"invalid character '(.+)' \(", lambda: translate("reason", "“{0}” cannot stand in code")),
    (r"invalid non-printable character (\S+)", lambda: translate("reason", "“{0}” cannot stand in code")),
    (
        r"invalid (?:decimal|hexadecimal|octal|binary|imaginary) literal|invalid digit|leading zeros",
        lambda: translate("reason", "this is no number, and no name begins with a digit"),
    ),
    (
        r"invalid syntax\. Perhaps you forgot a comma",
        lambda: translate("reason", "a comma or an operator may be missing"),
    ),
    (
        r"(?:invalid syntax|cannot assign to .+)\. Maybe you meant '=='",
        lambda: translate("reason", "on the left of = stands no name"),
    ),
    (r"cannot assign to", lambda: translate("reason", "on the left of = stands no name")),
    (r"unexpected indent|unindent|expected an indented", lambda: translate("reason", "wrong indentation")),
    (r"expected '(.+)'", lambda: translate("reason", "“{0}” is expected here")),
    (
        r"unexpected character after line continuation",
        lambda: translate("reason", "nothing may follow a backslash on its line"),
    ),
    (
        r"invalid syntax|unexpected EOF|Invalid statement",
        lambda: translate("reason", "it is against the grammar"),
    ),
    (r"Unclosed array", lambda: translate("reason", "a list without its closing bracket")),
    (r"Unclosed inline table", lambda: translate("reason", "a table without its closing brace")),
    (r"Expected '=' after", lambda: translate("reason", "after a key “=” is expected")),
    (r"Expected newline or end", lambda: translate("reason", "something stands behind the value")),
    (
        r"Expected '(\]+)' at the end",
        lambda: translate("reason", "the heading of a table ends with “{0}”"),
    ),
    (
        r"Cannot (?:declare|overwrite|mutate)|Duplicate",
        lambda: translate("reason", "a key stands there twice"),
    ),
    (r"Unescaped '\\'", lambda: translate("reason", "a backslash in a string must be doubled")),
    (
        r"(?:Found invalid|Illegal) character (.+)",
        lambda: translate("reason", "the character {0} cannot stand here"),
    ),
    (r"Invalid (?:date|datetime|time)", lambda: translate("reason", "this is no date")),
    (r"Invalid (?:initial character for a key|key)", lambda: translate("reason", "a key is missing here")),
    (r"Invalid .*value|Invalid hex", lambda: translate("reason", "a value is missing here, or is none")),
    (
        r"(?:\w+: )?embedded null (?:byte|character)",
        lambda: translate("reason", "a file's name has no such character"),
    ),
    (
        r"Symlink loop",
        lambda: translate("reason", "Too many levels of symbolic links"),
    ),
)
"""What begins the words of Python's grammar and of TOML, and how the program says it in other languages."""
