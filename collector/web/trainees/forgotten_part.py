"""Forgotten badge-outs on a trainee's page: each with a form in which a trainer says when they left."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from nicegui import ui

from collector.accounts.rights import Right
from collector.core.attendance import Stay
from collector.reports.school import School
from collector.shopfloor.refusals import ShopFloorRefused
from collector.web.house import Visit
from collector.web.orders.forms import LONGEST_REASON, Answers, form


def forgotten_part(visit: Visit, school: School, forgotten: tuple[Stay, ...]) -> None:
    """A form for each stay whose end nobody saw, for those who may put it right."""
    if not forgotten or visit.around.shopfloor is None or not visit.may(Right.CHANGE_COUNTS):
        return
    say = visit.say
    with ui.element("section").classes("card wide no-print forgotten"):
        ui.html(f"<h2>{escape(say('trainees.put_right'))}</h2>", sanitize=False)
        ui.html(f'<p class="quiet">{escape(say("trainees.put_right_how"))}</p>', sanitize=False)
        for stay in forgotten:
            _form(visit, school, stay)


def _form(visit: Visit, school: School, stay: Stay) -> None:
    say, zone = visit.say, visit.around.site.zone
    since = stay.since.astimezone(zone)
    where = f"{school.machine(stay.machine)}, {say.moment(stay.since, visit.around.clock.now())}"

    async def sent(answers: Answers) -> None:
        try:
            left = datetime.fromisoformat(answers.one("left")).replace(tzinfo=zone).astimezone(UTC)
        except ValueError:
            notice.set_content(_bad(say("trainees.put_right_when")))
            return
        shopfloor = visit.around.shopfloor
        assert shopfloor is not None, "without it there is no form"
        try:
            await shopfloor.put_right(
                stay.session, left, author=visit.visitor.id, reason=answers.one("reason")[:LONGEST_REASON]
            )
        except ShopFloorRefused as refusal:
            notice.set_content(_bad(say(f"kiosk.refused.{refusal.code}", **refusal.places)))
            return
        ui.navigate.reload()

    form(
        f"<p><b>{escape(where)}</b></p>"
        '<div class="row">'
        f'<label class="field"><span>{escape(say("trainees.put_right_left"))}</span>'
        f'<input type="datetime-local" name="left" required min="{since:%Y-%m-%dT%H:%M}"'
        f' value="{since:%Y-%m-%dT%H:%M}"></label>'
        f'<label class="field grow"><span>{escape(say("trainees.put_right_why"))}</span>'
        f'<input name="reason" required maxlength="{LONGEST_REASON}"></label>'
        f'<button class="button main">{escape(say("house.save"))}</button></div>',
        sent,
    )
    notice = ui.html("", sanitize=False).props('role="status"')


def _bad(text: str) -> str:
    return f'<div class="notice bad">{escape(text)}</div>'
