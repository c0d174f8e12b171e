"""Every sentence with which a file is refused unread, so that the words stand in one place."""

from __future__ import annotations

from daysix.law.errors import BadInput

SAVE_AGAIN = "Open it in Excel, save it as an Excel workbook (.xlsx), then try again."


class Damaged(BadInput):
    """The file is broken as it stands; while it is being saved, a second look may go better."""


def missing(name: str) -> BadInput:
    """Not there, and not about to be."""
    return BadInput("T-001", f"I cannot find {name}. Check its name and where it is kept.")


def on_the_web() -> BadInput:
    """An address copied from SharePoint, where a file's own name is wanted."""
    return BadInput(
        "T-001",
        "That is a web address, not a file. Open it in Excel, save a copy on this computer, then "
        "name that.",
    )


def folder(name: str) -> BadInput:
    """A folder was chosen."""
    return BadInput("T-002", f"{name} is a folder, not a file. Choose the tracker inside it.")


def forbidden(name: str) -> BadInput:
    """The system will not let us."""
    return BadInput(
        "T-003",
        f"I may not read {name}: it is open elsewhere, or you have no access to it. Close it, or "
        "save a copy somewhere of your own, then try again.",
    )


def off_the_disk(name: str) -> BadInput:
    """The disk or the network gave up."""
    return BadInput(
        "T-003",
        f"I could not read {name} from the disk. Copy it somewhere else, then try again.",
    )


def empty(name: str) -> BadInput:
    """No bytes."""
    return Damaged("T-004", f"{name} is empty: nothing is in it. Save it again from Excel.")


def locked() -> BadInput:
    """Protected by a label or password."""
    return BadInput(
        "T-005",
        "This file is protected by a label or password. Open it in Excel, save a copy without it, "
        "then try again.",
    )


def not_text(name: str) -> BadInput:
    """Called a text file, and is none."""
    return Damaged("T-006", f"{name} is not a text file I can read. {SAVE_AGAIN}")


def breaks_off(name: str) -> BadInput:
    """A text file that ends inside a quoted cell."""
    return Damaged(
        "T-006",
        f"{name} breaks off in the middle of a row, so I read none of it. {SAVE_AGAIN}",
    )


def not_a_spreadsheet(name: str) -> BadInput:
    """Not a spreadsheet, or too damaged to be read as one."""
    return Damaged(
        "T-007", f"{name} is not a spreadsheet I can read, or it is damaged. {SAVE_AGAIN}"
    )


def no_sheets(name: str, *, strict: bool = False) -> BadInput:
    """A workbook without worksheets: nothing read must never look like nothing wrong."""
    why = " It was saved as a Strict Open XML workbook, a rare form." if strict else ""
    return BadInput("T-008", f"{name} has no sheets I can read.{why} {SAVE_AGAIN}")


def nothing_in_it(name: str) -> BadInput:
    """Sheets, and nothing on them."""
    return BadInput(
        "T-009",
        f"There is nothing in {name}: every sheet is blank. Check that it is the right file, and "
        "that it was saved.",
    )


def being_saved(name: str) -> BadInput:
    """It changed each time we looked."""
    return BadInput(
        "T-013",
        f"{name} was being saved while I read it, so I read none of it. Wait a moment, then try "
        "again.",
    )


def blows_up(name: str) -> BadInput:
    """Small on disk, enormous inside."""
    return BadInput(
        "T-030",
        f"{name} is small on the disk but would fill this computer's memory when opened, so I did "
        f"not open it. If it is a real tracker: {SAVE_AGAIN[0].lower()}{SAVE_AGAIN[1:]}",
    )


def points_outside(name: str) -> BadInput:
    """It holds definitions that can make a reader fetch other files; Excel never writes them."""
    return BadInput(
        "T-031",
        f"{name} holds instructions to bring in text from elsewhere, which no tracker needs, so I "
        "did not open it. Ask whoever sent it where it came from.",
    )


def far_cell(name: str, *, sheet: str, address: str) -> BadInput:
    """One cell far away makes the sheet too large to lay out."""
    return BadInput(
        "T-032",
        f"In {name}, the sheet {sheet} has something in {address}, far away from everything else, "
        "which makes the sheet too large to read. Clear that cell (and what is around it), save, "
        "then try again.",
    )


def too_slow(name: str) -> BadInput:
    """Out of time."""
    return BadInput(
        "T-033",
        f"Reading {name} took too long, so I stopped and read none of it. Copy the tracker's "
        "sheets into a new workbook, save it, then try again.",
    )


def too_large(name: str) -> BadInput:
    """Out of memory, or too long to begin."""
    return BadInput(
        "T-034",
        f"{name} is too large to read: it needs more memory than I may use. Move old years into a "
        "workbook of their own, then try again.",
    )


def too_old(name: str) -> BadInput:
    """From before Excel 5."""
    return BadInput(
        "T-035",
        f"{name} was saved by an Excel older than 1993, which I do not read. {SAVE_AGAIN}",
    )


def other_clothes(name: str) -> BadInput:
    """A web page or an XML list under a workbook's name, as some systems export them."""
    return BadInput(
        "T-036",
        f"{name} is called a workbook but is a web page or list from another system. {SAVE_AGAIN}",
    )
