"""What a referral form says of its case: answers known by their labels, and only certain ones.

A label is known by the table ``referral_form_labels``; any other is left alone. What cannot be
certain (a date that is none, two answers to one question) is not taken, and said. A form that is
another child's, or may be, gives nothing at all.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.fields import dob, start_date, upn, year_group
from daysix.panels import columns
from daysix.panels.sitting import FormAnswer
from daysix.panels.words import YES, listed
from daysix.records import NamedTuple
from daysix.tracker.fields import says_nothing
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from daysix.inbox.message import Labelled
    from daysix.inbox.sorted_mail import Found

FORM = "Form."
NAME, FORENAME, SURNAME = "name", "forename", "surname"
PREVIOUSLY = "previously_looked_after"
"""No line of the case sheet, but it says where a child stands on a fair-access list."""
MOST_LETTERS = 900
GOES_ON = " … (goes on in the form)"
HUNDRED, TEN = 100, 10
WHOLE_DAYS = 366
"""No count of a school year is larger: of suspensions, days, reviews."""
CATEGORIES = frozenset("abcdefghijklm")
NOT_TYPED = frozenset(
    normal(one)
    for one in (
        "Click here to enter text", "Click or tap here to enter text", "Choose an item",
        "Click or tap to enter a date", "Click here to enter a date", "Enter text", "Please select",
        "Select", "Please choose", "Type here",
    )
)  # fmt: skip
"""What an empty box of a form shows."""
SAME_PERSON = frozenset({"position", "role", "jobtitle", "post", "agency", "organisation"})
"""Questions about somebody that may stand between a name and a telephone number."""
YES_WORDS, NO_WORDS = frozenset({"y", "yes", "true", "x"}), frozenset({"n", "no", "false"})
STAGES: Mapping[str, str] = {
    normal(word): stage
    for stage, words in {
        "N": ("N", "None", "No", "No SEN", "No special educational need", "Not SEN"),
        "K": ("K", "SEN support", "SEND support", "Support", "SENS", "K - SEN support"),
        "E": ("E", "EHCP", "EHC plan", "Education, health and care plan", "E - EHCP", "Plan"),
    }.items()
    for word in words
}


class Reading(NamedTuple):
    """What was taken of a form, and what was not, a sentence each."""

    answers: tuple[FormAnswer, ...] = ()
    doubts: tuple[str, ...] = ()


class _Typed(NamedTuple):
    """One answer as it stands: under which label, and where."""

    label: str
    typed: str
    where: str


def reading(labelled: Sequence[Labelled], paper: str) -> Reading:
    """The certain answers of a form; rows of lists in it are about others and are left alone.

    Parameters
    ----------
    paper
        The name of the file.
    """
    given: dict[str, list[_Typed]] = defaultdict(list)
    for field, one in _known(labelled):
        typed = " ".join(one.value.split())
        if typed and normal(typed) not in NOT_TYPED and any(map(str.isalnum, typed)):
            given[field].append(_Typed(one.label.strip(" :?"), typed, one.where))
    answers, doubts = [], []
    for field, found in given.items():
        taken, doubt = _settled(field, found, paper)
        answers += [taken] if taken else []
        doubts += [doubt] if doubt else []
    return Reading(tuple(answers), tuple(doubts))


def together(readings: Iterable[Reading]) -> Reading:
    """Several forms of one case: what two of them answer differently is not taken."""
    by_field: dict[str, list[FormAnswer]] = defaultdict(list)
    doubts: list[str] = []
    for one in readings:
        doubts += one.doubts
        for answer in one.answers:
            by_field[answer.field].append(answer)
    answers = []
    for field, found in by_field.items():
        if len({str(one.value).casefold() for one in found}) == 1:
            answers.append(found[0])
        else:
            papers = listed([f"“{one.paper}”" for one in found])
            doubts.append(
                f"{papers} do not say the same under “{label_of(field)}”, so I took neither. Ask "
                "the school which is right."
            )
    return Reading(tuple(answers), tuple(doubts))


def label_of(field: str) -> str:
    """A field as officers read it."""
    others = {NAME: "Name", FORENAME: "Forename", SURNAME: "Surname",
              PREVIOUSLY: "Previously looked after"}  # fmt: skip
    return others.get(field) or columns.BY_NAME[field].label


def short_place(where: str) -> str:
    """A place as a reader of a page looks for it: ``page 1`` of ``page 1, table 2, row 3``."""
    first, _, _ = where.partition(", ")
    return first if first.startswith("page ") else where.partition(", row ")[0]


def _known(labelled: Sequence[Labelled]) -> Iterator[tuple[str, Labelled]]:
    """Answers under known labels; a bare “Telephone” is the referrer's right after the referrer."""
    last = ""
    for one in labelled:
        if one.row:
            continue
        spelled = normal(one.label)
        field = _labels().get(spelled, "")
        beside, after = _beside().get(spelled, ("", ""))
        if not field and beside and last == after:
            yield beside, one
            continue  # more of the same person may follow
        if spelled in SAME_PERSON:
            continue
        last = field
        if field:
            yield field, one


