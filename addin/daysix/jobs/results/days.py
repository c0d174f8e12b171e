"""Days out per child, term and school year, across schools: how near 15 and how near 45.

Everything is added up in half days and only then written as days. A day is counted once however
many rows name it, and a child who has left stays on the list.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from daysix.calendars.days import in_words
from daysix.calendars.terms import SEASONS, school_year_label
from daysix.law.errors import CannotTell
from daysix.law.governors import MORE_THAN_MEETS_ALWAYS
from daysix.law.outcomes import YEAR_LIMIT_DAYS
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from daysix.desk.long_sheet import Value
    from daysix.desk.report_book import ReportBook
    from daysix.jobs.answered import Answered
    from daysix.law.exclusion import DayOut, Exclusion
    from daysix.law.ledger import Ledger, Lump

TERM_LIMIT_HALVES, YEAR_LIMIT_HALVES = 2 * MORE_THAN_MEETS_ALWAYS, 2 * YEAR_LIMIT_DAYS
NEAR_HALVES = 4
"""Two days: from here on the next suspension is likely to pass the limit."""
MEASURES = ("suspended", "lunchtimes", "permanent")
LONGEST_WITHOUT_NEWS = timedelta(days=365)
"""A permanent exclusion nobody has recorded the end of adds no days to the totals after a year."""
PERMANENTLY_OUT = "permanently excluded"
"""Said instead of how near a limit is: the next suspension is not the question there."""
OVER, AT, NEAR = "▲ over", "● at", "◆ near"


class ChildTerm(NamedTuple):
    """One line of the sheet; days in halves of a day until they are written.

    ``standing`` is in words, with a sign that needs no colour.
    """

    child: str
    year: int
    season: str
    schools: str
    suspended: int
    lunchtimes: int
    permanent: int
    term_total: int
    term_left: int
    year_total: int
    year_left: int
    standing: str
    first: date | None
    last: date | None
    rows: str

    @property
    def term_in_words(self) -> str:
        """``Autumn``; nothing known of the term where days were handed over as a number only."""
        return self.season.capitalize() if self.season else "Term not known"

    @property
    def year_in_words(self) -> str:
        """``2026/27``."""
        return school_year_label(self.year)


def child_terms(answered: Sequence[Answered], *, as_of: date) -> list[ChildTerm]:
    """The lines of the *Days* sheet: latest term first, then the child nearest the limit."""
    records = [record for child in _children(answered) for record in child.records(as_of)]
    if not records:
        return []
    import pandas as pd

    frame = pd.DataFrame.from_records(records, columns=list(_Record._fields))
    return _lines(frame)


class _Record(NamedTuple):
    """Some half days of one child: one day, or a number of days known only as a sum."""

    key: int
    child: str
    year: int
    season: str
    school: str
    suspended: int
    lunchtimes: int
    permanent: int
    day: date | None
    row: int


class _Child:
    """One child's ledger, and which tracker row each exclusion in it came from."""

    __slots__ = ("key", "ledger", "name", "rows")

    def __init__(self, key: int, ledger: Ledger, name: str) -> None:
        self.key, self.ledger, self.name = key, ledger, name
        self.rows: dict[int, int] = {}

    def records(self, as_of: date) -> Iterator[_Record]:
        """Every day out, each never more than a whole day, and the sums from other schools."""
        taken: dict[date, int] = {}
        for exclusion in self.ledger.exclusions:
            for out in _days(exclusion, as_of):
                known = taken.get(out.day, 0)
                taken[out.day] = known | out.parts
                halves = _halves(known | out.parts, out) - _halves(known, out)
                if halves:
                    yield self._record(exclusion, out, halves)
        for lump in self.ledger._lumps:  # noqa: SLF001 - the ledger hands them to nobody else yet
            yield self._sum(lump)

    def _record(self, exclusion: Exclusion, out: DayOut, halves: int) -> _Record:
        suspended = not exclusion.permanent and not out.lunchtime
        return _Record(
            self.key,
            self.name,
            out.term.year,
            out.term.season,
            out.school,
            suspended=halves if suspended else 0,
            lunchtimes=halves if out.lunchtime else 0,
            permanent=halves if exclusion.permanent else 0,
            day=out.day,
            row=self.rows.get(id(exclusion), 0),
        )

    def _sum(self, lump: Lump) -> _Record:
        season = lump.season or ""
        return _Record(
            self.key,
            self.name,
            lump.year,
            season,
            lump.school,
            suspended=lump.halves,
            lunchtimes=0,
            permanent=0,
            day=None,
            row=0,
        )


def _halves(parts: int, out: DayOut) -> int:
    """Half days in some parts of a day, never more than the sessions the school held."""
    return out._replace(parts=parts).halves


def _days(exclusion: Exclusion, as_of: date) -> list[DayOut]:
    until = as_of
    if exclusion.permanent:
        until = min(as_of, exclusion.first_day + LONGEST_WITHOUT_NEWS)
    try:
        return list(exclusion.days_out(until))
    except CannotTell:
        return []  # the exclusion's own row says which term dates are missing


def _children(answered: Iterable[Answered]) -> list[_Child]:
    """Children by the ledger their rows share, in the tracker's order."""
    found: dict[int, _Child] = {}
    for one in answered:
        if one.case is None:
            continue
        ledger = one.case.ledger
        child = found.setdefault(
            id(ledger), _Child(len(found), ledger, one.child or one.case_id or f"Row {one.row}")
        )
        if one.case.exclusion is not None:
            child.rows[id(one.case.exclusion)] = one.row
    return list(found.values())


