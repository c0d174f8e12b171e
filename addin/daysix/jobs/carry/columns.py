"""Columns of a team's own, at the right of ours: each with its heading, none twice."""

from __future__ import annotations

from daysix.tracker.headers import aliases, normal
from daysix.tracker.heading_words import meaning
from daysix.workbook.columns import TYPED, Column, columns_of

LONGEST_HEADING = 120
WIDTH = 18.0
HELP = "From the old tracker. Day Six does not use this column."


class OwnColumns:
    """The headings of one sheet's own columns so far, in the order they were met."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._used = {column.name.casefold() for column in columns_of(kind)}
        self._names: dict[tuple[str, ...], str] = {}

    def unread(self, heading: str, *, times: int = 1) -> str:
        """The heading of a column nobody reads, the same for the same heading.

        ``times`` tells columns of one name in one table apart. A heading that we know was
        left unread for a reason, and must not be read now.
        """
        key = ("unread", normal(heading) or heading, str(times))
        if key not in self._names:
            known = normal(heading) in aliases(self._kind) or meaning(heading) is not None
            self._names[key] = self._free(f"{heading} (not used)" if known else heading)
        return self._names[key]

    def read(self, column: str, title: str) -> str:
        """The heading of a column we read and have no place for, such as a calendar of its own."""
        key = ("read", column)
        if key not in self._names:
            ours = aliases(self._kind).get(normal(title)) == column
            free = title.casefold() not in self._used
            self._names[key] = self._free(title if ours and free else column)
        return self._names[key]

    def as_it_was(self, column: str, title: str) -> str:
        """The heading of what a row says otherwise than the sheet of pupils or schools."""
        key = ("was", column)
        if key not in self._names:
            self._names[key] = self._free(f"{title} (in the old row)")
        return self._names[key]

    def columns(self) -> list[Column]:
        """The columns, to stand at the right of ours."""
        return [
            Column(name, name, "text", "", True, TYPED, WIDTH, "@", HELP, "")  # noqa: FBT003
            for name in self._names.values()
        ]

    def _free(self, heading: str) -> str:
        name = heading[:LONGEST_HEADING]
        turn = 0
        while name.casefold() in self._used:
            turn += 1
            name = f"{heading[:LONGEST_HEADING]} ({chr(ord('a') + turn)})"
        self._used.add(name.casefold())
        return name
