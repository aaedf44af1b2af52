"""What a failure of OPC UA means to us: try again, call a person, or drop the line."""

from __future__ import annotations

from asyncua import ua
from asyncua.ua.status_codes import get_name_and_doc

from collector.errors import DeviceError, ProtocolError, Refused, Unreachable

_RIGHTS = "check the user's rights on the machine"
_USER = "check `user` and its password, and whether the server allows this way to log in"
_TRUST = "let the server trust our certificate (often: move it from `rejected` to `trusted`), and check its dates"
_LICENCE = "the server's licence does not cover this: ask its maker"

REFUSED = {
    "BadUserAccessDenied": f"{_USER}; {_RIGHTS}",
    "BadIdentityTokenInvalid": _USER,
    "BadIdentityTokenRejected": _USER,
    "BadUserSignatureInvalid": _USER,
    "BadSecurityChecksFailed": _TRUST,
    "BadApplicationSignatureInvalid": _TRUST,
    "BadNoValidCertificates": _TRUST,
    "BadSecurityPolicyRejected": "set `security` to one that the server offers",
    "BadSecurityModeRejected": "set `security` to one that the server offers",
    "BadSecurityModeInsufficient": "the server asks for encryption: set `security`",
    "BadTooManySessions": "all its sessions are taken: close another client, or wait until the server forgets old ones",
    "BadTooManySubscriptions": "all its subscriptions are taken: close another client",
    "BadTcpEndpointUrlInvalid": "check the path at the end of `url`",
    "BadServerUriInvalid": "check `url`",
    "BadLicenseExpired": _LICENCE,
    "BadLicenseLimitsExceeded": _LICENCE,
    "BadLicenseNotAvailable": _LICENCE,
}
"""Statuses with which a server says no to us, and what a person can do."""

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


def by_status(code: int, doing: str) -> DeviceError:
    """The failure that a bad status of a whole request means."""
    name = get_name_and_doc(code & 0xFFFF0000)[0]
    if name.startswith("BadCertificate"):
        return Refused(f"{doing}: {words(code)}: {_TRUST}")
    if name in REFUSED:
        return Refused(f"{doing}: {words(code)}: {REFUSED[name]}")
    if name in LINE_GONE:
        return Unreachable(f"{doing}: {words(code)}")
    return ProtocolError(f"{doing}: {words(code)}")


def by_exception(failure: Exception, doing: str) -> DeviceError:
    """The failure that an exception out of asyncua means. Give it nothing that our own code may raise.

    Args:
        failure: What came out of a call of asyncua.
        doing: What we were doing, in words.
    """
    match failure:
        case DeviceError():
            return failure
        case ua.UaStatusCodeError():
            return by_status(failure.code, doing)
        case TimeoutError():
            return Unreachable(f"{doing}: no answer in time")
        case UnicodeError():
            return Unreachable(f"{doing}: no such host")
        case OSError() | EOFError():
            return Unreachable(f"{doing}: {failure or type(failure).__name__}")
        case AssertionError():
            # asyncua 2.1.0 asserts that the answer to OpenSecureChannel is one; a refused certificate makes it none.
            return Refused(f"{doing}: the server refused the secure channel: {_TRUST}")
        case ua.UaError() if "No matching endpoints" in str(failure):
            return Refused(f"{doing}: the server does not offer this security: set `security` to one that it offers")
        case ua.UaError() if "certificate mismatch" in str(failure):
            return Refused(f"{doing}: the server's certificate is not the one of its endpoint")
        case _:
            # asyncua parses with struct, dataclasses and enums, and lets out whatever they raise.
            return ProtocolError(f"{doing}: the answer cannot be read: {type(failure).__name__}: {failure}")
