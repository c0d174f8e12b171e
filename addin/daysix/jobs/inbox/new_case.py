"""One event of a mail as a row of the tracker: what is certain is put in, all else stays blank.

The child is one the team has only where the UPN, or the name with the date of birth, says so.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.inbox.book import CASE, PUPIL
from daysix.jobs.inbox.doubles import CASES
from daysix.records import NamedTuple
from daysix.tracker.tables import PUPILS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.desk.patching import CellValue
    from daysix.inbox.directory import Directory, KnownCase, KnownSchool
    from daysix.inbox.sorted_mail import Event
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.inbox.sorting import Mail

PERMANENT = "permanent_exclusion"
KINDS = {PERMANENT: "PERM", "suspension": "SUSP"}
MOST_REASONS = 3
ALIKE = 85.0
"""From this score on a child may be one the team has: a person decides."""
TITLES = {
    "pupil_name": "name", "dob": "date of birth", "upn": "UPN", "year_group": "year group",
    "school": "school", "start_date": "first day out", "days": "days", "end_date": "last day out",
    "reason_codes": "reasons",
}  # fmt: skip
NEEDED = ("pupil_name", "school", "start_date")
"""Without these a row would not be read as a case."""
Cells = dict[str, "CellValue"]


class NewCase(NamedTuple):
    """A row to be added, and a child's where the child is new.

    Attributes
    ----------
    mail
        Number of the mail on the Inbox sheet.
    cells, pupil_cells
        By our names of the columns; the second is empty for a child the team has.
    blanks
        What the mail does not say or says doubtfully, a sentence each.
    refused
        Why it cannot be added; blank where it can.
    maybe
        A child or case it may be the same as; blank if there is none.
    """

    mail: str
    event: Event
    child: str
    school: str
    cells: Cells
    pupil_cells: Cells
    blanks: tuple[str, ...] = ()
    refused: str = ""
    maybe: str = ""

    @property
    def number(self) -> str:
        """The case's number."""
        return str(self.cells.get(CASE) or "")

    @property
    def pupil(self) -> str:
        """The child's number."""
        return str(self.cells.get(PUPIL) or "")


class Taken(NamedTuple):
    """Numbers given to the rows before, and the children that are new with them."""

    cases: list[str]
    pupils: list[str]
    new: dict[tuple[object, ...], str]


def new_cases(book: Workbook, mail: Mail, number: str, taken: Taken) -> list[NewCase]:
    """Every event of a mail that makes a row.

    Parameters
    ----------
    number
        The mail's on the Inbox sheet.
    """
    events = [event for event in mail.sorted.events if event.event_type in CASES]
    return [_new_case(book, mail, number, event, taken) for event in events]


def _new_case(book: Workbook, mail: Mail, number: str, event: Event, taken: Taken) -> NewCase:
    said = sure(event)
    child = str(said.get("pupil_name") or "")
    school = school_of(book.directory, str(said.get("school") or mail.sorted.school))
    known = child_of(book.directory, said)
    start = said.get("start_date")
    first = start if isinstance(start, date) else None
    cells = _cells(event, said, mail, school)
    pupil_cells: Cells = {}
    if known is not None:
        cells[PUPIL] = known.pupil or None
    elif book.table(PUPILS) is not None:  # a tracker of the team's own may number no children
        pupil_cells = _pupil(book, said, school, taken)
        cells[PUPIL] = pupil_cells[PUPIL]
    cells["Forename"], cells["Surname"] = _names(child)
    cells["UPN"], cells["DOB"] = _text(said.get("upn")), _day(said.get("dob"))
    refused = _refused(book, cells, said, known)
    if first is not None and not refused:
        cells[CASE] = book.next_case(first, taken.cases)
        taken.cases.append(str(cells[CASE]))
    cells["InboxID"] = number or None
    if known is not None:
        cells["LAC"] = "Y" if known.looked_after else None
    return NewCase(
        number,
        event,
        child,
        school.name if school else str(said.get("school") or ""),
        {name: value for name, value in cells.items() if value is not None},
        pupil_cells,
        tuple(_blanks(event, school)),
        refused,
        _maybe(mail, known),
    )


