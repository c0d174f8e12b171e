"""Which mail is which: the id a mail bears and what it says, both together.

A mailbox's own number for a mail changes when it moves; the ids mails bear repeat or are missing.
"""

from __future__ import annotations

import hashlib

from daysix.records import NamedTuple

KEY_LENGTH = 24


class Identity(NamedTuple):
    """What makes a mail this one and no other.

    Attributes
    ----------
    message_id
        A hash of the id it bears, so that the journal holds no names; blank if it bears none.
    content_hash
        Of what it says, whatever the way it came.
    """

    message_id: str
    content_hash: str

    @property
    def key(self) -> str:
        """The same for this mail on every computer."""
        return _hash(f"{self.message_id}\n{self.content_hash}")[:KEY_LENGTH]


def identity(message_id: str, content_hash: str) -> Identity:
    """The identity of a mail that bears ``message_id`` (brackets and case of the host apart)."""
    plain = message_id.strip().strip("<>").strip()
    name, at, host = plain.rpartition("@")
    told = f"{name}{at}{host.lower()}"
    return Identity(_hash(told) if plain else "", content_hash)


def of_unseen(mailbox: str, folder: str, ref: str) -> Identity:
    """The identity of a mail that could never be fetched."""
    return Identity("", f"unseen:{_hash(f'{mailbox}{chr(10)}{folder}{chr(10)}{ref}')}")


def of_bytes(raw: bytes) -> Identity:
    """The identity of a mail that nothing can be made of."""
    return Identity("", f"bytes:{hashlib.sha256(raw).hexdigest()}")


def round_key(key: str, number: int) -> str:
    """The key of a mail for one coming into the inbox: each coming is listed once."""
    return key if number == 1 else f"{key}-{number}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
