"""Addresses follow each other, on and back, through all samples and epochs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.ui.session.moment import Address, Calendar

calendars = st.builds(Calendar, st.integers(1, 7), st.integers(0, 20))


@given(calendars, st.integers(0, 500), st.integers(0, 20))
def test_an_address_is_found_again_by_its_index(calendar: Calendar, index: int, step: int) -> None:
    address = calendar.address(index, step)
    assert calendar.index(address) == index
    assert 0 <= address.sample < calendar.samples
    assert 0 <= address.step <= calendar.steps


@given(calendars, st.integers(0, 100), st.data())
def test_moving_on_and_back_comes_back(calendar: Calendar, index: int, data: st.DataObject) -> None:
    start = calendar.address(index, data.draw(st.integers(0, calendar.steps)))
    steps = data.draw(st.integers(0, 200))
    assert calendar.moved(calendar.moved(start, steps), -steps) == start


@given(calendars, st.integers(0, 100), st.integers(1, 60))
def test_moving_at_once_is_moving_step_by_step(calendar: Calendar, index: int, steps: int) -> None:
    at_once = one_by_one = calendar.address(index)
    at_once = calendar.moved(at_once, steps)
    for _ in range(steps):
        one_by_one = calendar.moved(one_by_one, 1)
    assert at_once == one_by_one


def test_the_end_of_a_walk_is_followed_by_the_next_sample() -> None:
    calendar = Calendar(samples=3, steps=12)
    assert calendar.moved(Address(0, 0, 12), 1) == Address(0, 1, 0)
    assert calendar.moved(Address(0, 2, 12), 1) == Address(1, 0, 0)
    assert calendar.moved(Address(1, 0, 0), -1) == Address(0, 2, 12)


def test_nothing_comes_before_the_first_step() -> None:
    assert Calendar(3, 12).moved(Address(), -1) == Address()
