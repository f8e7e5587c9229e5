"""The script of the slides, run by Qt's own engine on a page of three slides: keys, buttons, the address."""

from __future__ import annotations

import re

import pytest
from PySide6.QtQml import QJSEngine

from tutor.resources import resource

PAGE = """
var listeners = {}, elements = {}, shown = [];
function element(name) {
  if (!elements[name]) {
    elements[name] = { name: name, textContent: "", disabled: false, value: 0,
      addEventListener: function (kind, does) { listeners[name + ":" + kind] = does; } };
  }
  return elements[name];
}
var slides = [0, 1, 2].map(function (number) {
  return {
    classList: { toggle: function (name, on) { shown[number] = on; } },
    querySelector: function (part) { return { textContent: part + number }; },
  };
});
var document = {
  documentElement: {},
  querySelectorAll: function () { return slides; },
  getElementById: element,
  addEventListener: function (kind, does) { listeners[kind] = does; },
};
var location = { hash: "HASH" };
var history = { replaceState: function (a, b, hash) { location.hash = hash; } };
var window = { addEventListener: function (kind, does) { listeners[kind] = does; } };
function press(key, tag) {
  var stopped = false;
  var stop = function () { stopped = true; };
  listeners.keydown({ key: key, target: { tagName: tag || "BODY" }, preventDefault: stop });
  return stopped;
}
function swipe(from, to) {
  listeners.touchstart({ touches: [{ clientX: from }] });
  listeners.touchend({ changedTouches: [{ clientX: to }] });
}
"""


class Slides:
    """The page after a script of the slides has begun; the first of them is step 4."""

    def __init__(self, address: str = "") -> None:
        html = resource("slides", "slides.html").read_text(encoding="utf-8")
        found = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
        assert found is not None
        script = found[1].replace("$place", '"{number} of {count}"').replace("$first", "4")
        self._engine = QJSEngine()
        self.run(PAGE.replace("HASH", address))
        self.run(script)

    def run(self, code: str) -> object:
        result = self._engine.evaluate(code)
        assert not result.isError(), result.toString()
        return result.toVariant()

    @property
    def here(self) -> int:
        """Which slide is shown, alone."""
        shown = self.run("shown.map(Number).join('')")
        assert isinstance(shown, str)
        assert shown.count("1") == 1
        return shown.index("1")


pytestmark = pytest.mark.usefixtures("qapp")


def test_keys_go_from_slide_to_slide() -> None:
    slides = Slides()
    places = [slides.here]
    for key in ("ArrowRight", " ", "ArrowRight", "ArrowLeft", "End", "Home", "PageDown", "x"):
        slides.run(f"press({key!r})")
        places.append(slides.here)
    assert places == [0, 1, 2, 2, 1, 2, 0, 1, 1]
    assert slides.run("press('ArrowLeft')") is True
    assert slides.run("press('Tab')") is False
    assert slides.run("press(' ', 'BUTTON')") is False, "Space presses the button that has the focus"


def test_the_address_is_the_step() -> None:
    slides = Slides("#5")
    assert slides.here == 1
    slides.run("press('ArrowRight')")
    assert slides.run("location.hash") == "#6"
    slides.run("location.hash = '#4'; listeners.hashchange()")
    assert slides.here == 0
    assert Slides("#nonsense").here == 0
    assert Slides("#99").here == 2


def test_buttons_and_swipes_step_and_the_sentence_is_spoken() -> None:
    slides = Slides()
    assert slides.run("elements.previous.disabled") is True
    slides.run("listeners['next:click']()")
    slides.run("swipe(300, 100)")
    assert slides.here == 2
    assert slides.run("elements.next.disabled") is True
    assert slides.run("elements.spoken.textContent") == "3 of 3. .phase2. .says2"
    slides.run("swipe(100, 300)")
    slides.run("swipe(100, 110)")
    assert slides.here == 1
