"""Another optimiser in the training of a document, and another number that it is set by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tutor.document.document import Training
from tutor.training.rules.optimisers import SETTINGS, settings_of


def with_optimiser(training: Training, name: str) -> Training:
    """The training with this optimiser; settings that it does not read are as they are by default."""
    read = settings_of(name)
    usual = {setting.key: getattr(Training, setting.key) for setting in SETTINGS if setting not in read}
    changes: dict[str, Any] = {"optimiser": name, **usual}
    return replace(training, **changes)


def with_setting(training: Training, key: str, number: float) -> Training:
    """The training with another number for a setting of its optimiser.

    Raises:
        TutorError: the optimiser has no such setting, or it cannot be this number.
    """
    setting = next(each for each in SETTINGS if each.key == key)
    setting.check(training.optimiser, number)
    changes: dict[str, Any] = {key: number}
    return replace(training, **changes)
