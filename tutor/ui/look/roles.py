"""The colour role of each phase and of each kind of number."""

from __future__ import annotations

from tutor.ui.look.theme import Role
from tutor.walk import Kind, Phase

PHASE_ROLE: dict[Phase, Role] = {
    Phase.FORWARD: "value",
    Phase.LOCAL: "local",
    Phase.BACKWARD: "grad",
    Phase.UPDATE: "param_line",
    Phase.ZERO_GRAD: "param_line",
}
KIND_ROLE: dict[Kind, Role] = {
    Kind.VALUE: "value",
    Kind.LOCAL: "local",
    Kind.CONTRIBUTION: "grad",
    Kind.GRADIENT: "grad",
    Kind.STATE: "param_text",
}


def text_role(role: Role) -> Role:
    """The role of words that go with it: the line around a parameter is too pale to be read."""
    return "param_text" if role == "param_line" else role
