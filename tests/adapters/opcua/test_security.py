"""Secure connections to real servers: every policy and mode, every identity, whom we believe and who believes us."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest
from asyncua import ua
from asyncua.common.utils import ServiceError
from asyncua.crypto.security_policies import SignerPssSha256
from cryptography.hazmat.primitives.serialization import Encoding
from pydantic import ValidationError

from adapters.opcua.connection import Connection
from adapters.opcua.conversation import Conversation
from adapters.opcua.refusals import Cause
from adapters.opcua.security.certificates import described
from adapters.opcua.security.own import APPLICATION_URI, Own, own
from adapters.opcua.security.policies import way_to_log_in
from adapters.opcua.security.trust import TrustStore
from collector.core.signals import Value
from collector.errors import DeviceError, ProtocolError, Refused, Unreachable
from collector.ports import Adapter
from tests.adapters.opcua.security_rig import (
    ALL,
    BEST,
    ECHO,
    PASSWORD,
    Door,
    Keys,
    Porter,
    certificate_of,
    guarded,
    reaching,
)
from tests.ports import free_port

EACH_MODE = ["none", "Basic256Sha256 Sign", BEST]
USER_NAME, CERTIFICATE = ua.UserNameIdentityToken, ua.X509IdentityToken


async def first_value(adapter: Adapter) -> Value:
    """The first value that a link brings."""
    async with asyncio.timeout(30), adapter.connect() as link, aclosing(cast(Any, link.readings())) as readings:
        while True:
            for reading in await anext(readings):
                return cast(Value, reading.value)


async def refusal(adapter: Adapter, meant: type[DeviceError] = Refused) -> str:
    """What a connection that must not come about is refused with."""
    with pytest.raises(meant) as caught:
        await first_value(adapter)
    assert type(caught.value) is meant
    return str(caught.value)


def trust(keep: Path, der: bytes, *, any_date: bool = False) -> None:
    """Let a person accept this certificate; it writes files."""
    store = TrustStore(keep)
    store.keep_rejected(described(der))
    store.accept(described(der).fingerprint, any_date=any_date)


async def ours(keep: Path) -> Own:
    """The certificate that the adapter made for itself."""
    return await asyncio.to_thread(own, keep, APPLICATION_URI, datetime.now(UTC))


@pytest.fixture
def shown(keys: Keys) -> bytes:
    """The certificate of the server."""
    return certificate_of(keys.server)


@pytest.fixture
def keep(tmp_path: Path, shown: bytes) -> Path:
    """A folder of the adapter in which the server's certificate is accepted."""
    trust(tmp_path / "opcua", shown)
    return tmp_path / "opcua"


async def test_every_policy_and_mode_carries_values(keys: Keys, keep: Path, shown: bytes) -> None:
    """With the key and certificate that we make ourselves, by which the server knows us."""
    met: list[bytes] = []

    async def judge(certificate: Any, description: Any) -> None:
        met.append(certificate.public_bytes(Encoding.DER))
        assert description.ApplicationUri == APPLICATION_URI

    async with guarded(keys, ALL, certificate=shown, judge=judge) as machine:
        for security in ALL:
            assert await first_value(reaching(machine.url, keep, security)) == 7
    assert met == [(await ours(keep)).certificate.der] * 6


async def test_the_keys_of_a_channel_are_renewed_while_values_flow(keys: Keys, keep: Path, shown: bytes) -> None:
    """What is asked after the renewal is signed and encrypted with the new ones."""
    async with guarded(keys, certificate=shown) as machine:
        connection = Connection.model_validate({"url": machine.url, "security": BEST, "timeout": "10 s"})
        conversation = Conversation(connection, keep)
        conversation._client.secure_channel_timeout = 1000
        clock = ua.NodeId(ua.ObjectIds.Server_ServerStatus_CurrentTime)
        try:
            await conversation.open()
            channel = conversation._client.uaclient.protocol._connection
            before = channel.security_token.TokenId
            renewing = asyncio.get_running_loop().create_task(conversation.renew_channel())
            async with asyncio.timeout(30):
                while channel.security_token.TokenId < before + 2:
                    (answer,) = await conversation.read("reading the clock", [clock])
                    assert answer.StatusCode.is_good()
                    await asyncio.sleep(0.05)
            renewing.cancel()
            await asyncio.wait({renewing})
        finally:
            await conversation.close()