def _lines(frame: pd.DataFrame) -> list[ChildTerm]:
    terms = _summed(frame)
    lines = [
        _line(int(year), str(season), values)
        for (_key, year, season), values in zip(
            terms.index.to_flat_index(), terms.to_dict("records"), strict=True
        )
    ]
    lines.sort(key=_latest_then_nearest)
    return lines


def _summed(frame: pd.DataFrame) -> pd.DataFrame:
    """One line per child, year and term; the year's total on each of its terms."""
    import pandas as pd

    by = ["key", "year", "season"]
    frame = frame.assign(day=pd.to_datetime(frame["day"]))
    terms = frame.groupby(by, sort=False).agg(
        child=("child", "first"),
        suspended=("suspended", "sum"),
        lunchtimes=("lunchtimes", "sum"),
        permanent=("permanent", "sum"),
        first=("day", "min"),
        last=("day", "max"),
    )
    schools = frame[[*by, "school"]].drop_duplicates()
    rows = frame.loc[frame["row"] > 0, [*by, "row"]].drop_duplicates()
    terms["schools"] = schools.groupby(by, sort=False)["school"].agg("; ".join)
    terms["rows"] = rows.astype({"row": str}).groupby(by, sort=False)["row"].agg(", ".join)
    terms["rows"] = terms["rows"].fillna("")
    terms["term_total"] = terms[list(MEASURES)].sum(axis=1)
    terms["year_total"] = terms.groupby(level=["key", "year"])["term_total"].transform("sum")
    return terms


def _line(year: int, season: str, values: Mapping[Hashable, Any]) -> ChildTerm:
    suspended, lunchtimes, permanent = (int(values[name]) for name in MEASURES)
    term_total, year_total = int(values["term_total"]), int(values["year_total"])
    return ChildTerm(
        child=values["child"],
        year=year,
        season=season,
        schools=values["schools"],
        suspended=suspended,
        lunchtimes=lunchtimes,
        permanent=permanent,
        term_total=term_total,
        term_left=TERM_LIMIT_HALVES - term_total,
        year_total=year_total,
        year_left=YEAR_LIMIT_HALVES - year_total,
        standing=PERMANENTLY_OUT
        if permanent
        else standing(term_total if season else 0, year_total),
        first=_day(values["first"]),
        last=_day(values["last"]),
        rows=values["rows"],
    )


def standing(term_total: int, year_total: int) -> str:
    """How a child stands, in words: the limit passed, reached, or within two days."""
    words = []
    for total, limit, where in (
        (term_total, TERM_LIMIT_HALVES, "15 in the term"),
        (year_total, YEAR_LIMIT_HALVES, "45 in the year"),
    ):
        if total > limit:
            words.append(f"{OVER} {where}")
        elif total == limit:
            words.append(f"{AT} {where}")
        elif total >= limit - NEAR_HALVES:
            words.append(f"{NEAR} {where}")
    return "; ".join(words)


def _day(stamp: pd.Timestamp) -> date | None:
    """The day of a stamp; None where only a number of days is known."""
    return None if stamp != stamp else stamp.date()  # noqa: PLR0124 - the test for "no time"


def _latest_then_nearest(line: ChildTerm) -> tuple[int, int, bool, int, str, str]:
    season = SEASONS.index(line.season) if line.season else -1
    suspended = line.suspended + line.lunchtimes
    return (-line.year, -season, bool(line.permanent), -suspended, line.child, line.rows)


NAME = "Days"
COLUMNS = (
    ("Child", 24, "bold"),
    ("School year", 11, ""),
    ("Term", 13, ""),
    ("How near", 40, ""),
    ("Suspension days", 14, "days"),
    ("Lunchtimes, in days", 14, "days"),
    ("Permanent exclusion days", 12, "days"),
    ("All days this term", 10, "days bold"),
    ("Left before more than 15", 13, "days"),
    ("All days this year", 10, "days bold"),
    ("Left before more than 45", 13, "days"),
    ("First day out", 17, "date"),
    ("Last day out", 17, "date"),
    ("Schools", 44, ""),
    ("Tracker rows", 26, ""),
)


def write_days(book: ReportBook, lines: Sequence[ChildTerm], *, as_of: date, source: str) -> None:
    """Write the *Days* sheet."""
    from daysix.desk.report_book import Page

    page = Page(
        [width for _heading, width, _style in COLUMNS],
        freeze=(1, 1),
        footer=f"Days out from {source}, {in_words(as_of)}. Holds children's names: keep it safe.",
        tab="#9AA5B1",
    )
    columns = [(heading, style) for heading, _width, style in COLUMNS]
    rows = (_cells(line) for line in lines)
    book.long_sheet(NAME, page, columns=columns, rows=rows, count=len(lines))


def _cells(line: ChildTerm) -> tuple[Value, ...]:
    return (
        line.child,
        line.year_in_words,
        line.term_in_words,
        line.standing,
        line.suspended / 2 or None,
        line.lunchtimes / 2 or None,
        line.permanent / 2 or None,
        line.term_total / 2,
        max(0, line.term_left) / 2 if line.season else None,
        line.year_total / 2,
        max(0, line.year_left) / 2,
        line.first,
        line.last,
        line.schools,
        line.rows,
    )
