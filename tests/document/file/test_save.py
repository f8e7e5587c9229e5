"""A file is the old one or the new one, and never half of either."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tutor.document.file.save import SaveError, save_text


def test_it_is_written_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / "ŷ.tutor"
    save_text("ŷ\n", path)
    save_text("σ\r\n", path)
    assert path.read_bytes() == "σ\r\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "f.tutor"
    path.write_text("old")
    path.chmod(0o640)
    save_text("new", path)
    assert path.stat().st_mode & 0o777 == 0o640
    mask = os.umask(0o027)
    try:
        save_text("new", tmp_path / "g.tutor")
    finally:
        os.umask(mask)
    assert (tmp_path / "g.tutor").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "f.tutor", tmp_path / "link.tutor"
    path.write_text("old")
    link.symlink_to(path)
    save_text("new", link)
    assert link.is_symlink() and path.read_text() == "new"


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_a_full_disk_leaves_what_was_there(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "f.tutor"
    path.write_text("old")
    real = getattr(os, step)

    def full(*arguments: object, **_: object) -> None:
        if step == "fdopen":
            os.close(arguments[0])  # type: ignore[arg-type]
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(SaveError, match=r"f\.tutor cannot be saved \(No space left on device\)\.$"):
        save_text("new", path)
    monkeypatch.setattr(os, step, real)
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r"is a folder; give a file's name\.$"):
        save_text("new", tmp_path)
    with pytest.raises(SaveError, match=r"cannot be saved \(No such file or directory\)\.$"):
        save_text("new", tmp_path / "none" / "f.tutor")
    with pytest.raises(SaveError, match="a character that is none"):
        save_text("\ud800", tmp_path / "f.tutor")
    with pytest.raises(SaveError, match="cannot be saved"):
        save_text("new", tmp_path / ("f" * 300))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(SaveError, match="cannot be saved"):
        save_text("new", loop / "f.tutor")


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "f.tutor"
    path.write_text("old")
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may be allowed everything
    with pytest.raises(SaveError, match="it is read-only"):
        save_text("new", path)
    assert path.read_text() == "old"
