"""What schools send with their mails: kept in the case's folder first, read from there later.

``keeping.py`` puts a file where it belongs; ``reading.py`` turns it into text and labelled answers.
There is one file for each kind of paper; what is hard to read safely is read in a process of its
own (``helper.py`` here, ``child.py`` there). Nothing here runs or follows what it is given, and
what may not be opened is named with a sentence, for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daysix.attachments.pages import Facts, facts_of
    from daysix.attachments.reading import read_paper

__all__ = ["Facts", "facts_of", "read_paper"]


def __getattr__(name: str) -> object:
    """Load a reader when it is first asked for: most mails have nothing with them."""
    if name == "read_paper":
        from daysix.attachments.reading import read_paper

        return read_paper
    if name in {"Facts", "facts_of"}:
        from daysix.attachments import pages

        return getattr(pages, name)
    raise AttributeError(name)
