"""A lesson in another language is the same lesson: only what is told differs, and all of it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tutor import language, translations
from tutor.document.catalogue import first_lesson, lessons, open_source
from tutor.document.checking.faults import _parted
from tutor.document.document import Document
from tutor.document.file.read import read
from tutor.document.retell import exchange, texts, told
from tutor.resources import resource

FOLDER = resource("lessons")
LOCALES = [locale for locale in translations.locales() if locale != "en"]
FILES = sorted(FOLDER.glob("*.tutor"))
_MATHS = re.compile(r"\$[^$]+\$|`[^`]+`")
_ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def both(path: Path, locale: str) -> tuple[Document, Document]:
    return read(path, lesson=path.stem), read(path.parent / locale / path.name, lesson=path.stem)


@pytest.fixture
def chinese() -> object:
    """Chinese is spoken, and English again afterwards."""
    language.use(lambda _, text: text, "zh_CN")
    yield None
    language.use(None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("locale", LOCALES)
def test_only_the_texts_differ(path: Path, locale: str) -> None:
    english, other = both(path, locale)
    names = {graph.name: f"graph {at}" for doc in (english, other) for at, graph in enumerate(doc.graphs)}

    def silent(document: Document) -> Document:
        return told(document, lambda text: names.get(text, ""))

    assert silent(english) == silent(other)
    assert [page.holds_always for page in english.pages] == [page.holds_always for page in other.pages]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_formulas_and_code_are_the_same(path: Path) -> None:
    english, other = both(path, "zh_CN")
    for ours, theirs in zip(texts(english), texts(other), strict=True):
        assert sorted(set(_MATHS.findall(ours))) == sorted(set(_MATHS.findall(theirs))), theirs


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_english_sentence_is_left(path: Path) -> None:
    _, chinese = both(path, "zh_CN")
    for text in texts(chinese):
        bare = _MATHS.sub("", text)
        assert not _ENGLISH.search(bare), text
        assert not text or _CHINESE.search(text) or " " not in bare.strip() or "=" in bare, text


def test_the_catalogue_tells_lessons_in_the_language(chinese: object) -> None:
    assert first_lesson() == "one-weight"
    found = {lesson.id: lesson for lesson in lessons()}
    assert len(found) == len(FILES)
    assert found["one-weight"].title == open_source("one-weight").title == "一个权重"
    assert open_source("one-weight").lesson == "one-weight"


def test_a_lesson_that_nobody_translated_is_told_in_english() -> None:
    language.use(lambda _, text: text, "xx")
    try:
        assert open_source("one-weight").title == "One weight"
    finally:
        language.use(None)


def test_texts_are_exchanged_in_a_document_that_was_edited() -> None:
    english, chinese = both(FOLDER / "why-nonlinear.tutor", "zh_CN")
    edited = english.showing("side by side").with_value("b2", ((7.0,), (0.0,)), 0)
    retold = told(edited, exchange(english, chinese))
    assert retold.shown == "并排"
    assert retold.values == edited.values
    assert retold.graph == edited.graph
    assert [page.title for page in retold.pages] == [page.title for page in chinese.pages]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_is_lost_on_the_way_there_and_back(path: Path) -> None:
    english, chinese = both(path, "zh_CN")
    assert told(told(english, exchange(english, chinese)), exchange(chinese, english)) == english


def test_a_fault_is_parted_from_what_mends_it_in_chinese_too() -> None:
    assert _parted("there is no lerning_rate; is learning_rate meant?", "") == (
        "there is no lerning_rate",
        "is learning_rate meant?",
    )
    assert _parted("没有 lerning_rate；是否指 learning_rate？", "") == (
        "没有 lerning_rate",
        "是否指 learning_rate？",
    )
    assert _parted("缺少标题。", "写上标题") == ("缺少标题", "写上标题")
