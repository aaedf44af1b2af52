"""What protects a conversation: the policies that hold today, what a server offers, whether its certificate will do."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from asyncua import ua
from asyncua.crypto import security_policies

from adapters.opcua.connection import NONE, Connection
from adapters.opcua.refusals import Cause, denied
from adapters.opcua.security.certificates import Certificate, described, first_of
from adapters.opcua.security.trust import TrustStore
from collector.errors import Refused

_log = logging.getLogger(__name__)

POLICIES: dict[str, type[security_policies.SecurityPolicy]] = {
    "Basic256Sha256": security_policies.SecurityPolicyBasic256Sha256,
    "Aes128_Sha256_RsaOaep": security_policies.SecurityPolicyAes128Sha256RsaOaep,
    "Aes256_Sha256_RsaPss": security_policies.SecurityPolicyAes256Sha256RsaPss,
}
"""The policies that hold today, by the names that they have in OPC UA. Source: OPC UA Part 7, 6.6 (v1.05)."""

_CURRENT = frozenset(policy.URI for policy in POLICIES.values())
_NO_POLICY = security_policies.SecurityPolicyNone.URI
_NOT_PROTECTED = ("", None, _NO_POLICY)

_KINDS = {
    ua.UserTokenType.Anonymous: "anonymous",
    ua.UserTokenType.UserName: "user name and password (`user`)",
    ua.UserTokenType.Certificate: "a user's certificate (`user_certificate`)",
    ua.UserTokenType.IssuedToken: "an issued token (which we do not have)",
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One way in that a server offers.

    Args:
        security: As `security` has it in the site file: `none`, `Basic256Sha256 Sign`.
        level: How good the server says that it is; more is better.
        usable: We take it: its policy holds today.
    """

    security: str
    level: int
    usable: bool


def offers_of(endpoints: Iterable[ua.EndpointDescription]) -> Sequence[Offer]:
    """What a server offers, best first, each once."""
    found: dict[str, Offer] = {}
    for endpoint in endpoints:
        if not endpoint.EndpointUrl or not endpoint.EndpointUrl.startswith("opc.tcp:"):
            continue
        name = str(endpoint.SecurityPolicyUri).partition("#")[2]
        usable = name in POLICIES
        security = f"{name} {endpoint.SecurityMode.name}"
        if endpoint.SecurityMode == ua.MessageSecurityMode.None_:
            security, usable = NONE, True
        found[security] = Offer(security, endpoint.SecurityLevel, usable)
    return sorted(found.values(), key=lambda offer: (not offer.usable, offer.security == NONE, -offer.level))


def in_words(endpoints: Iterable[ua.EndpointDescription]) -> str:
    """What a server offers, as it would stand in the site file."""
    offers = offers_of(endpoints)
    if not offers:
        return "it offers no way in over opc.tcp"
    return "it offers " + ", ".join(
        f'"{one.security}"' + ("" if one.usable else " (out of date, refused by us)") for one in offers
    )


def chosen(connection: Connection, endpoints: Sequence[ua.EndpointDescription]) -> ua.EndpointDescription:
    """The endpoint with the security that the site file asks for.

    Raises:
        Refused: If the server offers no such endpoint. No other is taken instead.
    """
    for endpoint in endpoints:
        name = str(endpoint.SecurityPolicyUri).partition("#")[2]
        over_tcp = bool(endpoint.EndpointUrl) and endpoint.EndpointUrl.startswith("opc.tcp:")
        if over_tcp and f"{name} {endpoint.SecurityMode.name}" == connection.security:
            return endpoint
    raise denied(
        f'{connection.url}: the server does not offer "{connection.security}"',
        Cause.POLICY,
        f"{in_words(endpoints)}: set `security` to one of these, or switch yours on in the server",
    )


