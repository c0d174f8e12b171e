"""Whole sheets of a workbook at once, where asking each block each thing would take seconds."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from daysix.desk.libreoffice.addressing import At, written
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

AT_A_TIME = 1_000_000
"""Cells that one request may bring: more would keep LibreOffice from answering for too long."""


class WholeSheet(NamedTuple):
    """One sheet, from its first cell in use to its last.

    ``rows`` is None where it holds more cells than were asked for; else a blank is an empty text,
    a cell with an error what it shows, and a day or a yes the number behind it. ``shown`` tells of
    those, for ``values.lay_over``; days are counted from ``nought``. ``in_sight`` begins at the
    first cell of all. ``errors`` and ``tables`` are pairs of an address and what is there, and of a
    name and an address.
    """

    name: str
    at: At
    rows: list[list[Any]] | None
    nought: datetime
    shown: Sequence[Sequence[Any]] = ()
    errors: tuple[tuple[str, str], ...] = ()
    merged: tuple[str, ...] = ()
    visible: bool = True
    filtered: bool = False
    in_sight: tuple[At, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()


def whole_sheets(
    book: Any, *, wanted: Collection[str] | None, most_cells: int
) -> Iterator[WholeSheet]:
    """The sheets of a workbook in their order; only those wanted, if any are."""
    names = None if wanted is None else list(wanted)
    while names is None or names:
        reply = book.link.ask(
            "whole.read_sheets", book=book.number, names=names, most=most_cells, enough=AT_A_TIME
        )
        for about in reply["sheets"]:
            yield _sheet(about, datetime(*reply["nought"]))  # noqa: DTZ001 - cells have no zone
        names = reply["left"]


def _sheet(about: dict[str, Any], nought: datetime) -> WholeSheet:
    at = _at(about["at"])
    if "rows" not in about:
        return WholeSheet(about["name"], at, None, nought)
    if "shown" not in about:  # it is blank
        return WholeSheet(about["name"], at, [[""]], nought)
    rows: list[list[Any]] = about["rows"]
    errors = []
    for row, column, shown in about["errors"]:
        rows[row - at[0]][column - at[1]] = shown
        errors.append((_address([row, column, 1, 1]), shown))
    return WholeSheet(
        about["name"],
        at,
        rows,
        nought,
        about["shown"],
        tuple(errors),
        tuple(sorted(_address(block) for block in about["merged"])),
        about["visible"],
        about["filtered"],
        tuple(map(_at, about["in_sight"])),
        tuple((name, _address(block)) for name, block in about["tables"]),
    )


def _at(block: list[int]) -> At:
    row, column, rows, columns = block
    return (row, column, rows, columns)


def _address(block: list[int]) -> str:
    return written(_at(block), rows_fixed=False, columns_fixed=False)
