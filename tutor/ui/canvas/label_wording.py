"""What every label of a graph says with the numbers of one trace, and which labels a step knows."""

from __future__ import annotations

from dataclasses import replace

from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.graph.unfinished import missing, missing_places
from tutor.language import translate
from tutor.ui.canvas.blanks import BLANK
from tutor.ui.canvas.figure import Figure, figure_of
from tutor.ui.canvas.label_keys import LabelKeys
from tutor.ui.canvas.shown import GraphPicture, LabelKey, LabelShown, Moment
from tutor.ui.canvas.wording import value_tip
from tutor.ui.look.roles import KIND_ROLE, PHASE_ROLE, text_role
from tutor.walk import (
    Derivations,
    Kind,
    Narrator,
    Phase,
    Quantity,
    Step,
    Walkthrough,
    gradient_so_far,
    made_by,
)
from tutor.walk.quantity import sum_of

_LONGEST_NAME, _LONGEST_FORMULA = 16, 12


class LabelWording:
    """Says what stands in the labels of one walk."""

    def __init__(self, picture: GraphPicture, walkthrough: Walkthrough) -> None:
        self._picture, self._walk = picture, walkthrough
        self._graph, self._symbols = picture.computed, picture.symbols
        self._labels = LabelKeys(picture, walkthrough)
        self._crowded = self._labels.crowded

    def is_of(self, picture: GraphPicture, walkthrough: Walkthrough) -> bool:
        """Whether it says of this picture and walk what a new one would: places may be others."""
        mine = self._picture
        return (
            walkthrough is self._walk
            and picture.graph is mine.graph
            and picture.collapsed is mine.collapsed
            and picture.symbols.given == mine.symbols.given
        )

    @property
    def keys(self) -> tuple[LabelKey, ...]:
        """Every label that some step shows, in the order in which they are placed."""
        return self._labels.all

    def label(self, key: LabelKey, moment: Moment) -> LabelShown | None:
        """What the label says now; None where its number is not known."""
        trace = moment.trace
        if key.kind == "missing":
            return self._missing(key)
        has_box = self._picture.has_root_box
        if trace is not None and moment.asked and self._labels.is_blank(key, moment.asked, has_box=has_box):
            return self._blank(key, moment, moment.asked, trace)
        if trace is None or not self._labels.knows(key, moment.frame):
            return None
        found = self._found(key, moment, trace)
        return replace(found, is_step=True) if found and self._labels.is_news(key, moment.frame) else found

    def _missing(self, key: LabelKey) -> LabelShown:
        """Which operands the node misses, in a few words."""
        name, graph = str(key.what), self._picture.graph
        places = missing_places(graph, graph[name])
        words = translate("canvas", "operands {places} are missing")
        if len(graph[name].operands) == 1:
            words = translate("canvas", "operand is missing")
        elif len(places) == 1:
            words = translate("canvas", "operand {places} is missing")
        figure = Figure(((words.format(places=", ".join(map(str, places))),),))
        tip = missing(graph, self._symbols.plain)[name]
        return LabelShown(key, "muted", "", figure, None, tip, boxed=True)

    def _blank(self, key: LabelKey, moment: Moment, asked: Step, trace: Trace) -> LabelShown:
        """The label with `?` for the number that is asked for; what names it gives no formula away."""
        head = ""
        if asked.makes:
            head = Derivations(trace, self._symbols).name_of(made_by(asked))
        elif asked.phase in (Phase.FORWARD, Phase.UPDATE):
            head = self._name(asked.node)
        elif asked.phase is Phase.LOCAL and asked.edge is not None:
            target = asked.edge.target if trace.local_gradient(asked.edge) is not None else None
            head = self._partial(asked.edge.source, trace, target)
        elif key.kind != "contribution" or not self._labels.forks(asked.node):
            piles_up = moment.updates is not None and asked.node in moment.updates.left
            write = Derivations(trace, self._symbols)
            head = write.grad(asked.node) if piles_up else self._partial(asked.node, trace)
        found = self._shown(key, head, BLANK, made_by(asked))
        return replace(found, quantity=None, tip=translate("canvas", "Asked for"), boxed=True, is_blank=True)

    def sized(self, key: LabelKey, moment: Moment) -> list[LabelShown]:
        """All that the label says in the walk, if its size differs: of a step's all, else the last.

        A number that is asked for needs its room already, since its answer moves nothing.
        """
        walk, moment = self._walk, replace(self._with_left(moment), asked=None)
        positions = [len(walk)]
        if key.kind == "step":
            positions = [
                step.index + 1
                for step in walk.steps
                if step.node == key.what and step.phase in (Phase.BACKWARD, Phase.UPDATE) and not step.makes
            ]
        found = (self.label(key, replace(moment, frame=walk.frame(position))) for position in positions)
        return [label for label in found if label is not None]

    def _with_left(self, moment: Moment) -> Moment:
        """The moment with something left in grad where passes to come will find it: their sums are longer."""
        updates, trace = moment.updates, moment.trace
        if self._walk.zero_grad or updates is None or trace is None or updates.left:
            return moment
        left = {name: trace.gradient(name) * 10 for name in self._graph.parameters}
        return replace(moment, updates=replace(updates, left=left))

    def told_by(self, key: LabelKey) -> tuple[object, ...]:
        """The drawn nodes and edges at whose steps the label may change."""
        return self._labels.told_by(key)

    def _found(self, key: LabelKey, moment: Moment, trace: Trace) -> LabelShown | None:
        match key.kind:
            case "value":
                return self._value(key, trace, str(key.what))
            case "leaf" if isinstance(key.what, Edge):
                return self._value(key, trace, self._picture.source(key.what))
            case "contribution" if isinstance(key.what, Edge):
                return self._contribution(key, key.what, trace)
            case "local" if isinstance(key.what, Edge):
                return self._local(key, self._picture.edges(key.what)[0], trace)
            case "step":
                return self._step(key, moment, trace)
        return self._gradient(key, str(key.what), moment, trace)

    def _value(self, key: LabelKey, trace: Trace, name: str) -> LabelShown | None:
        value = trace.value(name)
        figure = figure_of(value)
        if key.kind == "leaf" and figure.is_grid:
            return None
        head = "" if figure.is_grid else self._name(name)
        return self._shown(key, head, figure, Quantity(Kind.VALUE, name))

    def _name(self, name: str) -> str:
        """The node's name in TeX, if it is short enough to stand before a number."""
        if self._crowded or len(self._symbols.plain(name)) > _LONGEST_NAME:
            return ""
        return self._symbols.tex(name)

    def _contribution(self, key: LabelKey, edge: Edge, trace: Trace) -> LabelShown:
        passed, is_whole = self._labels.shown_by(edge), self._labels.is_whole(edge)
        edge = passed[0]
        total = sum_of([trace.contribution(each) for each in passed])
        figure = figure_of(trace.gradient(edge.source) if is_whole else total)
        if is_whole or len(passed) > 1:
            head = self._partial(edge.source, trace) if is_whole and not figure.is_grid else ""
            return self._shown(key, head, figure, Quantity(Kind.GRADIENT, edge.source))
        write = Derivations(trace, self._symbols)
        head = ""
        if not figure.is_grid and self._partial(edge.source, trace, edge.target):
            root = edge.target == self._graph.root
            given = "" if root else self._partial(edge.target, trace) + r" \cdot "
            head = given + write.partial(edge.source, edge.target)
        return self._shown(key, head, figure, Quantity(Kind.CONTRIBUTION, edge.source, edge))

    def _partial(self, below: str, trace: Trace, above: str | None = None) -> str:
        """∂above/∂below in TeX, if it is short enough."""
        names = (below, above) if above else (below,)
        if self._crowded or any(len(self._symbols.plain(name)) > _LONGEST_NAME for name in names):
            return ""
        return Derivations(trace, self._symbols).partial(below, above)

    def _gradient(self, key: LabelKey, name: str, moment: Moment, trace: Trace) -> LabelShown | None:
        so_far = gradient_so_far(trace, moment.frame, name)
        if so_far is None:
            return None
        arrived = moment.frame.arrived(name)
        figure = figure_of(so_far)
        head = "" if figure.is_grid else self._partial(name, trace)
        if head and 1 < len(arrived) <= 3:
            written = Derivations(trace, self._symbols).sum_so_far(name, arrived, so_far)
            head = " = ".join((written.left, *written.terms[:-1]))
        return self._shown(key, head, figure, Quantity(Kind.GRADIENT, name))

    def _local(self, key: LabelKey, edge: Edge, trace: Trace) -> LabelShown:
        write = Derivations(trace, self._symbols)
        quantity = Quantity(Kind.LOCAL, edge.target, edge)
        local = trace.local_gradient(edge)
        derived = write.of(quantity)
        if local is None:
            forks = self._labels.forks(edge.source) or not self._partial(edge.source, trace)
            head = derived.terms[-1] if forks else f"{derived.left} = {derived.terms[-1]}"
            return self._shown(key, head, None, quantity)
        figure = figure_of(local, merge_equal=True)
        head = self._partial(edge.source, trace, edge.target)
        named = Derivations(trace, self._symbols, "plain").of(quantity).terms
        is_news = len(named) > 1 and derived.terms[0].replace("-", "−") != figure.text
        if head and is_news and len(named[0]) <= _LONGEST_FORMULA:
            head = f"{head} = {derived.terms[0]}"
        return self._shown(key, head, figure, quantity)

    def _step(self, key: LabelKey, moment: Moment, trace: Trace) -> LabelShown | None:
        """The formula of a step that ends at a leaf: the contribution to a parameter, its sum, its update."""
        made = [step for step in self._picture.made(moment.frame) if step.node == key.what]
        if not made:
            return None
        step = made[-1]
        narrator = Narrator(self._walk, trace, self._symbols, moment.updates)
        formula, relation = narrator.formula(step, "tex"), "="
        if step.phase is Phase.UPDATE and moment.updates is not None:
            result: Value = moment.updates.result(step.node, step.line)
            quantity, relation = made_by(step), formula.relation
        elif step.phase is Phase.BACKWARD and step.edge is not None:
            total = moment.known.gradient(step.node) if moment.known else None
            result = total if total is not None else trace.contribution(step.edge)
            quantity = Quantity(Kind.CONTRIBUTION, step.node, step.edge)
            formula = narrator.sum_at_fork(step) or formula
        else:
            return None
        figure = figure_of(result)
        if figure.is_grid or len(formula.terms) < 2:
            return None
        # A line before the last one of an optimiser: five formulas a parameter would be slow to typeset.
        head = formula.left if step.makes else f"{formula.left} {relation} {formula.terms[-2]}"
        return self._shown(key, head, figure, quantity)

    def _shown(self, key: LabelKey, head: str, figure: Figure | None, quantity: Quantity) -> LabelShown:
        is_update = key.kind == "step" and quantity.kind in (Kind.VALUE, Kind.STATE)
        role = text_role(PHASE_ROLE[Phase.UPDATE]) if is_update else KIND_ROLE[quantity.kind]
        tip = value_tip(self._picture, quantity, figure) if figure else self._rule_tip(quantity)
        return LabelShown(key, role, head, figure, quantity, tip, boxed=key.kind in ("local", "step"))

    def _rule_tip(self, quantity: Quantity) -> str:
        sentence = translate("canvas", "How {name} passes the given gradient g back to {operand}")
        source = quantity.edge.source if quantity.edge else quantity.node
        return sentence.format(name=self._symbols.plain(quantity.node), operand=self._symbols.plain(source))
