"""Make the whole council from a seed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.contract import book_from
from daysix.calendars.terms import school_year
from daysix.council.aftermath import Aftermath
from daysix.council.calendar_sheet import share_calendars, sheet_rows
from daysix.council.careers import YearMaker
from daysix.council.chance import seeded
from daysix.council.children import Nursery, pupil_row
from daysix.council.reasons import Reasons
from daysix.council.rows import RowMaker, exam_missed
from daysix.council.school_days import contract_entry, own_years
from daysix.council.school_list import make_schools
from daysix.council.shapes import Council
from daysix.council.showcase import add_showcase
from daysix.council.term_dates import FIRST_YEAR, LAST_YEAR
from daysix.council.term_dates import school_year as published_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from random import Random

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.terms import LegalTerm
    from daysix.council.shapes import Row, School
    from daysix.council.stays import Out

AS_OF = date(2026, 11, 30)
CALENDARS_CHECKED = (9, 14)
"""Month and day: the term dates were last looked over in September."""


def make_council(  # noqa: PLR0913 - the sides of a council
    seed: int = 2026,
    *,
    years: int = 5,
    last_school_year: int = 2026,
    schools: int = 220,
    suspensions_per_year: int = 5700,
    permanent_per_year: int = 120,
    as_of: date = AS_OF,
) -> Council:
    """Make an invented council; the same arguments always give the same council.

    Parameters
    ----------
    years
        How many school years of exclusions, the last one included.
    last_school_year
        The school year (as the year it begins in) that ``as_of`` lies in.
    suspensions_per_year, permanent_per_year
        In a full year. The last year has its share up to ``as_of``, by school days.

    Raises
    ------
    ValueError
        The years are outside the term dates the council has, or ``as_of`` is in another year.
    """
    first_year = last_school_year - years + 1
    if first_year < FIRST_YEAR or last_school_year >= LAST_YEAR or years < 1:
        message = f"the council has term dates for {FIRST_YEAR} to {LAST_YEAR} only"
        raise ValueError(message)
    if school_year(as_of) != last_school_year:
        message = f"{as_of} is not in the school year beginning in {last_school_year}"
        raise ValueError(message)
    plain = make_schools(seeded(f"{seed} schools"), schools)
    span = range(first_year, last_school_year + 2)
    own = {one.dfe: own_years(seeded(f"{seed} days {one.dfe}"), one, span, as_of) for one in plain}
    named, shared = share_calendars(plain, own, last_school_year)
    entries = {one.dfe: contract_entry(one, own[one.dfe]) for one in named if own[one.dfe]}
    history = _History(seed, tuple(named), book_from(list(entries.values())), as_of)
    wanted = {
        year: _share(year, (suspensions_per_year, permanent_per_year), as_of)
        for year in range(first_year, last_school_year + 1)
    }
    for year, numbers in wanted.items():
        history.add_year(year, numbers)
    checked = date(last_school_year, *CALENDARS_CHECKED)
    rows, index = sheet_rows(shared, entries, named, min(checked, as_of))
    return Council(
        seed,
        as_of,
        schools=tuple(named),
        calendars=list(entries.values()),
        pupils=history.pupils(last_school_year),
        exclusions=history.rows,
        calendar_rows=rows,
        calendar_index=index,
        wanted=wanted,
        showcase=history.showcase,
    )


def _share(year: int, full: tuple[int, int], as_of: date) -> tuple[int, int]:
    """The numbers of a year: all of it, or as much as lies behind us by school days."""
    days = published_year("county", year).weekdays()
    past = sum(day <= as_of for day in days)
    return round(full[0] * past / len(days)), round(full[1] * past / len(days))


class _History:
    """The exclusions so far, year upon year."""

    def __init__(
        self, seed: int, schools: tuple[School, ...], book: CalendarBook, as_of: date
    ) -> None:
        self.schools, self.book, self.as_of = schools, book, as_of
        self.by_dfe = {school.dfe: school for school in schools}
        self.rows: list[Row] = []
        self.showcase: dict[str, str] = {}
        self.reasons = Reasons()
        self.seed = seed
        feeders = [one.dfe for one in schools if one.low == 0] + ["8752901", "8752902"]
        self.nursery = Nursery(seeded(f"{seed} children"), feeders)
        self._seen: set[str] = set()

    def add_year(self, year: int, wanted: tuple[int, int]) -> None:
        """Make one school year and put its rows behind the others."""
        rng = seeded(f"{self.seed} {year}")
        maker = YearMaker(
            rng, year, as_of=self.as_of, schools=self.by_dfe, book=self.book, nursery=self.nursery
        )
        maker.bring_back([one for one in self.nursery.born if one.id in self._seen])
        shown = add_showcase(maker, self.nursery, self.schools)
        by_hand = set(maker.made)
        outs = maker.fill(*wanted)
        for number, out in enumerate(outs, start=1):
            out.id = f"{year}-{number:04d}"
        self.showcase |= {name: out.id for name, out in shown.items()}
        self._finish(rng, outs, by_hand)
        self._seen |= {out.child.id for out in outs}

    def _finish(self, rng: Random, outs: list[Out], by_hand: set[Out]) -> None:
        _add_totals(outs)
        aftermath = Aftermath(rng, self.as_of)
        row_maker = RowMaker(rng, self.as_of, self.by_dfe, self.reasons)
        for out in outs:
            if out not in by_hand:
                missed = exam_missed(rng, out)
                if missed:
                    out.cells["ExamDate"] = missed
                aftermath.follow(out)
            self.rows.append(row_maker.row(out))

    def pupils(self, year: int) -> list[Row]:
        """The Pupils sheet: every child with an exclusion, and their twins."""
        known = set(self._seen)
        for child in self.nursery.born:
            if child.id in known:
                known.update(child.siblings)
        return [pupil_row(child, year) for child in self.nursery.born if child.id in known]


def _add_totals(outs: Iterable[Out]) -> None:
    """Work out each exclusion's running total in the worst term it touches."""
    sums: dict[tuple[str, LegalTerm], int] = {}
    for out in outs:
        touched = _by_term(out)
        for term, halves in touched.items():
            key = (out.child.id, term)
            sums[key] = sums.get(key, 0) + halves
        out.term_halves = max((sums[out.child.id, term] for term in touched), default=0)


def _by_term(out: Out) -> Mapping[LegalTerm, int]:
    halves: dict[LegalTerm, int] = {}
    for day, n in out.halves.items():
        term = out.calendar.legal_term(day)
        halves[term] = halves.get(term, 0) + n
    return halves
