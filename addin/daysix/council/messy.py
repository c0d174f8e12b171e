"""Spoil a copy of the council's single table on purpose, and say exactly where.

A layout says what the columns are called and how dates are written; faults are small functions,
each spoiling one row in one way. A new layout is one entry of ``LAYOUTS``, a new fault one function
with ``@fault``. What is only untidy (a capital, a space, an old word) can still be read, so its
plant carries the truth; what is wrong cannot, and its truth is blank.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.council.chance import Weighted, happens, seeded
from daysix.council.writing import DATES, TABLE_COLUMNS, as_text, single_table
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from daysix.council.shapes import Cell, Council, Row

SHAPES: dict[str, Callable[[date], str]] = {
    "dd/mm/yyyy": lambda day: f"{day:%d/%m/%Y}",
    "d/m/yy": lambda day: f"{day.day}/{day.month}/{day:%y}",
    "dd.mm.yyyy": lambda day: f"{day:%d.%m.%Y}",
    "d-mmm-yy": lambda day: f"{day.day}-{day:%b-%y}",
    "dd mmm yyyy": lambda day: f"{day:%d %b %Y}",
    "weekday d month yyyy": lambda day: f"{day:%A} {day.day} {day:%B %Y}",
    "ordinal": lambda day: f"{day.day}{_ordinal(day.day)} {day:%B %Y}",
    "yyyy-mm-dd": lambda day: day.isoformat(),
}
"""Ways of writing a date that can only be read one way by someone who puts the day first."""


class Layout(NamedTuple):
    """What one team's table looks like.

    Attributes
    ----------
    headers
        Column of the tracker to what this team calls it; a column not named is left out.
    shapes
        How often each way of writing a date is used in it.
    """

    headers: dict[str, str]
    shapes: Weighted[str]


class Plant(NamedTuple):
    """One thing spoiled: ``row`` counts from 0 among the rows, ``column`` as this layout names it.

    ``value`` is what stands there now; ``truth`` what it should be read as, blank if it cannot be.
    """

    row: int
    column: str
    kind: str
    value: str
    truth: str = ""


class Messy(NamedTuple):
    """A spoiled table: its columns, its rows as text, and everything planted in it."""

    layout: str
    columns: tuple[str, ...]
    rows: list[dict[str, str]]
    plants: list[Plant]

    def of_kind(self, kind: str) -> list[Plant]:
        """The plants of one kind."""
        return [plant for plant in self.plants if plant.kind == kind]


class Spot(NamedTuple):
    """A row about to be spoiled: as it truly is, as it is written now, and the dice."""

    truth: Row
    text: dict[str, str]
    rng: Random


class Fault(NamedTuple):
    """One way of spoiling a row, and how often it happens."""

    kind: str
    share: float
    spoil: Callable[[Spot], tuple[str, str] | None]
    """Gives the column and the text to put there; None where it does not fit the row."""

    readable: bool


FAULTS: list[Fault] = []


def fault(
    kind: str, share: float, *, readable: bool = False
) -> Callable[[Callable[[Spot], tuple[str, str] | None]], Callable[[Spot], tuple[str, str] | None]]:
    """Enter a way of spoiling a row into the list."""

    def enter(
        spoil: Callable[[Spot], tuple[str, str] | None],
    ) -> Callable[[Spot], tuple[str, str] | None]:
        FAULTS.append(Fault(kind, share, spoil, readable))
        return spoil

    return enter


HOME_MADE = {
    "ExclusionID": "Exclusion ref", "UPN": "Unique Pupil No", "Surname": "Last Name",
    "Forename": "First Name", "DOB": "D.O.B.", "SchoolDfE": "DfE No", "SchoolName": "School",
    "HomeLA": "Home LA", "Category": "Type", "StartDate": "Start Date of Exclusion",
    "StartSession": "Start Session", "EndDate": "End Date", "EndSession": "End Session",
    "Reason1": "Reason 1", "Reason2": "Reason 2", "Reason3": "Reason 3",
    "NCY": "Year Group", "SEN": "SEN", "LAC": "LAC", "ExamDate": "Exam date",
    "GovNoticeDate": "Governors notified", "GDCDate": "GDC date", "GDCOutcome": "GDC outcome",
    "RepresentationsDate": "Representations date", "Status": "Status", "ReasonText": "Details",
}  # fmt: skip
HOME_MADE_SHAPES = Weighted({"dd/mm/yyyy": 60.0, "d/m/yy": 12, "dd.mm.yyyy": 6, "d-mmm-yy": 8,
                             "dd mmm yyyy": 6, "weekday d month yyyy": 3, "ordinal": 3,
                             "yyyy-mm-dd": 2})  # fmt: skip

LAYOUTS = {
    "home_made": Layout(HOME_MADE, HOME_MADE_SHAPES),
    "own_names": Layout(
        {column: column for column in TABLE_COLUMNS}, Weighted({"dd/mm/yyyy": 1.0})
    ),
}


def messy(
    council: Council, seed: int = 1, *, layout: str = "home_made", limit: int | None = None
) -> Messy:
    """Make a deliberately untidy single table out of the council's exclusions.

    Parameters
    ----------
    layout
        One of ``LAYOUTS``.
    limit
        Only the last so many exclusions.
    """
    truths = list(single_table(council))
    if limit is not None:
        truths = truths[-limit:]
    return spoiled(truths, LAYOUTS[layout], rng=seeded(f"{council.seed} {seed} {layout}"))


def spoiled(truths: list[Row], chosen: Layout, *, rng: Random, wrong: float = 1.0) -> Messy:
    """Spoil rows laid out in one way.

    Parameters
    ----------
    wrong
        How many times as often as usual a row is made wrong, not only untidy.
    """
    rows: list[dict[str, str]] = []
    plants: list[Plant] = []
    for number, truth in enumerate(truths):
        text = {
            column: _written(truth.get(column), column, rng, chosen) for column in chosen.headers
        }
        plants += _spoil(Spot(truth, text, rng), number, chosen, wrong)
        rows.append({chosen.headers[column]: value for column, value in text.items()})
    name = next((name for name, one in LAYOUTS.items() if one is chosen), "")
    return Messy(name, tuple(chosen.headers.values()), rows, plants)


def _written(cell: Cell, column: str, rng: Random, layout: Layout) -> str:
    if column in DATES and isinstance(cell, date):
        return SHAPES[layout.shapes.pick(rng)](cell)
    return as_text(cell)


def _spoil(spot: Spot, number: int, layout: Layout, wrong: float) -> list[Plant]:
    """Spoil a row; never the same cell twice."""
    plants: list[Plant] = []
    for one in FAULTS:
        if not happens(spot.rng, one.share * (1.0 if one.readable else wrong)):
            continue
        spoiled = one.spoil(spot)
        if spoiled is None or spoiled[0] not in layout.headers:
            continue
        column, value = spoiled
        header = layout.headers[column]
        if any(plant.column == header for plant in plants):
            continue
        spot.text[column] = value
        truth = as_text(spot.truth.get(column)) if one.readable else ""
        plants.append(Plant(number, header, one.kind, value, truth))
    return plants


# Only untidy: a careful reader gets these right.


@fault("old_word_for_suspension", 0.12, readable=True)
def _fixd(spot: Spot) -> tuple[str, str] | None:
    return ("Category", "FIXD") if spot.truth["Category"] == "SUSP" else None


@fault("words_for_permanent", 0.7, readable=True)
def _perm_ex(spot: Spot) -> tuple[str, str] | None:
    words = ("Perm Ex", "PEX", "Permanent", "perm")
    return ("Category", spot.rng.choice(words)) if spot.truth["Category"] == "PERM" else None


@fault("trailing_spaces", 0.05, readable=True)
def _spaces(spot: Spot) -> tuple[str, str] | None:
    column = spot.rng.choice(("Surname", "Forename", "SchoolDfE"))
    return column, f"{as_text(spot.truth.get(column))}  "


@fault("lower_case_upn", 0.03, readable=True)
def _lower(spot: Spot) -> tuple[str, str] | None:
    return "UPN", as_text(spot.truth["UPN"]).lower()


@fault("slash_in_school_number", 0.04, readable=True)
def _slash(spot: Spot) -> tuple[str, str] | None:
    number = as_text(spot.truth["SchoolDfE"])
    return "SchoolDfE", f"{number[:3]}/{number[3:]}"


@fault("leading_apostrophe", 0.01, readable=True)
def _apostrophe(spot: Spot) -> tuple[str, str] | None:
    return "StartDate", f"'{SHAPES['dd/mm/yyyy'](_start(spot))}"


@fault("looks_like_formula", 0.004, readable=False)
def _formula(spot: Spot) -> tuple[str, str] | None:
    return "ReasonText", f"={as_text(spot.truth.get('ReasonText'))}"


# Wrong: nobody can know what was meant, so it must be asked about.


@fault("impossible_date", 0.004)
def _impossible(spot: Spot) -> tuple[str, str] | None:
    return "StartDate", spot.rng.choice(("31/02/2026", "30/02/2025", "31/09/2024", "00/10/2025"))


@fault("missing_end", 0.006)
def _no_end(spot: Spot) -> tuple[str, str] | None:
    return None if spot.truth["Category"] == "PERM" else ("EndDate", "")


@fault("end_before_start", 0.003)
def _backwards(spot: Spot) -> tuple[str, str] | None:
    if spot.truth["Category"] == "PERM":
        return None
    earlier = _start(spot) - timedelta(days=spot.rng.randint(1, 6))
    return "EndDate", SHAPES["dd/mm/yyyy"](earlier)


@fault("unknown_school", 0.004)
def _unknown(spot: Spot) -> tuple[str, str] | None:
    return "SchoolDfE", f"8209{spot.rng.randrange(900, 1000)}"


@fault("weekend_start", 0.005)
def _weekend(spot: Spot) -> tuple[str, str] | None:
    day = _start(spot)
    sunday = day - timedelta(days=day.weekday() + 1)
    return "StartDate", SHAPES["dd/mm/yyyy"](sunday)


@fault("wrong_check_letter", 0.004)
def _check_letter(spot: Spot) -> tuple[str, str] | None:
    upn = as_text(spot.truth["UPN"])
    return "UPN", ("B" if upn[0] == "A" else "A") + upn[1:]


@fault("missing_start", 0.002)
def _no_start(_spot: Spot) -> tuple[str, str] | None:
    return "StartDate", ""


def _start(spot: Spot) -> date:
    start = spot.truth["StartDate"]
    if not isinstance(start, date):
        message = "every exclusion has a first day before it is spoiled"
        raise TypeError(message)
    return start


def _ordinal(day: int) -> str:
    if day in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
