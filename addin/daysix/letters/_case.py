"""What a letter about one case asks of it: what its row says, its dates, and whether it is for it.

A letter never counts a day itself. Its dates are those of the rules, by the rule's number; what the
rules cannot tell stays out of the letter, with the sentence that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix import data
from daysix.calendars.days import in_words
from daysix.law.answer import Due, Fact, Refusal
from daysix.law.exclusion import PERMANENT
from daysix.law.outcomes import cancelled, reinstated_by_governors
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from daysix.law.answer import Answer
    from daysix.law.case import Case

NOW, NOT_YET, OVER, NOT_THIS = "now", "not yet", "no longer", "not for this case"
EITHER = "|"
"""Between the numbers of rules of which the first that gives a date is meant."""


class Stands(NamedTuple):
    """Whether a letter is for a case today, and if it is not, why."""

    state: str
    why: str = ""


NOW_IT_IS = Stands(NOW)


@dataclass(frozen=True, slots=True)
class CaseNow:
    """One case on one day.

    Parameters
    ----------
    case, answers
        As the rules have it, and what they said.
    row, pupil, provider, hearing
        What the sheets say of it, by our names of the columns; nothing where there is no such row.
    council
        The three digits of the council that writes; blank where nobody has said.
    """

    case: Case
    answers: Sequence[Answer]
    row: Mapping[str, object]
    pupil: Mapping[str, object]
    provider: Mapping[str, object]
    hearing: Mapping[str, object]
    council: str = ""

    @property
    def as_of(self) -> date:
        """Today."""
        return self.case.as_of

    def due(self, rules: str) -> Due | None:
        """The date of a rule, or of the first of several that gives one; None if none does."""
        for rule in rules.split(EITHER):
            for one in self.answers:
                if isinstance(one, Due) and one.rule.id == rule and one.due is not None:
                    return one
        return None

    def why_no_date(self, rules: str) -> str:
        """Why none of the rules gives a date; blank where nobody has said."""
        for one in self.answers:
            named = one.rule is not None and one.rule.id in rules.split(EITHER)
            if named and isinstance(one, Due | Refusal):
                return one.message
        return ""

    def refused(self, rules: str) -> bool:
        """Whether one of the rules could not be told for this case."""
        named = rules.split(EITHER)
        return any(
            isinstance(one, Refusal) and one.rule is not None and one.rule.id in named
            for one in self.answers
        )

    def fact(self, rule: str, name: str) -> object:
        """What a rule says that is not a date; None where it says nothing."""
        return next((one.value for one in self._facts(rule, name)), None)

    def note(self, rule: str, name: str) -> str:
        """What a rule adds to such a fact."""
        return next((one.note for one in self._facts(rule, name)), "")

    def _facts(self, rule: str, name: str) -> list[Fact]:
        found = (one for one in self.answers if isinstance(one, Fact))
        return [one for one in found if (one.rule.id, one.fact) == (rule, name)]

    @property
    def permanent(self) -> bool:
        """Whether the child was permanently excluded."""
        return self.case.exclusion is not None and self.case.exclusion.permanent

    @property
    def home_council(self) -> str:
        """The three digits of the council the child lives in, where that is not the one writing."""
        ours, home = self.council or self.case.school.la, self.case.pupil.home_la
        return home if home and ours and home != ours else ""

    @property
    def governors_met(self) -> str:
        """What the governors decided; blank while they have not."""
        event = next((one for one in self.case.all("governors_meeting") if one.outcome), None)
        return str(event.outcome) if event else ""


def text_in(row: Mapping[str, object], column: str) -> str:
    """What a column says."""
    value = row.get(column)
    return "" if value is None else str(value).strip()


def day_in(row: Mapping[str, object], column: str) -> date | None:
    """The day of a column."""
    value = row.get(column)
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def said_day(day: date | None) -> str:
    """A day in words; blank where there is none."""
    return "" if day is None else in_words(day)


def council_name(number: str) -> str:
    """The name of a council by its three digits; the digits themselves where it is not known."""
    names = {row["code"]: row["name"] for row in data.rows("local_authorities")}
    return names.get(number, number)


def no_longer(now: CaseNow) -> Stands | None:
    """Why nothing more is written about a case: it was cancelled, or the child is back."""
    if (day := cancelled(now.case)) is not None:
        return Stands(OVER, f"the exclusion was cancelled on {in_words(day)}")
    event = reinstated_by_governors(now.case)
    if event is not None and event.day is not None:
        return Stands(OVER, f"the governors reinstated the child on {in_words(event.day)}")
    return None


def is_permanent(now: CaseNow) -> Stands | None:
    """Why a letter about a permanent exclusion is not for a case; None if it may be."""
    if not now.permanent:
        return Stands(NOT_THIS, "it is for a permanent exclusion")
    return no_longer(now)


def is_suspension(now: CaseNow) -> Stands | None:
    """Why a letter about a suspension is not for a case; None if it may be."""
    exclusion = now.case.exclusion
    if exclusion is None or exclusion.kind == PERMANENT:
        return Stands(NOT_THIS, "it is for a suspension")
    return no_longer(now)


def before_governors(now: CaseNow) -> Stands:
    """Now, while the governors have still to decide about a permanent exclusion."""
    if why := is_permanent(now):
        return why
    if now.governors_met:
        return Stands(OVER, "the governors have decided")
    return NOW_IT_IS


def _nothing(_now: object) -> Mapping[str, object]:
    return {}


def _no_marks(_values: Mapping[str, object]) -> Sequence[str]:
    return ()


def _no_doubts(_now: CaseNow) -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class OfCase:
    """Which cases a letter is for, and what of a case it says.

    Parameters
    ----------
    stands
        Whether it is for a case today.
    dates
        Its fields that are dates, each with the rule whose date it is.
    says
        Its other fields.
    marked
        Fields that, where nobody has said them, leave a place in the letter for the officer to
        fill in; asked with the values there are.
    only_ahead
        Fields of ``dates`` that are left out once the day has passed.
    doubts
        Sentences for the officer to look at before the letter is made.
    """

    stands: Callable[[CaseNow], Stands]
    dates: tuple[tuple[str, str], ...] = ()
    says: Callable[[CaseNow], Mapping[str, object]] = _nothing
    marked: Callable[[Mapping[str, object]], Sequence[str]] = _no_marks
    only_ahead: tuple[str, ...] = ()
    doubts: Callable[[CaseNow], Sequence[str]] = _no_doubts


@dataclass(frozen=True, slots=True)
class SchoolNow:
    """One school on one day, and the term of its calendar that ended last.

    Parameters
    ----------
    term
        That term in words; blank where its calendar does not tell.
    ended
        The last school day of it.
    many
        How many exclusions of that term the tracker has from this school.
    why
        Why the term cannot be told.
    """

    row: Mapping[str, object]
    as_of: date
    term: str = ""
    ended: date | None = None
    many: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class OfSchool:
    """Which schools a letter is for, and what it says of one."""

    stands: Callable[[SchoolNow], Stands]
    says: Callable[[SchoolNow], Mapping[str, object]]
