"""The API for programs of others: dashboards, statistics, monitoring; all that stays on the line or takes a lot."""

from __future__ import annotations

from fastapi import APIRouter

from collector.web.api.exporting import exports_of
from collector.web.api.facts import facts_of
from collector.web.api.health import health_of
from collector.web.api.lines import Lines
from collector.web.api.live import live_of
from collector.web.api.machines import machines_of
from collector.web.api.metrics import metrics_of
from collector.web.surroundings import Surroundings


def programs_of(around: Surroundings, lines: Lines) -> APIRouter:
    """The routes for programs of others.

    Args:
        around: What they look at.
        lines: Who may stay on the line.
    """
    api = APIRouter(prefix="/api")
    api.include_router(live_of(around, lines))
    api.include_router(facts_of(around, lines))
    api.include_router(exports_of(around))
    api.include_router(machines_of(around))
    api.include_router(health_of(around))
    router = APIRouter()
    router.include_router(api)
    router.include_router(metrics_of(around, lines))
    return router
