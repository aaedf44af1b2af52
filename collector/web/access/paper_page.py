"""`/access/papers/{paper}`: what it says, what became of it, what proves it; correcting it and taking it back."""

from __future__ import annotations

from html import escape

from nicegui import ui

from collector.access.dossier import Declaration
from collector.accounts.rights import Right
from collector.errors import RequestRefused
from collector.reports.journal_proof import grouped
from collector.reports.workshop import Workshop
from collector.store.papers_records import Paper, PaperKind
from collector.web.access import marks
from collector.web.access.answer import Reader
from collector.web.access.drawer import Folder, folder_of
from collector.web.access.effects_view import effects_html
from collector.web.access.entry_page import confirm_button
from collector.web.access.paper_words import called, lines
from collector.web.access.papers_page import about
from collector.web.access.problem_words import refusal
from collector.web.access.recording import Recorder
from collector.web.access.room import STYLE, address, civil_day, empty, head, link, rules, stamp
from collector.web.access.standing import Lookout
from collector.web.house import House, Visit

LIFTED = (PaperKind.WITHDRAWAL, PaperKind.LOCK_OUT)
"""Papers that are ended by a further one."""


def paper_page(house: House, lookout: Lookout | None) -> None:
    """Register the page.

    Args:
        house: Where it stands.
        lookout: Told that papers have changed.
    """

    @house.page(
        "/access/papers/{paper}", right=Right.SEE_ACCESS, title="access.paper.title", section="access", style=STYLE
    )
    async def paper(visit: Visit) -> None:
        say, now = visit.say, visit.around.clock.now()
        with ui.element("div").classes("page"):
            workshop = visit.around.workshop
            if workshop is None:
                head(visit, "papers", say("access.paper.title"))
                rules(visit)
                return
            id_, site = visit.path("paper"), visit.around.site
            found = await visit.read(lambda connection: folder_of(connection, workshop, site, id_, now))
            if found is None:
                head(visit, "papers", say("access.paper.title"))
                empty(say("access.paper.unknown"), say("access.paper.unknown_do"))
                return
            one = found.paper
            head(visit, "papers", called(one.kind, one.content, say), lead=about(one, found.names, visit))
            if visit.query("saved"):
                ui.html(escape(say("access.paper.saved")), sanitize=False).classes("notice good").props("role=status")
            with ui.element("div").classes("two-sides"):
                with ui.element("div").classes("stacked"):
                    ui.html(_state(found, visit), sanitize=False)
                    ui.html(_says(found, visit), sanitize=False).classes("card")
                    ui.html(_story(found, visit), sanitize=False).classes("card")
                with ui.element("aside").classes("side"):
                    ui.html(_proof(found, visit), sanitize=False).classes("card")
                    if found.stands and visit.may(Right.CHANGE_ACCESS):
                        _acts(visit, workshop, found, lookout)


def _state(found: Folder, visit: Visit) -> str:
    say, now = visit.say, visit.around.clock.now()
    if found.paper.content is None:
        return f'<p class="notice">{escape(say("access.paper.erased"))}</p>'
    if found.revoked_at is not None:
        told = say("access.paper.revoked", time=stamp(found.revoked_at, say))
        return f'<p class="notice warn">{escape(told)}</p>'
    if found.after is not None:
        to = link(f"/access/papers/{found.after.id}")
        told = say("access.paper.replaced", time=stamp(found.after.recorded_at, say))
        return f'<p class="notice warn">{escape(told)} <a href="{to}">{escape(say("access.paper.see_new"))}</a></p>'
    if found.last is not None:
        past = found.last < say.today(now)
        told = say("access.paper.over" if past else "access.paper.until", day=civil_day(found.last, say))
        return f'<p class="notice {"warn" if past else "good"}">{escape(told)}</p>'
    return f'<p class="notice good">{escape(say("access.paper.stands"))}</p>'


def _says(found: Folder, visit: Visit) -> str:
    say, paper = visit.say, found.paper
    if paper.content is None:
        return f'<p class="quiet">{escape(say("access.paper.erased"))}</p>'
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
        for name, value in lines(paper.kind, paper.content, found.names, say)
    )
    medical = (
        f'<p class="quiet small">{escape(say("access.paper.no_reason"))}</p>'
        if paper.kind is PaperKind.MEDICAL_OPINION
        else ""
    )
    return f'<h2>{escape(say("access.paper.says"))}</h2><dl class="facts">{rows}</dl>{medical}'


