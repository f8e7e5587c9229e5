"""The window trains to the numbers that the command line prints for the same file, in both engines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.command_line import CommandLine
from tutor.document.document import Document, Training
from tutor.document.file.read import read
from tutor.document.file.write import write_text
from tutor.document.starting.templates import open_template
from tutor.engine import plain
from tutor.ui.session.session import Session

COURSE = Training(
    learning_rate=0.02, epochs=3, optimiser="adam", schedule="cosine", shuffle=True, seed=7, weight_decay=0.01
)


def moons(batch: Any) -> Document:
    """A small network on the two moons, with all that a training can be set to."""
    return replace(open_template("template:mlp:2-4-1"), training=replace(COURSE, batch=batch))


@pytest.mark.needs_torch
@pytest.mark.parametrize("batch", [1, 16, "all"])
def test_window_and_command_line_agree_to_the_last_bit(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str], tmp_path: Path, batch: Any
) -> None:
    path, run = tmp_path / "moons.tutor", CommandLine(capsys)
    path.write_text(write_text(moons(batch)), encoding="utf-8")
    session = Session(read(path))
    session.set_engine("both")
    session.train(2)
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    session.train(1)  # in two goes, as by hand
    qtbot.waitUntil(lambda: not session.runs.running, timeout=20000)
    for engine in ("own", "torch"):
        history = session.runs.history(engine)
        assert history is not None
        printed = run("train", str(path), "--engine", engine, "--json", "--log").json
        assert [each["loss"] for each in printed["iterations"]] == history.losses().tolist()
        last = history.parameters_after(len(history) - 1)
        assert printed["parameters"] == {name: plain(value) for name, value in last.items()}
        assert len(printed["losses"]) == 3
    session.close()
