"""Which steps are told, and what is asked about one whose number is left blank."""

from __future__ import annotations

import re

import pytest

from tutor.document.catalogue import open_source
from tutor.document.starting.from_code import from_code
from tutor.errors import TutorError
from tutor.export.blank import blank
from tutor.export.told import MOST, told


def test_a_span_may_be_open() -> None:
    document = open_source("linear-model")
    count = len(document.walkthrough)
    assert told(document).steps == range(1, count + 1)
    assert told(document, (3, None)).steps == range(3, count + 1)
    assert told(document, (None, 3)).steps == range(1, 4)


@pytest.mark.parametrize("span", [(3, 99), (5, 4), (99, None)])
def test_steps_that_are_not_there(span: tuple[int | None, int | None]) -> None:
    with pytest.raises(TutorError, match=r"^The walk has 12 steps, and \d+ to \d+ is not a part"):
        told(open_source("linear-model"), span)


def test_too_many_steps_say_how_to_choose() -> None:
    code = "\n".join(f"a{number + 1} = a{number} * w" for number in range(200))
    long = from_code(code, {"a0": 1.0}, {"w": 1.0})
    count = len(long.walkthrough)
    assert count > MOST
    with pytest.raises(TutorError, match=rf"These are {count} steps, and at most {MOST} .*steps 1:{MOST}\.$"):
        told(long)
    assert len(told(long, (10, 20)).steps) == 11


@pytest.mark.parametrize(
    "source", ["linear-model", "exercise-quadratic", "two-layer-network", "exercise:hard:3"]
)
def test_a_blank_gives_no_number_of_its_step_away(source: str) -> None:
    tells = told(open_source(source))
    for number in tells.steps:
        asked = blank(tells, number)
        made = tells.chains(number)[-1].terms[-1]
        assert re.search(r"(=|\\leftarrow|←)$", asked.formula), asked.formula
        if re.fullmatch(r"-?\d+(\.\d+)?", made) and len(made) > 1:
            assert made not in asked.formula + asked.sentence
        assert asked.sentence.endswith("?")


def test_the_sheet_of_answers_names_what_the_blank_asks_for() -> None:
    tells = told(open_source("two-layer-network"))
    for number in tells.steps:
        left = tells.chains(number)[0].left
        assert blank(tells, number).formula.startswith(left), number
