"""Learning-rate schedules: the rate α of each epoch.

The formulas are those of `torch.optim.lr_scheduler` (https://docs.pytorch.org/docs/stable/optim.html),
stepped once an epoch: `StepLR(step_size, gamma)` and `CosineAnnealingLR(T_max=epochs, eta_min=0)`, after
Loshchilov and Hutter 2017, "SGDR: Stochastic Gradient Descent with Warm Restarts".
"""

from __future__ import annotations

import math
from typing import Protocol

from tutor.language import translate
from tutor.training.plan import Schedule
from tutor.walk.figures import short

SCHEDULES: tuple[Schedule, ...] = ("constant", "step", "cosine")


class Scheduled(Protocol):
    """What says how the rate goes: a plan, or a document's training."""

    @property
    def learning_rate(self) -> float:
        """The rate of the first epoch."""

    @property
    def epochs(self) -> int:
        """How many epochs are planned: the cosine comes to 0 after them."""

    @property
    def schedule(self) -> Schedule:
        """Which of the schedules."""

    @property
    def step_size(self) -> int:
        """Steps: how many epochs have one rate."""

    @property
    def gamma(self) -> float:
        """Steps: the factor from each rate to the next."""


def rate_of(training: Scheduled, epoch: int) -> float:
    """The learning rate of an epoch, counted from 0; what is too large for a float is infinite.

    Beyond the planned epochs it goes on as PyTorch's does: steps go on, and the cosine rises again, to come
    back to 0 after three times as many.
    """
    rate = training.learning_rate
    match training.schedule:
        case "step":
            try:
                return rate * training.gamma ** (epoch // training.step_size)
            except OverflowError:
                return rate * math.inf
        case "cosine":
            return rate * (1 + math.cos(math.pi * epoch / max(training.epochs, 1))) / 2
    return rate


def rate_words(training: Scheduled, epoch: int) -> str:
    """The learning rate of an epoch, counted from 0, and how it came about: a sentence."""
    names = {
        "rate": short(rate_of(training, epoch)),
        "epoch": epoch + 1,
        "first": short(training.learning_rate),
        "gamma": short(training.gamma),
        "size": training.step_size,
        "epochs": training.epochs,
    }
    match training.schedule:
        case "step" if training.step_size == 1:
            sentence = translate(
                "training", "α = {rate} at epoch {epoch}: {first} to begin with, times {gamma} every epoch."
            )
        case "step":
            sentence = translate(
                "training",
                "α = {rate} at epoch {epoch}: {first} to begin with, times {gamma} every {size} epochs.",
            )
        case "cosine":
            sentence = translate(
                "training",
                "α = {rate} at epoch {epoch}: half a cosine takes it from {first} to 0 in {epochs} epochs.",
            )
        case _:
            sentence = translate("training", "α = {rate} in every epoch.")
    return sentence.format(**names)
