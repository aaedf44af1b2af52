"""Pages that stand open while the site file is taken up anew: they show what stands there now, and what has gone."""

from __future__ import annotations

from dataclasses import replace

from collector.accounts.rights import AccountRole
from collector.core.families import Family
from collector.errors import ConfigError, Problem
from collector.web.surroundings import Difference, ShownSite
from tests.web.browser import Browser
from tests.web.conftest import Served
from tests.web.scene import SITE, TOKEN, Scene, busy, machine

AUTHORISED = {"Authorization": f"Bearer {TOKEN}"}

SAW, LATHE = "scie-1", "tour-1"
SHEAR = machine("cisaille-1", "Cisaille", Family.SHEAR, "tolerie")

AFTERWARDS = replace(
    SITE,
    machines=(*(one for one in SITE.machines if one.id != SAW), SHEAR),
    gone=tuple(one for one in SITE.machines if one.id == SAW),
)
"""The saw has gone, a shear has come."""


def take_up(scene: Scene, site: ShownSite) -> None:
    """What the collector does when it lets everybody know."""
    scene.around.live.arrange(one.id for one in site.machines)
    scene._engine.expect({one.id: one.rules for one in site.machines})
    scene.around.site = site


async def test_the_floor_shows_what_comes_and_no_more_what_goes(served: Served, browser: Browser) -> None:
    """In a browser that nobody touches; the wall, too. The machines that stay are told of as before."""
    await busy(served.scene)
    await browser.open(served.url)
    await browser.shows(f"#{SAW}", "Arrêt d'urgence")
    take_up(served.scene, AFTERWARDS)
    await browser.shows("#cisaille-1", "Cisaille")
    assert browser.find(f"#{SAW}") == []
    await browser.shows(f"#{LATHE}", "Avance suspendue", "Hugo D.")
    await served.scene.hear("cisaille-1", execution="READY")
    await browser.shows("#cisaille-1", "Prête")
    await browser.open(f"{served.url}/wall", ".wall .tile")
    take_up(served.scene, SITE)
    await browser.until(lambda: any("Scie" in one for one in browser.find(".wall .tile")))


async def test_what_a_machine_has_done_stays_readable(served: Served, browser: Browser) -> None:
    """Its page says that it has gone, and is loaded anew by itself to say so; the list of machines names it apart."""
    await busy(served.scene)
    await browser.open(f"{served.url}/machines/{LATHE}", "#values")
    take_up(served.scene, replace(SITE, machines=(), gone=SITE.machines))
    await browser.shows(".machine .notice", "n'est plus dans le fichier du site")
    await browser.shows("#timeline", "Hugo D.")
    assert browser.find("#values") == []
    await browser.open(f"{served.url}/machines", ".machine h2")
    await browser.shows(".machine", "Ne sont plus à l'atelier", "Tour CN")
    assert (await served.api.get(f"/api/machines/{LATHE}/trs", headers=AUTHORISED)).status_code == 200
    assert (await served.api.get(f"/api/machines/{LATHE}/values", headers=AUTHORISED)).status_code == 404


async def test_a_kiosk_whose_machine_goes_says_so_and_the_others_stay(served: Served, browser: Browser) -> None:
    """One whose machine has another name now shows it; one at which nothing is another is left alone."""
    served.scene.host.comes(AccountRole.KIOSK)
    await busy(served.scene)
    await browser.open(f"{served.url}/kiosk/{SAW}", "#kiosk")
    await browser.run("window.kept = true")
    take_up(served.scene, replace(SITE, machines=(*SITE.machines, SHEAR)))
    before = await browser.read(".kiosk-clock")
    served.scene.later(120)
    await browser.until(lambda: browser.find(".kiosk-clock") != [before])
    renamed = tuple(replace(one, name="Scie neuve") if one.id == SAW else one for one in SITE.machines)
    assert await browser.run("return window.kept") is True, "another machine has come: nothing is another here"
    take_up(served.scene, replace(SITE, machines=renamed))
    await browser.shows(".kiosk-bar", "Scie neuve")
    take_up(served.scene, AFTERWARDS)
    await browser.shows(".kiosk .empty", "n'est pas à cette machine")


class Keeper:
    """Who takes up a site file, as a test says how it stands."""

    def __init__(self) -> None:
        self.difference = Difference(added=("cisaille-1",), waiting=("web",))
        self.problems: list[Problem] = []
        self.asked_by: list[str] = []

    async def look(self) -> Difference:
        if self.problems:
            raise ConfigError(self.problems)
        return self.difference

    async def take_up(self, author: str) -> Difference:
        taken = await self.look()
        self.asked_by.append(author)
        self.difference = Difference(waiting=("web",))
        return taken


async def test_who_edits_the_file_is_told_what_it_changes_and_takes_it_up(served: Served, browser: Browser) -> None:
    """All that is wrong stands on the page at once, and then there is nothing to press."""
    keeper = served.scene.around.keeper = Keeper()
    served.scene.host.comes(AccountRole.ADMINISTRATOR)
    keeper.problems = [
        Problem("etabli.toml", "machines[2].place", '"nowhere"', "the id of one of the places"),
        Problem("etabli.toml", "shifts[0].end", "", "a time"),
    ]
    await browser.open(f"{served.url}/site", ".accounts h2")
    await browser.shows(".accounts", "machines[2].place", "nowhere", "shifts[0].end", "Rien n'a été changé")
    assert browser.find(".accounts form") == []
    keeper.problems = []
    await browser.open(f"{served.url}/site", ".accounts h2")
    await browser.shows(".accounts", "cisaille-1 arrive", "web prend effet au prochain démarrage")
    await browser.click(".accounts form button")
    await browser.shows(".accounts .notice", "Le fichier du site est en service.")
    assert keeper.asked_by == ["a-administrator"]
    assert browser.find(".accounts form") == [], "what waits needs a start"
