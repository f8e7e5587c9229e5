"""How many numbers the parameters of a graph hold: asked of a learner, with the mistakes in counting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from tutor.engine import Given
from tutor.graph import PARAMETER, Graph
from tutor.graph.shapes import say_shape
from tutor.graph.symbols import Symbols
from tutor.language import listed, translate
from tutor.walk.derivation import Derivation
from tutor.walk.questions.diagnosis import Verdict
from tutor.walk.questions.formula import AnswerError, read_formula
from tutor.walk.questions.misconception import Misconception
from tutor.walk.step import Phase

_ADDS = ("add", "sub")
_TAKES_BIAS = {"affine": 2}
"""Operations that add one of their operands: its place among them."""


@dataclass(frozen=True)
class Parameter:
    """A parameter as it is counted: what it is called, its shape, and whether it is added to its layer."""

    symbol: str
    shape: tuple[int, ...]
    is_bias: bool

    @property
    def size(self) -> int:
        """How many numbers it holds; 1 where it is a single number."""
        return int(np.prod(self.shape, dtype=int))


@dataclass(frozen=True, eq=False)
class CountTask:
    """Asks how many numbers all parameters hold; `text` and `own_hints` are a page's, and come first."""

    graph: Graph
    values: Mapping[str, Given]
    symbols: Symbols = field(default_factory=Symbols)
    text: str = ""
    own_hints: tuple[str, ...] = ()

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The parameters, in the order of the graph."""
        return tuple(
            Parameter(
                self.symbols.plain(node.name), np.shape(self.values[node.name]), self._is_bias(node.name)
            )
            for node in self.graph.nodes
            if node.op == PARAMETER
        )

    @property
    def answer(self) -> int:
        """How many numbers there are."""
        return sum(each.size for each in self.parameters)

    @property
    def heading(self) -> str:
        """What is asked, in a few words."""
        return translate("predict", "How many numbers are to be learned?")

    @property
    def sentence(self) -> str:
        """What is asked, and in which form it may be given."""
        return self.text or translate(
            "predict", "Count the numbers in all parameters. A product or a sum such as 2*3 + 4 will do."
        )

    @property
    def phase(self) -> Phase:
        """Parameters are values."""
        return Phase.FORWARD

    @property
    def hints(self) -> int:
        """The page's, and two that every such question has."""
        return len(self.own_hints) + 2

    def hint(self, number: int) -> str:
        """One of the hints, counted from 0."""
        number -= len(self.own_hints)
        if number < 0:
            return self.own_hints[number]
        if number == 0:
            return translate(
                "predict",
                "A matrix of r rows and c columns holds r · c numbers, and a bias one for each neuron of its "
                "layer.",
            )
        shapes = listed(f"{each.symbol} {_shape_words(each.shape)}" for each in self.parameters)
        return translate("predict", "Count each of these: {shapes}.").format(shapes=shapes)

    @property
    def working(self) -> tuple[str, ...]:
        """What each layer holds, a line each."""
        lines = []
        for layer in self._layers:
            names = listed(each.symbol for each in layer)
            products = " + ".join(_product(each.shape) for each in layer)
            count = sum(each.size for each in layer)
            lines.append(f"{names}: {products}" + (f" = {count}" if products != str(count) else ""))
        return tuple(lines)

    def derivation(self, style: str = "tex") -> Derivation:
        """What the layers hold, added up."""
        sums = [str(sum(each.size for each in layer)) for layer in self._layers]
        return Derivation.of("", " + ".join(sums), str(self.answer))

    @cached_property
    def _layers(self) -> tuple[tuple[Parameter, ...], ...]:
        """Weights with the biases that go with them; every parameter by itself where they do not pair."""
        weights = [each for each in self.parameters if not each.is_bias]
        biases = [each for each in self.parameters if each.is_bias]
        if len(weights) != len(biases):
            return tuple((each,) for each in self.parameters)
        return tuple(zip(weights, biases, strict=True))

    def judge(self, text: str) -> Verdict:
        """The verdict on a whole number, or on a sum of products, with what was counted instead."""
        try:
            formula = read_formula(text)
            if not formula.is_number:
                raise AnswerError(translate("predict", "Asked is a whole number: write no names in it."))
            found = formula.at({})
        except AnswerError as error:
            return Verdict(False, str(error), counts=False)
        if np.ndim(found) or not float(found).is_integer():
            return Verdict(False, translate("predict", "Asked is a whole number."), counts=False)
        counted = int(found)
        if counted == self.answer:
            return Verdict(True)
        said = next((sentence for wrong, sentence in self._mistakes() if wrong == counted), "")
        if said:
            return Verdict(False, said, Misconception.MISCOUNTED)
        return Verdict(False, self._how_far_off(counted))

    def _mistakes(self) -> Iterator[tuple[int, str]]:
        """What comes out by each known mistake, and what to say of it."""
        everything, total = self.parameters, self.answer
        biases = [each for each in everything if each.is_bias]
        weights = [each for each in everything if not each.is_bias]
        sums = {each: total - each.size + sum(each.shape) for each in weights if len(each.shape) > 1}
        yield total - sum(each.size for each in biases), translate("predict", "The biases are forgotten.")
        yield (
            sum(each.size for each in biases),
            translate(
                "predict", "That is how many biases there are, one for each neuron. The weights are missing."
            ),
        )
        for each in everything:
            sentence = translate("predict", "{name} is missing: it holds {shape}.")
            yield total - each.size, sentence.format(name=each.symbol, shape=_numbers_words(each))
        for weight, bias in zip(weights, biases, strict=False):
            sentence = translate("predict", "A layer is missing: {weight} with {bias}.")
            yield total - weight.size - bias.size, sentence.format(weight=weight.symbol, bias=bias.symbol)
        for each, wrong in sums.items():
            sentence = translate(
                "predict", "At {name} rows and columns are to be multiplied, and not added: it is {shape}."
            )
            yield wrong, sentence.format(name=each.symbol, shape=_shape_words(each.shape))
        added = sum(sum(each.shape) for each in sums) + sum(
            each.size for each in everything if each not in sums
        )
        for wrong in (added, added - sum(each.size for each in biases)):
            yield wrong, translate("predict", "The rows and columns of a matrix are to be multiplied.")
        for wrong in self._neurons():
            yield (
                wrong,
                translate(
                    "predict", "That counts neurons. Count what lies between them: a weight for each edge."
                ),
            )
        yield (
            len(everything),
            translate("predict", "That counts the parameters. Each of them holds many numbers: count these."),
        )

    def _neurons(self) -> set[int]:
        """How many neurons there are, without the inputs and with them."""
        matrices = [each.shape for each in self.parameters if not each.is_bias and len(each.shape) == 2]
        if not matrices:
            return set()
        outputs = sum(shape[0] for shape in matrices)
        inputs = sum(shape[1] for shape in matrices)
        return {outputs, inputs, outputs + matrices[0][1], inputs + matrices[0][0]}

    def _how_far_off(self, counted: int) -> str:
        if counted < self.answer:
            return translate("predict", "There are more. Is every matrix counted, and every bias?")
        return translate("predict", "There are fewer. Inputs are given and not learned: leave them out.")

    def _is_bias(self, name: str) -> bool:
        """Whether the parameter is added: it is an operand of a sum, or of a layer in the bias's place."""
        uses = self.graph.successors[name]
        return bool(uses) and all(
            self.graph[edge.target].op in _ADDS or _TAKES_BIAS.get(self.graph[edge.target].op) == edge.index
            for edge in uses
        )


def _product(shape: tuple[int, ...]) -> str:
    """The product of the sides; a side of 1 is not told."""
    return " · ".join(str(side) for side in shape if side != 1) or "1"


def _shape_words(shape: tuple[int, ...]) -> str:
    return say_shape(shape) if shape else translate("predict", "a single number")


def _numbers_words(parameter: Parameter) -> str:
    if parameter.size == 1:
        return translate("predict", "one number")
    return translate("predict", "{count} numbers").format(count=parameter.size)
