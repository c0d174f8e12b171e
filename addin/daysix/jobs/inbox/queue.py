"""The Inbox sheet: one row for each mail, the urgent first, saying why and what the law asks.

A mail stands there once. What a person types in a row is hers: a row that is there is not written
again, but for a date that could not be told before.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.calendars.working import postal
from daysix.inbox.sorted_mail import URGENCIES
from daysix.jobs.inbox.book import INBOX, next_number
from daysix.jobs.inbox.consequences import clock, consequences
from daysix.jobs.inbox.directory_of import domain_of
from daysix.jobs.inbox.imagined import answers_about
from daysix.jobs.inbox.lines import looks_permanent, why
from daysix.jobs.inbox.masked import masked
from daysix.jobs.inbox.new_case import NewCase, Taken, new_cases, school_of
from daysix.jobs.inbox.sorting import UNREADABLE
from daysix.jobs.inbox.source import is_mail_name
from daysix.jobs.wording import plural
from daysix.law.errors import DaySixError
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from daysix.desk.patching import CellValue
    from daysix.inbox.directory import Directory, KnownSchool
    from daysix.jobs.answered import Answered
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.inbox.sorting import Mail

ID, KEY, STATE, CASE_OR_REF = "InboxID", "MessageKey", "State", "ExclusionID/RefID"
NEW, FILED = "NEW", "FILED"
URGENT = {
    "immediate": "1 Now",
    "same_day": "2 Today",
    "week": "3 This week",
    "routine": "4 Routine",
    "none": "5 Nothing to do",
}
ANSWER_WITHIN = {"immediate": 0, "same_day": 0, "week": 5, "routine": 10}
"""Working days to a first answer: HOUSE."""
FLAGS = {
    "safeguarding": "SAFEGUARDING",
    "encrypted": "ENCRYPTED",
    "picture": "PICTURE",
    "macro": "MACRO",
    "large": "LARGE",
}
LONGEST_WHY = 400
NO_SUBJECT = "(no subject)"
READ_IT = "Open it in the mailbox and read it yourself, or ask for it to be sent again"
SURE, UNSURE = 0.96, 0.5


class Line(NamedTuple):
    """One mail as a row of the Inbox sheet.

    Attributes
    ----------
    cells
        By our names of the columns.
    cases
        The rows of the tracker it would make.
    found
        What keeps it from being added with the others, a sentence each.
    """

    mail: Mail
    cells: Mapping[str, CellValue]
    cases: Sequence[NewCase]
    found: Sequence[str]

    @property
    def number(self) -> str:
        """The mail's number."""
        return str(self.cells[ID])


class Listed(NamedTuple):
    """What the sheet holds already: the key of each mail, with its number."""

    keys: Mapping[str, str]
    numbers: Sequence[str]


def key_of(mail: Mail) -> str:
    """What a mail is told by on the sheet: its message id where it has one, and our own key."""
    return f"{mail.message.id} #{mail.key}".strip()


def same_mail(key: str) -> str:
    """What is compared of a key: ids alone are lost and repeated."""
    return key.rpartition("#")[2] or key


def listed(book: Workbook) -> Listed:
    """What stands on the Inbox sheet."""
    rows = book.rows(INBOX)
    keys = {same_mail(row.text(KEY)): row.text(ID) for row in rows if row.text(KEY)}
    return Listed(keys, [row.text(ID) for row in rows])


def lines_of(
    book: Workbook, mails: Sequence[Mail], *, source: str, as_of: date, there: Listed
) -> list[Line]:
    """A row for each mail that is not on the sheet, the urgent first.

    Parameters
    ----------
    source
        The mailbox, as the sheet names it.
    """
    fresh = [mail for mail in mails if same_mail(key_of(mail)) not in there.keys]
    fresh.sort(key=_order)
    numbers = [*there.numbers]
    taken = Taken([], [], {})
    drafts: list[tuple[Mail, str, list[NewCase]]] = []
    for mail in fresh:
        numbers.append(next_number("M", numbers))
        cases = new_cases(book, mail, numbers[-1], taken) if mail.sorted.new_case else []
        drafts.append((mail, numbers[-1], cases))
    known = [mail.sorted.matched_case for mail in fresh if mail.sorted.matched_case]
    every = [case for _, _, cases in drafts for case in cases]
    said, why_not = answers_about(book, every, known=known, as_of=as_of)
    return [
        _line(book, mail, number, cases, _Said(said, why_not, source, as_of))
        for mail, number, cases in drafts
    ]


