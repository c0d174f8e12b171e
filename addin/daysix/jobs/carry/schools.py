"""The sheet of schools filled from the rows of a tracker.

A school is known by its number, as typed; where a row has only its name, the name stands in the
place of the number, to be put right. No number is ever looked up or made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.workbook.shapes import Plain

Record = dict[str, "Plain"]
NUMBER, NAME = "SchoolDfE", "Name"


class Schools:
    """The schools so far: those of the tracker's own list, then those its rows name."""

    def __init__(self, listed: Sequence[Record]) -> None:
        self._listed = [*listed]
        self._numbered: dict[str, Record] = {}
        self._named: dict[str, Record] = {}
        self._own: dict[str, Record] = {}
        self._said: dict[int, dict[str, set[str]]] = {}
        for record in self._listed:
            if not record.get(NUMBER):
                record[NUMBER] = str(record.get(NAME) or record.get("ShortName") or "")
            for column in (NUMBER, NAME, "ShortName"):
                key = school_key(str(record.get(column) or ""))
                if key:
                    self._own.setdefault(key, record)

    def of(self, number: str, name: str) -> Record | None:
        """The school a row names; a new one where nobody has named it; None where none is named."""
        for said in filter(None, (number, name)):
            known = self._own.get(school_key(said))
            if known is not None:
                return known
        if number:
            bare = school_key(number)
            record = self._numbered.setdefault(
                bare, {NUMBER: bare if bare.isdigit() else number, NAME: ""}
            )
            record[NAME] = record[NAME] or name
            return record
        if name:
            return self._named.setdefault(school_key(name), {NUMBER: name, NAME: name})
        return None

    def tell(self, record: Record, column: str, text: str) -> None:
        """Note what a row says of its school: used only where every row says the same."""
        self._said.setdefault(id(record), {}).setdefault(column, set()).add(text)

    @property
    def unnumbered(self) -> int:
        """How many go by their name alone."""
        return len(self._named)

    def rows(self) -> list[Record]:
        """Every school; those without a number first, since they want one."""
        every = [*self._named.values(), *self._listed, *self._numbered.values()]
        for record in every:
            for column, said in self._said.get(id(record), {}).items():
                if len(said) == 1 and not record.get(column):
                    record[column] = next(iter(said)) or None
        return every
