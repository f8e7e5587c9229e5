"""A section of the guide as it is read: typeset with the colours and sizes of the theme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from tutor.ui.help.guide_text import Section, guide_path
from tutor.ui.look.theme import Theme

_IMAGE = re.compile(r'<img src="([^"]*)"')
_MARGIN = 24


class GuidePage(QTextBrowser):
    """Shows one section; a link inside the guide is told, not followed."""

    asked = Signal(str)
    """The slug of another section."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._section = theme, Section("", 1, "", "", "")
        self._marked: Sequence[str] = ()
        self.setAccessibleName(self.tr("Page of the guide"))
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(_MARGIN)
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(0)
        self._resized.timeout.connect(self._show)

    @property
    def section(self) -> Section:
        """The section shown."""
        return self._section

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self._show()

    def read(self, section: Section, marked: Sequence[str] = ()) -> None:
        """Show a section from its beginning, with the words `marked` that were searched."""
        self._section, self._marked = section, marked
        self._show()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are as wide as the page; not at once, as Qt may be laying out the page just now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and "![" in self._section.markdown:
            self._resized.start()

    def _picture_width(self) -> int:
        return max(self.viewport().width() - 2 * _MARGIN - 4, 160)

    def _sized(self, image: re.Match[str]) -> str:
        """The picture's element, as wide as the page; the document is handed the picture in that size."""
        width, ratio = self._picture_width(), self.devicePixelRatioF()
        picture = _picture(image[1], round(width * ratio))
        if picture.isNull():
            return image[0]
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(image[1]), picture)
        return f'{image[0]} width="{width}" height="{round(picture.height() / ratio)}"'

    def _show(self) -> None:
        title = f"<h{self._section.level}>{_escaped(self._section.title)}</h{self._section.level}>"
        html = title + _markdown().render(self._section.markdown)
        # Without this a table has no lines of its own.
        html = html.replace("<table>", '<table cellspacing="0" cellpadding="6" border="1">')
        # A line as high as a picture is not to be spaced as words are.
        html = html.replace("<p><img", '<p style="line-height: 100%"><img')
        document = self.document()
        document.clear()
        document.setDefaultStyleSheet(_style(self._theme))
        self.setHtml(_IMAGE.sub(self._sized, html))

    def _mark(self) -> None:
        """Mark every place of what was searched, and look at the first."""
        selections: list[QTextEdit.ExtraSelection] = []
        for word in self._marked:
            at = QTextCursor(self.document())
            while not (at := self.document().find(word, at)).isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = at
                selection.format.setBackground(self._theme.colour("accent_soft"))
                selection.format.setForeground(self._theme.colour("text"))
                selection.format.setFontUnderline(True)
                selections.append(selection)
        self.setExtraSelections(selections)
        if selections:
            first = min(selections, key=lambda each: each.cursor.position())
            look = QTextCursor(first.cursor)
            look.clearSelection()
            self.setTextCursor(look)

    def _follow(self, link: QUrl) -> None:
        """A place in the guide; what lies on the web is not opened from here, but can be read and copied."""
        if link.hasFragment() and not link.scheme():
            self.asked.emit(link.fragment())


@lru_cache(maxsize=8)
def _picture(name: str, width: int) -> QImage:
    """A picture of the guide, so many pixels wide; a null one where it is missing."""
    picture = QImage(str(guide_path().parent / name))
    return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _style(theme: Theme) -> str:
    """The look of a page."""
    sizes, colour = theme.sizes, theme.colours
    return f"""
        h1, h2, h3 {{ font-size: {round(sizes.title)}px; font-weight: 700; color: {colour.text}; }}
        p, li, td, th {{ font-size: {round(sizes.reading)}px; color: {colour.text}; line-height: 135%; }}
        li {{ margin-bottom: {round(sizes.base * 0.4)}px; }}
        a {{ color: {colour.accent}; }}
        code {{ font-family: monospace; font-size: {round(sizes.reading * 0.94)}px; color: {colour.text};
                background-color: {colour.bg}; }}
        pre {{ font-family: monospace; font-size: {round(sizes.base)}px; color: {colour.text};
               background-color: {colour.bg}; }}
        table {{ border-color: {colour.line}; border-style: solid; border-collapse: collapse; }}
        th {{ text-align: left; color: {colour.muted}; }}
    """


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
