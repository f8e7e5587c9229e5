"""`tutor grade`: every answer computed anew, and a file that cannot be graded is one line."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.helpers.command_line import CommandLine
from tutor.document.catalogue import open_source
from tutor.document.file.write import write_text
from tutor.document.learner.answers import Answered, Answers, Try, answers_text, digest_of, read_answers
from tutor.document.learner.grading import Assignment

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
EXERCISE = open_source("exercise-affine")  # r = 1; ∂loss/∂r = 2; b and ω get 2 each
HOMEWORK = replace(EXERCISE, lesson="", source=None, part=None)


def tried(page: int, at: str, *texts: str, number: int = 1, **more: object) -> Answered:
    tries = tuple(Try(text, WHEN) for text in texts)
    return Answered(page, number, at, tries=tries, **more)  # type: ignore[arg-type]


def answers(name: str, *questions: Answered, digest: str = "", title: str = "") -> str:
    of = digest or digest_of(HOMEWORK)
    return answers_text(Answers(title or HOMEWORK.title, of, name, WHEN, questions))


ADA = answers(
    "Ada",
    tried(2, "forward:r", "y_hat - y"),
    tried(3, "local gradients:loss", "r", "2*r", hints=1),
    tried(4, "backward:b", "2.0"),
    tried(4, "backward:w", "g * x", number=2),
)
BOB = answers(
    "Bob",
    tried(2, "forward:r", "nonsense(", "-1"),
    tried(3, "local gradients:loss", "r"),
    tried(4, "backward:b", skipped=True),
    tried(4, "backward:w", "+(1+1)", number=2, shown_after=0),
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


@pytest.fixture
def homework(tmp_path: Path) -> Path:
    path = tmp_path / "homework.tutor"
    path.write_text(write_text(HOMEWORK), "utf-8")
    collected = tmp_path / "collected"
    collected.mkdir()
    (collected / "ada.answers.toml").write_text(ADA, "utf-8")
    (collected / "bob.answers.toml").write_text(BOB, "utf-8")
    return path


def test_answers_are_judged_anew_with_expected_value_and_diagnosis(run: CommandLine, homework: Path) -> None:
    found = run("grade", str(homework), str(homework.parent / "collected"), "--json").json
    assert [each["expected"] for each in found["questions"]] == [1.0, 2.0, 2.0, 2.0]
    ada, bob = found["learners"]
    assert (ada["name"], ada["score"], ada["at_once"], ada["total"]) == ("Ada", 4, 3, 4)
    assert (bob["name"], bob["score"], bob["at_once"]) == ("Bob", 1, 0)
    assert [each["result"] for each in bob["answers"]] == ["wrong", "wrong", "missing", "right"]
    sign, factor, missing, shown = bob["answers"]
    assert (sign["given"], sign["mistake"], sign["tries"]) == ("-1", "operands swapped", 2)
    assert sign["tolerance"] == pytest.approx(1e-4)
    assert factor["mistake"] == "constant factor forgotten"
    assert factor["tolerance"] == 1e-6
    assert (missing["given"], missing["says"]) == (None, None)
    assert (shown["shown"], shown["at_once"]) == (True, False)


def test_a_spreadsheet_gets_a_line_a_learner_and_no_formula(run: CommandLine, homework: Path) -> None:
    ran = run("grade", str(homework), str(homework.parent / "collected"), "--csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(row["name"], row["score"], row["of"]) for row in rows] == [("Ada", "4", "4"), ("Bob", "1", "4")]
    assert rows[1]["2.1 forward:r given"] == "-1", "a number stays one"
    assert rows[1]["4.2 backward:w"] == "right"
    assert rows[1]["4.2 backward:w given"] == "'+(1+1)"


def test_a_person_reads_a_table_and_what_was_wrong(run: CommandLine, homework: Path) -> None:
    lines = run("grade", str(homework), str(homework.parent / "collected" / "bob.answers.toml")).lines
    assert any("Bob" in line and "1 of 4" in line for line in lines)
    assert any(line.startswith("Bob: 3.1 local gradients:loss: r is given, 2 is right.") for line in lines)
    assert "Bob: 4.2 backward:w: the answer was shown" in lines


def test_learners_of_one_name_are_told_apart_by_their_files(run: CommandLine, homework: Path) -> None:
    collected = homework.parent / "collected"
    (collected / "ada-2.answers.toml").write_text(BOB.replace("Bob", "Ada"), "utf-8")
    (collected / "other").mkdir()
    (collected / "other" / "ada.answers.toml").write_text(ADA, "utf-8")
    lines = run("grade", str(homework), str(collected)).lines
    assert "Ada (ada-2): 4.2 backward:w: the answer was shown" in lines
    for name in ("ada.answers.toml", str(Path("other") / "ada.answers.toml")):
        assert any(f"Ada ({collected / name})" in line and "4 of 4" in line for line in lines), name


BROKEN = {
    "truncated": (ADA[: len(ADA) // 2].rsplit('"', 1)[0].encode(), "TOML"),
    "no text": (b"answers = 1\xff", "UTF-8"),
    "huge": (b"# " + b"x" * 8 * 1024 * 1024, "larger than 8 MB"),
    "a document": (write_text(HOMEWORK).encode(), "no answers"),
    "newer": (ADA.replace("answers = 1", "answers = 2").encode(), "newer"),
    "lies about its kind": (ADA.replace("hints = 1", "hints = -1").encode(), "damaged"),
    "claims to be right": (ADA.replace("hints = 1", "right = true").encode(), ""),
    "foreign": (answers("Eve", digest="0", title="Another").encode(), "answers to “Another”"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_cannot_be_graded_is_one_line_and_the_rest_are_graded(
    run: CommandLine, homework: Path, kind: str
) -> None:
    content, why = BROKEN[kind]
    path = homework.parent / "collected" / "broken.answers.toml"
    path.write_bytes(content)
    ran = run("grade", str(homework), str(path.parent), "--csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    if not why:
        assert (ran.code, ran.err, len(rows)) == (0, "", 3), "what a file says of right or wrong is not asked"
        return
    assert ran.code == 2
    assert len(rows) == 2
    assert ran.err.count("\n") == 1
    assert why in ran.err
    assert ran.err.count("broken.answers.toml") == 1


def test_where_no_answers_can_be_read_there_is_no_table(run: CommandLine, homework: Path) -> None:
    path = homework.parent / "broken.answers.toml"
    path.write_bytes(BROKEN["truncated"][0])
    ran = run("grade", str(homework), str(path), "--locale", "zh_CN")
    assert ran.code == 2
    assert ran.out.count("\n") == 1, "the assignment and how many questions it has"
    assert ran.err.count(path.name) == 1, ran.err


def test_a_changed_assignment_is_noticed(run: CommandLine, homework: Path) -> None:
    before = digest_of(HOMEWORK)
    assert digest_of(replace(HOMEWORK, title="Other words", summary="…", positions={})) == before
    changed = HOMEWORK.with_value("x", 5.0)
    assert digest_of(changed) != before
    homework.write_text(write_text(changed), "utf-8")
    found = run("grade", str(homework), str(homework.parent / "collected"), "--json").json
    assert all(each["assignment_changed"] for each in found["learners"])
    lines = run("grade", str(homework), str(homework.parent / "collected")).lines
    assert "Ada: the assignment has been changed since these answers were given" in lines


def test_what_there_is_nothing_to_grade_with_is_said(
    run: CommandLine, tmp_path: Path, homework: Path
) -> None:
    assert "asks no question" in run("grade", "one-weight", str(tmp_path)).sentence
    empty = tmp_path / "empty"
    empty.mkdir()
    assert ".answers.toml" in run("grade", str(homework), str(empty)).sentence


def test_answers_written_are_read_as_the_same(tmp_path: Path) -> None:
    odd = Try("'''\\\"\x07 ∂ŷ\n= [", WHEN, changed=True)
    kept = Answers('T"\\', "d", "Ada 'A' Ł", WHEN, (Answered(1, 1, count="parameters", tries=(odd,)),))
    path = tmp_path / "a.answers.toml"
    path.write_text(answers_text(kept), "utf-8")
    assert read_answers(path) == kept


def test_a_question_that_is_gone_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "moved.answers.toml"
    path.write_text(answers("Eve", tried(9, "forward:r", "1"), tried(2, "forward:y_hat", "1")), "utf-8")
    grade = Assignment(HOMEWORK).grade(read_answers(path))
    assert [each.result for each in grade.answers] == ["missing"] * 4
