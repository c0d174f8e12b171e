"""Reading a case written as events: checked at the edge, refused in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.building import Told
from daysix.law.case import Pupil, School
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from pydantic import ValidationError

    from daysix.calendars.book import CalendarBook

ALREADY_SHAPES = (
    "each entry under “already” holds first_day and last_day, or days with a term and "
    "school_year, or permanent_exclusion"
)


def told_from(document: object, book: CalendarBook, *, default_id: str = "case") -> Told:
    """Check a parsed case document and find its calendar.

    Raises
    ------
    BadInput
        An unknown key (by name), a missing one, an impossible date, or an unknown word.
    CannotTell
        No calendar for that school.
    """
    if not isinstance(document, dict):
        message = (
            "I could not read this case. It should hold a school and its events, by name. Correct "
            "it and try again."
        )
        raise BadInput("B-020", message)
    from pydantic import ValidationError

    from daysix.jobs.case.contract import CaseFile

    try:
        case = CaseFile.model_validate(document)
    except ValidationError as refused:
        raise BadInput("B-020", _sentence(refused)) from None
    if not case.events:
        message = "This case has no events, so there is nothing to date. Add what happened."
        raise BadInput("B-021", message)
    calendar = book.named(case.calendar) if case.calendar else None
    if case.calendar and calendar is None:
        known = ", ".join(sorted(one.name for one in book)) or "none"
        message = f"There is no calendar called {case.calendar}. I have {known}."
        raise BadInput("B-022", message)
    return Told(
        id=case.id or default_id,
        school=School(**case.school.model_dump()),
        calendar=calendar or book.for_school(case.school.name),
        pupil=Pupil(**case.pupil.model_dump()),
        already=[_given(entry.model_dump()) for entry in case.already],
        events=[_given(event.model_dump()) for event in case.events],
        calendar_of=book.find,
    )


WHY = {
    "greater_than": "it must be more than 0",
    "greater_than_equal": "it may not be less than 0",
    "less_than_equal": "it is far too much",
    "multiple_of": "days come in halves, such as 2.5",
    "finite_number": "it is not a number",
    "float_type": "it is not a number",
    "float_parsing": "it is not a number",
    "int_type": "it is not a whole number",
    "int_parsing": "it is not a whole number",
    "int_from_float": "it is not a whole number",
    "bool_type": "it should be true or false",
    "bool_parsing": "it should be true or false",
    "string_type": "it should be words",
}
"""Why a value was refused, in plain words; the rest is in our own words already."""
LONGEST_SHOWN = 60


def _shown(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _given(fields: dict[str, Any]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value is not None}


def _sentence(refused: ValidationError) -> str:
    """The first thing wrong, in words; how many more there are."""
    errors = sorted(refused.errors(), key=_worst_first)
    first = errors[0]
    where = _where(first["loc"])
    words = {
        "extra_forbidden": f"I do not know “{first['loc'][-1]}”{where}",
        "missing": f"“{first['loc'][-1]}” is missing{where}",
        "union_tag_invalid": f"“{_tag(first)}” is not a kind of event I know{where}",
        "union_tag_not_found": f"An event has no type{where}",
        "model_type": f"I expected names and values{where}",
        "dict_type": f"I expected names and values{where}",
        "list_type": f"I expected a list{where}",
    }
    what = words.get(first["type"])
    if what is None:
        value = first["input"]
        why = WHY.get(first["type"]) or first["msg"].removeprefix("Value error, ")
        what = f"“{_shown(value)}” cannot stand for “{first['loc'][-1]}”{where}: {why}"
    if first["loc"] and first["loc"][0] == "already":
        what += f"; {ALREADY_SHAPES}"
    others = len(errors) - 1
    more = f" There {'is' if others == 1 else 'are'} {others} more like it." if others else ""
    return f"I could not read this case. {what}. Correct it and try again.{more}"


def _worst_first(error: Any) -> bool:  # noqa: ANN401 - pydantic's own error record
    """A key we do not know comes first: it is often the reason another is missing."""
    return bool(error["type"] != "extra_forbidden")


def _tag(error: Any) -> str:  # noqa: ANN401 - pydantic's own error record
    return str(error.get("ctx", {}).get("tag", ""))


def _where(location: tuple[int | str, ...]) -> str:
    if len(location) > 1 and isinstance(location[1], int):
        one = {"events": "event", "already": "earlier entry"}.get(
            str(location[0]), str(location[0])
        )
        return f" in {one} {location[1] + 1}"
    return f" in {location[0]}" if len(location) > 1 else ""
