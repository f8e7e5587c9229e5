"""What is told by colour is told by shape as well: seen in grey alone."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.focus_marks import luminance
from tests.helpers.windows import window_at
from tutor.ui.look.theme import THEME_NAMES, load_theme
from tutor.ui.widgets.score_bar import ScoreBar


def _unevenness(grey: np.ndarray) -> float:
    """How much a line of pixels changes along itself."""
    return float(np.ptp(grey))


@pytest.mark.parametrize("name", THEME_NAMES)
def test_right_wrong_skipped_and_still_to_go_look_different_in_a_score(qtbot: QtBot, name: str) -> None:
    bar = ScoreBar(load_theme(name))
    qtbot.addWidget(bar)
    bar.resize(400, 12)
    bar.set_counts((1, 1, 1), 4, "1 right, 1 wrong, 1 skipped")
    middle = luminance(bar.grab().toImage())[5:7]
    right, wrong, skipped, to_go = (middle[:, at + 8 : at + 92] for at in (0, 100, 200, 300))
    assert _unevenness(right) < 0.02 and _unevenness(to_go) < 0.02
    assert abs(right.mean() - to_go.mean()) > 0.1
    assert _unevenness(wrong) > 0.1 and _unevenness(skipped) > 0.1


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_local_gradient_on_the_timeline_has_a_slot_where_a_value_has_none(qtbot: QtBot, theme: str) -> None:
    window = window_at(qtbot, "linear-model", "start", theme=theme)
    window.session.go_to_step(2)
    track = window.timeline.track
    grey = luminance(track.grab().toImage())

    def along(index: int) -> np.ndarray:
        place = track.cell_rectangle(index).adjusted(5, 0, -5, 0).toRect()
        row = place.center().y()
        return grey[row : row + 1, place.left() : place.right()]

    value, local, later_value, later_local = (_unevenness(along(index)) for index in (0, 1, 2, 3))
    assert value < 0.02 and later_value < 0.02
    assert local > 0.1 and later_local > 0.1
