"""Themes as data: the colour roles, sizes and fonts of the whole window, read from one TOML file each.

Whoever owns the window loads a theme, calls `apply_theme` and hands it to every view that paints
(`set_theme(theme)`); a view asks for roles and sizes and never names a colour of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Literal

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from tutor import language
from tutor.errors import TutorError
from tutor.language import listed, translate
from tutor.resources import resource
from tutor.ui.look.style_sheet import style_sheet

__all__ = [
    "TEXT_SIZES", "THEME_NAMES", "Colours", "Look", "Role", "Sizes", "Theme", "apply_theme", "load_theme",
    "looked", "mono_font", "palette", "read_theme", "style_sheet", "system_theme_name", "ui_font",
]  # fmt: skip

Role = Literal[
    "bg", "surface", "line", "dot", "text", "muted", "value", "grad", "local",
    "param", "param_line", "param_text", "input", "input_line", "op", "op_line",
    "loss", "loss_line", "accent", "accent_soft", "on_accent", "good", "faint",
]  # fmt: skip
"""What a colour is for. `grad` also marks mistakes; `param_text` is `param_line` dark enough to read."""

THEME_NAMES = ("light", "dark", "projector")

TEXT_SIZES = {"normal": 1.0, "large": 1.25, "largest": 1.5}
"""The sizes of text to choose from: how many times larger than a theme has it."""

Hex = Annotated[str, msgspec.Meta(pattern="^#[0-9A-Fa-f]{6}$")]
Pixels = Annotated[float, msgspec.Meta(gt=0, le=2000)]


@dataclass(frozen=True)
class Colours:
    """One `#RRGGBB` for each role."""

    bg: Hex
    surface: Hex
    line: Hex
    dot: Hex
    text: Hex
    muted: Hex
    value: Hex
    grad: Hex
    local: Hex
    param: Hex
    param_line: Hex
    param_text: Hex
    input: Hex
    input_line: Hex
    op: Hex
    op_line: Hex
    loss: Hex
    loss_line: Hex
    accent: Hex
    accent_soft: Hex
    on_accent: Hex
    good: Hex
    faint: Hex


@dataclass(frozen=True)
class Sizes:
    """Every length in pixels: type first, then the window's parts, then lines.

    `section` is the small upper-case heading, `heading` the name in the tool bar, `reading` the lesson's
    paragraphs, `caption` the line below the timeline (the spoken sentence on a projector), `formula` a
    formula in a panel. `line_edge` is a quiet edge, `line_flow` one the gradient has passed, `line_step`
    the step just made.
    """

    base: Pixels
    small: Pixels
    section: Pixels
    heading: Pixels
    title: Pixels
    reading: Pixels
    caption: Pixels
    formula: Pixels
    canvas_name: Pixels
    canvas_number: Pixels
    canvas_label: Pixels
    canvas_chip: Pixels
    canvas_symbol: Pixels
    toolbar_height: Pixels
    timeline_height: Pixels
    lesson_width: Pixels
    side_width: Pixels
    control_height: Pixels
    icon_button: Pixels
    op_radius: Pixels
    radius: Pixels
    radius_small: Pixels
    line_thin: Pixels
    line_node: Pixels
    line_node_step: Pixels
    line_edge: Pixels
    line_flow: Pixels
    line_step: Pixels


@dataclass(frozen=True)
class Theme:
    """A look: its colours, its sizes and how long a motion lasts (milliseconds, 0 for none)."""

    name: str
    dark: bool
    motion_ms: Annotated[int, msgspec.Meta(ge=0, le=200)]
    colours: Colours
    sizes: Sizes
    text_times: float = 1.0
    """How many times larger than the theme has it a person wants text; see `looked`."""

    def colour(self, role: Role) -> QColor:
        """The colour of `role`, a new QColor that the caller may change."""
        return QColor(self.hex(role))

    def hex(self, role: Role) -> str:
        """The colour of `role` as `#RRGGBB`, for style sheets and rich text."""
        found: str = getattr(self.colours, role)
        return found

    @property
    def is_projector(self) -> bool:
        """Whether a class looks at it: side panels folded away, everything large."""
        return self.name == "projector"


@dataclass(frozen=True)
class Look:
    """What a person wants of every theme: a key of `TEXT_SIZES`, and whether things move."""

    text: str = "normal"
    moves: bool = True


@lru_cache(maxsize=24)
def looked(name: str, look: Look) -> Theme:
    """The theme `name` as `look` wants it; lines stay as thick, and letters in panels as far apart.

    The projector's type is large already: it grows half as much. Panels grow half as much as their type
    too, so that the graph keeps its place between them.

    Raises:
        TutorError: as `load_theme`.
        KeyError: no such size of text.
    """
    theme = load_theme(name)
    times = TEXT_SIZES[look.text]
    times = (1 + times) / 2 if theme.is_projector else times
    grows = {
        key: length * ((1 + times) / 2 if key in _WIDTHS else times)
        for key, length in vars(theme.sizes).items()
        if not key.startswith(("line_", "radius"))
    }
    motion_ms = theme.motion_ms if look.moves else 0
    return replace(theme, motion_ms=motion_ms, sizes=replace(theme.sizes, **grows), text_times=times)


_WIDTHS = ("lesson_width", "side_width")


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """Read the theme `name` ("light", "dark", "projector"). Raises TutorError for a missing or wrong file."""
    path = resource("themes", f"{name}.toml")
    if name not in THEME_NAMES or not path.is_file():
        message = translate("theme", "There is no theme “{name}”: the themes are {names}.")
        raise TutorError(message.format(name=name, names=listed(THEME_NAMES)))
    return read_theme(path.read_bytes(), path.name)


def read_theme(text: bytes, file_name: str) -> Theme:
    """The theme written in the TOML `text`; a fault raises TutorError naming `file_name` and the place."""
    try:
        return msgspec.toml.decode(text, type=Theme)
    except (msgspec.MsgspecError, ValueError) as error:
        message = translate("theme", "The theme file {file} cannot be used: {reason}.")
        raise TutorError(message.format(file=file_name, reason=error)) from error


_CHINESE = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "WenQuanYi Micro Hei",
)
"""One of these comes with each system: of the Han characters' forms, those of Simplified Chinese."""


