"""Orders in from an ERP: what it asks for stands, twice is once, each change is a fact with its author."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import httpx
import openpyxl
import pytest

from collector.accounts.rights import AccountRole, Right, Visitor
from collector.core.facts import OrderChanged
from tests.web.conftest import Served
from tests.web.scene import busy

ERP = Visitor("t-erp", "ERP", AccountRole.HEAD, granted=frozenset({Right.SEE_ORDERS, Right.CHANGE_ORDERS}))

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

WANTED: dict[str, Any] = {
    "customer": "Ateliers Pernet",
    "title": "Bride",
    "due_date": "2026-12-18",
    "operations": [
        {"operation": "10", "description": "Débit", "family": "saw", "quantity": 12},
        {
            "operation": "20", "description": "Tournage", "family": "cnc_lathe", "quantity": 12,
            "standard_cycle": 95.5, "standard_setup": 1800, "program": "BRIDE",
        },
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def erp(served: Served) -> None:
    served.scene.host.visitor = ERP


async def put(served: Served, number: str, **body: Any) -> httpx.Response:
    return await served.api.put(f"/api/orders/{number}", json=body)


async def changes(served: Served) -> list[OrderChanged]:
    def read() -> list[OrderChanged]:
        entries = served.scene.around.store.facts(kinds=["OrderChanged"])
        return [one.fact for one in entries if isinstance(one.fact, OrderChanged)]

    return await asyncio.to_thread(read)


async def test_an_order_comes_and_is_told_as_it_came(served: Served) -> None:
    answer = await put(served, "26-2000", **WANTED)
    assert answer.status_code == 201, answer.text
    told = (await served.api.get("/api/orders/26-2000")).json()
    assert told == answer.json()
    assert (told["customer"], told["due_date"], told["state"]) == ("Ateliers Pernet", "2026-12-18", "open")
    assert [(one["operation"], one["family"], one["standard_cycle"], one["parts"]) for one in told["operations"]] == [
        ("10", "saw", None, 0),
        ("20", "cnc_lathe", 95.5, 0),
    ]
    [fact] = await changes(served)
    assert (fact.order, fact.state, fact.author, fact.via) == ("26-2000", "open", "t-erp", "api")
    assert fact.operations == ("10", "20")
    assert served.scene.around.live.facts > 1, "whoever follows what happens is told"


async def test_the_same_twice_changes_nothing(served: Served) -> None:
    """An ERP that sends all its orders every night writes no facts for those that are as they were."""
    first = await put(served, "26-2000", **WANTED)
    again = await put(served, "26-2000", **WANTED)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert len(await changes(served)) == 1


async def test_what_changes_is_said_field_by_field(served: Served) -> None:
    await put(served, "26-2000", **WANTED)
    later = {**WANTED, "due_date": "2027-01-15", "title": "Bride Ø80",
             "operations": [WANTED["operations"][0], {**WANTED["operations"][1], "quantity": 20}]}  # fmt: skip
    assert (await put(served, "26-2000", **later)).status_code == 200
    [_, fact] = await changes(served)
    assert (fact.changed, fact.operations, fact.removed) == (("due_date", "title"), ("20",), ())
    assert "Ø80" not in repr(fact), "what it says stays in the registry: a customer may be a person"


async def test_an_operation_goes_if_nobody_has_worked_for_it(served: Served) -> None:
    await busy(served.scene)
    await put(served, "26-2000", **WANTED)
    assert (await put(served, "26-2000", **{**WANTED, "operations": WANTED["operations"][1:]})).status_code == 200
    assert [one.removed for one in await changes(served)] == [(), ("10",)]
    refused = await put(served, "26-1047", title="Raccord", operations=[])
    assert refused.status_code == 409
    assert "worked for" in refused.json()["detail"]
    kept = (await served.api.get("/api/orders/26-1047")).json()
    assert (kept["title"], len(kept["operations"])) == ("Raccord fileté M24", 1), "nothing of it was done"


async def test_a_number_may_have_a_slash(served: Served) -> None:
    """Offices number by year and customer; what stands behind a slash is no address of another route."""
    assert (await put(served, "2026%2F117", title="Axe")).status_code == 201
    assert (await served.api.get("/api/orders/2026/117")).json()["number"] == "2026/117"
    done = await served.api.put("/api/orders/2026%2F117/state", json={"state": "done"})
    assert done.json()["state"] == "done"


async def test_its_state_is_changed_and_the_list_follows(served: Served) -> None:
    answer = await served.api.put("/api/orders/26-1055/state", json={"state": "cancelled"})
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    numbers = [one["number"] for one in (await served.api.get("/api/orders")).json()]
    assert "26-1055" not in numbers
    everything = [one["number"] for one in (await served.api.get("/api/orders?state=all")).json()]
    assert set(everything) == {*numbers, "26-1055"}
    [fact] = await changes(served)
    assert (fact.state, fact.changed) == ("cancelled", ("state",))
    # Nothing more is made for it.
    served.scene.host.comes(AccountRole.HEAD)
    with pytest.raises(Exception, match="cancelled"):
        await served.scene.around.desk.open_session(
            "plieuse-1", ["E26-001"], order="26-1055", author="test", via="command"
        )


WRONG: list[tuple[dict[str, Any], list[Any]]] = [
    ({"operations": [{"operation": "10", "family": "saw"}]}, ["operations", 0, "quantity"]),
    ({"operations": [{"operation": "10", "family": "scie", "quantity": 1}]}, ["operations", 0, "family"]),
    ({"operations": [{"operation": "10", "family": "saw", "quantity": 0}]}, ["operations", 0, "quantity"]),
    (
        {"operations": [{"operation": "10", "family": "saw", "quantity": 1, "standard_cycle": 0}]},
        ["operations", 0, "standard_cycle"],
    ),
    ({"due_date": "18/12/2026"}, ["due_date"]),
    ({"client": "Pernet"}, ["client"]),
]


async def test_what_is_wrong_is_named_and_nothing_is_written(served: Served) -> None:
    for body, where in WRONG:
        answer = await put(served, "26-2000", **body)
        assert answer.status_code == 422, body
        assert [one["loc"] for one in answer.json()["detail"]] == [["body", *where]]
    twice = await put(served, "26-2000", operations=[WANTED["operations"][0], WANTED["operations"][0]])
    assert (twice.status_code, "twice" in twice.json()["detail"]) == (409, True)
    assert (await served.api.get("/api/orders/26-2000")).status_code == 404
    assert (await served.api.put("/api/orders/26-2000/state", json={"state": "done"})).status_code == 404


LIST = """\
commande;client;désignation;échéance;opération;famille;quantité;temps de cycle
26-2001;Hydro-Sud;Axe;18/12/2026;10;tour CN;80;40 s
26-1047;Hydro-Sud;Raccord fileté M24;18/12/2026;10;tour CN;250;75 s
"""


async def take(served: Served, content: bytes, kind: str = CSV, query: str = "") -> httpx.Response:
    return await served.api.post(f"/api/orders/import{query}", content=content, headers={"Content-Type": kind})


async def test_a_list_is_shown_then_taken_and_twice_is_once(served: Served) -> None:
    shown = (await take(served, LIST.encode(), query="?preview=true")).json()
    assert (shown["written"], shown["new"]) == (False, ["26-2001", "26-2001 / 10"])
    assert await changes(served) == []
    taken = (await take(served, LIST.encode())).json()
    assert taken == {**shown, "written": True}
    [changed] = taken["changed"]
    assert changed["entry"] == "26-1047"
    assert changed["fields"] == [{"field": "due_date", "before": "2026-11-25", "after": "2026-12-18"}]
    facts = await changes(served)
    assert [(one.order, one.via, one.author) for one in facts] == [
        ("26-1047", "import", "t-erp"),
        ("26-2001", "import", "t-erp"),
    ]
    again = (await take(served, LIST.encode())).json()
    assert (again["written"], again["unchanged"]) == (False, 4)
    assert len(await changes(served)) == 2


async def test_a_spreadsheet_is_taken_too(served: Served) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in LIST.splitlines()[:2]:
        sheet.append(line.split(";"))
    content = io.BytesIO()
    book.save(content)
    taken = await take(served, content.getvalue(), XLSX)
    assert taken.status_code == 200, taken.text
    assert taken.json()["new"] == ["26-2001", "26-2001 / 10"]


async def test_a_wrong_list_is_answered_line_by_line(served: Served) -> None:
    """All that is wrong at once, with the file's own headings, and nothing of it is written."""
    wrong = LIST.replace("tour CN;80;40 s", "tournage;0;40").replace(
        "18/12/2026;10;tour CN;250", "18/12/26;10;tour CN;250"
    )
    answer = await take(served, wrong.encode())
    assert answer.status_code == 422
    told = answer.json()
    assert "nothing was written" in told["detail"]
    assert [(one["line"], one["column"]) for one in told["problems"]] == [
        (2, "famille"), (2, "quantité"), (2, "temps de cycle"), (3, "échéance"),
    ]  # fmt: skip
    assert "four digits" in told["problems"][3]["hint"]
    assert "/tmp" not in answer.text, "where it lay for a moment is nobody's business"
    assert await changes(served) == []


async def test_what_is_no_list_is_refused(served: Served) -> None:
    for content, kind, status in (
        (LIST.encode(), "application/json", 415),
        (b"PK\x03\x04 no workbook", XLSX, 422),
        (b"", CSV, 422),
        (b"x" * (17 * 1024 * 1024), CSV, 413),
    ):
        answer = await take(served, content, kind)
        assert answer.status_code == status, answer.text
