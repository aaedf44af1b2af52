"""What is on file about the machine: locked out or not, verified until when, which dangers, which risk assessments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from sqlalchemy import Connection

from collector.access import civil
from collector.access.dossier import Mode
from collector.access.equipment import Equipment
from collector.access.hazards import classes_of, verification_rule
from collector.access.pack import RulePack, VerificationRule
from collector.reports.workshop import Workshop
from collector.store.papers_assembly import equipment_of
from collector.web.surroundings import ShownMachine
from collector.web.wording import Wording


@dataclass(frozen=True, slots=True)
class OnFile:
    """What is on file about a machine on a day.

    Args:
        equipment: The papers.
        pack: The rules.
        today: The day at the site.
    """

    equipment: Equipment
    pack: RulePack
    today: date

    @property
    def locked_out(self) -> tuple[str, date] | None:
        """Why it is locked out and since when; None where it is not."""
        for one in self.equipment.lock_outs:
            if one.since <= self.today and (one.until is None or self.today < one.until):
                return one.reason, one.since
        return None

    @property
    def rule(self) -> VerificationRule | None:
        """The periodic verification that it must have."""
        return verification_rule(self.pack, self.equipment)


def read_on_file(connection: Connection, machine: ShownMachine, workshop: Workshop, now: datetime) -> OnFile:
    """Read it.

    Args:
        connection: Reads the workshop's database.
        machine: Which machine.
        workshop: The rules and the zone.
        now: The time (UTC).
    """
    found = equipment_of(connection, machine.id, machine.family.value, machine.place, now, workshop.zone)
    return OnFile(found, workshop.pack, workshop.day(now))


def papers_of(found: OnFile, say: Wording) -> str:
    """The papers as HTML, what keeps everybody from working first."""
    parts = [_lock_out(found, say)]
    rows = "".join(
        f'<div><dt>{escape(what)}</dt><dd class="{tone}">{escape(told)}</dd></div>'
        for what, told, tone in (*_verification(found, say), *_assessment(found, say), *_hazards(found, say))
    )
    parts.append(f'<dl class="facts">{rows}</dl>')
    return "".join(parts)


def _lock_out(found: OnFile, say: Wording) -> str:
    locked = found.locked_out
    if locked is None:
        return f'<p class="good">{escape(say("machine.papers.not_locked"))}</p>'
    reason, since = locked
    told = say("machine.papers.locked", day=full_day(since, say), reason=reason or "–")
    return f'<p class="notice bad strong">{escape(told)}</p>'


def _verification(found: OnFile, say: Wording) -> Iterator[tuple[str, str, str]]:
    what = say("machine.papers.verification")
    done = [one for one in found.equipment.verifications if one.done_on <= found.today]
    rule = found.rule
    if not done:
        yield what, say("machine.papers.unverified"), "bad" if rule is not None else "quiet"
        return
    last = max(done, key=lambda one: one.done_on)
    conform = say("machine.papers.conform" if last.conform else "machine.papers.not_conform")
    told = " · ".join(filter(None, (full_day(last.done_on, say), conform, last.checker, last.reference)))
    yield what, told, "" if last.conform else "bad"
    if rule is not None:
        due = civil.months_after(last.done_on, rule.months)
        late = due <= found.today
        yield say("machine.papers.next"), full_day(due, say), "bad" if late else ""


def _assessment(found: OnFile, say: Wording) -> Iterator[tuple[str, str, str]]:
    what = say("machine.papers.assessment")
    mine = [
        one
        for one in found.equipment.risk_assessments
        if found.equipment.family in one.families and one.dated <= found.today
    ]
    if not mine:
        yield what, say("machine.papers.not_assessed"), "bad"
        return
    last = max(mine, key=lambda one: one.dated)
    minors = say("machine.papers.minors" if last.covers_minors else "machine.papers.no_minors")
    measures = say("machine.papers.measures" if last.measures_in_place else "machine.papers.no_measures")
    good = last.covers_minors and last.measures_in_place
    yield what, " · ".join((full_day(last.dated, say), minors, measures)), "" if good else "warn"


def _hazards(found: OnFile, say: Wording) -> Iterator[tuple[str, str, str]]:
    for mode in (Mode.PRODUCTION, Mode.SETTING):
        codes = classes_of(found.pack, found.equipment, mode, None, found.today)
        what = say("machine.papers.hazards", mode=say(f"access.mode.{mode.value}"))
        if codes is None:
            yield what, say("machine.papers.unclassified"), "warn"
        else:
            told = "; ".join(_class(code, found.pack, say) for code in sorted(codes))
            yield what, told or say("machine.papers.harmless"), ""


def _class(code: str, pack: RulePack, say: Wording) -> str:
    text = pack.classes[code].text
    return f"{code} {text.fr if say.language == 'fr' else text.en}".strip()


def full_day(day: date, say: Wording) -> str:
    """A day with its year, as papers bear it."""
    return f"{day:%d/%m/%Y}" if say.language == "fr" else f"{day.day} {day:%b %Y}"