async def test_a_certificate_nobody_has_accepted_is_refused_and_kept_to_be_accepted(
    keys: Keys, tmp_path: Path, shown: bytes
) -> None:
    """With whose it is, its dates, its fingerprint and the command; after that command the same adapter connects."""
    keep, one = tmp_path / "opcua", described(shown)
    async with guarded(keys, certificate=shown) as machine:
        adapter = reaching(machine.url, keep)
        said = await refusal(adapter)
        assert "nobody has accepted" in said
        assert f"etabli trust accept {one.fingerprint}" in said
        for word in (one.subject, one.application_uri, one.validity):
            assert word in said
        assert not machine.sessions
        assert await refusal(adapter) == said, "asking again changes nothing"
        [entry] = await asyncio.to_thread(TrustStore(keep).entries)
        assert entry.certificate == one
        await asyncio.to_thread(TrustStore(keep).accept, one.fingerprint)
        assert await first_value(adapter) == 7
        await asyncio.to_thread(TrustStore(keep).reject, one.fingerprint)
        assert "nobody has accepted" in await refusal(adapter)


async def test_a_replaced_certificate_is_refused_until_it_is_accepted(keys: Keys, keep: Path, shown: bytes) -> None:
    """Also one for the same key; the message names the former one and says that somebody else may answer."""
    port = free_port()
    async with guarded(keys, certificate=shown, port=port) as machine:
        assert await first_value(reaching(machine.url, keep)) == 7
    renewed = certificate_of(keys.server)
    async with guarded(keys, certificate=renewed, port=port) as machine:
        said = await refusal(reaching(machine.url, keep))
        assert "another certificate than the accepted one" in said
        assert "somebody else answers" in said
        assert described(shown).fingerprint in said
        assert f"etabli trust accept {described(renewed).fingerprint}" in said
        await asyncio.to_thread(TrustStore(keep).accept, described(renewed).fingerprint)
        assert await first_value(reaching(machine.url, keep)) == 7


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        ({"begins": timedelta(days=-900), "ends": timedelta(days=-2)}, "holds no longer"),
        ({"begins": timedelta(hours=5), "ends": timedelta(days=900)}, "does not hold yet"),
    ],
    ids=["expired", "made under a clock that is hours ahead"],
)
async def test_a_certificate_out_of_its_dates_is_refused(
    dates: Mapping[str, timedelta], says: str, keys: Keys, tmp_path: Path
) -> None:
    """Though it was accepted; the cause is a clock, and a person may take it as it is, knowingly."""
    der = certificate_of(keys.server, **dates)  # type: ignore[arg-type]
    async with guarded(keys, certificate=der) as machine:
        unknown = await refusal(reaching(machine.url, tmp_path))
        assert says.replace("does not hold yet", "does not hold yet by this computer's clock") in unknown
        await asyncio.to_thread(trust, tmp_path, der)
        said = await refusal(reaching(machine.url, tmp_path))
        assert says in said
        assert Cause.CLOCK in said
        assert described(der).validity in said
        command = f"etabli trust accept --any-date {described(der).fingerprint}"
        assert command in said
        await asyncio.to_thread(trust, tmp_path, der, any_date=True)
        assert await first_value(reaching(machine.url, tmp_path)) == 7


async def test_who_shows_an_accepted_certificate_without_its_key_is_not_believed(
    keys: Keys, keep: Path, shown: bytes
) -> None:
    """The certificate is public: whoever copies it has to sign with its key too."""
    async with guarded(keys, certificate=shown) as machine:
        from asyncua.crypto import uacrypto

        thief = await uacrypto.load_private_key(keys.private(keys.other, Encoding.DER))
        for policy in machine.server._policies:
            policy.private_key = thief
        machine.server.iserver.private_key = thief
        with pytest.raises(DeviceError):
            await first_value(reaching(machine.url, keep, timeout="2 s"))
        assert not machine.sessions


