"""A mail as triage reads it: who, when, the words a person would see, the papers with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ENCRYPTED, PICTURE, MACRO, UNREADABLE, LARGE, NESTED, PROGRAM = (
    "encrypted",
    "picture",
    "macro",
    "unreadable",
    "large",
    "nested",
    "program",
)
"""What may stand in the way of reading a paper, or be worth saying of it."""


@dataclass(frozen=True, slots=True)
class Address:
    """A name and an address; either may be blank."""

    name: str = ""
    address: str = ""

    @property
    def domain(self) -> str:
        """What follows the @, in lower case; blank if there is none."""
        return self.address.rpartition("@")[2].strip().lower() if "@" in self.address else ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One answer on a form: its label, what was typed, and where: "page 1", "cell B7", "row 3".

    ``row`` numbers the pupils of a table that has a row for each; 0 where a form is about one.
    """

    label: str
    value: str
    where: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """What one attachment turned out to be, judged by its content and not by its name.

    Parameters
    ----------
    name
        As the sender named it, without control or direction characters; only for showing.
    kind
        docx, doc, pdf, xlsx, xls, csv, text, html, mail, zip, picture, calendar or unknown.
    text
        Every word that could be read, blank when there is none.
    labelled
        Labels with their answers: form fields, content controls, two-column tables, "label: value"
        lines, and tables with a heading row (``row`` 1, 2, 3 ...).
    flags
        What stands in the way of reading it, or is worth saying.
    sentence
        Why it could not be read, and what to do; blank if it was read whole.
    within
        Name of the archive or mail it came out of, blank if it hung on the mail itself.
    """

    name: str
    kind: str
    text: str = ""
    labelled: tuple[Labelled, ...] = ()
    flags: frozenset[str] = frozenset()
    sentence: str = ""
    size: int = 0
    sha256: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One mail.

    Parameters
    ----------
    id
        Internet message id as it stands in the mail, blank if there is none.
    content_hash
        SHA-256 of what makes it this mail and no other, whatever the way it came.
    sent, received
        In Europe/London; None where the mail does not say.
    text
        The words a person would see: from the HTML part where it has any, hidden and struck-out
        text left out and block quotes marked with "> "; else from the plain part.
    hidden
        Words of the HTML part that a person would not see.
    headers
        Lower-case names: auto-submitted, return-path, list-id, in-reply-to, references,
        importance, x-auto-response-suppress, content-type and the like; first of each.
    faults
        What could not be read of it, a sentence each.
    """

    id: str
    content_hash: str
    sender: Address
    subject: str
    text: str
    sent: datetime | None = None
    received: datetime | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    html: str = ""
    hidden: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    faults: tuple[str, ...] = ()
