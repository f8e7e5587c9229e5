"""What a line of an optimiser says in words: the title of its step, its sentence, and why it is as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.engine.update_rule import COUNT, GRADIENT, UpdateRule
from tutor.language import sentences, translate
from tutor.ops import text
from tutor.walk.known import Updates
from tutor.walk.step import Step
from tutor.walk.update_maths import plain as letter_plain
from tutor.walk.words.batch_words import after_update

if TYPE_CHECKING:
    from tutor.walk.derivation import Derivation


def line_title(step: Step, name: str) -> str:
    """The heading of a step of the update; `name` is the parameter."""
    if not step.makes:
        return translate("walk", "The update moves {name}").format(name=name)
    if step.makes == GRADIENT:
        return translate("walk", "Weight decay is added to the gradient of {name}").format(name=name)
    sentence = translate("walk", "The update of {name}: {state} is computed")
    return sentence.format(name=name, state=letter_plain(step.makes))


def line_sentence(step: Step, name: str, formula: Derivation, rule: UpdateRule) -> str:
    """The step in one plain sentence with its numbers."""
    if not step.makes:
        sentence = translate("walk", "Update: {optimiser} moves {name}, {formula}.")
        return sentence.format(optimiser=rule.title, name=name, formula=formula)
    if step.makes == GRADIENT:
        sentence = translate(
            "walk", "Update: weight decay adds a share of {name} to its gradient, {formula}."
        )
    elif step.makes in rule.states:
        sentence = translate(
            "walk", "Update: {optimiser} takes the gradient of {name} into {state}, {formula}."
        )
    else:
        sentence = translate("walk", "Update: {optimiser} needs {state} for {name}, {formula}.")
    state = letter_plain(step.makes)
    return sentence.format(optimiser=rule.title, name=name, state=state, formula=formula)


def about_line(step: Step, rule: UpdateRule, updates: Updates | None, *, zeroed: bool) -> str:
    """One or two plain sentences on a line; `zeroed`: whether the walk sets grad to zero in the end."""
    said = [_about(step, rule)]
    if COUNT in text.names(rule.lines[step.line].maths) and updates is not None:
        said.append(translate("walk", "This is update t = {count}.").format(count=updates.count))
    if not step.makes and not zeroed:
        said.append(translate("walk", "What grad holds stays there: nobody zeroes it."))
    if not step.makes and updates is not None:
        said += [after_update(updates), updates.course]
    return sentences(part for part in said if part)


def _about(step: Step, rule: UpdateRule) -> str:
    if not step.makes:
        sentence = translate("walk", "A step of {optimiser}, by the learning rate α.")
    elif step.makes == GRADIENT:
        sentence = translate(
            "walk", "Weight decay pulls every parameter towards 0, by the share λ of its value."
        )
    elif step.makes in rule.states:
        sentence = translate(
            "walk", "{optimiser} remembers {state} from update to update. Before the first it was 0."
        )
    else:
        sentence = translate("walk", "A number on the way: it is not kept for the next update.")
    return sentence.format(optimiser=rule.title, state=letter_plain(step.makes) if step.makes else "")
