"""One exclusion: the days the child was out, by morning, afternoon and lunchtime.

Everything is counted in half days (sessions), so that nothing is ever rounded, and a session is
counted once however many rows name it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.calendars.days import ONE_DAY, in_words
from daysix.law.errors import CannotTell
from daysix.law.rule import Rule, guidance
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.calendars.terms import LegalTerm

PERMANENT, SUSPENSION, LUNCHTIME = "PERM", "SUSP", "LNCH"
FULL_DAY = 2
MORNING, AFTERNOON, OVER_LUNCH = 1, 2, 4
"""The parts of a school day a child can be kept out of, so that none is counted twice."""

RULES = (
    Rule(
        "EX-03",
        title="Part days",
        says="A session missed is half a day; a lunchtime suspension is half a day. 5.5 is more "
        "than 5, and 15.5 is more than 15.",
        cites=(guidance("paras 9 and 81; para 101 footnote"),),
        kind="definition",
        switches=("AMB-04", "AMB-05"),
    ),
)


class DayOut(NamedTuple):
    """One day out of school.

    ``parts`` adds up MORNING, AFTERNOON and OVER_LUNCH; ``held`` is how many sessions the school
    held that day (1 or 2); ``term`` is the term in law.
    """

    day: date
    parts: int
    held: int
    term: LegalTerm
    school: str
    lunchtime: bool

    @property
    def halves(self) -> int:
        """Half days out: never more than the sessions held."""
        return min(self.held, self.parts.bit_count())


class Exclusion:
    """One suspension, lunchtime suspension or permanent exclusion.

    Attributes
    ----------
    first_day
        First day out, or the day of an exclusion after the afternoon session began.
    session
        ``pm`` when it was imposed after the afternoon session began, else ``am``.
    permanent
        Whether it is one.
    halves
        Half days out by date; for a permanent exclusion only what lies before ``until``.
    ended
        The day it was cancelled, or the child reinstated: days from then on do not count.
    final
        A permanent exclusion's last day out: the day on which nothing could any longer overturn
        it (``law.ending``). None while something still could, or nobody has said.
    """

    __slots__ = (
        "_planned",
        "calendar",
        "ended",
        "final",
        "first_day",
        "halves",
        "id",
        "kind",
        "last_day",
        "misses_exam",
        "notice",
        "notice_method",
        "order",
        "permanent",
        "representations",
        "school",
        "session",
    )

    def __init__(  # noqa: PLR0913 - all named at the call
        self,
        *,
        id: str,  # noqa: A002 - the tracker's own word
        kind: str,
        school: str,
        calendar: SchoolCalendar,
        first_day: date,
        session: str = "am",
        halves: Mapping[date, int] | None = None,
        ended: date | None = None,
        final: date | None = None,
        misses_exam: date | None = None,
        representations: date | None = None,
        notice: Mapping[str, date] | None = None,
        notice_method: str | None = None,
        order: int = 0,
    ) -> None:
        self.id, self.kind, self.school, self.calendar = id, kind, school, calendar
        self.permanent = kind == PERMANENT
        self.first_day, self.session = first_day, session
        self.ended, self.final = ended, final
        self.halves: Mapping[date, int] = halves or {}
        self.last_day = max(self.halves) if self.halves else None
        self.misses_exam, self.representations = misses_exam, representations
        self.notice: Mapping[str, date] = notice or {}
        self.notice_method = notice_method
        self.order = order
        self._planned: tuple[Mapping[date, int], list[date]] | None = None

    @property
    def day_one(self) -> date:
        """Day 1 in law: the day itself, or the next school day if the afternoon had begun."""
        if self.session == "pm" and self.kind != LUNCHTIME:
            return self.calendar.nth_after(self.first_day, 1)
        return self.first_day

    def at_same_school(self, other: Exclusion) -> bool:
        """Whether both are exclusions from one school, however its name is typed."""
        return self.school == other.school or school_key(self.school) == school_key(other.school)

    @property
    def run_days(self) -> Sequence[date]:
        """Days that count in a run to the sixth day: from day 1 on, until it ended early."""
        planned = self.planned_run_days
        return planned if self.ended is None else [day for day in planned if day < self.ended]

    @property
    def planned_run_days(self) -> Sequence[date]:
        """As :attr:`run_days`, had it run its course; lunchtimes are never part of a run."""
        if self.kind != SUSPENSION or not self.halves:
            return ()
        if self._planned is None or self._planned[0] is not self.halves:
            day_one = self.day_one
            self._planned = self.halves, [day for day in sorted(self.halves) if day >= day_one]
        return self._planned[1]

    def days_out(self, until: date) -> Iterator[DayOut]:
        """Days out, up to and including ``until`` for a permanent exclusion still running.

        Raises
        ------
        CannotTell
            A permanent exclusion ran past the school's last known day.
        """
        held, term_of = self.calendar.all_sessions, self.calendar.legal_term
        school, lunchtime = self.school, self.kind == LUNCHTIME
        for day in self._running(until) if self.permanent else self.halves:
            if self.ended is None or day < self.ended:
                parts = self._parts(day)
                yield DayOut(day, parts, held.get(day, 0), term_of(day), school, lunchtime)

    def _running(self, until: date) -> list[date]:
        """School days of a permanent exclusion, its last known day not being the calendar's."""
        last = until
        if self.final is not None:
            last = min(last, self.final)
        if self.ended is not None:
            last = min(last, self.ended - ONE_DAY)
        if last < self.first_day:
            return []
        if last > self.calendar.last:
            message = (
                f"I cannot add up the days out of the permanent exclusion from "
                f"{in_words(self.first_day)}: the calendar of {self.calendar.name} ends on "
                f"{in_words(self.calendar.last)}. Add the next term dates, or what became of the "
                "exclusion."
            )
            raise CannotTell("D-007", message)
        return self.calendar.between(self.first_day, last)

    def _parts(self, day: date) -> int:
        if self.kind == LUNCHTIME:
            return OVER_LUNCH
        if self.session == "pm" and day == self.first_day:
            return AFTERNOON
        if not self.permanent and self.halves[day] < FULL_DAY:
            return MORNING
        return MORNING | AFTERNOON


def add_once(found: dict[date, DayOut], out: DayOut) -> None:
    """Add a day; a morning, an afternoon or a lunchtime counts once however many rows name it."""
    known = found.get(out.day)
    found[out.day] = (
        out
        if known is None
        else known._replace(
            parts=known.parts | out.parts,
            held=max(known.held, out.held),
            lunchtime=known.lunchtime and out.lunchtime,
        )
    )
