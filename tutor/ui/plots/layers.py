"""The layers of the open document's parameters, as the plots of gradients have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.training.views.parameter_layers import ParameterLayer, parameter_layers

if TYPE_CHECKING:
    from tutor.document.document import Document


def layers_of(document: Document) -> tuple[ParameterLayer, ...]:
    """From the input to the root, with the titles of frames."""
    frames = {group.title: frozenset(group.nodes) for group in document.groups}
    return parameter_layers(document.computed, frames)
