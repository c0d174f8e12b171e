"""A school census extract, dated row by row and held to rows worked by hand beforehand.

The rows are randomly made by the people who published them, not by us; every length is ten
sessions. The term dates are Kent's for 2024-25 from a secondary copy: something to count on, no
proof that these schools kept them. Term: Tuesday 3 September to Friday 20 December 2024, half-term
Monday 28 October to Friday 1 November; then Monday 6 January 2025, half-term from Monday 17 to
Friday 21 February. "Today" is Tuesday 31 December 2024. No row has a notice date, so governors'
limits run from the first day (AMB-13), and no row tells of representations.

How the rows were chosen: sixteen children drawn with ``random.Random(20241231)`` from those with
one, two and three rows, of which those that call for a different sum each were kept; the rest for
difficulty: the first day of term, both sides of half-term and of Christmas, suspensions back to
back, totals of exactly 15 and of more, lunchtimes. No row starts on the last day of term; Thursday
19 December is the nearest.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

import pytest

from daysix.calendars.contract import book_from
from daysix.jobs.deadlines import date_tracker
from daysix.law.answer import Due, Fact
from tests.law.worked import worked_date
from tests.real_input import (
    CENSUS,
    CENSUS_SCHOOLS,
    kent_autumn_school_days,
    kent_calendars,
    kent_terms,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.answered import Answered
    from daysix.jobs.deadlines import Dated

END_OF_2024 = date(2024, 12, 31)
END_OF_APRIL = date(2025, 4, 30)
SAMPLES = "reference/school_census_samples"
OTHER_FILES = [
    ("2025_spring_termlyexclusionsonroll.csv", END_OF_APRIL, 3_667),
    ("2024_autumn_termlyexclusionsoffroll.csv", END_OF_2024, 107),
    ("2025_spring_termlyexclusionsoffroll.csv", END_OF_APRIL, 195),
]
LEAST_SENTENCE = 40
"""Letters: what happened, why and what to do cannot be said in fewer."""


class Permanent(NamedTuple):
    """A permanent exclusion: its dates by hand."""

    id: str
    first_day: str
    sixth_day: str
    sixth_after_first: str
    governors: str
    out_of_public: str
    relevant_date: str
    term_days: float
    why: str


class Shorter(NamedTuple):
    """A suspension or lunchtimes: dates and totals by hand."""

    id: str
    first_day: str
    out_of_public: str
    last_day: str
    term_days: float
    year_days: float
    group: str
    why: str


# A permanent exclusion counts in the total from its first day to "today", nobody having ended it.
# The school weeks after half-term are seven: 35 days from Monday 4 November.
PERMANENT = [
    Permanent(
        *("1180b60c", "Mon 25 Nov 2024", "Mon 2 Dec 2024", "Tue 3 Dec 2024", "Mon 16 Dec 2024"),
        *("Fri 29 Nov 2024", "Tue 3 Dec 2024", 20),
        why="four whole weeks, nothing in the way",
    ),
    Permanent(
        *("210a5059", "Tue 24 Sep 2024", "Tue 1 Oct 2024", "Wed 2 Oct 2024", "Tue 15 Oct 2024"),
        *("Mon 30 Sep 2024", "Wed 2 Oct 2024", 59),
        why="4 days of its week, four weeks to half-term, seven after: 4 + 20 + 35",
    ),
    Permanent(
        *("b4763caf", "Fri 18 Oct 2024", "Fri 25 Oct 2024", "Mon 4 Nov 2024", "Fri 15 Nov 2024"),
        *("Thu 24 Oct 2024", "Mon 4 Nov 2024", 41),
        why="the sixth day is the last before half-term; the other reading falls after it",
    ),
    Permanent(
        *("6cf64e38", "Thu 7 Nov 2024", "Thu 14 Nov 2024", "Fri 15 Nov 2024", "Thu 28 Nov 2024"),
        *("Wed 13 Nov 2024", "Fri 15 Nov 2024", 32),
        why="the child's other row starts on a Sunday and adds nothing",
    ),
    Permanent(
        *("301b7a70", "Fri 25 Oct 2024", "Fri 8 Nov 2024", "Mon 11 Nov 2024", "Fri 22 Nov 2024"),
        *("Thu 7 Nov 2024", "Mon 11 Nov 2024", 36),
        why="day 1 is the last before half-term, day 2 Monday 4 November",
    ),
    Permanent(
        *("fc9e2786", "Wed 25 Sep 2024", "Wed 2 Oct 2024", "Thu 3 Oct 2024", "Wed 16 Oct 2024"),
        *("Tue 1 Oct 2024", "Thu 3 Oct 2024", 63),
        why="straight after five days from Wed 18 Sep: counted afresh (AMB-02); 5 + 58",
    ),
    Permanent(
        *("9251ee09", "Thu 24 Oct 2024", "Thu 7 Nov 2024", "Fri 8 Nov 2024", "Thu 21 Nov 2024"),
        *("Wed 6 Nov 2024", "Fri 8 Nov 2024", 42),
        why="straight after five days from Thu 17 Oct, and over half-term: 5 + 2 + 35",
    ),
    Permanent(
        *("84bd9629", "Thu 19 Dec 2024", "Thu 9 Jan 2025", "Fri 10 Jan 2025", "Thu 23 Jan 2025"),
        *("Wed 8 Jan 2025", "Fri 10 Jan 2025", 2),
        why="two days before Christmas, the rest from Monday 6 January",
    ),
    Permanent(
        *("492d4ded", "Tue 3 Sep 2024", "Tue 10 Sep 2024", "Wed 11 Sep 2024", "Tue 24 Sep 2024"),
        *("Mon 9 Sep 2024", "Wed 11 Sep 2024", 74),
        why="first day of term: 4 + seven weeks to half-term + seven after",
    ),
    Permanent(
        *("d22e2a31", "Thu 10 Oct 2024", "Thu 17 Oct 2024", "Fri 18 Oct 2024", "Thu 7 Nov 2024"),
        *("Wed 16 Oct 2024", "Fri 18 Oct 2024", 52),
        why="five days from Wed 2 Oct, Wed 9 attended in between: 5 + 12 + 35",
    ),
]

SHORTER = [
    Shorter(
        *("d0a6c29f", "Wed 25 Sep 2024", "Tue 1 Oct 2024", "Tue 1 Oct 2024", 5, 5, "none"),
        why="the child's only row; exactly five is not more than five",
    ),
    Shorter(
        *("ee0055e9", "Tue 3 Sep 2024", "Mon 9 Sep 2024", "Mon 9 Sep 2024", 5, 5, "none"),
        why="first day of term",
    ),
    Shorter(
        *("5385c886", "Fri 6 Dec 2024", "Thu 12 Dec 2024", "Thu 12 Dec 2024", 35, 35, "must_15"),
        why="out for good since Fri 18 Oct: 6 days before half-term, 25 after, and 9 to 12 Dec",
    ),
    Shorter(
        *("b781e6aa", "Wed 6 Nov 2024", "Tue 12 Nov 2024", "Tue 19 Nov 2024", 5, 5, "none"),
        why="ten lunchtimes are five days",
    ),
    Shorter(
        *("6f3923ec", "Thu 7 Nov 2024", "Wed 13 Nov 2024", "Wed 20 Nov 2024", 5.5, 5.5, "none"),
        why="nine lunchtimes are also on the row before; a lunchtime is missed once: 11 in all",
    ),
    Shorter(
        *("ef0d2504", "Thu 19 Dec 2024", "Wed 8 Jan 2025", "Wed 8 Jan 2025", 3, 5, "none"),
        why="two days in the autumn, three in the spring: the worse term is 3",
    ),
    Shorter(
        *("cec69aa5", "Fri 25 Oct 2024", "Thu 7 Nov 2024", "Thu 7 Nov 2024", 5, 5, "none"),
        why="over half-term; the child's other row starts inside it and is refused",
    ),
    Shorter(
        *("1ba51395", "Tue 12 Nov 2024", "Mon 18 Nov 2024", "Mon 18 Nov 2024", 5, 5, "none"),
        why="first of two back to back",
    ),
    Shorter(
        *("c678f492", "Tue 19 Nov 2024", "Mon 25 Nov 2024", "Mon 25 Nov 2024", 10, 10, "none"),
        why="second of two back to back: its first day is the sixth of the run",
    ),
    Shorter(
        *("0ffd3c29", "Wed 18 Dec 2024", "Tue 7 Jan 2025", "Tue 14 Jan 2025", 6.5, 10, "none"),
        why="three lunchtimes before Christmas and five days in September; seven in January",
    ),
    Shorter(
        *("401e6fed", "Wed 27 Nov 2024", "Tue 3 Dec 2024", "Tue 3 Dec 2024", 15, 15, "none"),
        why="third suspension of five: exactly 15 is not more than 15",
    ),
    Shorter(
        *("24aca024", "Fri 8 Nov 2024", "Thu 14 Nov 2024", "Thu 14 Nov 2024", 15, 15, "none"),
        why="twice ten lunchtimes and five days: exactly 15",
    ),
    Shorter(
        *("8db5b755", "Fri 29 Nov 2024", "Thu 5 Dec 2024", "Thu 5 Dec 2024", 20, 20, "must_15"),
        why="the same child's fourth row: 20",
    ),
    Shorter(
        *("74870340", "Wed 18 Dec 2024", "Tue 7 Jan 2025", "Tue 7 Jan 2025", 13, 15, "none"),
        why="10 days in September, three before Christmas and two after",
    ),
]

IF_PARENTS_WRITE = {
    "c678f492": "Tuesday 11 February 2025",
    "0ffd3c29": "Wednesday 19 March 2025",
    "401e6fed": "Wednesday 26 February 2025",
    "24aca024": "Friday 31 January 2025",
    "74870340": "Wednesday 19 March 2025",
}
"""Fifty school days after the first day, for totals over 5 and up to 15."""

REFUSED = [
    ("b129c326", "Saturday 5 October 2024", "(Saturday)"),
    ("df3823d0", "Sunday 10 November 2024", "(Sunday)"),
    ("fd48ea8a", "Wednesday 30 October 2024", "(half-term)"),
    ("8e3fc5da", "Tuesday 29 October 2024", "(half-term)"),
    ("df4dbd22", "Monday 2 September 2024", "(school holiday)"),
]


@pytest.fixture(scope="module")
def kent(shared) -> CalendarBook:
    return book_from(kent_calendars(shared, CENSUS_SCHOOLS))


@pytest.fixture(scope="module")
def dated(shared, kent) -> Dated:
    return date_tracker(shared / CENSUS, as_of=END_OF_2024, book=kent)


@pytest.fixture(scope="module")
def rows(dated) -> dict[str, Answered]:
    return {row.case_id: row for row in dated.rows}


def dues(row: Answered, rule: str) -> list[Due]:
    return [due for due in row.dues if due.rule.id == rule and due.due is not None]


def due(row: Answered, rule: str) -> Due:
    (found,) = dues(row, rule)
    return found


def facts(row: Answered) -> dict[str, object]:
    return {one.fact: one.value for one in row.answers if isinstance(one, Fact)}


def note(row: Answered, fact: str) -> str:
    (found,) = (one for one in row.answers if isinstance(one, Fact) and one.fact == fact)
    return found.note


@pytest.mark.parametrize("hand", PERMANENT, ids=lambda hand: hand.id)
def test_a_permanent_exclusion_is_dated_as_by_hand(rows, hand):
    row = rows[hand.id]
    sixth = due(row, "ED-02")
    assert sixth.due == worked_date(hand.sixth_day), hand.why
    assert [other.due for other in sixth.alternatives] == [worked_date(hand.sixth_after_first)]
    assert due(row, "GB-01").due == worked_date(hand.governors), hand.why
    assert due(row, "ED-04").due == worked_date(hand.out_of_public)
    assert due(row, "ED-05").due == worked_date(hand.out_of_public)
    assert due(row, "EX-01").due == worked_date(hand.first_day)
    assert due(row, "NOT-06").due == worked_date(hand.first_day)
    assert due(row, "MON-01").due == worked_date(hand.relevant_date)
    told = facts(row)
    assert (told["gb_class"], told["term_days"]) == ("must_15", hand.term_days), hand.why
    assert not dues(row, "ED-01")
    assert not dues(row, "GB-02")


@pytest.mark.parametrize("hand", SHORTER, ids=lambda hand: hand.id)
def test_a_suspension_or_lunchtimes_are_dated_as_by_hand(rows, hand):
    row = rows[hand.id]
    assert due(row, "EX-01").due == worked_date(hand.first_day)
    assert due(row, "NOT-06").due == worked_date(hand.first_day)
    assert due(row, "ED-05").due == worked_date(hand.out_of_public), hand.why
    told = facts(row)
    assert told["last_day"] == worked_date(hand.last_day).isoformat(), hand.why
    assert told["term_days"] == hand.term_days, hand.why
    assert told["year_days"] == hand.year_days, hand.why
    assert told["gb_class"] == hand.group, hand.why
    assert told["within_45"] is True
    assert not dues(row, "ED-02")
    assert not dues(row, "MON-01")


def test_more_than_15_days_or_a_child_out_for_good_brings_governors_in_15_school_days(rows):
    assert due(rows["5385c886"], "GB-01").due == worked_date("Fri 10 Jan 2025")
    assert due(rows["8db5b755"], "GB-01").due == worked_date("Fri 20 Dec 2024")
    assert not dues(rows["401e6fed"], "GB-01"), "exactly 15"


@pytest.mark.parametrize(("case_id", "day"), IF_PARENTS_WRITE.items())
def test_between_5_and_15_days_the_date_if_parents_write_is_told(rows, case_id, day):
    assert day in note(rows[case_id], "gb_class")
    assert not dues(rows[case_id], "GB-02"), "no representations are recorded"


def test_the_sixth_day_is_counted_over_two_suspensions_back_to_back(rows):
    sixth = due(rows["c678f492"], "ED-01")
    assert sixth.due == worked_date("Tue 19 Nov 2024")
    assert sixth.trigger.day == worked_date("Tue 12 Nov 2024")
    for single in ("1ba51395", "d0a6c29f", "ef0d2504", "b781e6aa"):
        assert not dues(rows[single], "ED-01"), f"{single} is five days or lunchtimes"


def test_out_already_when_permanently_excluded_is_said(rows):
    assert "Wednesday 18 September 2024" in due(rows["fc9e2786"], "ED-02").message
    assert "Thursday 17 October 2024" in due(rows["9251ee09"], "ED-02").message
    assert due(rows["d22e2a31"], "ED-02").message == "", "back in school on Wed 9 Oct"


@pytest.mark.parametrize(("case_id", "day", "reason"), REFUSED)
def test_a_first_day_that_is_no_school_day_is_refused_with_the_reason(rows, case_id, day, reason):
    (refusal,) = rows[case_id].answers
    assert refusal.code == "D-006"
    assert refusal.message.startswith(day)
    assert reason in refusal.message
    assert "Give the first school day" in refusal.message


def test_a_row_says_when_another_row_of_the_child_was_left_out_of_its_total(rows):
    for told in ("cec69aa5", "6cf64e38", "84bd9629", "492d4ded"):
        assert any("totals may be too low" in one for one in rows[told].notes), told
    assert not any("totals" in one for one in rows["c678f492"].notes)


def test_every_row_ends_in_dates_or_one_sentence(shared, dated):
    # Counted from the file itself, with nothing but a set of days.
    open_days = kent_autumn_school_days(shared)
    on_a_school_day = [start in open_days for start in first_days(shared / CENSUS)]
    with_dates = [row.case is not None for row in dated.rows]
    message = f"{sum(with_dates):,} rows dated, {with_dates.count(False):,} refused"
    assert with_dates == on_a_school_day, message
    assert (with_dates.count(True), with_dates.count(False)) == (6_890, 3_483), message
    assert faulty(dated.rows) == []


@pytest.mark.slow
@pytest.mark.parametrize(("name", "as_of", "refused"), OTHER_FILES)
def test_every_row_of_the_other_extracts_ends_in_dates_or_one_sentence(
    shared, kent, name, as_of, refused
):
    path = shared / SAMPLES / name
    other = date_tracker(path, as_of=as_of, book=kent)
    on_a_school_day = [kent_was_open(shared, start) for start in first_days(path)]
    with_dates = [row.case is not None for row in other.rows]
    message = f"{sum(with_dates):,} rows dated, {with_dates.count(False):,} refused"
    assert with_dates == on_a_school_day, message
    assert with_dates.count(False) == refused, message
    assert faulty(other.rows) == []


def first_days(path: Path) -> list[date]:
    with path.open(encoding="utf-8", newline="") as file:
        starts = [row["startdate"].split()[0] for row in csv.DictReader(file)]
    return [datetime.strptime(start, "%Y-%b-%d").date() for start in starts]  # noqa: DTZ007 - a day


def kent_was_open(shared: Path, day: date) -> bool:
    """Whether Kent's schools met, by comparing text: no bank holiday fell in these two terms."""
    iso = day.isoformat()
    return day.weekday() < 5 and any(
        first <= iso <= last and not half_term[0] <= iso <= half_term[1]
        for first, last, half_term in kent_terms(shared)
    )


