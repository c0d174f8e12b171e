"""Every sentence with which a whole file is refused; nothing has been written by then."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class HeldOpen(BadInput):
    """Somebody has the file open; the changes can be saved as a copy beside it.

    Attributes
    ----------
    copy_beside
        A free name in the same folder: call again with ``out`` set to it.
    """

    def __init__(self, code: str, message: str, copy_beside: Path) -> None:
        offer = f' Or save the changes as a copy beside it: "{copy_beside.name}".'
        super().__init__(code, message + offer)
        self.copy_beside = copy_beside


def missing(name: str) -> BadInput:
    """The file is not there."""
    return BadInput("Z-001", f"I cannot find {name}. Check its name and where it is kept.")


def not_a_workbook(name: str) -> BadInput:
    """Not a workbook of the kind whose cells can be changed on disk."""
    message = (
        f"I cannot change cells in {name}: it is not an Excel workbook (.xlsx or .xlsm). Open it "
        "in Excel, save it as an Excel workbook, then try again."
    )
    return BadInput("Z-002", message)


def locked() -> BadInput:
    """Protected by a label or a password."""
    message = (
        "This file is protected by a label or password. Open it in Excel, then press the button "
        "again."
    )
    return BadInput("Z-003", message)


def strict(name: str) -> BadInput:
    """Saved in the rare strict form."""
    message = (
        f"{name} was saved as a Strict Open XML workbook, a form I do not change. In Excel choose "
        "Save As, Excel Workbook (.xlsx), then try again."
    )
    return BadInput("Z-004", message)


def damaged(name: str) -> BadInput:
    """Not whole, or put together in a way that cannot be trusted."""
    message = (
        f"{name} is damaged, so I left it alone. Open it in Excel, let Excel repair it, save it, "
        "then try again."
    )
    return BadInput("Z-005", message)


def too_large(name: str) -> BadInput:
    """More than can be handled in memory."""
    message = (
        f"{name} is too large for me to change while it is closed. Open it in Excel, then press "
        "the button again."
    )
    return BadInput("Z-006", message)


def signed(name: str) -> BadInput:
    """A change would break somebody's signature."""
    message = (
        f"{name} carries a digital signature, which any change would break. Ask whoever signed it, "
        "or save a copy without the signature."
    )
    return BadInput("Z-007", message)


def reserved(name: str) -> BadInput:
    """A password is needed to change it."""
    message = (
        f"{name} asks for a password before it may be changed. Open it in Excel with the "
        "password, then press the button again."
    )
    return BadInput("Z-008", message)


def read_only(name: str) -> BadInput:
    """Marked read-only on the disk."""
    message = (
        f"{name} is marked read-only, so I left it alone. Take the mark off, or save a copy, then "
        "try again."
    )
    return BadInput("Z-010", message)


def cannot_write(name: str, fault: OSError) -> BadInput:
    """The disk or the folder refused."""
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        message = (
            f"I may not save {name} in this folder. It is unchanged. Ask for access to the folder, "
            "or work on a copy somewhere of your own."
        )
        return BadInput("Z-011", message)
    if fault.errno in DISK_FULL:
        message = (
            f"There is no room on the disk to save {name}. It is unchanged. Make room, then try "
            "again."
        )
        return BadInput("Z-012", message)
    message = (
        f"The disk or the network failed while I was saving {name}. It is unchanged. Try again; if "
        "it happens twice, save a copy elsewhere."
    )
    return BadInput("Z-013", message)


def cannot_read(name: str, fault: OSError) -> BadInput:
    """The disk would not give the file."""
    if isinstance(fault, FileNotFoundError):
        return missing(name)
    message = f"I could not read {name} from the disk. It is unchanged. Try again in a moment."
    return BadInput("Z-014", message)


def open_in_a_program(path: Path, person: str, copy_beside: Path) -> HeldOpen:
    """A lock file says that somebody has it open."""
    who = f" by {person}" if person else ""
    message = (
        f"{path.name} is open{who}. I left it alone so that nobody's work is lost. Close it, then "
        "try again."
    )
    return HeldOpen("Z-015", message, copy_beside)


def held(path: Path, copy_beside: Path) -> HeldOpen:
    """The system will not let go of the file."""
    message = (
        f"{path.name} is held by another program, so I could not save it. It is unchanged. Close "
        "it there, then try again."
    )
    return HeldOpen("Z-016", message, copy_beside)


def another_writer(name: str, person: str) -> BadInput:
    """Day Six itself is saving it for somebody else."""
    message = f"{person} is saving {name} with Day Six just now. Wait a minute, then try again."
    return BadInput("Z-017", message)


def changed_meanwhile(name: str) -> BadInput:
    """Saved by somebody while we worked on it."""
    message = (
        f"{name} was saved by somebody else just now, so I kept their version and wrote nothing. "
        "Try again."
    )
    return BadInput("Z-018", message)


def already_there(name: str) -> BadInput:
    """A copy must not take the place of another file."""
    message = f"There is already a file called {name}. Choose another name for the copy."
    return BadInput("Z-019", message)


def no_such_address(cell: str) -> BadInput:
    """Not the address of any cell."""
    message = f'"{cell}" is not a cell. Give a letter and a number, such as B7.'
    return BadInput("Z-020", message)


def no_such_sheet(sheet: str, name: str) -> BadInput:
    """No sheet of that name, or one that has no cells."""
    message = f"There is no sheet called {sheet} in {name}. Check the name on its tab."
    return BadInput("Z-021", message)


def no_such_table(table: str, sheet: str) -> BadInput:
    """No table of that name on the sheet."""
    message = f"There is no table called {table} on the sheet {sheet}. Check its name in Excel."
    return BadInput("Z-022", message)


def no_such_column(column: str, table: str) -> BadInput:
    """No column of that name in the table."""
    message = f"The table {table} has no column {column}. Check the names in its first row."
    return BadInput("Z-026", message)


def not_as_made(table: str) -> BadInput:
    """Our own table has other columns than we gave it."""
    message = (
        f"The table {table} has other columns than it was made with, so I left it alone. Put "
        "columns of your own on a sheet of your own, and its own columns back, then try again."
    )
    return BadInput("Z-027", message)


def lists_elsewhere(sheet: str) -> BadInput:
    """Excel keeps the lists of the sheet in a corner we do not write into."""
    message = (
        f"Excel has kept the lists to choose from on the sheet {sheet} in its own way, so I left "
        "them as they are. Open the workbook and press the button again there to have them anew."
    )
    return BadInput("Z-028", message)


def no_room_below(what: str) -> BadInput:
    """Rows cannot be added without moving others."""
    message = (
        f"I cannot add rows under {what}: there is something below it, and I never move your "
        "rows. Make room below it in Excel, then try again."
    )
    return BadInput("Z-023", message)


def too_wide(what: str) -> BadInput:
    """More values than columns."""
    message = f"A new row has more values than {what} has columns. Nothing was added."
    return BadInput("Z-024", message)


def cannot_add(what: str, cell: str, why: str) -> BadInput:
    """A cell of a new row may not be written."""
    message = f"I cannot add rows under {what}: {cell} may not be written, because {why}."
    return BadInput("Z-025", message)
