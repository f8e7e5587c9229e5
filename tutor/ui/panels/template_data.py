"""The data with which a template is opened: its own, or a data set that fits its inputs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tutor.document.data_fit import fitted, fitting
from tutor.document.document import Document
from tutor.document.edits.data_edits import with_recipe
from tutor.training.data.dataset_words import summaries, titles
from tutor.ui.widgets.fields import Choice

_FULL_FROM, _BATCH = 20, 10
"""A data set of so many samples is trained on in batches."""


class TemplateData(QWidget):
    """Offers what fits the template shown; hidden where nothing does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = ""
        self.sets = Choice(self.tr("Samples to learn from"))
        word = QLabel(self.tr("Samples to learn from"))
        word.setProperty("kind", "muted")
        word.setBuddy(self.sets)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(word)
        column.addWidget(self.sets)

    def show_template(self, document: Document) -> None:
        """Offer what fits this document; what was chosen stays chosen as far as it fits."""
        before, recipe = self.chosen, document.recipe
        own = recipe.drawn.name if recipe is not None and recipe.drawn is not None else ""
        offered, words, tips = fitting(document), titles(), summaries()
        self.sets.clear()
        if not own:
            self.sets.addItem(self._of_template(document), "")
        for name in offered:
            self.sets.addItem(words[name], name)
            self.sets.setItemData(self.sets.count() - 1, tips[name], Qt.ItemDataRole.ToolTipRole)
        kept = before if before in offered and self._own == own else own
        self.sets.setCurrentIndex(max(self.sets.findData(kept), 0))
        self._own = own
        self.setVisible(bool(offered))

    @property
    def chosen(self) -> str:
        """The name of the data set chosen; empty for the template's own samples."""
        return str(self.sets.currentData() or "")

    def put_into(self, document: Document) -> Document:
        """The document with the samples that are chosen.

        Raises:
            TutorError: they do not fit.
        """
        recipe = fitted(document, self.chosen) if self.chosen and self.chosen != self._own else None
        if recipe is None or recipe.drawn is None:
            return document
        found = with_recipe(document, recipe)
        training = found.training
        if training is None or recipe.drawn.count < _FULL_FROM or training.batch != 1:
            return found
        return replace(found, training=replace(training, batch=_BATCH))

    def _of_template(self, document: Document) -> str:
        if not document.data:
            return self.tr("One value for each input")
        return self.tr("The template's, {count} samples").format(count=document.samples)
