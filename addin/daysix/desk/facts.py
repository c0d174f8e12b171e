"""What a look at a workbook, before it is read, tells about it that plain values do not."""

from __future__ import annotations

from dataclasses import dataclass, field

XLSX, XLSB, ODS, XLS = "xlsx", "xlsb", "ods", "xls"


@dataclass(slots=True)
class SheetFacts:
    """One sheet; rows and columns count from 1. What each means is said of ``SheetCells``."""

    errors: dict[str, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    filtered: bool = False
    merged: list[str] = field(default_factory=list)
    tables: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
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

    kind: str
    date1904: bool = False
    macros: bool = False
    links: bool = False
    strict: bool = False
    plain: bool = False
    sheets: dict[str, SheetFacts] = field(default_factory=dict)

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