def sure(event: Event) -> Mapping[str, object]:
    """The values of an event without a doubt beside them, days as days."""
    said: dict[str, object] = {}
    for name, found in event.fields.items():
        if found.value is None or found.doubt:
            continue
        day = _day(found.value) if name in DAYS else None
        said[name] = day if name in DAYS else found.value
    return {name: value for name, value in said.items() if value is not None}


DAYS = frozenset({"dob", "start_date", "end_date", "exam_date"})


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _text(value: object) -> str | None:
    return str(value) if value not in {None, ""} else None


def _names(child: str) -> tuple[str | None, str | None]:
    """Forename and surname of “Forename Surname”."""
    forename, _, surname = child.strip().rpartition(" ")
    return forename or None, surname or None


def school_of(directory: Directory, name: str) -> KnownSchool | None:
    """The school of that very name."""
    wanted = name.casefold()
    alike = (one for one in directory.schools if wanted in _called(one))
    return next(alike, None) if wanted else None


def _called(school: KnownSchool) -> set[str]:
    return {name.casefold() for name in (school.name, school.dfe, *school.also) if name}


def child_of(directory: Directory, said: Mapping[str, object]) -> KnownCase | None:
    """The child the team has: by UPN, else by name with date of birth; None if neither agrees."""
    upn, born = str(said.get("upn") or "").upper(), said.get("dob")
    name = _letters(str(said.get("pupil_name") or ""))
    for one in directory.cases:
        if upn and one.upn.upper() == upn:
            return one
    for one in directory.cases:
        same = name and one.dob is not None and one.dob == born
        if same and _letters(f"{one.forename} {one.surname}") == name:
            return None if upn and one.upn and one.upn.upper() != upn else one
    return None


def _letters(name: str) -> tuple[str, ...]:
    """A name's words, in whichever order they were typed."""
    plain = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    return tuple(sorted(plain.split()))


def _cells(
    event: Event, said: Mapping[str, object], mail: Mail, school: KnownSchool | None
) -> Cells:
    """What the row says of the exclusion itself."""
    cells: Cells = {"Category": KINDS[event.event_type], "Status": "NOTIFIED"}
    if school is not None:
        cells |= {"SchoolDfE": school.dfe or None, "SchoolName": school.name}
        cells["CaseOfficer"] = school.officer or None
    elif said.get("school"):
        cells["SchoolName"] = str(said["school"])
    cells["StartDate"] = _day(said.get("start_date"))
    half = str(said.get("am_pm") or "").upper()
    cells["StartSession"] = half if half in {"AM", "PM"} else None
    if event.event_type != PERMANENT:
        cells["EndDate"] = _day(said.get("end_date"))
        days = said.get("days")
        if cells["EndDate"] is None and isinstance(days, int | float):
            cells["SchoolSessions"] = days * 2
    codes = said.get("reason_codes")
    if isinstance(codes, tuple | list):
        reasons = zip(("Reason1", "Reason2", "Reason3"), codes[:MOST_REASONS], strict=False)
        cells |= {name: str(code) for name, code in reasons}
    cells["NCY"] = _text(said.get("year_group"))
    exam = _day(said.get("exam_date"))
    if exam is not None:
        cells |= {"ExamAffected": "Y", "ExamDate": exam}
    arrived = mail.message.received or mail.message.sent
    if arrived is not None:
        cells |= {"NotifiedLADateTime": arrived.replace(tzinfo=None, microsecond=0)}
        cells["NotifiedHow"] = "EMAIL"
    return cells


