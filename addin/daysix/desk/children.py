"""Two children for one workbook: where several of its sheets are long, each reads its share.

Which sheets go to which is decided by how long their parts claim to be; were that a lie, the two
would only take longer. Every sheet is read by exactly one of them, whatever its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.child import Child, MustBeAlone, Share, wait_for
from daysix.desk.own_process import MEGABYTES
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from daysix.tracker.cells import SheetCells

WORTH_A_CHILD = 5_000_000
"""Bytes of sheets, unpacked, below which starting a second child takes longer than it saves."""
MOST_SHARED = 100_000_000
"""Bytes of everything, unpacked: beyond it the two together would need more than one may."""


class Two:
    """Two children, each of which reads the sheets the other does not."""

    def __init__(self, content: bytes, name: str, apart: frozenset[str]) -> None:
        half = MEGABYTES // 2
        self._children = [
            Child(content, name, Share(apart, of_these=of_these, megabytes=half))
            for of_these in (False, True)
        ]

    def sheets(self) -> list[SheetCells]:
        """Wait for every sheet.

        Raises
        ------
        BadInput
            As one child.
        MustBeAlone
            One child must read all of it after all.
        """
        try:
            wait_for(self._children)
            if any(one.out_of_room for one in self._children):
                raise MustBeAlone
            found = [numbered for one in self._children for numbered in one.taken()]
        finally:
            self.end()
        return [sheet for _, sheet in sorted(found, key=lambda numbered: numbered[0])]

    def end(self) -> None:
        """End both, whatever they are doing."""
        for one in self._children:
            one.end()


def reader_of(content: bytes, name: str) -> Child | Two:
    """Who reads a workbook: one child, or two where that is quicker."""
    try:
        apart = _set_apart(content, name)
    except BadInput:  # the guard says why, to whoever asked
        apart = frozenset()
    return Two(content, name, apart) if apart else Child(content, name)


def _set_apart(content: bytes, name: str) -> frozenset[str]:
    """Sheets that are about half of the work, to be read apart; none where one child will do."""
    from daysix.desk import links, ooxml
    from daysix.desk.zip_parts import Parts

    if not content.startswith(b"PK"):
        return frozenset()
    parts = Parts(content, name)
    book_part = links.book_part(parts, name)
    if not book_part.endswith(".xml") or parts.size > MOST_SHARED:
        return frozenset()
    sizes = {
        title: parts.size_of(part) for part, title in ooxml.sheet_parts(parts, book_part, name)
    }
    most, apart = sum(sizes.values()) / 2, 0
    names = []
    for title in sorted(sizes, key=sizes.__getitem__):
        if apart + sizes[title] <= most:
            names.append(title)
            apart += sizes[title]
    return frozenset(names) if apart >= WORTH_A_CHILD else frozenset()
