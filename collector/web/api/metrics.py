"""`/metrics` for Prometheus: what came, what waits, what was decided, how long writing takes. Nothing personal."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from ipaddress import ip_address

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from collector import __version__
from collector.accounts.rights import Right
from collector.outgoing import Carrier
from collector.runtime.live import Line
from collector.web.api.health import disk_free
from collector.web.api.lines import Lines
from collector.web.api.rights import needs
from collector.web.api.tally import Tally
from collector.web.pages import open_pages
from collector.web.proxies import PASSED_ON
from collector.web.surroundings import Surroundings

FOR_OTHERS = ("x-forwarded-for", "forwarded", "x-real-ip", "x-forwarded-host")
"""Headers by which a proxy says for whom it asks: from this computer comes then only the proxy."""


def metrics_of(around: Surroundings, lines: Lines) -> APIRouter:
    """The route of the metrics.

    Args:
        around: What they look at.
        lines: Who stays on the line.
    """
    router = APIRouter(tags=["health"])
    registry = CollectorRegistry()
    ProcessCollector(namespace="etabli", registry=registry)
    registry.register(_Metrics(around, lines, Tally(around.live)))
    entitled = needs(Right.SEE_MACHINES)

    @router.get(
        "/metrics",
        response_class=Response,
        responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "The metrics."}},
    )
    async def metrics(request: Request) -> Response:
        """Prometheus' text format. Open to programs on the collector's own computer, else for `see_machines`."""
        if not is_from_here(request):
            await entitled(request, None)
        text = await asyncio.to_thread(generate_latest, registry)
        return Response(text, media_type=CONTENT_TYPE_LATEST)

    return router


def is_from_here(request: Request) -> bool:
    """Whether a program on this very computer asks, and not somebody else through a proxy on it."""
    if request.client is None or _is_passed_on(request):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _is_passed_on(request: Request) -> bool:
    return bool(request.scope.get(PASSED_ON)) or any(name in request.headers for name in FOR_OTHERS)


class _Metrics(Collector):
    """Reads all numbers at the moment when somebody asks for them."""

    def __init__(self, around: Surroundings, lines: Lines, tally: Tally) -> None:
        self._around = around
        self._lines = lines
        self._tally = tally

    def collect(self) -> Iterator[Metric]:
        """Every metric, now."""
        info = GaugeMetricFamily("etabli_info", "The version that runs.", labels=["version"])
        info.add_metric([__version__], 1)
        yield info
        yield from self._machines()
        yield from self._inside()
        yield from self._access()
        yield HistogramMetricFamily(
            "etabli_commit_seconds",
            "Transactions of the journal, the wait for the disk included.",
            buckets=[("+Inf" if up_to == float("inf") else str(up_to), count)
                     for up_to, count in self._around.store.durations.classes],
            sum_value=self._around.store.durations.total,
        )  # fmt: skip
        yield _gauge("etabli_journal_head", "The number of the newest fact.", self._around.store.head)
        yield _gauge("etabli_disk_free_bytes", "Free bytes where the data lies.", disk_free(self._around))
        yield _gauge("etabli_pages_open", "Pages that are open in browsers.", open_pages())
        yield _gauge("etabli_programs_listening", "Programs that listen or wait for facts.", self._lines.open)

    def _machines(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("etabli_machine_up", "The line to the machine stands.", labels=["machine"])
        back = CounterMetricFamily(
            "etabli_machine_reconnects", "Times that the line was opened again.", labels=["machine"]
        )
        values = CounterMetricFamily("etabli_values_received", "Values that came.", labels=["machine"])
        heard = GaugeMetricFamily(
            "etabli_machine_heard_timestamp_seconds", "When it was last heard of, since 1970.", labels=["machine"]
        )
        for machine, live in self._around.live.machines.items():
            up.add_metric([machine], live.line is Line.UP)
            back.add_metric([machine], max(0, live.connects - 1))
            values.add_metric([machine], live.readings)
            if live.heard_at is not None:
                heard.add_metric([machine], live.heard_at.timestamp())
        yield from (up, back, values, heard)
        yield CounterMetricFamily("etabli_facts", "Facts recorded since the start.", self._around.live.facts)

    def _inside(self) -> Iterator[Metric]:
        inside = self._around.inside
        if inside is None:
            return
        yield _gauge("etabli_mailbox_waiting", "Deliveries of vital values that wait.", len(inside.mailbox))
        yield _gauge("etabli_telemetry_waiting", "Telemetry values that wait.", len(inside.telemetry))
        yield CounterMetricFamily("etabli_values_dropped", "Telemetry dropped under load.", inside.telemetry.dropped)
        yield CounterMetricFamily("etabli_samples_seen", "Telemetry values looked at.", inside.samples.seen)
        yield CounterMetricFamily("etabli_samples_kept", "Telemetry values kept.", inside.samples.kept)
        yield CounterMetricFamily("etabli_samples_lost", "Telemetry values no disk took.", inside.samples.lost)

        yield from self._carriers(inside.carriers)

    def _carriers(self, carriers: Sequence[Carrier]) -> Iterator[Metric]:
        up = GaugeMetricFamily("etabli_sink_up", "What the sink carries gets through.", labels=["sink"])
        behind = GaugeMetricFamily("etabli_sink_facts_waiting", "Facts that the sink was not told.", labels=["sink"])
        late = GaugeMetricFamily("etabli_sink_lag_seconds", "Age of the oldest that waits.", labels=["sink"])
        refused = GaugeMetricFamily("etabli_sink_refused", "Things in the sink's quarantine.", labels=["sink"])
        written = CounterMetricFamily("etabli_sink_written", "Lines or messages that were taken.", labels=["sink"])
        for one in carriers:
            lag = one.behind()
            up.add_metric([one.name], not one.complaint)
            behind.add_metric([one.name], lag.facts)
            age = (self._around.clock.now() - lag.oldest).total_seconds() if lag.oldest is not None else 0.0
            late.add_metric([one.name], max(age, 0.0))
            refused.add_metric([one.name], lag.refused)
            written.add_metric([one.name], one.written)
        yield from (up, behind, late, refused, written)

    def _access(self) -> Iterator[Metric]:
        tally = self._tally
        decided = CounterMetricFamily(
            "etabli_access_decisions", "Decisions about who may start a machine.", labels=["outcome"]
        )
        for outcome, count in tally.decisions.items():
            decided.add_metric([outcome], count)
        yield decided
        yield CounterMetricFamily("etabli_permits_given", "Start permissions given.", tally.permits_given)
        yield CounterMetricFamily("etabli_permits_withheld", "Start permissions withdrawn.", tally.permits_withheld)
        yield CounterMetricFamily("etabli_permits_not_obeyed", "Not done as written.", tally.permits_not_obeyed)
        yield CounterMetricFamily("etabli_unauthorised_runs", "Runs without a right.", tally.unauthorised_runs)


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value)
