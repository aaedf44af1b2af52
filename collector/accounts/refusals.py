"""What is refused about accounts, each with a word by which pages say it in their own language."""

from __future__ import annotations

from collections.abc import Mapping

from collector.errors import RequestRefused

WORDS: Mapping[str, str] = {
    "wrong": "This name and this password do not go together. Look at both again; the password counts small and capital"
    " letters.",
    "password_wrong": "This is not the password that you have now. Look at it again.",
    "wait": "Too many attempts. Wait {time}, then try again.",
    "busy": "Too many people are signing in at this moment. Try again in a few seconds.",
    "link": "This link opens nothing any more: it was used, replaced by another, or has run out. Ask for a new one.",
    "password_short": "This password is too short: it takes at least {least} characters. Three or four words do well.",
    "password_long": "This password is too long: at most {most} characters.",
    "password_common": "Many people use this password, or one like it, and it is tried first. Choose another one, such"
    " as three or four words that do not belong together.",
    "password_name": "This password holds the account's own name. Choose another one.",
    "password_differs": "The two passwords are not the same. Type it twice.",
    "name_missing": "The account needs a name.",
    "name_long": "This name is too long: at most {most} characters.",
    "name_taken": "There is an account {name} already. Choose another name, or open that one again.",
    "no_account": "There is no account {name}.",
    "account_closed": "The account {name} is closed. Open it again first.",
    "account_open": "The account {name} is open already.",
    "no_role": "Nobody signs in as {role}: give head, safety, trainer, auditor or administrator.",
    "no_language": "{language} is no language of the pages: give fr or en.",
    "last_administrator": "This is the last administrator's account. Open another one first, or nobody could open any.",
    "no_device": "There is no such device.",
    "device_revoked": "This device was revoked. Pair it anew.",
    "no_purpose": "A paired device is a kiosk or a wall, not {purpose}.",
    "no_machine": "There is no machine {machine} here.",
    "no_token": "There is no token {name}.",
    "token_revoked": "The token {name} was revoked already.",
    "no_scope": "{scope} is no right. There are: {rights}.",
    "scopes_missing": "A token needs at least one right.",
    "token_days": "A token lasts between 1 and {most} days.",
    "no_session": "This sign-in has ended already.",
    "no_person": "Nobody in the registry has the id {person}.",
    "others_key": "This link is for the first start, and there is an account already. Sign in.",
}
"""By their words, in English, as commands say them."""


class AccountRefused(RequestRefused):
    """Something about accounts that is refused.

    Args:
        code: Its word in `WORDS`; pages have a text `accounts.refused.<code>`.
        seconds: For how long, where that is the matter.
        places: What stands in the text's places.
    """

    def __init__(self, code: str, *, seconds: float | None = None, **places: object) -> None:
        self.code = code
        self.seconds = seconds
        self.places = places
        time = {} if seconds is None else {"time": f"{max(round(seconds), 1)} s"}
        super().__init__(WORDS[code].format(**places, **time))
