"""The sheet of pupils filled from the rows of a tracker: the same child once.

Which rows are about the same child is told as everywhere else: the same number, UPN, or name and
date of birth. Where they disagree, the first stands on the sheet, and each other stays in its row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.jobs.carry.cells import Carried
    from daysix.tracker.people import Key
    from daysix.workbook.shapes import Plain

Record = dict[str, "Plain"]
ID = "PupilID"
DETAILS = ("UPN", "Surname", "Forename", "DOB")
"""What stands on the sheet of pupils alone, and is looked up from there or read there."""
BY_ID, BY_UPN = "pupil", "upn"


class Pupils:
    """The children so far: those of the tracker's own list, then those its rows name."""

    def __init__(self, listed: Sequence[Record], typed_ids: set[str]) -> None:
        self._taken = {text.casefold() for text in typed_ids}
        self._taken |= {str(record.get(ID) or "").casefold() for record in listed}
        self._made = 0
        self._listed = [*listed]
        self._by_key: dict[Key, Record] = {}
        self._firm: set[tuple[int, str]] = set()
        for record in self._listed:
            if not record.get(ID):
                record[ID] = self._new_id()
            self._by_key.setdefault((BY_ID, _folded(record.get(ID))), record)
            if record.get("UPN"):
                self._by_key.setdefault((BY_UPN, _folded(record.get("UPN"))), record)
            self._firm |= {(id(record), name) for name in DETAILS if record.get(name)}
        self._new: list[Record] = []

    def of(self, key: Key, *, typed_id: str, upn: str) -> Record:
        """The child of a row: known by its key, or new."""
        record = self._by_key.get(key) or (
            self._by_key.get((BY_UPN, _folded(upn))) if upn and key[0] == BY_ID else None
        )
        if record is None:
            record = {ID: typed_id if key[0] == BY_ID and typed_id else self._new_id()}
            self._new.append(record)
            self._by_key[key] = record
        return record

    def tell(self, record: Record, column: str, found: Carried) -> None:
        """Take a detail of a row into the sheet, unless another row said otherwise before.

        What can be read goes before what cannot. Ask :meth:`says` when every row has told.
        """
        is_firm = (id(record), column) in self._firm
        if record.get(column) in {None, ""} or (not is_firm and not found.why):
            record[column] = found.value
            if not found.why:
                self._firm.add((id(record), column))

    @staticmethod
    def says(record: Record, column: str, found: Carried) -> bool:
        """Whether the sheet of pupils says just what a row does."""
        held = record.get(column)
        return held == found.value and type(held) is type(found.value)

    def rows(self) -> list[Record]:
        """Every child, in the order they were first named."""
        return [*self._listed, *self._new]

    def _new_id(self) -> str:
        while True:
            self._made += 1
            number = f"P{self._made:05d}"
            if number.casefold() not in self._taken:
                self._taken.add(number.casefold())
                return number


def _folded(value: Plain) -> str:
    return "".join(str(value or "").split()).casefold()
