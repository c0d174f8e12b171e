"""The checks on every census-shaped file we have: rows read, findings by rule, refusals, seconds.

PYTHONPATH=addin:. .venv/bin/python tests/benchmarks/census.py [folder]

The rows are made up, in the layout of the school census (MIT; see PROVENANCE.md beside them).
Nothing is renamed for the program: it knows the census's column names. What they hold is taken as
it is, and that is less than a tracker has:

- ``pupilonrolltableid`` is read as PupilID: a hash, the same for one child in every file;
- ``upn`` is a hash too, so that every child's UPN is rightly called wrong;
- ``NativeId`` is read as the school: SCH1 to SCH8, no school anybody knows;
- there is no last day, only a number of sessions, and most sessions are 10.

Each file is checked alone, as an officer would who was sent it: those of pupils, needs and sessions
hold no exclusions and are refused. Then the files of a term are checked together as the sheets of
one workbook, on Kent's term dates (a secondary copy), so that the pupils and the checks that count
school days have their turn. The files of pupils end after a thousand, so most exclusions are then
of a child nobody knows; and needs and sessions are sheets no check looks at.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from daysix.calendars.book import CalendarBook
from daysix.calendars.contract import book_from
from daysix.checks.run import check_tracker
from daysix.desk.reading import read_workbook
from daysix.jobs.explain.check import check_named
from daysix.jobs.undisturbed import Undisturbed
from daysix.law.errors import BadInput
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import tables_in
from tests.real_input import CENSUS_SCHOOLS, kent_calendars

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.run import Checked
    from daysix.tracker.cells import SheetCells

SHARED = Path(__file__).resolve().parents[3] / "shared"
SAMPLES = "reference/school_census_samples"
UNREAD = "a cell that cannot be read."
TERMS = {"2024_autumn": date(2024, 12, 31), "2025_spring": date(2025, 4, 30)}
"""How the files of a term begin, and the day they are looked at: when the term is over."""


class Seen(NamedTuple):
    """What came of one file, or of a term's files together.

    Attributes
    ----------
    read
        Rows under the column names.
    checked
        Of these, rows that checks were run on.
    refused
        Why none was, with its code; blank otherwise.
    """

    name: str
    read: int
    checked: int
    by_rule: Mapping[str, int]
    could_not_run: int
    crashed: Sequence[str]
    refused: str
    seconds: float


def seen_in(
    name: str, paths: Sequence[Path], *, as_of: date, book: CalendarBook | None = None
) -> Seen:
    """Check files together, as sheets of one workbook."""
    start = perf_counter()
    sheets = [sheet for path in paths for sheet in read_workbook(path)]
    read = sum(len(sheet.rows) - 1 for sheet in sheets)
    try:
        found = _checked(name, sheets, as_of=as_of, book=book or CalendarBook(()))
    except BadInput as refused:
        said = f"{refused.message} ({refused.code})"
        return Seen(name, read, 0, {}, 0, (), said, perf_counter() - start)
    by_rule = Counter(one.rule for one in found.findings)
    missed = {one.rule for one in found.could_not_run} - {*found.ran}
    taken = perf_counter() - start
    return Seen(name, read, found.rows, by_rule, len(missed), found.crashed, "", taken)


def _checked(
    name: str, sheets: Sequence[SheetCells], *, as_of: date, book: CalendarBook
) -> Checked:
    tables = tables_in(sheets)
    tracker = tracker_from(sheets, file=name, found=tables)
    return check_tracker(tracker, book, as_of=as_of, tables=tables, sheets=sheets)


def all_seen(shared: Path) -> Iterator[Seen]:
    """Every file alone, then the files of each term together."""
    files = sorted((shared / SAMPLES).glob("*.csv"))
    for path in files:
        yield seen_in(path.stem, [path], as_of=_day(path))
    kent = book_from(kent_calendars(shared, CENSUS_SCHOOLS))
    for term, day in TERMS.items():
        own = [path for path in files if path.name.startswith(term)]
        yield seen_in(f"{term}, together", own, as_of=day, book=kent)


def _day(path: Path) -> date:
    return next(day for term, day in TERMS.items() if path.name.startswith(term))


def in_words(seen: Seen) -> Iterator[str]:
    """One paragraph for each."""
    each = f"{seen.seconds:.2f} s"
    if seen.refused:
        yield f"{seen.name}: {seen.read:,} rows read, refused, {each}"
        yield f"    {seen.refused}"
        return
    found = sum(seen.by_rule.values())
    yield (
        f"{seen.name}: {seen.read:,} rows read, {seen.checked:,} checked, {found:,} findings, "
        f"{seen.could_not_run} checks had no column to look at, {each}"
    )
    for rule, count in sorted(seen.by_rule.items(), key=lambda pair: -pair[1]):
        known = check_named(rule)
        yield f"    {rule} {count:7,}  {known.looks_for if known else UNREAD}"
    if seen.crashed:
        yield f"    CRASHED: {', '.join(seen.crashed)}"


def main() -> int:
    """Print what came of each, and the sum."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    if not (shared / SAMPLES).is_dir():
        print(f"There are no census files in {shared / SAMPLES}.")
        return 1
    with Undisturbed():
        every = [*all_seen(shared)]
    for seen in every:
        print("\n".join(in_words(seen)))
    alone = every[: -len(TERMS)]
    print(
        f"{len(alone)} files, {sum(one.read for one in alone):,} rows: "
        f"{sum(bool(one.refused) for one in alone)} files refused alone, "
        f"{sum(len(one.crashed) for one in every)} checks crashed, "
        f"{sum(one.seconds for one in every):.1f} s in all."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
