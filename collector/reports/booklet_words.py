"""How the follow-up booklet is written, in French: durations, shares, roles, what a level rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from collector.core.facts import Role
from collector.core.learning import Work
from collector.core.reasons import Reason
from collector.reports import words
from collector.reports.school import School
from collector.reports.trainee_evidence import Evidence, LostEvidence, SessionEvidence, WorkEvidence

ROLES: Mapping[Role, str] = {Role.SETUP: "Réglage", Role.RUN: "Conduite", Role.INSPECT: "Contrôle"}

NO_RANKING = (
    "Ce livret ne compare l'élève qu'aux standards des opérations et à lui-même dans le temps : il ne contient ni"
    " classement ni comparaison avec d'autres élèves."
)

THIN = "\N{NARROW NO-BREAK SPACE}"


def hours(seconds: float) -> str:
    """`23 h 20`."""
    minutes = round(seconds / 60)
    return f"{minutes // 60}{THIN}h{THIN}{minutes % 60:02d}"


def took(seconds: float) -> str:
    """A cycle's time: `45,2 s`, `1 min 05 s`."""
    if seconds < 60:
        return f"{seconds:.1f}{THIN}s".replace(".", ",")
    whole = round(seconds)
    return f"{whole // 60}{THIN}min{THIN}{whole % 60:02d}{THIN}s"


def percent(ratio: float) -> str:
    """`104 %`."""
    return f"{round(ratio * 100)}{THIN}%"


def number(value: float) -> str:
    """`1 234`."""
    return f"{value:,.0f}".replace(",", THIN)


def several(count: int, one: str, many: str) -> str:
    """`1 cycle`, `2 cycles`; French says one for nothing, too."""
    return f"{number(count)} {one if count < 2 else many}"


def work(what: Work, described: str, school: School) -> str:
    """What was made: the operation, or the program and its machine where no order was known."""
    if what.order:
        named = f"{what.order}, op. {what.operation}" if what.operation else what.order
        return f"{named} : {described}" if described else named
    return f"{what.program or 'sans programme'} ({school.machine(what.machine)})"


def reason(code: str, reasons: Iterable[Reason]) -> str:
    """Why, as the site's list has it."""
    if not code:
        return "sans motif déclaré"
    return next((one.fr for one in reasons if one.code == code), code)


def week(monday: date) -> str:
    """`05/10`."""
    return f"{monday:%d/%m}"


def author(id_: str, known: Mapping[str, str]) -> str:
    """Who judged; of an account that is gone, that it is."""
    return known.get(id_) or "compte effacé"


def rests_on(one: Evidence, school: School) -> str:
    """A piece of evidence in words."""
    match one:
        case SessionEvidence():
            until = "" if one.until is None else f" à {one.until.astimezone(school.zone):%H:%M}"
            order = "" if not one.order else f", {one.order}" + (f" op. {one.operation}" if one.operation else "")
            return f"séance du {_moment(one.since, school.zone)}{until}, {school.machine(one.machine)}{order}"
        case WorkEvidence():
            named = f"{one.order} op. {one.operation}" if one.operation else one.order
            described = f" ({one.described})" if one.described else ""
            return (
                f"{named}{described} : {several(one.parts, 'pièce', 'pièces')},"
                f" {several(one.cycles, 'cycle', 'cycles')} jusqu'à cette date"
            )
        case LostEvidence():
            return "une séance ou une opération qui n'est plus conservée"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return words.minute(at, zone)
