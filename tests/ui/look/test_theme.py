"""Themes: every text can be read on its ground, and a wrong file is one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tutor.errors import TutorError
from tutor.resources import resource
from tutor.ui.look import icons
from tutor.ui.look.theme import THEME_NAMES, Role, Theme, apply_theme, load_theme, read_theme, style_sheet

GROUNDS: dict[Role, tuple[Role, ...]] = {
    "text": ("bg", "surface", "param", "input", "op", "loss", "accent_soft"),
    "muted": ("bg", "surface", "param", "input", "op", "loss", "accent_soft"),
    "value": ("bg", "surface", "param", "input", "op", "loss", "accent_soft"),
    "grad": ("bg", "surface", "param", "op", "loss", "accent_soft"),
    "local": ("bg", "surface"),
    "param_text": ("bg", "surface", "param", "accent_soft"),
    "accent": ("bg", "surface", "accent_soft"),
    "good": ("bg", "surface", "accent_soft"),
    "on_accent": ("accent",),
    "surface": ("text",),  # a tool tip
}
GLOWING: tuple[Role, ...] = ("local",)
"""Roles of chips, which are large type, on the soft ground of the step just made."""


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(theme: Theme, text: Role, ground: Role) -> float:
    light, dark = sorted((luminance(theme.hex(text)), luminance(theme.hex(ground))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_text_can_be_read_on_every_ground_it_stands_on(name: str) -> None:
    theme = load_theme(name)
    least = 7.0 if theme.is_projector else 4.5
    poor = [
        f"{text} on {ground}: {contrast(theme, text, ground):.2f}"
        for text, grounds in GROUNDS.items()
        for ground in grounds
        if contrast(theme, text, ground) < least
    ]
    least = 7.0 if theme.is_projector else 3.0
    poor += [role for role in GLOWING if contrast(theme, role, "accent_soft") < least]
    assert poor == []


def test_contrast_of_black_on_white_is_21() -> None:
    assert (luminance("#FFFFFF") + 0.05) / (luminance("#000000") + 0.05) == pytest.approx(21)


def test_projector_is_larger_than_the_window_everywhere() -> None:
    small, large = load_theme("light").sizes, load_theme("projector").sizes
    assert all(getattr(large, name) > getattr(small, name) for name in vars(small))
    assert large.base >= 24
    assert large.canvas_number >= 32
    assert large.caption >= 34
    assert 4 <= large.line_edge < large.line_step <= 8


def test_every_role_has_a_colour() -> None:
    theme = load_theme("dark")
    assert {theme.hex(role) for role in get_args(Role)} <= set(vars(theme.colours).values())
    assert len(get_args(Role)) == len(vars(theme.colours))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('grad = "', 'gradd = "', "grad"),
        ('bg = "#', 'bg = "', "colours.bg"),
        ("motion_ms = 160", "motion_ms = 9000", "motion_ms"),
        ("[sizes]", "[sizes", "light.toml"),
    ],
)
def test_a_wrong_theme_file_is_one_sentence(old: str, new: str, place: str) -> None:
    text = resource("themes", "light.toml").read_text(encoding="utf-8")
    with pytest.raises(TutorError, match=place) as caught:
        read_theme(text.replace(old, new, 1).encode(), "light.toml")
    assert "\n" not in str(caught.value)


def test_an_unknown_theme_names_those_there_are() -> None:
    with pytest.raises(TutorError, match="light, dark, projector"):
        load_theme("../light")


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_style_sheet_is_whole(name: str, qapp: QApplication) -> None:
    sheet = style_sheet(load_theme(name))
    assert "$" not in sheet
    files = [part.split('"')[0] for part in sheet.split('url("')[1:]]
    assert files
    assert all(Path(file).is_file() for file in files)


def test_a_button_wears_the_theme(qapp: QApplication) -> None:
    theme = load_theme("dark")
    apply_theme(qapp, theme)
    button = QPushButton("Check")
    button.setProperty("kind", "primary")
    button.resize(120, 40)
    seen = button.grab().toImage().pixelColor(20, 8)
    assert seen.name() == theme.hex("accent").lower()
    button.deleteLater()
    qapp.setStyleSheet("")


def test_an_icon_is_drawn_in_its_colour_and_sharp(qapp: QApplication) -> None:
    theme = load_theme("light")
    pixmap = icons.icon("stop", theme, "grad").pixmap(48, 48)
    assert pixmap.toImage().pixelColor(24, 24).name() == theme.hex("grad").lower()
    assert pixmap.width() == 48


def test_every_icon_is_an_svg_in_current_colour() -> None:
    names = {path.stem for path in resource("icons").glob("*.svg")} - {"app"}
    assert {"first", "back", "forward", "last", "play", "pause", "chevron-down", "sun", "moon"} <= names
    assert all("currentColor" in icons.svg_text(name) for name in names)
    with pytest.raises(TutorError, match="nonesuch"):
        icons.svg_text("nonesuch")
