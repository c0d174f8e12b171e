"""A morning on an invented council: inbox sorted, rows dated, questions answered, papers made."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.council.make import make_council
from daysix.council.showcase import OVER_FIFTEEN, POSTED, SIX_TERMS
from daysix.council.writing import write_council
from daysix.jobs import wording
from daysix.jobs.deadlines import Dated, date_tracker
from daysix.jobs.demo.hand_list import ListChecked, list_checked
from daysix.jobs.demo.inbox import InboxChecked, inbox_checked
from daysix.jobs.demo.panel import PanelMade, panel_made
from daysix.jobs.results.ics import write_calendar
from daysix.jobs.results.workbook import results_path, results_workbook
from daysix.law.answer import Fact
from daysix.law.errors import BadInput
from daysix.law.rule import MUST
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from daysix.council.shapes import Council
    from daysix.jobs.answered import Answered
    from daysix.law.answer import Due

TEXT_WIDTH = 92
FEWEST_SCHOOLS, MOST_SCHOOLS = 15, 300
MOST_YEARS = 5
"""What there are invented names and term dates for."""


class Question(NamedTuple):
    """A question from the phone: the case it is about, and how its answers are put in words.

    ``say`` is given the row's answers by rulebook id, and gives the reply in a sentence or two;
    ``worked`` are the rules whose days are then laid out.
    """

    case: str
    asked: str
    say: Callable[[Known], str]
    worked: tuple[str, ...]


class Known:
    """The answers of one row, by rulebook id."""

    def __init__(self, row: Answered) -> None:
        self.row = row
        self._dues = {due.rule.id: due for due in row.dues}
        self._facts = {
            (answer.rule.id, answer.fact): answer.value
            for answer in row.answers
            if isinstance(answer, Fact)
        }

    def due(self, rule: str) -> Due:
        """The date of a rule."""
        return self._dues[rule]

    def by(self, rule: str) -> str:
        """The date of a rule in words."""
        day = self._dues[rule].due
        return in_words(day) if day else "no date"

    def fact(self, rule: str, name: str) -> str:
        """A fact in words."""
        return wording.value_in_words(self._facts[rule, name])


def _posted(known: Known) -> str:
    given = in_words(known.due("IRP-01").trigger.day)
    in_time = "in time" if known.fact("IRP-04", "permitted") == "yes" else "too late"
    return (
        f"By {known.by('IRP-01')}. Posted first class, the letter counts as given on {given}, the "
        f"second working day after. Their own request, posted too, counts as made on "
        f"{known.by('IRP-02')}: {in_time}."
    )


def _six_terms(known: Known) -> str:
    return (
        f"Yes, by {known.by('GB-01')}. With six terms the law counts three longer ones, so both "
        f"belong to one term: {known.fact('EX-02', 'term_days')} days, and that is more than 15."
    )


def _over_fifteen(known: Known) -> str:
    return (
        f"{known.fact('EX-02', 'term_days')} days is more than 15, so governors must meet, asked "
        f"or not, by {known.by('GB-01')}. That also makes "
        f"{known.fact('EX-04', 'year_days')} of the 45 days a year allows."
    )


QUESTIONS = (
    Question(
        POSTED,
        "Governors upheld a permanent exclusion, and posted their letter first class over "
        "Christmas. By when could the parents ask for a review, and did they?",
        _posted,
        ("IRP-01", "IRP-02"),
    ),
    Question(
        SIX_TERMS,
        "A school with six terms: ten days out in Term 1, six in Term 2. Must governors meet?",
        _six_terms,
        ("GB-01",),
    ),
    Question(
        OVER_FIFTEEN,
        "A child at 14.5 days this term is suspended for one more day. What now?",
        _over_fifteen,
        ("GB-01",),
    ),
)


class Demo(NamedTuple):
    """What the morning came to, and where to look."""

    council: Council
    dated: Dated
    tracker: Path
    results: Path
    calendar: Path
    calendar_entries: int
    by_hand: ListChecked
    inbox: InboxChecked
    panel: PanelMade | None


def morning(folder: Path, *, schools: int, years: int) -> Demo:
    """Make the council in ``folder``, date its tracker and write the results beside it.

    Raises
    ------
    BadInput
        More or fewer schools or years than can be invented, or a folder that cannot be written to.
    """
    refuse_odd_numbers(schools=schools, years=years)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        message = f"I could not make the folder {folder}. Choose another place for the demo."
        raise BadInput("B-050", message) from None
    council = make_council(schools=schools, years=years)
    tracker = write_council(council, folder).tracker
    dated = date_tracker(tracker, as_of=council.as_of)
    results = results_path(tracker, as_of=council.as_of)
    results_workbook(dated.rows, results, as_of=council.as_of)
    calendar = tracker.with_suffix(".ics")
    entries = write_calendar(calendar, dated.rows, as_of=council.as_of, statuses=(MUST,))
    by_hand = list_checked(council, folder)
    inbox = inbox_checked(council, folder)
    panel = panel_made(inbox.path, council, inbox.referrals, as_of=council.as_of)
    return Demo(council, dated, tracker, results, calendar, entries, by_hand, inbox, panel)


def refuse_odd_numbers(*, schools: int, years: int) -> None:
    """Refuse a council that cannot be invented, before anything is made.

    Raises
    ------
    BadInput
        More or fewer schools or years than there are names and term dates for.
    """
    if not FEWEST_SCHOOLS <= schools <= MOST_SCHOOLS or not 1 <= years <= MOST_YEARS:
        message = (
            f"I can invent {FEWEST_SCHOOLS} to {MOST_SCHOOLS} schools and 1 to {MOST_YEARS} "
            "years. Choose numbers within those."
        )
        raise BadInput("B-051", message)


def told(demo: Demo) -> Iterator[str]:
    """The morning in words."""
    council, rows = demo.council, demo.dated.rows
    dues = [due for row in rows for due in row.dues if due.due is not None]
    yield "An invented council. Nobody in it is real."
    yield (
        f"  {len(council.schools):,} schools, each on its own calendar; {len(rows):,} exclusions; "
        f"today is {in_words(council.as_of)}."
    )
    yield f"  {wording.standing(dues)}"
    if demo.dated.unread:
        yield f"  {len(demo.dated.unread):,} rows could not be dated; the workbook says why."
    yield ""
    yield "The inbox first. What came since Friday?"
    for line in demo.inbox.found:
        yield from wrap(line, width=TEXT_WIDTH, initial_indent="   ", subsequent_indent="       ")
    for number, question in enumerate(QUESTIONS, start=1):
        row = _row_of(rows, council.showcase.get(question.case, ""))
        if row is not None:
            yield ""
            yield from wrap(f"{number}. {question.asked}", width=TEXT_WIDTH)
            yield from (f"   {line}".rstrip() for line in _settled(question, row))
    yield ""
    yield f"{len(QUESTIONS) + 1}. Somebody sends the list they keep by hand. What is wrong in it?"
    yield from (f"   {line}" for line in demo.by_hand.found)
    if demo.panel is not None:
        yield ""
        yield "Then the placement panel of Wednesday 9 December. What goes out?"
        for line in demo.panel.found:
            yield from wrap(
                line, width=TEXT_WIDTH, initial_indent="   ", subsequent_indent="       "
            )
    yield ""
    yield "Where to look"
    yield f"  {demo.inbox.path}"
    yield f"      its sheet Inbox: the morning's mails, which lie in {demo.inbox.mails.name}"
    if demo.panel is not None:
        yield f"  {demo.panel.folder}"
        yield "      agenda, share, pack, copies and register; the safe copies with their report in"
        yield f"      {demo.panel.safe.name}"
    yield f"  {demo.results}"
    yield "      Today, Deadlines, Days, and the working of every live date"
    yield f"  {demo.by_hand.issues}"
    yield "      all that was found in the list kept by hand, and what to do"
    yield f"  {demo.tracker}"
    yield f"  {demo.calendar} ({demo.calendar_entries:,} dates for Outlook, no names)"


def _row_of(rows: Sequence[Answered], case_id: str) -> Answered | None:
    return next((row for row in rows if case_id and row.case_id == case_id), None)


def _settled(question: Question, row: Answered) -> Iterator[str]:
    known = Known(row)
    yield from wrap(question.say(known), width=TEXT_WIDTH)
    yield f"Case {row.case_id}, {row.school}:"
    for rule in question.worked:
        yield from wording.explained(known.due(rule))
