"""What a pack is made of, and what comes of it. Plain data; no file is opened here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from daysix.paper.blocks import Block, Document
    from daysix.paper.pack_check import PackFacts


@dataclass(frozen=True, slots=True)
class Attachment:
    """A paper as it came.

    Parameters
    ----------
    title
        What the contents calls it.
    reference
        The same on every copy: ``P26-004/B3``.
    name
        The file's name; only to tell kinds apart and in sentences.
    content
        Its bytes, left as they are.
    password
        Of a locked PDF, if an officer gave it; never kept.
    """

    title: str
    reference: str
    name: str
    content: bytes = field(repr=False)
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A document of ours that begins a page of its own, and the papers that follow it.

    Parameters
    ----------
    document
        Its title stands in the contents, its reference at the foot of its pages.
    matter
        What it is about, as copies name it to leave it out (a case's number); blank for what
        everybody gets.
    private
        Words that stand in no copy that leaves this part out: names, numbers.
    pages
        A PDF or Word file printed in the place of the document's blocks: one that was edited by
        hand. It bears the document's reference; only the title of the document is then set.
    """

    document: Document
    attachments: tuple[Attachment, ...] = ()
    matter: str = ""
    private: tuple[str, ...] = field(default=(), repr=False)
    pages: Attachment | None = None

    @property
    def files(self) -> tuple[Attachment, ...]:
        """Everything of it that is printed from a file."""
        return (self.pages, *self.attachments) if self.pages else self.attachments


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about one paper that a person should know before the pack goes out.

    ``sentence`` says what happened, why, and what to do, with its code; ``left_out`` whether the
    paper is not in the pack for it.
    """

    reference: str
    name: str
    code: str
    sentence: str
    left_out: bool = False


class Entry(NamedTuple):
    """One line of the contents. ``page`` is 0, and ``pages`` too, for what is not in the pack."""

    reference: str
    title: str
    page: int
    pages: int
    is_part: bool
    matter: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that has been made and read back."""

    content: bytes = field(repr=False)
    pages: int
    entries: tuple[Entry, ...]
    notices: tuple[Notice, ...]
    facts: PackFacts


class Sheet(NamedTuple):
    """A page of an attached PDF, ready to be drawn: its drawing and its size in points.

    ``has_text`` is false where there is something to see and nothing that can be read out.
    """

    drawing: object
    width: float
    height: float
    has_text: bool


class Sheets(NamedTuple):
    """The pages of an attached PDF. ``source`` keeps the open file they belong to."""

    source: object
    pages: tuple[Sheet, ...]


class Photo(NamedTuple):
    """A picture that gets a page."""

    content: bytes
    kind: str
    width: int
    height: int


class Words(NamedTuple):
    """Text that we set ourselves."""

    blocks: tuple[Block, ...]


class Absent(NamedTuple):
    """What is called out instead of printed; ``why`` stands in the contents."""

    why: str


@dataclass(frozen=True, slots=True)
class Received:
    """An attachment made ready, once for all copies."""

    attachment: Attachment
    body: Sheets | Photo | Words | Absent
    notices: tuple[Notice, ...] = ()
