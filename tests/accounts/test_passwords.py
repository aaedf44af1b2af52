"""Which passwords are good enough, how they are hashed, and that looking at one tells nothing by its time."""

from __future__ import annotations

import asyncio
from typing import Literal

import pytest
from argon2 import PasswordHasher, Type, extract_parameters
from hypothesis import given
from hypothesis import strategies as st

from collector.accounts.passwords import AT_ONCE, QUEUE, Hasher, check, hash_now
from collector.accounts.refusals import AccountRefused
from tests.accounts.conftest import LIGHT


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "password_short"),
        ("onze lettre", "password_short"),
        ("x" * 201, "password_long"),
        ("aaaaaaaaaaaa", "password_common"),
        ("abcabcabcabc", "password_common"),
        ("123456789012", "password_common"),
        ("0987654321098", "password_common"),
        ("azertyuiop12", "password_common"),
        ("qwertyuiop[]", "password_common"),
        ("1q2w3e4r5t6y", "password_common"),
        ("a1b2c3d4e5f6", "password_common"),
        ("motdepasse1234", "password_common"),
        ("Mot de passe 1234", "password_common"),
        ("P@ssw0rd2024!", "password_common"),
        ("Bienvenue2024!", "password_common"),
        ("Etabli-Atelier-2026", "password_common"),
        ("Septembre2026", "password_common"),
        ("CORRECT horse battery staple", "password_common"),
        ("Claire Morel 1976", "password_name"),
        ("xxCLAIRE-morel", "password_name"),
        ("clairemorel!!!!", "password_name"),
    ],
)
def test_what_is_tried_first_is_refused(password: str, why: str) -> None:
    """Too short, too long, a row of keys, a word that everybody takes, with figures in it or around it."""
    with pytest.raises(AccountRefused) as refused:
        check(password, name="Claire Morel")
    assert refused.value.code == why


@pytest.mark.parametrize(
    "password",
    [
        "cheval agrafe lampe bleue", "k3j9x2q7m4p1", "839201746a55", "Tr0ub4dor&3xyz", "Администратор42",
        "日本語のパスワードです長い", "le chat dort sur l'établi", ":;!?)(=+-_/%", "tournevis cruciforme",
    ],
)  # fmt: skip
def test_others_are_taken(password: str) -> None:
    """Words that do not belong together, whatever letters they are written in."""
    check(password, name="Claire Morel")


@given(st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyzé -_!0123456789"), min_size=12, max_size=40).map("".join))
def test_whatever_is_typed_is_taken_or_refused_in_words(password: str) -> None:
    """No password is a failure of ours."""
    try:
        check(password)
    except AccountRefused as refusal:
        assert refusal.code.startswith("password_")
        assert str(refusal)


def test_hashes_are_argon2id_with_the_work_that_is_written_down() -> None:
    """46 MiB, two passes, one lane, a salt of 16 bytes; the same password never gives the same hash."""
    hashed = hash_now("vélo tournesol 42")
    found = extract_parameters(hashed)
    assert found.type is Type.ID
    assert (found.memory_cost, found.time_cost, found.parallelism) == (46 * 1024, 2, 1)
    assert (found.salt_len, found.hash_len) == (16, 32)
    assert hashed != hash_now("vélo tournesol 42")
    hasher = Hasher()
    assert not hasher.is_outdated(hashed)
    assert hasher.is_outdated(LIGHT.hash("vélo tournesol 42"))


async def test_a_password_fits_its_own_hash_alone() -> None:
    """Nobody's fits none, and what is no hash fits none either."""
    hasher = Hasher(LIGHT)
    hashed = await hasher.hash("vélo tournesol 42")
    assert await hasher.fits(hashed, "vélo tournesol 42")
    assert not await hasher.fits(hashed, "vélo tournesol 43")
    assert not await hasher.fits(None, "vélo tournesol 42")
    assert not await hasher.fits("no hash at all", "vélo tournesol 42")


async def test_nobody_s_password_is_looked_at_like_anybody_s() -> None:
    """For a name that there is not, a hash with the same parameters is looked at: the time tells nothing."""
    looked_at: list[str] = []

    class Witness(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - its name there
            looked_at.append(str(hash))
            return True

    hasher = Hasher(Witness(time_cost=1, memory_cost=8, parallelism=1))
    hashed = await hasher.hash("vélo tournesol 42")
    assert await hasher.fits(hashed, "x")
    assert not await hasher.fits(None, "x"), "even if it fitted"
    assert looked_at[0] == hashed
    assert extract_parameters(looked_at[1]) == extract_parameters(hashed)


async def test_many_at_once_wait_and_too_many_are_asked_to_come_again() -> None:
    """Each takes memory and a core: of a crowd the last are refused at once, and those before them served."""
    hasher = Hasher(LIGHT)
    crowd = [hasher.hash(f"vélo tournesol {number}") for number in range(AT_ONCE + QUEUE + 3)]
    came = await asyncio.gather(*crowd, return_exceptions=True)
    refused = [one for one in came if isinstance(one, AccountRefused)]
    assert [one.code for one in refused] == ["busy"] * 3
    assert len([one for one in came if isinstance(one, str)]) == AT_ONCE + QUEUE
    assert await hasher.hash("afterwards there is room again")
