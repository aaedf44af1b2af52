"""The competences of a training as HTML: the level that holds for each, and everything that was ever given."""

from __future__ import annotations

from datetime import datetime
from html import escape

from collector.core.grids import Competence, Grid
from collector.reports.booklet import Booklet
from collector.reports.school import School
from collector.reports.trainee_evidence import Evidence, LostEvidence, SessionEvidence, WorkEvidence
from collector.store.assessments import Assessment
from collector.web.wording import Wording


def head(booklet: Booklet, grid: Grid, say: Wording) -> str:
    """Of which diploma, how far, and whether somebody has looked the grid over."""
    total = len(grid.competences)
    done = total - booklet.still_open
    told = say("trainees.acquired_count", count=say.counted("trainees.acquired_ones", done), all=say.number(total))
    bar = (
        f'<div class="grid-bar" role="img" aria-label="{escape(told)}"><i style="width:{done / total:.1%}"></i></div>'
    )  # fmt: skip
    unverified = "" if grid.verified else (
        f'<details class="quiet small"><summary>{escape(say("trainees.unverified"))}</summary>'
        f"<p>{escape(grid.source)}</p></details>"
    )  # fmt: skip
    return f"<h2>{escape(grid.title)}</h2><p>{escape(told)}</p>{bar}{unverified}"


def nothing(booklet: Booklet, say: Wording) -> str:
    """Why there is no grid, and what to do."""
    if booklet.enrolled is None:
        return (
            f'<div class="empty"><p>{escape(say("trainees.no_enrolment"))}</p>'
            f"<p>{escape(say('trainees.no_enrolment_do'))} <code>etabli import papers</code></p></div>"
        )
    return (
        f'<div class="empty"><p>{escape(say("trainees.no_grid_here", programme=booklet.enrolled.title))}</p>'
        f"<p>{escape(say('trainees.no_grid_do'))} <code>[[trainings]]</code></p></div>"
    )


def competence(one: Competence, booklet: Booklet, grid: Grid, now: datetime, say: Wording) -> str:
    """A competence with the level that holds."""
    holding = booklet.holding(one.code)
    given = ""
    if holding is not None:
        who = author_text(holding.author, booklet, say)
        given = (
            f'<span class="quiet small">{escape(say("trainees.given_by", day=_day(holding, now, say), who=who))}</span>'
        )
    return (
        f'<div class="competence-name"><span class="quiet small">{escape(one.code)}</span> {escape(one.title)}'
        f'{_criteria(one, say)}</div><div class="competence-level">{level_chip(grid, holding, say)} {given}</div>'
    )


def _criteria(one: Competence, say: Wording) -> str:
    if not one.criteria:
        return ""
    listed = "".join(f"<li>{escape(text)}</li>" for text in one.criteria)
    return (
        f'<details class="quiet small"><summary>{escape(say("trainees.criteria"))}</summary><ul>{listed}</ul></details>'
    )


def level_chip(grid: Grid, one: Assessment | None, say: Wording) -> str:
    """A level as a sign: filled once it is acquired, and never by colour alone."""
    if one is None:
        return f'<span class="chip level">{escape(say("trainees.not_yet"))}</span>'
    level = grid.level(one.level)
    acquired = level is not None and level.acquired
    mark = "✓ " if acquired else "… "
    title = level.title if level is not None else one.level
    return f'<span class="chip level {"acquired" if acquired else "going"}">{mark}{escape(title)}</span>'


def assessment(one: Assessment, booklet: Booklet, grid: Grid, school: School, now: datetime, say: Wording) -> str:
    """One entry of a competence's history; its files are shown beside it."""
    gone = one.withdrawn_at is not None
    parts = [
        f'<p class="row">{level_chip(grid, one, say)}<span class="quiet small">'
        f"{escape(say('trainees.given_by', day=_day(one, now, say), who=author_text(one.author, booklet, say)))}"
        "</span></p>"
    ]
    if one.withdrawn_at is not None:
        who = author_text(one.withdrawn_by or "", booklet, say)
        text = say("trainees.withdrawn_by", day=say.moment(one.withdrawn_at, now), who=who)
        parts.append(f'<p class="warn small">{escape(text)}</p>')
    if one.id in booklet.altered:
        parts.append(f'<p class="bad small">{escape(say("trainees.altered"))}</p>')
    if one.comment is None:
        parts.append(f'<p class="quiet small">{escape(say("trainees.comment_erased"))}</p>')
    elif one.comment:
        parts.append(f"<blockquote>{escape(one.comment)}</blockquote>")
    proofs = [evidence_text(it, school, now, say) for it in booklet.rests_on.get(one.id, ())]
    if proofs:
        listed = "".join(f"<li>{escape(text)}</li>" for text in proofs)
        parts.append(f'<p class="quiet small">{escape(say("trainees.rests_on"))}</p><ul class="proofs">{listed}</ul>')
    return f'<div class="assessment{" withdrawn" if gone else ""}">{"".join(parts)}</div>'


def _day(one: Assessment, now: datetime, say: Wording) -> str:
    return say.day(say.today(one.at), say.today(now))


def author_text(author: str, booklet: Booklet, say: Wording) -> str:
    """Who judged; of an account that is gone, that it is."""
    return booklet.authors.get(author) or say("trainees.author_gone")


def evidence_text(one: Evidence, school: School, now: datetime, say: Wording) -> str:
    """A piece of evidence in words."""
    match one:
        case SessionEvidence():
            until = say.clock(one.until) if one.until is not None else "?"
            text = say("trainees.session", machine=school.machine(one.machine), since=say.moment(one.since, now),
                       until=until)  # fmt: skip
            return f"{text}, {_operation(one.order, one.operation, say)}" if one.order else text
        case WorkEvidence():
            named = " ".join(part for part in (_operation(one.order, one.operation, say), one.described) if part)
            parts, cycles = say.counted("trainees.pieces", one.parts), say.counted("trainees.cycles", one.cycles)
            return say("trainees.made_until", work=named, parts=parts, cycles=cycles)
        case LostEvidence():
            return say("trainees.lost_evidence")


def _operation(order: str | None, operation: str | None, say: Wording) -> str:
    return " ".join(part for part in (order or "", say("operation", number=operation) if operation else "") if part)
