"""Job orders: read from the bytes as they come, the one that is worked on found by its state, and told as signals."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from asyncua import Node, ua
from hypothesis import given
from hypothesis import strategies as st

from adapters.opcua import DIALECT, Address, Connection, Options
from adapters.opcua.discovery.standards import ISA95
from adapters.opcua.jobs.current import told_by
from adapters.opcua.jobs.encoded import JobOrder, read_job_order
from adapters.opcua.nodes import Namespaces
from collector.core.signals import Quality
from collector.ports import Described, Device, Point
from tests.adapters.opcua.job_orders import array, job_order, job_orders, parameter
from tests.adapters.opcua.listening import Listener
from tests.adapters.opcua.server import URI, MachineServer, serving

NOT_ALLOWED, ALLOWED, RUNNING, INTERRUPTED, ENDED = 1, 2, 3, 4, 5
HERE = Namespaces({}, ["http://opcfoundation.org/UA/", "urn:somebody", ISA95])
INDEX = 2

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
VALUES = st.one_of(
    st.booleans(), st.integers(0, 2**32 - 1), st.floats(allow_nan=False), NAMES, st.lists(NAMES, min_size=1, max_size=3)
)


def told(signal: str, *orders: bytes) -> Any:
    return told_by(signal, job_orders(orders, INDEX).Value, HERE)


@given(NAMES, st.integers(0, 2**32 - 1), st.none() | st.dictionaries(NAMES, VALUES, max_size=4), st.booleans())
def test_a_job_order_is_read_whatever_optional_fields_it_has(
    name: str, state: int, parameters: dict[str, Any] | None, full: bool
) -> None:
    """What stands before the state is passed over to the byte: descriptions, people, machines, materials."""
    read = read_job_order(job_order(name, state, parameters, full=full))
    assert read == JobOrder(name, state, tuple((parameters or {}).items()))


@given(st.data(), st.booleans())
def test_bytes_that_end_too_early_or_go_on_are_refused(data: st.DataObject, full: bool) -> None:
    """Of a job order that does not fit, nothing is taken."""
    whole = job_order("OF-1", RUNNING, {"OrderNumbers": ["OF-1"], "RunsPlanned": 12}, full=full)
    cut = data.draw(st.integers(0, len(whole) - 1))
    for spoilt in (whole[:cut], whole + b"\0"):
        with pytest.raises(ValueError, match="job order"):
            read_job_order(spoilt)


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(body: bytes) -> None:
    """Whatever a server sends, the line stands."""
    try:
        read_job_order(body)
    except ValueError as refused:
        assert "job order" in str(refused)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\0\x04\0\0" + job_order("A", RUNNING)[4:], "mask 0x400"),
        (job_order("", RUNNING), "without JobOrderID"),
        (job_order("A", RUNNING, top=False), "0 states of the whole"),
        (job_order("A", RUNNING)[:9] + b"\xff\xff\xff\x7f", "elements in 0 bytes"),
        (
            job_order("A", RUNNING, {})[:9] + array([parameter("n", 1)[:9] + b"\x80\xff\xff\xff\x7f"]),
            "array of nothing",
        ),
    ],
)
def test_what_does_not_fit_is_named(body: bytes, words: str) -> None:
    """A field that a later version adds, lengths that cannot be, and what has to be there."""
    with pytest.raises(ValueError, match=words):
        read_job_order(body)


def test_the_running_order_tells_its_number_and_its_target() -> None:
    """Not those that may start, nor what its subparameters or other orders say."""
    waiting = job_order("J-1", ALLOWED, {"OrderNumbers": ["OF-1"], "RunsPlanned": 5})
    running = job_order(
        "J-2", RUNNING, {"OrderNumbers": ["OF-2"], "RunsPlanned": 12, "ProducedQuantity": 3.0}, full=True
    )
    ended = job_order("J-3", ENDED, {"OrderNumbers": ["OF-3"]})
    orders = (waiting, running, ended)
    assert [told(one, *orders) for one in ("order", "part_target", "part_count")] == ["OF-2", 12, 3.0]


def test_an_interrupted_order_goes_on_until_another_runs() -> None:
    """A pause does not end it, and an order that is put in between comes first."""
    paused, between = job_order("J-1", INTERRUPTED), job_order("J-2", RUNNING)
    assert told("order", paused) == "J-1"
    assert told("order", paused, between) == "J-2"


def test_without_a_number_it_is_known_by_its_id() -> None:
    """By none at all where nothing is worked on, which is no fault."""
    assert told("order", job_order("J-1", RUNNING, {"OrderNumbers": []})) == "J-1"
    assert told("order", job_order("J-1", RUNNING, {"OrderNumbers": "OF-4"})) == "OF-4"
    assert told("order", job_order("J-1", NOT_ALLOWED), job_order("J-2", ALLOWED)) == ""
    assert told("order") == ""


@pytest.mark.parametrize(
    ("signal", "orders", "words"),
    [
        ("order", [job_order("A", RUNNING), job_order("B", RUNNING)], "2 job orders are Running at once: A, B"),
        ("order", [job_order("A", RUNNING, {"OrderNumbers": ["1", "2"]})], "of several orders: 1, 2"),
        ("order", [job_order("A", RUNNING, {"OrderNumbers": 7})], "are no texts"),
        ("order", [job_order("A", ENDED), job_order("B", 9)], "number 9"),
        ("order", [job_order("A", RUNNING), b"\0"], "no job order"),
        ("part_target", [job_order("A", RUNNING)], "no parameter RunsPlanned"),
        ("part_target", [job_order("A", RUNNING, {"RunsPlanned": "douze"})], "no number"),
        ("part_target", [job_order("A", ALLOWED, {"RunsPlanned": 3})], "no job order is worked on"),
    ],
)
def test_what_is_not_clear_is_said_and_not_guessed(signal: str, orders: list[bytes], words: str) -> None:
    """Two that run, two numbers, a state that there is not."""
    with pytest.raises(ValueError, match=words):
        told(signal, *orders)


def test_structures_of_somebody_else_are_none() -> None:
    """The number of a type means nothing without its namespace."""
    elsewhere = job_orders([job_order("A", RUNNING)], 1).Value
    with pytest.raises(ValueError, match="urn:somebody;i=5032"):
        told_by("order", elsewhere, HERE)
    with pytest.raises(ValueError, match="has no namespace"):
        told_by("order", elsewhere, Namespaces({}, ["http://opcfoundation.org/UA/", "urn:somebody"]))


class JobServer:
    """A server with a list of job orders, and a plan beside it."""

    def __init__(self, machine: MachineServer, jobs: Node, plan: Node, index: int) -> None:
        self._jobs, self._plan, self._index = jobs, plan, index
        self.machine = machine

    async def show(self, *orders: bytes) -> None:
        await self._write(self._jobs, job_orders(orders, self._index))

    async def plan(self, order: str) -> None:
        await self._write(self._plan, ua.Variant(order, ua.VariantType.String))

    async def _write(self, node: Node, held: ua.Variant) -> None:
        data = ua.DataValue(held, SourceTimestamp=datetime.now(UTC))
        await self.machine.server.write_attribute_value(node.nodeid, data)

    @asynccontextmanager
    async def listened(self, *signals: str) -> AsyncIterator[tuple[Listener, Described]]:
        address = Address.model_validate({"path": ["/Objects/m:JobOrderList", "/Objects/m:Plan"]})
        points = [Point(signal, address) for signal in signals]
        options = Options.model_validate({"namespaces": {"m": URI}, "publishing": "50 ms", "sampling": "50 ms"})
        connection = Connection.model_validate({"url": self.machine.url})
        async with DIALECT.build(Device("m", connection, points, options)).connect() as link:
            assert isinstance(link, Described)
            yield Listener(link), link


@asynccontextmanager
async def job_server() -> AsyncIterator[JobServer]:
    async with serving({}) as machine:
        index = await machine.server.register_namespace(ISA95)
        objects, own = machine.server.nodes.objects, machine.index
        first = job_orders([job_order("J-0", ENDED)], index)
        jobs = await objects.add_variable(
            ua.NodeId("Jobs", own), f"{own}:JobOrderList", first, datatype=ua.NodeId(ua.ObjectIds.Structure)
        )
        plan = await objects.add_variable(ua.NodeId("Plan", own), f"{own}:Plan", None, ua.VariantType.String)
        server = JobServer(machine, jobs, plan, index)
        await server.show()
        yield server


async def test_orders_come_and_go_over_a_real_line() -> None:
    """None at first, one that waits, runs and ends; two at once are a complaint, which is gone with them."""
    waiting, running, ended = (
        job_order("J-1", state, {"OrderNumbers": ["OF-2101"], "RunsPlanned": 12}) for state in (ALLOWED, RUNNING, ENDED)
    )
    async with job_server() as server, server.listened("order", "part_target") as (heard, link):
        await heard.until(lambda: heard.values("order") == [""] and "part_target" in link.complaints)
        await server.show(waiting)
        await heard.until(lambda: len(heard.of("order")) == 2)
        await server.show(running)
        await heard.until(lambda: heard.values("part_target")[-1:] == [12])
        await heard.until(lambda: heard.values("order")[-1] == "OF-2101")
        assert link.complaints == {}
        await server.show(running, job_order("J-2", RUNNING))
        await heard.until(lambda: heard.of("order")[-1].quality is Quality.BAD)
        assert "at once: J-1, J-2" in link.complaints["order"]
        await server.show(ended)
        await heard.until(lambda: heard.values("order")[-1] == "")
        assert "order" not in link.complaints


async def test_a_list_that_is_never_fed_gives_way_to_the_plan() -> None:
    """And comes before it where it has an order when the line is opened."""
    async with job_server() as server:
        await server.plan("OF-7")
        async with server.listened("order") as (heard, _):
            await heard.until(lambda: heard.values("order") == ["OF-7"])
        await server.show(job_order("J-9", RUNNING))
        async with server.listened("order") as (heard, _):
            await heard.until(lambda: heard.values("order") == ["J-9"])
