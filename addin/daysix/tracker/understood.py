"""Column names read by their words, each held to what stands beneath it.

The list of names goes first: what it knows is never read otherwise. A name our words understand is
taken unless its cells say that it cannot be; one too bare to decide (*To*, *No.*) is taken only if
its cells speak for it. Where two names claim one column, the plainer is taken, or neither.
"""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from daysix import data
from daysix.records import NamedTuple
from daysix.tracker import datetext, wide
from daysix.tracker.amounts import read_session, read_yes_no
from daysix.tracker.cells import is_blank, letters, text_of
from daysix.tracker.fields import FIELDS, IN_1904, says_nothing
from daysix.tracker.fields import words as codes
from daysix.tracker.headers import LONGEST, aliases, normal
from daysix.tracker.heading_words import concepts, meaning, meant_by_slip
from daysix.tracker.kind_words import kind_in_full
from daysix.tracker.layout import is_a_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.tracker.cells import SheetCells

EXCLUSIONS = "Exclusions"
READ_FROM = {
    EXCLUSIONS: frozenset[str](),
    "Pupils": frozenset({
        "UPN", "Surname", "Forename", "PupilName", "DOB", "Sex", "NCY", "LAC", "EHCP", "FSM", "PP",
        "Ethnicity", "PupilID", "HomeLA",
    }),
}  # fmt: skip
"""Kinds of table whose names are read, and the columns they share; an empty set is every one."""
LOOKED_AT = 60
"""Cells under a name that are asked: enough to see what the column holds."""
HALF, NEARLY_ALL, FEWEST = 0.5, 0.8, 3
HARDLY, MANY_WORDS = 0.3, 8
"""A column of kinds may use words we do not know, but not as many as a column of remarks."""
UPN_SHORTEST, UPN_FIGURES = 10, 8
NUMBER_SHORTEST, NUMBER_LONGEST = 4, 7
CODE = 2
OF_ONE_ROW = frozenset({"ExclusionID"})
"""A number that stands in several rows counts something: a child's second suspension."""
NAMES = frozenset({"Surname", "Forename", "PupilName", "SchoolName"})

ONLY_BESIDE = {"GDCOutcome": ("GDCDate", "irp")}
"""*Outcome* is the governors' where their meeting has a column, and no review panel has one."""


class Names(NamedTuple):
    """Column names with ours in place of those understood, and what could not be told apart."""

    names: Sequence[object]
    doubts: tuple[str, ...] = ()


def understood(
    sheet: SheetCells, place: int, names: Sequence[object], kind: str = EXCLUSIONS
) -> Names:
    """Put our own names in place of those whose words say what they are.

    ``place`` is that of the last row of column names in the sheet.
    """
    claimed = _claimed(sheet, place, names, kind)
    if not claimed:
        return Names(names)
    found = [*names]
    doubts = []
    for column, claims in claimed.items():
        sure = [at for at, certain in claims if certain] or [at for at, _ in claims]
        spelled = {normal(names[at]) for at in sure}
        if len(sure) == 1 or (len(spelled) == 1 and column in wide.OF_AN_EXCLUSION):
            for at in sure:
                found[at] = column
        else:
            doubts.append(_doubt(sheet, names, sure))
    return Names(found, tuple(doubts))


def means(name: object) -> str:
    """Our column, where the list or the words of a name are enough to know it; else blank."""
    if not isinstance(name, str) or len(name) > LONGEST:
        return ""
    known = aliases(EXCLUSIONS).get(normal(name), "")
    if known:
        return known
    read = meaning(name)
    return read.column if read and read.sure else ""


def _claimed(
    sheet: SheetCells, place: int, names: Sequence[object], kind: str
) -> dict[str, list[tuple[int, bool]]]:
    """Columns nobody has by the list of names, to the places that claim them and how surely."""
    known = aliases(kind)
    spelled = [normal(name) if isinstance(name, str) else "" for name in names]
    taken = {known[each] for each in spelled if each in known}
    grouped = {at for group in wide.groups(names) for at in group.values()}
    found: dict[str, list[tuple[int, bool]]] = {}
    for at, name in enumerate(names):
        if not spelled[at] or spelled[at] in known or len(str(name)) > LONGEST or at in grouped:
            continue
        plain = meaning(str(name))
        read = plain or meant_by_slip(str(name))
        if read is None or read.column in taken:
            continue
        only = READ_FROM[kind]
        if only and read.column not in only:
            continue
        if not read.sure and read.column in ONLY_BESIDE and not _is_beside(read.column, names):
            continue
        cells = [*_beneath(sheet, place, at)]
        sure = plain is not None and plain.sure
        if _agrees(read.column, cells) if sure else _speaks_for(read.column, cells):
            found.setdefault(read.column, []).append((at, sure))
    return found


