"""Keep the translations: what the program says, gathered into Qt Linguist's files, and what is missing there.

    translations.py update [LOCALE ...]         renew the files, or begin one; says how much is translated
    translations.py missing LOCALE > new.json   what has no translation yet, as JSON to be filled in
    translations.py merge LOCALE FILE.json      put filled-in translations into the file
    translations.py check LOCALE                every fault of a file; the exit status is 1 if there is any

Translations that are there stay as long as the English is the same.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import string
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
PROGRAM = ROOT / "tutor"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORDS = re.compile(r"[A-Za-z]+[ ,.:;]+(?:\w+ )*[a-z]{2,}")
"""More than a name: words of which one behind another begins small."""


@dataclass(frozen=True)
class Message:
    """A sentence of the program in its context, and its translation; empty where there is none."""

    context: str
    text: str
    translation: str = ""


def spoken(folder: Path = PROGRAM) -> Iterator[tuple[str, int, str, str]]:
    """Every sentence that the program looks up: file, line, context, text; read from the code itself."""
    for path in sorted(folder.rglob("*.py")):
        yield from _spoken_in(path, ast.parse(path.read_text(encoding="utf-8")), "")


def _spoken_in(path: Path, node: ast.AST, context: str) -> Iterator[tuple[str, int, str, str]]:
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call):
        function = node.func
        called = getattr(function, "id", getattr(function, "attr", ""))
        texts = [each.value for each in node.args if isinstance(each, ast.Constant)]
        said = [each for each in texts if isinstance(each, str)]
        if called == "translate" and len(said) == 2:
            yield str(path), node.lineno, said[0], said[1]
        if called == "tr" and said:
            yield str(path), node.lineno, context, said[0]
    for child in ast.iter_child_nodes(node):
        yield from _spoken_in(path, child, context)


def update(path: Path, folder: Path = PROGRAM) -> list[str]:
    """Renew a file, or begin it, and say what `lupdate` overlooks: a look-up inside an f-string.

    Raises:
        subprocess.CalledProcessError: lupdate has failed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    locale = path.stem.removeprefix("tutor_")
    sources = [str(source) for source in sorted(folder.rglob("*.py"))]
    command = [sys.executable, "-c", "from PySide6.scripts.pyside_tool import lupdate; lupdate()"]
    settings = ["-silent", "-locations", "none", "-no-obsolete", "-no-ui-lines"]
    languages = ["-source-language", "en", "-target-language", locale]
    subprocess.run([*command, *settings, *languages, *sources, "-ts", str(path)], check=True, cwd=ROOT)
    found = {(message.context, message.text) for message in messages(path)}
    return [
        f"{file}:{line}: lupdate does not find “{text}”; take it out of its f-string"
        for file, line, context, text in spoken(folder)
        if (context, text) not in found
    ]


def messages(path: Path) -> list[Message]:
    """All sentences of a file."""
    root = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
    return [
        Message(
            context.findtext("name", ""),
            message.findtext("source", ""),
            message.findtext("translation", "") or "",
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def missing(found: Iterable[Message]) -> list[dict[str, object]]:
    """What is not translated: each text once, with the contexts that say it, and room for the translation."""
    contexts: dict[str, list[str]] = {}
    for message in found:
        if not message.translation:
            contexts.setdefault(message.text, []).append(message.context)
    return [{"text": text, "contexts": named, "translation": ""} for text, named in sorted(contexts.items())]


def merge(path: Path, filled: Iterable[dict[str, object]]) -> int:
    """Put translations into a file, in the form that `missing` gives; returns how many it has taken."""
    new = {
        (context, str(each["text"])): str(each["translation"])
        for each in filled
        for context in (each["contexts"] if isinstance(each["contexts"], list) else [])
        if each.get("translation")
    }
    tree = ElementTree.parse(path)  # noqa: S314 - our own file
    taken = 0
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            wanted = new.get((context.findtext("name", ""), message.findtext("source", "")))
            said = message.find("translation")
            if wanted is not None and said is not None:
                said.text = wanted
                said.attrib.pop("type", None)
                taken += 1
    text = ElementTree.tostring(tree.getroot(), encoding="unicode", short_empty_elements=False)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")
    return taken


def faults(found: Iterable[Message], locale: str) -> list[str]:
    """What is wrong in a file, a sentence each: nothing translated, other placeholders, English left."""
    said = []
    for message in found:
        named = f"{message.context}: “{message.text}”"
        if not message.translation:
            said.append(f"{named} has no translation")
        elif _placeholders(message.text) != _placeholders(message.translation):
            said.append(f"{named} has other placeholders than “{message.translation}”")
        elif locale.startswith("zh") and _WORDS.search(message.text) and not _is_chinese(message):
            said.append(f"{named} is still English")
    return said


def lacking(path: Path, folder: Path = PROGRAM) -> list[str]:
    """What a file lacks of what the program says today, and the faults in the rest, a sentence each.

    The file itself stays as it is: this is for tests, and quicker than lupdate.
    """
    there = {(message.context, message.text): message for message in messages(path)}
    said = dict.fromkeys((context, text) for _, _, context, text in spoken(folder))
    return faults((there.get(key, Message(*key)) for key in said), path.stem.removeprefix("tutor_"))


def _is_chinese(message: Message) -> bool:
    return bool(_CHINESE.search(message.translation))


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def _file(locale: str) -> Path:
    return FOLDER / f"tutor_{locale}.ts"


def _update(locales: list[str]) -> int:
    files = [_file(locale) for locale in locales] or sorted(FOLDER.glob("tutor_*.ts"))
    overlooked: list[str] = []
    for path in files:
        overlooked = update(path)
        found = messages(path)
        left = len([message for message in found if not message.translation])
        print(f"{path.name}: {len(found)} sentences, {left} of them without a translation")
    for line in overlooked:
        print(line, file=sys.stderr)
    return 1 if overlooked else 0


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("command", choices=("update", "missing", "merge", "check"))
    parser.add_argument("rest", nargs="*")
    options = parser.parse_args()
    if options.command == "update":
        return _update(options.rest)
    path = _file(options.rest[0])
    if options.command == "missing":
        json.dump(missing(messages(path)), sys.stdout, ensure_ascii=False, indent=1)
        return 0
    if options.command == "merge":
        filled = json.loads(Path(options.rest[1]).read_text(encoding="utf-8"))
        print(f"{merge(path, filled)} translations taken")
        return _update(options.rest[:1])  # lupdate's own layout, so that a change shows only what is changed
    found = lacking(path)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
