"""What a failure of OPC UA means to us: try again, call a person (who is told the cause), or drop the line."""

from __future__ import annotations

from enum import StrEnum

from asyncua import ua
from asyncua.ua.status_codes import get_name_and_doc
from cryptography.exceptions import InvalidSignature

from collector.errors import DeviceError, ProtocolError, Refused, Unreachable


class Cause(StrEnum):
    """What a server says no to, in words that stand in the message."""

    CERTIFICATE = "the cause is our certificate"
    POLICY = "the cause is the security policy"
    USER = "the cause is the user"
    CLOCK = "the cause is a clock"
    RIGHTS = "the cause is the user's rights"
    ROOM = "the cause is the server's room"
    LICENCE = "the cause is the server's licence"
    ADDRESS = "the cause is the address"


_TRUST = "let the server trust our certificate (often: move it from `rejected` to `trusted`), and check its dates"
_USER = "check `user` and its password, and whether the server allows this way to log in"
_TOKEN = "the server does not take this way to log in, or not this password: check `user` and its password"
_OTHER_CERTIFICATE = "the server wants another certificate than ours: its maker's manual says which it takes"
_ISSUER = "the server looks for who issued our certificate: add its issuer and its revocation list there, or use ours"
_POLICY = "set `security` to one that the server offers"
_CLOCK = "compare the machine's date, time and time zone with this computer's, and set whichever is wrong"
_LICENCE = "the server's licence does not cover this: ask its maker"

REFUSED = {
    "BadSecurityChecksFailed": (Cause.CERTIFICATE, _TRUST),
    "BadCertificateUntrusted": (Cause.CERTIFICATE, _TRUST),
    "BadNoValidCertificates": (Cause.CERTIFICATE, _TRUST),
    "BadApplicationSignatureInvalid": (Cause.CERTIFICATE, "`certificate` and `private_key` have to belong together"),
    "BadCertificateInvalid": (Cause.CERTIFICATE, _OTHER_CERTIFICATE),
    "BadCertificateUriInvalid": (
        Cause.CERTIFICATE, "`application_uri` has to be the one in the certificate: leave it out, and it is"
    ),
    "BadCertificateHostNameInvalid": (
        Cause.CERTIFICATE, "the host name in the certificate is not the one that the server sees"
    ),
    "BadCertificateUseNotAllowed": (Cause.CERTIFICATE, _OTHER_CERTIFICATE),
    "BadCertificatePolicyCheckFailed": (Cause.CERTIFICATE, _OTHER_CERTIFICATE),
    "BadCertificateRevoked": (Cause.CERTIFICATE, "it was revoked: use another one"),
    "BadCertificateRevocationUnknown": (Cause.CERTIFICATE, _ISSUER),
    "BadCertificateChainIncomplete": (Cause.CERTIFICATE, _ISSUER),
    "BadCertificateIssuerUseNotAllowed": (Cause.CERTIFICATE, _ISSUER),
    "BadCertificateIssuerRevoked": (Cause.CERTIFICATE, _ISSUER),
    "BadCertificateIssuerRevocationUnknown": (Cause.CERTIFICATE, _ISSUER),
    "BadCertificateTimeInvalid": (Cause.CLOCK, f"by the server's clock our certificate does not hold: {_CLOCK}"),
    "BadCertificateIssuerTimeInvalid": (Cause.CLOCK, f"by the server's clock its issuer's does not hold: {_CLOCK}"),
    "BadInvalidTimestamp": (Cause.CLOCK, f"the server's clock and ours are too far apart: {_CLOCK}"),
    "BadSecurityPolicyRejected": (Cause.POLICY, _POLICY),
    "BadSecurityModeRejected": (Cause.POLICY, _POLICY),
    "BadSecurityModeInsufficient": (Cause.POLICY, f"the server asks for encryption: {_POLICY}"),
    "BadIdentityTokenInvalid": (Cause.USER, _TOKEN),
    "BadIdentityTokenRejected": (Cause.USER, _TOKEN),
    "BadIdentityChangeNotSupported": (Cause.USER, _TOKEN),
    "BadUserSignatureInvalid": (
        Cause.USER, "`user_certificate` and `user_private_key` have to belong together, and the server has to know them"
    ),
    "BadUserAccessDenied": (Cause.RIGHTS, "check the user's rights on the machine"),
    "BadTooManySessions": (
        Cause.ROOM,
        "all its sessions are taken: close another client, or wait until the server forgets old ones",
    ),
    "BadTooManySubscriptions": (Cause.ROOM, "all its subscriptions are taken: close another client"),
    "BadTcpEndpointUrlInvalid": (Cause.ADDRESS, "check the path at the end of `url`"),
    "BadServerUriInvalid": (Cause.ADDRESS, "check `url`"),
    "BadLicenseExpired": (Cause.LICENCE, _LICENCE),
    "BadLicenseLimitsExceeded": (Cause.LICENCE, _LICENCE),
    "BadLicenseNotAvailable": (Cause.LICENCE, _LICENCE),
}  # fmt: skip
"""Statuses with which a server says no to us: the cause, and what a person can do. Many servers answer
BadSecurityChecksFailed to whatever is wrong with a certificate, so as to tell a stranger nothing.
Source: OPC UA Part 4, 6.1.3 and 7.38.2."""

