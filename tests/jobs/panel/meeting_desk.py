"""A small team workbook open on a desk: a panel, schools with term dates, and referrals."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from daysix.desk.memory import MemoryDesk, MemorySheet
from daysix.jobs.click.answers import Answer, Asked, Offer
from daysix.jobs.click.kept import Kept
from daysix.jobs.panel.outcomes_grid import HEADERS
from daysix.tracker.cells import letters
from daysix.workbook.columns import columns_of
from tests.jobs import open_team_book

if TYPE_CHECKING:
    from pathlib import Path

OAK, ELM = "9254001", "9254002"
KIND = {"Profile": "CAP Secondary", "Area": "North"}
PANEL = {"PanelID": "P26-004", **KIND, "Date": date(2026, 12, 9), "Start": time(10, 0),
         "Chair": "H. Senior", "PaperDeadline": date(2026, 12, 2), "Quorum": 5}  # fmt: skip
SETTINGS = [*open_team_book.SETTINGS,
            ["1 Your council", "Council name", "Brambleshire", "", "", "COUNCIL", ""]]  # fmt: skip
WHOLE = {"Reason": "Late", "Pref1": OAK, "ParentView": "Yes", "FAPCategory": "d",
         "DocsHave": "form, attendance, school_report"}  # fmt: skip
"""All that is wanted of a fair-access referral."""
SHEETS = ("Panels", "Referrals", "Pupils", "Schools", "Exclusions", "Actions", "FairnessLog",
          "Audit", "Contacts", "Providers", "Moves", "CME")  # fmt: skip


def referral(n: int, **more: object) -> dict[str, object]:
    """The nth referral, complete and ready, on no list."""
    return {"RefID": f"R{n:05d}", "PupilID": f"P{n:06d}", "Type": "FAP", "ReferrerSchool": OAK,
            "DateReceived": date(2026, 11, 16), "Status": "READY", "Officer": "A. Quill",
            "Profile": KIND["Profile"], **WHOLE, **more}  # fmt: skip


def pupil(n: int, **more: object) -> dict[str, object]:
    """The nth child."""
    return {"PupilID": f"P{n:06d}", "Surname": f"Wolverstone{n}", "Forename": "Zephyrine",
            "NCY": "9", "CurrentSchoolDfE": OAK, "Carer1Name": "Ms O'Neill-Śmith",
            "Address1": "4 Lark Rise", **more}  # fmt: skip


def schools(**more: object) -> list[dict[str, object]]:
    """Oak High, twice as large as Elm Park, and both on one calendar."""
    both = ((OAK, "Oak High", 100), (ELM, "Elm Park", 50))
    return [
        {"SchoolDfE": number, "Name": name, "Phase": "Secondary", "Area": "North",
         "CalendarID": "CAL-001", "GeneralEmail": f"office@{name.split()[0].lower()}.example",
         **{f"NOR{year}": many for year in range(7, 12)}, **more}
        for number, name, many in both
    ]  # fmt: skip


def workbook(
    path: Path, *referrals: dict[str, object], calendar: bool = True, **sheets: Any
) -> MemoryDesk:
    """The workbook; a sheet that is not named is empty, but for one panel and two schools."""
    found = {
        "Panels": [PANEL],
        "Schools": schools(),
        "Pupils": [pupil(int(str(one["RefID"])[1:])) for one in referrals],
        "Referrals": list(referrals),
        **sheets,
    }
    book = {name: _sheet(name, found.get(name, [])) for name in SHEETS}
    desk = MemoryDesk(path.name, book)
    plain = MemoryDesk.of(
        path.name, {"Calendar": open_team_book.calendar_rows(), "Settings": SETTINGS}
    )
    desk.book |= plain.book if calendar else {"Settings": plain.book["Settings"]}
    desk.place = path
    return desk


def _sheet(name: str, rows: list[dict[str, object]]) -> MemorySheet:
    headers = [column.name for column in columns_of(name)]
    values: dict[tuple[int, int], Any] = {(1, n): one for n, one in enumerate(headers, 1)}
    for number, row in enumerate(rows, start=2):
        values |= {(number, headers.index(key) + 1): value
                   for key, value in row.items() if value is not None}  # fmt: skip
    end = f"{letters(len(headers))}{max(2, len(rows) + 1)}"
    return MemorySheet(values, tables={name: f"A1:{end}"})


def click(job: Any, desk: Any, day: date = date(2026, 12, 10), *more: Any) -> Any:
    """The answer or the offer of a click on a day; Thursday 10 December unless said otherwise."""
    now = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    return job(Asked(desk, day, lambda: False, Kept(), now), *more)


def agreed(job: Any, desk: Any, day: date = date(2026, 12, 10), *more: Any) -> Any:
    """What came of a click and a yes."""
    offer = click(job, desk, day, *more)
    assert isinstance(offer, Offer), offer
    done = offer.carry_out(lambda: False)
    assert isinstance(done, Answer)
    return done


def rows(desk: Any, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings, blanks left out."""
    values = desk.book[sheet].values
    names = {column: name for (row, column), name in values.items() if row == 1}
    found: dict[int, dict[str, Any]] = {}
    for (row, column), value in sorted(values.items()):
        if row > 1 and value not in {None, ""}:
            found.setdefault(row, {})[names[column]] = value
    return [found[row] for row in sorted(found)]


def row_of(desk: Any, sheet: str, column: str, value: str) -> dict[str, Any]:
    """One row by what it holds."""
    (found,) = (row for row in rows(desk, sheet) if row.get(column) == value)
    return found


def stand(desk: Any, sheet: str, number: int) -> None:
    """Stand in a row of a sheet, counted below the headings from 1."""
    desk.go_to(sheet, number + 1, 1)


def type_in(desk: Any, ref: str, **typed: object) -> None:
    """Type into the outcome grid: headings with an underscore for each space."""
    sheet = desk.book["Outcomes"]
    at = HEADERS.index("Referral") + 1
    (row,) = (row for (row, column), value in sheet.values.items() if column == at and value == ref)
    for name, value in typed.items():
        sheet.values[row, HEADERS.index(name.replace("_", " ")) + 1] = value
