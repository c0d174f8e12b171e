"""How wide a sheet may be is told by the widest address in it, whichever quotes it stands in."""

from __future__ import annotations

import pytest

from daysix.desk.sheet_xml import SheetScan


def _width_of(*addresses: str, quote: str = '"') -> int:
    cells = "".join(f"<c r={quote}{address}{quote}><v>1</v></c>" for address in addresses)
    scan = SheetScan()
    scan.feed(f"<worksheet><sheetData><row r={quote}1{quote}>{cells}</row>".encode())
    scan.feed(b"</sheetData></worksheet>")
    scan.close()
    return scan.width


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize(
    ("address", "width"),
    [
        ("A1", 78),
        ("Z1", 78),
        ("AA1", 78),
        ("BZ1", 78),  # the 78th column
        ("CA1", 156),  # the 79th
        ("EZ1", 156),  # the 156th
        ("FA1", 702),  # the 157th
        ("ZZ1", 702),  # the 702nd
        ("AAA1", 16_384),  # the 703rd
        ("XFD1", 16_384),
    ],
)
def test_the_width_is_at_least_the_column_of_the_address(address, width, quote) -> None:
    assert _width_of(address, quote=quote) == width


def test_the_widest_address_wins_wherever_it_stands() -> None:
    assert _width_of("AAB1", "A1", "CB1") == 16_384
    assert _width_of("A1", "CB1", "FB1", "B1") == 702


@pytest.mark.parametrize("quote", ['"', "'"])
def test_an_error_cell_is_found_in_either_quotes(quote) -> None:
    scan = SheetScan()
    cell = f"<c r={quote}B2{quote} t={quote}e{quote}><v>#N/A</v></c>"
    scan.feed(f"<sheetData><row r={quote}2{quote}>{cell}</row></sheetData>".encode())
    scan.close()
    assert scan.facts.errors == {"B2": "#N/A"}
