"""What is wished of an export, and what of a session may be exported at the moment shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.document.network import drawn_network
from tutor.engine import EngineName
from tutor.errors import TutorError
from tutor.export.told import ALL, Span, Told, steps_of
from tutor.graph.network import Network
from tutor.language import translate
from tutor.training.history.history import History
from tutor.ui.canvas.shown import Moment
from tutor.ui.exporting.handout import Handout
from tutor.ui.pictures.picture import Ground
from tutor.ui.session.session import Session

PICTURES = ("png", "svg", "pdf")


@dataclass(frozen=True)
class Wish:
    """A kind of file with its options; `form` is a kind of `tutor.export.kinds`, or a kind of picture."""

    form: str
    theme: str = "light"
    size: tuple[int, int] = (1600, 1000)
    ground: Ground = "theme"
    words: bool = True
    """Whether a picture has formula and sentence below."""
    span: Span = ALL
    handout: Handout = field(default_factory=Handout)
    seconds: float = 2.0
    alone: bool = False

    @property
    def suffix(self) -> str:
        """The ending of the file."""
        endings = {"pytorch": "py", "notebook": "ipynb", "tikz": "tex", "slides": "html", "handout": "pdf"}
        return f".{endings.get(self.form, self.form)}"

    @property
    def stem(self) -> str:
        """What stands behind the name of the document."""
        return {"handout": "-handout", "slides": "-slides", "csv": "-training"}.get(self.form, "")


class Exportable:
    """What is open in a session, as far as nothing is told that is asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def session(self) -> Session:
        """What is open."""
        return self._session

    @property
    def known(self) -> int:
        """How many steps of the walk may be told: while a question waits, only those before it."""
        return min(self._session.modes.known_until, len(self._session.walkthrough))

    @property
    def hides(self) -> bool:
        """Whether steps are held back."""
        return self.known < len(self._session.walkthrough)

    def told(self, span: Span = ALL) -> Told:
        """Steps of the sample shown, with the numbers shown.

        Raises:
            TutorError: there are no such steps, or no numbers, or a question waits before them.
        """
        session = self._session
        if session.trace is None:
            raise TutorError(_no_numbers())
        if not self.known:
            raise TutorError(self.why_hidden())
        last = self.known if span[1] is None else span[1]
        steps = steps_of(session.walkthrough, (span[0], last))
        if steps[-1] > self.known:
            raise TutorError(self.why_hidden())
        return Told(session.document, session.walkthrough, session.trace, session.updates, steps)

    def now(self) -> Told:
        """The walk without any step, for what is about the moment shown; errors as `told`."""
        session = self._session
        if session.trace is None:
            raise TutorError(_no_numbers())
        return Told(session.document, session.walkthrough, session.trace, session.updates, range(0))

    def why_hidden(self) -> str:
        """Why steps are held back."""
        if not self.known:
            return translate(
                "exporting", "A question waits before the first step: answer it, skip it, or watch."
            )
        sentence = translate(
            "exporting", "A question waits: what comes after step {known} is exported once it is answered."
        )
        return sentence.format(known=self.known)

    @property
    def moment(self) -> Moment:
        """What the canvas shows; what is asked for is a blank there too."""
        session = self._session
        question = session.predict.question
        asked = question.step if question else session.modes.questions.asked
        return Moment(session.frame, session.trace, session.updates, asked)

    @property
    def network(self) -> Network | None:
        """The network, where it is drawn as neurons."""
        neurons = self._session.neurons
        return neurons.network if neurons.shown else drawn_network(self._session.document)

    def histories(self) -> dict[EngineName, History]:
        """What training has made so far, by engine.

        Raises:
            TutorError: nothing was trained, or it would give an answer away.
        """
        if self._session.modes.asks:
            raise TutorError(
                translate("exporting", "The numbers of the training would give the answer away.")
            )
        engines: tuple[EngineName, ...] = ("own", "torch")
        found = {engine: self._session.runs.history(engine) for engine in engines}
        made = {engine: history for engine, history in found.items() if history}
        if not made:
            sentence = translate("exporting", "Nothing is trained yet: press T on the canvas, then export.")
            raise TutorError(sentence)
        return made


def _no_numbers() -> str:
    return translate("exporting", "The values do not fit the graph, so there are no numbers.")
