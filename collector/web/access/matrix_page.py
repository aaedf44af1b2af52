"""`/access/matrix`: trainees and machines, in each cell the answer and the first thing to do; made to be printed."""

from __future__ import annotations

from html import escape

from nicegui import ui
from sqlalchemy import Connection

from collector.access.decision import Outcome
from collector.access.dossier import Mode
from collector.accounts.rights import Right
from collector.reports.matrix import Matrix, active_trainees, matrix
from collector.reports.workshop import Workshop
from collector.store.registry_records import Person
from collector.web.access import marks
from collector.web.access.answer import Reader, step
from collector.web.access.decide_page import read_instant
from collector.web.access.room import (
    STYLE,
    Names,
    code_html,
    code_word,
    empty,
    full_name,
    head,
    link,
    names_of,
    rules,
    select,
)
from collector.web.house import House, Visit
from collector.web.tables import scrolling, table


def matrix_page(house: House) -> None:
    """Register the page.

    Args:
        house: Where it stands.
    """

    @house.page("/access/matrix", right=Right.SEE_ACCESS, title="access.matrix.title", section="access", style=STYLE)
    async def page(visit: Visit) -> None:
        say, now = visit.say, visit.around.clock.now()
        with ui.element("div").classes("page matrix-page"):
            head(visit, "matrix", say("access.matrix.title"), lead=say("access.matrix.lead"))
            workshop = rules(visit)
            if workshop is None:
                return
            at = read_instant(visit.query("at"), visit.around.site.zone) or now
            asked = visit.query("mode")
            mode, group = Mode(asked) if asked in set(Mode) else Mode.PRODUCTION, visit.query("group") or None

            def read(connection: Connection) -> tuple[Matrix, Names, list[str]]:
                groups = sorted({one.group_name for one in active_trainees(connection) if one.group_name})
                found = matrix(connection, workshop, at, mode, now, group)
                return found, names_of(connection, visit.around.site), groups

            found, names, groups = await visit.read(read)
            ui.html(_filters(visit, groups, mode), sanitize=False)
            if not found.trainees or not found.machines:
                empty(say("access.matrix.none"), say("access.matrix.none_do"))
                return
            reader = Reader(names, workshop.pack, say, now, assumed=True)
            ui.html(_legend(found, reader), sanitize=False)
            ui.html(_table(visit, workshop, found, reader), sanitize=False).classes("card matrix-card")
            ui.html(_steps(found, reader), sanitize=False).classes("card steps")


def _filters(visit: Visit, groups: list[str], mode: Mode) -> str:
    say = visit.say
    modes = [(one.value, say(f"access.mode.{one.value}")) for one in Mode]
    return (
        '<form class="filters no-print" method="get" action="/access/matrix">'
        + select("group", say("access.matrix.group"), [(one, one) for one in groups], visit.query("group"),
                 say("access.matrix.all_groups"))
        + select("mode", say("access.decide.mode"), modes, mode.value)
        + f'<label class="field"><span>{escape(say("access.decide.when"))}</span>'
        f'<input type="datetime-local" name="at" value="{escape(visit.query("at"))}"></label>'
        f'<button class="button main">{escape(say("access.show"))}</button>'
        f'<button class="button" type="button" onclick="print()">{escape(say("house.print"))}</button></form>'
    )  # fmt: skip


def _legend(found: Matrix, reader: Reader) -> str:
    say = reader.say
    items = "".join(
        f"<li>{marks.mark(outcome)}<b>{say.number(found.count(outcome))}</b> "
        f"{escape(say(f'access.short.{outcome.value}'))}</li>"
        for outcome in Outcome
    )
    mode = say(f"access.mode.{found.mode.value}")
    when = say("access.matrix.holds", time=reader.when(found.at), mode=mode)
    return f'<div class="row spread"><ul class="tally">{items}</ul><p class="quiet">{escape(when)}</p></div>'


def _table(visit: Visit, workshop: Workshop, found: Matrix, reader: Reader) -> str:
    say = visit.say
    columns = "".join(
        f'<th scope="col"><span>{escape(reader.names.machine(one))}</span>'
        f"<small>{escape(workshop.place(workshop.stations[one].place))}</small></th>"
        for one in found.machines
    )
    rows = "".join(_row(visit, found, person, reader) for person in found.trainees)
    title, trainee = escape(say("access.matrix.title")), escape(say("house.trainee"))
    return scrolling(
        f'<table style="--columns: {len(found.machines)}">'
        f'<caption class="unseen">{title}</caption>'
        f'<thead><tr><th scope="col">{trainee}</th>{columns}</tr></thead><tbody>{rows}</tbody></table>',
        "matrix",
    )


def _row(visit: Visit, found: Matrix, person: Person, reader: Reader) -> str:
    cells = "".join(_cell(visit, found, person, machine, reader) for machine in found.machines)
    group = f"<small>{escape(person.group_name)}</small>" if person.group_name else ""
    return f'<tr><th scope="row">{escape(full_name(person))}{group}</th>{cells}</tr>'


def _cell(visit: Visit, found: Matrix, person: Person, machine: str, reader: Reader) -> str:
    say = reader.say
    decision, first = found.cells[person.id, machine], found.first(person.id, machine)
    todo = step(first, reader) if first is not None else ""
    word = say(f"access.outcome.{decision.outcome.value}")
    label = ", ".join(part for part in (full_name(person), reader.names.machine(machine), word, todo) if part)
    to = link(
        "/access/decide", person=person.id, machine=machine, mode=found.mode.value, at=visit.query("at"),
        assumed="1",
    )  # fmt: skip
    code = f"<code>{escape(code_word(first.code, say))}</code>" if first is not None else ""
    below = f"<small>{escape(todo)}</small>" if todo else ""
    return (
        f'<td class="is-{decision.outcome.value}"><a href="{to}" aria-label="{escape(label)}" title="{escape(label)}">'
        f"<span>{marks.mark(decision.outcome)}{code}</span>{below}</a></td>"
    )


def _steps(found: Matrix, reader: Reader) -> str:
    """What is to be done first, by condition: for whom, on which machines."""
    say, steps = reader.say, dict[tuple[str, str, str], dict[str, list[str]]]()
    for person in found.trainees:
        for machine in found.machines:
            first = found.first(person.id, machine)
            if first is not None:
                key = (first.code, reader.text(first.text), step(first, reader))
                steps.setdefault(key, {}).setdefault(full_name(person), []).append(machine)
    title = f"<h2>{escape(say('access.matrix.first'))}</h2>"
    if not steps:
        return f'{title}<p class="quiet">{escape(say("access.matrix.nothing"))}</p>'
    rows = []
    for (code, text, todo), whom in steps.items():
        people = "<br>".join(
            f"{escape(name)} : {escape(_which(machines, found, reader))}" for name, machines in whom.items()
        )
        rows.append(
            f"<tr><td>{code_html(code, say)}</td><th scope=row>{escape(todo)}"
            f'<br><span class="quiet">{escape(text)}</span></th><td>{people}</td></tr>'
        )
    heads = [say(f"access.matrix.column.{one}") for one in ("code", "todo", "whom")]
    return title + table(heads, rows, "stack")


def _which(machines: list[str], found: Matrix, reader: Reader) -> str:
    if len(machines) == len(found.machines) > 1:
        return reader.say("access.all_machines")
    return ", ".join(reader.names.machine(one) for one in machines)
