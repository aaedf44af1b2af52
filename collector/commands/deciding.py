"""`etabli decide`: may this person start this machine, and why; for one request, or for a file of cases."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.table import Table
from rich.text import Text

from collector.access.decision import FAILED, Decision, Outcome, State
from collector.access.dossier import Mode
from collector.access.pack import RulePack
from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, err, failures, moment, out
from collector.entrance import KEPT, SUPERVISION
from collector.errors import ConfigError, Problem, RequestRefused
from collector.gate.clerk import Clerk, Question
from collector.gate.exceptions import Exceptions
from collector.gate.watch import watched
from collector.settings import Site, load
from collector.settings.cases import CaseError, decide_case, decision_as_plain, read_case
from collector.settings.rule_pack import load_pack
from collector.store.reader import StoreReader
from collector.store.registry import Registry


def decide(
    person: Annotated[str | None, typer.Option("--person", "-p", help="Who: reference, id or family name.")] = None,
    machine: Annotated[str | None, typer.Option("--machine", "-m", help="The machine's id in the site file.")] = None,
    mode: Annotated[Mode, typer.Option("--mode", help="How it is to be used.")] = Mode.PRODUCTION,
    task: Annotated[str | None, typer.Option("--task", help="The task, where hazards tell tasks apart.")] = None,
    at: Annotated[
        str | None, typer.Option("--at", help="When, on the site's clock: '2026-11-23 10:00'. Now by default.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: one JSON object.")] = False,
    english: Annotated[bool, typer.Option("--english", help="In English instead of French.")] = False,
    cases: Annotated[
        Path | None, typer.Option("--cases", help="A file of cases, one JSON object per line; - for standard input.")
    ] = None,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Decide who may start a machine, with every condition, its article and what to do next.

    Nothing is recorded, and no machine is told. Ends with 0 if it is allowed, with 1 if not. With --cases each line
    gets its decision as JSON, and it ends with 0, or with 2 if a line is no case.

    etabli decide --person 2041 --machine plieuse-1 --at "2026-11-23 10:00"

    etabli decide --cases cases.jsonl        (etabli schema case, etabli schema decision)
    """
    with failures():
        if cases is not None:
            raise typer.Exit(_decide_cases(cases))
        if person is None or machine is None:
            raise typer.BadParameter("give --person and --machine, or --cases FILE")
        settings = load(site, secrets=False)
        when = moment(at, settings.zone, datetime.now(UTC)) or datetime.now(UTC)
        with StoreReader.open(settings.store.directory) as store:
            decision = decision_now(settings, store, person, machine, mode, task, when)
            names = Registry(store.readers).display_names()
    if as_json:
        typer.echo(json.dumps(decision_as_plain(decision), ensure_ascii=False))
    else:
        say(decision, settings.zone, names, english=english)
    raise typer.Exit(Exit.FOUND if decision.outcome is Outcome.DENIED else Exit.DONE)


def decision_now(
    settings: Site, store: StoreReader, person: str, machine: str, mode: Mode, task: str | None, when: datetime
) -> Decision:
    """What would be decided, by the papers on file and the supervisors who are present."""
    if settings.access is None:
        raise RequestRefused(f'{settings.path} has no table [access]: it names the rules, such as rules = "fr"')
    found = Registry(store.readers).find(person)
    kept = [entry.fact for entry in store.last(KEPT, kinds=SUPERVISION)]
    clerk = Clerk(store, settings.access.pack, settings.zone, settings.stations)
    question = Question(
        person=found.id,
        machine=machine,
        mode=mode,
        at=when,
        task=task,
        watch=watched(kept),
        overrides=Exceptions().after(kept).of(found.id, machine, when),
    )
    return clerk.answer(question).decision


_OUTCOMES = {
    Outcome.ALLOWED: ("Autorisé", "Allowed", "bold green"),
    Outcome.SUPERVISED: ("Autorisé sous surveillance", "Allowed under supervision", "bold yellow"),
    Outcome.DENIED: ("Refusé", "Denied", "bold red"),
}
_STATES = {
    State.MET: ("✓", "green"),
    State.MISSING: ("✗ manque", "red"),
    State.EXPIRED: ("✗ expiré", "red"),
    State.OVERRIDDEN: ("! dérogé", "yellow"),
    State.NOT_APPLICABLE: ("–", "dim"),
}


def say(decision: Decision, zone: ZoneInfo, names: Mapping[str, str], *, english: bool) -> None:
    """Print a decision for people."""
    name = names.get(decision.person, decision.person)
    french, plain, style = _OUTCOMES[decision.outcome]
    who = f" {name} · {decision.machine} · {decision.at.astimezone(zone):%d/%m/%Y %H:%M}"
    out.print(Text.assemble((plain if english else french, style), who))
    table = Table("", "", "article", "condition", "à faire" if not english else "next step", box=None)
    for one in decision.conditions:
        mark, colour = _STATES[one.state]
        text, following = (one.text.en if english else one.text.fr), one.next
        todo = "" if following is None else following.en if english else following.fr
        table.add_row(Text(mark, colour), one.code, one.article, text, todo if one.state in FAILED else "")
    out.print(table)
    for duty in decision.obligations:
        out.print(
            f"{'Supervised by' if english else 'Sous la surveillance de'} {names.get(duty.by, duty.by)} ({duty.place})"
        )
    if decision.ends_at is not None:
        ends = f"{decision.ends_at.astimezone(zone):%d/%m/%Y %H:%M}"
        out.print(f"{'Holds until' if english else 'Valable jusqu’au'} {ends}")
    rules, row = ("Rules", "row") if english else ("Règles", "ligne")
    out.print(Text(f"{rules}: {decision.pack}, {row} {decision.row}", "dim"))


def _decide_cases(path: Path) -> int:
    """Decide every case of a file; what is none is told with its line, and the others are decided all the same."""
    packs: dict[str, RulePack] = {}
    wrong = 0
    try:
        opened = nullcontext(sys.stdin) if str(path) == "-" else path.open(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(
            [
                Problem(
                    str(path), "the whole file", error.strerror or "nothing", "a file of cases, one JSON object a line"
                )
            ]
        ) from None
    with opened as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            answer = _answer(line, packs)
            if "error" in answer:
                wrong += 1
                err.print(f"{path}:{number}: {answer['error']}", highlight=False)
                answer["line"] = number
            typer.echo(json.dumps(answer, ensure_ascii=False))
    return Exit.CONFIG if wrong else Exit.DONE


def _answer(line: str, packs: dict[str, RulePack]) -> dict[str, Any]:
    try:
        case = read_case(line)
        if case.pack not in packs:
            packs[case.pack] = load_pack(case.pack)
        return {"id": case.id, **decision_as_plain(decide_case(case, packs[case.pack]))}
    except CaseError as error:
        return {"id": _id_of(line), "error": str(error)}
    except ConfigError as error:
        problems = "; ".join(f"{one.file}: {one.where}: {one.found}" for one in error.problems)
        return {"id": _id_of(line), "error": problems}


def _id_of(line: str) -> Any:
    try:
        whole = json.loads(line)
    except ValueError:
        return None
    return whole.get("id") if isinstance(whole, dict) else None
