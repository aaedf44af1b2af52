"""The list of trainees as HTML: the form that asks, a table for each group, and what to do where there is nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

from collector.reports import words
from collector.reports.school import School
from collector.web.trainees.roll import Entry, Roll, Wanted
from collector.web.wording import THIN, Wording

COLUMNS = ("name", "now", "hours_week", "machines_lately", "last", "open")


def hours_text(seconds: float) -> str:
    """`23 h 20`."""
    minutes = round(seconds / 60)
    return f"{minutes // 60}{THIN}h{THIN}{minutes % 60:02d}"


def summary(roll: Roll, now: datetime, say: Wording) -> str:
    """How many there are, how many came to a machine today, and that nobody is set against anybody."""
    there = sum(1 for one in roll.entries if one.at is not None and say.today(one.at[1]) == say.today(now))
    told = [say.counted("trainees.count", len(roll.entries))]
    told += [say.counted("trainees.at_work", there)] if there else []
    return (
        f'<p class="quiet">{escape(" · ".join(told))}</p>'
        f'<p class="quiet small">{escape(say("trainees.no_ranking"))}</p>'
    )


def search(wanted: Wanted, roll: Roll, say: Wording) -> str:
    """The form that asks; what it asks for stands in the address."""
    groups = [("", say("house.all")), *((one, one) for one in roll.groups)]
    programmes = [("", say("house.all")), *roll.programmes.items()]
    back = (
        f'<a class="quiet" href="/trainees">{escape(say("trainees.reset"))}</a>' if wanted.link() != "/trainees" else ""
    )
    return (
        '<form class="trainees-search no-print" method="get" action="/trainees" role="search">'
        f'<label class="field wide"><span>{escape(say("trainees.search"))}</span>'
        f'<input type="search" name="q" value="{escape(wanted.text)}"></label>'
        + choice("group", say("trainees.group"), groups, wanted.group)
        + choice("programme", say("trainees.programme"), programmes, wanted.programme)
        + f'<button class="button">{escape(say("house.search"))}</button>{back}</form>'
    )


def choice(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> str:
    """A list to choose from, which asks as soon as somebody has chosen."""
    told = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options
    )
    return (
        f'<label class="field"><span>{escape(label)}</span>'
        f'<select name="{name}" onchange="this.form.submit()">{told}</select></label>'
    )


def groups(roll: Roll, school: School, now: datetime, say: Wording) -> str:
    """A card with a table for each group."""
    return "".join(
        f'<section class="card"><h2>{escape(name or say("trainees.no_group"))}</h2>'
        f"{_table(entries, roll, school, now, say, name)}</section>"
        for name, entries in roll.by_group()
    )


def _table(entries: Sequence[Entry], roll: Roll, school: School, now: datetime, say: Wording, group: str) -> str:
    heads = "".join(f'<th scope="col">{escape(say(f"trainees.{name}"))}</th>' for name in COLUMNS)
    rows = "".join(_row(one, roll, school, now, say) for one in entries)
    label = escape(group or say("trainees.no_group"))
    return (
        f'<table class="table trainees-table" aria-label="{label}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _row(one: Entry, roll: Roll, school: School, now: datetime, say: Wording) -> str:
    cells = (
        _who(one, roll, say), _at(one, school, now, say), _hours(one, say),
        escape(", ".join(map(school.machine, one.machines))) or _none(say),
        escape(say.moment(one.last, now)) if one.last is not None else _quiet(say("trainees.never")), _open(one, say),
    )  # fmt: skip
    told = "".join(
        f'<td data-label="{escape(say(f"trainees.{name}"))}"><div>{cell}</div></td>'
        for name, cell in zip(COLUMNS, cells, strict=True)
    )
    return f"<tr>{told}</tr>"


def _who(one: Entry, roll: Roll, say: Wording) -> str:
    programmes = ", ".join(roll.programmes.get(id_, id_) for id_ in one.programmes) or say("trainees.not_enrolled")
    return (
        f'<a class="strong" href="/trainees/{escape(one.person.id)}">{escape(words.name(one.person))}</a>'
        f'<br><span class="quiet small">{escape(programmes)}</span>'
    )


def _at(one: Entry, school: School, now: datetime, say: Wording) -> str:
    if one.at is None:
        return _none(say)
    machine, since = one.at
    text = {"machine": school.machine(machine), "time": say.moment(since, now)}
    if say.today(since) != say.today(now):
        return f'<span class="warn">{escape(say("trainees.forgotten_out", **text))}</span>'
    return f'<span class="trainee-here">{escape(say("trainees.at", **text))}</span>'


def _hours(one: Entry, say: Wording) -> str:
    """The hours as a bar as long as the plan or the limit, with a mark at the plan."""
    whole = max(one.limit or 0.0, one.plan, one.hours, 1.0)
    over = one.limit is not None and one.hours > one.limit
    note = say("trainees.planned", time=hours_text(one.plan))
    if over and one.limit is not None:
        note = say("trainees.limit_passed", time=hours_text(one.limit))
    label = say("trainees.hours_label", hours=hours_text(one.hours), plan=hours_text(one.plan))
    return (
        f'<span class="strong">{hours_text(one.hours)}</span> '
        f'<span class="small {"bad" if over else "quiet"}">{escape(note)}</span>'
        f'<div class="hours-bar{" over" if over else ""}" role="img" aria-label="{escape(label)}">'
        f'<i style="width:{one.hours / whole:.1%}"></i><b style="left:{one.plan / whole:.1%}"></b></div>'
    )


def _open(one: Entry, say: Wording) -> str:
    if one.still_open is None:
        return _quiet(say("trainees.no_grid" if one.programmes else "trainees.not_enrolled"))
    if one.still_open == 0:
        return f'<span class="good">{escape(say("trainees.all_acquired"))}</span>'
    return escape(say("trainees.open_of", open=say.number(one.still_open), all=say.number(one.competences)))


def _none(say: Wording) -> str:
    return _quiet(say("trainees.not_here"))


def _quiet(text: str) -> str:
    return f'<span class="quiet">{escape(text)}</span>'


def none_at_all(say: Wording) -> str:
    """What to do where the registry has no trainee."""
    return (
        f'<div class="empty"><p>{escape(say("trainees.none"))}</p><p>{escape(say("trainees.none_do"))} '
        f"<code>{escape(say('trainees.none_command'))}</code></p></div>"
    )


def none_fit(say: Wording) -> str:
    """What to do where nobody fits."""
    return (
        f'<div class="empty"><p>{escape(say("trainees.none_fit"))}</p><p>{escape(say("trainees.none_fit_do"))}</p>'
        f'<p><a class="button" href="/trainees">{escape(say("trainees.reset"))}</a></p></div>'
    )
