"""What is proposed for the files: TOML that the settings take, which claims no more than was found."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters import CATALOGUE
from adapters.opcua.addresses import PathElement, parse_path, written
from adapters.opcua.discovery.proposal import machine_entry, propose
from adapters.opcua.discovery.recognition import Machine, machines_in
from adapters.opcua.discovery.standards import DI, ISA95, JOBS, MACHINE_TOOL, MACHINERY
from adapters.opcua.discovery.tree import TreeNode
from collector.settings import load
from collector.settings.library import Library, Profile
from tests.adapters.opcua.trees import MAKER, folder, machine_tool, top, value

SITE = """\
[site]
name = "École de test"

[[places]]
id = "atelier"
name = "Atelier"

"""


def read(text: str, directory: Path) -> Profile:
    """A profile as the settings read it, which has to be in order."""
    shelf = directory / "profiles" / "opcua"
    shelf.mkdir(parents=True, exist_ok=True)
    (shelf / "found.toml").write_text(text, encoding="utf-8")
    library = Library(directory, CATALOGUE)
    found = library.find("opcua/found")
    assert found is not None
    assert library.problems == ()
    return found


def in_folder(*machines: TreeNode) -> list[Machine]:
    """Machines of the Machines folder."""
    return machines_in(top(folder("Machines", MACHINERY, *machines)))


def unknown(*children: TreeNode) -> Machine:
    """A server of which nothing is known, taken for one machine."""
    return Machine(top(folder("PLC", MAKER, *children)), (), {}, in_folder=False)


def rows(text: str) -> dict[str, Any]:
    return {row["signal"]: row for row in tomllib.loads(text)["signals"]}


def test_a_machine_tools_profile_is_in_order_and_claims_nothing(tmp_path: Path) -> None:
    """Every row has its source and is unverified; addresses are of the instance, its name left to the site file."""
    [mill] = in_folder(machine_tool("MILL"))
    text = propose(mill, "Maker").profile
    profile = read(text, tmp_path)
    assert len(profile.points) == 8
    assert profile.content is not None
    assert profile.content.profile.verified == "unverified"
    assert {(bool(row.source), row.verified) for row in profile.content.signals} == {(True, "unverified")}
    path = "/Objects/machinery:Machines/{machine}/mt:Production/mt:ActiveProgram/mt:State/CurrentState/Id"
    assert rows(text)["execution"]["address"] == {"path": path}
    assert rows(text)["execution"]["values"]["mt;i=5041"] == "ACTIVE"
    assert "1" not in rows(text)["execution"]["values"]


def test_what_is_not_there_is_said_and_no_row(tmp_path: Path) -> None:
    """In words that say what follows from it."""
    [mill] = in_folder(machine_tool("MILL"))
    proposal = propose(mill, "")
    assert "no part counter: cycles will be counted from the program state" in proposal.remarks
    assert any("no active tool" in one for one in proposal.remarks)
    assert any("no start permission" in one for one in proposal.remarks)
    assert not {"part_count", "tool", "permit"} & set(rows(proposal.profile))
    assert "counted from the program state" in re.sub(r"\n# ", " ", proposal.profile)
    assert read(proposal.profile, tmp_path).counts_by == ""


def test_a_makers_own_nodes_are_guesses_beside_the_specifications(tmp_path: Path) -> None:
    """Marked, with what they showed, by the node id that the maker gave."""
    mill = machine_tool("MILL")
    spindle = value("ToolInSpindle", 12, kind="UInt32", uri=MAKER, node=f"nsu={MAKER};s=Tool[1]")
    spindle.parent = mill
    mill.children.append(spindle)
    [found] = in_folder(mill)
    text = propose(found, "").profile
    read(text, tmp_path)
    assert rows(text)["tool"]["address"] == {"node": "mill;s=Tool[1]"}
    assert "# Guess: by the variable's name and type. It showed 12." in text


def test_events_and_tools_have_their_own_addresses(tmp_path: Path) -> None:
    """The object that tells events, with the maker's number; the folder of the tools, looked at every second."""
    mill = machine_tool("MILL")
    messages = folder("Messages", MACHINE_TOOL, kind=(MACHINE_TOOL, "MessagesType"))
    messages.notifies = True
    tools = folder("Tools", MACHINE_TOOL, kind=(MACHINE_TOOL, "ToolListType"))
    for part in (folder("Notification", MACHINE_TOOL, messages), folder("Equipment", MACHINE_TOOL, tools)):
        part.parent = mill
        mill.children.append(part)
    [found] = in_folder(mill)
    text = propose(found, "").profile
    read(text, tmp_path)
    path = "/Objects/machinery:Machines/{machine}"
    assert rows(text)["alarm"]["address"] == {
        "events": f"{path}/mt:Notification/mt:Messages", "number": "mt:ErrorCode", "number_of": "mt;i=39",
    }  # fmt: skip
    assert rows(text)["message"]["address"] == {"events": f"{path}/mt:Notification/mt:Messages"}
    assert rows(text)["tool_list"]["address"] == {"path": f"{path}/mt:Equipment/mt:Tools", "sampling": "1 s"}


