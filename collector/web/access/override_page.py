"""`/access/override`: an exception from house policy, made in person: signed in, or with the badge."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from nicegui import ui

from collector.access.request import Overridable, OverrideRole
from collector.accounts.rights import AccountRole, Right, Visitor
from collector.errors import RequestRefused
from collector.gatekeeper import Signature
from collector.reports.workshop import Workshop
from collector.store.registry_records import PersonRole
from collector.web.access import form
from collector.web.access.form import Filled, Form
from collector.web.access.problem_words import refusal
from collector.web.access.room import STYLE, Names, address, by_name, full_name, head, link, names_of, rules
from collector.web.access.standing import Lookout
from collector.web.house import House, Visit

SIGNS: Mapping[AccountRole, OverrideRole] = {
    AccountRole.HEAD: OverrideRole.HEAD,
    AccountRole.SAFETY: OverrideRole.SAFETY_OFFICER,
}
"""Whose account signs an exception, and as what."""


def override_page(house: House, lookout: Lookout | None) -> None:
    """Register the page.

    Args:
        house: Where it stands.
        lookout: Told that something has changed.
    """

    @house.page("/access/override", right=Right.OVERRIDE, title="access.act.override", section="access", style=STYLE)
    async def override(visit: Visit) -> None:
        say = visit.say
        with ui.element("div").classes("page act-page"):
            head(visit, "now", say("access.act.override"), lead=say("access.act.override_lead"))
            workshop = rules(visit)
            if workshop is None:
                return
            names = await visit.read(lambda connection: names_of(connection, visit.around.site))
            if visit.query("done"):
                done = escape(say("access.act.override_done"))
                ui.html(done, sanitize=False).classes("notice good").props("role=status")
            _form(visit, workshop, names, lookout)


def signature(visitor: Visitor) -> Signature | None:
    """How a visitor signs: an account that is somebody's and whose role makes exceptions; None for a badge's turn."""
    role = SIGNS.get(visitor.role)
    return Signature(visitor.id, visitor.person, role) if role is not None and visitor.person is not None else None


def _form(visit: Visit, workshop: Workshop, names: Names, lookout: Lookout | None) -> None:
    say, signed = visit.say, signature(visit.visitor)
    longest = round(workshop.pack.limits.override_minutes)

    async def submitted(filled: Filled) -> None:
        problems = _problems(filled, badge=signed is None, visit=visit)
        if problems:
            sheet.show(problems)
            return
        try:
            await visit.around.desk.gatekeeper.override(
                form.one(filled, "trainee"), form.one(filled, "condition"), by_badge=form.one(filled, "badge"),
                signed=signed, reason=form.one(filled, "reason"), minutes=float(form.one(filled, "minutes")),
                machine=form.one(filled, "machine"),
            )  # fmt: skip
        except RequestRefused as error:
            sheet.show({"": refusal(error, say)})
            return
        if lookout is not None:
            lookout.forget()
        ui.navigate.to(address("/access/override", done="1"))

    sheet = Form(say, submitted, submit=say("access.act.override_now"), tone="danger")
    trainees = by_name(one for one in names.people.values() if one.active and one.role is PersonRole.TRAINEE)
    people = [(one.id, full_name(one)) for one in trainees]
    machines = [(one, names.machine(one)) for one in workshop.regulated]
    conditions = [(one.value, say(f"access.waived.{one.value}")) for one in Overridable]
    steps = sorted({*(minutes for minutes in (10, 15, 30, 45) if minutes < longest), longest})
    minutes = [(str(one), say("access.override.minutes", minutes=one)) for one in steps]
    sheet.field("trainee", form.choice("trainee", say("access.decide.who"), people))
    sheet.field("condition", form.choice("condition", say("access.override.condition"), conditions))
    sheet.field("machine", form.choice("machine", say("access.field.machine"), machines, empty=say("access.all")))
    sheet.field("minutes", form.choice("minutes", say("access.override.for"), minutes, str(steps[0]), empty=None))
    reason = form.text("reason", say("house.reason"), hint=say("access.override.reason_hint"))
    sheet.field("reason", reason)
    if signed is None:
        hint = say("access.override.badge_hint")
        sheet.field("badge", form.text("badge", say("access.override.badge"), kind="password", hint=hint))
    else:
        who = names.person(signed.person, say)
        sheet.note(say("access.override.signed", who=who, role=say(f"access.decider.{signed.role.value}")))
    sheet.note(say("access.override.law"))
    sheet.end(back=link("/access"))


def _problems(filled: Filled, *, badge: bool, visit: Visit) -> dict[str, str]:
    needed = ["trainee", "condition", "reason", *(["badge"] if badge else [])]
    return {name: visit.say("access.form.fill_in") for name in needed if not form.one(filled, name)}
