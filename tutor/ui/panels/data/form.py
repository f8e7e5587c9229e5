"""What the samples are made from, as fields: the data set, how it is drawn, how it is split and scaled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from tutor.document.data_fit import fitted, fitting, target_of
from tutor.document.document import Document
from tutor.document.edits.data_edits import recipe_of, with_recipe, without_data, written_out
from tutor.language import listed, sentences
from tutor.training.data.dataset_words import summaries, titles
from tutor.training.data.datasets import MOST_CLASSES, MOST_SAMPLES, MOST_SEED, dataset
from tutor.training.data.recipe import Recipe, Scale
from tutor.ui.editing.data_changes import DataChanges
from tutor.ui.look.theme import Theme
from tutor.ui.panels.data.mapping import DataMapping
from tutor.ui.session.session import Session
from tutor.ui.widgets.fields import Captioned, Choice, NumberSpin, WholeField
from tutor.walk.figures import short

_COLUMNS, _NONE = "columns", "none"
_NARROW, _ACROSS, _WIDE = 2, 3, 6
"""Fields on one line of a narrow, a usual and a wide panel."""
_NARROW_BELOW, _WIDE_FROM = 20, 42
"""Which width is narrow and which is wide, in heights of letters."""


class DataForm(QWidget):
    """Shows the document's recipe; what is changed in a field is an edit of the document at once."""

    def __init__(self, session: Session, changes: DataChanges, theme: Theme) -> None:
        super().__init__()
        self._session, self._changes, self._theme = session, changes, theme
        self._shows, self._across = False, _ACROSS
        self._there: tuple[str, ...] = ()
        self._pending: tuple[Document | None, Recipe | None] = (None, None)
        self.sets = Choice(self.tr("Data set"))
        self.count = WholeField(self.tr("Samples"), 1, MOST_SAMPLES, 10)
        self.noise = NumberSpin(self.tr("Noise"), 0.0, 1000.0, 0.05, 4)
        self.seed = WholeField(self.tr("Seed"), 0, MOST_SEED)
        self.classes = WholeField(self.tr("Classes"), 2, MOST_CLASSES)
        self.turns = NumberSpin(self.tr("Turns"), 0.05, 10.0, 0.25, 2)
        self.share = WholeField(self.tr("Validation"), 0, 99, 5)
        self.split_seed = WholeField(self.tr("Split seed"), 0, MOST_SEED)
        self.scaled = Choice(self.tr("Standardise"))
        self.mapping = DataMapping(changes)
        self.about = QLabel()
        self._lay_out()
        self._connect()
        changes.refused = self.show_document
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours and sizes of `theme`."""
        self._theme = theme
        self.scaled.setMinimumHeight(self.count.sizeHint().height())
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, more fields stand on a line."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        base = self._theme.sizes.base
        gap = round(base * 0.7)
        across = _WIDE if self.width() >= _WIDE_FROM * base else _ACROSS
        if self.width() < _NARROW_BELOW * base:
            across = _NARROW
        self._grid.setHorizontalSpacing(gap)
        self.mapping.set_across(max(across * 2 // 3, 1), gap)
        if across != self._across:
            self._across = across
            self._arrange(self._there)

    # --- building -----------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.share.setSuffix(" %")
        self.share.setToolTip(self.tr("The share of the samples that training does not see"))
        self.split_seed.setToolTip(self.tr("By it the samples for validation are chosen, the same each time"))
        self.seed.setToolTip(self.tr("The same seed draws the same samples, on every machine"))
        self.noise.setToolTip(self.tr("The standard deviation of the noise"))
        self.scaled.setToolTip(self.tr("Give the training samples mean 0 and standard deviation 1"))
        self.about.setProperty("kind", "muted")
        self.about.setWordWrap(True)
        self._fields = {
            name: Captioned(field.accessibleName(), field, self)
            for name, field in (
                ("count", self.count), ("noise", self.noise), ("seed", self.seed), ("classes", self.classes),
                ("turns", self.turns), ("share", self.share), ("split_seed", self.split_seed),
                ("scaled", self.scaled),
            )
        }  # fmt: skip
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sets)
        column.addLayout(self._grid)
        column.addWidget(self.mapping)
        column.addWidget(self.about)

    def _connect(self) -> None:
        self.sets.activated.connect(self._choose_set)
        self.count.valueChanged.connect(self._set_count)
        self.noise.valueChanged.connect(self._set_noise)
        self.seed.valueChanged.connect(self._set_seed)
        self.classes.valueChanged.connect(self._set_classes)
        self.turns.valueChanged.connect(self._set_turns)
        self.share.valueChanged.connect(self._set_share)
        self.split_seed.valueChanged.connect(self._set_split_seed)
        self.scaled.activated.connect(self._set_scaled)

    # --- showing ------------------------------------------------------------------------------------------

    def show_document(self) -> None:
        """Put what the document says into the fields."""
        document = self._session.aside.whole
        recipe = recipe_of(document)
        self._pending = (None, None)
        self._shows = True
        try:
            self._show_sets(document)
            self._show_fields(recipe, has_data=bool(document.data))
            self._show_scaled(document, recipe)
            self.mapping.show_document(document)
            self.about.setText(self._said(document, recipe))
            self.about.setVisible(bool(self.about.text()))
        finally:
            self._shows = False

    def _show_sets(self, document: Document) -> None:
        """The choices: those that do not fit the inputs cannot be chosen, and say why."""
        recipe, words, tips = document.recipe, titles(), summaries()
        drawn = recipe.drawn if recipe else None
        fits = fitting(document)
        self.sets.clear()
        for name, title in words.items():
            self._add_set(name, title, tips[name], fits=name in fits or bool(drawn and drawn.name == name))
        if document.data:
            self.sets.addItem(self.tr("Numbers of its own"), _COLUMNS)
        self.sets.addItem(self.tr("No samples: one value for each input"), _NONE)
        now = drawn.name if drawn else _COLUMNS if document.data else _NONE
        self.sets.setCurrentIndex(self.sets.findData(now))
        self.sets.setToolTip(tips.get(now, ""))

    def _add_set(self, name: str, title: str, tip: str, *, fits: bool) -> None:
        self.sets.addItem(title, name)
        at = self.sets.count() - 1
        if not fits:
            row = dataset(name)
            has = listed((*row.features, row.target))
            tip = self.tr("It has the columns {columns}, which do not fit the inputs.").format(columns=has)
        self.sets.setItemData(at, tip, Qt.ItemDataRole.ToolTipRole)
        model = self.sets.model()
        if not fits and isinstance(model, QStandardItemModel):
            model.item(at).setEnabled(False)

    def _show_fields(self, recipe: Recipe, *, has_data: bool) -> None:
        drawn = recipe.drawn
        row = dataset(drawn.name) if drawn else None
        if drawn is not None:
            for field, number in (
                (self.count, drawn.count), (self.noise, drawn.noise), (self.seed, drawn.seed),
                (self.classes, drawn.classes), (self.turns, drawn.turns),
            ):  # fmt: skip
                field.setValue(number)  # type: ignore[arg-type]
        self.share.setValue(round(100 * recipe.validation))
        self.split_seed.setValue(recipe.split_seed)
        shown = {
            "count": drawn is not None, "noise": drawn is not None, "seed": drawn is not None,
            "classes": row is not None and row.takes_classes, "turns": row is not None and row.takes_turns,
            "share": has_data, "split_seed": has_data, "scaled": has_data,
        }  # fmt: skip
        self._arrange(tuple(name for name, there in shown.items() if there))

    def _arrange(self, names: tuple[str, ...]) -> None:
        """Some fields a line; what splits and scales begins a new one."""
        self._there = names
        for name, field in self._fields.items():
            self._grid.removeWidget(field)
            field.setVisible(name in names)
        line = at = 0
        for name in names:
            if at == self._across or (name == "share" and at):
                line, at = line + 1, 0
            self._grid.addWidget(self._fields[name], line, at)
            at += 1
        for column in range(_WIDE):
            self._grid.setColumnStretch(column, int(column < self._across))

    def _show_scaled(self, document: Document, recipe: Recipe) -> None:
        """No, the inputs, the inputs and the target; a list that a file has stays a choice of its own."""
        can, target = recipe.can_standardise, target_of(document)
        inputs = tuple(name for name in can if name != target)
        choices = {(): self.tr("no"), inputs: self.tr("inputs")}
        if target in can:
            choices[can] = self.tr("with {target}").format(target=document.symbols.plain(target))
        choices.setdefault(recipe.standardise, listed(map(document.symbols.plain, recipe.standardise)))
        self.scaled.clear()
        for names, title in choices.items():
            self.scaled.addItem(title, names)
        self.scaled.setCurrentIndex(list(choices).index(recipe.standardise))

    def _said(self, document: Document, recipe: Recipe) -> str:
        """What it is, and how it was scaled."""
        if not document.data and not fitting(document):
            return self.tr("No data set has columns for these inputs: they hold one value each.")
        parts = []
        if recipe.standardise:
            sentence = self.tr("{name} had mean {mean} and deviation {deviation} in training.")
            for name, scale in recipe.made.scales.items():
                called = document.symbols.plain(name)
                parts.append(sentence.format(name=called, **_figures(scale)))
        return sentences(parts)

    # --- changing -----------------------------------------------------------------------------------------

    def _choose_set(self) -> None:
        chosen, document = str(self.sets.currentData()), self._session.aside.whole
        drawn = document.recipe.drawn if document.recipe else None
        if chosen == (drawn.name if drawn else _COLUMNS if document.data else _NONE):
            return
        if chosen == _NONE:
            self._changes.apply(without_data, self.tr("Take the samples away"), "data set")
        elif chosen == _COLUMNS:
            self._changes.apply(written_out, self.tr("Write the samples out"), "data set")
        else:
            words = self.tr("Data: {title}").format(title=titles()[chosen])
            self._changes.apply(lambda document: _chosen(document, chosen), words, "data set")

    def _set_count(self, count: int) -> None:
        self._draw(self.tr("Data: {count} samples").format(count=count), "count", count=count)

    def _set_noise(self, noise: float) -> None:
        self._draw(self.tr("Data: noise {noise}").format(noise=f"{noise:g}"), "noise", noise=noise)

    def _set_seed(self, seed: int) -> None:
        self._draw(self.tr("Data: seed {seed}").format(seed=seed), "seed", seed=seed)

    def _set_classes(self, classes: int) -> None:
        self._draw(self.tr("Data: {count} classes").format(count=classes), "classes", classes=classes)

    def _set_turns(self, turns: float) -> None:
        self._draw(self.tr("Data: {turns} turns").format(turns=f"{turns:g}"), "turns", turns=turns)

    def _set_share(self, percent: int) -> None:
        words = self.tr("Keep {percent} % for validation").format(percent=percent)
        self._change(words, "share", validation=percent / 100)

    def _set_split_seed(self, seed: int) -> None:
        self._change(self.tr("Split by seed {seed}").format(seed=seed), "split seed", split_seed=seed)

    def _set_scaled(self) -> None:
        names = tuple(self.scaled.currentData() or ())
        words = self.tr("Standardise") if names else self.tr("Standardise no longer")
        self._change(words, "scaled", standardise=names)

    def _draw(self, words: str, field: str, **settings: Any) -> None:
        """Draw the data set with another setting."""
        drawn = self._wished().drawn
        if drawn is not None:
            self._change(words, field, drawn=replace(drawn, **settings))

    def _change(self, words: str, field: str, **parts: Any) -> None:
        if self._shows:
            return
        document, before = self._session.aside.whole, self._wished()
        recipe = replace(before, **parts)
        if recipe != before:
            self._pending = (document, recipe)
            samples = recipe.drawn.count if recipe.drawn else document.samples
            change = lambda document: with_recipe(document, recipe)  # noqa: E731 - it is handed on
            self._changes.apply(change, words, f"data {field}", samples)

    def _wished(self) -> Recipe:
        """What the next change starts from: what is being made in the background, else the recipe."""
        (document, recipe), whole = self._pending, self._session.aside.whole
        return recipe if document is whole and recipe else recipe_of(whole)


def _chosen(document: Document, name: str) -> Document:
    recipe = fitted(document, name)
    return document if recipe is None else with_recipe(document, recipe)


def _figures(scale: Scale) -> dict[str, str]:
    def said(found: Any) -> str:
        return listed(map(said, found)) if isinstance(found, tuple) else short(found)

    return {"mean": said(scale.mean), "deviation": said(scale.deviation)}