def test_a_counter_says_how_wide_it_is(tmp_path: Path) -> None:
    """A UInt16 returns to 0 after 65535 parts, and only it proves a cycle whose state says nothing of its end."""
    plc = unknown(value("Running", True, kind="Boolean", uri=MAKER), value("PartCounter", 4, kind="UInt16", uri=MAKER))
    text = propose(plc, "").profile
    profile = read(text, tmp_path)
    assert profile.content is not None
    assert profile.content.counters["part_count"].modulus == 65_536
    assert tomllib.loads(text)["cycle"]["completed_by"] == "count"
    assert rows(text)["execution"]["values"] == {"true": "ACTIVE", "false": "READY"}


def test_a_machine_that_only_counts_has_cycles_from_count_to_count(tmp_path: Path) -> None:
    """Without any state, each step of the counter is a cycle."""
    text = propose(unknown(value("PartCounter", 4, kind="Int32", uri=MAKER)), "").profile
    read(text, tmp_path)
    assert tomllib.loads(text)["cycle"]["from"] == "count"


def test_what_nobody_can_know_is_left_for_a_person(tmp_path: Path) -> None:
    """A status number whose meaning is not told stands there as a remark, with what it showed."""
    status = value("ProgramStatus", 3, kind="Int32", uri=MAKER)
    proposal = propose(unknown(status, value("PartCounter", 4, kind="Int32", uri=MAKER)), "")
    profile = read(proposal.profile, tmp_path)
    assert {point.signal for point in profile.points} == {"part_count"}
    assert '#signal = "execution"' in proposal.profile
    assert '#values = { 3 = "?" }' in proposal.profile
    assert any("neither cycles nor stops" in one for one in proposal.remarks)
    completed = re.sub(r"(?m)^#(?=[a-z_]+ =|\[)", "", proposal.profile).replace('"?"', '"ACTIVE"')
    assert {point.signal for point in read(completed, tmp_path).points} == {"part_count", "execution"}


def test_nothing_recognised_makes_no_profile() -> None:
    """An empty one would be no profile."""
    proposal = propose(unknown(value("Xyzzy", 4, kind="Int32", uri=MAKER)), "")
    assert (proposal.profile, proposal.rows) == ("", ())


def test_job_orders_give_order_and_target(tmp_path: Path) -> None:
    """Before the plan, which is deprecated; a list without an element is a place that showed nothing."""
    for shown, guess in ((("<ExtensionObject>",), False), ((), True)):
        mill = machine_tool("MILL")
        orders = value("JobOrderList", shown, kind="ExtensionObject[]", uri=ISA95)
        jobs = folder("JobManagement", JOBS, folder("JobOrderControl", JOBS, orders), kind=(JOBS, "JobManagementType"))
        jobs.parent = mill
        mill.children.append(jobs)
        [found] = in_folder(mill)
        assert "OPC 40001-3" in found.standards
        proposal = propose(found, "")
        read(proposal.profile, tmp_path)
        order, target = rows(proposal.profile)["order"], rows(proposal.profile)["part_target"]
        assert order["address"] == target["address"]
        assert order["address"]["path"].endswith("/jobs:JobManagement/jobs:JobOrderControl/isa95:JobOrderList")
        [guessed] = [one.guess for one in proposal.rows if one.signal == "order"]
        assert bool(guessed) is guess