def approved(connection: Connection, endpoint: ua.EndpointDescription, store: TrustStore, now: datetime) -> Certificate:
    """The server's certificate, if a person has accepted exactly this one and it holds. It reads files.

    Args:
        connection: Whom we talk to.
        endpoint: What the server shows of itself.
        store: What was accepted; what was not is kept there, to be looked at.
        now: Now (UTC).

    Raises:
        Refused: If it is not trusted, another one than before, not valid at this time, or none at all.
    """
    try:
        certificate = described(first_of(endpoint.ServerCertificate or b""))
    except ValueError:
        raise Refused(f"{connection.url}: the server shows no certificate that can be read") from None
    says = f"{certificate.subject}, application {certificate.application_uri or 'not named'}, {certificate.validity}"
    try:
        entry = store.trusted(certificate)
        if entry is None:
            store.keep_rejected(certificate)
        former = store.accepted_for(certificate.application_uri)
    except OSError as failure:
        raise Refused(
            f"{connection.url}: the trusted certificates cannot be read, or not be kept: {failure}"
        ) from failure
    if entry is None:
        if former is None:
            first = "nobody has accepted the server's certificate yet"
        else:
            first = (
                "the server shows another certificate than the accepted one of the same application"
                f" (SHA-256 {former.certificate.fingerprint}): it was replaced, or somebody else answers"
            )
        raise Refused(
            f"{connection.url}: {first}. It is {says}{_doubts(certificate, endpoint, now)}; SHA-256"
            f" {certificate.fingerprint}. Compare that with what the machine shows, then:"
            f" etabli trust accept {certificate.fingerprint}"
        )
    if not entry.any_date and (certificate.is_early(now) or certificate.is_over(now)):
        wrong = "does not hold yet" if certificate.is_early(now) else "holds no longer"
        remedy = (
            "the clock with which it was made, or this computer's, is wrong: set it, and let the machine make a new one"
            if certificate.is_early(now)
            else "let the machine make a new one (or set this computer's clock, if it is wrong)"
        )
        raise denied(
            f"{connection.url}: the server's certificate {wrong}: {certificate.validity}, and here it is"
            f" {now:%Y-%m-%d %H:%M} UTC",
            Cause.CLOCK,
            f"{remedy}; to take it as it is: etabli trust accept --any-date {certificate.fingerprint}",
        )
    if _named_otherwise(certificate, endpoint):
        _log.warning(
            "the server's certificate names another application",
            extra={
                "url": connection.url,
                "named": certificate.application_uri,
                "called": endpoint.Server.ApplicationUri,
            },
        )
    return certificate


def way_to_log_in(
    connection: Connection, offered: Sequence[ua.UserTokenPolicy], channel: type[security_policies.SecurityPolicy]
) -> ua.UserTokenPolicy:
    """The server's token policy by which we log in: the best protected of those of our kind.

    Args:
        connection: As whom we log in.
        offered: What the endpoint takes.
        channel: The policy of the secure channel, with its mode: an empty one in a token policy means this.

    Raises:
        Refused: If the server takes no such login, or none that protects what is secret.
    """
    kind = ua.UserTokenType[connection.identity]
    if not offered and kind == ua.UserTokenType.Anonymous:
        return ua.UserTokenPolicy(TokenType=kind)  # A server without users may as well name no way to log in.
    ours = [policy for policy in offered if policy.TokenType == kind]
    if not ours:
        taken = ", ".join(dict.fromkeys(_KINDS.get(one.TokenType, "another") for one in offered)) or "nothing"
        raise denied(
            f"logging in to {connection.url}: the server does not take {_KINDS[kind]}",
            Cause.USER,
            f"over this security it takes {taken}",
        )
    if kind == ua.UserTokenType.Anonymous:
        return ours[0]

    def protection(policy: ua.UserTokenPolicy) -> int:
        uri = policy.SecurityPolicyUri or channel.URI
        return 2 if uri in _CURRENT else 0 if uri in _NOT_PROTECTED else 1

    best = max(ours, key=protection)
    encrypted = channel.Mode == ua.MessageSecurityMode.SignAndEncrypt
    if kind == ua.UserTokenType.UserName and encrypted:
        return best
    if kind == ua.UserTokenType.Certificate and protection(best) < 2:
        raise denied(
            f"logging in to {connection.url}: the server takes a user's certificate without a signature that holds"
            " today",
            Cause.POLICY,
            "set `security` to one that the server offers with it",
        )
    if protection(best) < 2 and connection.security != NONE:
        raise denied(
            f"logging in to {connection.url}: the server wants the password unencrypted, or by a policy that is out of"
            " date, and this line is only signed",
            Cause.POLICY,
            f'set `security = "{connection.policy} SignAndEncrypt"`',
        )
    if protection(best) == 0 and connection.user is not None:
        _log.warning("the password crosses the network unencrypted", extra={"url": connection.url})
    return best


def _doubts(certificate: Certificate, endpoint: ua.EndpointDescription, now: datetime) -> str:
    """What a person should know besides, before they accept a certificate."""
    said = []
    if certificate.is_early(now):
        said.append("does not hold yet by this computer's clock")
    if certificate.is_over(now):
        said.append("holds no longer")
    if _named_otherwise(certificate, endpoint):
        said.append(f"the server calls itself {endpoint.Server.ApplicationUri}")
    return f" ({', '.join(said)})" if said else ""


def _named_otherwise(certificate: Certificate, endpoint: ua.EndpointDescription) -> bool:
    """The certificate names another application than the server does.

    It is told, and no reason to refuse what a person has accepted by its fingerprint: nobody else has that key.
    """
    called = endpoint.Server.ApplicationUri if endpoint.Server is not None else None
    return bool(called) and called != certificate.application_uri
