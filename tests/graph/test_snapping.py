"""Snapping into line with other nodes."""

from __future__ import annotations

from tutor.graph.snapping import snapped

OTHERS = [(0.0, 0.0), (100.0, 50.0), (103.0, 300.0)]


def test_a_place_jumps_to_the_nearest_line_across_and_down_each_for_itself() -> None:
    place, guides = snapped((101.0, 54.0), OTHERS, 6.0)
    assert place == (100.0, 50.0)
    assert len(guides) == 2
    place, guides = snapped((200.0, 297.0), OTHERS, 6.0)
    assert place == (200.0, 300.0)
    assert guides == (((63.0, 300.0), (240.0, 300.0)),)


def test_what_is_too_far_from_every_line_stays_and_has_no_guide() -> None:
    assert snapped((50.0, 150.0), OTHERS, 6.0) == ((50.0, 150.0), ())
    assert snapped((50.0, 150.0), [], 6.0) == ((50.0, 150.0), ())
