"""The formulas of a document's pages are typeset before a page is turned to."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tutor.document import open_source
from tutor.ui.session.session import Session
from tutor.ui.typesetting import typeset
from tutor.ui.typesetting.ahead import TypesetAhead


def test_what_the_pages_show_is_typeset_when_they_are_turned(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_: list[str] = []
    monkeypatch.setattr(typeset, "outline", set_.append)
    session = Session(open_source("linear-model"))
    ahead = TypesetAhead(session, session)
    qtbot.waitUntil(lambda: ahead.is_done, timeout=10_000)
    before = len(set_)
    assert before > 5
    session.set_value("x", 5.0)
    assert ahead.is_done, "an edit of values changes no page"
    session.open(open_source("chain-rule"))
    assert not ahead.is_done
    qtbot.waitUntil(lambda: ahead.is_done, timeout=10_000)
    assert {r"x \cdot \omega", r"x^{\omega}", r"\frac{x}{\omega}"} <= set(set_[before:])
    assert r"\partial z/\partial\omega" in set_[before:]
    session.close()
