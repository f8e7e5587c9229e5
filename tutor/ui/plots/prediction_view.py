"""FITTED CURVE, DECISION REGIONS: what is predicted at the moment shown, with the samples learnt from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from tutor.errors import TutorError
from tutor.language import sentences, translate
from tutor.training.running.prepare import prepare
from tutor.training.views.prediction import Prediction, candidates, prediction_of
from tutor.training.views.regions import Samples, fitted, fitting, samples_of
from tutor.ui.plots.curve_legend import Curve, Entry, PlotLegend
from tutor.ui.plots.mark_legend import Mark, MarkLegend
from tutor.ui.plots.plot_view import PlotView
from tutor.ui.plots.predictions import prediction_in
from tutor.ui.plots.shown_moment import ShownMoment
from tutor.ui.plots.styles import MARKS
from tutor.ui.plots.worker import Stop, Worker
from tutor.ui.widgets.sentence_label import SentenceLabel
from tutor.walk.figures import short

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu, QWidget

    from tutor.document.document import Document
    from tutor.export.number_columns import Column
    from tutor.training.running.prepare import Prepared
    from tutor.ui.look.theme import Theme
    from tutor.ui.plots.plot import Plot
    from tutor.ui.plots.prediction_plot import Scene
    from tutor.ui.session.session import Session


class PredictionView(PlotView):
    """A prediction over its one or two features; the subclasses differ in what they fit and are called."""

    card_height = 220
    features: ClassVar[int] = 2

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, parent)
        self._node = ""
        self._asked: object = None
        self._moment, self._wrong = "", ""
        self._scene: Scene | None = None
        self._samples: tuple[object, Samples, Samples | None] | None = None
        self.worker = Worker(self)
        self.words = SentenceLabel()
        self.add_below(self.words)

    @classmethod
    def suits(cls, prediction: Prediction) -> bool:
        """Whether such a prediction is shown here."""
        return len(prediction.features) == cls.features

    @classmethod
    def fits(cls, document: Document) -> bool:
        """Whether the document's prediction is shown here."""
        found = prediction_in(document)
        return found is not None and cls.suits(found)

    def make_plot(self) -> Plot:
        """The plane or the curve."""
        from tutor.ui.plots.prediction_plot import PredictionPlot

        plot = PredictionPlot(self.theme)
        plot.asked.connect(self._go)
        return plot

    def make_legend(self) -> PlotLegend:
        """Marks and lines."""
        return MarkLegend(self.theme)

    def empty_sentence(self) -> str:
        """Why there is nothing to see."""
        try:
            return "" if self._prepared() is not None else " "
        except TutorError as error:
            return str(error)

    def prediction(self) -> Prediction | None:
        """What is shown: the node that was chosen, or the one that the loss compares with its target.

        None where it is not for this plot, as when another document has just been opened.
        """
        found, prepared = prediction_in(self.session.document), self._prepared()
        if self._node and prepared is not None and self._node in candidates(prepared):
            chosen = prediction_of(prepared, self._node)
            if len(chosen.features) == self.features:
                return chosen
        return found if found is not None and self.suits(found) else None

    def add_actions(self, menu: QMenu) -> None:
        """Which node is looked at as the prediction."""
        prepared, shown = self._prepared(), self.prediction()
        if prepared is None or shown is None:
            return
        inner = menu.addMenu(self.tr("Node that is shown"))
        for name in candidates(prepared):
            if len(prediction_of(prepared, name).features) != self.features:
                continue
            action = inner.addAction(self.session.document.symbols.plain(name))
            action.setCheckable(True)
            action.setChecked(name == shown.node)
            action.triggered.connect(self._choosing(name))

    def entries(self) -> tuple[Entry, ...]:
        """The classes by their marks, or the curve and the samples; hollow ones are for validation."""
        prediction = self.prediction()
        if prediction is None:
            return ()
        plain = self.session.document.symbols.plain
        hollow = Entry(self.tr("validation"), Mark(role="text", filled=False))
        validation = [hollow] if self.session.document.validation else []
        if prediction.kind == "two classes":
            numbers = (f"{n:g}".replace("-", "−") for n in (prediction.lower, prediction.upper))
            target = plain(prediction.target or "")
            names = [f"{target} = {number}" for number in numbers]
            marks = [Entry(n, Mark(role=r, symbol=s)) for n, (s, r) in zip(names, MARKS, strict=False)]
            return (*marks, *validation)
        if prediction.kind == "classes":
            marks = [Entry(str(at), Mark(role=MARKS[at][1], symbol=MARKS[at][0])) for at in self._classes()]
            return (*marks, *validation)
        line = [Entry(plain(prediction.node), Curve("value"))] if self.features == 1 else []
        return (*line, Entry(self.tr("samples"), Mark(role="text")), *validation)

    def draw(self) -> None:
        """Ask for what is to be seen now, where it is not seen already."""
        document, prepared, prediction = self.session.document, self._prepared(), self.prediction()
        moment = ShownMoment.of(self.session)
        if prepared is None or prediction is None:
            return
        choice = (id(prepared), prediction)
        asked = (*choice, moment.iteration, id(moment.history))
        if asked == self._asked:
            self._mark_present()
            return
        before = self._asked[:2] if isinstance(self._asked, tuple) else None
        self._asked, self._wrong = asked, ""
        parameters, names = moment.parameters or prepared.parameters, self._names(prediction)
        validation, words, known = document.validation, moment.words(), self._samples

        def run(stop: Stop) -> Scene:
            from tutor.ui.plots.prediction_plot import Scene

            if known is not None and known[0] == choice:
                _, samples, others = known
            else:
                samples = samples_of(prediction, prepared.columns)
                others = samples_of(prediction, validation) if validation else None
            places = samples.places if others is None else np.vstack((samples.places, others.places))
            found = fitted(prepared, prediction, parameters, fitting(places), samples, stop)
            return Scene(found, samples, others, -1, names)

        def then(scene: Scene) -> None:
            self._samples = (choice, scene.samples, scene.validation)
            self._take(scene, words)

        self.worker.ask(run, then, self._fail, at_once=choice != before)

    def refresh(self) -> None:
        """Draw; where there is nothing to draw there is nothing to say."""
        super().refresh()
        if self._wrong and not self.card.sentence():
            self.card.say(self._wrong)
        if self.card.sentence():
            self.words.say("")

    def description(self) -> str:
        """What is predicted, and how many samples are on the right side."""
        if self._scene is None:
            return ""
        found, symbols = self._scene.fitted, self.session.document.symbols
        node = symbols.plain(found.prediction.node)
        features = self.tr(" and ").join(self._scene.names[: self.features])
        said = self.tr("{node} over {features}, {moment}.").format(
            node=node, features=features, moment=self._moment
        )
        if found.right is not None:
            sentence = self.tr("{right} of {all} samples are predicted in their class.")
            said = sentences((said, sentence.format(right=found.right, all=len(self._scene.samples))))
        else:
            known = found.numbers[np.isfinite(found.numbers)]
            sentence = self.tr("It goes from {low} to {high}.")
            if not len(known):
                sentence = self.tr("It is no finite number any more.")
            low, high = (known.min(), known.max()) if len(known) else (0.0, 0.0)
            said = sentences((said, sentence.format(low=short(low), high=short(high))))
        return said

    def numbers(self) -> Mapping[str, Column]:
        """The prediction at each place; then the samples."""
        if self._scene is None:
            return {}
        found, samples = self._scene.fitted, self._scene.samples
        names = [feature.title for feature in found.prediction.features]
        of_samples = {f"sample {name}": samples.places[:, at] for at, name in enumerate(names)}
        target = {} if samples.targets is None else {f"sample {found.prediction.target}": samples.targets}
        if self.features == 1:
            return {names[0]: found.x, found.prediction.node: found.numbers, **of_samples, **target}
        across, up = np.meshgrid(found.x, found.y)
        plane = {names[0]: across.ravel(), names[1]: up.ravel(), found.prediction.node: found.numbers.ravel()}
        return {**plane, **of_samples, **target}

    # --- inside -------------------------------------------------------------------------------------------

    def _prepared(self) -> Prepared | None:
        plan = self.session.runs.plan
        return None if plan is None else prepare(plan)

    def _names(self, prediction: Prediction) -> tuple[str, str]:
        symbols = self.session.document.symbols
        names = [
            symbols.plain(each.name) + (f"[{', '.join(map(str, each.index))}]" if each.index else "")
            for each in prediction.features
        ]
        return names[0], names[1] if len(names) > 1 else symbols.plain(prediction.target or prediction.node)

    def _classes(self) -> list[int]:
        """The classes that there are, as far as they have marks."""
        samples: Samples | None = None if self._scene is None else self._scene.samples
        known = [] if samples is None or samples.classes is None else np.unique(samples.classes).tolist()
        return [at for at in known if at < len(MARKS)]

    def _take(self, scene: Scene, words: str) -> None:
        from tutor.ui.plots.prediction_plot import PredictionPlot

        if not isinstance(self.plot, PredictionPlot):
            return
        self._scene = replace(scene, present=self.session.row)
        self.plot.show_scene(self._scene)
        self._moment = words
        self.words.say(self.description())
        self.legend.show_entries(self.entries())
        self.plot.setAccessibleDescription(self.description())

    def _fail(self, sentence: str) -> None:
        self._scene, self._wrong = None, sentence
        self.throttle.request()

    def _mark_present(self) -> None:
        """The present sample is another, and nothing else."""
        if self._scene is not None and self._scene.present != self.session.row:
            self._take(self._scene, ShownMoment.of(self.session).words())

    def _choosing(self, name: str) -> Callable[[], None]:
        def choose() -> None:
            self._node = name
            self.throttle.request()

        return choose

    def _go(self, row: int) -> None:
        """To the sample in the epoch at hand: shuffled, it has another place in each."""
        self.session.go(self.session.walking.where_row(row))


class FittedCurve(PredictionView):
    """The prediction over one feature."""

    id = "fitted-curve"
    features = 1

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Fitted curve")


class DecisionRegions(PredictionView):
    """Which class is predicted where."""

    id = "decision-regions"

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Decision regions")

    @classmethod
    def suits(cls, prediction: Prediction) -> bool:
        """Whether classes are predicted from two features."""
        return super().suits(prediction) and prediction.kind != "number"


class FittedSurface(PredictionView):
    """The prediction over two features, as a map."""

    id = "fitted-surface"

    @classmethod
    def title(cls) -> str:
        """What it is called."""
        return translate("plots", "Fitted surface")

    @classmethod
    def suits(cls, prediction: Prediction) -> bool:
        """Whether a number is predicted from two features."""
        return super().suits(prediction) and prediction.kind == "number"
