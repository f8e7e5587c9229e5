"""Pages that stand at other samples than the first: gone to, asked about, answered with known numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.reference import lecture
from tutor.document import FileError, open_source, read_text
from tutor.document.file.write import write_text
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    made = Session(open_source("exercise-quadratic-pytorch"))
    yield made
    made.close()


def test_each_page_stands_at_its_step_of_its_sample(session: Session) -> None:
    questions = session.modes.questions
    while questions.open is not None or session.pages.has_next:
        if questions.open is not None:
            questions.skip()
        else:
            session.pages.turn(1)
    for number, page in enumerate(session.document.pages):
        session.pages.go(number)
        step = session.walkthrough.position_of(page.at)
        assert session.address == Address(0, page.sample - 1, step)
        assert session.pages.standing is page
        assert session.is_as_told


def test_moving_over_the_samples_turns_the_pages(session: Session) -> None:
    seen = []
    while session.address != Address(0, 2, len(session.walkthrough)):
        if session.modes.questions.open is not None:
            session.modes.questions.skip()
        session.walking.move(1)
        if session.pages.current not in seen[-1:]:
            seen.append(session.pages.current)
    assert seen == [0, 1, 2, 3, 4, 5, 6]
    session.go(Address(0, 1, 0))
    assert session.pages.current == 3


@pytest.mark.needs_torch
def test_the_lectures_numbers_are_the_answers(qtbot: QtBot, session: Session) -> None:
    session.set_engine("torch")
    questions = session.modes.questions
    for sample, (_, w1, w2, b) in enumerate(lecture.QUADRATIC_FIRST_EPOCH):
        for slope in (b, w2, w1):
            session.go(Address(0, sample, len(session.walkthrough)))
            assert questions.open is not None and questions.asked is not None
            assert session.address.sample == sample
            assert session.address.step == questions.asked.index
            qtbot.waitUntil(lambda: session.trace_of("torch") is not None, timeout=30000)
            wrong = questions.answer(f"{-slope}")
            right = questions.answer(repr(slope))
            assert wrong is not None and not wrong.right
            assert right is not None and right.right, right
        session.go(Address(0, sample, len(session.walkthrough)))
        assert session.address == Address(0, sample, len(session.walkthrough))
    assert questions.score.to_go == 0 and questions.score.wrong == 9


def test_the_next_sample_waits_for_the_questions_of_this_one(session: Session) -> None:
    first = session.walkthrough.position_of("backward:b") - 1
    session.go(Address(0, 1, 3))
    assert session.address == Address(0, 0, first)
    for _ in range(3):
        session.modes.questions.skip()
    session.go(Address(0, 1, len(session.walkthrough)))
    assert session.address == Address(0, 1, first)
    session.predict.set_on(True)
    assert session.predict.answer("5.72") is not None
    session.predict.set_on(False)
    asked = session.modes.questions.asked
    assert asked is not None and asked.node == "w2", "what Predict has asked is not asked again"


def test_a_sample_is_written_and_checked(session: Session) -> None:
    text = write_text(session.document)
    assert [page.sample for page in read_text(text, "again.tutor").pages] == [1, 1, 1, 1, 2, 3, 3]
    with pytest.raises(FileError, match=r"pages\[\d\].sample|there is no sample 9: the data has 3"):
        read_text(text.replace("sample = 2", "sample = 9"), "wrong.tutor")


def test_what_is_left_in_grad_is_asked_at_the_second_sample(qtbot: QtBot) -> None:
    session = Session(open_source("zero-grad"))
    session.pages.go(3)
    assert session.address == Address(0, 1, 0)
    session.go(Address(0, 2, 0))
    assert session.address == Address(0, 1, session.walkthrough.position_of("backward:w") - 1)
    wrong = session.modes.questions.answer("-8")
    assert wrong is not None and "Nobody has set" in wrong.sentence
    assert session.modes.questions.answer("-10") is not None
    assert session.modes.questions.score.to_go == 0
    session.pages.go(len(session.document.pages) - 1)
    assert session.address == Address(0, 2, len(session.walkthrough))
    session.close()
