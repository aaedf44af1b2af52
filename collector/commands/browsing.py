"""`etabli browse`: what an OPC UA server holds, which machines stand on it, and what to put into the files for them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import ValidationError
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from adapters.opcua.connection import Connection
from adapters.opcua.security.trust import FOLDER
from collector.commands.terminal import DEFAULT_SITE, Exit, SiteFile, err, failures, out, progress
from collector.errors import RequestRefused
from collector.settings import load

if TYPE_CHECKING:
    from adapters.opcua.discovery.browsing import Endpoint, Sight
    from adapters.opcua.discovery.proposal import Proposal
    from adapters.opcua.discovery.recognition import Machine
    from adapters.opcua.discovery.tree import TreeNode

SCHEME = "opc.tcp://"
SHIPPED = {
    "OPC 40530": "opcua/laser-systems",
    "OPC 40503-1": "opcua/metal-forming",
    "OPC 40501-1": "opcua/machinery-machine-tool",
}
"""The shipped profile of a specification, the narrowest first."""

WIDEST = 60
"""Characters of a value that are shown."""


def browse(
    target: Annotated[str, typer.Argument(help="opc.tcp://host:port, or a machine's id in the site file.")],
    under: Annotated[
        str, typer.Option("--under", help="Where to begin: a node id (ns=2;s=Name), or a path (/Objects/Machines).")
    ] = "",
    depth: Annotated[int, typer.Option("--depth", min=0, help="Levels of the tree to show.")] = 4,
    nodes: Annotated[int, typer.Option("--nodes", min=1, help="Nodes after which to stop looking.")] = 20_000,
    profile: Annotated[
        Path | None, typer.Option("--profile", help="Write a proposed profile here: profiles/opcua/NAME.toml.")
    ] = None,
    machine: Annotated[
        str | None, typer.Option("--machine", help="The machine for --profile, where the server has several.")
    ] = None,
    user: Annotated[str | None, typer.Option("--user", help="User name; without it anonymous.")] = None,
    password_env: Annotated[
        str | None, typer.Option("--password-env", help="Environment variable that holds the password.")
    ] = None,
    security: Annotated[
        str, typer.Option("--security", help='Message security, such as "Basic256Sha256 SignAndEncrypt".')
    ] = "none",
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Look at an OPC UA server: its endpoints, who it is, its tree, and the machines that are recognised on it.

    Only reads, in one session. Proposes an entry for the site file, and with --profile a profile made from what is
    really there, in which every guess is marked. Ends with 1 if nothing in the tree could be read as a machine.
    """
    from adapters.opcua.discovery.browsing import endpoints_of, look
    from adapters.opcua.discovery.proposal import propose
    from adapters.opcua.discovery.recognition import machines_in

    with failures():
        if profile is not None and profile.exists():
            raise RequestRefused(f"{profile} is there already: give another name, or remove it first")
        connection, keep = _whom(target, site, user, password_env, security)
        _say_endpoints(asyncio.run(endpoints_of(connection)))
        with progress("browsing"):
            sight = asyncio.run(look(connection, under, nodes, keep))
        _say_server(sight)
        out.print(_drawn(sight.top, depth))
        machines = machines_in(sight.top)
        proposals = [(one, propose(one, sight.identity.get("manufacturer", ""))) for one in machines]
        if not proposals:
            whole = _whole(sight)
            out.print("No machine of a published specification: what follows is guessed from names and types.")
            proposals = [(whole, propose(whole, sight.identity.get("manufacturer", "")))]
        for one, proposal in proposals:
            _say_machine(one, proposal)
            _say_entry(connection.url, one, proposal, sight, profile, len(machines))
        if profile is not None:
            _write(profile, _chosen(proposals, machine))
    if not any(proposal.rows for _, proposal in proposals):
        raise typer.Exit(Exit.FOUND)


def _whom(
    target: str, site: Path, user: str | None, password_env: str | None, security: str
) -> tuple[Connection, Path | None]:
    """How to reach what was asked for, and where our certificates lie."""
    if not target.startswith(SCHEME):
        if not site.exists():
            raise RequestRefused(
                f"{target!r} is no address such as {SCHEME}192.168.1.20:4840, and there is no {site} that could name a"
                " machine so"
            )
        settings = load(site)
        found = next((one for one in settings.machines if one.id == target), None)
        if found is None or not isinstance(found.device.connection, Connection):
            known = [one.id for one in settings.machines if isinstance(one.device.connection, Connection)]
            raise RequestRefused(
                f"{target!r} is neither an address such as {SCHEME}192.168.1.20:4840 nor an OPC UA machine of {site};"
                f" there are {', '.join(known) or 'none'}"
            )
        return found.device.connection, found.device.keep
    given = {"url": target, "user": user, "password_env": password_env, "security": security}
    try:
        connection = Connection.model_validate({key: value for key, value in given.items() if value is not None})
    except ValidationError as wrong:
        raise typer.BadParameter("; ".join(str(one["msg"]) for one in wrong.errors())) from None
    keep = load(site, secrets=False).store.directory / FOLDER if security != "none" and site.is_file() else None
    return connection, keep


