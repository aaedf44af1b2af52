"""Certificates and trust without any server: made, renewed, described, accepted, rejected, forgotten."""

from __future__ import annotations

import logging
import os
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat

from adapters.opcua.security.certificates import belong_together, described, first_of, read_certificate, read_key
from adapters.opcua.security.own import APPLICATION_URI, HOLDS, PREPARE, SWITCH, given, own
from adapters.opcua.security.trust import MOST_REJECTED, Standing, TrustStore
from collector.errors import RequestRefused
from tests.adapters.opcua.security_rig import Keys, certificate_of

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_our_key_is_made_once_and_for_nobody_else_to_read(tmp_path: Path) -> None:
    """0600 from its first byte on, in a folder that only we enter; the certificate names the application."""
    made = own(tmp_path / "opcua", APPLICATION_URI, NOW)
    [key_file] = (tmp_path / "opcua" / "own").glob("*.key.pem")
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(key_file.parent.stat().st_mode) == 0o700
    assert made.certificate.application_uri == APPLICATION_URI
    assert made.certificate.begins < NOW < made.certificate.ends == NOW + HOLDS
    assert belong_together(made.certificate, made.key)
    again = own(tmp_path / "opcua", APPLICATION_URI, NOW + timedelta(days=365))
    assert again.certificate == made.certificate
    assert not list(key_file.parent.glob("*.new"))
    says = x509.load_der_x509_certificate(made.certificate.der).extensions
    usage = says.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature and usage.key_encipherment and usage.data_encipherment and usage.content_commitment
    assert x509.ExtendedKeyUsageOID.CLIENT_AUTH in says.get_extension_for_class(x509.ExtendedKeyUsage).value


def test_another_application_has_another_certificate(tmp_path: Path) -> None:
    """OPC UA wants exactly one URI in each."""
    first, second = (own(tmp_path, uri, NOW) for uri in (APPLICATION_URI, "urn:school:etabli"))
    assert second.certificate.application_uri == "urn:school:etabli"
    assert first.path != second.path
    assert own(tmp_path, APPLICATION_URI, NOW).certificate == first.certificate


