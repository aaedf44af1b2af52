"""The rows of the decision table, looked at one after the other.

Source: the decision table of the rule pack `fr`; Code du travail R4153-39 and following, R4153-49 to -51, D331-9.
"""

from __future__ import annotations

from datetime import UTC, datetime

from collector.access.case import Case
from collector.access.decision import Finding, State
from collector.access.declarations import cover
from collector.access.dossier import LicenceKind, Status
from collector.access.hazards import reclassified_after
from collector.access.moment import earliest
from collector.access.pack import YOUNGEST, Regime
from collector.access.papers import (
    diploma,
    inspection_file,
    licence,
    lock_out,
    medical,
    risk_assessment,
    verification,
    withdrawal,
)
from collector.access.supervision import supervised_by, training_of
from collector.access.working_time import night, working_time


def for_everyone(case: Case, known: frozenset[str] | None) -> None:
    """T0, and who it is."""
    request = case.request
    case.find(
        Finding("status", State.MET if case.status is not None else State.MISSING),
        lock_out(case.machine, case.moment),
        Finding("T0.class", State.MISSING, detail=f"{case.machine.family} {request.mode or 'unknown mode'}")
        if known is None
        else Finding("T0.class", State.MET, _reclassified(case), ", ".join(sorted(known))),
        verification(case.machine, case.moment, case.pack),
    )


def _reclassified(case: Case) -> datetime | None:
    day = reclassified_after(case.pack, case.machine, case.request.mode, case.request.task, case.moment.day)
    return None if day is None else case.moment.begins(day)


def for_minors(case: Case, known: frozenset[str] | None) -> None:
    """T1 to T3, then the rows of the age."""
    case.find(withdrawal(case.dossier, case.moment))
    limits, policy = case.pack.limits, case.pack.policy
    if policy.watch_pupils or case.status is not Status.PUPIL:
        case.find(night(case.moment, case.age, limits), *working_time(case.moment, case.age, case.dossier, limits))
    if case.status is Status.OBSERVATION:
        case.rows.append("1")
        case.refuse("row1")
    elif case.age < YOUNGEST or (case.age < limits.regulated_from and (known is None or case.classes)):
        _under_age(case, known)
    else:
        _from_fifteen(case)


def _under_age(case: Case, known: frozenset[str] | None) -> None:
    """Rows 2 and 3."""
    if known is None or case.classes:
        case.rows.append("2")
        case.refuse("row2", ", ".join(sorted(case.classes)))
        return
    case.rows.append("3")
    if case.machine.powered and not case.pack.policy.powered_under_15:
        case.refuse("R3")
    _supervise(case, "supervision")


def _from_fifteen(case: Case) -> None:
    """Rows 4 to 10b: every class of the use is looked at, and the strictest wins."""
    by_regime: dict[Regime, set[str]] = {}
    for code in sorted(case.classes):
        by_regime.setdefault(case.pack.regime(code), set()).add(code)
    absolute = set(by_regime.get(Regime.ABSOLUTE, ()))
    regulated = set(by_regime.get(Regime.REGULATED, ()))
    if electrical := by_regime.get(Regime.ELECTRICAL):
        absolute |= _electrical(case, electrical)
    if driving := by_regime.get(Regime.DRIVING):
        regulated |= _driving(case, driving)
    if absolute:
        case.rows.append("4")
        case.refuse("row4", ", ".join(sorted(absolute)))
    if outside := by_regime.get(Regime.OUTSIDE):
        case.rows.append("10b")
        case.refuse("row10b", ", ".join(sorted(outside)))
    if regulated:
        _regulated(case, regulated)
    if not case.classes:
        case.rows.append("9")
        _train(case)
        if case.pack.policy.supervise_unclassified:
            _supervise(case, "R9.supervision")


def _electrical(case: Case, classes: set[str]) -> set[str]:
    """Row 5; returns what falls back to row 4."""
    if case.status not in case.pack.policy.electrical:
        return classes
    held = licence("R5.habilitation", LicenceKind.ELECTRICAL, case.dossier, case.machine, case.moment)
    case.find(held)
    if held.failed:
        return classes
    case.rows.append("5")
    _supervise(case, "supervision")
    return set()


