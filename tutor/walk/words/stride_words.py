"""What a stride says: through which frame it went, in how many steps, and what came out."""

from __future__ import annotations

from dataclasses import replace

from tutor.language import translate
from tutor.walk.step import Phase
from tutor.walk.strides import Stride
from tutor.walk.words.narrate import Narration


def narrate_stride(stride: Stride, title: str, last: Narration) -> Narration:
    """The steps inside a closed frame as one.

    Args:
        stride: these steps.
        title: of the frame.
        last: what the last of them says; its formula and its number stay.
    """
    words = stride_title(stride, title)
    count = translate("walk", "1 step") if len(stride) == 1 else translate("walk", "{count} steps")
    said = translate("walk", "{through}: {steps}").format(
        through=words, steps=count.format(count=len(stride))
    )
    more = translate(
        "walk", "{steps} inside the closed frame, made at once. ← and then Alt+↓ make them one by one."
    )
    explanation = more.format(steps=count.format(count=len(stride)))
    return replace(last, title=words, sentence=f"{said}.", explanation=explanation, caption=said)


def stride_title(stride: Stride, title: str) -> str:
    """Which phase went through which frame."""
    words = {
        Phase.FORWARD: translate("walk", "Forward through {frame}"),
        Phase.LOCAL: translate("walk", "Local gradients inside {frame}"),
        Phase.BACKWARD: translate("walk", "Backward through {frame}"),
        Phase.UPDATE: translate("walk", "Update inside {frame}"),
        Phase.ZERO_GRAD: translate("walk", "Zero grad inside {frame}"),
    }
    return words[stride.phase].format(frame=title)
