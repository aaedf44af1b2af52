"""What the routes of the API ask for: one right each, of whoever the door has found to be asking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, HTTPException
from fastapi.dependencies.models import Dependant
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.requests import HTTPConnection

from collector.accounts.rights import COMMAND, Right, Visitor
from collector.web.door import visitor_of

BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="A token from the page of accounts. A browser that is signed in brings its cookie instead.",
)
"""How programs say who they are. Only for the description: the door has looked already."""

REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"description": "Nobody is known: a token is missing, wrong or revoked."},
    403: {"description": "The token or account lacks the right that this route asks for."},
}
"""What a route with a right answers to those who lack it, for its description."""


@dataclass(frozen=True, slots=True)
class Needs:
    """A dependency of a route: lets in whoever has all of these rights, and gives who that is."""

    rights: tuple[Right, ...]

    async def __call__(
        self, connection: HTTPConnection, _: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)]
    ) -> Visitor:
        """Who asks.

        Raises:
            HTTPException: 401 where nobody is known to ask, 403 where the visitor may not.
        """
        visitor = visitor_of(connection)
        if visitor is None:
            raise HTTPException(
                401, "a token is needed here: Authorization: Bearer ...", headers={"WWW-Authenticate": "Bearer"}
            )
        lacking = [right.value for right in self.rights if not visitor.may(right)]
        if lacking:
            raise HTTPException(403, f"this needs the right {' and '.join(lacking)}, which was not given to who asks")
        return visitor


def needs(*rights: Right) -> Needs:
    """A route's rights: `visitor: Annotated[Visitor, Depends(needs(Right.SEE_ORDERS))]`, or in its `dependencies`."""
    return Needs(rights)


def author_of(visitor: Visitor, said: str) -> str:
    """Who is written down as having asked: always the one who did; for commands of this computer whom they name.

    Args:
        visitor: Who asks.
        said: The author that the request names.
    """
    return said or visitor.id if visitor.id == COMMAND else visitor.id


def rights_of(dependant: Dependant) -> frozenset[Right]:
    """The rights that a route asks for, by what it depends on; none for one that anybody may call."""
    return frozenset(right for call in _calls(dependant) if isinstance(call, Needs) for right in call.rights)


def _calls(dependant: Dependant) -> Iterator[object]:
    for inner in dependant.dependencies:
        yield inner.call
        yield from _calls(inner)
