"""Whether the papers stand: lock-outs, verifications, withdrawals, opinions, trainings, licences, risk assessments."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from collector.access import civil
from collector.access.decision import Finding, State
from collector.access.dossier import Dossier, LicenceKind, MedicalOpinion, Verdict
from collector.access.equipment import Equipment
from collector.access.hazards import verification_rule
from collector.access.moment import Moment, earliest
from collector.access.pack import ADULT_AT, Limits, RulePack


def lock_out(machine: Equipment, moment: Moment) -> Finding:
    """T0: locked out, in every mode and for everyone."""
    for one in machine.lock_outs:
        if one.since <= moment.day and (one.until is None or moment.day < one.until):
            return Finding("T0.locked_out", State.MISSING, detail=f"{one.since:%Y-%m-%d}")
    coming = [one.since for one in machine.lock_outs if one.since > moment.day]
    return Finding("T0.locked_out", State.MET, moment.begins(min(coming)) if coming else None)


def verification(machine: Equipment, moment: Moment, pack: RulePack) -> Finding:
    """T0: verified, conform, and less than the asked months ago; on the day itself it is already too old."""
    rule = verification_rule(pack, machine)
    if rule is None:
        return Finding("T0.verification", State.NOT_APPLICABLE)
    done = [one for one in machine.verifications if one.done_on <= moment.day]
    if not done:
        return Finding("T0.verification", State.MISSING, detail=rule.article)
    newest = max(one.done_on for one in done)
    last = civil.months_after(newest, rule.months)
    detail = f"{newest:%Y-%m-%d} + {rule.months} months"
    if not all(one.conform for one in done if one.done_on == newest):
        return Finding("T0.verification", State.MISSING, detail=f"{newest:%Y-%m-%d}: not conform")
    if moment.day >= last:
        return Finding("T0.verification", State.EXPIRED, detail=detail)
    # A verification that is already dated later and is not conform ends it sooner.
    bad = [one.done_on for one in machine.verifications if one.done_on > moment.day and not one.conform]
    return Finding("T0.verification", State.MET, moment.begins(min([last, *bad])), detail)


def withdrawal(dossier: Dossier, moment: Moment) -> Finding:
    """T1: withdrawn by the inspector, until the lifting is recorded with the inspector's own reference, or 18."""
    if not moment.is_minor(dossier.person.birth_date):
        return Finding("T1", State.NOT_APPLICABLE)
    coming: list[date] = []
    for one in dossier.withdrawals:
        lifted = one.lifted_on if one.lifted_reference.strip() else None
        if lifted is not None and lifted <= one.since:
            continue
        if one.since > moment.day:
            coming.append(one.since)
        elif lifted is None or moment.day < lifted:
            return Finding("T1", State.MISSING, detail=one.reference)
    return Finding("T1", State.MET, moment.begins(min(coming)) if coming else None)


def risk_assessment(machine: Equipment, moment: Moment) -> Finding:
    """K4: an assessment that looks at young people, names the family, and is older than the first assignment.

    The latest one says whether the measures are in place.
    """
    assigned = min(machine.first_assigned_on or moment.day, moment.day)
    named = [one for one in machine.risk_assessments if machine.family in one.families and one.covers_minors]
    if not any(one.dated < assigned for one in named):
        return Finding("K4", State.MISSING, detail=f"before {assigned:%Y-%m-%d}")
    latest = max(one.dated for one in named if one.dated <= moment.day)
    if not all(one.measures_in_place for one in named if one.dated == latest):
        return Finding("K4", State.MISSING, detail="measures not in place")
    return Finding("K4", State.MET)


def medical(dossier: Dossier, classes: Iterable[str], machine: Equipment, moment: Moment, limits: Limits) -> Finding:
    """K7: for each class the latest opinion in scope decides."""
    return worst("K7", [_fit_for(code, dossier, machine, moment, limits) for code in sorted(classes)])