def faulty(found: Iterable[Answered]) -> list[tuple[int, str]]:
    """Rows with neither a date nor exactly one refusal in a sentence."""
    return [(row.row, row.case_id) for row in found if not _ends_well(row)]


def _ends_well(row: Answered) -> bool:
    if row.case is not None:
        return not any(row.refusals) and any(due.due for due in row.dues)
    messages = [one.message for one in row.refusals]
    return (
        len(messages) == len(row.answers) == 1
        and len(messages[0]) > LEAST_SENTENCE
        and messages[0].endswith(".")
    )


@pytest.mark.slow
def test_sorting_the_file_another_way_changes_no_date(dated, sorted_anew, starts_shared):
    before, after = told_by_row(dated.rows), told_by_row(sorted_anew.rows)
    assert [row.case_id for row in sorted_anew.rows] != [row.case_id for row in dated.rows]
    assert before.keys() == after.keys()
    changed = {case_id for case_id, told in before.items() if after[case_id] != told}
    assert changed <= starts_shared
    assert len(starts_shared) < len(before) / 10


@pytest.mark.slow
def test_not_even_where_two_exclusions_of_a_child_start_on_one_day(dated, sorted_anew):
    before, after = told_by_row(dated.rows), told_by_row(sorted_anew.rows)
    assert [case_id for case_id, told in before.items() if after[case_id] != told] == []


