"""Which column of the data set goes to which input: a choice an input."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from tutor.document.data_fit import choices
from tutor.document.document import Document
from tutor.document.edits.data_edits import with_recipe
from tutor.language import listed
from tutor.training.data.recipe import Names, flat
from tutor.ui.editing.data_changes import DataChanges
from tutor.ui.widgets.fields import Captioned, Choice

_MOST = 12


class DataMapping(QWidget):
    """Some choices a line; hidden where no data set is drawn."""

    def __init__(self, changes: DataChanges) -> None:
        super().__init__()
        self._changes = changes
        self._document: Document | None = None
        self._across = 2
        self.fields: dict[str, Choice] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)

    def set_across(self, across: int, spacing: int) -> None:
        """So many choices a line, so far apart."""
        self._grid.setHorizontalSpacing(spacing)
        if across != self._across:
            self._across = across
            for at, field in enumerate(self.fields.values()):
                captioned = field.parentWidget()
                if captioned is not None:
                    self._grid.addWidget(captioned, at // across, at % across)

    def show_document(self, document: Document) -> None:
        """Show what each input takes."""
        recipe = document.recipe
        self._document = document
        names = document.graph.inputs[:_MOST] if recipe is not None and recipe.drawn is not None else ()
        self.setVisible(bool(names))
        if tuple(self.fields) != tuple(names):
            self._lay_out(tuple(names), document)
        for name, field in self.fields.items():
            self._fill(name, field, document)

    def _lay_out(self, names: tuple[str, ...], document: Document) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields = {}
        for at, name in enumerate(names):
            caption = self.tr("{input} takes").format(input=document.symbols.plain(name))
            field = self.fields[name] = Choice(caption)
            field.activated.connect(partial(self._chosen, name))
            self._grid.addWidget(Captioned(caption, field, self), at // self._across, at % self._across)

    def _fill(self, name: str, field: Choice, document: Document) -> None:
        recipe = document.recipe
        assert recipe is not None
        assert recipe.drawn is not None
        now = recipe.goes.get(name)
        offered = list(choices(document, name, recipe.drawn))
        if now is not None and now not in offered:
            offered.append(now)
        field.clear()
        for names in offered:
            field.addItem(listed(flat(names)), names)
        field.addItem(self.tr("one value for all samples"), None)
        field.setCurrentIndex(offered.index(now) if now is not None else len(offered))

    def _chosen(self, name: str, at: int) -> None:
        """Let the input take other columns, or none."""
        recipe = self._document.recipe if self._document is not None else None
        names: Names | None = self.fields[name].itemData(at)
        if recipe is None or names == recipe.goes.get(name):
            return
        goes = {each: found for each, found in recipe.goes.items() if each != name}
        if names is not None:
            goes[name] = names
        scaled = tuple(each for each in recipe.standardise if each in goes)
        changed = replace(recipe, goes=goes, standardise=scaled)
        words = self.tr("Data: {name} takes {columns}")
        columns = self.fields[name].itemText(at)
        self._changes.apply(
            lambda document: with_recipe(document, changed), words.format(name=name, columns=columns)
        )