def system_theme_name() -> str:
    """The theme that follows the system's setting: "dark" or "light"."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def ui_font(size: float, weight: int = 400) -> QFont:
    """The window's font at `size` pixels: Inter where it is installed, else the system's own."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont()
    font.setFamilies(["Inter", *_with_han(system)])
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight))
    return font


def mono_font(size: float, weight: int = 400) -> QFont:
    """The system's fixed font at `size` pixels, for code and for numbers that stand in columns."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setFamilies(_with_han(font))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight))
    return font


def _with_han(font: QFont) -> list[str]:
    """The font's family, and in Chinese others behind it, in the forms that readers of that language write.

    What stands before another is to be the name of a font that is there, and not "monospace".
    """
    if not language.current().startswith("zh"):
        return [font.family()]
    return [QFontInfo(font).family(), *_CHINESE]


def palette(theme: Theme) -> QPalette:
    """The theme as a palette, for what the style sheet does not reach (selections, links)."""
    roles: dict[QPalette.ColorRole, Role] = {
        QPalette.ColorRole.Window: "bg",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "bg",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "bg",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.BrightText: "grad",
        QPalette.ColorRole.ToolTipBase: "text",
        QPalette.ColorRole.ToolTipText: "surface",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Mid: "faint",
        QPalette.ColorRole.Dark: "faint",
        QPalette.ColorRole.Shadow: "line",
    }
    result = QPalette()
    for qt_role, role in roles.items():
        result.setColor(qt_role, theme.colour(role))
    for qt_role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, qt_role, theme.colour("faint"))
    return result


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the program: style, palette, font, style sheet. Views that paint still need `set_theme`."""
    if not app.styleSheet():  # later the style is Qt's own wrapper around this one
        app.setStyle(QStyleFactory.create("Fusion"))
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, theme.motion_ms > 0)
    app.setPalette(palette(theme))
    app.setFont(ui_font(theme.sizes.base))
    # To take the sheet off first is five times as fast; before the font is set, some widgets keep theirs.
    app.setStyleSheet("")
    app.setStyleSheet(style_sheet(theme))
