"""Documents from a line of code, and the numbers that come from outside."""

from __future__ import annotations

import math

import pytest

from tutor.document import from_code
from tutor.document.numbers import numbers, shape
from tutor.document.starting.from_code import MissingValue
from tutor.errors import TutorError
from tutor.graph import CodeError


def test_code_with_values_is_a_document() -> None:
    document = from_code("r = x*w - y; loss = r**2", {"x": 1.0, "y": 2.0}, {"w": 1.0})
    assert document.graph.root == "loss"
    assert document.graph.parameters == ("w",)
    assert document.sample(0) == {"x": 1.0, "y": 2.0, "w": 1.0}
    assert not document.walkthrough.updates


def test_a_list_is_the_value_itself() -> None:
    assert from_code("s = sum(x)", {"x": (1.0, 2.0)}, {}).sample(0) == {"x": (1.0, 2.0)}


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(MissingValue, match=r"w has no value\.") as missing:
        from_code("z = x * w", {"x": 1.0}, {})
    assert missing.value.name == "w"
    with pytest.raises(TutorError, match=r"There is no input or parameter named q; there are x\."):
        from_code("z = x * 2", {"x": 1.0, "q": 1.0}, {})
    with pytest.raises(TutorError, match="q cannot be a parameter"):
        from_code("z = x * 2", {"x": 1.0}, {"q": 1.0})
    with pytest.raises(CodeError, match="Line 1, column 5"):
        from_code("z = q(x)", {}, {})


@pytest.mark.parametrize(
    ("found", "value"),
    [(1, 1.0), (-0.0, -0.0), ([1, 2.5], (1.0, 2.5)), ([[1], [2]], ((1.0,), (2.0,))), (math.inf, math.inf)],
)
def test_numbers_are_floats_and_tuples_of_them(found: object, value: object) -> None:
    assert numbers(found) == value
    assert str(numbers(found)) == str(value)


@pytest.mark.parametrize(
    "found", [True, None, "1", [], [[]], [1, [2]], [[1, 2], [3]], [1, None], {}, 10**400, [False], 1j, b"1"]
)
def test_what_is_no_number_is_none(found: object) -> None:
    assert numbers(found) is None


def test_numbers_are_at_most_so_deep() -> None:
    deep: object = 1
    for _ in range(32):
        deep = [deep]
    assert shape(numbers(deep)) == (1,) * 32  # type: ignore[arg-type]
    assert numbers([deep]) is None


def test_a_shape_is_read_from_rows() -> None:
    assert shape(3.0) == ()
    assert shape(((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))) == (2, 3)
