"""What a document is made of, whatever it is written as: headings, text, facts, tables, pictures.

Text is plain text: nothing in it is ever taken for an instruction of a typesetter.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 to 4, none skipped. ``anchor`` names it for links, blank for none."""

    text: str
    level: int = 1
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``tone`` is "", "lead", "quiet", "notice" or "strong"."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``numbered`` counts from 1."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with their values, as of a form; a blank value shows as "not given"."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a heading row.

    ``widths`` are relative; ``links`` maps a row (from 0) to an anchor its first cell leads to;
    ``align`` is one letter a column: l, r or c.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    align: str = ""
    links: tuple[tuple[int, str], ...] = ()
    empty: str = "None."


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the words for those who cannot see it."""

    content: bytes
    kind: str
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of one bar a row; drawn by whoever writes the document, with its values as words."""

    title: str
    rows: tuple[tuple[str, float], ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Bullets | Facts | Grid | Picture | Bars | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    Parameters
    ----------
    title, subject
        For the reader and for the file's own description.
    reference
        The same on every copy: ``P26-004/B3``; blank if it has none.
    banner
        Stands at the top of every page: who it is for and how it is to be kept.
    language
        Always said in the file.
    """

    title: str
    blocks: tuple[Block, ...]
    subject: str = ""
    reference: str = ""
    banner: str = ""
    language: str = "en-GB"
    keywords: tuple[str, ...] = field(default=())