@pytest.fixture(scope="module")
def sorted_anew(shared, kent, tmp_path_factory) -> Dated:
    path = tmp_path_factory.mktemp("sorted") / "sorted.csv"
    return date_tracker(
        sorted_copy(shared / CENSUS, path, "termlyexclusionsonrolltableid"),
        as_of=END_OF_2024,
        book=kent,
    )


@pytest.fixture(scope="module")
def starts_shared(shared) -> set[str]:
    """Rows whose child has another row from the very same day."""
    days: dict[tuple[str, str], list[str]] = {}
    with (shared / CENSUS).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            child_and_day = row["pupilonrolltableid"], row["startdate"]
            days.setdefault(child_and_day, []).append(row["termlyexclusionsonrolltableid"])
    return {case_id for ids in days.values() if len(ids) > 1 for case_id in ids}


def sorted_copy(source: Path, copy: Path, column: str) -> Path:
    with source.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        lines = sorted(reader, key=lambda row: row[column], reverse=True)
    with copy.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames or [])
        writer.writeheader()
        writer.writerows(lines)
    return copy


def told_by_row(found: Iterable[Answered]) -> dict[str, list[tuple[object, ...]]]:
    """Each row's dates with their other readings, its facts, or its refusal, by its own id.

    NOT-09 (a new notice for the further one) and FAP-05 (told once, on the latest) are left out:
    of two that start on one day it has to be one of them, and it is the lower row.
    """
    return {
        row.case_id: [
            (one.rule.id, one.part, one.due, *one.alternatives)
            if isinstance(one, Due)
            else (one.fact, one.value)
            if isinstance(one, Fact)
            else (one.code, one.message)
            for one in row.answers
            if one.rule is None or one.rule.id not in {"NOT-09", "FAP-05"}
        ]
        for row in found
    }