def _fit_for(code: str, dossier: Dossier, machine: Equipment, moment: Moment, limits: Limits) -> Finding:
    in_scope = [
        one
        for one in dossier.medical_opinions
        if (not one.classes or covers(one.classes, code))
        and (not one.machines or machine.id in one.machines)
        and (not limits.doctors or one.doctor in limits.doctors)
    ]
    issued = [one for one in in_scope if one.issued_on <= moment.day]
    if not issued:
        return Finding("K7", State.MISSING, detail=code)
    newest = max(one.issued_on for one in issued)
    ends: list[datetime | None] = []
    for one in issued:
        if one.issued_on == newest:
            # Of several opinions of one day the strictest holds.
            end = _opinion_end(one, limits)
            if one.withdrawn_on is not None and one.withdrawn_on <= moment.day:
                return Finding("K7", State.MISSING, detail=code)
            if one.verdict is Verdict.UNFIT or _excludes(one, code, machine):
                return Finding("K7", State.MISSING, detail=code)
            if moment.day >= end:
                return Finding("K7", State.EXPIRED, detail=code)
            ends += [moment.begins(end), None if one.withdrawn_on is None else moment.begins(one.withdrawn_on)]
    # An opinion already on file that begins later is the latest then, and may say no.
    ends += [moment.begins(one.issued_on) for one in in_scope if one.issued_on > moment.day]
    return Finding("K7", State.MET, earliest(*ends), code)


def _opinion_end(one: MedicalOpinion, limits: Limits) -> date:
    """The first day on which an opinion counts no more."""
    if one.valid_until is not None:
        return date.fromordinal(min(one.valid_until.toordinal() + 1, date.max.toordinal()))
    return civil.months_after(one.issued_on, limits.opinion_months)


def _excludes(one: MedicalOpinion, code: str, machine: Equipment) -> bool:
    return covers(one.excluded_classes, code) or machine.id in one.excluded_machines


def licence(code: str, kind: LicenceKind, dossier: Dossier, machine: Equipment, moment: Moment) -> Finding:
    """A habilitation, driving training or authorisation that counts today."""
    held = [
        one
        for one in dossier.licences
        if one.kind is kind
        and one.issued_on <= moment.day
        and (not one.machines or machine.id in one.machines)
        and (one.withdrawn_on is None or moment.day < one.withdrawn_on)
    ]
    valid = [one for one in held if one.valid_until is None or moment.day <= one.valid_until]
    if not valid:
        return Finding(code, State.EXPIRED if held else State.MISSING)
    ends = [
        earliest(moment.after(one.valid_until), None if one.withdrawn_on is None else moment.begins(one.withdrawn_on))
        for one in valid
    ]
    return Finding(code, State.MET, None if None in ends else max(end for end in ends if end is not None))


def inspection_file(dossier: Dossier, names_supervisors: bool) -> Finding:
    """K8: the five items that the inspector may ask for are on file."""
    person, programme = dossier.person, dossier.programme
    items = {
        "1": person.named and person.birth_date is not None,
        "2": programme is not None and bool((programme.length or "").strip()),
        "3": bool(dossier.medical_opinions),
        "4": bool(dossier.trainings),
        "5": names_supervisors,
    }
    absent = [item for item, there in items.items() if not there]
    return Finding("K8", State.MISSING if absent else State.MET, detail=", ".join(absent))


def diploma(dossier: Dossier, classes: Collection[str], moment: Moment) -> Finding:
    """Row 8: a diploma that matches every class of the use."""
    held = [one for one in dossier.diplomas if one.obtained_on <= moment.day]
    matches = bool(classes) and all(any(covers(one.classes, code) for one in held) for code in classes)
    return Finding("diploma", State.MET if matches else State.MISSING)


def covers(codes: Iterable[str], code: str) -> bool:
    """Whether a list of classes covers one: "28" covers "28-1" and "28-2"."""
    return any(code == one or code.startswith(f"{one}-") for one in codes)


def is_adult(birth: date | None, moment: Moment) -> bool:
    """18 or over; nobody whose birth date is unknown."""
    return moment.age(birth) >= ADULT_AT


def worst(code: str, findings: list[Finding]) -> Finding:
    """Several findings on one condition as one: what fails goes first, and the earliest end counts."""
    failed = [one for one in findings if one.failed]
    if failed:
        state = State.MISSING if any(one.state is State.MISSING for one in failed) else State.EXPIRED
        return Finding(code, state, detail=", ".join(one.detail for one in failed if one.detail))
    return Finding(code, State.MET, earliest(*(one.until for one in findings)))
