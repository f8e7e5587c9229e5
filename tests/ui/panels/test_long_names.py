"""Names as long as PyTorch's: panels stay as wide as they are, and their words break within a name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.panels import show_panel
from tutor.document.document import Document
from tutor.graph import read_code
from tutor.ui.look.theme import load_theme
from tutor.ui.panels.lesson import LessonPanel
from tutor.ui.panels.node.panel import NodePanel
from tutor.ui.session.moment import Address
from tutor.ui.session.session import Session
from tutor.ui.widgets.breakable import breakable
from tutor.walk import Kind, Quantity

WEIGHT, SCORES = "encoder_layers_0_self_attention_weight", "encoder_layers_0_self_attention_scores"


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    code = f"{SCORES} = x * {WEIGHT}\nloss = ({SCORES} - y) ** 2"
    made = Session(Document("Long", read_code(code, [WEIGHT]).graph, {"x": 1.0, "y": 2.0, WEIGHT: 0.5}))
    made.go(Address(0, 0, len(made.walkthrough)))
    yield made
    made.close()


def test_a_name_breaks_where_it_is_made_of_parts() -> None:
    assert breakable(f"see {WEIGHT}, x_1").replace("\u200b", "|") == (
        "see encoder_|layers_|0_|self_|attention_|weight, x_1"
    )


@pytest.mark.parametrize("name", [WEIGHT, SCORES])
def test_panels_are_no_wider_than_their_room(qtbot: QtBot, session: Session, name: str) -> None:
    session.select(Quantity(Kind.GRADIENT, name))
    panels: tuple[QWidget, ...] = (
        NodePanel(session, load_theme("light")),
        LessonPanel(session, load_theme("light")),
    )
    for panel in panels:
        show_panel(qtbot, panel, 700)
        qtbot.wait(30)
        area = panel.findChild(QScrollArea)
        assert area is not None and area.widget().width() == area.viewport().width()
        for label in area.widget().findChildren(QLabel):
            right = label.mapTo(area.widget(), label.rect().bottomRight()).x()
            assert not label.isVisible() or right < area.viewport().width(), label.text()


def test_the_way_back_to_the_steps_has_room_beside_a_long_heading(qtbot: QtBot, session: Session) -> None:
    panel = NodePanel(session, load_theme("light"))
    show_panel(qtbot, panel, 700)
    session.select(Quantity(Kind.VALUE, SCORES))
    link = panel.derivation.unselect
    qtbot.waitUntil(link.isVisible)
    panel.derivation.head.heading.set_heading(f"Where `{SCORES}` comes from")
    qtbot.waitUntil(lambda: panel.derivation.head.heading.shown_text().endswith("…"))
    assert link.width() >= link.sizeHint().width()
    assert link.mapTo(panel, link.rect().topRight()).x() < panel.width()
