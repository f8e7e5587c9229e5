"""A document: a graph with its values, data, training and pages. A lesson is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from tutor.document.page import Page
from tutor.engine import DType, Given, Trace, Value
from tutor.engine.update_rule import PLAIN
from tutor.errors import TutorError
from tutor.graph import Graph
from tutor.graph.comments import Comments
from tutor.graph.symbols import Symbols
from tutor.graph.unfinished import computed
from tutor.language import translate
from tutor.training.plan import Batch, Batches, Plan, Schedule
from tutor.training.rules.optimisers import rule_of
from tutor.training.rules.update import updates_after
from tutor.walk import LocalGradients, Updates, Walkthrough

if TYPE_CHECKING:
    from tutor.document.kept_run import KeptRun
    from tutor.engine.opaque import Recorded
    from tutor.graph.collapse import Collapsed
    from tutor.training.data.recipe import Recipe

Position = tuple[float, float]


@dataclass(frozen=True)
class NodeGroup:
    """Nodes that belong together, by name; the canvas draws a frame with the title around them.

    Two frames have no node in common, or one has all of the other's. A `closed` one is drawn as one node.
    """

    title: str
    nodes: tuple[str, ...]
    closed: bool = False


@dataclass(frozen=True)
class PageGraph:
    """Another graph of a document, for the pages that name it; values and symbols it shares, by name."""

    name: str
    graph: Graph
    positions: Mapping[str, Position] = field(default_factory=dict)
    groups: tuple[NodeGroup, ...] = ()
    comments: Comments = field(default_factory=dict)


@dataclass(frozen=True)
class Training:
    """How the document trains: the learning rate α, the number of epochs, samples in a batch, the optimiser.

    Without `zero_grad` each backward pass adds to what the ones before have left in grad. `schedule` with its
    `step_size` and `gamma` says how α goes on after the first epoch, `shuffle` with its `seed` in which order
    an epoch takes the samples; `Plan` says the same of a run. `optimiser` names a row of
    `tutor.training.rules.optimisers`, which says what of the settings below it reads.
    """

    learning_rate: float = 0.01
    epochs: int = 100
    batch: Batch = 1
    zero_grad: bool = True
    schedule: Schedule = "constant"
    step_size: int = 30
    gamma: float = 0.1
    shuffle: bool = False
    seed: int = 1
    optimiser: str = "sgd"
    momentum: float = 0.9
    alpha: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    weight_decay: float = 0.0

    def rate(self, epoch: int) -> float:
        """The learning rate of an epoch, counted from 0."""
        from tutor.training.rules.schedules import rate_of  # the first paint does without

        return rate_of(self, epoch)


@dataclass(frozen=True)
class SourceFile:
    """The file that a document was read from, with its text as it was: comments, order and all."""

    path: Path
    text: str


@dataclass(frozen=True)
class Document:
    """All that a `.tutor` file says; immutable, so that an edit makes another one.

    `values` has a number or rows of numbers per input and parameter: the initial weights, and the inputs
    that `data` has no column for; those of `graphs` as well. `data` has a column of samples per input, all of
    one length. `training` is None where there is nothing to train.
    """

    title: str
    graph: Graph
    values: Mapping[str, Given]
    given: Given = 1.0
    data: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    training: Training | None = None
    validation: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    """The columns of the samples that are not trained on; none where all are."""
    recipe: Recipe | None = None
    """What the samples are made from; None where their columns stand in the file."""
    runs: tuple[KeptRun, ...] = ()
    """The runs that were kept, to be compared and trained again."""
    names: Mapping[str, str] = field(default_factory=dict)
    local_gradients: LocalGradients = "phase"
    positions: Mapping[str, Position] = field(default_factory=dict)
    groups: tuple[NodeGroup, ...] = ()
    pages: tuple[Page, ...] = ()
    summary: str = ""
    lesson: str = ""
    """The lesson's id, where the document is one of the app's lessons."""
    part: int | None = None
    """Which part of the course a lesson is."""
    draws: Literal["graph", "neurons"] = "graph"
    """How the canvas draws it: node by node, or a dense network as its neurons."""
    graphs: tuple[PageGraph, ...] = ()
    """The graphs that pages may show, as they were when they were last away."""
    shown: str = ""
    """The name of the graph that is shown as `graph`; empty where it is the document's own."""
    own: PageGraph | None = None
    """The document's own graph while another one is shown."""
    comments: Comments = field(default_factory=dict)
    """What the code says in comments, by node."""
    recorded: tuple[Recorded, ...] = field(default=(), compare=False, repr=False)
    """What PyTorch once computed at opaque nodes."""
    source: SourceFile | None = field(default=None, compare=False, repr=False)
    """Where it was read from; documents of the same content are equal wherever they lie."""

    @property
    def stem(self) -> str:
        """What a file that is made of the document may be called, without an ending."""
        return self.lesson.replace(":", "-") or "graph"

    @cached_property
    def symbols(self) -> Symbols:
        """What the names are shown as."""
        return Symbols(self.names)

    @property
    def computed(self) -> Graph:
        """What is computed of the graph: all of it, or its finished part where operands are missing."""
        return computed(self.graph)

    @cached_property
    def collapsed(self) -> Collapsed | None:
        """The graph with its closed frames as nodes; None where no frame is closed."""
        if not any(group.closed for group in self.groups):
            return None
        from tutor.document.nesting import collapsed  # most documents have no closed frame

        return collapsed(self.graph, self.groups)

    @cached_property
    def walkthrough(self) -> Walkthrough:
        """The steps of what is computed; with the phases of training where the document trains."""
        rule = rule_of(self.training) if self.training else PLAIN
        return Walkthrough(
            self.computed, self.local_gradients, self.trains, zero_grad=not self.piles_up, rule=rule
        )

    @cached_property
    def _walk_inside(self) -> Walkthrough:
        return replace(self.walkthrough, updates=False)

    def walk_at(self, place: int) -> Walkthrough:
        """The steps of the sample at a place of an epoch: only the last one of a batch brings the update."""
        return self.walkthrough if self.batches.ends(place) else self._walk_inside

    @cached_property
    def batches(self) -> Batches:
        """How the samples lie in batches: each for itself where nothing is trained."""
        batch = self.training.batch if self.training is not None and self.trains else 1
        return Batches.of(self.samples, batch)

    @property
    def trains(self) -> bool:
        """Whether there is something to train: settings, a parameter, and a root that does not wait."""
        known = self.computed
        return self.training is not None and bool(known.parameters) and known.root == self.graph.root

    @property
    def keeps_run(self) -> bool:
        """Whether a run with the settings of its training is among those that it keeps."""
        if self.training is None or not self.runs:
            return False
        from tutor.document.kept_run import same_course  # most documents keep none

        return any(same_course(run.training, self.training) for run in self.runs)

    @property
    def seed(self) -> Given:
        """The given gradient at the root of what is computed: 1 where the document's own root still waits."""
        return self.given if self.computed.root == self.graph.root else 1.0

    def seed_at(self, place: int) -> Given:
        """The given gradient at the root for the sample at a place of an epoch.

        In a batch of N it is 1/N: the loss of the batch is the mean over its samples.
        """
        if self.batches.size == 1:
            return self.seed
        return 1 / len(self.batches.around(place))

    @property
    def piles_up(self) -> bool:
        """Whether training leaves in grad what each backward pass has added to it."""
        return self.training is not None and not self.training.zero_grad

    @property
    def samples(self) -> int:
        """How many samples the data has; 1 where the document has values only."""
        return len(next(iter(self.data.values()))) if self.data else 1

    def order(self, epoch: int) -> npt.NDArray[np.int64] | None:
        """The rows of the data in the order of an epoch, (samples,); None where they come as they lie."""
        if self.training is None or not self.training.shuffle or not self.trains:
            return None
        from tutor.training.data.shuffle import order_of  # most documents shuffle nothing

        return order_of(self.samples, self.training.seed, epoch)

    def row(self, place: int, epoch: int = 0) -> int:
        """The row of the data that comes at this place of an epoch; all count from 0."""
        order = self.order(epoch)
        return place if order is None else int(order[place])

    def place(self, row: int, epoch: int = 0) -> int:
        """The place of an epoch at which a row of the data comes."""
        order = self.order(epoch)
        return row if order is None else int(np.flatnonzero(order == row)[0])

    def sample(self, index: int, parameters: Mapping[str, Given] | None = None) -> dict[str, Given]:
        """The values of all leaves at one sample, with these parameters (default: the initial ones)."""
        row = {name: column[index] for name, column in self.data.items()}
        values = {**self.values, **row, **(parameters or {})}
        if not self.graphs:
            return values
        return {name: value for name, value in values.items() if name in self.graph}

    def showing(self, name: str) -> Document:
        """The same document with another of its graphs as `graph`; an empty name is the document's own.

        Raises:
            TutorError: it has no graph of this name.
        """
        if name == self.shown:
            return self
        here = PageGraph(self.shown, self.graph, self.positions, self.groups, self.comments)
        away = [*self.graphs, *([self.own] if self.own else [here])]
        kept = [here if each.name == self.shown else each for each in away]
        found = next((each for each in kept if each.name == name), None)
        if found is None:
            sentence = translate("document", "The document has no graph named {name}.")
            raise TutorError(sentence.format(name=name))
        return replace(
            self,
            graph=found.graph,
            positions=found.positions,
            groups=found.groups,
            comments=found.comments,
            graphs=tuple(each for each in kept if each.name),
            own=next((each for each in kept if not each.name), None) if name else None,
            shown=name,
        )

    def updates(
        self,
        trace: Trace,
        left: Mapping[str, Value] | None = None,
        epoch: int = 0,
        *,
        states: Mapping[str, Mapping[str, Value]] | None = None,
        count: int = 1,
        place: int = 0,
        total: Mapping[str, Value] | None = None,
    ) -> Updates | None:
        """What the update after a trace of the graph does; None where the document does not train.

        `left` is what the passes before have left in the grad of the parameters, `states` what the optimiser
        remembers of the updates before: of the first one, nothing. It is update number `count`. The sample is
        that at a `place` of the epoch; `total` is what grad holds after it, where an engine sums a batch.
        """
        if self.training is None:
            return None
        rate, rule = self.training.rate(epoch), rule_of(self.training)
        found = updates_after(trace, rate, left or {}, rule, states, count, total)
        if self.batches.size > 1:
            around = self.batches.around(place)
            found = replace(found, number=place - around.start, batch=len(around))
        if self.training.schedule == "constant":
            return found
        from tutor.training.rules.schedules import rate_words  # most documents have one rate

        return replace(found, course=rate_words(self.training, epoch))

    def plan(self, dtype: DType = "float32", training: Training | None = None) -> Plan:
        """The plan of a run in this type of number, with the document's training or another."""
        wished = training or self.training or Training()
        named = {each.name for each in fields(Plan)} & {each.name for each in fields(Training)}
        settings = {name: getattr(wished, name) for name in named}
        return Plan(self.computed, self.values, self.data, dtype=dtype, rule=rule_of(wished), **settings)

    def with_value(self, name: str, value: Given, sample: int = 0) -> Document:
        """The document with another value of the leaf; where it has a column of data, in that sample's row.

        Raises:
            TutorError: no input or parameter has this name, or the value has another shape than the column's
                others.
        """
        if name not in self.values and name not in self.data:
            raise TutorError(
                translate("document", "{name} has no value that could be set.").format(name=name)
            )
        if name not in self.data:
            return replace(self, values={**self.values, name: value})
        column = list(self.data[name])
        if np.shape(column[sample]) != np.shape(value):
            sentence = translate("document", "Every sample of {name} is to have the shape {shape}.")
            raise TutorError(sentence.format(name=name, shape=list(np.shape(column[sample]))))
        column[sample] = value
        changed = replace(self, data={**self.data, name: tuple(column)})
        if self.recipe is None:
            return changed
        from tutor.document.edits.data_edits import written_out  # most documents have no recipe

        return written_out(changed)

    @property
    def given_is_free(self) -> bool:
        """Whether the given gradient may be another than 1: training differentiates the loss itself."""
        is_made = self.graph.root in self.computed and not self.graph[self.graph.root].is_leaf
        return self.training is None and is_made

    def with_given(self, given: Given) -> Document:
        """The document with another given gradient at the root."""
        return replace(self, given=given)

    def with_training(self, training: Training) -> Document:
        """The document with other training settings."""
        return replace(self, training=training)
