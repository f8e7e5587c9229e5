"""What is said of opaque nodes, whose numbers are PyTorch's own; and which steps ask nobody for them."""

from __future__ import annotations

from tutor import ops
from tutor.engine import Trace
from tutor.graph import Edge, Graph
from tutor.language import translate
from tutor.walk.derivation import Derivation, Derivations
from tutor.walk.step import Phase, Step


def is_opaque_step(graph: Graph, step: Step) -> bool:
    """Whether PyTorch made what the step shows: at an opaque node, or on its way back from one."""
    at = step.node if step.edge is None else step.edge.target
    if step.phase not in (Phase.FORWARD, Phase.LOCAL, Phase.BACKWARD):
        return False
    is_seed = step.phase is Phase.BACKWARD and step.edge is None
    return not is_seed and ops.is_opaque(graph[at].op)


def sentence_of(step: Step, plain: Derivations, formula: Derivation) -> str:
    """The step in one sentence; `plain` writes names, `formula` is where the number comes from."""
    name = plain.symbol(step.node)
    if step.edge is None:
        return translate("walk", "Forward: PyTorch computes {formula}.").format(formula=formula)
    if step.phase is Phase.LOCAL:
        sentence = translate(
            "walk", "Local gradient: how {name} changes with {operand} is known to PyTorch's autograd alone."
        )
        return sentence.format(name=name, operand=plain.symbol(step.edge.source))
    sentence = translate("walk", "Backward: PyTorch's autograd brings the gradient to {name}, {formula}.")
    return sentence.format(name=name, formula=formula)


def explanation_of(step: Step, plain: Derivations, trace: Trace) -> str:
    """The line under the sentence: PyTorch computed this, and its gradient came from autograd."""
    if step.edge is None:
        sentence = translate("walk", "PyTorch computed this: {value}. Its gradient will come from autograd.")
        return sentence.format(value=plain.figure(trace.value(step.node)))
    target = plain.symbol(step.edge.target)
    if step.phase is Phase.LOCAL:
        sentence = translate(
            "walk", "{name} is none of the operations here, so no local gradient is known of it."
        )
        return sentence.format(name=target)
    sentence = translate("walk", "PyTorch computed {name}; its gradient came from autograd.")
    return sentence.format(name=target)


def note_of(graph: Graph, node: str, edge: Edge | None, plain: Derivations) -> str:
    """The same for the Node panel: of a node's value, or of what comes back along an edge; else nothing."""
    at = node if edge is None else edge.target
    if not ops.is_opaque(graph[at].op):
        return ""
    if edge is None:
        sentence = translate("walk", "PyTorch computed this, by {operation}.")
        return sentence.format(operation=ops.TABLE[graph[at].op].name)
    return translate("walk", "PyTorch computed {name}; its gradient came from autograd.").format(
        name=plain.symbol(at)
    )
