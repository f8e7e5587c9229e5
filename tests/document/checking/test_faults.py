"""Every fault of a `.tutor` file is one sentence with the file, the line and what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.faulty_files import file
from tests.document.faulty_training import FAULTS
from tutor.document import FileError, read_text
from tutor.errors import TutorError


def refusal(text: str) -> str:
    with pytest.raises(FileError) as wrong:
        read_text(text, "f.tutor")
    assert "\n" not in str(wrong.value)
    return str(wrong.value)


def test_without_a_fault_it_is_read() -> None:
    document = read_text(file(), "f.tutor")
    assert len(document.pages) == 2


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_a_sentence_with_its_place(name: str) -> None:
    text, sentence = FAULTS[name]
    separator = ", " if sentence.startswith("line ") else ": "
    assert refusal(text).startswith(f"f.tutor{separator}{sentence}")


def test_the_error_says_its_parts() -> None:
    with pytest.raises(FileError) as wrong:
        read_text(file(line_5="loss = f(y)"), "f.tutor")
    error = wrong.value
    assert (error.file, error.line, error.column) == ("f.tutor", 5, 8)
    assert error.sentence.startswith("there is no operation named f")


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_a_sentence(data: st.DataObject) -> None:
    text = file()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    damage = data.draw(st.text(st.sampled_from("[]{}\"'=.,#\n\\ax9-\x00\u2028é"), max_size=6))
    try:
        read_text(text[:start] + damage + text[end:], "f.tutor")
    except FileError as error:
        assert str(error).startswith("f.tutor")
        assert "\n" not in str(error)
    except TutorError as error:  # a sentence, but it does not say where
        pytest.fail(f"{error} has no file")
