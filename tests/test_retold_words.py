"""Words said in one language are found among its sentences and said in another."""

from __future__ import annotations

from tutor.retold_words import Retold

_ENGLISH: dict[tuple[str, str], str] = {}
_CHINESE = {
    ("edit", "Move {name}"): "移动 {name}",
    ("edit", "{count} nodes"): "{count} 个节点",
    ("edit", "Connect {source} to {target}"): "把 {source} 接到 {target}",
    ("edit", "Layer"): "层",
    ("language", "{first} {second}"): "{first}{second}",
}


def test_words_keep_what_they_were_filled_with() -> None:
    chinese = Retold(_ENGLISH, _CHINESE)
    assert chinese("Move x") == "移动 x"
    assert chinese("Move 3 nodes") == "移动 3 个节点"
    assert chinese("Connect y to −") == "把 y 接到 −"
    assert chinese("Layer") == "层"
    assert chinese("Move Layer") == "移动 Layer"


def test_and_back_again() -> None:
    english = Retold(_CHINESE, _ENGLISH)
    assert english("移动 3 个节点") == "Move 3 nodes"
    assert english("把 (.*) 接到 −") == "Connect (.*) to −"


def test_words_of_no_sentence_stay() -> None:
    assert Retold(_ENGLISH, _CHINESE)("nothing known") == "nothing known"
    assert Retold(_ENGLISH, _CHINESE)("") == ""
