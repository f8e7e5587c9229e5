"""The languages there are: English, and one for each file `translations/tutor_LOCALE.ts` of Qt Linguist's.

The files are read as they are: what a translator saves is spoken at the next start, and nothing is compiled.
"""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from tutor import language
from tutor.language import ENGLISH
from tutor.resources import resource

Words = MappingProxyType[tuple[str, str], str]
"""Context and English text -> the translation."""

_NAMES = {ENGLISH: "English", "zh_CN": "简体中文"}
_UNSET = ("", "C", "POSIX")


def locales() -> tuple[str, ...]:
    """The locales that can be spoken: English, and those that a file translates into."""
    found = resource("translations").glob("tutor_*.ts")
    return (ENGLISH, *sorted(path.stem.removeprefix("tutor_") for path in found))


def name_of(locale: str) -> str:
    """What a language calls itself; a file may say so by translating “English” in the context “language”."""
    if locale in _NAMES:
        return _NAMES[locale]
    return words(locale).get(("language", "English"), locale)  # translate("language", "English")


def words(locale: str) -> Words:
    """All translations into a locale; none for English, and for a file that is missing or broken."""
    if locale == ENGLISH:
        return MappingProxyType({})
    path = resource("translations", f"tutor_{locale}.ts")
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError:
        return MappingProxyType({})


def nearest(wanted: str) -> str:
    """The locale that can be spoken and is nearest to the one wanted: `zh_CN` for `zh-Hans-SG`; or "en"."""
    parts = wanted.partition(".")[0].replace("-", "_").split("_")
    there = locales()
    if "_".join(parts) in there:
        return "_".join(parts)
    return next((each for each in there if each.split("_")[0] == parts[0].lower()), ENGLISH)


def system_locale() -> str:
    """The locale of the system, as far as it can be spoken."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(variable, "")
        if wanted:
            return ENGLISH if wanted.partition(".")[0] in _UNSET else nearest(wanted)
    if sys.platform == "win32":  # Windows has no such variables
        import ctypes
        import locale

        return nearest(locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), ENGLISH))
    return ENGLISH


def speak(locale: str) -> bool:
    """Speak this language from now on, everywhere that asks `tutor.language`; False where no file has it."""
    if locale == ENGLISH:
        language.use(None)
        return True
    known = words(locale)
    if known:
        language.use(lambda context, text: known.get((context, text), text), locale)
    return bool(known)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Words:
    """What a file translates, read once as long as it stays as it is; a translation in doubt counts too."""
    from xml.etree import ElementTree  # English does without

    try:
        root = ElementTree.parse(path).getroot()  # noqa: S314 - it comes with the program
    except (ElementTree.ParseError, OSError):
        return MappingProxyType({})
    found: dict[tuple[str, str], str] = {}
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            said = message.find("translation")
            if said is not None and said.text and said.get("type") not in ("vanished", "obsolete"):
                found[name, message.findtext("source", "")] = said.text
    return MappingProxyType(found)
