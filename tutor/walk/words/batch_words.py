"""What the steps of a sample say that is one of a batch: its share of the mean, and the sum in grad."""

from __future__ import annotations

from tutor.language import translate
from tutor.walk.known import Updates
from tutor.walk.step import Phase, Step


def about_batch(step: Step, updates: Updates, root: str) -> str:
    """What a step is about because of the batch, in place of what it is about else; "" where that stays.

    `root` is how the root is called.
    """
    names = {"count": updates.batch, "number": updates.number + 1, "root": root}
    if updates.batch == 1 or step.phase not in (Phase.BACKWARD, Phase.ZERO_GRAD):
        return ""
    if step.phase is Phase.ZERO_GRAD:
        return translate("walk", "Backward adds to what is in grad. So it is emptied before the next batch.")
    if step.edge is None:
        sentence = translate(
            "walk",
            "L is the loss of the batch: the mean of {root} over its {count} samples. Each of them counts "
            "1/{count}, and that is given to the root.",
        )
        return sentence.format(**names)
    if updates.number and step.node in updates.left:
        sentence = translate(
            "walk",
            "This is sample {number} of {count} of the batch: backward adds its share to what those before "
            "have brought to grad.",
        )
        return sentence.format(**names)
    return ""


def after_update(updates: Updates) -> str:
    """What an update is made of, where its batch has several samples; else ""."""
    if updates.batch == 1:
        return ""
    sentence = translate(
        "walk", "It comes once for the batch: grad holds the mean of the gradients of its {count} samples."
    )
    return sentence.format(count=updates.batch)
