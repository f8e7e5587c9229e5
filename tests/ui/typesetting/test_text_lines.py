"""Text in lines: words stay whole, and Chinese breaks between characters but before no full stop."""

from __future__ import annotations

import pytest

from tutor.ui.canvas.mark import plain_text
from tutor.ui.look.theme import load_theme
from tutor.ui.typesetting import text_lines
from tutor.ui.typesetting.typeset import Formula

pytestmark = pytest.mark.usefixtures("qapp")


def lines_of(text: str, letters: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines, in a room for so many letters m."""
    theme, said = load_theme("light"), dict[int, str]()

    def kept(words: str, *rest: object) -> Formula:
        made = plain_text(words, *rest)  # type: ignore[arg-type]
        said[id(made)] = words
        alive.append(made)
        return made

    alive: list[Formula] = []
    monkeypatch.setattr(text_lines, "plain_text", kept)
    room = letters * plain_text("m", 10, theme.colour("text")).width
    return [said[id(line)] for line in text_lines.wrapped(text, 10, room, theme)]


def test_words_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The node takes the values of its operands and computes its own."
    found = lines_of(text, 12, monkeypatch)
    assert len(found) > 2
    assert " ".join(found) == text
    assert lines_of("", 12, monkeypatch) == []


def test_chinese_breaks_anywhere_but_before_a_full_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "链式法则，把梯度从损失传回每一个参数。" * 3
    for letters in range(8, 20):
        found = lines_of(text, letters, monkeypatch)
        assert len(found) > 1
        assert "".join(found) == text
        assert not any(line[0] in "，。" for line in found)
