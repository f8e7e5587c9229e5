"""The tour: it opens at the first start, points at parts of the window, and is a lesson like the others."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import window_at
from tutor.document.catalogue import TOUR, lessons, open_source
from tutor.document.page import Part
from tutor.ui import app
from tutor.ui.help.pointed import PointedParts, part_words
from tutor.ui.settings import Settings
from tutor.ui.window.main_window import MainWindow


def ringed(window: MainWindow, parts: dict[Part, QWidget]) -> bool:
    """Whether these parts have a ring around their middle, and no others."""
    (pointer,) = window.findChildren(PointedParts)
    return set(pointer.rings) == set(parts) and all(
        (place.center() - parts[part].mapTo(window, parts[part].rect().center())).manhattanLength() <= 2
        for part, place in pointer.rings.items()
    )


def test_its_pages_point_at_parts_of_the_window(qtbot: QtBot) -> None:
    window = window_at(qtbot, TOUR, "start")
    header = window.header
    qtbot.waitUntil(lambda: ringed(window, {"timeline": window.timeline.track}))
    window.session.pages.go(3)
    qtbot.waitUntil(lambda: ringed(window, {"predict": header.mode}))
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: ringed(window, {"predict": header.mode}))
    window.session.pages.go(0)
    window.session.go_to_step(2)
    qtbot.waitUntil(lambda: ringed(window, {}))


def test_it_is_not_counted_and_every_part_has_words(qtbot: QtBot) -> None:
    assert [lesson.id for lesson in lessons() if not lesson.part] == [TOUR]
    assert set(part_words()) == set(get_args(Part))
    window = window_at(qtbot, TOUR, "start")
    window.show_lessons(lessons())
    assert window.header.lessons.text() == "Tour"
    window.lessons.open("one-weight")
    assert window.header.lessons.text() == f"Lesson 1 of {len(lessons()) - 1}"


@pytest.mark.parametrize(("known", "title"), [(False, "A tour of two minutes"), (True, "One weight")])
def test_it_opens_at_the_first_start_only(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, known: bool, title: str
) -> None:
    if known:
        Settings().keep_bytes("geometry", QByteArray(b"seen"))
    opened: list[str] = []

    def made(session: app.Session, *_: object, **__: object) -> None:
        opened.append(session.document.title)
        session.close()
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "make_window", made)
    with pytest.raises(KeyboardInterrupt):
        app.run(open_source("one-weight"), chosen=False)
    assert opened == [title]
