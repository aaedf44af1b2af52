"""What each role may see and do. A page, a route or a button names one right; who has it stands here alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class AccountRole(StrEnum):
    """What an account is for."""

    HEAD = "head"
    """Head of the workshop (chef d'atelier)."""
    SAFETY = "safety"
    """Safety officer (responsable sécurité)."""
    TRAINER = "trainer"
    """Trainer (formateur)."""
    AUDITOR = "auditor"
    """Reads all of access and changes nothing: an inspector's visit, an insurer, the school's board."""
    ADMINISTRATOR = "administrator"
    """Opens accounts, pairs devices, issues tokens; sees nobody's papers for it."""
    KIOSK = "kiosk"
    """A paired device at a machine: the person in front of it, and nothing about anybody else."""
    WALL = "wall"
    """A paired screen that shows the floor to whoever walks by: no names."""
    PROGRAM = "program"
    """A token of the API: it may what its scopes say, and nothing by itself."""


class Right(StrEnum):
    """One thing that somebody may see or do."""

    SEE_FLOOR = "see_floor"
    SEE_NAMES = "see_names"
    """Who works where, by name."""
    SEE_MACHINES = "see_machines"
    SEE_ORDERS = "see_orders"
    CHANGE_ORDERS = "change_orders"
    """Import orders, change their state."""
    CHANGE_COUNTS = "change_counts"
    """Assign and correct parts, review held counts, correct sessions."""
    CHANGE_SESSIONS = "change_sessions"
    """Badge trainees in and out on their behalf, answer calls."""
    SEE_ACCESS = "see_access"
    """Decisions with their reasons, papers, unauthorised runs, the inspection file."""
    CHANGE_ACCESS = "change_access"
    """Enter and correct papers, withdraw a person, lock a machine out."""
    OVERRIDE = "override"
    """Make an exception from house policy."""
    VERIFY_JOURNAL = "verify_journal"
    SEE_TRAINEES = "see_trainees"
    """What each trainee made and how the hand improves."""
    ASSESS = "assess"
    """Give levels and comments for the competences of a training."""
    USE_KIOSK = "use_kiosk"
    OWN_ACCOUNT = "own_account"
    """One's own password, language and sign-ins."""
    MANAGE_ACCOUNTS = "manage_accounts"
    CHANGE_SITE = "change_site"
    """Have an edited site file taken up by the running collector."""


_EVERYBODY = {Right.SEE_FLOOR, Right.SEE_MACHINES, Right.OWN_ACCOUNT}

RIGHTS: Mapping[AccountRole, frozenset[Right]] = {
    AccountRole.HEAD: frozenset(
        {
            *_EVERYBODY, Right.SEE_NAMES, Right.SEE_ORDERS, Right.CHANGE_ORDERS, Right.CHANGE_COUNTS,
            Right.CHANGE_SESSIONS, Right.SEE_ACCESS, Right.OVERRIDE, Right.SEE_TRAINEES, Right.VERIFY_JOURNAL,
        }
    ),
    AccountRole.SAFETY: frozenset(
        {
            *_EVERYBODY, Right.SEE_NAMES, Right.SEE_ORDERS, Right.CHANGE_SESSIONS, Right.SEE_ACCESS,
            Right.CHANGE_ACCESS, Right.OVERRIDE, Right.VERIFY_JOURNAL,
        }
    ),
    AccountRole.TRAINER: frozenset(
        {
            *_EVERYBODY, Right.SEE_NAMES, Right.SEE_ORDERS, Right.CHANGE_COUNTS, Right.CHANGE_SESSIONS,
            Right.SEE_TRAINEES, Right.ASSESS,
        }
    ),
    AccountRole.AUDITOR: frozenset({*_EVERYBODY, Right.SEE_NAMES, Right.SEE_ACCESS, Right.VERIFY_JOURNAL}),
    AccountRole.ADMINISTRATOR: frozenset(
        {*_EVERYBODY, Right.MANAGE_ACCOUNTS, Right.CHANGE_SITE, Right.VERIFY_JOURNAL}
    ),
    AccountRole.KIOSK: frozenset({Right.USE_KIOSK}),
    AccountRole.WALL: frozenset({Right.SEE_FLOOR}),
    AccountRole.PROGRAM: frozenset(),
}  # fmt: skip
"""The rights of each role: data that a person can read in one look, and a test holds against every page."""

DEVICES = frozenset({AccountRole.KIOSK, AccountRole.WALL})
"""Roles of paired devices: they have no password and nobody signs in with them."""

PEOPLE = tuple(role for role in AccountRole if role not in DEVICES | {AccountRole.PROGRAM})
"""Roles of accounts with which people sign in."""

COMMAND = "command"
"""The id of whoever types commands on the computer that runs the collector, and may all."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page or asks the API.

    Args:
        id: The account's, device's or token's opaque id; author of all that it changes.
        name: What people call it.
        role: What it is for.
        language: `fr` or `en`, as chosen; empty for the site's own.
        person: The opaque id of the person in the registry whose account it is; None for nobody in particular.
        machines: The machines of a kiosk; empty for all.
        granted: What it may do: its role's rights, or fewer for a token.
        ticket: By which sign-in, device or token it is known; what is revoked by this closes its pages.
    """

    id: str
    name: str
    role: AccountRole
    language: str = ""
    person: str | None = None
    machines: tuple[str, ...] = ()
    granted: frozenset[Right] | None = None
    ticket: str = ""

    def may(self, right: Right) -> bool:
        """Whether it may."""
        return right in (RIGHTS[self.role] if self.granted is None else self.granted)
