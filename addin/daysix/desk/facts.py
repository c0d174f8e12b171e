"""What a look at a workbook, before it is read, tells about it that plain values do not.

Plain classes: what makes dataclasses takes longer to load than a small workbook to be looked at.
"""

from __future__ import annotations

XLSX, XLSB, ODS, XLS = "xlsx", "xlsb", "ods", "xls"


class SheetFacts:
    """One sheet; rows and columns count from 1. What each means is said of ``SheetCells``."""

    __slots__ = ("errors", "filtered", "hidden_columns", "hidden_rows", "merged", "tables")

    def __init__(self, *, filtered: bool = False) -> None:
        self.errors: dict[str, str] = {}
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.filtered = filtered
        self.merged: list[str] = []
        self.tables: dict[str, str] = {}


class BookFacts:
    """The workbook as a whole.

    Attributes
    ----------
    kind
        ``xlsx`` (``.xlsm`` too), ``xlsb``, ``ods`` or ``xls``.
    plain
        A small ordinary workbook in which nothing was out of place, safe to read here and now.
    sheets
        By name.
    """

    __slots__ = ("date1904", "kind", "links", "macros", "plain", "sheets", "strict")

    def __init__(
        self,
        kind: str,
        *,
        date1904: bool = False,
        macros: bool = False,
        sheets: dict[str, SheetFacts] | None = None,
    ) -> None:
        self.kind, self.date1904, self.macros = kind, date1904, macros
        self.links = self.strict = self.plain = False
        self.sheets = {} if sheets is None else sheets

    def of(self, names: list[str]) -> list[SheetFacts]:
        """Facts about the sheets of these names, in their order.

        Old workbooks may spell a name in an alphabet of their own; the order tells then.
        """
        known = list(self.sheets.values())
        if len(known) == len(names) and set(names) != self.sheets.keys():
            return known
        return [self.sheets.get(name) or SheetFacts() for name in names]

    def notes(self) -> list[str]:
        """Sentences about the workbook for the officer."""
        said = []
        if self.macros:
            said.append("This workbook has macros. I did not run them.")
        if self.links:
            said.append(
                "This workbook takes values from other workbooks. I read the values last saved in "
                "it and opened nothing else."
            )
        return said
