"""What a school has on file about a machine: its family and hazards, verifications, lock-outs, risk assessments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from collector.access.dossier import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class HazardRecord:
    """What the school's own risk assessment says of a use of this machine; it goes before the pack's default.

    Of several that hold on a day, one for the task goes before one for all, then the one that began last; where these
    are equal too, the classes of all of them hold.

    Args:
        modes: The modes it is about; empty for all.
        task: The task it is about; null for all. A record for a task goes before one for all.
        classes: The hazard classes of that use, each by its full code ("28-1"); empty for none.
        since: The first day.
        until: The last day; null for no end.
    """

    modes: Sequence[Mode] = ()
    task: str | None = None
    classes: Sequence[str] = ()
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """A periodic verification.

    Args:
        done_on: Its date.
        conform: Its result.
        checker: Who verified.
        reference: The report.
    """

    done_on: date
    conform: bool = True
    checker: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockOut:
    """The machine is locked out: nobody uses it in any mode.

    Args:
        since: The first day.
        until: The first day on which it is not; null while it is.
        reason: Why.
    """

    since: date
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskAssessment:
    """A risk assessment.

    Args:
        dated: Its date.
        families: The machine families it names.
        covers_minors: It looks at young people.
        measures_in_place: The measures that it asks for are in place.
    """

    dated: date
    families: Sequence[str] = ()
    covers_minors: bool = True
    measures_in_place: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """A machine as decisions know it.

    Args:
        id: Its id.
        family: Its family: machining_centre, cnc_lathe, manual_lathe, manual_mill, pillar_drill, grinder, roll_bender,
            saw, press_brake, punch_press, shear, laser, plasma, welding, spot_welder, robot_cell, crane, forklift,
            portable_tools.
        variant: What changes its hazards, where the pack knows such a variant: `slow` (press_brake), `guarded` (shear),
            `fumes` (laser), `open_gantry` (plasma); null for none.
        place: Where it stands, by id.
        powered: It is a powered machine.
        hazards: The school's own hazard records.
        verifications: Periodic verifications.
        lock_outs: Lock-outs.
        risk_assessments: Risk assessments, of this machine's family or of others.
        first_assigned_on: When a minor was first assigned to this work; null for never before.
    """

    id: str
    family: str
    variant: str | None = None
    place: str = ""
    powered: bool = True
    hazards: Sequence[HazardRecord] = ()
    verifications: Sequence[Verification] = ()
    lock_outs: Sequence[LockOut] = ()
    risk_assessments: Sequence[RiskAssessment] = ()
    first_assigned_on: date | None = None