AT_LOGIN = {
    "BadUserAccessDenied": (Cause.USER, f"{_USER}; check the user's rights on the machine"),
}
"""What means something else in the answer to a login."""

LINE_GONE = frozenset(
    {
        "BadSessionIdInvalid", "BadSessionClosed", "BadSessionNotActivated", "BadSubscriptionIdInvalid",
        "BadNoSubscription", "BadSecureChannelIdInvalid", "BadSecureChannelClosed", "BadSecureChannelTokenUnknown",
        "BadConnectionClosed", "BadConnectionRejected", "BadDisconnect", "BadTimeout", "BadRequestTimeout",
        "BadRequestInterrupted", "BadRequestCancelledByClient", "BadShutdown", "BadServerHalted",
        "BadServerNotConnected", "BadNotConnected", "BadOutOfService", "BadCommunicationError", "BadNoCommunication",
        "BadTcpServerTooBusy", "BadTcpNotEnoughResources", "BadTcpInternalError", "BadTcpSecureChannelUnknown",
        "BadResourceUnavailable", "BadOutOfMemory", "BadTooManyPublishRequests", "BadTooManyOperations",
        "BadMaxConnectionsReached", "BadInvalidState", "BadSyntaxError", "BadInternalError",
    }
)  # fmt: skip
"""Statuses that end this conversation and leave hope for the next one."""


def words(code: int) -> str:
    """A status code as a person may read it: its name, and what the specification says of it."""
    # The low half carries flags (overflow, limits) that belong to no name.
    name, text = get_name_and_doc(code & 0xFFFF0000)
    return f"{name} ({text.strip().rstrip('.')})" if text and text != name else str(name)


def denied(doing: str, cause: Cause, advice: str) -> Refused:
    """A refusal whose cause and remedy we know.

    Args:
        doing: What was being done, in words.
        cause: What was refused.
        advice: What a person can do.
    """
    return Refused(f"{doing}: {cause}: {advice}")


def cause_of(raised: BaseException | None) -> Cause | None:
    """The cause of a refusal, from what asyncua raised; None for what is no refusal."""
    match raised:
        case ua.UaStatusCodeError():
            name = get_name_and_doc(raised.code & 0xFFFF0000)[0]
            return REFUSED[name][0] if name in REFUSED else None
        case AssertionError():
            return Cause.CERTIFICATE
        case ua.UaError() if "No matching endpoints" in str(raised):
            return Cause.POLICY
        case _:
            return None


def by_status(code: int, doing: str, *, at_login: bool = False) -> DeviceError:
    """The failure that a bad status of a whole request means.

    Args:
        code: The status.
        doing: What we were doing, in words.
        at_login: It answers a login, where some statuses mean something else.
    """
    name = get_name_and_doc(code & 0xFFFF0000)[0]
    known = (AT_LOGIN.get(name) if at_login else None) or REFUSED.get(name)
    if known is not None:
        return denied(f"{doing}: {words(code)}", *known)
    if name in LINE_GONE:
        return Unreachable(f"{doing}: {words(code)}")
    return ProtocolError(f"{doing}: {words(code)}")


def by_exception(failure: Exception, doing: str, *, at_login: bool = False) -> DeviceError:
    """The failure that an exception out of asyncua means. Give it nothing that our own code may raise.

    Args:
        failure: What came out of a call of asyncua.
        doing: What we were doing, in words.
        at_login: It answers a login.
    """
    match failure:
        case DeviceError():
            return failure
        case ua.UaStatusCodeError():
            return by_status(failure.code, doing, at_login=at_login)
        case TimeoutError():
            return Unreachable(f"{doing}: no answer in time")
        case UnicodeError():
            return Unreachable(f"{doing}: no such host")
        case OSError() | EOFError():
            return Unreachable(f"{doing}: {failure or type(failure).__name__}")
        case AssertionError():
            # asyncua 2.1.0 asserts that the answer to OpenSecureChannel is one; a refused certificate makes it none.
            return denied(f"{doing}: the server refused the secure channel", Cause.CERTIFICATE, _TRUST)
        case ua.UaError() if "No matching endpoints" in str(failure):
            return denied(f"{doing}: the server does not offer this security", Cause.POLICY, _POLICY)
        case ua.UaError() if "certificate mismatch" in str(failure):
            return Refused(f"{doing}: the server's certificate is not the one of its endpoint")
        case InvalidSignature():
            return Refused(f"{doing}: who answers does not hold the key of the certificate that it shows")
        case _:
            # asyncua parses with struct, dataclasses and enums, and lets out whatever they raise.
            return ProtocolError(f"{doing}: the answer cannot be read: {type(failure).__name__}: {failure}")
