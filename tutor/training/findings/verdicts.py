"""What is said of a run that diverged, and of two runs that differ: a sentence each, and short words."""

from __future__ import annotations

from tutor.language import sentences, translate
from tutor.training.findings.difference import Difference
from tutor.training.findings.divergence import Divergence
from tutor.walk import Phase
from tutor.walk.figures import short


def say_divergence(found: Divergence, *, first: int = 1, went_on: bool = False) -> str:
    """Where training stopped, at which number, and what may help; epochs and samples count from `first`.

    `Training stopped at epoch 4, sample 3: forward, loss became ∞ (loss = r² = (8.7e19)² = ∞). …` Where it
    `went_on`, it says since when numbers are not finite.
    """
    figures = {"name": found.name, "number": short(found.number), "formula": found.formula}
    if found.is_given:
        what = translate("training", "{name} is given as {number}")
    elif found.of_batch and found.phase is not Phase.UPDATE:
        what = translate("training", "summed over the batch, {name} became {number}")
    else:
        what = {
            Phase.FORWARD: translate("training", "forward, {name} became {number}"),
            Phase.LOCAL: translate("training", "among the local gradients, {name} became {number}"),
            Phase.BACKWARD: translate("training", "backward, {name} became {number}"),
        }.get(found.phase, translate("training", "in the update, {name} became {number}"))
        if found.formula:
            what += translate("training", " ({formula})")
    since = translate("training", "Numbers are not finite since epoch {epoch}, sample {sample}: {what}.")
    stopped = translate("training", "Training stopped at epoch {epoch}, sample {sample}: {what}.")
    place = {"epoch": found.epoch + first, "sample": found.position + first}
    told = (since if went_on else stopped).format(what=what.format(**figures), **place)
    return sentences((told, _advice(found)))


def short_divergence(found: Divergence, *, first: int = 1) -> str:
    """The same for a list of runs: `diverged at epoch 4: W₁ → ∞`."""
    sentence = translate("training", "diverged at epoch {epoch}: {name} → {number}")
    return sentence.format(epoch=found.epoch + first, name=found.name, number=short(found.number))


def notice_divergence(found: Divergence) -> str:
    """What is said at once, wherever a person looks."""
    sentence = translate("training", "Training {short}, and stopped. The Training panel leads to the step.")
    return sentence.format(short=short_divergence(found))


def say_difference(found: Difference, *, first: int = 1) -> str:
    """Where two runs first differ: `at epoch 138, sample 2, ∂loss/∂ω differs by 1 ULP`, and in what."""
    figures = {
        "epoch": found.epoch + first,
        "sample": found.position + first,
        "name": found.name,
        "apart": say_ulps(found.ulps),
    }
    if found.phase is Phase.UPDATE:
        sentence = translate(
            "training",
            "at epoch {epoch}, sample {sample}, the update of {name} is {apart}: PyTorch rounds it otherwise",
        )
    elif found.of_batch:
        sentence = translate(
            "training",
            "at epoch {epoch}, {name} is {apart}: the samples agree, their sum is taken in another order",
        )
    else:
        sentence = translate("training", "at epoch {epoch}, sample {sample}, {name} is {apart}")
    return sentence.format(**figures)


def say_ulps(ulps: int | None) -> str:
    """`1 ULP apart`; `another number` where floats between cannot be counted."""
    if ulps is None:
        return translate("training", "a number in one engine only")
    if ulps == 0:
        return translate("training", "0 in one engine and −0 in the other")
    if ulps == 1:
        return translate("training", "1 ULP apart")
    count = str(ulps) if ulps <= 99_999 else short(ulps, 2)
    return translate("training", "{count} ULPs apart").format(count=count)


def _advice(found: Divergence) -> str:
    if found.is_given:
        return translate("training", "Give it a finite value.")
    if found.iteration == 0 and found.phase is not Phase.UPDATE:
        return translate("training", "No update had come before: look at the data and the initial values.")
    return translate("training", "A smaller learning rate may help.")
