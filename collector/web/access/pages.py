"""The room's pages, registered in one place: what is more particular before what would answer for it."""

from __future__ import annotations

from collector.web.access.act_pages import act_pages
from collector.web.access.decide_page import decide_page
from collector.web.access.decisions_page import decisions_page
from collector.web.access.import_page import import_page
from collector.web.access.matrix_page import matrix_page
from collector.web.access.new_paper_page import new_paper_page
from collector.web.access.now_page import now_page
from collector.web.access.override_page import override_page
from collector.web.access.paper_page import paper_page
from collector.web.access.papers_page import papers_page
from collector.web.access.proof_page import proof_page
from collector.web.access.runs_page import runs_page
from collector.web.access.standing import Lookout
from collector.web.house import House


def access_pages(house: House) -> None:
    """Register every page of the room.

    Args:
        house: Where they stand.
    """
    lookout = Lookout(house.around) if house.around.workshop is not None else None
    now_page(house, lookout)
    decisions_page(house)
    decide_page(house)
    matrix_page(house)
    papers_page(house)
    # A paper's own page takes any name: these come before it.
    import_page(house, lookout)
    new_paper_page(house, lookout)
    paper_page(house, lookout)
    act_pages(house, lookout)
    override_page(house, lookout)
    runs_page(house)
    proof_page(house)
