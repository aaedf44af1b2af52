"""How a command gets something done: by the collector that runs, or, when none does, by opening the workshop itself."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from collector.control import read_control
from collector.errors import ConfigError, Problem, RequestRefused
from collector.runtime.memory import nothing_looked_through
from collector.settings import Site

# A command asks in one of two ways: what only the other one needs is not imported, nor what only types name.
if TYPE_CHECKING:
    import httpx

    from collector.accounts.lodge import Lodge
    from collector.desk import Desk
    from collector.opened import Workshop

T = TypeVar("T")

CONFLICT = 409
"""The status by which the collector says that a file is not in order."""

PATIENCE = 15.0
"""Seconds that a running collector may take to answer."""

LONG_PATIENCE = 90.0
"""The same where lines are closed and opened: a machine that does not answer is waited for."""


def at_the_desk(site: Site, method: str, path: str, body: dict[str, Any], here: Callable[[Desk], Awaitable[T]]) -> Any:
    """Ask the running collector over its API, or do the same here when none runs.

    Args:
        site: The site.
        method: HTTP method of the API call.
        path: Its path, `/api/sessions`.
        body: Its JSON body.
        here: What to do at the desk of a workshop that is opened for this one request.

    Returns:
        The API's JSON answer, or what `here` returned.

    Raises:
        RequestRefused: If it is refused, with the reason.
    """
    return _asked(site, method, path, body, lambda shop: here(shop.desk))


def at_the_lodge(
    site: Site, method: str, path: str, body: dict[str, Any], here: Callable[[Lodge], Awaitable[T]]
) -> Any:
    """The same for what is about accounts, devices and tokens."""
    return _asked(site, method, path, body, lambda shop: here(shop.lodge))


def address_of(site: Site) -> str:
    """Where the pages are served: by the running collector, else as the site file says."""
    control = read_control(site.store.directory)
    if control is not None:
        return control.url
    return f"{'https' if site.web.certificate else 'http'}://{site.web.host}:{site.web.port}"


def _asked(site: Site, method: str, path: str, body: dict[str, Any], here: Callable[[Workshop], Awaitable[T]]) -> Any:
    answer = _collectors_answer(site, method, path, body, PATIENCE)
    if answer is not None:
        return _answer(answer)
    with nothing_looked_through():
        from collector.app import workshop

    async def at_home() -> T:
        async with workshop(site) as shop:
            return await here(shop)

    return asyncio.run(at_home())


def at_the_collector(site: Site, method: str, path: str) -> Any:
    """Ask the running collector for what only a running one can do.

    Returns:
        The API's JSON answer.

    Raises:
        ConfigError: If a file is not in order, with all that is wrong.
        RequestRefused: If none runs, or it is refused.
    """
    answer = _collectors_answer(site, method, path, {}, LONG_PATIENCE)
    if answer is None:
        raise RequestRefused(f"no collector runs with the data in {site.store.directory}: etabli run")
    if answer.status_code == CONFLICT:
        with suppress(ValueError, KeyError, TypeError):
            raise ConfigError([Problem(**one) for one in answer.json()["problems"]])
    return _answer(answer)


def _collectors_answer(
    site: Site, method: str, path: str, body: dict[str, Any], patience: float
) -> httpx.Response | None:
    """What the running collector answers; None where none runs."""
    control = read_control(site.store.directory)
    if control is None:
        return None
    import httpx

    try:
        return httpx.request(
            method, control.url + path, json=body or None, timeout=patience,
            headers={"Authorization": f"Bearer {control.token}"}, trust_env=False, verify=control.verified(),
        )  # fmt: skip
    except httpx.ConnectError:
        return None  # It died without taking its word back: nobody holds the data.
    except httpx.HTTPError as error:
        raise RequestRefused(f"the collector at {control.url} does not answer: {error}") from error


def _answer(answer: httpx.Response) -> Any:
    if answer.is_success:
        return answer.json() if answer.content else None
    try:
        detail = answer.json()["detail"]
    except (ValueError, KeyError, TypeError):
        detail = answer.text
    if isinstance(detail, list):
        detail = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in detail)
    raise RequestRefused(str(detail))
