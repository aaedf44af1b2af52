"""Whether a declaration covers a work: K1 to K3 of the decision table, and the functions of supervisors that K6 asks.

One declaration must cover all by itself; of several that do, the one that lasts longest is taken.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from collector.access import civil
from collector.access.decision import Finding, State
from collector.access.dossier import Declaration, Dossier
from collector.access.equipment import Equipment
from collector.access.moment import Moment
from collector.access.pack import RulePack
from collector.access.papers import covers


@dataclass(frozen=True, slots=True)
class Cover:
    """What one declaration says to a work.

    Args:
        findings: K1, K2 and K3.
        functions: The functions of supervisors that it names on that day.
    """

    findings: tuple[Finding, ...]
    functions: tuple[str, ...]

    @property
    def failures(self) -> int:
        """How many of its findings stand in the way."""
        return sum(one.failed for one in self.findings)


def cover(
    dossier: Dossier, machine: Equipment, classes: Collection[str], task: str | None, moment: Moment, pack: RulePack
) -> list[Cover]:
    """What each declaration says to a work, the most fitting first; one answer of misses where there is none."""
    answers = [_look_at(one, dossier, machine, classes, task, moment, pack) for one in dossier.declarations]
    if not answers:
        none = tuple(Finding(code, State.MISSING, detail="no declaration") for code in ("K2", "K3"))
        return [Cover((_status(dossier, pack, listed=None), *none), ())]
    last = moment.begins(date.max.replace(day=30))
    return sorted(answers, key=lambda one: (one.failures, -(one.findings[1].until or last).timestamp()))


def _look_at(
    declaration: Declaration,
    dossier: Dossier,
    machine: Equipment,
    classes: Collection[str],
    task: str | None,
    moment: Moment,
    pack: RulePack,
) -> Cover:
    now = _with_updates(declaration, moment.day)
    k1 = _status(dossier, pack, listed=now.programmes)
    k2 = _sent(now, moment, pack)
    if not k2.failed:
        if machine.place not in now.places:
            k2 = Finding("K2", State.MISSING, detail=f"{now.id}: place {machine.place}")
        elif missing := sorted(code for code in classes if not covers(now.works, code)):
            k2 = Finding("K2", State.MISSING, detail=f"{now.id}: works {', '.join(missing)}")
    return Cover((k1, k2, _listed(now, machine, classes, task, pack)), tuple(now.functions))


def _with_updates(declaration: Declaration, day: date) -> Declaration:
    """The declaration with every update that had been sent by a day."""
    sent = [one for one in declaration.updates if one.sent_on <= day]
    return replace(
        declaration,
        places=(*declaration.places, *(name for one in sent for name in one.places)),
        works=(*declaration.works, *(name for one in sent for name in one.works)),
        machines=(*declaration.machines, *(name for one in sent for name in one.machines)),
        jobs=(*declaration.jobs, *(job for one in sent for job in one.jobs)),
        programmes=(*declaration.programmes, *(name for one in sent for name in one.programmes)),
        functions=(*declaration.functions, *(name for one in sent for name in one.functions)),
    )


def _status(dossier: Dossier, pack: RulePack, listed: Sequence[str] | None) -> Finding:
    """K1: a status that may, in a programme that counts as diploma and that the declaration lists."""
    programme = dossier.programme
    if dossier.person.status not in pack.statuses:
        return Finding("K1", State.MISSING, detail=f"status {dossier.person.status or 'unknown'}")
    if programme is None:
        return Finding("K1", State.MISSING, detail="no programme")
    accepted = programme.counts_as_diploma and bool(programme.answer_reference.strip())
    if not programme.diploma and not accepted:
        return Finding("K1", State.MISSING, detail=f"{programme.id}: no diploma")
    # Where a country knows no declaration, nothing has to list the programme.
    if "K2" in pack.conditions and programme.id not in (listed or ()):
        return Finding("K1", State.MISSING, detail=f"{programme.id}: not listed")
    return Finding("K1", State.MET)


def _sent(declaration: Declaration, moment: Moment, pack: RulePack) -> Finding:
    if declaration.sent_on is None or declaration.sent_on > moment.day:
        return Finding("K2", State.MISSING, detail=f"{declaration.id}: not sent")
    if not declaration.proof.strip():
        return Finding("K2", State.MISSING, detail=f"{declaration.id}: no proof of sending")
    if declaration.withdrawn_on is not None and declaration.withdrawn_on <= moment.day:
        return Finding("K2", State.MISSING, detail=f"{declaration.id}: withdrawn")
    end = civil.anniversary(declaration.sent_on, pack.limits.declaration_years)
    if moment.day >= end:
        return Finding("K2", State.EXPIRED, detail=f"{declaration.id}: {end:%Y-%m-%d}")
    if declaration.withdrawn_on is not None:
        end = min(end, declaration.withdrawn_on)
    return Finding("K2", State.MET, moment.begins(end), declaration.id)


def _listed(
    declaration: Declaration, machine: Equipment, classes: Collection[str], task: str | None, pack: RulePack
) -> Finding:
    """K3: this very machine is listed, and for maintenance this very job."""
    asked = [pack.classes[code] for code in classes]
    if not any(one.listed or one.jobs for one in asked):
        return Finding("K3", State.NOT_APPLICABLE)
    if any(one.listed for one in asked) and machine.id not in declaration.machines:
        return Finding("K3", State.MISSING, detail=f"{declaration.id}: machine {machine.id}")
    fits = any(job.machine == machine.id and job.task in (None, task) for job in declaration.jobs)
    if any(one.jobs for one in asked) and not fits:
        return Finding("K3", State.MISSING, detail=f"{declaration.id}: job {task or ''} on {machine.id}")
    return Finding("K3", State.MET)
