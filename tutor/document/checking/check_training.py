"""Whether what a file says of training is right: its numbers finite, its settings those of its optimiser."""

from __future__ import annotations

import math

from tutor.document.checking.wanted import example, say_found
from tutor.document.document import Document, Training
from tutor.document.errors import Fault, say_key
from tutor.language import listed, translate
from tutor.training.rules.optimisers import ROWS, SETTINGS, settings_of

_NUMBERS = ("learning_rate", "gamma", *(setting.key for setting in SETTINGS))


def check_training(document: Document) -> None:
    """Raise Fault for a number of the training that is not finite, or a setting that nothing reads."""
    training = document.training
    if training is None:
        return
    for key in _NUMBERS:
        number = getattr(training, key)
        if not math.isfinite(number):
            path = ("training", key)
            sentence = translate("document", "{key} is to be a finite number, and here is {found}.")
            mend = translate("document", "write {example}").format(example=example(path))
            raise Fault(path, sentence.format(key=say_key(path), found=say_found(number)), mend)
    read = [setting.key for setting in settings_of(training.optimiser)]
    for setting in SETTINGS:
        if setting.key not in read and getattr(training, setting.key) != getattr(Training, setting.key):
            raise _unread(setting.key, training.optimiser, read)


def _unread(key: str, optimiser: str, read: list[str]) -> Fault:
    path = ("training", key)
    owner = next(row.name for row in ROWS.values() if key in [each.key for each in row.settings])
    sentence = translate("document", "{key} is no setting of {optimiser}, which has {known}.")
    sentence = sentence.format(key=say_key(path), optimiser=f'"{optimiser}"', known=listed(read))
    mend = translate("document", "remove it, or write {example}").format(example=f'optimiser = "{owner}"')
    return Fault(path, sentence, mend)
