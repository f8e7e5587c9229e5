"""One update as a walk shows it: what each line of the optimiser makes of every parameter."""

from __future__ import annotations

from collections.abc import Mapping

from tutor.engine import DType, Trace, Value
from tutor.engine.update_rule import PLAIN, UpdateRule
from tutor.walk import Updates
from tutor.walk.quantity import piled


def updated(value: Value, gradient: Value, learning_rate: float, dtype: DType) -> Value:
    """The parameter after the lecture's update, w ← w − α·∂loss/∂w.

    Every operation rounds to the type, as PyTorch's `w.data - lr * w.grad.data` does: the rate is
    rounded to it first, then the product, then the difference.
    """
    return PLAIN.results(value, gradient, learning_rate, 1, {}, dtype)[-1]


def updates_after(
    trace: Trace,
    learning_rate: float,
    left: Mapping[str, Value],
    rule: UpdateRule = PLAIN,
    states: Mapping[str, Mapping[str, Value]] | None = None,
    count: int = 1,
    total: Mapping[str, Value] | None = None,
) -> Updates:
    """What the update after this trace makes of each parameter.

    Args:
        trace: the pass whose gradients move the parameters.
        learning_rate: α.
        left: what was in grad before the pass.
        rule: the optimiser.
        states: what it remembered before, state by state and by parameter; 0 where nothing is said.
        count: the number of the update, from 1.
        total: what grad holds after the pass, where that is not the sum of `left` and the gradients here.
    """
    parameters, whole = trace.graph.parameters, total or {}
    zeros = rule.zero_states({name: trace.value(name) for name in parameters})
    known = {state: zeros[state] | dict((states or {}).get(state, {})) for state in rule.states}
    made = {
        name: rule.results(
            trace.value(name),
            whole[name] if name in whole else piled(left.get(name), trace.gradient(name)),
            learning_rate,
            count,
            {state: known[state][name] for state in rule.states},
            trace.dtype,
        )
        for name in parameters
    }
    after = {name: results[-1] for name, results in made.items()}
    return Updates(learning_rate, after, left, rule, made, known, count, whole)
