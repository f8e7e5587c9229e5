"""The log is begun and ended, put aside when it is full, and disturbs nobody where it cannot be written."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

import pytest

from tutor.mishaps import log_file


def test_it_holds_messages_and_warnings_between_its_begin_and_its_end(tmp_path: Path) -> None:
    handler = log_file.begin(tmp_path / "log")
    assert handler is not None
    logging.getLogger("tutor.window").info("open: %s", "σ and ŷ")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.getLogger("py.warnings").warning("old")
    log_file.end(handler)
    logging.getLogger("tutor.window").info("too late")
    text = (tmp_path / "log" / log_file.NAME).read_text(encoding="utf-8")
    assert "numpy" in text and "open: σ and ŷ" in text and "old" in text and "too late" not in text
    assert "σ" in log_file.last_lines(tmp_path / "log")


def test_nothing_of_it_reaches_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terminal = logging.StreamHandler()
    logging.getLogger().addHandler(terminal)
    handler = log_file.begin(tmp_path)
    assert handler is not None
    log_file.end(handler)
    logging.getLogger().removeHandler(terminal)
    assert capsys.readouterr().err == ""


def test_a_full_log_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "BYTES", 2000)
    handler = log_file.begin(tmp_path)
    assert handler is not None
    for number in range(400):
        logging.getLogger("tutor").info("line %d of many", number)
    log_file.end(handler)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"tutor.log", "tutor.log.1", "tutor.log.2", "tutor.log.3"}
    assert all(path.stat().st_size <= 2000 for path in tmp_path.iterdir())
    assert log_file.last_lines(tmp_path, 2).endswith("tutor: end")


def test_where_it_cannot_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in the folder's place")
    assert log_file.begin(tmp_path / "log") is None
    assert log_file.last_lines(tmp_path / "log") == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_disturbs_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = log_file.begin(tmp_path)
    assert isinstance(handler, logging.FileHandler)
    handler.stream.close()
    handler.stream = Path("/dev/full").open("w")  # noqa: SIM115 - the handler closes it
    logging.getLogger("tutor").info("nowhere to go")
    log_file.end(handler)
    assert capsys.readouterr().err == ""
