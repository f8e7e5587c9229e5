"""The one style sheet of the program: every standard widget drawn in the theme's roles and sizes.

Widgets say what they are by a dynamic property: `kind` on buttons ("primary", "flat", "link", "quiet") and on
labels ("section", "heading", "title", "reading", "muted", "good", "bad", "mono"), `card` on frames ("normal",
"accent"), `lit` on one whose inside has the focus, and `ground` on plain widgets ("bg", "surface").
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from tutor.ui.look.icons import tinted_file

if TYPE_CHECKING:
    from tutor.ui.look.theme import Theme

_GROUND = """
QMainWindow, QDialog { background: $bg; }
QWidget[ground="bg"] { background: $bg; }
QWidget[ground="surface"] { background: $surface; }
QLabel, QCheckBox, QRadioButton { background: transparent; color: $text; }
QLabel:disabled, QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QLabel[kind="section"] { color: $muted; font-size: ${section}px; font-weight: 600; }
QLabel[kind="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[kind="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[kind="reading"] { font-size: ${reading}px; }
QLabel[kind="muted"] { color: $muted; font-size: ${small}px; }
QLabel[kind="good"] { color: $good; font-weight: 600; }
QLabel[kind="bad"] { color: $grad; font-weight: 600; }
QLabel[kind="mono"] { font-family: monospace; }
QFrame[card="normal"] { background: $bg; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[card="normal"][lit="true"] { border-color: $accent; }
QFrame[card="accent"] { background: $accent_soft; border: 1px solid $accent; border-radius: ${radius}px; }
QFrame[card="surface"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QToolTip { background: $text; color: $surface; border: 1px solid $text; padding: 5px 8px;
  font-size: ${small}px; }
QStatusBar { background: $surface; color: $muted; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea[reads="true"] { border: 2px solid transparent; border-radius: ${radius_small}px; }
QScrollArea[reads="true"]:focus { border-color: $accent; }
QGraphicsView { border: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""

_BUTTONS = """
QPushButton, QToolButton { background: $bg; color: $text; border: 1px solid $line;
  border-radius: ${radius_small}px;
  padding: 0 ${pad}px; min-height: ${control}px; font-weight: 500; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 ${pad_1}px; }
QPushButton:checked, QToolButton:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $bg; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press;
  color: $on_accent; }
QPushButton[kind="primary"]:focus { border: 4px solid $accent; background-clip: padding;
  padding: 0 ${pad_3}px; min-height: ${control_6}px; } /* a ring, with a gap inside */
QPushButton[kind="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[kind="flat"], QToolButton[kind="flat"] { background: transparent; border-color: transparent; }
QPushButton[kind="flat"]:hover, QToolButton[kind="flat"]:hover { background: $bg; border-color: $line; }
QPushButton[kind="flat"]:focus, QToolButton[kind="flat"]:focus { border: 2px solid $accent; }
QPushButton[kind="flat"]:checked, QToolButton[kind="flat"]:checked { background: $accent_soft;
  color: $accent; border-color: $accent; }
QPushButton[kind="inset"], QToolButton[kind="inset"] { background: transparent; border-color: transparent;
  padding: 0 ${pad_inset}px; font-weight: 600; }
QPushButton[kind="inset"]:hover, QToolButton[kind="inset"]:hover { background: $accent_soft; color: $accent; }
QPushButton[kind="inset"]:focus, QToolButton[kind="inset"]:focus { border: 2px solid $accent;
  padding: 0 ${pad_inset_1}px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: $accent;
  padding: 0 2px;
  min-height: 0; font-size: ${small}px; font-weight: 600; border-radius: 4px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; background: transparent; }
QPushButton[kind="link"]:focus { border: 1px solid $accent; padding: 0 2px; }
QPushButton[kind="link"]:disabled { color: $faint; background: transparent; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: url("$chevron"); width: ${mark}px;
  height: ${mark}px; subcontrol-position: right center; right: 6px; }
QToolButton[popupMode="2"], QPushButton[menu="true"] { padding-right: ${pad_menu}px; }
QToolButton[kind="inset"], QToolButton[kind="inset"]:focus { padding-right: ${pad_inset}px; }
QToolButton[kind="inset"]::menu-indicator { image: none; width: 0; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QListWidget#parameters { background: transparent; border: 1px solid $line; border-radius: ${radius_small}px;
  padding: 3px; }
QListWidget#parameters:focus { border-color: $accent; }
QListWidget#parameters::item { color: $text; border: 1px solid transparent; border-radius: 4px;
  padding: 2px 8px 2px 4px; }
QListWidget#parameters::item:focus { border-color: $accent; }
QListWidget#parameters::item:hover { background: $accent_soft; }
QListWidget#chapters { background: transparent; border: 1px solid transparent;
  border-radius: ${radius_small}px; }
QListWidget#chapters:focus { border-color: $accent; }
QListWidget#chapters::item { color: $text; border: 1px solid transparent; border-radius: ${radius_small}px;
  padding: 5px 8px; }
QListWidget#chapters::item:hover { background: $bg; }
QListWidget#chapters::item:selected { background: $accent_soft; color: $text; border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QListWidget#parameters::indicator { width: ${mark}px;
  height: ${mark}px; background: $surface;
  border: 1px solid $op_line; border-radius: 4px; }
QRadioButton::indicator { border-radius: ${mark_half}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; background: $accent_soft; }
QCheckBox::indicator:checked, QListWidget#parameters::indicator:checked { background: $accent;
  border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot_mark"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $bg; border-color: $line; }
"""

_FIELDS = """
QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit { background: $surface; color: $text;
  border: 1px solid $line; border-radius: ${radius_small}px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 10px; min-height: ${control}px; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $op_line; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 9px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $faint; background: $bg; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus { border: 2px solid $grad; padding: 0 9px; }
QPlainTextEdit, QTextEdit { background: $bg; padding: 6px; }
QTextBrowser { background: transparent; border: none; padding: 0; }
QComboBox { padding-right: 6px; }
QComboBox::drop-down { border: none; width: ${drop}px; subcontrol-position: right center; }
QComboBox::down-arrow { image: url("$chevron"); width: ${mark}px; height: ${mark}px; }
QComboBox::down-arrow:disabled { image: url("$chevron_faint"); }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line; padding: 4px;
  outline: 0;
  selection-background-color: $accent_soft; selection-color: $accent; }
QComboBox QAbstractItemView::item { min-height: ${row}px; padding: 0 7px; border: 1px solid transparent;
  border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { border-color: $accent; }
QAbstractSpinBox { padding: 0 4px 0 0; qproperty-alignment: AlignCenter;
  } /* its padding does not move the text */
QAbstractSpinBox:focus { padding: 0 3px 0 0; }
QAbstractSpinBox > QLineEdit, QComboBox > QLineEdit, QAbstractSpinBox > QLineEdit:focus,
  QComboBox > QLineEdit:focus {
  border: none; background: transparent; min-height: 0; padding: 0 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: ${drop}px;
  background: transparent;
  border-radius: 4px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $accent_soft; }
QAbstractSpinBox::up-arrow { image: url("$up"); width: ${tiny}px; height: ${tiny}px; }
QAbstractSpinBox::down-arrow { image: url("$chevron"); width: ${tiny}px; height: ${tiny}px; }
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::up-arrow:disabled { image: url("$up_faint"); }
QAbstractSpinBox::down-arrow:off, QAbstractSpinBox::down-arrow:disabled { image: url("$chevron_faint"); }
QSpinBox[kind="quiet"] { background: transparent; border: none; border-bottom: 1px dashed $muted;
  border-radius: 0; padding: 0; min-height: 0; font-weight: 600; }
QSpinBox[kind="quiet"], QSpinBox[kind="quiet"] > QLineEdit { font-size: ${base}px; font-weight: 600; }
QSpinBox[kind="quiet"]:hover { background: $accent_soft; border-bottom: 1px solid $accent; }
QSpinBox[kind="quiet"]:focus { background: $accent_soft; border: none; border-bottom: 2px solid $accent;
  padding: 0; }
QSlider::groove:horizontal { height: 6px; background: $line; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 3px; }
QSlider::handle:horizontal { width: 14px; margin: -6px 0; border-radius: 9px; background: $accent;
  border: 2px solid $surface; }
QSlider::handle:horizontal:focus { border-color: $text; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px;
  color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QProgressBar[kind="good"]::chunk { background: $good; }
"""

_LISTS = """
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: $surface; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 0 ${tab}px; min-height: ${tab_height}px;
  border: none; border-bottom: 3px solid transparent; font-weight: 500; }
QTabBar::tab:hover { color: $text; border-bottom-color: $line; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: 600; }
QTabBar::tab:focus { background: $accent_soft; border: 2px solid $accent; border-bottom: 3px solid $accent;
  padding: 0 ${tab_2}px; min-height: ${tab_height_2}px; }
QTabBar::tab:disabled { color: $faint; }
QAbstractItemView { background: $surface; alternate-background-color: $bg; color: $text; border: none;
  outline: 0;
  gridline-color: $line; selection-background-color: $accent_soft; selection-color: $accent; }
QTableView { border: 1px solid transparent; }
QTableView::item { padding: 4px 8px; }
QListView::item, QTreeView::item { padding: 4px 8px; min-height: ${row}px; border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover { background: $bg; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $accent_soft;
  color: $accent; }
QTableView::item:selected { border: 0 solid $accent; border-top-width: 1px; border-bottom-width: 1px;
  padding: 3px 8px; }
QAbstractItemView:focus, QTableView:focus { border: 1px solid $accent; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 4px 8px; font-size: ${small}px; font-weight: 600; }
QTableCornerButton::section { background: $surface; border: none; }
QMenuBar { background: $surface; color: $text; }
QMenuBar::item { background: transparent; padding: 6px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $accent_soft; color: $accent; }
QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 5px 27px 5px 25px; min-height: ${menu_row}px; border: 1px solid transparent;
  border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $accent; border-color: $accent; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::indicator { width: ${mark}px; height: ${mark}px; left: 6px; }
QMenu::indicator:checked { image: url("$check_menu"); }
QScrollBar { background: transparent; border: none; margin: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $faint; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def style_sheet(theme: Theme) -> str:
    """The whole style sheet in the colours and sizes of `theme`."""
    names: dict[str, object] = {**asdict(theme.colours), **_lengths(theme), **_pictures(theme)}
    shade = -1 if theme.dark else 1
    accent = theme.colour("accent")
    names["accent_hover"] = (accent.darker(112) if shade > 0 else accent.lighter(112)).name()
    names["accent_press"] = accent.darker(125).name()
    return Template(_GROUND + _BUTTONS + _FIELDS + _LISTS).substitute(names)


def _lengths(theme: Theme) -> dict[str, object]:
    sizes = theme.sizes
    base = sizes.base
    mark = round(base * 1.15)
    pad = round(base * 0.95)
    tab, tab_height = round(base * 1.1 / theme.text_times), round(sizes.toolbar_height * 0.86)
    plain = {name: round(value) for name, value in asdict(sizes).items()}
    return plain | {
        "pad": pad,
        "pad_1": pad - 1,
        "pad_3": pad - 3,
        "pad_inset": round(base * 0.6),
        "pad_inset_1": round(base * 0.6) - 1,
        "pad_menu": round(base * 2),
        "control": round(sizes.control_height - 2),
        "control_6": round(sizes.control_height - 8),
        "mark": mark,
        "mark_half": mark // 2 + 1,
        "tiny": round(base * 0.8),
        "drop": round(base * 1.6),
        "row": round(base * 1.9),
        "menu_row": round(base * 1.3),
        "tab": tab,
        "tab_2": tab - 2,
        "tab_height": tab_height,
        "tab_height_2": tab_height - 2,
    }


def _pictures(theme: Theme) -> dict[str, object]:
    muted, faint, on_accent = theme.hex("muted"), theme.hex("faint"), theme.hex("on_accent")
    files = {
        "chevron": tinted_file("chevron-down", muted),
        "chevron_faint": tinted_file("chevron-down", faint),
        "up": tinted_file("chevron-up", muted),
        "up_faint": tinted_file("chevron-up", faint),
        "check": tinted_file("check", on_accent),
        "check_menu": tinted_file("check", theme.hex("accent")),
        "dot_mark": tinted_file("dot", on_accent),
    }
    return {name: path.as_posix() for name, path in files.items()}