def _say_endpoints(endpoints: list[Endpoint]) -> None:
    table = Table("endpoint", "security", "log in by")
    for one in endpoints:
        security = "none" if one.policy == "None" else f"{one.policy} {one.mode}"
        table.add_row(one.url, security, ", ".join(one.users))
    out.print(table)


def _say_server(sight: Sight) -> None:
    for key, text in sight.identity.items():
        out.print(Text.assemble((key, "dim"), f" {text}"))
    if sight.clock_offset is not None:
        out.print(Text.assemble(("clock", "dim"), f" {sight.clock_offset:+.1f} s against ours"))
    for index, uri in enumerate(sight.namespaces):
        out.print(Text.assemble((f"ns={index}", "dim"), f" {uri}"), highlight=False)
    stopped = "" if sight.whole else ": it stopped there, more with --nodes or --under"
    out.print(f"{sight.nodes} nodes{stopped}")


def _drawn(top: TreeNode, depth: int) -> Tree:
    """The tree to a depth; what hangs in several places is drawn in the first."""
    seen = {id(top)}

    def draw(node: TreeNode, branch: Tree, levels: int) -> None:
        for one in node.children:
            twice = id(one) in seen
            seen.add(id(one))
            hidden = "" if twice or levels > 1 or not one.children else f" … {len(one.children)} below"
            below = branch.add(Text.assemble(_line(one), (" (as above)" if twice else hidden, "dim")))
            if not twice and levels > 1:
                draw(one, below, levels - 1)

    tree = Tree(_line(top))
    if depth:
        draw(top, tree, depth)
    return tree


def _line(node: TreeNode) -> Text:
    kind = node.lineage[0].text if node.lineage and not node.variable else ""
    text = Text.assemble((node.name.text, "bold"), (f" {kind}" if kind else "", "dim"))
    if node.variable:
        value = "—" if node.value is None else str(node.value)
        shown = value if len(value) <= WIDEST else f"{value[: WIDEST - 1]}…"
        unit = f" {node.unit}" if node.unit else ""
        text.append(f" = {shown}{unit}").append(f" {node.kind}", "dim")
    if node.trouble:
        text.append(f" ! {node.trouble}", "yellow")
    return text.append(f"  {node.node}", "dim")


def _whole(sight: Sight) -> Machine:
    """The server taken for one machine: what else to do where no specification says what is one."""
    from adapters.opcua.discovery.recognition import Machine

    return Machine(sight.top, (), {}, in_folder=False)


def _say_machine(machine: Machine, proposal: Proposal) -> None:
    follows = ", ".join(machine.standards) or "no published specification"
    out.print(Text.assemble(("\n"), (machine.name, "bold"), f": {follows}"))
    for key, text in machine.identification.items():
        out.print(Text.assemble((f"  {key}", "dim"), f" {text}"), highlight=False)
    table = Table("signal", "shows", "where", "guess")
    for one in proposal.rows:
        where = "/".join(node.name.text for node in one.node.way[-3:])
        value = "—" if one.shown is None else str(one.shown)
        guess = one.guess if one.ready else f"{one.guess}; to be completed: which value means what?"
        table.add_row(one.signal, value[:WIDEST], where, guess)
    if proposal.rows:
        out.print(table)
    for remark in proposal.remarks:
        out.print(f"{remark[0].upper()}{remark[1:]}.", highlight=False)


def _say_entry(
    url: str, machine: Machine, proposal: Proposal, sight: Sight, profile: Path | None, machines: int
) -> None:
    from adapters.opcua.discovery.proposal import machine_entry

    if not proposal.profile:
        return
    name = machine.name if machine.standards else sight.identity.get("product", "") or "machine-1"
    shipped = next((shipped for standard, shipped in SHIPPED.items() if standard in machine.standards), None)
    own = f"opcua/{profile.stem if profile is not None else 'NAME'}"
    entry = machine_entry(
        url, machine, name, own if profile is not None or shipped is None else shipped, sight.identity, machines == 1
    )
    out.print("\nFor the site file:\n")
    out.print(Text(entry))


def _chosen(proposals: list[tuple[Machine, Proposal]], name: str | None) -> Proposal:
    fitting = [proposal for one, proposal in proposals if name is None or one.name == name]
    names = ", ".join(one.name for one, _ in proposals)
    if len(fitting) != 1:
        raise RequestRefused(f"say with --machine whose profile is meant: there are {names}")
    if not fitting[0].profile:
        raise RequestRefused("there is nothing to put into a profile: no variable looks like one of our signals")
    return fitting[0]


def _write(path: Path, proposal: Proposal) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(proposal.profile, encoding="utf-8")
    except OSError as error:
        raise RequestRefused(f"{path} cannot be written: {error.strerror}") from None
    guesses = sum(bool(one.guess) for one in proposal.rows)
    err.print(f"{path}: {len(proposal.rows)} rows, {guesses} of them guesses. Look it over, then: etabli check")
