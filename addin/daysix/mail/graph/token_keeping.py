"""A person's sign-in, remembered in the computer's own keeping and nowhere else.

Windows keeps some 1,200 characters under one name, and a sign-in has several thousand. It is kept
in pieces, the first of which says how many there are and what they must add up to: pieces of two
sign-ins, left by a program that was ended in between, are no sign-in.
"""

from __future__ import annotations

from hashlib import sha256

from daysix.mail.refusals import MailboxError
from daysix.mail.secrets import forget_secret, keep_secret, secret_of

LONGEST = 1000
NOTHING_KEPT = "Q-025"


class TokenKeeping:
    """Where one mailbox's sign-in is kept."""

    def __init__(self, address: str) -> None:
        self._name = f"{address} (sign-in {{}})"

    def load(self) -> str:
        """What was kept; blank if nothing whole is.

        Raises
        ------
        MailboxError
            ``Q-041``: this computer keeps no passwords.
        """
        many, _, sum_of_it = self._piece(0).partition(" ")
        if not many.isdigit():
            return ""
        whole = "".join(self._piece(number) for number in range(1, int(many) + 1))
        return whole if _sum(whole) == sum_of_it else ""

    def save(self, text: str) -> None:
        """Keep it in place of an older one; the first piece last, for it vouches for the others."""
        before = self._many()
        pieces = [text[at : at + LONGEST] for at in range(0, len(text), LONGEST)]
        for number, piece in enumerate(pieces, start=1):
            keep_secret(self._name.format(number), piece)
        keep_secret(self._name.format(0), f"{len(pieces)} {_sum(text)}")
        self._drop(len(pieces) + 1, before)

    def forget(self) -> None:
        """Keep it no longer."""
        before = self._many()
        forget_secret(self._name.format(0))
        self._drop(1, before)

    def _drop(self, first: int, last: int) -> None:
        for number in range(first, last + 1):
            forget_secret(self._name.format(number))

    def _many(self) -> int:
        many = self._piece(0).partition(" ")[0]
        return int(many) if many.isdigit() else 0

    def _piece(self, number: int) -> str:
        try:
            return secret_of(self._name.format(number)).text()
        except MailboxError as refusal:
            if refusal.code != NOTHING_KEPT:
                raise
            return ""


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