def _is_beside(column: str, names: Sequence[object]) -> bool:
    """Whether a bare name stands where nothing else than this column can be meant."""
    wanted, never = ONLY_BESIDE[column]
    said = [concepts(name) or () for name in names if isinstance(name, str)]
    return any(means(name) == wanted for name in names) and not any(never in one for one in said)


def _beneath(sheet: SheetCells, place: int, at: int) -> Iterator[object]:
    """The first cells of a column that hold anything."""
    left = LOOKED_AT
    for row in sheet.rows[place + 1 :]:
        if at < len(row) and row[at] is not None and text_of(row[at]):
            yield row[at]
            left -= 1
            if not left:
                return


def mostly_filled(sheet: SheetCells, place: int, at: int) -> bool:
    """Whether most of the first rows under a name have something in its column."""
    rows = [row for row in sheet.rows[place + 1 : place + 1 + LOOKED_AT] if not is_blank(row)]
    return sum(at < len(row) and bool(text_of(row[at])) for row in rows) > HALF * len(rows)


def _agrees(column: str, cells: Sequence[object]) -> bool:
    """Whether the cells may be what the name says; nothing speaks against it where all are blank.

    One or two cells say little: then what is badly typed is still meant.
    """
    fits = sum(_may_be(column, cell) for cell in cells)
    if column == "Category":
        several = len({normal(cell) for cell in cells}) > MANY_WORDS
        days = sum(map(_is_date, cells))
        return days < HALF * max(len(cells), 1) and (not several or fits >= HARDLY * len(cells))
    if column in OF_ONE_ROW and not _all_differ(cells):
        return False
    if len(cells) < FEWEST:
        return fits > 0 or not any(map(_is_date, cells))
    return fits >= HALF * len(cells)


def _speaks_for(column: str, cells: Sequence[object]) -> bool:
    """Whether nearly all of the cells can only be what a bare name may mean."""
    if len(cells) < FEWEST:
        return False
    if column in OF_ONE_ROW and not _all_differ(cells):
        return False
    is_one = _is_day if is_of_days(column) else partial(_may_be, column)
    return sum(map(is_one, cells)) >= NEARLY_ALL * len(cells)


def _all_differ(cells: Sequence[object]) -> bool:
    return len({text_of(cell) for cell in cells}) == len(cells)


def is_of_days(column: str) -> bool:
    """Whether a column of ours holds days."""
    field = FIELDS[EXCLUSIONS].get(column)
    return column.endswith("Date") if field is None else field.read in IN_1904


def _may_be(column: str, cell: object) -> bool:  # noqa: C901, PLR0911 - one line a kind of column
    text = text_of(cell)
    field = FIELDS[EXCLUSIONS].get(column)
    if is_of_days(column):
        return is_a_day(cell) or says_nothing(text)
    if _is_date(cell):
        return False
    if column == "UPN":
        return len(text) >= UPN_SHORTEST and sum(map(str.isdigit, text)) >= UPN_FIGURES
    if column == "SchoolDfE":
        bare = text.replace("/", "").replace(" ", "")
        return bare.isdigit() and NUMBER_SHORTEST <= len(bare) <= NUMBER_LONGEST
    if column in NAMES:
        return sum(map(str.isalpha, text)) > len(text) / 2 and bool(read_yes_no(cell).message)
    if column == "Category":
        spelled = normal(cell)
        return (
            spelled in codes(column)
            or spelled in codes(f"{column} likely")
            or bool(kind_in_full(text))
        )
    if column == "ExclusionID":
        return any(map(str.isdigit, text)) and " " not in text
    if column.startswith("Reason") and column != "ReasonText":
        return not text.isdigit() and (len(text) != CODE or text.upper() in _reason_codes())
    if column in {"StartSession", "EndSession"}:
        return not read_session(cell).message
    if column == "GDCOutcome" and not read_yes_no(cell).message:
        return True  # the answer to "Upheld?"
    return field is None or not field.read(cell).message


def _is_date(cell: object) -> bool:
    """Whether a cell can only be a date: one of Excel's, or one written out."""
    if isinstance(cell, str):
        return not isinstance(datetext.split(datetext.tidy(cell)), str)
    return isinstance(cell, date)


def _is_day(cell: object) -> bool:
    return is_a_day(cell) and (not isinstance(cell, str) or _is_date(cell))


@cache
def _reason_codes() -> frozenset[str]:
    return frozenset(row["code"] for row in data.rows("exclusion_reasons"))


def _doubt(sheet: SheetCells, names: Sequence[object], places: Sequence[int]) -> str:
    both = " and ".join(
        f"{letters(sheet.first_column + at)} (“{text_of(names[at])}”)" for at in places
    )
    return (
        f"In the sheet {sheet.name}, columns {both} may be the same thing, and I cannot tell which "
        "to use, so I read neither. Say which with “daysix map”."
    )
