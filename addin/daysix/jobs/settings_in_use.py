"""The settings a tracker is counted with, and how to change each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.tracker_read import chosen
from daysix.jobs.wording import plural
from daysix.law.switches import BY_ID, SWITCHES, Switches
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.joined import JoinedBook
    from daysix.tracker.settings_sheet import SheetSettings

ASKED, SHEET, USUAL = "asked", "sheet", "usual"
"""Where a setting comes from: the command line, the Settings sheet, or nobody chose."""
COUNCIL, CALENDARS = "LA", "calendars"
CALENDARS_NAMED = 6


class InUse(NamedTuple):
    """One setting: its code, what it is about, what is used, where that comes from, in words."""

    code: str
    about: str
    value: str
    by: str
    words: str


def in_use(
    settings: SheetSettings,
    calendars: CalendarBook | JoinedBook | None,
    *,
    switches: Switches | None = None,
    la: str = "",
) -> list[InUse]:
    """The council's number, each reading of what the law leaves open, and the term dates."""
    use = chosen([settings], switches, la)
    number = ASKED if la else SHEET if settings.la else USUAL
    asked = (switches or Switches()).chosen
    found = [InUse(COUNCIL, "Council's number", use.la or "not said", number, "")]
    for switch in SWITCHES:
        reading = use.switches[switch.id]
        by = ASKED if switch.id in asked else SHEET
        by = USUAL if reading == switch.default else by
        words = switch.readings[reading]
        found.append(InUse(switch.id, switch.question, reading, by, words))
    names = [one.name for one in calendars or ()]
    return [*found, InUse(CALENDARS, "Term dates", str(len(names)), "", _known(calendars))]


def _known(calendars: CalendarBook | JoinedBook | None) -> str:
    if calendars is None or not len(calendars):
        return "none found"
    names = [one.name for one in calendars]
    more = len(names) - CALENDARS_NAMED
    named = ", ".join(names[:CALENDARS_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    first, last = min(one.first for one in calendars), max(one.last for one in calendars)
    count = plural(len(names), "calendar")
    return f"{count} ({named}), from {in_words(first)} to {in_words(last)}"


def in_words_of(found: list[InUse], settings: SheetSettings) -> Iterator[str]:
    """For people: what was chosen, the term dates, and how to change them."""
    council = next(one for one in found if one.code == COUNCIL)
    name = f" ({settings.council})" if settings.council else ""
    yield f"Council's number: {council.value}{name}."
    readings = [one for one in found if one.code in BY_ID]
    other = [one for one in readings if one.by != USUAL]
    if other:
        yield f"Of the {len(readings)} points the law leaves open, read otherwise than usual:"
        yield from (f"  {one.code} {one.about} {one.words}" for one in other)
    else:
        yield f"All {len(readings)} points the law leaves open are read in the usual, safest way."
    yield f"Term dates: {next(one.words for one in found if one.code == CALENDARS)}."
    if settings.sheet:
        yield f"To change them, go to the sheet {settings.sheet}; term dates go to Calendar."
    else:
        yield (
            "To change them: this workbook has no Settings sheet, so the usual readings are used. "
            "The team workbook has one (daysix map TRACKER --into NEW.xlsx makes it from yours); "
            "with a command, add --la or --reading. Term dates go to a Calendar sheet, or to a "
            "calendars.json beside the workbook."
        )


def lines_of(found: list[InUse]) -> list[dict[str, str]]:
    """The same as lines of the JSON contract."""
    return [one._asdict() for one in found]
