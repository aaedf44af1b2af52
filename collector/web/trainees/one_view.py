"""A trainee's page as HTML: whose it is, what is asked for, cards and tables, what is to be known of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from collector.core.learning import Point
from collector.reports import words
from collector.reports.booklet import Booklet
from collector.reports.school import School
from collector.reports.trainee_period import Hands
from collector.reports.trainee_record import Record
from collector.store.registry_records import Person
from collector.web.trainees import figures
from collector.web.trainees.asked import Asked, presets, work_key
from collector.web.trainees.curves import spread_text
from collector.web.trainees.roll_view import choice, hours_text
from collector.web.trainees.shown import Shown
from collector.web.wording import Wording


def unknown(say: Wording) -> str:
    """Somebody who is no trainee of the registry."""
    return (
        f'<div class="empty"><p>{escape(say("trainees.unknown"))}</p>'
        f'<p><a class="button" href="/trainees">{escape(say("trainees.title"))}</a></p></div>'
    )


def title(person: Person, booklet: Booklet, say: Wording) -> str:
    """Whose page it is."""
    enrolled = booklet.enrolled.title if booklet.enrolled is not None else say("trainees.not_enrolled")
    told = [one for one in (person.reference, person.group_name, enrolled) if one]
    left = "" if person.active else f' <span class="chip">{escape(say("trainees.left"))}</span>'
    return (
        f'<p class="no-print"><a class="quiet" href="/trainees">← {escape(say("trainees.title"))}</a></p>'
        f"<h1>{escape(words.name(person))}{left}</h1>"
        f'<p class="quiet">{escape(" · ".join(told))}</p>'
    )


def search(asked: Asked, shown: Shown, today: date, say: Wording) -> str:
    """The form that asks for a programme, a period and whose cycles; all of it stands in the address."""
    record = shown.booklet.record
    person, period = record.person.id, record.period
    programmes = [(one.programme, one.title) for one in shown.enrolled]
    chosen = shown.booklet.enrolled.programme if shown.booklet.enrolled is not None else ""
    hands = [(one.value, say(f"trainees.hands.{one.value}")) for one in Hands]
    links = "".join(
        f'<a class="chip" href="{escape(asked.link(person, first=first, last=last))}"'
        f"{_current((first, last) == (period.first, period.last))}>{escape(say(f'trainees.preset.{name}'))}</a>"
        for name, first, last in presets(today)
    )
    return (
        f'<form class="trainees-search" method="get" action="/trainees/{escape(person)}">'
        + (choice("programme", say("trainees.programme"), programmes, chosen) if programmes else "")
        + _date("since", say("trainees.from"), period.first.isoformat())
        + _date("until", say("trainees.to"), period.last.isoformat())
        + choice("hands", say("trainees.whose"), hands, asked.hands.value)
        + f'<button class="button">{escape(say("trainees.show"))}</button>'
        + f'<span class="chips presets">{links}</span></form>'
    )


def _date(name: str, label: str, value: str) -> str:
    return (
        f'<label class="field"><span>{escape(label)}</span>'
        f'<input type="date" name="{name}" value="{value}" required></label>'
    )


def _current(is_so: bool) -> str:
    return ' aria-current="true"' if is_so else ""


def nothing_yet(person: Person, say: Wording) -> str:
    """Nothing is known of the period."""
    name = person.given_name or words.name(person)
    return (
        f'<div class="empty"><p>{escape(say("trainees.nothing_yet", name=name))}</p>'
        f"<p>{escape(say('trainees.nothing_yet_do'))}</p></div>"
    )


def cards(record: Record, school: School, say: Wording) -> str:
    """Work, machines, quality and stops."""
    stops = figures.stops(record, school.reasons.stops, say)
    how = f'<p class="quiet small">{escape(say("trainees.stops_how"))}</p>'
    return (
        _card("work_done", figures.work(record, school, say), say, "wide")
        + _card("machines_roles", figures.machines(record, school, say), say)
        + _card("causes", figures.quality(record, school.reasons.scrap, say), say)
        + _card("stops", stops + how, say)
    )


def _card(name: str, inside: str, say: Wording, kind: str = "") -> str:
    return f'<section class="card {kind}"><h2>{escape(say(f"trainees.{name}"))}</h2>{inside}</section>'


def curve_head(asked: Asked, record: Record, school: School, say: Wording) -> str:
    """What the curve shows, and the operations whose curve can be looked at by itself."""
    head = (
        f'<h2>{escape(say("trainees.learning"))}</h2><p class="quiet small">{escape(say("trainees.learning_how"))}</p>'
    )
    if len(record.curves) < 2:
        return head
    named = {one.work: figures.work_name(one, school, say) for one in record.done}
    options = [("", say("trainees.all_work"))]
    options += [
        (work_key(work), " ".join(part for part in named.get(work, ("", "")) if part)) for work in record.curves
    ]
    links = "".join(
        f'<a class="chip" href="{escape(asked.link(record.person.id, work=key))}"'
        f"{_current(key == asked.work)}>{escape(text)}</a>"
        for key, text in options
    )
    return f'{head}<div class="chips presets no-print">{links}</div>'


def hours_table(record: Record, say: Wording) -> str:
    """The hours of each week as a table."""
    heads = [(say("trainees.week"), ""), (say("trainees.hours"), "number"), (say("trainees.limit"), "number")]
    rows = [
        [
            (escape(say.day(one.week, one.week)), ""), (hours_text(one.seconds), "number"),
            (hours_text(limit) if (limit := record.limits.get(one.week)) is not None else "–", "number"),
        ]
        for one in record.weeks
        if one.seconds
    ]  # fmt: skip
    return _folded(figures.table(heads, rows), say)


def curve_table(points: Sequence[Point], say: Wording) -> str:
    """A learning curve as a table."""
    heads = [(say("trainees.week"), ""), (say("trainees.against_standard"), "")]
    rows = [[(escape(say.day(one.week, one.week)), ""), (escape(spread_text(one.spread, say)), "")] for one in points]
    return _folded(figures.table(heads, rows), say)


def _folded(table: str, say: Wording) -> str:
    return f'<details><summary class="quiet small">{escape(say("trainees.as_table"))}</summary>{table}</details>'


def about(without_standard: int, say: Wording) -> str:
    """What is to be known of all figures."""
    told = [say("trainees.no_ranking"), say("trainees.about_two"), say("trainees.about_curve")]
    if without_standard:
        told.append(say.counted("trainees.without_standard", without_standard))
    return "".join(f'<p class="quiet small">{escape(one)}</p>' for one in told)
