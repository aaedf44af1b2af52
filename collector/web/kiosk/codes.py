"""The page of codes, for trainers: who is known at kiosks without a badge. A code is shown once, when it is given."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from html import escape

from nicegui import ui
from sqlalchemy import Connection

from collector.accounts.rights import Right
from collector.errors import RequestRefused
from collector.shopfloor.pins import Pins, new_pin
from collector.shopfloor.refusals import ShopFloorRefused
from collector.store.registry import Registry
from collector.store.registry_records import Person, PersonRole
from collector.web.house import House, Visit
from collector.web.kiosk.deeds import refused


def codes_page(house: House, pins: Pins) -> None:
    """Register the page `/codes`.

    Args:
        house: Where it stands.
        pins: Who gives codes.
    """

    @house.page("/codes", right=Right.CHANGE_SESSIONS, title="kiosk.codes", section="trainees")
    async def codes(visit: Visit) -> None:
        await _Codes(visit, pins).show()


class _Codes:
    """The page in one browser."""

    def __init__(self, visit: Visit, pins: Pins) -> None:
        self._visit = visit
        self._say = visit.say
        self._pins = pins
        with ui.element("div").classes("page"):
            title, what = escape(self._say("kiosk.codes")), escape(self._say("kiosk.codes_what"))
            ui.html(f'<h1>{title}</h1><p class="quiet">{what}</p>', sanitize=False)
            # In sight wherever in the list the button was: what it says is said once.
            self._word = ui.html("", sanitize=False).props('role="status"')
            self._word.style("position: sticky; top: 0.5rem; z-index: 5")
            self._list = ui.element("div").classes("card")

    async def show(self) -> None:
        """Show everybody as it stands now."""
        people, numbers = await self._visit.read(_trainees), await self._pins.numbers()
        self._list.clear()
        with self._list:
            if not people:
                none, do = escape(self._say("kiosk.codes_none")), escape(self._say("kiosk.codes_none_do"))
                ui.html(f'<div class="empty"><p>{none}</p><p>{do}</p></div>', sanitize=False)
                return
            with ui.element("div").classes("scroll").props("tabindex=0"), ui.element("table").classes("table"):
                heads = (self._say("house.trainee"), self._say("kiosk.codes_group"), self._say("kiosk.pin_number"), "")
                cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
                ui.html(f"<tr>{cells}</tr>", sanitize=False, tag="thead")
                with ui.element("tbody"):
                    for person in people:
                        self._row(person, numbers.get(person.id))

    def _row(self, person: Person, number: str | None) -> None:
        with ui.element("tr"):
            ui.html(escape(f"{person.family_name} {person.given_name}"), sanitize=False, tag="th").props("scope=row")
            ui.html(escape(person.group_name), sanitize=False, tag="td")
            ui.html(escape(number or "–"), sanitize=False, tag="td")
            with ui.element("td"), ui.element("div").classes("row"):
                self._button("kiosk.codes_renew" if number else "kiosk.codes_give", person, self._give)
                if number:
                    self._button("kiosk.codes_remove", person, self._remove)

    def _button(self, key: str, person: Person, do: Callable[[Person], Awaitable[str]]) -> None:
        async def touched() -> None:
            try:
                self._word.set_content(await do(person))
            except ShopFloorRefused as refusal:
                self._word.set_content(f'<p class="notice bad">{escape(refused(refusal, self._say))}</p>')
            except RequestRefused:
                self._word.set_content(f'<p class="notice bad">{escape(self._say("kiosk.refused.not_now"))}</p>')
            await self.show()

        with ui.element("button").classes("button").props("type=button").on("click", touched, args=[]) as button:
            button.props["aria-label"] = f"{self._say(key)} : {person.given_name} {person.family_name}"
            ui.html(escape(self._say(key)), sanitize=False, tag="span")

    async def _give(self, person: Person) -> str:
        pin = new_pin()
        number = await self._pins.give(person.id, pin, author=self._visit.visitor.id)
        who = f"{person.given_name} {person.family_name}"
        given = escape(self._say("kiosk.codes_given", who=who, number=number, pin=pin))
        return (
            f'<div class="notice good"><p class="figure-big">{given}</p>'
            f"<p>{escape(self._say('kiosk.codes_given_do'))}</p></div>"
        )

    async def _remove(self, person: Person) -> str:
        await self._pins.remove(person.id, author=self._visit.visitor.id)
        who = f"{person.given_name} {person.family_name}"
        return f'<p class="notice">{escape(self._say("kiosk.codes_removed", who=who))}</p>'


def _trainees(connection: Connection) -> tuple[Person, ...]:
    people = Registry(connection).persons()
    return tuple(one for one in people if one.active and one.role is PersonRole.TRAINEE)
