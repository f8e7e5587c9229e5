"""A closed frame as it is drawn: a box with its title, what is inside, and a port for each edge."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tutor.language import translate
from tutor.ui.canvas.boxes import Placed, Plan, number_of, scale_of
from tutor.ui.canvas.frame_arrow import paint_arrow
from tutor.ui.canvas.mark import plain_text
from tutor.ui.canvas.shown import NodeShown
from tutor.ui.look.theme import Theme
from tutor.ui.typesetting.typeset import typeset

_LEAST, _ASIDE, _ROW, _A_PORT = (160.0, 76.0), 18.0, 32.0, 56.0
_ARROW = 22.0
"""The room for the arrow before the title."""


def plan_frame(shown: NodeShown, theme: Theme, *, crowded: bool = False) -> Plan:
    """What stands where in the box; the only parameter inside has a row with its value."""
    k, sizes = scale_of(theme), theme.sizes
    title = plain_text(shown.plain, 0.95 * sizes.canvas_label, theme.colour("text"), 600)
    about = plain_text(shown.shape, 0.74 * sizes.canvas_label, theme.colour("muted"), 500)
    room, value = number_of(shown.room, theme), number_of(shown.value, theme)
    name = (
        typeset(shown.tex, 0.8 * sizes.canvas_name, theme.colour("text"))
        if shown.tex and not crowded
        else None
    )
    rows = [_ARROW * k + title.width, about.width]
    if name:
        rows.append(name.width + (14 * k + max(room.width, value.width if value else 0.0) if room else 0.0))
    width = max(_LEAST[0] * k, max(rows) + 2 * _ASIDE * k)
    height = max(_LEAST[1] * k + (_ROW * k if name else 0.0), _A_PORT * k * shown.ports)
    left = -width / 2 + _ASIDE * k
    top = -(_LEAST[1] * k + (_ROW * k if name else 0.0)) / 2
    texts = [
        Placed(title, left + _ARROW * k, top + 27 * k + 0.35 * title.size),
        Placed(about, left, top + 53 * k + 0.35 * about.size),
    ]
    row = top + 82 * k
    if name:
        texts.append(Placed(name, left, row + (name.baseline - name.descent) / 2))
    placed = (value, width / 2 - _ASIDE * k - value.width / 2, row) if value and name else None
    return Plan(width, height, tuple(texts), placed)


def paint_inside(painter: QPainter, body: QRectF, plan: Plan, theme: Theme) -> None:
    """Paint the second line inside the outline, and the arrow that says that the frame is closed."""
    k = scale_of(theme)
    painter.setPen(QPen(theme.colour("line"), theme.sizes.line_thin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = max(2.0, theme.sizes.radius - 4 * k)
    painter.drawRoundedRect(body.adjusted(4 * k, 4 * k, -4 * k, -4 * k), radius, radius)
    title = plan.texts[0]
    middle = QPointF(title.x - 0.6 * _ARROW * k, title.baseline - 0.35 * title.formula.size)
    paint_arrow(painter, middle, theme, closed=True)


def about_frame(nodes: int, parameters: int) -> str:
    """How many nodes are inside, and how many parameters among them."""
    inside = translate("canvas", "1 node") if nodes == 1 else translate("canvas", "{count} nodes")
    said = [inside.format(count=nodes)]
    if parameters:
        held = (
            translate("canvas", "1 parameter")
            if parameters == 1
            else translate("canvas", "{count} parameters")
        )
        said.append(held.format(count=parameters))
    return " · ".join(said)