class _Said(NamedTuple):
    """What the rules said of the rows to be added, and why of none where that is so."""

    answers: Mapping[str, Answered]
    why_not: str
    source: str
    as_of: date


def _order(mail: Mail) -> tuple[int, bool, str]:
    arrived = mail.message.received or mail.message.sent
    known = URGENCIES.index(mail.sorted.urgency) if mail.sorted.urgency in URGENCIES else 0
    return known, not looks_permanent(mail), arrived.isoformat() if arrived else "9999"


def _line(book: Workbook, mail: Mail, number: str, cases: Sequence[NewCase], said: _Said) -> Line:
    found = [*_in_the_way(mail, cases), *_consequences(cases, said)]
    by, runs = _clock(mail, cases, said)
    sorted_, message = mail.sorted, mail.message
    school = school_of(book.directory, sorted_.school) or _school_said(book.directory, mail)
    arrived = message.received or message.sent
    cells: dict[str, CellValue] = {
        ID: number,
        "ReceivedAt": arrived.replace(tzinfo=None, second=0, microsecond=0) if arrived else None,
        "Urgency": URGENT.get(sorted_.urgency, sorted_.urgency),
        "Class": sorted_.category,
        "Child": _children(mail),
        "School": school.name if school else sorted_.school,
        "Match": _match(mail, cases),
        "Why": _why(mail, found),
        "ClockBy": by,
        "Clock": runs,
        "Add": _add(mail, cases, found),
        STATE: NEW,
        "ForOfficer": officer_of(school),
        "Flags": ", ".join(_flags(mail)),
        "SLADue": _answer_by(mail, said.as_of),
        "From": message.sender.address or message.sender.name,
        "Subject": masked(message.subject, mail) or _called(mail),
        CASE_OR_REF: sorted_.matched_case,
        KEY: key_of(mail),
        "Mailbox": said.source,
        "FromDomainOK": _known_sender(book.directory, mail),
        "FromSchoolDfE": school.dfe if school else "",
        "Confidence": _confidence(mail),
        "ClassBy": "RULE",
        "Attachments n": float(sum(not paper.within for paper in message.papers)),
    }
    filled = {name: value for name, value in cells.items() if value not in {None, ""}}
    return Line(mail, filled, cases, found)


def _called(mail: Mail) -> str:
    """What a mail without a subject is found by: its file's name, where it is a file."""
    return mail.file if is_mail_name(mail.file) else NO_SUBJECT


def _in_the_way(mail: Mail, cases: Sequence[NewCase]) -> list[str]:
    """Why a person looks before it is added."""
    found = [case.refused for case in cases if case.refused]
    found += [case.maybe for case in cases if case.maybe]
    doubts = (blank for case in cases for blank in case.blanks if "doubtful" in blank)
    found += [*doubts]
    asks = mail.sorted.asks if mail.sorted.needs_human else ()
    found[:0] = asks
    if mail.sorted.category == UNREADABLE and "yourself" not in mail.sorted.ask:
        found.insert(len(asks), READ_IT)
    return found


def _consequences(cases: Sequence[NewCase], said: _Said) -> list[str]:
    found = []
    for case in cases:
        one = said.answers.get(case.number)
        if one is not None:
            found += consequences(one)
    return found


def _clock(mail: Mail, cases: Sequence[NewCase], said: _Said) -> tuple[date | None, str]:
    """The first date of all its cases, with their words; of the case it is about, else."""
    if not cases:
        matched = said.answers.get(mail.sorted.matched_case)
        return clock(matched) if matched is not None else (None, "")
    clocks = [clock(said.answers.get(case.number), case.refused or said.why_not) for case in cases]
    days = [day for day, _ in clocks if day is not None]
    texts = dict.fromkeys(text for _, text in clocks if text)
    return min(days, default=None), " / ".join(texts)


