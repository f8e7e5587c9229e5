"""The colour of each phase."""

from __future__ import annotations

from tutor.ui.theme import Role
from tutor.walk import Phase

PHASE_ROLE: dict[Phase, Role] = {
    Phase.FORWARD: "value",
    Phase.LOCAL: "local",
    Phase.BACKWARD: "grad",
    Phase.UPDATE: "param_text",
    Phase.ZERO_GRAD: "param_text",
}
"""The colour of each phase."""
