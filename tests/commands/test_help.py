"""What every command says about itself, and that the README names each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner

from collector.cli import app
from tests.simulators.playing import REPOSITORY


def commands(command: Any, name: str = "etabli") -> Iterator[tuple[str, Any]]:
    """All commands that do something, by the words with which they are called."""
    subcommands = getattr(command, "commands", None)
    if subcommands is None:
        yield name, command
        return
    for word, one in subcommands.items():
        yield from commands(one, f"{name} {word}")


COMMANDS = dict(commands(typer.main.get_command(app)))
GROUPS = ["etabli", *sorted({name.rpartition(" ")[0] for name in COMMANDS if name.count(" ") > 1})]


def said(name: str) -> str:
    """What `--help` prints, without its frame and its line breaks."""
    answer = CliRunner().invoke(app, [*name.split()[1:], "--help"], env={"COLUMNS": "200"}, catch_exceptions=False)
    assert answer.exit_code == 0
    return re.sub(r"[\s│╭╮╰╯─]+", " ", answer.stdout)


def test_the_commands_are_those_that_were_promised() -> None:
    """A command that is lost, or comes to be without being thought of here, is noticed."""
    assert sorted(COMMANDS) == [
        *(f"etabli account {word}" for word in ("add", "close", "list", "password")),
        "etabli backup",
        "etabli booklet",
        "etabli browse",
        "etabli check",
        *(f"etabli counts {word}" for word in ("accept", "assign", "correct", "held", "reject", "unattributed")),
        "etabli decide",
        "etabli demo",
        "etabli doctor",
        "etabli export",
        "etabli forget",
        *(f"etabli hold {word}" for word in ("lift", "list", "place")),
        "etabli import",
        "etabli inspection",
        *(f"etabli journal {word}" for word in ("replay", "tail", "verify")),
        "etabli lapse",
        "etabli matrix",
        "etabli override",
        "etabli person",
        "etabli probe",
        "etabli profile",
        "etabli rehearse",
        "etabli reload",
        "etabli restore",
        "etabli retention",
        "etabli run",
        "etabli scan modbus",
        "etabli schema",
        *(f"etabli session {word}" for word in ("badge", "close", "join", "leave", "list", "open")),
        *(f"etabli sinks {word}" for word in ("list", "measurements", "refused", "replay")),
        "etabli size",
        *(f"etabli supervisor {word}" for word in ("handover", "left", "list", "present")),
        *(f"etabli token {word}" for word in ("add", "list", "revoke")),
        *(f"etabli trust {word}" for word in ("accept", "list", "reject")),
    ]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_teaches(name: str) -> None:
    """A sentence says what it does; each option and argument says what it is; the exit codes are told."""
    text, command = said(name), COMMANDS[name]
    sentence = (command.help or "").split("\n\n")[0]
    assert len(sentence.split()) >= 4, "a whole sentence"
    assert " ".join(sentence.split()) in text
    assert "Exit codes: 0 done; 1 done, and something was found" in text
    assert "3 cannot be done now" in text
    silent = [one.name for one in command.params if not getattr(one, "help", None)]
    assert not silent, f"{name} has parameters without a word of help"


@pytest.mark.parametrize("name", GROUPS)
def test_every_group_lists_its_commands(name: str) -> None:
    """Called with nothing, a group of commands shows its help and does nothing."""
    words = name.split()[1:]
    text = said(name)
    for one in COMMANDS:
        if one.startswith(f"{name} "):
            assert f" {one.removeprefix(f'{name} ').split()[0]} " in text
    answer = CliRunner().invoke(app, words, env={"COLUMNS": "200"})
    assert answer.exit_code == 2
    assert "Usage" in answer.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    """What can be typed can be read about."""
    assert name in (REPOSITORY / "README.md").read_text(encoding="utf-8")


def test_a_command_that_is_none_is_refused() -> None:
    """A slip of the finger is told as such, and ends with 2."""
    answer = CliRunner().invoke(app, ["sesion"])
    assert answer.exit_code == 2
    assert "sesion" in answer.output
