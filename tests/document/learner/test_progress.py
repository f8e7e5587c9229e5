"""The learner's progress in its file: whole at any moment, shared by windows, set aside where strange."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutor.document.learner.progress import ProgressError, Record, keep, load

READ = Record((0, 1), 1, {"1.0 backward:w": "wrong"})


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "progress.json"
    assert load(path) == ({}, "")
    assert keep(path, {"one-weight": READ}) == ""
    assert keep(path, {"tensor": Record((0,))}) == ""
    assert load(path) == ({"one-weight": READ, "tensor": Record((0,))}, "")
    keep(path, {"one-weight": None})
    assert load(path)[0] == {"tensor": Record((0,))}
    assert [each.name for each in path.parent.iterdir()] == ["progress.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"format": 1, "lessons": {"a": {"read": "all"}}}',
        b'{"format": 1, "lessons": {"a": {"answers": {"1": "nearly"}}}}',
        b"\xff\x00",
        b'{"format": 2, "lessons": {"a": {"pages": [1]}}}',
    ],
)
def test_a_strange_file_is_set_aside_and_not_lost(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "progress.json"
    (tmp_path / "progress.set-aside-1.json").write_text("an older one")
    path.write_bytes(content)
    found, sentence = load(path)
    assert found == {}
    assert "set aside as progress.set-aside-2.json" in sentence
    assert ("another version" in sentence) == (b"2" in content)
    assert (tmp_path / "progress.set-aside-2.json").read_bytes() == content
    assert not path.exists()
    keep(path, {"tensor": READ})
    assert json.loads(path.read_text())["format"] == 1


def test_what_cannot_be_read_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "progress.json"
    path.mkdir()
    with pytest.raises(ProgressError, match="cannot be read"):
        keep(path, {"tensor": READ})
    assert path.is_dir()