def _story(found: Folder, visit: Visit) -> str:
    say = visit.say
    entries = [_recorded(found.paper, found, visit, here=True)]
    entries += [_recorded(one, found, visit, here=False) for one in found.before]
    return f'<h2>{escape(say("access.paper.story"))}</h2><ol class="story">{"".join(entries)}</ol>'


def _recorded(one: Paper, found: Folder, visit: Visit, *, here: bool) -> str:
    say = visit.say
    told = say(
        "access.paper.recorded", time=stamp(one.recorded_at, say),
        who=found.names.author(one.author, say),
    )  # fmt: skip
    if here:
        return f"<li><b>{escape(told)}</b></li>"
    to = link(f"/access/papers/{one.id}")
    return f'<li>{escape(say("access.paper.before"))} <a href="{to}">{escape(told)}</a></li>'


def _proof(found: Folder, visit: Visit) -> str:
    say, paper = visit.say, found.paper
    if found.genuine is None:
        verdict = f'<p class="notice">{escape(say("access.paper.proof_erased"))}</p>'
    elif found.genuine:
        verdict = f'<p class="notice good">{marks.CHECK} {escape(say("access.paper.proof_good"))}</p>'
    else:
        verdict = f'<p class="notice bad">{marks.CROSS} {escape(say("access.paper.proof_bad"))}</p>'
    fact = say("access.paper.fact", seq=say.number(found.seq)) if found.seq else say("access.paper.fact_gone")
    return (
        f"<h2>{escape(say('access.paper.proof'))}</h2>{verdict}"
        f'<p>{escape(fact)}</p><p class="quiet small">{escape(say("access.paper.digest"))}</p>'
        f"<code>{escape(grouped(paper.digest))}</code>"
        f'<p class="quiet small">{escape(say("access.paper.number"))} <code>{escape(paper.id)}</code></p>'
    )


def _acts(visit: Visit, workshop: Workshop, found: Folder, lookout: Lookout | None) -> None:
    say, paper = visit.say, found.paper
    to = f"/access/papers/{paper.id}"
    open_ = getattr(paper.content, "lifted_on", None) is None and getattr(paper.content, "until", None) is None
    acts = [("correct", "button main")]
    if paper.kind in LIFTED and open_:
        acts.insert(0, ("lift", "button main"))
    if isinstance(paper.content, Declaration):
        acts.append(("notify", "button"))
    links = "".join(
        f'<a class="{style}" href="{link(f"{to}/{name}")}">{escape(say(f"access.paper.{name}"))}</a>'
        for name, style in acts
    )
    with ui.element("div").classes("card no-print"):
        ui.html(f"<h2>{escape(say('access.paper.acts'))}</h2><div class=row>{links}</div>", sanitize=False)
        _take_back(visit, workshop, found, Recorder(visit, workshop, lookout))


def _take_back(visit: Visit, workshop: Workshop, found: Folder, recorder: Recorder) -> None:
    """Taking back is asked for, then shown with what it changes, then done."""
    say = visit.say
    reader = Reader(found.names, workshop.pack, say, visit.around.clock.now(), assumed=True)

    async def ask() -> None:
        effects = await recorder.without(found.paper)
        shown.clear()
        with shown:
            ui.html(
                f"<h3>{escape(say('access.paper.take_back_what'))}</h3>{effects_html(effects, reader)}", sanitize=False
            )
            refused = ui.html("", sanitize=False).props("role=alert")

            async def do() -> None:
                try:
                    await recorder.take_back(found.paper.id)
                except RequestRefused as error:
                    refused.set_content(f'<p class="notice bad">{escape(refusal(error, say))}</p>')
                    return
                ui.navigate.to(address(f"/access/papers/{found.paper.id}"))

            confirm_button(say("access.paper.take_back_now"), "danger", do)

    with ui.element("button").classes("button take-back").props("type=button").on("click", ask, args=[]):
        ui.html(escape(say("access.paper.take_back")), sanitize=False, tag="span")
    shown = ui.element("div").classes("stacked").props("aria-live=polite")
