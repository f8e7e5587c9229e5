"""The walk: steps, what is known after each, and what each says."""

from __future__ import annotations

from tutor.walk.derivation import Derivation, Derivations
from tutor.walk.known import Known, Updates
from tutor.walk.quantity import Kind, Quantity, gradient_so_far, made_by
from tutor.walk.step import Frame, LocalGradients, Phase, Step, Walkthrough
from tutor.walk.words.narrate import Narration, Narrator, phase_title

__all__ = [
    "Derivation",
    "Derivations",
    "Frame",
    "Kind",
    "Known",
    "LocalGradients",
    "Narration",
    "Narrator",
    "Phase",
    "Quantity",
    "Step",
    "Updates",
    "Walkthrough",
    "gradient_so_far",
    "made_by",
    "phase_title",
]