def test_all_machines_of_a_site_get_the_same_key_at_the_first_start(tmp_path: Path) -> None:
    """They ask at the same moment; one makes it, and the others wait for it."""
    made: list[str] = []
    threads = [
        threading.Thread(target=lambda: made.append(own(tmp_path, APPLICATION_URI, NOW).certificate.fingerprint))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    assert len(set(made)) == 1


def test_a_certificate_is_renewed_before_it_ends(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Laid ready sixty days before, used seven days before, a warning each time and none in between."""
    first = own(tmp_path, APPLICATION_URI, NOW)
    ends = first.certificate.ends
    with caplog.at_level(logging.WARNING):
        assert own(tmp_path, APPLICATION_URI, ends - PREPARE - timedelta(days=1)).certificate == first.certificate
        assert not caplog.records
        for days in (0, 1, 30):
            at = ends - PREPARE + timedelta(days=days)
            assert own(tmp_path, APPLICATION_URI, at).certificate == first.certificate
        [ready] = caplog.records
        assert "ends soon" in ready.message
        following = read_certificate(Path(ready.__dict__["path"]))
        assert ready.__dict__["fingerprint"] == following.fingerprint != first.certificate.fingerprint
        caplog.clear()
        renewed = own(tmp_path, APPLICATION_URI, ends - SWITCH)
        assert renewed.certificate == following
        assert renewed.path == first.path
        assert own(tmp_path, APPLICATION_URI, ends - SWITCH + timedelta(days=1)).certificate == following
        assert [record.message for record in caplog.records] == [
            "own certificate renewed: machines have to trust the new one"
        ]
    assert belong_together(renewed.certificate, first.key), "the key stays"


def test_a_certificate_that_ended_while_nobody_collected_is_renewed_at_once(tmp_path: Path) -> None:
    """Also one that was made under a clock that stood in 1970; what lay ready meanwhile may be over too."""
    own(tmp_path, APPLICATION_URI, datetime(1970, 1, 8, tzinfo=UTC))
    renewed = own(tmp_path, APPLICATION_URI, NOW)
    assert renewed.certificate.begins < NOW < renewed.certificate.ends
    own(tmp_path, APPLICATION_URI, renewed.certificate.ends - PREPARE)
    late = renewed.certificate.ends + 2 * HOLDS
    assert own(tmp_path, APPLICATION_URI, late).certificate.ends > late


def test_a_certificate_that_is_damaged_is_made_anew_for_the_same_key(tmp_path: Path) -> None:
    """The key is what must not be lost; one that is damaged is not replaced by itself."""
    made = own(tmp_path, APPLICATION_URI, NOW)
    made.path.write_bytes(made.certificate.der[:200])
    again = own(tmp_path, APPLICATION_URI, NOW)
    assert again.certificate.fingerprint != made.certificate.fingerprint
    assert belong_together(again.certificate, made.key)
    [key_file] = (tmp_path / "own").glob("*.key.pem")
    key_file.write_bytes(b"nothing of a key")
    with pytest.raises(ValueError, match="no private key"):
        own(tmp_path, APPLICATION_URI, NOW)


def test_certificates_are_read_in_both_forms_and_behind_their_issuers(keys: Keys, tmp_path: Path) -> None:
    """DER, PEM, and a chain of which ours is the first; a file that is none is told."""
    der = certificate_of(keys.server, "urn:test:a")
    pem = tmp_path / "a.anything"
    pem.write_bytes(x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM))
    assert read_certificate(pem).der == der
    pem.write_bytes(der + certificate_of(keys.other, "urn:test:issuer"))
    assert read_certificate(pem).der == der == first_of(pem.read_bytes())
    pem.write_bytes(b"something else")
    with pytest.raises(ValueError, match="no certificate"):
        read_certificate(pem)


def test_what_a_stranger_wrote_into_a_certificate_does_no_harm_where_it_is_shown(keys: Keys) -> None:
    """No control characters for terminals and logs, and no endless names."""
    one = described(certificate_of(keys.other, "urn:\x1b[2Jtest\n" + "x" * 1000))
    assert one.application_uri.startswith("urn:?[2Jtest?xxx")
    assert len(one.application_uri) == 300


def test_keys_are_read_in_both_forms_and_must_fit(keys: Keys, tmp_path: Path) -> None:
    """What stands in the file of a key is in no message."""
    certificate = tmp_path / "a.der"
    certificate.write_bytes(certificate_of(keys.user, "urn:test:user"))
    for form in (Encoding.DER, Encoding.PEM):
        path = tmp_path / "a.key"
        path.write_bytes(keys.private(keys.user, form))
        assert given(certificate, path).key.private_numbers() == keys.user.private_numbers()
    path.write_bytes(keys.private(keys.other))
    with pytest.raises(ValueError, match="not the certificate's"):
        given(certificate, path)
    path.write_bytes(keys.user.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"s3cret")))
    with pytest.raises(ValueError, match="passphrase"):
        read_key(path)
    path.write_bytes(b"-----BEGIN PRIVATE KEY-----\nhunter2hunter2\n-----END PRIVATE KEY-----\n")
    with pytest.raises(ValueError, match="no private key") as caught:
        read_key(path)
    assert "hunter2" not in str(caught.value)


def test_what_nobody_has_accepted_is_kept_and_then_accepted_and_rejected(keys: Keys, tmp_path: Path) -> None:
    """Named by its fingerprint, or enough of it; as it is copied, with colons or in capitals."""
    store = TrustStore(tmp_path)
    assert list(store.entries()) == []
    one = described(certificate_of(keys.server, "urn:test:a"))
    store.keep_rejected(one)
    store.keep_rejected(one)
    [entry] = store.entries()
    assert (entry.standing, store.trusted(one)) == (Standing.REJECTED, None)
    coloured = ":".join(one.fingerprint[at : at + 2].upper() for at in range(0, 64, 2))
    assert store.accept(coloured).standing is Standing.TRUSTED
    assert store.trusted(one) is not None
    assert store.accepted_for("urn:test:a") == store.trusted(one)
    assert store.accepted_for("") is None
    assert [entry.standing for entry in store.entries()] == [Standing.TRUSTED]
    assert store.accept(one.fingerprint[:16], any_date=True).any_date
    assert [entry.any_date for entry in store.entries()] == [True]
    store.reject(one.fingerprint[:20])
    assert (store.trusted(one), [entry.standing for entry in store.entries()]) == (None, [Standing.REJECTED])
    for wrong, why in (("deadbeef", "at least 16"), ("f" * 64, "no such"), ("urn:test:a", "no fingerprint")):
        with pytest.raises(RequestRefused, match=why):
            store.accept(wrong)


def test_a_certificate_laid_in_both_folders_by_hand_is_rejected_when_it_is_told(keys: Keys, tmp_path: Path) -> None:
    """Whatever it is called there; what is no certificate is passed over."""
    der = certificate_of(keys.server, "urn:test:a")
    for folder in ("trusted", "rejected"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "machine.crt").write_bytes(der)
        (tmp_path / folder / "broken.der").write_bytes(b"broken")
        (tmp_path / folder / "notes.txt").write_text("where it came from")
    store, one = TrustStore(tmp_path), described(der)
    assert store.trusted(one) is not None
    store.reject(one.fingerprint)
    assert store.trusted(one) is None


def test_strangers_cannot_fill_the_disk(keys: Keys, tmp_path: Path) -> None:
    """Of those that nobody accepted only so many are kept, the newest; a trusted one is never dropped."""
    store = TrustStore(tmp_path)
    trusted = described(certificate_of(keys.server, "urn:test:trusted"))
    store.keep_rejected(trusted)
    store.accept(trusted.fingerprint)
    shown = [described(certificate_of(keys.other, f"urn:test:{number}")) for number in range(MOST_REJECTED + 3)]
    for number, one in enumerate(shown):
        store.keep_rejected(one)
        os.utime(tmp_path / "rejected" / f"{one.fingerprint}.der", (number, number))
    kept = {entry.certificate.fingerprint for entry in store.entries()}
    assert len(kept) == MOST_REJECTED + 1
    assert trusted.fingerprint in kept
    assert shown[-1].fingerprint in kept
    assert shown[0].fingerprint not in kept
