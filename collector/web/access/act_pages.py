"""The large actions: a young person is withdrawn, a machine is locked out; what stands of them, and their end."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from nicegui import ui
from sqlalchemy import Connection

from collector.access import civil
from collector.access.dossier import Withdrawal
from collector.access.equipment import LockOut
from collector.access.pack import ADULT_AT
from collector.accounts.rights import Right
from collector.store.entering import Form as Sheet
from collector.store.papers import current
from collector.store.papers_records import Paper, PaperKind
from collector.store.registry_records import PersonRole
from collector.web.access import form
from collector.web.access.entry_page import Entry
from collector.web.access.form import Filled
from collector.web.access.paper_form import Choices, cells, choices_of, fill, missing
from collector.web.access.paper_words import summary
from collector.web.access.papers_page import about
from collector.web.access.recording import Recorder
from collector.web.access.room import STYLE, Names, address, civil_day, full_name, head, link, names_of, rules
from collector.web.access.standing import Lookout
from collector.web.house import House, Visit

ACTS = (
    ("/access/withdraw", "withdraw", PaperKind.WITHDRAWAL, ("since", "reference")),
    ("/access/lock-out", "lock_out", PaperKind.LOCK_OUT, ("since", "reason")),
)
"""Address, name, paper and fields of each action."""


def act_pages(house: House, lookout: Lookout | None) -> None:
    """Register the pages.

    Args:
        house: Where they stand.
        lookout: Told that papers have changed.
    """
    for path, name, kind, only in ACTS:
        _act_page(house, lookout, path, name, kind, only)


def _act_page(
    house: House, lookout: Lookout | None, path: str, name: str, kind: PaperKind, only: tuple[str, ...]
) -> None:
    @house.page(path, right=Right.CHANGE_ACCESS, title=f"access.act.{name}", section="access", style=STYLE)
    async def page(visit: Visit) -> None:
        say = visit.say
        with ui.element("div").classes("page act-page"):
            head(visit, "now", say(f"access.act.{name}"), lead=say(f"access.act.{name}_lead"))
            workshop = rules(visit)
            if workshop is None:
                return

            def read(connection: Connection) -> tuple[Names, Choices, list[Paper]]:
                names = names_of(connection, visit.around.site)
                offered = choices_of(connection, workshop, names, say)
                return names, offered, [one for one in current(connection, kinds=[kind]) if _stands(one)]

            names, choices, standing = await visit.read(read)
            if visit.query("done"):
                done = escape(say(f"access.act.{name}_done"))
                ui.html(done, sanitize=False).classes("notice good").props("role=status")
            if standing:
                ui.html(_standing(standing, names, visit, name), sanitize=False).classes("card")
            entry = Entry(
                visit, workshop, names, Recorder(visit, workshop, lookout),
                read=lambda filled: _read(kind, only, filled),
                done=lambda paper: ui.navigate.to(address(path, done="1")),
                submit=say("access.form.look"), confirm=say(f"access.act.{name}_now"), tone="danger",
                back=link("/access"),
            )  # fmt: skip
            fill(
                entry.form, kind, _for_minors(choices, names, visit) if kind is PaperKind.WITHDRAWAL else choices, say,
                only=only, needed=only, today=say.today(visit.around.clock.now()),
            )  # fmt: skip
            entry.end()


def _read(kind: PaperKind, only: tuple[str, ...], filled: Filled) -> Sheet:
    """What was filled in.

    Raises:
        ConfigError: With what is empty: nobody is withdrawn, and no machine locked out, without a reason.
    """
    said = cells(kind, filled, only=only)
    subject = "person" if kind is PaperKind.WITHDRAWAL else "machine"
    missing({**said, subject: form.one(filled, subject)}, [subject, *only])
    return Sheet(kind, person=form.one(filled, "person"), machine=form.one(filled, "machine"), cells=said)


def _stands(paper: Paper) -> bool:
    """Nothing has ended it yet."""
    match paper.content:
        case Withdrawal() as one:
            return one.lifted_on is None or not one.lifted_reference.strip()
        case LockOut() as one:
            return one.until is None
        case _:
            return False


def _standing(standing: list[Paper], names: Names, visit: Visit, name: str) -> str:
    """What stands now, each with the way to its end."""
    say = visit.say
    rows = ""
    for one in standing:
        since = say("access.detail.since", day=civil_day(getattr(one.content, "since", None), say))
        end = link(f"/access/papers/{one.id}/lift")
        rows += (
            f"<li><div><b>{escape(about(one, names, visit))}</b><br>"
            f'<span class="quiet">{escape(since)} · {escape(summary(one.kind, one.content, names, say))}</span></div>'
            f'<a class="button" href="{end}">{escape(say("access.paper.lift"))}</a></li>'
        )
    return f'<h2>{escape(say(f"access.act.{name}_standing"))}</h2><ul class="standing">{rows}</ul>'


def _for_minors(choices: Choices, names: Names, visit: Visit) -> Choices:
    """The trainees under 18, and those whose birth date is not known: a withdrawal is about nobody else."""
    today = visit.say.today(visit.around.clock.now())
    young = [
        (one.reference or "", f"{full_name(one)} · {one.reference}")
        for one in names.people.values()
        if one.active
        and one.reference
        and one.role is PersonRole.TRAINEE
        and (one.birth_date is None or civil.age_on(one.birth_date, today) < ADULT_AT)
    ]
    return replace(choices, people=young)
