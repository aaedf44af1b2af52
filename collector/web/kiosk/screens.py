"""The kiosk's screens but for the one of work: nobody is there, what to do, in which role, the answer, a sentence."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from collector.access.decision import Outcome
from collector.access.pack import Text
from collector.core.facts import Role
from collector.shopfloor.entry import Came
from collector.shopfloor.offers import Offer
from collector.shopfloor.verdict import OFFICE, Hurdle, Verdict
from collector.store.registry_records import display_name
from collector.web.floor.standing import Standing
from collector.web.kiosk import drawings
from collector.web.kiosk.conversation import Conversation, Step
from collector.web.kiosk.sight import Sight
from collector.web.kiosk.touch import button, touch
from collector.web.wording import Wording

_MARKS = {
    Outcome.ALLOWED: ("allowed", drawings.YES), Outcome.SUPERVISED: ("supervised", drawings.WITH),
    Outcome.DENIED: ("denied", drawings.NO),
}  # fmt: skip

ROLES = ((Role.RUN, drawings.RUN), (Role.SETUP, drawings.SETUP), (Role.INSPECT, drawings.INSPECT))


def screen_of(sight: Sight, talk: Conversation, say: Wording) -> str:
    """What is shown instead of the work; empty while somebody works and nothing is asked."""
    match talk.step:
        case Step.WORK:
            return _what(talk, sight, say)
        case Step.ROLE:
            return _role(talk, say)
        case Step.TASK:
            return _task(talk, say)
        case Step.ANSWER:
            return _answer(talk, sight, say)
        case Step.NOTE:
            return _note(talk, sight, say)
        case Step.HOME:
            return _nobody(sight, say) if sight.session is None else ""


def marked(outcome: Outcome) -> tuple[str, str]:
    """The class and the drawing of an answer: never its colour alone."""
    return _MARKS[outcome]


def supervision(sight: Sight, say: Wording, *, needed: bool) -> str:
    """Who supervises there; where it is needed, also that nobody does."""
    if not sight.supervisors:
        return f'<p class="quiet">{escape(say("kiosk.no_supervisor"))}</p>' if needed else ""
    lines = (say("kiosk.supervisor", who=one.name, time=say.clock(one.renew_by)) for one in sight.supervisors)
    return "".join(f'<p class="watcher">{drawings.WITH}<span>{escape(line)}</span></p>' for line in lines)


def _nobody(sight: Sight, say: Wording) -> str:
    alone = sight.standing in (Standing.RUNNING, Standing.PAUSED)
    warning = f'<p class="notice warn">{escape(say("kiosk.running_alone"))}</p>' if alone else ""
    return (
        f'<section class="nobody"><div class="invite">{drawings.BADGE}</div>'
        f'<h1>{escape(say("kiosk.show_badge"))}</h1><p class="quiet">{escape(say("kiosk.show_badge_do"))}</p>{warning}'
        f'<div class="touches">{touch(say("kiosk.no_badge"), panel="pin", drawing=drawings.KEYS)}'
        f'{"" if sight.call else touch(say("kiosk.call"), panel="call", drawing=drawings.CALL)}</div>'
        f"{supervision(sight, say, needed=sight.permit is not None)}</section>"
    )  # fmt: skip


def _head(title: str, question: str, say: Wording, *, back: bool) -> str:
    act, word = ("back", say("kiosk.back")) if back else ("done", say("kiosk.cancel"))
    return (
        f'<header class="asked"><div><p>{escape(title)}</p><h1>{escape(question)}</h1></div>'
        f"{touch(word, act=act, drawing=drawings.BACK, classes='plain')}</header>"
    )


def _hello(talk: Conversation, say: Wording) -> str:
    if talk.person is None:
        return say("kiosk.go_on")
    return say("kiosk.hello", who=talk.person.given_name or display_name(talk.person))


def _what(talk: Conversation, sight: Sight, say: Wording) -> str:
    today = say.today(sight.now)
    offers = "".join(_offer(one, say, say.day(one.due, today) if one.due else "") for one in talk.offers)
    if not offers:
        offers = (
            f'<div class="empty"><p>{escape(say("kiosk.no_offers"))}</p>'
            f"<p>{escape(say('kiosk.no_offers_do'))}</p></div>"
        )
    pin = touch(say("kiosk.my_pin"), panel="new_pin", drawing=drawings.KEYS, classes="plain")
    own = talk.person is not None and talk.via == "badge"
    return (
        f'<section class="choose">{_head(_hello(talk, say), say("kiosk.what"), say, back=False)}'
        f'<div class="offers">{offers}</div><footer class="touches">'
        f'{touch(say("kiosk.no_order"), act="pick", classes="plain", drawing=drawings.ORDER)}{pin if own else ""}'
        f"</footer></section>"
    )  # fmt: skip


def _offer(one: Offer, say: Wording, due: str) -> str:
    title = f"<b>{escape(one.order)}</b> {escape(one.title)}"
    operation = " ".join(filter(None, (say("operation", number=one.operation), one.description)))
    named = f'<em class="chip named">{escape(say("kiosk.named"))}</em>' if one.named else ""
    made = say("kiosk.made", made=say.number(one.made), planned=say.number(one.quantity))
    done = f'<em class="chip">{escape(say("kiosk.complete"))}</em>' if one.complete else ""
    share = min(one.made / one.quantity, 1.0) if one.quantity else 1.0
    until = f"<span>{escape(say('due', date=due))}</span>" if due else ""
    content = (
        f'<span class="line">{title}{named}{done}</span><span class="line quiet">{escape(operation)}</span>'
        f'<span class="line quiet"><i class="bar"><i style="width:{share:.0%}"></i></i>{escape(made)} {until}</span>'
    )
    says: dict[str, object] = {"order": one.order, "operation": one.operation}
    return button(content, act="pick", classes="offer is-named" if one.named else "offer", says=says)


def _role(talk: Conversation, say: Wording) -> str:
    chosen = talk.chosen
    what = f"{chosen.order} {chosen.title}" if chosen is not None else say("kiosk.no_order")
    roles = "".join(
        touch(say(f"kiosk.role.{role.value}"), act="role", drawing=drawing, classes="huge",
              under=say(f"kiosk.role_do.{role.value}"), says={"role": role.value})
        for role, drawing in ROLES
    )  # fmt: skip
    return (
        f'<section class="choose">{_head(what, say("kiosk.role"), say, back=True)}'
        f'<div class="roles">{roles}</div></section>'
    )


def _task(talk: Conversation, say: Wording) -> str:
    tasks = "".join(touch(one, act="task", classes="huge", says={"task": one}) for one in talk.tasks)
    none = touch(say("kiosk.no_task"), act="task", classes="huge")
    return (
        f'<section class="choose">{_head(_hello(talk, say), say("kiosk.task"), say, back=True)}'
        f'<div class="roles tasks">{none}{tasks}</div></section>'
    )


def _answer(talk: Conversation, sight: Sight, say: Wording) -> str:
    arrival = talk.arrival
    assert arrival is not None and arrival.verdict is not None, "an answer is about somebody who asked"
    verdict = arrival.verdict
    word, drawing = marked(verdict.outcome)
    denied = verdict.outcome is Outcome.DENIED
    others = any(one.id != arrival.person.id for one in sight.workers)
    names = {**sight.names, arrival.person.id: display_name(arrival.person)}
    barred = ", ".join(names[one] for one in verdict.denied if one in names)
    who = f'<p class="for">{escape(say("kiosk.answer_for", who=barred))}</p>' if others and barred else ""
    call = touch(say("kiosk.call"), panel="call", drawing=drawings.CALL, classes="on-tone")
    end = touch(say("kiosk.understood" if denied else "kiosk.to_work"), act="done", classes="on-tone main")
    return (
        f'<section class="answer is-{word}" role="alert">{drawing}<h1>{escape(say(f"kiosk.answer.{word}"))}</h1>{who}'
        f"{_reasons(verdict, say) if denied else _terms(verdict, sight, say)}"
        f'<div class="touches">{call if denied and sight.call is None else ""}{end}</div></section>'
    )


def _terms(verdict: Verdict, sight: Sight, say: Wording) -> str:
    """By whom, and until when."""
    names = _guardians(verdict, sight)
    by = f'<p class="by">{escape(say("kiosk.by", who=names))}</p>' if names else ""
    until = verdict.until
    return by + (f'<p class="until">{escape(until_text(until, sight.now, say))}</p>' if until is not None else "")


def until_text(until: datetime, now: datetime, say: Wording) -> str:
    """Until when a right holds: how much is left is said on its last day, to the second in its last minutes."""
    left = until - now
    if left > timedelta(days=1):
        return say("kiosk.until_day", day=say.day(say.today(until), say.today(now)))
    exact = say.duration(left.total_seconds()) if left < timedelta(minutes=5) else say.lapse(left.total_seconds())
    return f"{say('kiosk.until', time=say.moment(until, now))}, {say('kiosk.ends', time=exact)}"


def _guardians(verdict: Verdict, sight: Sight) -> str:
    return ", ".join(sight.names.get(one, "") for one in verdict.guardians if one in sight.names)


def reasons(hurdles: tuple[Hurdle, ...], say: Wording) -> list[tuple[str, str]]:
    """What is not met and what to do about it, in words: the same for all that only the office can mend."""
    office = (say("kiosk.office_why"), say("kiosk.office_do"))
    return [
        office if one == OFFICE else (_in(one.why, say) or office[0], _in(one.do, say) or office[1]) for one in hurdles
    ]


def _in(text: Text | None, say: Wording) -> str:
    return "" if text is None else text.en if say.language == "en" else text.fr


def _reasons(verdict: Verdict, say: Wording) -> str:
    rows = "".join(
        f"<tr><td>{escape(why)}</td><td><b>{escape(do)}</b></td></tr>" for why, do in reasons(verdict.hurdles[:4], say)
    )
    observed = "" if verdict.enforced else f'<p class="observed">{escape(say("kiosk.observed"))}</p>'
    return (
        f'<table><thead><tr><th scope="col">{escape(say("kiosk.not_met"))}</th>'
        f'<th scope="col">{escape(say("kiosk.do"))}</th></tr></thead><tbody>{rows}</tbody></table>{observed}'
    )


def _note(talk: Conversation, sight: Sight, say: Wording) -> str:
    arrival = talk.arrival
    if arrival is None:
        word, title, more = "refused", say("kiosk.note.refused"), say(f"kiosk.refused.{talk.refused}")
        drawing = drawings.NO
    else:
        who = arrival.person.given_name or display_name(arrival.person)
        name = display_name(arrival.person)
        word = arrival.came.value
        drawing = drawings.WITH if arrival.came in (Came.SUPERVISES, Came.ANSWERED) else drawings.YES
        match arrival.came:
            case Came.LEFT:
                title, more = (
                    say("kiosk.note.left", who=who),
                    say("kiosk.note.left_do", time=say.clock(talk.at or sight.now)),
                )
                drawing = drawings.LEAVE
            case Came.SUPERVISES:
                until = next((one.renew_by for one in sight.supervisors if one.name == name), None)
                title = say("kiosk.note.supervises", who=name)
                more = say("kiosk.note.supervises_do", time=say.clock(until)) if until is not None else ""
            case Came.ANSWERED:
                title, more = say("kiosk.note.answered", who=name), say("kiosk.note.answered_do")
            case Came.JOINED:
                title, more = say("kiosk.note.joined", who=who), ""
            case _:
                title, more = say("kiosk.note.began", who=who), ""
    return (
        f'<section class="note is-{word}" role="alert">{drawing}<h1>{escape(title)}</h1><p>{escape(more)}</p>'
        f'<div class="touches">{touch(say("kiosk.understood"), act="done")}</div></section>'
    )
