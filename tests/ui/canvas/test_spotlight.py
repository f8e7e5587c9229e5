"""The spotlight of a page: what it names is ringed, all else steps back, and the learner's choice ends it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tutor.document.catalogue import open_source
from tutor.graph import Edge
from tutor.ui.canvas.spotlight import Ring
from tutor.ui.canvas_area.area import CanvasArea
from tutor.ui.lessons.spot import NOWHERE, spot_words
from tutor.ui.look.theme import load_theme
from tutor.ui.session.session import Session
from tutor.walk import Kind, Quantity


@pytest.fixture
def area(qtbot: QtBot) -> Iterator[CanvasArea]:
    session = Session(open_source("chain-rule"))
    made = CanvasArea(session, load_theme("light"))
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    yield made
    session.close()


def dimmed(area: CanvasArea) -> set[str]:
    scene = area.view.graph_scene
    names = [node.name for node in area._session.document.graph.nodes]
    items = {name: scene.node(name) for name in names}
    return {name for name, item in items.items() if item is not None and item.opacity() < 1}


def rings(area: CanvasArea) -> list[Ring]:
    return [item for item in area.view.graph_scene.items() if isinstance(item, Ring)]


def test_what_the_page_names_is_ringed_and_the_rest_steps_back(area: CanvasArea) -> None:
    session, scene = area._session, area.view.graph_scene
    assert area.spotlight.spot.nodes == {"z"}
    (ring,) = rings(area)
    node = scene.node("z")
    assert node is not None
    assert ring.boundingRect().contains(node.mapRectToScene(node.body()))
    assert dimmed(area) == {"x", "w", "L"}
    session.pages.go(2)
    assert area.spotlight.spot.edges == {Edge("x", "z", 0), Edge("w", "z", 1)}
    assert len(rings(area)) == 2
    assert dimmed(area) == {"L"}, "both ends of an edge are told with it"
    assert spot_words(["x -> z", "w -> z"], session.document.symbols) == "x → z, ω → z"


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_it_stays_in_every_theme(area: CanvasArea, theme: str) -> None:
    area.set_theme(load_theme(theme))
    assert len(rings(area)) == 1
    assert dimmed(area) == {"x", "w", "L"}


def test_it_ends_with_a_choice_and_comes_back_with_a_page(area: CanvasArea) -> None:
    session = area._session
    session.select(Quantity(Kind.VALUE, "w"))
    assert area.spotlight.spot == NOWHERE
    assert not rings(area) and not dimmed(area)
    session.pages.go(2)
    assert len(rings(area)) == 2
    session.walking.move(1)
    assert not rings(area) and not dimmed(area), "it belongs to the page's own step"
    session.walking.move(-1)
    assert len(rings(area)) == 2
    session.predict.set_on(True)
    assert not rings(area), "no page is told while Predict asks"


def test_it_waits_until_another_graph_has_taken_shape(qtbot: QtBot) -> None:
    session = Session(open_source("why-nonlinear"))
    area = CanvasArea(session, load_theme("light"))
    area.resize(900, 600)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitExposed(area)
    pages = session.document.pages
    number = next(n for n, page in enumerate(pages) if page.spotlight and page.graph != pages[0].graph)
    session.pages.go(number)
    assert area.view.morph.is_running
    assert not rings(area)
    qtbot.waitUntil(lambda: not area.view.morph.is_running)
    assert area.spotlight.spot.nodes == set(pages[number].spotlight)
    assert rings(area) and dimmed(area)
    session.close()
