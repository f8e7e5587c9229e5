"""The catalogue lists what can be read, and opens what a person names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.document import FileError, Lesson, lessons, open_source
from tutor.document.catalogue import first_lesson
from tutor.errors import TutorError

LESSON = """\
format = 1
part = {part}
title = "{title}"
summary = " About. "
code = "loss = a ** 2"
[values]
a = 1
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_lessons_come_in_the_order_of_the_course(tmp_path: Path) -> None:
    late = write(tmp_path, "a-late.tutor", LESSON.format(part=11, title="Late"))
    early = write(tmp_path, "z-early.tutor", LESSON.format(part=2, title="Early"))
    assert lessons(tmp_path) == (
        Lesson("z-early", 2, "Early", "About.", early),
        Lesson("a-late", 11, "Late", "About.", late),
    )


def test_a_broken_file_hides_no_other(tmp_path: Path) -> None:
    write(tmp_path, "good.tutor", LESSON.format(part=1, title="Good"))
    write(tmp_path, "no-toml.tutor", "format = = 1")
    write(tmp_path, "newer.tutor", "format = 999")
    write(tmp_path, "no-part.tutor", LESSON.format(part=1, title="x").replace("part = 1\n", ""))
    write(tmp_path, "notes.txt", "nothing")
    (tmp_path / "latin.tutor").write_bytes(b"\xff\xfe")
    (tmp_path / "folder.tutor").mkdir()
    assert [lesson.id for lesson in lessons(tmp_path)] == ["good"]


def test_an_empty_folder_has_no_lessons(tmp_path: Path) -> None:
    assert lessons(tmp_path) == ()
    assert lessons(tmp_path / "none") == ()


def test_the_course_starts_with_the_first_lesson_however_its_part_is_written(tmp_path: Path) -> None:
    assert first_lesson() == lessons()[1].id  # the tour comes before the course
    with pytest.raises(TutorError, match="There are no lessons"):
        first_lesson(tmp_path)
    write(tmp_path, "a-broken.tutor", "part = 1\nformat = = 1")
    write(tmp_path, "b-in-text.tutor", LESSON.format(part=3, title="x").replace("About.", "\\\npart = 1\n"))
    write(tmp_path, "c.tutor", LESSON.format(part=2, title="Second"))
    assert first_lesson(tmp_path) == "c"
    write(tmp_path, "d.tutor", LESSON.format(part="1  # first", title="First"))
    assert first_lesson(tmp_path) == "d"


def test_every_file_among_the_apps_lessons_is_listed_and_opens() -> None:
    folder = lessons()[0].path.parent
    found = lessons()
    assert {lesson.path for lesson in found} == set(folder.glob("*.tutor"))
    assert len({lesson.part for lesson in found}) == len(found)
    for lesson in found:
        document = open_source(lesson.id)
        assert (document.lesson, document.part, document.title) == (lesson.id, lesson.part, lesson.title)
        assert document.summary == lesson.summary


def test_a_file_is_opened_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "own.tutor", LESSON.format(part=1, title="Own"))
    plain = write(tmp_path, "plain", LESSON.format(part=1, title="Plain"))
    assert open_source(str(path)).title == "Own"
    assert open_source(str(path)).lesson == ""
    monkeypatch.chdir(tmp_path)
    assert open_source("own.tutor").title == "Own"
    assert open_source("plain").title == "Plain", plain


def test_a_lesson_goes_before_a_file_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "linear-model", LESSON.format(part=1, title="Another"))
    monkeypatch.chdir(tmp_path)
    assert open_source("linear-model").lesson == "linear-model"
    assert open_source("./linear-model").title == "Another"


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("linear-modle", "There is no lesson and no file named linear-modle; is linear-model meant?"),
        ("train", "There is no lesson and no file named train; is train-linear meant?"),
        ("qqq", "There is no lesson and no file named qqq; the lessons are tour, one-weight, many-weights"),
        ("", 'There is no lesson and no file named ""; the lessons are'),
        ("nul\0", "There is no lesson and no file named nul\0; the lessons are"),
    ],
)
def test_an_unknown_name_gets_the_nearest(named: str, sentence: str) -> None:
    with pytest.raises(TutorError) as wrong:
        open_source(named)
    assert str(wrong.value).startswith(sentence)


@pytest.mark.parametrize("named", ["none.tutor", "folder/none", "../linear-model", "../lessons/linear-model"])
def test_a_path_that_is_none_says_so(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileError, match="there is no such file"):
        open_source(named)
