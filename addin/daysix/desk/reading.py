"""Reading a workbook or a CSV file from disk into plain cells: every sheet, or one sentence.

What a file is, is decided by its first bytes, never by its name alone. Nothing is ever written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk import delimited, excel
from daysix.law.errors import BadInput
from daysix.tracker.cells import is_blank

if TYPE_CHECKING:
    from daysix.tracker.cells import SheetCells

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Excel's older files begin, and also every file locked by a password or a label."""
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})


def read_workbook(path: str | Path) -> list[SheetCells]:
    """Read every sheet of a workbook, or the one table of a CSV file.

    Parameters
    ----------
    path
        An ``.xlsx`` or ``.xlsm`` workbook (older ``.xls`` and others where calamine can), or a
        ``.csv`` or ``.tsv`` file.

    Returns
    -------
    list of SheetCells
        In the workbook's order, hidden sheets too; sheets with nothing in them are left out.

    Raises
    ------
    BadInput
        T-001 to T-009: the file is not there, locked, not a spreadsheet, or has nothing in it.
    """
    path = Path(path)
    content = _content(path)
    sheets = [
        sheet for sheet in _sheets(path, content) if any(not is_blank(row) for row in sheet.rows)
    ]
    if not sheets:
        raise BadInput(
            "T-009",
            f"There is nothing in {path.name}: every sheet is blank. Check that it is the right "
            "file, and that it was saved.",
        )
    return sheets


def _sheets(path: Path, content: bytes) -> list[SheetCells]:
    if content.startswith(COMPOUND) and LOCKED_PART in content:
        raise excel.locked()
    if content.startswith((ZIP, COMPOUND)):
        return excel.sheets(content, path.name)
    if path.suffix.lower() in TEXT_SUFFIXES:
        return [delimited.sheet(content, path)]
    raise excel.not_a_spreadsheet(path.name)


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise BadInput(
            "T-002", f"{path.name} is a folder, not a file. Choose the tracker inside it."
        )
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        message = f"I cannot find {path.name}. Check its name and where it is kept."
        raise BadInput("T-001", message) from None
    except PermissionError:
        message = (
            f"I may not read {path.name}: it is open elsewhere, or you have no access to it. "
            "Close it, or save a copy somewhere of your own, then try again."
        )
        raise BadInput("T-003", message) from None
    except OSError as fault:
        message = (
            f"I could not read {path.name} from the disk. Copy it somewhere else, then try again."
        )
        raise BadInput("T-003", message) from fault
    if not content:
        message = f"{path.name} is empty: it holds no bytes at all. Save it again from Excel."
        raise BadInput("T-004", message)
    return content
