"""The last day on which a paper counts, and whether another has taken its place: as the rules decide it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from collector.access import civil
from collector.access.dossier import Declaration, Licence, MedicalOpinion, SafetyTraining, Verdict
from collector.access.equipment import Equipment, Verification
from collector.access.hazards import verification_rule
from collector.access.pack import RulePack
from collector.access.papers import covers
from collector.store.papers_records import Content, Enrolment, Naming, Paper, Standing

DAY = timedelta(days=1)


def last_day(content: Content | None, pack: RulePack, machine: Equipment | None) -> date | None:
    """The last day on which a paper counts.

    Args:
        content: What the paper says.
        pack: The rules.
        machine: The machine that it is about, for a periodic verification.

    Returns:
        None where it has no end, or opens nothing: a training that was not passed, an opinion that says unfit.
    """
    match content:
        case Declaration(sent_on=date() as sent, withdrawn_on=withdrawn):
            return _earlier(civil.anniversary(sent, pack.limits.declaration_years), withdrawn)
        case MedicalOpinion(verdict=Verdict.FIT | Verdict.FIT_WITH_EXCLUSIONS):
            end = content.valid_until
            over = civil.months_after(content.issued_on, pack.limits.opinion_months) if end is None else end + DAY
            return _earlier(over, content.withdrawn_on)
        case SafetyTraining(passed=True, evaluated_on=date()):
            return content.valid_until
        case Licence(valid_until=until, withdrawn_on=withdrawn):
            return withdrawn - DAY if until is None and withdrawn is not None else (
                None if until is None else _earlier(until + DAY, withdrawn)
            )  # fmt: skip
        case Verification(conform=True) if machine is not None and (rule := verification_rule(pack, machine)):
            return civil.months_after(content.done_on, rule.months) - DAY
        case Naming(until=until) | Enrolment(until=until) | Standing(until=until):
            return until
        case _:
            return None


def _earlier(over: date, withdrawn: date | None) -> date:
    """The eve of the first day on which it counts no more."""
    return (over if withdrawn is None else min(over, withdrawn)) - DAY


def renewed(paper: Paper, end: date, others: Sequence[Paper], by: date, pack: RulePack) -> bool:
    """Whether papers of the same kind on the same subject take the place of one that ends, as the rules count them.

    Args:
        paper: The paper that ends.
        end: Its last day.
        others: The others, in the order of their recording.
        by: The day on which they have to count: the day after the end, or today.
        pack: The rules.
    """
    said = paper.content
    if isinstance(said, SafetyTraining):
        later = [one.content for one in others if isinstance(one.content, SafetyTraining)]
        return all(any(_trained_later(one, said, mode, by) for one in later) for mode in said.modes)
    return any(one.content is not None and _follows(one, paper, end, by, pack) for one in others)


def _trained_later(one: SafetyTraining, before: SafetyTraining, mode: object, by: date) -> bool:
    if mode not in one.modes or one.evaluated_on is None or before.evaluated_on is None or one.evaluated_on > by:
        return False
    if one.evaluated_on == before.evaluated_on:
        return one.passed and before.valid_until is not None and (
            one.valid_until is None or one.valid_until > before.valid_until
        )  # fmt: skip
    # The latest evaluation decides, whatever it says: a failed one is no lapse but a denial.
    return one.evaluated_on > before.evaluated_on


def _follows(other: Paper, paper: Paper, end: date, by: date, pack: RulePack) -> bool:
    match paper.content, other.content:
        case MedicalOpinion() as before, MedicalOpinion() as one:
            counts = not pack.limits.doctors or one.doctor in pack.limits.doctors
            wide = not one.classes or (bool(before.classes) and all(covers(one.classes, it) for it in before.classes))
            return (
                counts and before.issued_on < one.issued_on <= by and wide and _as_wide(one.machines, before.machines)
            )
        case Licence() as before, Licence() as one:
            same = one.kind is before.kind and one.issued_on <= by and _as_wide(one.machines, before.machines)
            return same and _outlasts(last_day(one, pack, None), end)
        case Naming() as before, Naming() as one:
            same = one.function == before.function and one.since <= by and _as_wide(one.machines, before.machines)
            return same and _outlasts(one.until, end)
        case (Enrolment() as before, Enrolment() as one) | (Standing() as before, Standing() as one):
            # The one that began last is in force; of two that began on one day, the one that was recorded later.
            return (before.since, paper.recorded_at) < (one.since, other.recorded_at) and one.since <= by
        case Verification() as before, Verification() as one:
            return before.done_on < one.done_on <= by
        case _:
            return False


def _outlasts(last: date | None, end: date) -> bool:
    return last is None or last > end


def _as_wide(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a list of machines, empty for all, names all that another names."""
    return not one or (bool(other) and set(other) <= set(one))
