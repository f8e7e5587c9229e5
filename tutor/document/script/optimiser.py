"""The optimiser of a script: `torch.optim.Adam([w, b], lr=0.01)` and its kin."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import Any

from tutor.document.document import Training
from tutor.document.script.program import Program
from tutor.errors import TutorError
from tutor.language import listed, translate
from tutor.training.rules.optimisers import SETTINGS

_CLASSES = {"SGD": 0.001, "RMSprop": 0.01, "Adam": 0.001}
"""The classes of torch.optim that are read, with the learning rate that they have by default."""
_READ = {
    "SGD": ("lr", "momentum", "nesterov", "weight_decay"),
    "RMSprop": ("lr", "alpha", "eps", "weight_decay"),
    "Adam": ("lr", "betas", "eps", "weight_decay"),
}


def read_optimiser(program: Program, name: str, value: ast.expr) -> bool:
    """Whether this makes an optimiser, which then says what its `step()` updates, and how.

    Raises:
        CodeError: it is one that cannot be read.
    """
    if not isinstance(value, ast.Call):
        return False
    module, _, kind = ast.unparse(value.func).rpartition(".")
    if not (module == "optim" or module.endswith(".optim")):
        return False
    program.optimizers[name], program.chosen[name] = _Reader(program, value, kind).read()
    return True


@dataclass
class _Reader:
    program: Program
    call: ast.Call
    kind: str
    given: dict[str, Any] = field(default_factory=dict)

    def read(self) -> tuple[dict[str, float], Training]:
        """The learning rate of each tensor, and a training with the optimiser."""
        names = self._names()
        self.given = {keyword.arg or "": self._value(keyword) for keyword in self.call.keywords}
        rate = self.given.pop("lr", _CLASSES[self.kind])
        return dict.fromkeys(names, rate), self._training()

    def _names(self) -> list[str]:
        """The tensors in its list."""
        match self.call.args:
            case [ast.List(elts=tensors)] if self.kind in _CLASSES:
                names = [tensor.id for tensor in tensors if isinstance(tensor, ast.Name)]
                if names and len(names) == len(tensors):
                    return names
        sentence = translate("script", "an optimizer is to read torch.optim.{kind}([w, b], lr=0.01).")
        kind = self.kind if self.kind in _CLASSES else "SGD"
        raise self.program.expressions.error(self.call, sentence.format(kind=kind))

    def _value(self, keyword: ast.keyword) -> Any:
        """What a keyword is set to: a number, two numbers, or whether."""
        read, found = self.program.literals.number, keyword.value
        match keyword.arg, found:
            case "nesterov", ast.Constant(value=bool() as whether):
                return whether
            case "betas", ast.Tuple(elts=[first, second]):
                numbers = read(first), read(second)
                if None not in numbers:
                    return numbers
            case str() as key, _ if key in _READ[self.kind] and key not in ("nesterov", "betas"):
                number = read(found)
                if number is not None:
                    return number
        sentence = translate("script", "{keyword} of torch.optim.{kind} cannot be read; known are {known}.")
        known = listed(_READ[self.kind])
        said = sentence.format(keyword=ast.unparse(keyword), kind=self.kind, known=known)
        raise self.program.expressions.error(found, said)

    def _training(self) -> Training:
        """The optimiser that the keywords choose, with its settings."""
        given = self.given
        if "betas" in given:
            given["beta1"], given["beta2"] = given.pop("betas")
        looks_ahead = given.pop("nesterov", False)
        name = {"RMSprop": "rmsprop", "Adam": "adam"}.get(self.kind, "sgd")
        if self.kind == "SGD" and given.get("momentum"):
            name = "nesterov" if looks_ahead else "momentum"
        elif self.kind == "SGD":
            given.pop("momentum", None)
        try:
            for setting in SETTINGS:
                if setting.key in given:
                    setting.check(name, given[setting.key])
        except TutorError as error:
            raise self.program.expressions.error(self.call, str(error)) from None
        return replace(Training(), optimiser=name, **given)
