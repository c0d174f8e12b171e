"""A look at this computer: what Day Six needs, and whether what it knows is still fresh."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import daysix
from daysix.calendars.days import in_words as day_in_words
from daysix.jobs.wording import plural
from daysix.law import bank_holidays
from daysix.law.errors import DaySixError
from daysix.law.registry import all_rules, rule_modules
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from daysix.calendars.book import CalendarBook

OK, LOOK, BROKEN = "ok", "look", "broken"
MARKS = {OK: "ok    ", LOOK: "look  ", BROKEN: "broken"}
A_YEAR = 365
FAULTS_SHOWN = 12
NEEDED = (
    "pydantic",
    "python-calamine",
    "openpyxl",
    "XlsxWriter",
    "icalendar",
    "pandas",
    "numpy",
    "defusedxml",
    "filelock",
)
EXCEL_FOLDERS = (
    "C:/Program Files/Microsoft Office",
    "/Applications/Microsoft Excel.app",
)


LIBREOFFICE = "LibreOffice"


class Looked(NamedTuple):
    """One thing looked at: how it is, what was found, what to do."""

    state: str
    thing: str
    found: str
    do: str = ""


def in_words(one: Looked) -> str:
    """A line for people: how it is, what it is, what was found, what to do."""
    return f"{MARKS[one.state]}  {one.thing}: {one.found.removesuffix('.')}." + (
        f" {one.do}" if one.do else ""
    )


def examine(*, as_of: date, book: CalendarBook | None = None) -> list[Looked]:
    """Look at everything once; a look that fails is itself a finding."""
    looks: tuple[Callable[[], Iterator[Looked]], ...] = (
        _program,
        _parts,
        lambda: _holidays(as_of),
        _rules,
        lambda: _calendars(book, as_of),
        _spreadsheet_program,
        _temporary_folder,
        _mailbox,
    )
    found: list[Looked] = []
    for look in looks:
        try:
            found.extend(look())
        except DaySixError as refusal:
            found.append(Looked(BROKEN, "a look at this computer", refusal.message, refusal.code))
        except OSError as failed:
            do = "Ask IT to look at this computer's disk and rights."
            found.append(Looked(BROKEN, "this computer's files", str(failed.strerror), do))
    return found


def _program() -> Iterator[Looked]:
    python = ".".join(str(part) for part in sys.version_info[:3])
    yield Looked(OK, "Day Six", f"{daysix.__version__} on {platform.system()}, Python {python}")


def _parts() -> Iterator[Looked]:
    missing = []
    for name in NEEDED:
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        do = "Run “python3 start.py doctor” in the Day Six folder; it puts them there."
        yield Looked(BROKEN, "parts it needs", f"missing: {', '.join(missing)}", do)
    else:
        yield Looked(OK, "parts it needs", f"all {len(NEEDED)} are here")


def _holidays(as_of: date) -> Iterator[Looked]:
    left = bank_holidays.remaining_days(as_of)
    found = f"known to {day_in_words(bank_holidays.HORIZON_LAST)}"
    if left < 0:
        yield Looked(BROKEN, "bank holidays", found, "Update Day Six: nothing is counted past it.")
    elif left < A_YEAR:
        yield Looked(LOOK, "bank holidays", found, "Update Day Six within the year.")
    else:
        yield Looked(OK, "bank holidays", found)


def _rules() -> Iterator[Looked]:
    examples = sum(len(module.EXAMPLES) for module in rule_modules())
    yield Looked(OK, "rules", f"{len(all_rules())} rules, {examples} worked examples")


def _calendars(book: CalendarBook | None, as_of: date) -> Iterator[Looked]:
    if book is None:
        do = "Name one with --calendar, or keep a calendars.json beside your tracker."
        yield Looked(LOOK, "term dates", "no calendar was named", do)
        return
    yield from _calendar_faults(book)
    ending = sorted(one.name for one in book if (one.last - as_of).days < A_YEAR // 2)
    if ending:
        names = ", ".join(ending[:3]) + (f" and {len(ending) - 3} more" if len(ending) > 3 else "")  # noqa: PLR2004
        do = "Add the next terms, or dates past the end will be refused."
        yield Looked(LOOK, "term dates", f"{len(book)} calendars; ending soon: {names}", do)
    else:
        known = f"{plural(len(book), 'calendar')}, known half a year ahead"
        yield Looked(OK, "term dates", known)


def _calendar_faults(book: CalendarBook) -> Iterator[Looked]:
    """What the calendar checks have to say, worst first; notes are left out."""
    from daysix.jobs.check_calendars import check_calendars
    from daysix.law.finding import ERROR, QUERY

    found = [one for one in check_calendars(book) if one.level in {ERROR, QUERY}]
    found.sort(key=lambda one: one.level != ERROR)
    for one in found[:FAULTS_SHOWN]:
        state = BROKEN if one.level == ERROR else LOOK
        yield Looked(state, f"term dates ({one.rule})", one.message.rstrip("."), one.suggestion)
    if len(found) > FAULTS_SHOWN:
        more = f"{len(found) - FAULTS_SHOWN:,} more like these"
        yield Looked(LOOK, "term dates, further", more, "Mend these and look again.")


def _spreadsheet_program() -> Iterator[Looked]:
    here = shutil.which("soffice") or next(
        (folder for folder in EXCEL_FOLDERS if Path(folder).exists()), None
    )
    if here:
        yield Looked(OK, "a spreadsheet program", "found")
    else:
        do = "Install Excel or LibreOffice to open the workbooks Day Six writes."
        yield Looked(LOOK, "a spreadsheet program", "none found", do)


def _temporary_folder() -> Iterator[Looked]:
    with tempfile.TemporaryFile() as handle:
        handle.write(b"daysix")
    yield Looked(OK, "temporary files", "can be written")


def _mailbox() -> Iterator[Looked]:
    from daysix.companion.folder import usual_folder
    from daysix.jobs.inbox.mailbox_doctor import privacy
    from daysix.mail.settings_file import read_settings

    yield privacy(read_settings(usual_folder()))


def companion() -> Looked:
    """Whether Day Six's own program runs, which the buttons need; nothing is started."""
    from daysix.companion.folder import Folder, usual_folder
    from daysix.companion.program import wall_clock
    from daysix.companion.starting import in_words as state_in_words
    from daysix.companion.starting import state

    found = state(Folder(usual_folder()), wall_clock())
    said = state_in_words(found).rstrip(".")
    if found.runs:
        return Looked(OK, "the buttons", said)
    do = "Start it from the Start menu, or with “daysix companion start”. Commands work without it."
    return Looked(LOOK, "the buttons", said, do)


def open_programs() -> Iterator[Looked]:
    """Which spreadsheet programs run just now, and which way LibreOffice is read."""
    from daysix.desk.live_books import libreoffice_read_within, names_running

    names = names_running()
    found = f"{' and '.join(names)} running" if names else "none is running just now"
    yield Looked(OK, "open workbooks", found)
    within = libreoffice_read_within() if LIBREOFFICE in names else None
    if within is not None:
        yield reading_of(within=within)


def reading_of(*, within: bool) -> Looked:
    """Which way LibreOffice is read, once it has been asked for a workbook."""
    if within:
        return Looked(OK, "reading in LibreOffice", "from within, each sheet all at once")
    do = (
        "Close LibreOffice and open it again: it may have been running since before an update. If "
        "it still says so, ask IT to install the Python that belongs to LibreOffice."
    )
    found = "from outside, a piece at a time: right, but slower on a long tracker"
    return Looked(LOOK, "reading in LibreOffice", found, do)