def test_two_namespaces_of_one_last_word_have_two_aliases(tmp_path: Path) -> None:
    """And none of them is one of the usual names."""
    plc = unknown(
        value("Running", True, kind="Boolean", uri="urn:a:mt", node="nsu=urn:a:mt;s=R"),
        value("PartCounter", 4, kind="Int32", uri="urn:b:mt", node="nsu=urn:b:mt;s=C"),
    )
    text = propose(plc, "").profile
    read(text, tmp_path)
    names = tomllib.loads(text)["options"]["namespaces"]
    assert set(names.values()) == {"urn:a:mt", "urn:b:mt"}
    assert "mt" not in names


NAMES = st.text(min_size=1, max_size=12).filter(lambda text: text.strip() != "")


@given(st.lists(st.tuples(st.sampled_from(["", "mt", "*"]), NAMES), min_size=1, max_size=4))
def test_any_name_can_be_written_in_a_path(names: list[tuple[str, str]]) -> None:
    """Slashes, colons and whatever else makers put into names come back as they were."""
    elements = (PathElement("", "Objects"), *(PathElement(*one) for one in names if one[1] != "{machine}"))
    assert parse_path(written(elements)).elements == elements


@given(maker=st.text(max_size=20), node=NAMES, name=NAMES, shown=st.text(max_size=60))
def test_whatever_a_server_says_the_profile_can_be_read(maker: str, node: str, name: str, shown: str) -> None:
    """Quotes, line breaks and control characters of a server do not break a file."""
    plc = unknown(
        folder(name, MAKER, value("ProgramName", shown, kind="String", uri=MAKER, node=f"nsu={MAKER};i=7")),
        value("Message", shown, kind="String", uri=MAKER, node=f"nsu={MAKER};s={node}"),
    )
    text = propose(plc, maker).profile
    found = rows(text)
    assert set(found) == {"program", "message"}
    assert found["message"]["address"]["node"].partition(";s=")[2] == node
    assert parse_path(found["program"]["address"]["path"]).elements[-2].name == name


@pytest.mark.parametrize("name", ["MILL-01", "Fraiseuse n° 1", "加工", "-", 'a"b\\c'])
def test_the_entry_is_one_that_the_site_file_takes(name: str, tmp_path: Path) -> None:
    """Whatever the machine is called."""
    [mill] = in_folder(machine_tool(name))
    read(propose(mill, "").profile, tmp_path)
    entry = machine_entry("opc.tcp://127.0.0.1:4840", mill, name, "opcua/found", {"application_uri": "urn:x"})
    site = tmp_path / "etabli.toml"
    site.write_text(SITE + entry, encoding="utf-8")
    [machine] = load(site).machines
    assert (machine.name, machine.device.connection.machine) == (name, name)
    assert machine.device.connection.expect.application_uri == "urn:x"


def test_a_serial_number_is_told(tmp_path: Path) -> None:
    """The maker and the model of the machine, not of its server's software, name the profile."""
    mill = machine_tool("MILL")
    plate = folder(
        "Identification", DI, value("Manufacturer", "Dupont", kind="String", uri=DI),
        value("Model", "D 500", kind="String", uri=DI),
    )  # fmt: skip
    plate.parent = mill
    mill.children.append(plate)
    [found] = in_folder(mill)
    profile = read(propose(found, "FreeOpcUa").profile, tmp_path)
    assert profile.content is not None
    assert (profile.content.profile.name, profile.content.profile.maker) == ("Dupont D 500", "Dupont")
    assert MACHINE_TOOL in profile.options.namespaces.values()
