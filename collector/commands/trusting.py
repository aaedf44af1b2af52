"""`etabli trust`: which machines' certificates are believed, and which certificates are our own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from adapters.opcua.security.certificates import Certificate, read_certificate
from adapters.opcua.security.own import folder_of
from adapters.opcua.security.trust import FOLDER, Entry, Standing, TrustStore
from collector.commands.terminal import DEFAULT_SITE, EPILOG, SiteFile, failures, out
from collector.errors import ConfigError, Problem, RequestRefused
from collector.settings import load

app = typer.Typer(
    help="List, accept and reject the certificates by which OPC UA machines prove who they are.",
    no_args_is_help=True,
    epilog=EPILOG,
)

Fingerprint = Annotated[
    str, typer.Argument(help="The certificate's SHA-256 as `etabli trust list` shows it, or its first 16 digits.")
]


@app.command("list", epilog=EPILOG)
def list_(site: SiteFile = DEFAULT_SITE) -> None:
    """Show our own certificate, the accepted ones, and those that machines have shown and nobody has accepted."""
    with failures(), _on_disk():
        settings = load(site, secrets=False)
        keep = settings.store.directory / FOLDER
        entries = TrustStore(keep).entries()
        ours = list(_ours(keep))
    if not entries and not ours:
        out.print(
            "No certificate yet: ours is made, and a machine's is kept, at the first connection with a `security`."
        )
        return
    now = datetime.now(UTC)
    for standing, path, one in ours:
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        _show(standing, one, since, settings.zone, now)
        out.print(f"    to bring to machines that ask for it: {path}", highlight=False)
    for entry in entries:
        _show(entry.standing.value, entry.certificate, entry.since, settings.zone, now, any_date=entry.any_date)


@app.command("accept", epilog=EPILOG)
def accept(
    fingerprint: Fingerprint,
    any_date: Annotated[
        bool, typer.Option("--any-date", help="Also when it does not hold yet, or holds no longer.")
    ] = False,
    file: Annotated[
        Path | None,
        typer.Option("--file", help="Take the certificate from this file, DER or PEM, as its maker gave it."),
    ] = None,
    site: SiteFile = DEFAULT_SITE,
) -> None:
    """Trust a machine's certificate from now on. Compare its fingerprint with what the machine shows first.

    A collector that runs connects by itself at its next try, within half a minute.
    """
    with failures(), _on_disk():
        store = _store(site)
        if file is not None:
            store.keep_rejected(_given(file))
        entry = store.accept(fingerprint, any_date=any_date)
        former = [
            one.certificate.fingerprint
            for one in store.entries()
            if one.standing is Standing.TRUSTED
            and one.certificate.application_uri == entry.certificate.application_uri != ""
            and one.certificate.der != entry.certificate.der
        ]
    _say("trusted", entry)
    for one in former:
        out.print(
            f"The same application has another trusted certificate. If it was replaced: etabli trust reject {one}"
        )


@app.command("reject", epilog=EPILOG)
def reject(fingerprint: Fingerprint, site: SiteFile = DEFAULT_SITE) -> None:
    """Trust a machine's certificate no longer. Conversations that are open go on until they end."""
    with failures(), _on_disk():
        entry = _store(site).reject(fingerprint)
    _say("no longer trusted", entry)


@contextmanager
def _on_disk() -> Iterator[None]:
    """Files that cannot be read or written are told, mostly of another user's data directory."""
    try:
        yield
    except OSError as failure:
        raise RequestRefused(f"{failure.filename or 'the data directory'}: {failure.strerror or failure}") from failure


def _store(site: Path) -> TrustStore:
    return TrustStore(load(site, secrets=False).store.directory / FOLDER)


def _given(file: Path) -> Certificate:
    try:
        return read_certificate(file)
    except (OSError, ValueError) as failure:
        raise ConfigError([Problem(str(file), "the file", str(failure), "a certificate, DER or PEM")]) from None


def _ours(keep: Path) -> Iterator[tuple[str, Path, Certificate]]:
    for path in sorted(folder_of(keep).glob("*.der")):
        try:
            yield ("ours, the next" if path.name.endswith(".next.der") else "ours"), path, read_certificate(path)
        except (OSError, ValueError):
            continue


def _show(
    standing: str, one: Certificate, since: datetime, zone: tzinfo, now: datetime, *, any_date: bool = False
) -> None:
    # No table: fingerprints are long, and have to be copied and compared in one piece.
    out.print(Text.assemble((standing, "bold"), f"  {one.subject}, application {one.application_uri or 'not named'}"))
    remarks = [one.validity]
    if one.is_early(now):
        remarks.append("does not hold yet")
    if one.is_over(now):
        remarks.append("holds no longer")
    if any_date:
        remarks.append("accepted whatever its dates")
    out.print(f"    {', '.join(remarks)}; here since {since.astimezone(zone):%Y-%m-%d %H:%M}", highlight=False)
    out.print(f"    SHA-256 {one.fingerprint}", highlight=False)
    out.print(f"    SHA-1   {one.thumbprint}", highlight=False)


def _say(what: str, entry: Entry) -> None:
    one = entry.certificate
    out.print(
        f"{what}: {one.subject}, application {one.application_uri or 'not named'}, {one.validity}", highlight=False
    )
    out.print(f"SHA-256 {one.fingerprint}", highlight=False)
