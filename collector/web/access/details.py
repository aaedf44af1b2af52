"""What a condition is about, in words for people: the rules themselves give ids, ISO days and codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from collector.access.decision import Condition, State
from collector.access.dossier import Mode, Status
from collector.access.pack import RulePack
from collector.web.access.room import Names, civil_day, family
from collector.web.wording import Wording

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

WHY_NO_SUPERVISOR = {
    "not an adult": "adult",
    "a trainee is no supervisor": "trainee",
    "not named": "named",
    "no longer named": "no_longer_named",
    "not for this machine": "machine",
    "function not in the declaration": "function",
    "not present": "present",
    "in another place": "elsewhere",
    "left": "left",
    "presence not renewed": "renewed",
    "not trained on this machine": "trained",
    "too many trainees": "too_many",
}
"""Why somebody does not count as supervisor, by what the rules say of it."""

_DECLARATION = {
    "no declaration": "no_declaration",
    "no programme": "no_programme",
    "not sent": "not_sent",
    "no proof of sending": "no_proof",
    "withdrawn": "withdrawn",
    "no diploma": "no_diploma",
    "not listed": "not_listed",
}


def detail(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    """What a condition is about; empty where that adds nothing.

    Args:
        one: The condition.
        names: What people, machines and places are called.
        pack: The rules.
        say: The language.
    """
    if not one.detail:
        return ""
    tell = _TELLERS.get(one.code)
    return tell(one, names, pack, say) if tell is not None else one.detail


def works(codes: str, pack: RulePack, say: Wording) -> str:
    """Hazard classes with what they are: `28-1 (machines de l'article …)`."""
    told = []
    for code in (part.strip() for part in codes.split(",")):
        known = pack.classes.get(code)
        text = "" if known is None else known.text.fr if say.language == "fr" else known.text.en
        told.append(f"{code} ({text})" if text else code)
    return ", ".join(one for one in told if one)


def _days(text: str, say: Wording) -> str:
    return _DAY.sub(lambda found: civil_day(date.fromisoformat(found[0]), say), text)


def _mode(text: str, say: Wording) -> str:
    return say(f"access.mode.{text}") if text in set(Mode) else say("access.mode.unknown")


def _since(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    return say("access.detail.since", day=_days(one.detail, say))


def _classes(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    if one.state is State.MET or one.code != "T0.class":
        return works(one.detail, pack, say)
    kind, _, mode = one.detail.partition(" ")
    return f"{family(kind, say)}, {_mode(mode, say)}"


def _verification(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    text = _days(one.detail, say)
    if found := re.fullmatch(r"(.+) \+ (\d+) months", text):
        return say("access.detail.months", day=found[1], months=found[2])
    if found := re.fullmatch(r"(.+): not conform", text):
        return say("access.detail.not_conform", day=found[1])
    return say("access.detail.never_verified")


def _rest(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    return say("access.detail.forgotten", day=_days(one.detail, say)) if _DAY.fullmatch(one.detail) else one.detail


def _of_declaration(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    """K1, K2, K3: `derogation-2025: place usinage`."""
    said, _, rest = one.detail.rpartition(": ")
    if rest.startswith("status "):
        status = rest.removeprefix("status ")
        known = say(f"access.choice.{status}") if status in set(Status) else say("access.detail.unknown")
        return say("access.detail.status", status=known)
    if rest in _DECLARATION:
        what = say(f"access.detail.{_DECLARATION[rest]}")
    elif rest.startswith("place "):
        what = say("access.detail.place", place=names.place(rest.removeprefix("place ")))
    elif rest.startswith("works "):
        what = say("access.detail.works", works=works(rest.removeprefix("works "), pack, say))
    elif rest.startswith("machine "):
        what = say("access.detail.machine", machine=names.machine(rest.removeprefix("machine ")))
    elif found := re.fullmatch(r"job (.*) on (\S+)", rest):
        what = say("access.detail.job", task=found[1] or "–", machine=names.machine(found[2]))
    elif _DAY.fullmatch(rest):
        what = say("access.detail.over", day=_days(rest, say))
    else:
        what = rest
    return f"{said} · {what}" if said else what


def _assessment(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    if one.detail == "measures not in place":
        return say("access.detail.measures")
    return say("access.detail.before", day=_days(one.detail.removeprefix("before "), say))


def _training(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    machine, _, mode = one.detail.partition(" ")
    return f"{names.machine(machine)}, {_mode(mode, say)}"


def _supervision(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    told = []
    for part in one.detail.split("; "):
        person, _, why = part.partition(": ")
        reason = WHY_NO_SUPERVISOR.get(why)
        name = names.person(person, say)
        told.append(f"{name} : {say(f'access.why.{reason}')}" if reason and say.language == "fr" else
                    f"{name}: {say(f'access.why.{reason}')}" if reason else name)  # fmt: skip
    return " ; ".join(told) if say.language == "fr" else "; ".join(told)


def _items(one: Condition, names: Names, pack: RulePack, say: Wording) -> str:
    items = [say(f"access.detail.item_{part.strip()}") for part in one.detail.split(",") if part.strip() in "12345"]
    return say("access.detail.items", items=", ".join(items))


_TELLERS: dict[str, Callable[[Condition, Names, RulePack, Wording], str]] = {
    "T0.locked_out": _since,
    "T0.class": _classes,
    "T0.verification": _verification,
    "T3.rest": _rest,
    "row2": _classes,
    "row4": _classes,
    "row10b": _classes,
    "K1": _of_declaration,
    "K2": _of_declaration,
    "K3": _of_declaration,
    "K4": _assessment,
    "K5": _training,
    "K6": _supervision,
    "K7": _classes,
    "K8": _items,
    "R9.supervision": _supervision,
    "supervision": _supervision,
}
"""By condition, how its detail is told; the others say hours and references, which are words already."""
