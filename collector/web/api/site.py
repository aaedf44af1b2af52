"""The API about the site file: what an edited one would change, and to have it taken up."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from collector.accounts.rights import Right, Visitor
from collector.errors import ConfigError
from collector.web.api.changes import refusals
from collector.web.api.rights import needs
from collector.web.surroundings import Difference, SiteKeeper, Surroundings

Administrator = Annotated[Visitor, Depends(needs(Right.CHANGE_SITE))]


class Wrong(BaseModel):
    """One thing that a person has to mend in a file; `found` is empty where something is missing."""

    model_config = ConfigDict(extra="forbid")

    file: str = Field(examples=["etabli.toml"])
    where: str = Field(description="the key, or the line", examples=["machines[2].connection.url"])
    found: str
    expected: str
    hint: str


class NotInOrder(BaseModel):
    """The site file, or a profile, is not in order: everything that is wrong, at once. Nothing was changed."""

    model_config = ConfigDict(extra="forbid")

    detail: str
    problems: list[Wrong]


WRONG: dict[int | str, dict[str, Any]] = {
    409: {"model": NotInOrder, "description": "The file is not in order; nothing was changed."}
}


def site_of(around: Surroundings) -> APIRouter:
    """The routes about the site file.

    Args:
        around: Who takes it up.
    """
    router = APIRouter(prefix="/api", tags=["site"])

    def keeper() -> SiteKeeper:
        if around.keeper is None:
            raise HTTPException(503, "nobody takes up a site file here")
        return around.keeper

    @router.get("/site/difference", responses={**WRONG}, response_model=Difference)
    async def difference(_: Administrator) -> Difference | Response:
        """What the site file, as it stands on disk now, would change; `waiting` takes effect at the next start."""
        try:
            return await keeper().look()
        except ConfigError as error:
            return _not_in_order(error)

    @router.post("/site/reload", responses={**WRONG}, response_model=Difference)
    async def reload(visitor: Administrator) -> Difference | Response:
        """Have the site file and its profiles read again: what has changed counts from now on, all else goes on.

        Machines of which nothing changed keep their connection, their session and their cycle. A file in which
        anything is wrong changes nothing.
        """
        try:
            with refusals():
                return await keeper().take_up(visitor.id)
        except ConfigError as error:
            return _not_in_order(error)

    return router


def _not_in_order(error: ConfigError) -> Response:
    wrong = [
        Wrong(file=one.file, where=one.where, found=one.found, expected=one.expected, hint=one.hint)
        for one in error.problems
    ]
    return JSONResponse(NotInOrder(detail=str(error), problems=wrong).model_dump(), status_code=409)
