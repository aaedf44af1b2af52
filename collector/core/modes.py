"""Which modes make no parts for a customer: dry run, program test, MDI, jogging, warm-up, trial jobs."""

from __future__ import annotations

from collections.abc import Mapping

from collector.core.signals import Value

MODE_SIGNALS = frozenset(
    {"controller_mode", "functional_mode", "job_mode", "dry_run", "program_test", "block_search", "warm_up",
     "single_block", "optional_stop"}
)  # fmt: skip
"""The signals that say in which mode the machine works."""

_EXCLUDING: Mapping[tuple[str, Value], str] = {
    ("controller_mode", "MANUAL"): "manual",
    ("controller_mode", "MANUAL_DATA_INPUT"): "manual_data_input",
    ("controller_mode", "EDIT"): "edit",
    ("job_mode", "TEST"): "job_test",
    ("job_mode", "SIMULATION"): "job_simulation",
    ("dry_run", True): "dry_run",
    ("program_test", True): "program_test",
    ("block_search", True): "block_search",
    ("warm_up", True): "warm_up",
}

WARM_UP_PROGRAM = "warm_up_program"
"""The one reason that comes from a program's name."""


def exclusions(modes: Mapping[str, Value], program: str | None, warm_up_programs: frozenset[str]) -> tuple[str, ...]:
    """Why cycles and parts do not count now, in alphabetical order; empty when they do.

    Args:
        modes: The mode signals as last known.
        program: The program as last known.
        warm_up_programs: Programs that only warm the machine up.
    """
    reasons = {reason for (signal, value), reason in _EXCLUDING.items() if modes.get(signal) == value}
    if program is not None and program in warm_up_programs:
        reasons.add(WARM_UP_PROGRAM)
    return tuple(sorted(reasons))
