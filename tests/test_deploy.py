"""What comes for running etabli elsewhere: as far as it can be examined without a container engine.

The image's one step that could fail for our sake, installing by the lock file, is done by `make` on every clone;
whether the images of others start is not seen here.
"""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from tests.commands.test_help import COMMANDS
from tests.simulators.playing import REPOSITORY

DEPLOY = REPOSITORY / "config" / "deploy"
INSTRUCTIONS = {"FROM", "RUN", "WORKDIR", "COPY", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK",
                "ENTRYPOINT", "CMD"}  # fmt: skip
SERVICE_KEYS = {"build", "image", "restart", "stop_grace_period", "environment", "ports", "volumes", "read_only",
                "tmpfs",
                "command", "cap_drop", "cap_add", "security_opt", "logging", "healthcheck", "depends_on"}  # fmt: skip
ELSEWHERE = {"./site", "./backup", "./mosquitto"}
"""Folders beside the compose file: what is written by hand, copies, the broker's files."""


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions with what follows them."""
    text = "\n".join(line for line in (DEPLOY / "Dockerfile").read_text("utf-8").splitlines() if line[:1] != "#")
    return [(word, rest.strip()) for word, _, rest in
            (line.partition(" ") for line in re.sub(r"\\\n\s*", "", text).splitlines() if line.strip())]  # fmt: skip


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """The compose file."""
    loaded = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_the_image_s_instructions() -> None:
    """Each is one that there is; what is copied is there and gets through .dockerignore; nothing runs as root."""
    assert {word for word, _ in instructions()} <= INSTRUCTIONS
    let_in = {
        line[1:] for line in (REPOSITORY / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")
    }
    copied = [shlex.split(rest)[:-1] for word, rest in instructions() if word == "COPY" and "--from" not in rest]
    sources = {source.rstrip("/") for sources in copied for source in sources}
    assert sources == let_in
    assert all((REPOSITORY / source).exists() for source in sources)
    wheel = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert {*wheel["packages"], *wheel["force-include"]} <= sources, "the wheel can be built from what is copied"
    last = [rest for word, rest in instructions() if word == "USER"][-1]
    assert last == "etabli"


def test_the_image_is_built_with_the_tools_of_the_project() -> None:
    """One version of uv, one lock file, and a Python that the package takes."""
    text = (DEPLOY / "Dockerfile").read_text("utf-8")
    [version] = re.findall(r"^UV_VERSION := (.+)$", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert f"uv=={version}" in text
    pythons = set(re.findall(r"FROM python:(\d+\.\d+)", text))
    assert len(pythons) == 1
    assert all(tuple(map(int, one.split("."))) >= (3, 11) for one in pythons)


def test_the_image_s_commands_are_commands() -> None:
    """What it starts, and what its health is asked by."""
    said = dict(instructions())
    assert yaml.safe_load(said["ENTRYPOINT"]) == ["etabli"]
    assert f"etabli {yaml.safe_load(said['CMD'])[0]}" in COMMANDS
    [asked] = re.findall(r"CMD (\[.+\])", said["HEALTHCHECK"])
    assert yaml.safe_load(asked) == ["python", "-m", "collector.alive", said["WORKDIR"]]


def test_the_services(compose: dict[str, Any]) -> None:
    """The four of them, with keys that compose has, logs that end, and volumes that are declared or ours."""
    assert set(compose["services"]) == {"collector", "mosquitto", "influxdb", "grafana"}
    declared = set(compose["volumes"])
    for name, service in compose["services"].items():
        assert set(service) <= SERVICE_KEYS, name
        assert service["logging"] == {"driver": "local"}, "else logs grow for ever"
        assert service["restart"] == "unless-stopped"
        assert set(service.get("depends_on", {})) <= set(compose["services"])
        for volume in service["volumes"]:
            source = volume.partition(":")[0]
            assert source in declared | ELSEWHERE or source.startswith("../"), (name, volume)
            if source.startswith("../") or source == "./mosquitto":
                assert volume.endswith(":ro")
    used = {volume.partition(":")[0] for service in compose["services"].values() for volume in service["volumes"]}
    assert declared <= used
    build = compose["services"]["collector"]["build"]
    assert (DEPLOY / build["context"] / build["dockerfile"]).resolve() == (DEPLOY / "Dockerfile").resolve()
    shared = {volume.partition(":")[0] for volume in compose["services"]["grafana"]["volumes"]}
    assert {"../grafana/provisioning", "../grafana/dashboards"} <= shared


def test_every_variable_has_its_line(compose: dict[str, Any]) -> None:
    """What compose takes from the environment stands in the example, and nothing there is a password already."""
    asked = set(re.findall(r"\$\{(\w+)", yaml.safe_dump(compose)))
    lines = [line for line in (DEPLOY / "environment.example").read_text("utf-8").splitlines() if line[:1] != "#"]
    assert {line.partition("=")[0] for line in lines} == asked
    assert all(line.endswith("=") for line in lines)


def test_what_the_collector_may_write(compose: dict[str, Any]) -> None:
    """Its data and its backups: the rest of its file system is read-only, and the image's volumes are those."""
    collector = compose["services"]["collector"]
    writable = {PurePosixPath(one.split(":")[1]) for one in collector["volumes"] if not one.endswith(":ro")}
    assert {str(one) for one in writable} == set(yaml.safe_load(dict(instructions())["VOLUME"]))
    assert (collector["read_only"], collector["cap_drop"]) == (True, ["ALL"])