async def test_a_session_that_is_not_signed_by_the_accepted_key_is_refused(
    keys: Keys, keep: Path, shown: bytes
) -> None:
    """The channel was opened with the right key, and whoever answers then has another."""
    async with guarded(keys, certificate=shown) as machine:
        for policy in machine.server._policies:
            policy.cls = _signing_sessions_with(policy.cls, keys.other)
        said = await refusal(reaching(machine.url, keep))
        assert "does not hold the key" in said


def _signing_sessions_with(policy: Any, other: Any) -> Any:
    """A server's policy that changes to another key once the channel is open."""

    class Changing(policy):  # type: ignore[misc]
        def make_remote_symmetric_key(self, secret: Any, seed: Any, lifetime: Any) -> None:
            super().make_remote_symmetric_key(secret, seed, lifetime)
            asyncio.get_running_loop().call_later(0, self._change)

        def _change(self) -> None:
            self.asymmetric_cryptography.Signer = SignerPssSha256(other)

    return Changing


async def test_a_name_that_is_not_the_servers_is_told_and_no_reason_to_refuse(
    keys: Keys, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Many machines were given another name than their certificate; a person sees it before accepting."""
    der = certificate_of(keys.server, "urn:test:as-delivered")
    async with guarded(keys, certificate=der) as machine:
        assert "the server calls itself urn:test:lathe-7" in await refusal(reaching(machine.url, tmp_path))
        await asyncio.to_thread(trust, tmp_path, der)
        with caplog.at_level(logging.WARNING, "adapters"):
            assert await first_value(reaching(machine.url, tmp_path)) == 7
        assert "names another application" in caplog.text


async def test_nothing_falls_back_to_less(keys: Keys, keep: Path, shown: bytes) -> None:
    """What the server does not offer is refused, with what it offers instead; deprecated policies are marked."""
    offered = ["none", "Basic256Sha256 Sign", "Basic256 SignAndEncrypt"]
    async with guarded(keys, offered, certificate=shown) as machine:
        said = await refusal(reaching(machine.url, keep, "Basic256Sha256 SignAndEncrypt"))
        assert Cause.POLICY in said
        assert 'it offers "Basic256Sha256 Sign", "none", "Basic256 SignAndEncrypt" (out of date' in said
        assert not machine.sessions
    async with guarded(keys, [BEST], certificate=shown) as machine:
        said = await refusal(reaching(machine.url, keep, "none"))
        assert Cause.POLICY in said
        assert f'it offers "{BEST}"' in said


NONE_POLICY, OAEP, RSA15 = (
    "http://opcfoundation.org/UA/SecurityPolicy#" + name for name in ("None", "Basic256Sha256", "Basic128Rsa15")
)
PASSWORD_ONLY = {"user": "etabli", "password_env": "MILL_PASSWORD"}
BY_CERTIFICATE = {"user_certificate": "a.der", "user_private_key": "a.key"}


@pytest.mark.parametrize(
    ("security", "who", "offered", "taken"),
    [
        ("Basic256Sha256 Sign", PASSWORD_ONLY, [NONE_POLICY, RSA15, OAEP], OAEP),
        ("Basic256Sha256 Sign", PASSWORD_ONLY, [RSA15, ""], ""),
        ("Basic256Sha256 Sign", PASSWORD_ONLY, [NONE_POLICY, RSA15], "only signed"),
        ("Basic256Sha256 SignAndEncrypt", PASSWORD_ONLY, [NONE_POLICY], NONE_POLICY),
        ("none", PASSWORD_ONLY, [NONE_POLICY, OAEP], OAEP),
        ("none", PASSWORD_ONLY, [""], ""),
        ("none", BY_CERTIFICATE, ["", NONE_POLICY], "without a signature that holds"),
        ("Basic256Sha256 Sign", BY_CERTIFICATE, [RSA15], "without a signature that holds"),
        ("Basic256Sha256 Sign", BY_CERTIFICATE, [RSA15, None], None),
    ],
)
def test_the_best_protected_way_to_log_in_is_taken(
    security: str, who: Mapping[str, str], offered: Sequence[str | None], taken: str | None
) -> None:
    """An empty policy means the channel's; a secret goes over no way that protects less than the line promises."""
    connection = Connection.model_validate({"url": "opc.tcp://127.0.0.1:4840", "security": security} | who)
    kind = ua.UserTokenType[connection.identity]
    tokens = [ua.UserTokenPolicy(TokenType=kind, SecurityPolicyUri=uri) for uri in offered]

    class Line:
        URI = NONE_POLICY if security == "none" else OAEP
        Mode = ua.MessageSecurityMode[connection.mode or "None_"]

    if taken and " " in taken:
        with pytest.raises(Refused, match=taken):
            way_to_log_in(connection, tokens, cast(Any, Line))
    else:
        assert way_to_log_in(connection, tokens, cast(Any, Line)).SecurityPolicyUri == taken


@pytest.mark.parametrize("security", ["Basic128Rsa15 Sign", "Basic256 SignAndEncrypt"])
def test_policies_of_yesterday_are_refused_in_the_file(security: str) -> None:
    """With why, and what to write instead."""
    with pytest.raises(ValidationError, match="out of date and can be broken"):
        Connection.model_validate({"url": "opc.tcp://127.0.0.1:4840", "security": security})


def test_what_does_not_fit_together_is_refused_in_the_file() -> None:
    """Half a pair, two identities, a certificate that nothing makes use of."""
    for wrong in (
        {"security": BEST, "certificate": "a.der"},
        {"user_certificate": "a.der"},
        {"user": "etabli", "user_certificate": "a.der", "user_private_key": "a.key"},
        {"certificate": "a.der", "private_key": "a.key"},
        {"security": "Aes256_Sha256_RsaPss"},
    ):
        with pytest.raises(ValidationError):
            Connection.model_validate({"url": "opc.tcp://127.0.0.1:4840"} | wrong)


async def test_a_user_logs_in_by_his_password(
    keys: Keys, keep: Path, shown: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wrong one is refused, and the cause is the user; without any, the server says that it wants one."""
    door = Door(anonymous=False, password=PASSWORD)
    who = {"user": "etabli", "password_env": "MILL_PASSWORD"}
    async with guarded(keys, EACH_MODE, certificate=shown, users=door, tokens=[USER_NAME]) as machine:
        for security in EACH_MODE:
            monkeypatch.setenv("MILL_PASSWORD", PASSWORD)
            assert await first_value(reaching(machine.url, keep, security, **who)) == 7
            monkeypatch.setenv("MILL_PASSWORD", "wrong")
            said = await refusal(reaching(machine.url, keep, security, **who))
            assert "BadUserAccessDenied" in said
            assert Cause.USER in said
            said = await refusal(reaching(machine.url, keep, security))
            assert "does not take anonymous" in said
            assert "user name and password" in said


async def test_a_user_logs_in_by_his_certificate(keys: Keys, keep: Path, shown: bytes, tmp_path: Path) -> None:
    """One that the server does not know is refused, and the cause is the user."""
    known, stranger = certificate_of(keys.user, "urn:test:user"), certificate_of(keys.other, "urn:test:stranger")
    for name, der, key in (("known", known, keys.user), ("stranger", stranger, keys.other)):
        (tmp_path / f"{name}.der").write_bytes(der)
        (tmp_path / f"{name}.key").write_bytes(keys.private(key))
    door = Door(certificate=known)
    async with guarded(keys, EACH_MODE, certificate=shown, users=door, tokens=[CERTIFICATE]) as machine:

        def by(name: str, security: str) -> Adapter:
            files = {"user_certificate": f"{tmp_path}/{name}.der", "user_private_key": f"{tmp_path}/{name}.key"}
            return reaching(machine.url, keep, security, **files)

        for security in EACH_MODE:
            assert await first_value(by("known", security)) == 7
            assert door.came[-1] == (None, known)
            assert Cause.USER in await refusal(by("stranger", security))
        (tmp_path / "known.key").write_bytes(keys.private(keys.other))
        assert "the key is not the certificate's" in await refusal(by("known", BEST))


async def test_a_password_is_not_sent_open_over_a_line_that_is_only_signed(
    keys: Keys, keep: Path, shown: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that asks for it so is refused; without security it is sent, and the log says so."""
    monkeypatch.setenv("MILL_PASSWORD", PASSWORD)
    who = {"user": "etabli", "password_env": "MILL_PASSWORD"}
    door = Door(password=PASSWORD)
    async with guarded(keys, ["Basic256Sha256 Sign"], certificate=shown, users=door) as machine:
        for endpoint in machine.server.iserver.endpoints:
            for token in endpoint.UserIdentityTokens:
                token.SecurityPolicyUri = "http://opcfoundation.org/UA/SecurityPolicy#None"
        said = await refusal(reaching(machine.url, keep, "Basic256Sha256 Sign", **who))
        assert "only signed" in said
        assert 'security = "Basic256Sha256 SignAndEncrypt"' in said
        assert not door.came


async def test_a_server_that_does_not_believe_us_is_told_with_what_to_bring_it(
    keys: Keys, keep: Path, shown: bytes
) -> None:
    """At the session, where asyncua's server says it: the status, the cause, our file and fingerprint."""

    async def judge(certificate: Any, description: Any) -> None:
        raise ServiceError(ua.StatusCodes.BadCertificateUntrusted)

    async with guarded(keys, certificate=shown, judge=judge) as machine:
        said = await refusal(reaching(machine.url, keep))
    mine = await ours(keep)
    for word in ("BadCertificateUntrusted", Cause.CERTIFICATE, str(mine.path), mine.certificate.fingerprint):
        assert word in said


async def test_a_refused_channel_says_what_was_the_cause(keys: Keys, keep: Path, shown: bytes) -> None:
    """Most servers refuse us before there is a session, by a bare status and the end of the line."""
    refused = [
        ("BadSecurityChecksFailed", Cause.CERTIFICATE, "SHA-256"),
        ("BadCertificateUntrusted", Cause.CERTIFICATE, "rejected"),
        ("BadCertificateUriInvalid", Cause.CERTIFICATE, "application_uri"),
        ("BadNoValidCertificates", Cause.CERTIFICATE, "SHA-256"),
        ("BadCertificateTimeInvalid", Cause.CLOCK, "Ours is valid from"),
        ("BadInvalidTimestamp", Cause.CLOCK, "time zone"),
        ("BadSecurityPolicyRejected", Cause.POLICY, f'it offers "{BEST}"'),
        ("BadSecurityModeRejected", Cause.POLICY, f'it offers "{BEST}"'),
    ]
    async with guarded(keys, certificate=shown) as machine:
        for status, cause, says in refused:
            porter = Porter(free_port(), machine.port, getattr(ua.StatusCodes, status))
            async with porter.serving() as url:
                said = await refusal(reaching(url, keep))
            for word in (status, cause, says):
                assert word in said


async def test_an_answer_that_is_not_signed_by_the_accepted_key_drops_the_line(
    keys: Keys, keep: Path, shown: bytes
) -> None:
    """Told as what it is, and not as a line that broke."""
    async with guarded(keys, certificate=shown) as machine, Porter(free_port(), machine.port, ECHO).serving() as url:
        said = await refusal(reaching(url, keep), ProtocolError)
    assert "not signed with the certificate that the server shows" in said


async def test_a_server_that_hangs_up_on_us_may_not_believe_us(keys: Keys, keep: Path, shown: bytes) -> None:
    """It may as well be starting: it is tried again, and a person is told where to look."""
    async with (
        guarded(keys, certificate=shown) as machine,
        Porter(free_port(), machine.port, None).serving() as url,
    ):
        said = await refusal(reaching(url, keep), Unreachable)
    assert "rejected certificates" in said


async def test_a_refused_session_says_what_was_the_cause(keys: Keys, keep: Path, shown: bytes) -> None:
    """By the status that the server gives; one that is no refusal drops the line."""
    refused = [
        ("BadTooManySessions", Cause.ROOM),
        ("BadCertificateTimeInvalid", Cause.CLOCK),
        ("BadSecurityChecksFailed", Cause.CERTIFICATE),
        ("BadLicenseExpired", Cause.LICENCE),
        ("BadNonceInvalid", None),
    ]
    status = ""

    async def judge(certificate: Any, description: Any) -> None:
        raise ServiceError(getattr(ua.StatusCodes, status))

    async with guarded(keys, certificate=shown, judge=judge) as machine:
        for status, cause in refused:
            said = await refusal(reaching(machine.url, keep), Refused if cause is not None else ProtocolError)
            assert status in said
            assert cause is None or cause in said


async def test_the_files_of_the_site_win_over_our_own(keys: Keys, keep: Path, shown: bytes, tmp_path: Path) -> None:
    """Their application URI is taken from the certificate; nothing of our own is made."""
    (tmp_path / "ours.der").write_bytes(certificate_of(keys.user, "urn:school:etabli"))
    (tmp_path / "ours.key").write_bytes(keys.private(keys.user, Encoding.DER))
    files = {"certificate": f"{tmp_path}/ours.der", "private_key": f"{tmp_path}/ours.key"}
    names: list[str] = []

    async def judge(certificate: Any, description: Any) -> None:
        names.append(description.ApplicationUri)

    async with guarded(keys, certificate=shown, judge=judge) as machine:
        assert await first_value(reaching(machine.url, keep, **files)) == 7
        assert names == ["urn:school:etabli"]
        assert not (keep / "own").exists()
        said = await refusal(reaching(machine.url, keep, **files, application_uri="urn:school:other"))
        assert "the certificate names urn:school:etabli" in said
        over = certificate_of(keys.user, begins=timedelta(days=-9), ends=timedelta(days=-1))
        (tmp_path / "ours.der").write_bytes(over)
        assert "holds no longer" in await refusal(reaching(machine.url, keep, **files))
        (tmp_path / "ours.der").unlink()
        assert "`certificate` and `private_key` cannot be used" in await refusal(reaching(machine.url, keep, **files))


async def test_without_security_no_certificate_is_needed_nor_made(keys: Keys, tmp_path: Path, shown: bytes) -> None:
    """And nobody is asked whether the server's is trusted."""
    async with guarded(keys, ["none", BEST], certificate=shown) as machine:
        assert await first_value(reaching(machine.url, tmp_path / "opcua", "none")) == 7
        assert not (tmp_path / "opcua").exists()
        assert await first_value(reaching(machine.url, None, "none")) == 7
        assert "no folder" in await refusal(reaching(machine.url, None))


async def test_no_secret_is_printed_or_logged(
    keys: Keys, keep: Path, shown: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither password nor key, at the lowest level of the log, for logins that succeed and for those that fail."""
    caplog.set_level(logging.DEBUG)
    secret = tmp_path / "password"
    who = {"user": "etabli", "password_file": str(secret)}
    said = []
    for right, offered in product((True, False), (["none"], EACH_MODE[1:])):
        door = Door(anonymous=False, password=PASSWORD if right else "another")
        async with guarded(keys, offered, certificate=shown, users=door) as machine:
            for security in offered:
                secret.write_text(PASSWORD + "\n", encoding="utf-8")
                adapter = reaching(machine.url, keep, security, **who)
                if right:
                    assert await first_value(adapter) == 7
                else:
                    said.append(await refusal(adapter))
                secret.write_bytes(PASSWORD.encode() + b"\xff")
                said.append(await refusal(adapter))
            said.append(repr(Connection.model_validate({"url": machine.url} | who)))
    key = next((keep / "own").glob("*.key.pem")).read_text("ascii").splitlines()[1]
    # The servers are no part of the collector: their own log is not looked at.
    logged = [
        f"{record.getMessage()} {record.__dict__}"
        for record in caplog.records
        if not record.name.startswith("asyncua.server")
    ]
    assert any("unencrypted" in line for line in logged)
    for line in (*said, *logged):
        assert PASSWORD not in line
        assert key not in line
    kept = await asyncio.to_thread(lambda: [path.read_bytes() for path in keep.rglob("*") if path.is_file()])
    assert not [content for content in kept if PASSWORD.encode() in content]
