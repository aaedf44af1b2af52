"""Where a kiosk's page sends what was touched, and asks whether the line stands. Not of the API: for our own page."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException

from collector.accounts.rights import Right, Visitor
from collector.web.api.rights import needs
from collector.web.kiosk.booths import Booths
from collector.web.kiosk.deeds import Deed, Deeds
from collector.web.texts import CATALOGUES
from collector.web.wording import Wording

Stranger = Annotated[Visitor, Depends(needs(Right.USE_KIOSK))]


def may_stand_at(visitor: Visitor, machine: str) -> bool:
    """Whether a kiosk stands at a machine; one of which nobody said where it stands, stands at all."""
    return not visitor.machines or machine in visitor.machines


def kiosk_acts(booths: Booths) -> APIRouter:
    """The routes of the kiosk's page.

    Args:
        booths: Where it is done.
    """
    router = APIRouter(prefix="/kiosk", include_in_schema=False)
    deeds = Deeds(booths)
    site = booths.around.site
    words = {language: Wording(language, site.zone) for language in CATALOGUES}

    @router.post("/{machine}/act")
    async def act(machine: str, deed: Deed, visitor: Stranger) -> dict[str, Any]:
        """Something was touched, or a badge was shown."""
        _here(machine, visitor)
        say = words.get(deed.lang) or words[site.language]
        return asdict(await deeds.do(deed, booths.booth(visitor.id, machine), visitor, say))

    @router.get("/{machine}/pulse", status_code=204)
    async def pulse(machine: str, visitor: Stranger) -> None:
        """The line stands, and this device is still let in."""
        _here(machine, visitor)

    def _here(machine: str, visitor: Visitor) -> None:
        if booths.machine(machine) is None:
            raise HTTPException(404, f"there is no machine {machine!r} here")
        if not may_stand_at(visitor, machine):
            raise HTTPException(403, f"this kiosk does not stand at {machine!r}")

    return router
