"""`/api/openapi.json`: every route with its summary, its subject, its right and what it answers.

What routes say themselves is completed here, so that none can be left out: the summary is the first sentence of what
the route says it does, and who lacks its right is answered the same everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from collector.accounts.rights import Right
from collector.web.api.examples import EXAMPLES
from collector.web.api.rights import REFUSED, rights_of

TAGS = {
    "live": "How every machine stands, as it changes.",
    "facts": "Everything that happened, in the order in which it was written down.",
    "orders": "Customers' orders, in from an ERP and back with what was made.",
    "sessions": "Who works where: sessions and badges.",
    "counts": "Counted parts: what waits for a person, what belongs to nobody yet.",
    "shopfloor": "What is said at the machines: parts declared, stops, calls; sessions put right, PINs.",
    "access": "Supervisors, permits, exceptions.",
    "machines": "What machines measure, and where their time goes.",
    "exports": "Tables of a period as CSV, XLSX, JSON lines or Parquet.",
    "accounts": "Tokens and accounts.",
    "site": "The site file: what an edited one changes, and to have it taken up.",
    "health": "How the collector itself stands.",
}
"""The subjects of the API, in the order in which a reader is shown them."""

_BY_PATH = (
    (r"/api/(sessions|badges)\b", "sessions"),
    (r"/api/(held-counts|unattributed|assignments|counts)\b", "counts"),
    (r"/api/(supervisors|permits|overrides|papers|access)\b", "access"),
    (r"/api/(accounts|tokens|devices)\b", "accounts"),
    (r"/api/orders\b", "orders"),
    (r"/api/machines\b", "machines"),
    (r"/api/floor\b", "live"),
)
"""The subject of routes that do not name it."""

ABOUT = """\
The workshop's collector, for programs.

**Who asks.** A token of the page of accounts, as `Authorization: Bearer ...`; what it may do is what it was issued
for. 401 means that nobody is known to ask, 403 that a right is missing, and each route names its right.

**What is told.** Times are UTC (ISO 8601), durations seconds, persons opaque ids such as `p-7k3m9x2q`; names only
where somebody has the right to see them.

**What is refused** as things stand is a 409 with the reason in words; a field that is wrong is a 422 that names it.
"""


class DescribedApp(FastAPI):
    """An app that completes what its routes say about themselves."""

    def openapi(self) -> dict[str, Any]:
        """The description; worked out once, when somebody first asks."""
        if self.openapi_schema is None:
            self.description = ABOUT
            self.openapi_tags = [{"name": name, "description": what} for name, what in TAGS.items()]
            told = super().openapi()
            for route in api_routes(self):
                for method in route.methods or ():
                    operation = told["paths"].get(route.path_format, {}).get(method.lower())
                    if operation is not None:
                        _complete(operation, method, str(route.path_format), rights_of(route.dependant))
        return self.openapi_schema or {}


def api_routes(app: FastAPI, *, hidden: bool = False) -> Iterator[RouteContext]:
    """The routes that the description names, as they stand in the app; or those that it does not."""
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute) and route.include_in_schema is not hidden:
            yield route


def _complete(operation: dict[str, Any], method: str, path: str, rights: frozenset[Right]) -> None:
    operation["summary"] = _first_sentence(operation.get("description", operation["summary"]))
    operation.setdefault("tags", [_tag(path)])
    examples = EXAMPLES.get(f"{method} {path}", {})
    if "body" in examples:
        operation["requestBody"]["content"]["application/json"]["example"] = examples["body"]
    for status, answer in operation["responses"].items():
        if status.startswith("2") and "answer" in examples:
            answer["content"]["application/json"]["example"] = examples["answer"]
    if rights:
        names = sorted(right.value for right in rights)
        operation["x-rights"] = names
        operation["description"] += f"\n\nRight: {', '.join(f'`{one}`' for one in names)}."
        operation["responses"] |= {str(status): dict(what) for status, what in REFUSED.items()}


def _first_sentence(text: str) -> str:
    first = re.split(r"(?<=[.;:])\s", " ".join(text.split()), maxsplit=1)[0]
    return first.rstrip(".;:")


def _tag(path: str) -> str:
    return next((tag for pattern, tag in _BY_PATH if re.match(pattern, path)), "health")
