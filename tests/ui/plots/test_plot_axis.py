"""What stands at the axes of a plot."""

from __future__ import annotations

from tutor.ui.plots.plot import powers_of_ten


def test_powers_are_written_out_while_they_are_short() -> None:
    assert powers_of_ten([-3, -2, -1, 0, 1]) == ["0.001", "0.01", "0.1", "1", "10"]
    assert powers_of_ten([-8, -4, 0]) == ["10⁻⁸", "10⁻⁴", "10⁰"]
    assert powers_of_ten([2, 4]) == ["10²", "10⁴"]