def _settled(field: str, given: Sequence[_Typed], paper: str) -> tuple[FormAnswer | None, str]:
    """The one certain answer to a question, or the sentence that says why there is none."""
    found = [(_READERS.get(field) or _by_kind(field))(one.typed, one.where) for one in given]
    doubtful = [one for one, (value, _) in zip(given, found, strict=True) if value is None]
    values = [value for value, _ in found if value is not None]
    wheres = [one.where for one, (value, _) in zip(given, found, strict=True) if value is not None]
    if values and len({str(one).casefold() for one in values}) == 1 and not doubtful:
        return FormAnswer(field, values[0], wheres[0], paper), ""
    if values and _is_long(field):
        whole = _cut("; ".join(dict.fromkeys(map(str, values))))
        return FormAnswer(field, whole, listed([*dict.fromkeys(wheres)]), paper), ""
    if len(values) > 1 or (values and doubtful):
        places = listed([one.where for one in given])
        return None, (
            f"“{paper}” answers “{label_of(field)}” more than once and not the same ({places}), so "
            "I took none of it. Ask the school which is right."
        )
    why = [why for _, why in found if why]
    if not why:
        return None, ""
    return None, (
        f"“{paper}”, {given[0].where}: “{given[0].label}” has an answer I cannot be sure of, so I "
        f"left it out. {why[0]} Look at the form."
    )


Value = tuple[object, str]
"""What was read, and else why not; both blank where the answer says that there is nothing."""


def _by_kind(field: str) -> Callable[[str, str], Value]:
    known = columns.BY_NAME.get(field)
    kind = known.kind if known else columns.TEXT
    return {
        columns.DAY: _day,
        columns.PERCENT: _percent,
        columns.NUMBER: _count,
        columns.YES_NO: _yes_no,
    }.get(kind, _words)


def _is_long(field: str) -> bool:
    return field in columns.BY_NAME and columns.BY_NAME[field].kind == columns.LONG


def _words(typed: str, _where: str) -> Value:
    return _cut(typed), ""


def _cut(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS].rstrip()}{GOES_ON}"


def _yes_no(typed: str, _where: str) -> Value:
    """``Y`` or ``N`` for a plain answer; other words stand as they were typed."""
    bare = typed.strip(" .!").casefold()
    if bare in YES_WORDS:
        return YES, ""
    return ("N", "") if bare in NO_WORDS else _words(typed, "")


def _day(typed: str, where: str) -> Value:
    return _found(start_date.one_date(typed, where, None), as_day=True)


def _born(typed: str, where: str) -> Value:
    return _found(dob.answered(typed, where, None), as_day=True)


def _upn(typed: str, where: str) -> Value:
    return _found(upn.answered(typed, where))


def _year(typed: str, where: str) -> Value:
    return _found(year_group.answered(typed, where))


def _found(found: Found | None, *, as_day: bool = False) -> Value:
    if found is None:
        return None, ""
    if found.value is None:
        return None, found.doubt
    return (date.fromisoformat(str(found.value)) if as_day else found.value), ""


def _percent(typed: str, _where: str) -> Value:
    """A share of one: ``87%``, ``87.5 %`` and ``87.5`` alike; never a share typed as 0.87."""
    if says_nothing(typed):
        return None, ""
    bare = typed.rstrip(" .").removesuffix("%").strip()
    number = _number(bare)
    if number is None or not 1 < number <= HUNDRED:
        return None, "It is no percentage."
    return number / HUNDRED, ""


def _count(typed: str, _where: str) -> Value:
    if says_nothing(typed):
        return None, ""
    number = _number(typed.rstrip(" .").removesuffix("days").strip())
    if number is None or number > WHOLE_DAYS or (number * 2) % 1:
        return None, "It is no plain number."
    return (int(number) if number == int(number) else number), ""


def _readiness(typed: str, where: str) -> Value:
    value, why = _count(typed.removesuffix("/10").removesuffix("of 10").strip(), where)
    if isinstance(value, int | float) and value > TEN:
        return None, "It is more than 10."
    return value, why


def _number(text: str) -> float | None:
    whole, _, part = text.partition(".")
    if not (whole.isascii() and whole.isdigit() and (not part or part.isdigit())):
        return None
    return float(text)


def _stage(typed: str, _where: str) -> Value:
    stage = STAGES.get(normal(typed))
    return (stage, "") if stage else (None, "I cannot tell which stage it is.")


def _category(typed: str, _where: str) -> Value:
    letter = typed.strip(" .()").casefold()
    return (letter, "") if letter in CATEGORIES else (None, "It is none of the letters a to m.")


_READERS: Mapping[str, Callable[[str, str], Value]] = {
    "born": _born,
    "upn": _upn,
    "year": _year,
    "sen": _stage,
    "fap_category": _category,
    "readiness": _readiness,
    PREVIOUSLY: _yes_no,
}


@cache
def _labels() -> Mapping[str, str]:
    return {
        normal(row["label"]): row["field"]
        for row in data.rows("referral_form_labels")
        if not row["beside"]
    }


@cache
def _beside() -> Mapping[str, tuple[str, str]]:
    return {
        normal(row["label"]): (row["field"], row["beside"])
        for row in data.rows("referral_form_labels")
        if row["beside"]
    }