def _driving(case: Case, classes: set[str]) -> set[str]:
    """Row 7; returns what falls back to row 6."""
    if case.status not in case.pack.policy.driving:
        return classes
    held = _driving_papers(case)
    if any(one.failed for one in held):
        return classes
    case.find(*held)
    case.rows.append("7")
    _supervise(case, "supervision")
    return set()


def _driving_papers(case: Case) -> tuple[Finding, Finding]:
    return (
        licence("R7.training", LicenceKind.DRIVING_TRAINING, case.dossier, case.machine, case.moment),
        licence("R7.authorisation", LicenceKind.DRIVING_AUTHORISATION, case.dossier, case.machine, case.moment),
    )


def _regulated(case: Case, classes: set[str]) -> None:
    """Row 8 where the policy has it and its papers stand, else row 6 with the conditions of the country."""
    fit = medical(case.dossier, classes, case.machine, case.moment, case.pack.limits)
    if case.status in case.pack.policy.diploma:
        held = diploma(case.dossier, classes, case.moment)
        if not held.failed and not fit.failed:
            case.rows.append("8")
            case.find(held, fit)
            return
    case.rows.append("6")
    asked = case.pack.conditions
    covers = cover(case.dossier, case.machine, classes, case.request.task, case.moment, case.pack)
    declared = "K2" in asked
    # Of several declarations one has to cover everything, the supervisor's function included.
    tried = []
    for one in covers:
        finding, guardian = supervised_by(
            "K6", case.request, case.machine, case.moment, case.pack.limits, one.functions if declared else None
        )
        tried.append((one.failures + finding.failed, one, finding, guardian))
    fewest = min(failures for failures, *_ in tried)
    ends = [(earliest(one.findings[1].until, finding.until), one, finding, guardian)
            for failures, one, finding, guardian in tried if failures == fewest]  # fmt: skip
    _, best, supervision, case.guardian = max(ends, key=lambda one: one[0] or _FOREVER)
    of_declaration = dict(zip(("K1", "K2", "K3"), best.findings, strict=True))
    named = [one for one in case.request.supervisors if one.named_since is not None]
    on_file = (bool(best.functions) or not declared) and all(one.person.named for one in named)
    found = {
        **of_declaration,
        "K4": risk_assessment(case.machine, case.moment),
        "K5": _trained(case),
        "K6": supervision,
        "K7": fit,
        "K8": inspection_file(case.dossier, on_file),
    }
    case.find(*(found[code] for code in sorted(asked)))
    case.supervised = True


_FOREVER = datetime.max.replace(tzinfo=UTC)


def for_adults(case: Case) -> None:
    """Rows 11 and 12."""
    regimes = {case.pack.regime(code) for code in case.classes}
    licensed = regimes & {Regime.ELECTRICAL, Regime.DRIVING}
    case.rows.append("12" if licensed else "11")
    if Regime.ELECTRICAL in regimes:
        case.find(licence("R12.habilitation", LicenceKind.ELECTRICAL, case.dossier, case.machine, case.moment))
    if Regime.DRIVING in regimes:
        case.find(*_driving_papers(case))
    if regimes - {Regime.ELECTRICAL, Regime.DRIVING} or not licensed:
        _train(case)


def _trained(case: Case) -> Finding:
    state, until = training_of(case.dossier.trainings, case.machine.id, case.request.mode, case.moment)
    return Finding("K5", state, until, f"{case.machine.id} {case.request.mode or ''}".strip())


def _train(case: Case) -> None:
    case.find(_trained(case))


def _supervise(case: Case, code: str) -> None:
    """Somebody has to be there; no function is asked of him."""
    finding, guardian = supervised_by(code, case.request, case.machine, case.moment, case.pack.limits)
    case.find(finding)
    case.guardian = case.guardian or guardian
    case.supervised = case.supervised or code != "R9.supervision" or not finding.failed