def _children(mail: Mail) -> str:
    names = [
        str(event.fields["pupil_name"].value)
        for event in mail.sorted.events
        if "pupil_name" in event.fields and event.fields["pupil_name"].value
    ]
    names = [*dict.fromkeys(names)]
    if len(names) > 2:  # noqa: PLR2004 - two still fit the cell
        return f"{names[0]} and {len(names) - 1} others"
    return " and ".join(names)


def _match(mail: Mail, cases: Sequence[NewCase]) -> str:
    if mail.sorted.matched_case:
        return f"Case {mail.sorted.matched_case}"
    told = [case.pupil for case in cases if case.pupil and not case.pupil_cells]
    if told:
        return f"A child you have: {', '.join(dict.fromkeys(told))}"
    best = max(mail.sorted.candidates, key=lambda one: one.score, default=None)
    if best is not None:
        who = best.case or best.pupil
        return f"{best.score:.0f} % {who}: {best.why}"
    return "New child" if cases else ""


def _why(mail: Mail, found: Sequence[str]) -> str:
    said = [*found, *why(mail.sorted, most=2)]
    if mail.sorted.duplicate_of:
        said.insert(0, "The same notice has come before")
    text = "; ".join(one.rstrip(". ") for one in dict.fromkeys(said))
    return text if len(text) <= LONGEST_WHY else f"{text[: LONGEST_WHY - 1]}…"


def _add(mail: Mail, cases: Sequence[NewCase], found: Sequence[str]) -> str:
    """Y for what may be added with the others, N for what wants a look first; else blank."""
    if not cases or mail.sorted.category != "suspension":
        return ""
    return "N" if found or mail.sorted.needs_human else "Y"


def _flags(mail: Mail) -> Iterable[str]:
    if looks_permanent(mail):
        yield "PEX"
    for flag in mail.sorted.flags:
        yield FLAGS.get(flag, flag.upper())
    if mail.sorted.duplicate_of:
        yield "DUPLICATE"


def _answer_by(mail: Mail, as_of: date) -> date | None:
    days = ANSWER_WITHIN.get(mail.sorted.urgency)
    if days is None or mail.sorted.duplicate_of:
        return None
    arrived = mail.message.received or mail.message.sent
    day = arrived.date() if arrived else as_of
    try:
        return postal().nth_after(day, days) if days else _next_working(day)
    except DaySixError:  # past the bank holidays we know
        return None


def _next_working(day: date) -> date:
    """The day itself, or the working day after it."""
    return postal().nth_after(day - timedelta(days=1), 1)


def _known_sender(directory: Directory, mail: Mail) -> str:
    """Y for an address we know, N for one that is not the school's it writes for; else blank."""
    address = mail.message.sender.address.lower()
    domain = domain_of(address)
    if not domain:
        return ""
    ours = {*directory.own_domains, *directory.partners}
    ours |= {one for school in directory.schools for one in school.domains}
    known = {one.lower() for school in directory.schools for one in school.addresses}
    if domain in ours or address in known:
        return "Y"
    school = school_of(directory, mail.sorted.school)
    return "N" if school is not None and (school.addresses or school.domains) else ""


def _school_said(directory: Directory, mail: Mail) -> KnownSchool | None:
    for event in mail.sorted.events:
        field = event.fields.get("school")
        if field is not None and field.value:
            return school_of(directory, str(field.value))
    return None


def _confidence(mail: Mail) -> float:
    """As a share; what a person is asked about is never nearly certain."""
    share = mail.sorted.confidence
    share = share / 100 if share > 1 else share
    return min(share, UNSURE) if mail.sorted.needs_human else share


def officer_of(school: KnownSchool | None) -> str:
    """Whose it is: the school's officer, with who covers."""
    if school is None or not (school.officer or school.cover):
        return ""
    if not school.cover:
        return school.officer
    return f"{school.officer or 'No officer'} (cover {school.cover})"


def told(lines: Sequence[Line]) -> list[str]:
    """What is new, by group, in words without a name."""
    found = []
    for urgency, title in URGENT.items():
        group = [line for line in lines if line.mail.sorted.urgency == urgency]
        if group:
            permanent = sum(looks_permanent(line.mail) for line in group)
            more = f", {permanent:,} of them permanent exclusions" if permanent else ""
            found.append(f"{title}: {plural(len(group), 'mail')}{more}")
    return found
