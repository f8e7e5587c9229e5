"""What a question about a line of an optimiser says: what is given, and a hint."""

from __future__ import annotations

from tutor.engine.update_rule import GRADIENT, PARAMETER, RATE
from tutor.language import listed, translate
from tutor.ops import text
from tutor.walk.figures import value_plain
from tutor.walk.questions.question import Question
from tutor.walk.questions.working import Working
from tutor.walk.update_maths import plain as letter_plain


def line_task(question: Question) -> str:
    """What is asked, with every number that the line reads: as a formula may call them."""
    step, rule = question.step, question.walkthrough.rule
    letters = Working(question, question.here).update_letters()
    name = question.plain.symbol(step.node)
    read = text.names(rule.lines[step.line].maths)
    said = []
    for letter in (PARAMETER, GRADIENT, RATE, *letters):
        if letter in read and letter not in said:
            said.append(letter)
    numbers = listed(f"{_called(question, letter, name)} = {value_plain(letters[letter])}" for letter in said)
    sentence = translate("predict", "{optimiser} updates {name}, and here is {numbers}. Give {made}.")
    made = letter_plain(step.makes) if step.makes else name
    return sentence.format(optimiser=rule.title, name=name, numbers=numbers, made=made)


def _called(question: Question, letter: str, name: str) -> str:
    """The letter as it is typed and, where that is another, as formulas have it."""
    if letter == PARAMETER:
        return name
    if letter == GRADIENT and not any(
        line.target == GRADIENT for line in question.walkthrough.rule.lines[: question.step.line]
    ):
        gradient = question.plain.grad if question.has_left else question.plain.partial
        return f"g = {gradient(question.step.node)}"
    shown = letter_plain(letter)
    return letter if shown == letter else f"{letter} = {shown}"


def line_hint(question: Question) -> str:
    """The first hint at a line of the update."""
    step, rule = question.step, question.walkthrough.rule
    if rule.is_plain:
        return translate("predict", "Against the gradient, by the learning rate.")
    if step.makes == GRADIENT:
        return translate("predict", "Weight decay adds the share λ of the parameter to its gradient.")
    if step.makes in rule.states:
        sentence = translate("predict", "{state} keeps a part of what it was, and takes the new gradient in.")
        return sentence.format(state=letter_plain(step.makes))
    if step.makes:
        sentence = translate("predict", "It makes up for the 0 that {optimiser} began with.")
        return sentence.format(optimiser=rule.title)
    sentence = translate("predict", "As gradient descent, with what {optimiser} makes of the gradient.")
    return sentence.format(optimiser=rule.title)
