"""The optimisers: a row of maths text each, from which code, formula, steps and program are made.

The lines are those of torch.optim (PyTorch 2), each with the words of its papers: the momentum of Polyak
(1964) as PyTorch has it, Nesterov (1983) as Sutskever et al. (2013) write it, RMSProp of Hinton's lecture
(2012), Adam of Kingma and Ba (2015). Weight decay adds `decay·w` to the gradient before the others.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from tutor.engine.update_rule import GRADIENT, TorchOptimiser, UpdateLine, UpdateRule
from tutor.errors import TutorError
from tutor.language import listed, translate


@dataclass(frozen=True)
class Setting:
    """A number that an optimiser is set by.

    `letter` stands for it in the lines, `key` is its key in a file, and that of torch.optim in most cases. It
    is at least 0, and less than 1 where it is a `share`.
    """

    letter: str
    key: str
    default: float
    share: bool = True

    def check(self, optimiser: str, number: float) -> None:
        """Raise TutorError where the optimiser does not read the setting, or it cannot be this number."""
        read = settings_of(optimiser)
        if self not in read:
            sentence = translate("training", "{key} is no setting of {optimiser}, which has {known}.")
            known = listed(each.key for each in read)
            raise TutorError(sentence.format(key=self.key, optimiser=ROWS[optimiser].title, known=known))
        if not (0 <= number < (1 if self.share else math.inf)):
            sentence = (
                translate("training", "{key} is to be a number from 0 on, below 1, and it is {number}.")
                if self.share
                else translate("training", "{key} is to be a finite number from 0 on, and it is {number}.")
            )
            raise TutorError(sentence.format(key=self.key, number=f"{number:g}"))


MOMENTUM = Setting("mu", "momentum", 0.9)
ALPHA = Setting("rho", "alpha", 0.99)
BETA1 = Setting("beta1", "beta1", 0.9)
BETA2 = Setting("beta2", "beta2", 0.999)
EPS = Setting("eps", "eps", 1e-8, share=False)
DECAY = Setting("decay", "weight_decay", 0.0, share=False)

SETTINGS = (MOMENTUM, ALPHA, BETA1, BETA2, EPS, DECAY)
"""All settings, in the order of a file."""

_DECAYED = UpdateLine(GRADIENT, "g + decay * w")


@dataclass(frozen=True)
class Optimiser:
    """A row. `lines` are worked off in order for each parameter; `states` are 0 before the first update.

    `torch` is the class of torch.optim and its keywords, as text in the letters of the settings;
    `torch_states` says what the class calls the states.
    """

    name: str
    title: str
    settings: tuple[Setting, ...]
    states: tuple[str, ...]
    lines: tuple[UpdateLine, ...]
    torch: tuple[str, Mapping[str, str]]
    torch_states: tuple[str, ...] = ()


def _lines(*written: str) -> tuple[UpdateLine, ...]:
    """Lines as text writes them, `target = maths`."""
    return tuple(UpdateLine(*line.split(" = ")) for line in written)


ROWS: dict[str, Optimiser] = {
    row.name: row
    for row in (
        Optimiser("sgd", "SGD", (), (), _lines("w = w - lr * g"), ("SGD", {})),
        Optimiser(
            "momentum", "Momentum", (MOMENTUM,), ("v",), _lines("v = mu * v + g", "w = w - lr * v"),
            ("SGD", {"momentum": "mu"}), ("momentum_buffer",),
        ),
        Optimiser(
            "nesterov", "Nesterov", (MOMENTUM,), ("v",),
            _lines("v = mu * v + g", "w = w - lr * (g + mu * v)"),
            ("SGD", {"momentum": "mu", "nesterov": "mu > 0"}), ("momentum_buffer",),
        ),
        Optimiser(
            "rmsprop", "RMSProp", (ALPHA, EPS), ("s",),
            _lines("s = rho * s + (1 - rho) * g ** 2", "w = w - lr * g / (sqrt(s) + eps)"),
            ("RMSprop", {"alpha": "rho", "eps": "eps"}), ("square_avg",),
        ),
        Optimiser(
            "adam", "Adam", (BETA1, BETA2, EPS), ("m", "v"),
            _lines(
                "m = beta1 * m + (1 - beta1) * g",
                "v = beta2 * v + (1 - beta2) * g ** 2",
                "m_hat = m / (1 - beta1 ** t)",
                "v_hat = v / (1 - beta2 ** t)",
                "w = w - lr * m_hat / (sqrt(v_hat) + eps)",
            ),
            ("Adam", {"betas": "(beta1, beta2)", "eps": "eps"}), ("exp_avg", "exp_avg_sq"),
        ),
    )
}  # fmt: skip
"""Every optimiser by its name, in the order of the chooser."""


class Chosen(Protocol):
    """What chooses an optimiser: its name, and a number for each setting by its key."""

    @property
    def optimiser(self) -> str:
        """The name of the row."""


def settings_of(name: str) -> tuple[Setting, ...]:
    """The settings of an optimiser; weight decay, the last, is one of each."""
    return (*ROWS[name].settings, DECAY)


def about(name: str) -> str:
    """What an optimiser does, in a sentence."""
    return {
        "sgd": translate("training", "Each step goes against the gradient, and remembers nothing."),
        "momentum": translate("training", "v gathers the gradients, older ones less: the step rolls on."),
        "nesterov": translate("training", "As momentum, and the step looks ahead to where v will lead."),
        "rmsprop": translate("training", "s is the mean square of the gradients; steps are divided by √s."),
        "adam": translate(
            "training",
            "m is the mean of the gradients, v that of their squares; both begin at 0, and m̂, v̂ mend that.",
        ),
    }.get(name, "")  # fmt: skip


def rule_of(chosen: Chosen) -> UpdateRule:
    """The optimiser that is chosen, with its settings; without the line of weight decay where that is 0."""
    row = ROWS[chosen.optimiser]
    numbers = {each.letter: float(getattr(chosen, each.key)) for each in settings_of(row.name)}
    decay = numbers[DECAY.letter]
    name, arguments = row.torch
    keywords: list[tuple[str, Any]] = [(key, _number(code, numbers)) for key, code in arguments.items()]
    if decay:
        keywords.append((DECAY.key, decay))
    else:
        del numbers[DECAY.letter]
    return UpdateRule(
        row.name,
        row.title,
        (*((_DECAYED,) if decay else ()), *row.lines),
        tuple(numbers.items()),
        row.states,
        TorchOptimiser(name, tuple(keywords), tuple(zip(row.states, row.torch_states, strict=True))),
    )


def _number(code: str, numbers: Mapping[str, float]) -> Any:
    """What a keyword of torch.optim is set to; the code stands in a row."""
    return eval(code, {"__builtins__": {}}, dict(numbers))  # noqa: S307
