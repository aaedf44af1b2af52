"""The kiosk's pages: which machine it stands at, and the machine. They are built once; then what differs is sent."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from nicegui import ui

from collector.accounts.rights import Right
from collector.web.house import House, Visit
from collector.web.kiosk.acts import may_stand_at
from collector.web.kiosk.booths import Booth, Booths
from collector.web.kiosk.codes import codes_page
from collector.web.kiosk.conversation import Conversation
from collector.web.kiosk.face import FRAGMENTS, face_of
from collector.web.kiosk.panels import actions, panels, words
from collector.web.kiosk.sight import Sight
from collector.web.surroundings import ShownMachine, ShownSite
from collector.web.wording import Wording

SCRIPT = files("collector.web.kiosk").joinpath("kiosk.js")

IN_PANELS = {"which": ("scrap", "rework"), "leavers": ("leave",)}
"""Fragments that stand in panels, and in which."""


def kiosk_pages(house: House, booths: Booths) -> None:
    """Register the pages `/kiosk` and `/kiosk/{machine}`, and `/codes` for trainers.

    Args:
        house: Where they stand.
        booths: What they show, and where what is touched is done.
    """
    script = SCRIPT.read_text("utf-8")
    codes_page(house, booths.floor.pins)

    @house.page("/kiosk", right=Right.USE_KIOSK, title="kiosk.title", style="kiosk.css", framed=False)
    async def choose(visit: Visit) -> None:
        machines = [one for one in visit.around.site.machines if may_stand_at(visit.visitor, one.id)]
        if len(machines) == 1:
            ui.navigate.to(f"/kiosk/{machines[0].id}")
        with ui.element("main").classes("kiosk at-screen choosing"):
            ui.html(_bar(None, visit), sanitize=False, tag="header").classes("kiosk-bar")
            ui.html(_machines(machines, visit.around.site, visit.say), sanitize=False).classes("kiosk-screen")

    @house.page("/kiosk/{machine}", right=Right.USE_KIOSK, title="kiosk.title", style="kiosk.css", framed=False)
    async def kiosk(visit: Visit) -> None:
        machine = booths.machine(visit.path("machine"))
        if machine is None or not may_stand_at(visit.visitor, machine.id):
            visit.client.status_code = 404
            wrong = f"<p>{escape(visit.say('kiosk.wrong_machine'))}</p>"
            link = f'<p><a class="button" href="/kiosk">{escape(visit.say("kiosk.other_machine"))}</a></p>'
            with ui.element("main").classes("kiosk at-screen"):
                ui.html(f'<div class="empty">{wrong}{link}</div>', sanitize=False)
            return
        booth = booths.booth(visit.visitor.id, machine.id)
        sights = await booths.sights([machine.id])
        page = _Page(visit, machine, booth, sights[machine.id])
        ui.add_body_html(words(machine, visit.say))
        ui.add_body_html(f"<script>{script}</script>")
        visit.client.on_delete(booths.watch(booth, page))


def _bar(machine: ShownMachine | None, visit: Visit) -> str:
    """What stands above everything: which machine, the other language."""
    say, site = visit.say, visit.around.site
    other = "en" if say.language == "fr" else "fr"
    several = not visit.visitor.machines or len(visit.visitor.machines) > 1
    elsewhere = (
        f'<a class="bar-link" href="/kiosk">{escape(say("kiosk.other_machine"))}</a>'
        if machine is not None and several and len(site.machines) > 1
        else ""
    )
    return (
        f"<h2>{escape(machine.name if machine is not None else site.name)}</h2>"
        f'<span class="fill"></span>{elsewhere}'
        f'<a class="bar-link" href="?lang={other}" lang="{other}">{escape(say("other_language"))}</a>'
    )


def _machines(machines: list[ShownMachine], site: ShownSite, say: Wording) -> str:
    if not machines:
        return (
            f'<div class="empty"><p>{escape(say("kiosk.no_machines"))}</p>'
            f"<p>{escape(say('kiosk.no_machines_do'))}</p></div>"
        )
    links = "".join(
        f'<a class="touch offer" href="/kiosk/{escape(one.id)}"><span class="line"><b>{escape(one.name)}</b></span>'
        f'<span class="line quiet">{escape(site.places.get(one.place, ""))}</span></a>'
        for one in machines
    )
    return (
        f'<section class="choose"><header class="asked"><div><h1>{escape(say("kiosk.choose_machine"))}</h1>'
        f'<p class="quiet">{escape(say("kiosk.choose_machine_do"))}</p></div></header>'
        f'<div class="offers">{links}</div></section>'
    )


class _Page:
    """One kiosk in one browser."""

    def __init__(self, visit: Visit, machine: ShownMachine, booth: Booth, sight: Sight) -> None:
        self._visit = visit
        self._say = visit.say
        self._site = visit.around.site
        face = face_of(sight, booth.conversation, self._site, self._say)
        self._face = face
        self._places: dict[str, list[ui.html]] = {name: [] for name in FRAGMENTS}
        self._root = ui.element("main").classes(face.classes).props('id="kiosk"')
        with self._root:
            with ui.element("header").classes("kiosk-bar"):
                ui.html(_bar(machine, visit), sanitize=False).classes("bar-fixed")
                self._place("state")
                self._place("clock")
            ui.html("", sanitize=False).props('id="kiosk-line" role="status"')
            self._place("full")
            self._place("call")
            self._place("screen")
            with ui.element("div").classes("kiosk-bench"):
                for name in ("status", "notes", "work", "making", "parts"):
                    self._place(name)
                ui.html(actions(self._say), sanitize=False, tag="nav").classes("kiosk-actions")
            for name, (title, choices) in panels(self._site, machine, self._say).items():
                with ui.element("section").classes(f"kiosk-panel panel-{name}").props('role="dialog"'):
                    ui.html(title, sanitize=False)
                    for fragment, where in IN_PANELS.items():
                        if name in where:
                            self._place(fragment)
                    ui.html(choices, sanitize=False).classes("panel-body")
            self._place("now")
            ui.html("", sanitize=False).props('id="kiosk-word" role="alert"')

    def _place(self, name: str) -> None:
        self._places[name].append(ui.html(self._face.fragments[name], sanitize=False).classes(f"kiosk-{name}"))

    def begin_anew(self) -> None:
        """Be loaded anew: the machine is another now, or gone, or other things can be said at it."""
        self._visit.load_anew()

    def show(self, sight: Sight, conversation: Conversation) -> None:
        """Send what differs from what is shown."""
        before, face = self._face, face_of(sight, conversation, self._site, self._say)
        self._face = face
        if face.classes != before.classes:
            self._root.classes(replace=face.classes)
        for name, elements in self._places.items():
            if face.fragments[name] != before.fragments[name]:
                for element in elements:
                    element.set_content(face.fragments[name])
