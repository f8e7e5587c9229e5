"""Why a step is as it is: the line of explanation under its sentence."""

from __future__ import annotations

import numpy as np

from tutor.engine import Trace, Value
from tutor.graph import Edge
from tutor.language import translate
from tutor.walk.derivation import Derivations
from tutor.walk.step import Phase, Step


def explanation(
    step: Step, plain: Derivations, trace: Trace, *, fork: bool, left: bool = False, zeroed: bool = True
) -> str:
    """One or two plain sentences; `plain` writes the names, `fork` says that contributions add up here.

    `left` says that they add to what the backward passes before have left in grad, `zeroed` whether the walk
    sets grad to zero in the end.
    """
    match step.phase:
        case Phase.FORWARD:
            sentence = translate(
                "walk", "The node takes the values of its operands and computes its own, {name}."
            )
            return sentence.format(name=plain.symbol(step.node))
        case Phase.LOCAL if step.edge:
            return _about_local_gradient(step.edge, plain, trace)
        case Phase.BACKWARD if left:
            return translate(
                "walk", "Backward adds to what is in grad, and nobody has emptied it since the sample before."
            )
        case Phase.BACKWARD:
            return _about_backward(step, plain, trace, fork)
        case Phase.UPDATE if not zeroed:
            return translate(
                "walk",
                "A step of gradient descent, against what grad holds. That stays there: nobody zeroes it.",
            )
        case Phase.UPDATE:
            return translate(
                "walk", "A step of gradient descent: against the gradient, by the learning rate α."
            )
        case Phase.ZERO_GRAD:
            return translate(
                "walk", "Backward adds to what is in grad. So it is emptied before the next sample."
            )
    return ""


def _about_local_gradient(edge: Edge, plain: Derivations, trace: Trace) -> str:
    local = trace.local_gradient(edge)
    if local is None:
        return translate(
            "walk",
            "This operation has no single factor per element. It knows a rule instead: what it does with "
            "the gradient g that it is given.",
        )
    sentence = translate("walk", "The node needs no other node for this: {effect}.")
    names = {"operand": plain.symbol(edge.source), "name": plain.symbol(edge.target)}
    if isinstance(local, np.ndarray):
        effect = translate(
            "walk", "when an element of {operand} grows a little, {name} changes by the factor at its place"
        )
        return sentence.format(effect=effect.format(**names))
    return sentence.format(
        effect=_effect(float(local)).format(**names, factor=plain.figure(abs(float(local))))
    )


def _effect(factor: float) -> str:
    """What a little more of the operand does to the node's value."""
    if not np.isfinite(factor):
        return translate("walk", "but here the factor from {operand} to {name} is no finite number")
    if factor == 0:
        return translate("walk", "when {operand} grows a little, {name} stays as it is")
    if factor == 1:
        return translate("walk", "when {operand} grows a little, {name} grows as much")
    if factor == -1:
        return translate("walk", "when {operand} grows a little, {name} falls as much")
    if factor > 0:
        return translate("walk", "when {operand} grows a little, {name} grows {factor} times as much")
    return translate("walk", "when {operand} grows a little, {name} falls {factor} times as much")


def _about_backward(step: Step, plain: Derivations, trace: Trace, fork: bool) -> str:
    name = plain.symbol(step.node)
    if step.edge is None:
        if _is_one(trace.given):
            return translate(
                "walk", "The gradient of the root with respect to itself is 1. From here it travels back."
            )
        sentence = translate(
            "walk", "What comes after {name} hands over this gradient. From here it travels back."
        )
        return sentence.format(name=name)
    if fork:
        sentence = translate(
            "walk",
            "{name} is used in more than one place. What comes back along each edge adds up to its gradient.",
        )
        return sentence.format(name=name)
    if trace.local_gradient(step.edge) is None:
        return translate(
            "walk",
            "The successor has handed over its gradient. This operation has no factor per element, but a "
            "rule for the whole of it.",
        )
    return translate(
        "walk",
        "The chain rule multiplies what was given by what the node knows itself.",
    )


def _is_one(given: Value) -> bool:
    return bool(np.all(np.asarray(given) == 1))
