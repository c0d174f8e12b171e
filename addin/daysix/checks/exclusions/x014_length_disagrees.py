"""X-014: a length that is not what the calendar gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._no_calendar import lengths_beyond
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.law.durations import how_many, may_last
from daysix.law.exclusion import SUSPENSION
from daysix.law.rule import guidance
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.exclusion import Exclusion

ID, LEVEL, SHEET, CITE = "X-014", (QUERY, NOTE), EXCLUSIONS, guidance("para 9")
NEEDS, TAKES = ("StartDate", "EndDate", ("SchoolSessions", "Sessions", "SchoolDays")), ID
MESSAGE = {
    "": "The school says {number} sessions; the calendar gives {b}. INSET days are not counted. "
    "Correct the dates or the length.",
    "one": "The school says {a}; the calendar gives {b}. INSET days are not counted. Correct the "
    "dates or the length.",
    "days": "The row says {a}; the calendar gives {b}. INSET days are not counted. Correct the "
    "dates or the length.",
    "weekdays": "The row says {a}, and its dates hold {b}, weekends and bank holidays left out. "
    "Correct the dates or the length.",
    "halves": "The row says {a}; the calendar gives {b}. That is right only if it began in the "
    "afternoon and ended in the morning. If not, correct the dates or the length.",
    "unit": "The row says {a}; the calendar gives {b}, which is {c}. Type the length in {unit}.",
    "column": "The row says {a}; the calendar gives {b}, which is {c}. {n} of {all} rows "
    "are like that, so the column looks like {other}. Should it be named “{name}”?",
}
SESSIONS_A_DAY = 2
COLUMNS = (("SchoolSessions", 1), ("Sessions", 1), ("SchoolDays", SESSIONS_A_DAY))
OTHER = {1: SESSIONS_A_DAY, SESSIONS_A_DAY: 1}
NOUNS = {1: "session", SESSIONS_A_DAY: "school day"}
HABIT = 4
"""Rows in the other unit, from which on it is the column that is meant otherwise."""


class _Length(NamedTuple):
    """A typed length, what the calendar gives in half days, and how the two differ."""

    place: int
    column: str
    typed: float
    each: int
    counted: int
    says: str


class _Lengths(NamedTuple):
    """Those that disagree, how many there are of each column, and whether any ends in a half."""

    disagree: list[_Length]
    many: dict[str, int]
    halves_kept: bool


def check(view: View, context: Context) -> Iterator[Found]:
    """From the first day to the last, on that school's calendar; lunchtimes are left out.

    Of a cancelled one the school says what was missed until then, which is less. Where nobody says
    morning or afternoon, the first and the last day may each be a half day; both at once make a
    whole day less, which is a slip in a tracker without any half days. Without a calendar only
    what its weekdays cannot hold is asked about.
    """
    lengths = _lengths(view, context)
    other_unit = _kept_in_the_other_unit(lengths)
    for rows, of_all in other_unit.values():
        yield _of_the_column(view, rows, of_all)
    for one in lengths.disagree:
        if not (one.column in other_unit and one.says == "unit"):
            level = NOTE if one.says == "halves" and lengths.halves_kept else QUERY
            found_ = found(one.place, one.column, says=one.says, level=level)
            yield found_._replace(words=_words(one))
    for each in lengths_beyond(view, context, COLUMNS):
        held = how_many(each.weekdays, "weekday")
        yield found(each.place, each.column, says="weekdays", a=each.said, b=held)


def _kept_in_the_other_unit(lengths: _Lengths) -> dict[str, tuple[list[_Length], int]]:
    """The columns most rows of which are in the other unit: those rows, and how many there are."""
    found_ = {}
    for name, many in lengths.many.items():
        rows = [one for one in lengths.disagree if one.column == name and one.says == "unit"]
        if len(rows) >= HABIT and 2 * len(rows) > many:
            found_[name] = rows, many
    return found_


def _lengths(view: View, context: Context) -> _Lengths:
    """Every length beside a last day; days and sessions that say the same are judged once.

    The first of the two is asked about.
    """
    typed = [(name, each, view.numbers(name)) for name, each in COLUMNS if view.has(name)]
    last, starts, ends = view.dates("EndDate"), *map(view.values, ("StartSession", "EndSession"))
    disagree, many, halves_kept = [], {name: 0 for name, _, _ in typed}, False
    for place, one in enumerate(context.exclusions(view).cases):
        if one is None or one.kind != SUSPENSION or last[place] is None:
            continue
        known = starts[place] is not None, ends[place] is not None
        counted = one.half_days
        judged: list[float] = []
        for name, each, lengths in typed:
            length = lengths[place]
            if length is None or (halves := length * each) in judged:
                continue
            rounded = counted in judged and halves == counted + counted % SESSIONS_A_DAY
            judged.append(halves)
            many[name] += 1
            halves_kept = halves_kept or halves % SESSIONS_A_DAY == 1
            if halves != counted and not rounded:  # as hardly any
                says = _says(one.exclusion, length, each, known)
                if says is not None:
                    disagree.append(_Length(place, name, length, each, counted, says))
    return _Lengths(disagree, many, halves_kept)


def _says(one: Exclusion, length: float, each: int, known: tuple[bool, bool]) -> str | None:
    """``known``: whether the row says morning or afternoon of its first and of its last day."""
    counted, halves = sum(one.halves.values()), length * each
    if halves == counted or (one.ended is not None and halves < counted):
        return None
    if halves and may_last(one.halves, halves, start_known=known[0], end_known=known[1]):
        return "halves" if halves == counted - SESSIONS_A_DAY else None
    if length * OTHER[each] == counted:
        return "unit"
    return "days" if each > 1 else "one" if length == 1 else ""


def _words(one: _Length) -> dict[str, str]:
    """What each of the sentences needs."""
    other = OTHER[one.each]
    return {
        "number": f"{one.typed:g}",
        "a": how_many(one.typed, NOUNS[one.each]),
        "b": how_many(one.counted / one.each, NOUNS[one.each]),
        "c": how_many(one.counted / other, NOUNS[other]),
        "unit": f"{NOUNS[one.each]}s",
    }


def _of_the_column(view: View, rows: Sequence[_Length], lengths: int) -> Found:
    """One finding for a column kept in the other unit, the rows beside it."""
    one, *others = rows
    other = NOUNS[OTHER[one.each]]
    words = {
        "n": len(rows),
        "all": lengths,
        "other": f"{other}s",
        "name": f"{other.capitalize()}s",
        **_words(one),
    }
    related = [(view, each.place) for each in others]
    return found(one.place, one.column, says="column", related=related)._replace(words=words)


# Thursday 26 to Monday 30 November 2026, Friday 27 being an INSET day: four sessions, two days.
OVER_INSET = {"StartDate": date(2026, 11, 26), "EndDate": date(2026, 11, 30)}
ELSEWHERE = {**CALENDAR, "schools": ["8204002"]}
NEXT_WEEK = {"StartDate": date(2026, 11, 16), "EndDate": date(2026, 11, 18)}
EXAMPLES = (
    Example(
        "failing",
        "the school counted the INSET day",
        [(1, "SchoolSessions")],
        [exclusion(**OVER_INSET, SchoolSessions=6)],
        says=[
            (
                "The school says 6 sessions; the calendar gives 4 sessions. INSET days are not "
                "counted. Correct the dates or the length."
            )
        ],
    ),
    Example(
        "failing",
        "longer than all weekdays between, and no length at all, where nobody gave term dates",
        [(1, "SchoolDays"), (2, "SchoolDays")],
        [
            exclusion(**OVER_INSET, SchoolDays=4),
            exclusion(PupilID="P2", **NEXT_WEEK, SchoolDays=0),
            exclusion(PupilID="P3", **NEXT_WEEK, SchoolDays=2),
        ],
        calendars=[ELSEWHERE],
        says=[
            (
                "The row says 4 school days, and its dates hold 3 weekdays, weekends and bank "
                "holidays left out. Correct the dates or the length."
            ),
            (
                "The row says 0 school days, and its dates hold 3 weekdays, weekends and bank "
                "holidays left out. Correct the dates or the length."
            ),
        ],
    ),
    Example(
        "boundary",
        "lunchtimes; a training day and half a day between, where nobody gave term dates",
        rows=[
            exclusion(Category="LNCH", **NEXT_WEEK, SchoolDays=1.5),
            exclusion(PupilID="P2", **OVER_INSET, EndSession="AM", SchoolDays=1.5),
            exclusion(PupilID="P3", **NEXT_WEEK, StartSession="PM", SchoolDays=1.5),
        ],
        calendars=[ELSEWHERE],
    ),
    Example(
        "failing",
        "days, not sessions",
        [(1, "SchoolDays")],
        [exclusion(SchoolDays="3 days")],
        says=[
            (
                "The row says 3 school days; the calendar gives 2 school days. INSET days are not "
                "counted. Correct the dates or the length."
            )
        ],
    ),
    Example(
        "failing",
        "a day too few: nobody keeps half days in this tracker",
        [(2, "SchoolDays")],
        [exclusion(SchoolDays=2), exclusion(**NEXT_WEEK, SchoolDays=2)],
        says=[
            (
                "The row says 2 school days; the calendar gives 3 school days. That is right only "
                "if it began in the afternoon and ended in the morning. If not, correct the dates "
                "or the length."
            )
        ],
    ),
    Example(
        "failing",
        "four sessions typed among school days",
        [(1, "SchoolDays")],
        [exclusion(SchoolDays=4)],
        says=[
            (
                "The row says 4 school days; the calendar gives 2 school days, which is 4 "
                "sessions. Type the length in school days."
            )
        ],
    ),
    Example(
        "failing",
        "a whole column of sessions: said once",
        [(1, "SchoolDays")],
        [exclusion(PupilID=f"P{n}", SchoolDays=4) for n in range(4)],
        says=[
            (
                "The row says 4 school days; the calendar gives 2 school days, which is 4 "
                "sessions. 4 of 4 rows are like that, so the column looks like sessions. Should "
                "it be named “Sessions”?"
            )
        ],
    ),
    Example(
        "failing",
        "the sessions are right, the days beside them are not",
        [(1, "SchoolDays")],
        [exclusion(SchoolSessions=4, SchoolDays=3)],
    ),
    Example(
        "failing",
        "sessions and days agree, and the calendar does not: asked once",
        [(1, "SchoolSessions")],
        [exclusion(SchoolSessions=6, SchoolDays=3)],
    ),
    Example(
        "boundary",
        "half a day, counted as a whole one where days are typed",
        rows=[exclusion(EndDate=date(2026, 11, 9), EndSession="AM", Sessions=1, SchoolDays=1)],
    ),
    Example(
        "boundary",
        "half a day on one day; half a day of two; both, where halves are kept",
        [(3, "SchoolDays", NOTE)],
        [
            exclusion(EndDate=date(2026, 11, 9), SchoolDays=0.5),
            exclusion(PupilID="P2", SchoolDays=1.5),
            exclusion(PupilID="P3", SchoolDays=1),
        ],
    ),
    Example(
        "boundary",
        "half a day fewer, where morning and afternoon are known",
        [(1, "SchoolDays")],
        [exclusion(StartSession="AM", EndSession="PM", SchoolDays=1.5)],
    ),
    Example(
        "boundary",
        "cancelled on its second day: one was missed",
        rows=[exclusion(Status="CANCELLED", CancelledDate=date(2026, 11, 10), SchoolSessions=2)],
    ),
    Example("passing", "the same", rows=[exclusion(**OVER_INSET, SchoolSessions=4)]),
    Example(
        "boundary",
        "from the afternoon to the next morning: two sessions, one day",
        rows=[exclusion(StartSession="PM", EndSession="AM", SchoolSessions=2, SchoolDays=1)],
    ),
    Example(
        "boundary",
        "a day on which the school held one session",
        rows=[exclusion(SchoolSessions=3)],
        calendars=[{**CALENDAR, "half_days": ["2026-11-10"]}],
    ),
    Example(
        "boundary",
        "a boarding school's Saturday counts",
        rows=[exclusion(StartDate=date(2026, 11, 6), EndDate=date(2026, 11, 9), SchoolSessions=6)],
        calendars=[{**CALENDAR, "extra_days": ["2026-11-07"]}],
    ),
    Example("boundary", "lunchtimes", rows=[exclusion(Category="LNCH", SchoolSessions=4)]),
    Example("blank", "no length typed", rows=[exclusion(SchoolSessions=None)]),
)
