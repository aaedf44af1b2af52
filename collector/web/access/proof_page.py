"""`/access/proof`: the labour inspector's file, and the journal's own proof: verified, signed, decided again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from nicegui import ui
from sqlalchemy import Connection, select

from collector.accounts.rights import Right
from collector.errors import JournalError
from collector.gate.hindsight import Redecided, redecide
from collector.reports.journal_proof import grouped
from collector.reports.workshop import Workshop
from collector.store import checkpoints, journal
from collector.store.access_queries import Wanted, count_decisions
from collector.store.queries import BEGINNING, END
from collector.store.verify import Verification, verify
from collector.web.access import marks
from collector.web.access.inspection_form import inspection_form
from collector.web.access.labour import Bar, Bench, Progress
from collector.web.access.room import STYLE, head, names_of, stamp
from collector.web.house import House, Visit

MOST = 50
"""How many findings are listed; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What the journal is sealed with.

    Args:
        head: The number of its newest fact.
        seq: The newest fact that a checkpoint was signed for; None where none was.
        at: When (UTC).
        genuine: The journal's key signed it.
        fingerprint: SHA-256 of the public key.
    """

    head: int
    seq: int | None
    at: datetime | None
    genuine: bool
    fingerprint: str


def proof_page(house: House) -> None:
    """Register the page.

    Args:
        house: Where it stands.
    """
    bench = Bench()

    @house.page("/access/proof", right=Right.VERIFY_JOURNAL, title="access.proof.title", section="access", style=STYLE)
    async def proof(visit: Visit) -> None:
        say, workshop = visit.say, visit.around.workshop
        with ui.element("div").classes("page"):
            head(visit, "proof", say("access.proof.title"), lead=say("access.proof.lead"))
            if workshop is not None and visit.may(Right.SEE_ACCESS):
                names = await visit.read(lambda connection: names_of(connection, visit.around.site))
                inspection_form(visit, workshop, names, bench)
            with ui.element("section").classes("card"):
                await _journal(visit, bench)
            if workshop is not None:
                with ui.element("section").classes("card"):
                    _replay(visit, workshop, bench)


async def _journal(visit: Visit, bench: Bench) -> None:
    say = visit.say
    ui.html(f"<h2>{escape(say('access.proof.journal'))}</h2>", sanitize=False)
    try:
        seal = await visit.read(lambda connection: _seal(connection, visit))
    except JournalError as error:
        told = f"{escape(say('access.proof.no_key'))} <code>{escape(str(error))}</code>"
        ui.html(told, sanitize=False).classes("notice bad").props("role=alert")
        return
    ui.html(_sealed(seal, visit), sanitize=False)
    result = ui.html("", sanitize=False).props("role=status").classes("result")

    async def look() -> None:
        if bar.busy:
            result.set_content(_busy(visit))
            return
        result.set_content("")
        store, directory = visit.around.store, visit.around.directory
        try:
            found = await bar.run(lambda progress: verify(store.readers, directory, progress))
        except JournalError as error:
            result.set_content(
                f'<p class="notice bad">{escape(say("access.proof.unreadable"))} {escape(str(error))}</p>'
            )
            return
        if found is not None:
            result.set_content(verification_html(found, visit))

    with ui.element("div").classes("row"):
        with ui.element("button").classes("button main verify").props("type=button").on("click", look, args=[]):
            ui.html(escape(say("access.proof.verify")), sanitize=False, tag="span")
        bar = Bar(visit, bench, say("access.proof.verify"))


def _seal(connection: Connection, visit: Visit) -> Seal:
    """What the journal is sealed with now.

    Raises:
        JournalError: If the public key cannot be read.
    """
    key = checkpoints.load_public_key(visit.around.directory)
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    of = journal.checkpoint.c
    row = connection.execute(select(of.seq, of.hash, of.at, of.signature).order_by(of.number.desc()).limit(1)).first()
    newest = checkpoints.Checkpoint(*row) if row is not None else None
    return Seal(
        head=journal.head(connection).seq,
        seq=newest.seq if newest is not None else None,
        at=newest.at if newest is not None else None,
        genuine=newest is not None and checkpoints.is_genuine(key, newest),
        fingerprint=hashlib.sha256(raw).hexdigest(),
    )


def _sealed(seal: Seal, visit: Visit) -> str:
    say = visit.say
    if seal.seq is None or seal.at is None:
        newest = say("access.proof.no_checkpoint")
    else:
        newest = say("access.proof.checkpoint_is", seq=say.number(seal.seq), time=stamp(seal.at, say))
    sign = marks.CHECK if seal.genuine else marks.CROSS
    genuine = say("access.proof.genuine" if seal.genuine else "access.proof.forged")
    state = f'<span class="{"good" if seal.genuine else "bad"} signed">{sign}{escape(genuine)}</span>'
    return (
        '<dl class="facts">'
        f"<dt>{escape(say('access.proof.head'))}</dt><dd>{escape(say.number(seal.head))}</dd>"
        f"<dt>{escape(say('access.proof.checkpoint'))}</dt><dd>{escape(newest)} {state if seal.seq else ''}</dd>"
        f"<dt>{escape(say('access.proof.fingerprint'))}</dt><dd><code>{escape(grouped(seal.fingerprint))}</code></dd>"
        f"</dl><p class='quiet small'>{escape(say('access.proof.keep_copy'))}</p>"
    )


def _busy(visit: Visit) -> str:
    return f'<p class="notice warn">{escape(visit.say("access.proof.busy"))}</p>'


def verification_html(found: Verification, visit: Visit) -> str:
    """What the verification found."""
    say = visit.say
    if found.clean:
        told = say(
            "access.proof.clean", facts=say.number(found.facts), checkpoints=say.number(found.checkpoints),
            sealed=say.number(found.sealed),
        )  # fmt: skip
        removed = say("access.proof.removed", seq=say.number(found.removed)) if found.removed else ""
        return f'<p class="notice good">{marks.CHECK} <b>{escape(told)}</b> {escape(removed)}</p>'
    rows = "".join(
        f"<li><b>{escape(_where(one.seq, one.last, visit))}</b> {escape(say(f'access.found.{one.what.value}'))}"
        f'<br><span class="quiet">{escape(one.detail)}</span></li>'
        for one in found.findings[:MOST]
    )
    title = say.counted("access.proof.findings", len(found.findings))
    return (
        f'<div class="notice bad"><p><b>{escape(title)}</b></p><ul class="dots">{rows}</ul>'
        f"<p>{escape(say('access.proof.findings_do'))}</p></div>"
    )


def _where(first: int, last: int, visit: Visit) -> str:
    say = visit.say
    if first == last:
        return say("access.proof.fact", seq=say.number(first))
    return say("access.proof.facts", first=say.number(first), last=say.number(last))


def _replay(visit: Visit, workshop: Workshop, bench: Bench) -> None:
    say = visit.say
    ui.html(
        f"<h2>{escape(say('access.proof.replay'))}</h2><p class='quiet'>{escape(say('access.proof.replay_lead'))}</p>",
        sanitize=False,
    )
    result = ui.html("", sanitize=False).props("role=status").classes("replayed")

    async def again() -> None:
        if bar.busy:
            result.set_content(_busy(visit))
            return
        result.set_content("")
        found = await bar.run(lambda progress: _redecide(visit, workshop, progress))
        if found is not None:
            result.set_content(_redecided(found, visit))

    with ui.element("div").classes("row"):
        with ui.element("button").classes("button replay").props("type=button").on("click", again, args=[]):
            ui.html(escape(say("access.proof.replay_now")), sanitize=False, tag="span")
        bar = Bar(visit, bench, say("access.proof.replay"))


def _redecide(visit: Visit, workshop: Workshop, progress: Progress) -> list[Redecided]:
    store = visit.around.store
    with store.reader() as connection:
        total = sum(count_decisions(connection, Wanted(BEGINNING, END)).values())
    found: list[Redecided] = []
    progress(0, total)
    for one in redecide(store, workshop.read_pack):
        found.append(one)
        progress(len(found), max(total, len(found)))
    return found


def _redecided(found: Sequence[Redecided], visit: Visit) -> str:
    say = visit.say
    other = [one for one in found if one.differences]
    erased = sum(one.erased for one in found)
    if other:
        rows = "".join(
            f"<li><b>{escape(say('access.proof.fact', seq=say.number(one.seq)))}</b> "
            f"<code>{escape('; '.join(one.differences))}</code></li>"
            for one in other[:MOST]
        )
        title = say.counted("access.proof.otherwise", len(other))
        return f'<div class="notice bad"><p><b>{escape(title)}</b></p><ul class="dots">{rows}</ul></div>'
    if not found:
        return f'<p class="notice">{escape(say("access.proof.no_decisions"))}</p>'
    told = say.counted("access.proof.alike", len(found) - erased)
    gone = f" {say.counted('access.proof.erased', erased)}" if erased else ""
    return f'<p class="notice good">{marks.CHECK} <b>{escape(told)}</b>{escape(gone)}</p>'
