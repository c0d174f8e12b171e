"""Open workbooks, known by the number LibreOffice gives each: two may have the same name."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from xlwings import base_classes

from daysix.desk.libreoffice.link import Refused
from daysix.desk.libreoffice.names import Names
from daysix.desk.libreoffice.sheets import Sheets
from daysix.desk.libreoffice.whole import whole_sheets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from daysix.desk.libreoffice.link import Link
    from daysix.desk.libreoffice.whole import WholeSheet


class Books(base_classes.Books):
    """The open workbooks of one LibreOffice."""

    def __init__(self, app: Any) -> None:
        self.app, self.link = app, app.link

    @property
    def api(self) -> Link:
        """The line to LibreOffice."""
        return self.link

    def _open(self) -> list[Book]:
        return [Book(self.app, one) for one in self.link.ask("book.open_books")]

    @property
    def active(self) -> Book:
        """The workbook in front.

        Raises
        ------
        Refused
            None is open.
        """
        found = self.link.ask("book.books")
        for one in found["open"]:
            if one["number"] == found["active"]:
                return Book(self.app, one)
        raise Refused("no workbook is open")

    def __call__(self, name_or_index: str | int) -> Book:
        """A workbook by its place from 1, or by its name; the first, where two have it."""
        books = self._open()
        if isinstance(name_or_index, int):
            return books[name_or_index - 1]
        for book in books:
            if book.name.casefold() == name_or_index.casefold():
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._open())

    def __iter__(self) -> Iterator[Book]:
        return iter(self._open())

    def __contains__(self, name: str) -> bool:
        return any(book.name.casefold() == name.casefold() for book in self._open())

    def add(self) -> Book:
        """A new workbook."""
        return Book(self.app, self.link.ask("book.new_book", hidden=False))

    def open(
        self, fullname: str, update_links: object = None, read_only: bool | None = None, *_more: Any
    ) -> Book:
        """Open a workbook; macros do not run and links to others are not followed."""
        about = self.link.ask(
            "book.open_book", url=url_of(fullname), hidden=False, read_only=bool(read_only)
        )
        return Book(self.app, about)


class Book(base_classes.Book):
    """One open workbook."""

    app: Any = None

    def __init__(self, app: Any, about: dict[str, Any]) -> None:
        self.app, self.link = app, app.link
        self.number: str = about["number"]
        self._name: str = about["name"]
        self.url: str = about["url"]
        self.nought = datetime(*about["nought"])  # noqa: DTZ001 - cells have no zone

    @property
    def api(self) -> str:
        """LibreOffice's number for it."""
        return self.number

    @property
    def name(self) -> str:
        """Its name, with the ending; a new one's is its title."""
        return self._name

    @property
    def fullname(self) -> str:
        """Where it is kept: a path; a web address as it is; its title when it was never saved."""
        if not self.url:
            return self._name
        parts = urlsplit(self.url)
        return url2pathname(parts.path) if parts.scheme == "file" else unquote(self.url)

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its names."""
        return Names(self)

    def whole_sheets(
        self, *, wanted: Collection[str] | None, most_cells: int
    ) -> Iterator[WholeSheet]:
        """Its sheets with all that is on them, at once; xlwings itself has no word for this."""
        return whole_sheets(self, wanted=wanted, most_cells=most_cells)

    def activate(self) -> None:
        """Bring it to the front."""
        self.link.ask("book.activate", book=self.number)

    def close(self) -> None:
        """Close it; what was not saved is lost."""
        self.link.ask("book.close", book=self.number)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save it where it is, or under another name."""
        if password is not None:
            raise NotImplementedError("saving with a password")
        if path is None:
            self.link.ask("book.save", book=self.number)
            return
        self.link.ask("book.save_as", book=self.number, url=url_of(path), kind=_kind(path))
        self.url = url_of(path)
        self._name = Path(path).name

    def save_copy(self, path: str | os.PathLike[str]) -> None:
        """Save a copy somewhere; the workbook stays what and where it was."""
        where = os.fspath(path)
        self.link.ask("book.save_copy", book=self.number, url=url_of(where), kind=_kind(where))

    def to_pdf(self, path: str, quality: object = None, **_more: Any) -> None:
        """Its pages as a PDF file."""
        self.link.ask("book.save_copy", book=self.number, url=url_of(path), kind=".pdf")


def url_of(path: str) -> str:
    """A path as LibreOffice wants it; a web address stays."""
    return path if "://" in path else Path(path).resolve().as_uri()


def _kind(path: str) -> str:
    return Path(path).suffix.lower()
