"""Sheets of an open workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from daysix.desk.libreoffice.addressing import WHOLE, block_between
from daysix.desk.libreoffice.names import Names
from daysix.desk.libreoffice.ranges import Range
from daysix.desk.libreoffice.tables import Tables
from daysix.desk.libreoffice.values import outgoing, prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.desk.libreoffice.addressing import At
    from daysix.desk.libreoffice.link import Link

FRESH = "Sheet"


class Sheets(base_classes.Sheets):
    """The sheets of a workbook in their order."""

    def __init__(self, book: Any) -> None:
        self.book, self.link = book, book.link

    @property
    def api(self) -> Link:
        """The line to LibreOffice."""
        return self.link

    def _about(self) -> dict[str, Any]:
        return self.link.ask("sheet.sheets", book=self.book.number)

    @property
    def active(self) -> Sheet:
        """The sheet in front."""
        return Sheet(self.book, self._about()["active"])

    def __call__(self, name_or_index: str | int) -> Sheet:
        """One by its name, or by its place from 1."""
        names = self._about()["names"]
        if isinstance(name_or_index, int):
            return Sheet(self.book, names[name_or_index - 1])
        for name in names:
            if name.casefold() == name_or_index.casefold():
                return Sheet(self.book, name)
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._about()["names"])

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, name) for name in self._about()["names"])

    def __contains__(self, name: str) -> bool:
        return name.casefold() in {one.casefold() for one in self._about()["names"]}

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """A new sheet; before the one in front if no place is given. It is in front afterwards."""
        about = self._about()
        names: list[str] = about["names"]
        if after is not None:
            place = names.index(after.name) + 1
        else:
            place = names.index(before.name if before is not None else about["active"])
        number = len(names) + 1
        while name is None or (name in names and name.startswith(FRESH)):
            name = f"{FRESH}{number}"
            number += 1
        self.link.ask("sheet.add", book=self.book.number, name=name, place=place)
        fresh = Sheet(self.book, name)
        fresh.activate()
        return fresh


class Sheet(base_classes.Sheet):
    """One sheet, known by its name."""

    book: Any = None

    def __init__(self, book: Any, name: str) -> None:
        self.book, self._name, self.link = book, name, book.link

    def ask(self, do: str, **what: Any) -> Any:
        """Ask something about this sheet."""
        return self.link.ask(do, book=self.book.number, name=self._name, **what)

    @property
    def api(self) -> tuple[str, str]:
        """The workbook's number and the sheet's name."""
        return self.book.number, self._name

    @property
    def name(self) -> str:
        """Its name on the tab."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.ask("sheet.rename", new=value)
        self._name = value

    @property
    def index(self) -> int:
        """Its place, from 1."""
        names: list[str] = self.link.ask("sheet.sheets", book=self.book.number)["names"]
        return names.index(self._name) + 1

    @property
    def names(self) -> Names:
        """The workbook's names that lead to this sheet."""
        return Names(self.book, on=self._name)

    @property
    def visible(self) -> bool:
        """Whether its tab is shown."""
        about = self.link.ask("sheet.sheets", book=self.book.number)
        return self._name not in about["hidden"]

    @visible.setter
    def visible(self, value: bool) -> None:
        self.ask("sheet.show", shown=bool(value))

    @property
    def protected(self) -> bool:
        """Whether it is protected; xlwings itself has no word for this."""
        return bool(self.ask("sheet.protected"))

    @property
    def filtered(self) -> bool:
        """Whether a filter is on; xlwings itself has no word for this."""
        return bool(self.ask("sheet.filtered"))

    @property
    def tables(self) -> Tables:
        """The tables on it."""
        return Tables(self)

    @property
    def used_range(self) -> Range:
        """From the first cell in use to the last."""
        return Range(self, self.ask("cells.used"))

    @property
    def cells(self) -> Range:
        """All its cells."""
        return Range(self, WHOLE)

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """Cells by address, by name, or by row and column from 1."""
        if isinstance(arg1, tuple) and len(arg1) == len(WHOLE):
            return Range(self, arg1)
        if isinstance(arg1, int) and isinstance(arg2, int):
            arg1, arg2 = (arg1, arg2), None
        first = self._block(arg1)
        return Range(self, block_between(first, first if arg2 is None else self._block(arg2)))

    def _block(self, said: Any) -> tuple[int, int, int, int]:
        from daysix.desk.libreoffice.addressing import block_of

        if isinstance(said, Range):
            return said.at
        found = block_of(said)
        if found is not None:
            return found
        for table in self.tables:
            if table.name == said:
                return table.at
        place = self.book.names(said).refers_to_range
        if place.sheet.name != self._name:
            raise KeyError(said)
        at: tuple[int, int, int, int] = place.at
        return at

    def number_formats(self, blocks: Sequence[At]) -> list[str | None]:
        """The format code of each block, None where its cells differ; not in xlwings."""
        found: list[str | None] = self.ask("cells.number_formats", blocks=blocks)
        return found

    def put_columns(self, columns: Iterable[tuple[int, int, Sequence[Any], str | None]]) -> None:
        """Write pieces of columns at once, each with its format code if any; not in xlwings.

        Each is its first row and its column, from 1, its values and the code.
        """
        pieces = []
        for row, column, values, look in columns:
            block = outgoing([[prepared(value)] for value in values], self.book.nought)
            at = (row, column, len(values), 1)
            pieces.append({"at": at, "look": look, **block._asdict()})
        self.ask("cells.write_pieces", pieces=pieces)

    def activate(self) -> None:
        """Put it in front."""
        self.ask("sheet.bring_up")

    def select(self) -> None:
        """Put it in front."""
        self.activate()

    def clear_contents(self) -> None:
        """Empty every cell; formats stay."""
        self.cells.clear_contents()

    def autofit(self, axis: str | None = None) -> None:
        """Make columns, rows or both fit what is in use."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Take it out."""
        self.ask("sheet.remove")
