"""Languages are files: what they translate is spoken by the program, and a tool says what they lack."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.command_line import CommandLine
from tutor import language, translations
from tutor.cli import main

ROOT = Path(__file__).resolve().parent.parent
TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{locale}" sourcelanguage="en">
<context><name>language</name>
<message><source>English</source><translation>{name}</translation></message></context>
<context><name>cli</name>
<message><source>Hello, {{who}}</source><translation>Saluton, {{who}}</translation></message>
<message><source>Never</source><translation type="unfinished"></translation></message>
<message><source>Gone</source><translation type="vanished">For</translation></message></context>
<context><name>document</name>
<message><source>There is no lesson and no file named {{text}}</source>
<translation>Mankas leciono aŭ dosiero {{text}}</translation></message></context>
<context><name>options</name>
<message><source>argument {{which}}: expected one argument</source>
<translation>{{which}} bezonas unu valoron</translation></message>
<message><source>usage: </source><translation>uzo: </translation></message></context>
</TS>
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The resources' own folder of translations, with one language in it: Esperanto."""
    (tmp_path / "translations").mkdir()
    (tmp_path / "translations" / "tutor_eo.ts").write_text(
        TS.format(locale="eo", name="Esperanto"), encoding="utf-8"
    )
    real = translations.resource
    monkeypatch.setattr(
        translations,
        "resource",
        lambda *parts: tmp_path.joinpath(*parts) if parts[0] == "translations" else real(*parts),
    )
    yield tmp_path / "translations"
    language.use(None)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The translators' tool, which is no part of the program."""
    spec = importlib.util.spec_from_file_location("translations_tool", ROOT / "packaging" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations_tool"] = module
    spec.loader.exec_module(module)
    return module


def test_a_file_in_the_folder_is_a_language(folder: Path) -> None:
    assert translations.locales() == ("en", "eo")
    assert translations.name_of("eo") == "Esperanto"
    assert translations.speak("eo")
    assert language.current() == "eo"
    assert language.translate("cli", "Hello, {who}").format(who="Ada") == "Saluton, Ada"
    assert [language.translate("cli", text) for text in ("Never", "Gone", "New")] == ["Never", "Gone", "New"]


@pytest.mark.parametrize("broken", ["", "<TS>", "no XML"])
def test_a_broken_file_leaves_english(folder: Path, broken: str) -> None:
    (folder / "tutor_xx.ts").write_text(broken, encoding="utf-8")
    assert not translations.speak("xx")
    assert language.current() == "en"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("eo", "eo"), ("eo_XX.UTF-8", "eo"), ("EO-x", "eo"), ("fr_FR", "en"), ("C.UTF-8", "en"), ("", "en")],
)
def test_the_systems_language_is_the_nearest_there_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, wanted: str, found: str
) -> None:
    for variable in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LC_ALL", wanted)
    assert translations.system_locale() == found


def test_the_command_line_speaks_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = CommandLine(capsys)
    assert run("trace", "nil", "--locale", "eo").sentence.startswith("Mankas leciono aŭ dosiero nil")
    assert run("trace", "--code", "--locale=eo").sentence.startswith("--code bezonas unu valoron")
    assert run("trace", "nil", "--locale", "en").sentence.startswith("There is no lesson and no file")
    assert "invalid choice: 'fr'" in run("trace", "nil", "--locale", "fr").sentence
    monkeypatch.setenv("LC_ALL", "eo.UTF-8")
    assert main(["train", "--help"]) == 0
    assert capsys.readouterr().out.startswith("uzo: backprop-tutor train")