def _pupil(
    book: Workbook, said: Mapping[str, object], school: KnownSchool | None, taken: Taken
) -> Cells:
    """A row of the Pupils sheet; the same new child in two mails gets one."""
    child = _letters(str(said.get("pupil_name") or ""))
    key = (str(said.get("upn") or ""), child, said.get("dob"))
    told_apart = bool(said.get("upn") or said.get("dob"))
    if told_apart and key in taken.new:
        return {PUPIL: taken.new[key]}
    number = book.next_pupil(taken.pupils)
    taken.pupils.append(number)
    taken.new[key] = number
    forename, surname = _names(str(said.get("pupil_name") or ""))
    cells: Cells = {
        PUPIL: number,
        "Surname": surname,
        "Forename": forename,
        "DOB": _day(said.get("dob")),
        "UPN": _text(said.get("upn")),
        "CurrentSchoolDfE": (school.dfe or None) if school else None,
    }
    return {name: value for name, value in cells.items() if value is not None}


def _refused(
    book: Workbook, cells: Cells, said: Mapping[str, object], known: KnownCase | None
) -> str:
    """Why a row cannot be added."""
    missing = [TITLES[name] for name in NEEDED if not said.get(name)]
    if "school" in missing and cells.get("SchoolName"):
        missing.remove("school")
    if missing:
        return f"The mail does not say for certain: {', '.join(missing)}. Type the row yourself"
    there = book.directory.cases if known is not None else ()
    for one in there:
        if not _same_child(one, known):
            continue
        if one.case and one.start == cells["StartDate"] and one.category == cells["Category"]:
            return f"It is in the tracker already, as {one.case}"
    return ""


def _same_child(one: KnownCase, known: KnownCase | None) -> bool:
    if known is None or one is known:
        return one is known
    if one.pupil or known.pupil:
        return one.pupil == known.pupil
    born = one.dob is not None and one.dob == known.dob
    same = (one.forename, one.surname) == (known.forename, known.surname)
    return (born and same) or (bool(one.upn) and one.upn == known.upn)


def _blanks(event: Event, school: KnownSchool | None) -> list[str]:
    """What stays blank, and why."""
    found = []
    for name, title in TITLES.items():
        field = event.fields.get(name)
        if name == "days" or (name == "end_date" and event.event_type == PERMANENT):
            continue
        if field is None:
            if name != "end_date" or "days" not in event.fields:
                found.append(f"The mail does not say the {title}.")
        elif field.doubt or field.value is None:
            typed = f" (“{field.typed[:40]}”)" if field.typed else ""
            doubt = field.doubt or "it could not be read for certain"
            found.append(f"The {title}{typed} in {field.where} is doubtful: {doubt}. Left blank.")
    if school is None:
        found.append("The school is not on your Schools sheet, so its dates cannot be counted.")
    return found


def _maybe(mail: Mail, known: KnownCase | None) -> str:
    if known is not None:
        return ""
    near = [one for one in mail.sorted.candidates if one.score >= ALIKE and one.pupil]
    if not near or len(mail.sorted.events) > 1:
        return ""
    one = max(near, key=lambda each: each.score)
    return f"The child may be {one.pupil}, whom you have ({one.score:.0f} %: {one.why})"


def in_a_line(case: NewCase) -> str:
    """``2026-0016: Sam Bright, Oak School, suspension from Monday 30 November 2026``."""
    kind = "permanent exclusion" if case.event.event_type == PERMANENT else "suspension"
    start = case.cells.get("StartDate")
    since = f" from {in_words(start)}" if isinstance(start, date) else ""
    who = ", ".join(filter(None, (case.child, case.school))) or "no name found"
    return f"{case.number or 'No number'}: {who}, {kind}{since}"


def all_new(cases: Sequence[NewCase]) -> list[Cells]:
    """The rows of the Pupils sheet of new children, each once."""
    rows = {
        str(case.pupil_cells[PUPIL]): case.pupil_cells
        for case in cases
        if len(case.pupil_cells) > 1
    }
    return list(rows.values())
