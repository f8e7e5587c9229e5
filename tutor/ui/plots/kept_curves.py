"""How the curves of kept runs are drawn: each with a colour and a style of line of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.ui.plots.curve_legend import Curve

if TYPE_CHECKING:
    from tutor.document.kept_run import KeptRun

KEPT_CURVES = (
    Curve("good", (9.0, 3.0)),
    Curve("grad", (6.0, 2.0, 1.5, 2.0)),
    Curve("param_text", (3.0, 2.0)),
    Curve("local", (9.0, 2.0, 1.5, 2.0, 1.5, 2.0)),
    Curve("muted", (12.0, 4.0)),
    Curve("good", (1.5, 2.5)),
    Curve("grad", (12.0, 2.0, 4.0, 2.0)),
    Curve("param_text", (1.5, 3.5)),
)


def kept_curve(run: KeptRun) -> Curve:
    """That of a kept run, which stays its own as long as it is kept."""
    return KEPT_CURVES[run.curve % len(KEPT_CURVES)]