def test_every_sentence_of_the_program_is_found_by_lupdate(tool: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "tutor_zh_CN.ts"
    assert tool.update(path) == []
    found = {(message.context, message.text) for message in tool.messages(path)}
    assert ("MainWindow", "Backprop Tutor") in found
    assert ("document", "there is no such file.") in found
    assert {(context, text) for _, _, context, text in tool.spoken()} == found


@pytest.mark.parametrize(
    "path", sorted((ROOT / "resources" / "translations").glob("*.ts")), ids=lambda p: p.stem
)
def test_every_sentence_of_the_program_is_translated(tool: ModuleType, path: Path) -> None:
    """A sentence that is new has no translation, or one with other placeholders: each is named here."""
    lacking = tool.lacking(path)
    assert not lacking, "\n".join(lacking)


def test_the_tool_gathers_and_takes_translations(tool: ModuleType, tmp_path: Path) -> None:
    program, path = tmp_path / "program", tmp_path / "tutor_zh_CN.ts"
    program.mkdir()
    code = program / "one.py"
    code.write_text(
        'class Box:\n    def f(self):\n        return self.tr("Step {n} of "\n            "all")\n'
        'def g():\n    return translate("box", "Step {n} of all"), translate("box", "See “it”\\nthen")\n',
        encoding="utf-8",
    )
    assert tool.update(path, program) == []
    left = tool.missing(tool.messages(path))
    assert [(each["text"], each["contexts"]) for each in left] == [
        ("See “it”\nthen", ["box"]),
        ("Step {n} of all", ["Box", "box"]),
    ]
    left[1]["translation"] = "第 {n} 步"
    assert tool.merge(path, json.loads(json.dumps(left))) == 2
    code.write_text(code.read_text(encoding="utf-8").replace("then", "now"), encoding="utf-8")
    assert tool.update(path, program) == []
    kept = {(each.context, each.text): each.translation for each in tool.messages(path)}
    assert kept["Box", "Step {n} of all"] == kept["box", "Step {n} of all"] == "第 {n} 步"
    code.write_text("print(f\"{translate('box', 'hidden here')}\")\n", encoding="utf-8")
    assert ["hidden here" in line for line in tool.update(path, program)] == [True]


def test_the_tool_names_what_a_file_lacks(tool: ModuleType, tmp_path: Path) -> None:
    program, path = tmp_path / "program", tmp_path / "tutor_zh_CN.ts"
    program.mkdir()
    (program / "one.py").write_text(
        'translate("box", "Open {n}")\ntranslate("box", "New")\n', encoding="utf-8"
    )
    tool.update(path, program)
    filled = [{"text": text, "contexts": ["box"], "translation": "打开 {n}"} for text in ("Open {n}", "New")]
    tool.merge(path, filled)
    assert [fault.partition("has")[1:] for fault in tool.lacking(path, program)] == [
        ("has", " other placeholders than “打开 {n}”")
    ]
    (program / "two.py").write_text('translate("box", "Newer")\n', encoding="utf-8")
    assert "box: “Newer” has no translation" in tool.lacking(path, program)


def test_the_tool_finds_what_is_wrong(tool: ModuleType) -> None:
    messages = [
        tool.Message("a", "Step {n} of all", "第 {n} 步"),
        tool.Message("a", "PyTorch", "PyTorch"),
        tool.Message("a", "Open a file", ""),
        tool.Message("a", "Open {path}", "打开 {file}"),
        tool.Message("a", "Open a file", "Open a file"),
    ]
    assert [fault.rpartition("” ")[2] for fault in tool.faults(messages, "zh_CN")] == [
        "has no translation",
        "has other placeholders than “打开 {file}”",
        "is still English",
    ]


def test_lists_and_sentences_are_joined_as_the_language_does() -> None:
    assert language.listed(["x", "", "y", "w"]) == "x, y, w"
    assert language.sentences(["One.", "", "Two {x}."]) == "One. Two {x}."
    assert language.listed([]) == language.sentences([]) == ""
    assert [language.without_stop(text) for text in ("so.", "如此。", "so")] == ["so", "如此", "so"]
    words = {"{first}, {second}": "{first}、{second}", "{first} {second}": "{first}{second}"}
    language.use(lambda _, text: words.get(text, text), "zh_CN")
    try:
        assert language.listed(["x", "y", "w"]) == "x、y、w"
        assert language.sentences(["一。", "二。"]) == "一。二。"
    finally:
        language.use(None)
