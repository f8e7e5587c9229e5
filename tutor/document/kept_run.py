"""A kept run: the settings and initial values from which it can be trained again, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

import numpy as np

from tutor.engine import DType, Given
from tutor.language import translate
from tutor.training.rules.optimisers import ROWS, settings_of

if TYPE_CHECKING:
    from tutor.document.document import Document, Training
    from tutor.training.plan import Plan

MOST_KEPT = 20
"""Runs that a document can keep."""
MOST_AUTOMATIC = 8
"""Runs up to which the program keeps one by itself before settings are changed."""


@dataclass(frozen=True)
class KeptRun:
    """A run of a document's graph on its data, in our own engine.

    `values` are all initial values that it began with (a file has those only that are not the document's);
    `iterations` how many it did, `loss` that of the last. Without a `name` its settings name it. `curve`,
    counted from 0, says how its curve is drawn, whatever runs come and go beside it.
    """

    name: str
    training: Training
    iterations: int
    loss: float
    dtype: DType = "float32"
    values: Mapping[str, Given] = field(default_factory=dict)
    curve: int = 0

    @property
    def words(self) -> str:
        """What it is called."""
        return self.name or settings_words(self.training)

    def is_like(self, other: KeptRun) -> bool:
        """Whether both train the same, however far and under whatever name."""
        return (
            same_course(self.training, other.training)
            and self.dtype == other.dtype
            and self.values == other.values
        )


def same_course(one: Training, other: Training) -> bool:
    """Whether two trainings go the same way, one perhaps further: epochs matter to some schedules only."""
    return one == other or (one.schedule != "cosine" and replace(one, epochs=other.epochs) == other)


def same_run(one: Plan, other: Plan) -> bool:
    """Whether two plans go the same way, one perhaps further."""
    apart = () if one.schedule == "cosine" else ("epochs",)
    names = [each.name for each in fields(one) if each.name not in apart]
    try:  # settings differ more often than graph and data, which stand first and take longer to compare
        return all(_same(getattr(one, name), getattr(other, name)) for name in reversed(names))
    except ValueError:  # arrays that have no truth: of another origin, at any rate
        return False


def _same(one: object, other: object) -> bool:
    return one is other or bool(one == other)


def settings_words(training: Training) -> str:
    """The settings in a few words: `SGD α 0.03, batch 10`; what is as it mostly is goes without saying."""
    parts = [
        translate("runs", "{optimiser} α {rate}").format(
            optimiser=ROWS[training.optimiser].title, rate=f"{float(training.learning_rate):g}"
        )
    ]
    if training.batch == "all":
        parts.append(translate("runs", "all samples at once"))
    elif training.batch != 1:
        parts.append(translate("runs", "batch {size}").format(size=training.batch))
    return translate("runs", ", ").join([*parts, *further_words(training)])


def further_words(training: Training) -> list[str]:
    """What the settings say beside optimiser, rate and batch, each in a word or two: `cosine`."""
    usual = type(training)()
    parts = []
    for setting in settings_of(training.optimiser):
        number = getattr(training, setting.key)
        if number != getattr(usual, setting.key):
            parts.append(f"{setting.key.replace('_', ' ')} {number:g}")
    if training.schedule == "step":
        parts.append(translate("runs", "steps"))
    elif training.schedule == "cosine":
        parts.append(translate("runs", "cosine"))
    if training.shuffle:
        parts.append(translate("runs", "shuffled, seed {seed}").format(seed=training.seed))
    if not training.zero_grad:
        parts.append(translate("runs", "without zeroing"))
    return parts


def restored(document: Document, run: KeptRun) -> Document:
    """The document with the settings and initial values of a run, as far as it still has such values."""
    known = document.values
    values = {
        name: value
        for name, value in run.values.items()
        if name in known and np.shape(value) == np.shape(known[name])
    }
    if all(_same(known[name], value) for name, value in values.items()):
        return replace(document, training=run.training)
    return replace(document, training=run.training, values={**known, **values})
