"""Every sentence with which a desk refuses; nothing has been written by then."""

from __future__ import annotations

from daysix.law.errors import BadInput


def table_moved(sheet: str) -> BadInput:
    """The table cannot be told any more."""
    message = (
        f"I no longer find the table on the sheet {sheet} where I read it. Nothing was written. "
        "Check that its column names are still there, then press the button again."
    )
    return BadInput("Z-050", message)


def no_such_column(header: str, sheet: str) -> BadInput:
    """A new row has a value for a column that is not there."""
    message = (
        f"I cannot tell which column of the sheet {sheet} is {header}. Nothing was written. Check "
        "the column names, then try again."
    )
    return BadInput("Z-051", message)


def no_room_right(header: str, sheet: str) -> BadInput:
    """A column of ours would land on something."""
    message = (
        f"I cannot add the column {header} to the sheet {sheet}: there is something to the right "
        "of the table, and I never move what is yours. Leave one column there empty, then try "
        "again."
    )
    return BadInput("Z-052", message)


def no_room_below(sheet: str) -> BadInput:
    """New rows would land on something."""
    message = (
        f"I cannot add rows to the table on the sheet {sheet}: there is something below it, and I "
        "never move your rows. Make room below it, then try again."
    )
    return BadInput("Z-053", message)


def protected(sheet: str) -> BadInput:
    """Nothing can be added to a protected sheet."""
    message = (
        f"The sheet {sheet} is protected, so I wrote nothing and left the protection on. Take it "
        "off in Review, Unprotect Sheet, then press the button again."
    )
    return BadInput("Z-054", message)


def needs_open(name: str) -> BadInput:
    """Only an open workbook can be given a sheet or a column, or show a cell."""
    message = (
        f"{name} is closed, and this can only be done while it is open. Open it in Excel or "
        "LibreOffice, then press the button again."
    )
    return BadInput("Z-055", message)


def not_ours(sheet: str) -> BadInput:
    """A sheet of that name is somebody else's."""
    message = (
        f"There is a sheet called {sheet} that Day Six did not make, so I left it alone. Give it "
        "another name, then press the button again."
    )
    return BadInput("Z-056", message)


def stopped() -> BadInput:
    """The officer pressed Cancel."""
    return BadInput("Z-057", "Stopped. The sheet is as it was. Press the button to begin again.")


def not_taken(sheet: str, cells: str) -> BadInput:
    """What was read back is not what was written."""
    message = (
        f"The sheet {sheet} does not hold what I wrote in {cells}: somebody, or something in the "
        "workbook, changed it just now. I left that alone and put every other cell back. Look at "
        "it, then press the button again."
    )
    return BadInput("Z-058", message)


def half_way(program: str, cells: str) -> BadInput:
    """It stopped part-way, and what was written could not be taken back either."""
    message = (
        f"{program} stopped taking changes part-way, and I could not put back these cells: "
        f"{cells}. Choose Undo last action in Day Six once {program} answers again."
    )
    return BadInput("Z-059", message)


def busy(program: str) -> BadInput:
    """Somebody is typing in a cell, or a window waits for an answer."""
    message = (
        f"{program} is busy, so nothing was written. Finish the cell you are editing (Enter or "
        "Esc), close any window that waits for an answer, then press the button again."
    )
    return BadInput("Z-060", message)


def gone(program: str) -> BadInput:
    """The program closed, or the workbook did."""
    message = (
        f"{program}, or the workbook in it, was closed while I worked. Open the workbook again and "
        "look at the last change before you go on."
    )
    return BadInput("Z-061", message)


def refused(program: str) -> BadInput:
    """The program said no and not why."""
    message = (
        f"{program} would not let me do this. Check that the workbook is not shared, marked as "
        "final or opened only for reading, then press the button again."
    )
    return BadInput("Z-062", message)


def not_open(name: str) -> BadInput:
    """No such workbook in any program that runs."""
    message = (
        f"I do not find {name} in Excel or LibreOffice. Open it, or choose Enable Editing if it is "
        "in Protected View, then press the button again."
    )
    return BadInput("Z-063", message)


def two_open(name: str) -> BadInput:
    """More than one open workbook has that name."""
    message = (
        f"Two workbooks called {name} are open, and I cannot tell which one you mean. Close the "
        "other one, then press the button again."
    )
    return BadInput("Z-064", message)


def nothing_open() -> BadInput:
    """No workbook is open anywhere."""
    message = (
        "No workbook is open in Excel or LibreOffice. Open your tracker, then press the button "
        "again."
    )
    return BadInput("Z-065", message)


def which_one() -> BadInput:
    """No name was given, and more than one workbook is open."""
    message = (
        "More than one workbook is open, and I cannot tell which one you mean. Press the button "
        "in the workbook itself, or close the others."
    )
    return BadInput("Z-066", message)


def too_large(sheet: str) -> BadInput:
    """More cells than can be read at once."""
    message = (
        f"The sheet {sheet} is in use far beyond any table, so I did not read it. Delete the empty "
        "rows and columns below and beside your table, save, then try again."
    )
    return BadInput("Z-067", message)


def no_copy(program: str) -> BadInput:
    """The program cannot save a copy beside the workbook."""
    message = (
        f"{program} on this computer cannot save a copy of an open workbook. Save and close it, "
        "then choose the file in the Day Six window instead."
    )
    return BadInput("Z-068", message)


def no_filter(program: str) -> BadInput:
    """The program does not let a filter be asked after."""
    message = (
        f"{program} on this computer does not let me filter. Filter the Check column yourself: "
        "choose the arrow beside its name and take out what is clean."
    )
    return BadInput("Z-070", message)


def no_such_cell(sheet: str) -> BadInput:
    """A cell that cannot be shown."""
    message = (
        f"I cannot show that cell of the sheet {sheet}. Check that the sheet is still there and "
        "not hidden."
    )
    return BadInput("Z-069", message)
