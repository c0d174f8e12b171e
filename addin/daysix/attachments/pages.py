"""What kind of PDF this is, without reading it: how many pages, which are pictures, is it locked.

Meant for whoever puts papers together; the look is taken in the process that reads papers.
"""

from __future__ import annotations

from daysix.records import NamedTuple


class Facts(NamedTuple):
    """Of a PDF.

    Attributes
    ----------
    pages
        How many; 0 when it is locked or cannot be opened.
    text_pages, picture_pages
        Which of them, counted from 1, hold words, and which are only a picture.
    encrypted
        Whether it asks for a password.
    """

    pages: int = 0
    text_pages: tuple[int, ...] = ()
    picture_pages: tuple[int, ...] = ()
    encrypted: bool = False


def facts_of(content: bytes) -> Facts:
    """Look a PDF over; what cannot be opened has no pages."""
    from daysix.attachments import helper, kinds

    if kinds.kind_of("", content) != kinds.PDF:
        return Facts()
    found = helper.facts(content)
    return Facts() if found is None else Facts(*found)
