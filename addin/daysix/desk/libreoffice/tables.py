"""Tables on a sheet: LibreOffice calls them database ranges, and reads Excel's tables as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from daysix.desk.libreoffice.ranges import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.desk.libreoffice.addressing import At
    from daysix.desk.libreoffice.link import Link


class Tables(base_classes.Tables):
    """The tables of one sheet."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = self.parent = sheet

    @property
    def api(self) -> Link:
        """The line to LibreOffice."""
        return self.sheet.link

    def _all(self) -> list[Table]:
        return [Table(self.sheet, about) for about in self.sheet.ask("sheet.tables")]

    def __call__(self, key: str | int) -> Table:
        """One by its name, or by its place from 1."""
        tables = self._all()
        if isinstance(key, int):
            return tables[key - 1]
        for table in tables:
            if table.name.casefold() == key.casefold():
                return table
        raise KeyError(key)

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Table]:
        return iter(self._all())

    def __contains__(self, key: str) -> bool:
        return any(table.name.casefold() == key.casefold() for table in self._all())

    def add(
        self,
        source_type: object = None,
        source: Any = None,
        link_source: object = None,
        has_headers: bool | None = None,
        destination: object = None,
        table_style_name: object = None,
        name: str | None = None,
    ) -> Table:
        """Make a table of cells, with filter buttons as Excel gives it; styles are not known."""
        name = name or f"Table{len(self) + 1}"
        at = source.impl.at
        self.sheet.ask("sheet.add_table", at=at, table=name, headers=has_headers is not False)
        made = self(name)
        made.show_autofilter = True
        return made


class Table(base_classes.Table):
    """One table."""

    parent: Any = None
    show_headers: bool = True
    show_totals: bool = False

    def __init__(self, sheet: Any, about: dict[str, Any]) -> None:
        self.parent = self.sheet = sheet
        self._take(about)

    def _take(self, about: dict[str, Any]) -> None:
        self._name: str = about["name"]
        top, left, rows, columns = about["at"]
        self.at: At = (top, left, rows, columns)
        self.show_headers = about["headers"]
        self.show_totals = about["totals"]
        self._buttons: bool = about["buttons"]

    @property
    def api(self) -> str:
        """Its name."""
        return self._name

    @property
    def name(self) -> str:
        """Its name."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.link.ask(
            "sheet.rename_table", book=self.sheet.book.number, table=self._name, new=value
        )
        self._name = value

    @property
    def display_name(self) -> str:
        """Its name; LibreOffice has only one."""
        return self._name

    @property
    def range(self) -> Range:
        """All of it."""
        return Range(self.sheet, self.at)

    @property
    def header_row_range(self) -> Range | None:
        """Its column names."""
        top, left, _, columns = self.at
        return Range(self.sheet, (top, left, 1, columns)) if self.show_headers else None

    @property
    def data_body_range(self) -> Range | None:
        """Its rows, without names and totals; None where there are none."""
        top, left, rows, columns = self.at
        first = top + self.show_headers
        many = rows - self.show_headers - self.show_totals
        return Range(self.sheet, (first, left, many, columns)) if many > 0 else None

    @property
    def totals_row_range(self) -> Range | None:
        """Its row of totals."""
        top, left, rows, columns = self.at
        return Range(self.sheet, (top + rows - 1, left, 1, columns)) if self.show_totals else None

    @property
    def show_autofilter(self) -> bool:
        """Whether it has filter buttons."""
        return self._buttons

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.sheet.link.ask(
            "sheet.table_buttons", book=self.sheet.book.number, table=self._name, on=bool(value)
        )
        self._buttons = bool(value)

    def resize(self, cells: Any) -> None:
        """Let it reach over other cells."""
        at = cells.impl.at
        self.sheet.ask("sheet.resize_table", at=at, table=self._name)
        self.at = at
