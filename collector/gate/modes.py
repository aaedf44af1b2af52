"""How a machine is being used, by its own signals: a pupil's choice never goes before what the machine shows. Pure."""

from __future__ import annotations

from collector.access.dossier import Mode
from collector.core.facts import Role
from collector.core.machine import MachineState

_SETTING = frozenset({"SETUP", "TEARDOWN", "PROCESS_DEVELOPMENT"})


def mode_of(state: MachineState, role: Role | None = None) -> Mode:
    """The mode in which the machine would run if it were started now.

    Args:
        state: What is known of the machine.
        role: What the trainee said he would do; it decides only where the machine shows neither guard nor mode.
    """
    functional = state.modes.get("functional_mode")
    if functional == "MAINTENANCE":
        return Mode.MAINTENANCE_RUNNING
    if functional in _SETTING or state.guard_closed is False:
        return Mode.SETTING
    if functional is None and state.guard_closed is None and role is Role.SETUP:
        return Mode.SETTING
    return Mode.PRODUCTION
