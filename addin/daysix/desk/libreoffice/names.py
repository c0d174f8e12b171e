"""Defined names of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from daysix.desk.libreoffice.link import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.desk.libreoffice.link import Link
    from daysix.desk.libreoffice.ranges import Range


class Names(base_classes.Names):
    """The names of a workbook, or those of them that lead to one sheet."""

    def __init__(self, book: Any, *, on: str | None = None) -> None:
        self.book, self.link, self._on = book, book.link, on

    @property
    def api(self) -> Link:
        """The line to LibreOffice."""
        return self.link

    def _all(self) -> list[Name]:
        found = self.link.ask("book.names", book=self.book.number)
        names = [Name(self.book, name, refers_to) for name, refers_to in found]
        return [name for name in names if self._on is None or name.leads_to(self._on)]

    def __call__(self, name_or_index: str | int) -> Name:
        """One by its name, or by its place from 1."""
        names = self._all()
        if isinstance(name_or_index, int):
            return names[name_or_index - 1]
        for name in names:
            if name.name.casefold() == name_or_index.casefold():
                return name
        raise KeyError(name_or_index)

    def contains(self, name: str) -> bool:
        """Whether there is such a name."""
        return any(one.name.casefold() == name.casefold() for one in self._all())

    def snapshot(self) -> list[tuple[str, Name]]:
        """Every name as it is now."""
        return [(name.name, name) for name in self._all()]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Name]:
        return iter(self._all())

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name."""
        self.link.ask("book.put_name", book=self.book.number, name=name, refers_to=refers_to)
        return self(name)


class Name(base_classes.Name):
    """One name and what it refers to."""

    def __init__(self, book: Any, name: str, refers_to: str) -> None:
        self.book, self.link = book, book.link
        self._name, self._refers_to = name, refers_to

    @property
    def api(self) -> str:
        """The name itself."""
        return self._name

    @property
    def name(self) -> str:
        """The name."""
        return self._name

    @property
    def refers_to(self) -> str:
        """What it refers to, as Excel writes it: ``=Sheet1!$A$1``."""
        return self._refers_to

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.link.ask("book.put_name", book=self.book.number, name=self._name, refers_to=value)
        self._refers_to = self.book.names(self._name).refers_to

    @property
    def refers_to_range(self) -> Range:
        """The cells it refers to."""
        from daysix.desk.libreoffice.ranges import Range
        from daysix.desk.libreoffice.sheets import Sheet

        found = self.link.ask("book.place_of_name", book=self.book.number, name=self._name)
        return Range(Sheet(self.book, found["sheet"]), found["at"])

    def leads_to(self, sheet: str) -> bool:
        """Whether it refers to cells of a sheet."""
        try:
            return self.refers_to_range.sheet.name == sheet
        except Refused:
            return False

    def delete(self) -> None:
        """Take it out."""
        self.link.ask("book.drop_name", book=self.book.number, name=self._name)
