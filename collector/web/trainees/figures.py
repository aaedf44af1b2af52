"""What a trainee did in the period, as HTML: figures at a glance, machines and roles, work, quality, stops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from collector.core.attendance import mean_week
from collector.core.facts import Role
from collector.core.learning import Spread
from collector.core.reasons import Reason
from collector.reports.booklet import Booklet
from collector.reports.school import School
from collector.reports.trainee_record import Record, WorkDone
from collector.web.trainees.curves import spread_text
from collector.web.trainees.roll_view import hours_text
from collector.web.wording import Wording


def at_a_glance(booklet: Booklet, say: Wording) -> str:
    """Four or five figures, each with what it has to be seen against."""
    record = booklet.record
    made = [one.made for one in record.done]
    parts, good, scrap, rework = (
        sum(getattr(one, name) for one in made) for name in ("parts", "good", "scrap", "rework")
    )
    tiles = [
        _tile(say("trainees.in_workshop"), hours_text(record.seconds), _mean(record, say)),
        _tile(
            say("trainees.parts_made"), say.number(parts),
            say("trainees.judged", good=say.number(good), scrap=say.number(scrap), rework=say.number(rework),
                rest=say.number(parts - good - scrap - rework)),
        ),
        _latest(record, say),
    ]  # fmt: skip
    if record.watched is not None:
        share = say(
            "trainees.percent", value=say.number(100 * record.watched / record.seconds if record.seconds else 0)
        )
        tiles.append(
            _tile(say("trainees.watched"), share if record.seconds else "–", say("trainees.watched_how"))
        )  # fmt: skip
    if booklet.grid is not None:
        total = len(booklet.grid.competences)
        done = say("trainees.acquired_of", done=say.number(total - booklet.still_open), all=say.number(total))
        tiles.append(_tile(say("trainees.acquired"), done, booklet.grid.title))
    return f'<div class="cards trainee-figures">{"".join(tiles)}</div>'


def _tile(title: str, figure: str, note: str) -> str:
    return (
        f'<section class="card"><h2 class="quiet">{escape(title)}</h2><p class="figure-big">{escape(figure)}</p>'
        f'<p class="quiet small">{escape(note)}</p></section>'
    )


def _mean(record: Record, say: Wording) -> str:
    mean, plan = mean_week(record.weeks), hours_text(record.plan.in_workshop)
    if mean is None:
        return say("trainees.planned_week", plan=plan)
    return say("trainees.mean_week", mean=hours_text(mean), plan=plan)


def _latest(record: Record, say: Wording) -> str:
    """The last week with enough cycles to say something."""
    last = next((one for one in reversed(record.curve) if not one.spread.small), None)
    if last is None:
        return _tile(say("trainees.cycle_time"), "–", say("trainees.no_curve_yet"))
    figure = say("trainees.percent", value=say.number(last.spread.median * 100))
    note = say("trainees.latest_week", day=say.day(last.week, record.period.last))
    return _tile(say("trainees.cycle_time"), figure, note)


def notes(record: Record, say: Wording) -> str:
    """What is not in the figures, and why."""
    told = []
    if record.forgotten:
        told.append(say.counted("trainees.forgotten", len(record.forgotten)))
    if record.unattributed:
        told.append(say.counted("trainees.unattributed", record.unattributed))
    return "".join(f'<div class="notice warn">{escape(one)}</div>' for one in told)


def machines(record: Record, school: School, say: Wording) -> str:
    """Time at each machine, by role."""
    if not record.machines:
        return _nothing(say("trainees.no_machines"))
    heads = [(say("house.machine"), ""), *((say(f"trainees.role.{role.value}"), "number") for role in Role)]
    rows = [
        [
            (escape(school.machine(one.machine)), ""),
            *((_time(one.roles.get(role.value, 0.0)), "number") for role in Role),
            (f"<b>{hours_text(one.seconds)}</b>", "number"),
        ]
        for one in record.machines
    ]
    return table([*heads, (say("trainees.total"), "number")], rows)


def _time(seconds: float) -> str:
    return hours_text(seconds) if seconds else '<span class="quiet">–</span>'


def work(record: Record, school: School, say: Wording) -> str:
    """What was made, operation by operation, in the order of their numbers."""
    if not record.done:
        return _nothing(say("trainees.no_work"))
    heads = [
        (say("trainees.work"), ""), (say("trainees.done_cycles"), "number"), (say("trainees.standard_time"), "number"),
        (say("trainees.against_standard"), ""), (say("trainees.parts"), "number"), (say("trainees.good"), "number"),
        (say("trainees.scrap"), "number"), (say("trainees.rework"), "number"), (say("trainees.unjudged"), "number"),
    ]  # fmt: skip
    return table(heads, [_work_row(one, school, say) for one in record.done])


def work_name(one: WorkDone, school: School, say: Wording) -> tuple[str, str]:
    """What was made, and the words that say more of it."""
    it = one.work
    if it.order:
        operation = say("operation", number=it.operation) if it.operation else ""
        return it.order, " ".join(part for part in (operation, one.described) if part)
    return it.program or say("trainees.no_program"), school.machine(it.machine)


def _work_row(one: WorkDone, school: School, say: Wording) -> list[tuple[str, str]]:
    made = one.made
    name, more = work_name(one, school, say)
    cycles = say.number(made.cycles)
    if made.aborted:
        cycles += f'<br><span class="quiet small">{escape(say.counted("trainees.aborted", made.aborted))}</span>'
    parts = say.number(made.parts)
    if one.together:
        text = say("trainees.of_two", count=say.number(one.together))
        parts += f'<br><span class="quiet small">{escape(text)}</span>'
    return [
        (f'<span class="strong">{escape(name)}</span><br><span class="quiet small">{escape(more)}</span>', ""),
        (cycles, "number"),
        (escape(say.duration(one.standard)) if one.standard else _dash(), "number"),
        (_against(one.spread, say), "wide"),
        (parts, "number"),
        *((say.number(value) if value else _dash(), "number") for value in (
            made.good, made.scrap, made.rework, made.parts - made.good - made.scrap - made.rework,
        )),
    ]  # fmt: skip


def _against(spread: Spread | None, say: Wording) -> str:
    if spread is None:
        return f'<span class="quiet small">{escape(say("trainees.no_standard"))}</span>'
    kind = "quiet" if spread.small else "strong"
    figure = say("trainees.percent", value=say.number(spread.median * 100))
    told = f'<span class="quiet small">{escape(spread_text(spread, say))}</span>'
    return f'<span class="{kind}">{escape(figure)}</span><br>{told}'


def quality(record: Record, reasons: Iterable[Reason], say: Wording) -> str:
    """Why parts are not good."""
    if not record.causes:
        return _nothing(say("trainees.no_causes"))
    heads = [(say("trainees.cause"), ""), (say("trainees.scrap"), "number"), (say("trainees.rework"), "number")]
    known = list(reasons)
    return table(heads, [
        [(escape(reason_text(one.reason_code, known, say)), ""), (say.number(one.scrap), "number"),
         (say.number(one.rework), "number")]
        for one in record.causes
    ])  # fmt: skip


def stops(record: Record, reasons: Iterable[Reason], say: Wording) -> str:
    """Why machines stood while they were run."""
    if not record.stops:
        return _nothing(say("trainees.no_stops"))
    heads = [(say("trainees.stop"), ""), (say("trainees.stop_count"), "number"), (say("trainees.stop_time"), "number")]
    known = list(reasons)
    return table(heads, [
        [(escape(reason_text(one.reason_code, known, say)), ""), (say.number(one.count), "number"),
         (escape(say.duration(one.seconds)), "number")]
        for one in record.stops
    ])  # fmt: skip


def reason_text(code: str, reasons: Sequence[Reason], say: Wording) -> str:
    """A reason as the site's list calls it."""
    if not code:
        return say("trainees.no_reason")
    return next((one.called(say.language) for one in reasons if one.code == code), code)


def table(heads: Sequence[tuple[str, str]], rows: Sequence[Sequence[tuple[str, str]]]) -> str:
    """A table; on a narrow screen each cell says its heading."""
    top = "".join(f'<th scope="col" class="{kind}">{escape(text)}</th>' for text, kind in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td class="{kind}" data-label="{escape(head)}"><div>{cell}</div></td>'
            for (head, _), (cell, kind) in zip(heads, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return f'<table class="table stacked"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'


def _dash() -> str:
    return '<span class="quiet">–</span>'


def _nothing(text: str) -> str:
    return f'<p class="quiet">{escape(text)}</p>'
