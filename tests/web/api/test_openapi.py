"""The description of the API is complete, and every route asks for a right but for those that are listed here."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from collector.accounts.rights import AccountRole, Right, Visitor
from collector.web.api.describing import TAGS, api_routes
from collector.web.api.examples import EXAMPLES
from collector.web.api.rights import rights_of
from tests.web.conftest import Served

OPEN = {"/api/health", "/metrics"}
"""What nobody is asked for a right: whether it works; and numbers about nobody, for this very computer (see there)."""

NAMING = re.compile(r"^(.*_)?(names?|badges?|birth_date|given_name|family_name|trainees|persons?)$")
"""Fields that say, or may say, who somebody is."""

ABOUT_NOBODY = {"Tile.name": "a machine's name", "ToolSight.name": "a tool's name"}

KEEPS_BACK = {
    "GET /api/floor", "GET /api/live", "GET /api/machines/now", "GET /api/facts", "GET /api/export/{what}.{form}",
}  # fmt: skip
"""Routes that leave persons out for whoever may not see names; test_nobody_is_named holds them to it."""

PEOPLE = frozenset({Right.SEE_NAMES, Right.SEE_ACCESS, Right.CHANGE_SESSIONS, Right.CHANGE_COUNTS, Right.OVERRIDE,
                    Right.CHANGE_ACCESS, Right.USE_KIOSK, Right.MANAGE_ACCOUNTS, Right.SEE_TRAINEES})  # fmt: skip
"""Rights of those who deal with people: whoever has one of them names persons, or is told who they are."""


@pytest.fixture
async def told(served: Served) -> dict[str, Any]:
    answer = await served.api.get("/api/openapi.json")
    described: dict[str, Any] = answer.json()
    return described


def operations(told: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            yield path, f"{method.upper()} {path}", operation


async def test_every_route_asks_for_a_right(told: dict[str, Any]) -> None:
    """But for those that are open to everybody: and these are named above."""
    asking = {path for path, _, operation in operations(told) if operation.get("x-rights")}
    assert {path for path, _, _ in operations(told)} - asking == OPEN
    known = {right.value for right in Right}
    for _, name, operation in operations(told):
        assert set(operation.get("x-rights", ())) <= known, name
        assert bool(operation.get("security")) is bool(operation.get("x-rights")), name
        assert {"401", "403"} <= set(operation["responses"]) or not operation.get("x-rights"), name
    [scheme] = told["components"]["securitySchemes"].values()
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")


async def test_the_description_names_all_routes_there_are(served: Served) -> None:
    """A route that was hidden from the description would be one that no test here looks at."""
    app = served.server.app
    told = app.openapi()["paths"]
    there = {(route.path_format, method) for route in api_routes(app) for method in route.methods or ()}
    assert {(path, method.upper()) for path, methods in told.items() for method in methods} == there
    hidden = [route.path for route in api_routes(app, hidden=True)]
    assert [path for path in hidden if str(path).startswith("/api/")] == []
    assert all(rights_of(route.dependant) for route in api_routes(app) if route.path_format not in OPEN)


async def test_a_route_refuses_whoever_lacks_its_right(served: Served, told: dict[str, Any]) -> None:
    """Nobody gets 401 with how to say who one is; a token with every right but the one that is asked for gets 403."""
    for path, name, operation in operations(told):
        rights = operation.get("x-rights", [])
        if not rights:
            continue
        method = name.partition(" ")[0]
        address = re.sub(r"\{what\}\.\{form\}", "cycles.csv", path)
        address = re.sub(r"\{[a-z_]+\}", "x", address)
        served.scene.host.visitor = None
        answer = await served.api.request(method, address)
        assert (answer.status_code, answer.headers.get("www-authenticate")) == (401, "Bearer"), name
        others = frozenset(set(Right) - {Right(one) for one in rights})
        served.scene.host.visitor = Visitor("t-test", "", AccountRole.HEAD, granted=others)
        answer = await served.api.request(method, address)
        assert answer.status_code == 403, name
        assert all(one in answer.json()["detail"] for one in rights), name


async def test_every_route_says_what_it_does(told: dict[str, Any]) -> None:
    """A summary that is a sentence, a subject, an answer that succeeds, and an example where JSON goes in or out."""
    identities = [operation["operationId"] for _, _, operation in operations(told)]
    assert len(set(identities)) == len(identities)
    assert {tag["name"] for tag in told["tags"]} == set(TAGS)
    for _, name, operation in operations(told):
        assert " " in operation["summary"], name
        assert operation["summary"][0].isupper(), name
        assert not operation["summary"].endswith("."), name
        assert operation["tags"], name
        assert set(operation["tags"]) <= set(TAGS), name
        assert any(status.startswith("2") for status in operation["responses"]), name
        for content in contents(operation):
            assert "example" in content or "example" in schema_of(told, content), name
        for parameter in operation.get("parameters", ()):
            assert parameter["schema"], (name, parameter["name"])


async def test_examples_are_what_is_asked_and_answered(told: dict[str, Any]) -> None:
    """Each fits its schema, so that nobody copies one that is refused; and none is of a route that is gone."""
    assert set(EXAMPLES) <= {name for _, name, _ in operations(told)}
    held = 0
    for _, name, operation in operations(told):
        for content in contents(operation):
            example = content.get("example", schema_of(told, content).get("example"))
            schema = {**content["schema"], "components": told["components"]}
            try:
                jsonschema.validate(example, schema, format_checker=jsonschema.FormatChecker())
            except jsonschema.ValidationError as wrong:
                pytest.fail(f"{name}: {wrong.message}\n{json.dumps(example)[:500]}")
            held += 1
    assert held > len(EXAMPLES)


def contents(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What goes in and comes out as JSON, where it succeeds."""
    bodies = [operation.get("requestBody", {})]
    bodies += [answer for status, answer in operation["responses"].items() if status.startswith("2")]
    for body in bodies:
        content = body.get("content", {}).get("application/json")
        # Nothing is said of an answer without a content of its own, such as a file.
        if content is not None and content.get("schema"):
            yield content


def schema_of(told: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = content["schema"]
    while "$ref" in schema:
        schema = told["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def named_fields(told: dict[str, Any], schema: Any) -> Iterator[str]:
    """The fields of a schema, with those of what it refers to, that say who somebody is."""
    seen: set[str] = set()

    def look(part: Any) -> Iterator[str]:
        if isinstance(part, list):
            for one in part:
                yield from look(one)
        if not isinstance(part, dict):
            return
        reference = part.get("$ref", "").rpartition("/")[2]
        if reference and reference not in seen:
            seen.add(reference)
            target = told["components"]["schemas"][reference]
            yield from (f"{reference}.{name}" for name in target.get("properties", ()) if NAMING.match(name))
            yield from look(target)
        for key, one in part.items():
            if key not in ("example", "examples"):
                yield from look(one)

    yield from (one for one in look(schema) if one not in ABOUT_NOBODY)


async def test_no_schema_names_anybody_to_those_who_may_not_see_names(told: dict[str, Any]) -> None:
    """A field for a name, a badge or a person stands only where a right that deals with people is asked for."""
    naming = set()
    for _, name, operation in operations(told):
        fields = set(named_fields(told, {"in": operation.get("requestBody", {}), "out": operation["responses"]}))
        if fields:
            naming.add(name)
            rights = {Right(one) for one in operation.get("x-rights", ())}
            assert rights & PEOPLE or name in KEEPS_BACK, (name, fields)
    assert {"POST /api/badges", "GET /api/floor"} <= naming, "the test finds what there is to find"
