"""A report holds what helps to mend an error, stays small, and is written where the system keeps logs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.mishaps import report as reports
from tutor.mishaps.folders import log_folder, report_folder
from tutor.mishaps.report import ReportError, report, write
from tutor.mishaps.versions import versions


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    yield


def raised() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_it_tells_the_error_its_place_the_versions_and_the_moment() -> None:
    text = report(raised(), {"Open": "Linear model"}).read_text(encoding="utf-8")
    assert "ZeroDivisionError: division by zero" in text
    assert "test_report.py" in text and "1 / 0" in text
    assert "== Open\nLinear model" in text
    assert f"numpy {versions()['numpy']}" in text
    assert "sent to nobody" in text


def test_two_in_one_second_have_two_names_and_only_the_newest_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reports, "KEPT", 3)
    paths = [report(raised()) for _ in range(5)]
    assert len(set(paths)) == 5
    assert sorted(report_folder().iterdir()) == sorted(paths[-3:])


def test_a_huge_section_loses_its_middle() -> None:
    text = write({"Document": "a" * 100_000 + "end"}).read_text(encoding="utf-8")
    assert len(text) < 30_000 and "80003 characters left out" in text and "aend" in text


def test_where_it_cannot_be_written_one_sentence_says_so() -> None:
    log_folder().parent.mkdir(parents=True)
    log_folder().write_text("a file in the folder's place")
    with pytest.raises(ReportError, match="No report could be written to"):
        report(raised())
