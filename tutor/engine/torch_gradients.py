"""Gradients by PyTorch's autograd, and a sentence where it refuses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tutor.engine.torch_engine import load
from tutor.errors import TutorError
from tutor.language import translate


def gradients(result: Any, tensors: Sequence[Any], given: Any) -> tuple[Any, ...]:
    """The gradient of each tensor where `given` is that of `result`; None where it has no influence.

    The graph is kept, so that it can be asked again.

    Raises:
        TutorError: a number that a gradient needs was overwritten, or PyTorch has let go of the graph.
    """
    try:
        return tuple(load().autograd.grad(result, list(tensors), given, retain_graph=True, allow_unused=True))
    except RuntimeError as error:
        raise TutorError(_why(str(error))) from None


def _why(error: str) -> str:
    if "inplace" in error:
        return translate(
            "outside",
            "A number that a gradient needs was overwritten in place: "
            "write h = h * 2 instead of h.mul_(2) or h *= 2.",
        )
    if "second time" in error or "freed" in error:
        return translate(
            "outside",
            "backward() has let go of the graph: call tutor before it, or backward(retain_graph=True).",
        )
    return error.partition("\n")[0]
