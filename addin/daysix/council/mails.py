"""The mails of one Monday morning: 41 of them, two permanent exclusions among them.

Nobody in them is real. Each is written as a school, a parent or a machine would write it, from the
schools and children of the invented council; the same council always gets the same mails.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.council.chance import seeded
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from random import Random

    Row = Mapping[str, object]

MAILBOX = "exclusions@council.example"
FRIDAY, FIRST_AT = 3, time(7, 31)
"""Days before Monday; the hour of the first mail."""
REASONS = (
    ("PP", "physical assault against a pupil"),
    ("DB", "persistent disruptive behaviour"),
    ("VA", "verbal abuse or threatening behaviour against an adult"),
    ("DM", "damage"),
    ("BU", "bullying"),
)
SUSPENSIONS, WITH_FORM = 19, 7
CHILDREN = 2 + SUSPENSIONS + 5 + 6 + 3 + 3
"""Each mail of a child is about another one."""
FIRST_FORM = 1 + WITH_FORM
"""Children before these have a permanent exclusion or a form; the two kinds mix well here."""
FORM_NAME = "Suspension form (one pupil).docx"
WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"
ASKED = {
    "School": "School name",
    "Type of exclusion": "Kind of exclusion",
    "First day of exclusion": "First day out",
    "First day of suspension": "First day out",
    "Last day of suspension": "Last day out",
    "Number of school days": "School days out",
    "Reason code": "Reason 1",
}
"""What a letter says, as the form asks for it."""
POLICY = SMTP.clone(max_line_length=200)


class Written(NamedTuple):
    """A mail before it is put together."""

    sender: str
    subject: str
    text: str
    form: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str] = {}


class _Child(NamedTuple):
    """A child and the school they are at."""

    row: Row
    school: Row

    @property
    def name(self) -> str:
        return f"{self.row['Forename']} {self.row['Surname']}"

    @property
    def born(self) -> str:
        born = self.row["DOB"]
        return f"{born:%d/%m/%Y}" if isinstance(born, date) else ""

    @property
    def office(self) -> str:
        return str(self.school["GeneralEmail"])


class Morning(NamedTuple):
    """The mails, each with its file's name, and the numbers of the children they are about."""

    mails: list[tuple[str, bytes]]
    pupils: tuple[str, ...]


def morning_of(
    pupils: Sequence[Row],
    schools: Sequence[Row],
    *,
    as_of: date,
    seed: object = 2026,
    suspended: Sequence[str] = (),
) -> Morning:
    """The morning's mails.

    Parameters
    ----------
    pupils, schools
        Rows of the sheets of that name.
    suspended
        Numbers of children who are to be among those suspended; a looked-after child is too.
    """
    chance = seeded(f"{seed} mails")
    by_number = {str(row["SchoolDfE"]): row for row in schools if row.get("Status") != "Closed"}
    secondary = {
        number for number, row in by_number.items() if "econdary" in str(row.get("Phase"))
    } or set(by_number)
    there = [
        _Child(row, by_number[str(row["CurrentSchoolDfE"])])
        for row in pupils
        if str(row.get("CurrentSchoolDfE")) in secondary and row.get("NCY")
    ]
    chosen = chance.sample(there, CHILDREN)
    wanted = [one for one in there if one.row["PupilID"] in suspended]
    wanted += [one for one in there if one.row.get("LAC") == "Y"][:1]
    others = [one for one in chosen if one not in wanted]
    chosen = [*others[:FIRST_FORM], *wanted, *others[FIRST_FORM:]][:CHILDREN]
    morning = [*_written(iter(chosen), chance, as_of)]
    begin = datetime.combine(as_of, FIRST_AT, UTC)
    mails = [
        (f"{number:02} {_file_name(one.subject)}.eml", _mail(one, number, begin))
        for number, one in enumerate(morning, start=1)
    ]
    return Morning(mails, tuple(str(child.row["PupilID"]) for child in chosen))


def _written(children: Iterator[_Child], chance: Random, as_of: date) -> Iterator[Written]:
    yield _permanent_in_words(next(children), as_of)
    for number in range(SUSPENSIONS):
        make: Callable[[_Child, Random, date], Written]
        make = _suspension_form if number < WITH_FORM else _suspension_in_words
        yield make(next(children), chance, as_of)
        if number == SUSPENSIONS // 2:
            yield _permanent_form(next(children), as_of)
    for _ in range(5):
        yield _governors(next(children), as_of)
    for _ in range(6):
        yield _referral(next(children))
    for number in range(3):
        yield _parent(next(children), number)
    yield from _others(next(children), next(children), next(children))


def _first_day(as_of: date) -> date:
    return as_of - timedelta(days=FRIDAY)


def _lines(child: _Child) -> list[tuple[str, str]]:
    return [
        ("Pupil name", child.name),
        ("Date of birth", child.born),
        ("UPN", str(child.row["UPN"])),
        ("Year group", str(child.row["NCY"])),
        ("School", str(child.school["Name"])),
    ]


def _named_apart(child: _Child) -> list[tuple[str, str]]:
    """The name as the form asks for it."""
    return [("Surname", str(child.row["Surname"])), ("Forename", str(child.row["Forename"]))]


def _said(lines: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in lines)


def _signed(child: _Child) -> str:
    return f"\n\nKind regards\nSchool office\n{child.school['Name']}"


def _permanent_in_words(child: _Child, as_of: date) -> Written:
    day = in_words(_first_day(as_of))
    return Written(
        child.office,
        f"Permanent exclusion - {child.name}",
        f"Good morning,\n\nThe headteacher has permanently excluded {child.name} "
        f"(date of birth {child.born}, UPN {child.row['UPN']}), Year {child.row['NCY']}, from "
        f"{day}. The parents and the governors have been told in writing. Please arrange "
        f"education from the sixth school day.{_signed(child)}",
    )


def _permanent_form(child: _Child, as_of: date) -> Written:
    form = [
        *_lines(child),
        *_named_apart(child),
        ("Type of exclusion", "Permanent exclusion"),
        ("First day of exclusion", f"{_first_day(as_of):%d/%m/%Y}"),
        ("Reason code", "PA"),
    ]
    return Written(
        child.office,
        "PEX notification: form attached",
        f"Please find attached our notification of a permanent exclusion.{_signed(child)}",
        form,
    )


def _suspension(child: _Child, chance: Random, as_of: date) -> list[tuple[str, str]]:
    days = chance.choice((1, 1, 2, 3))
    first = as_of if chance.random() < 0.5 else _first_day(as_of)  # noqa: PLR2004 - one in two
    last = first
    left = days - 1
    while left:
        last += timedelta(days=1)
        left -= last.weekday() < 5  # noqa: PLR2004 - Monday to Friday
    return [
        *_lines(child),
        ("Type of exclusion", "Suspension"),
        ("First day of suspension", f"{first:%d/%m/%Y}"),
        ("Last day of suspension", f"{last:%d/%m/%Y}"),
        ("Number of school days", str(days)),
        ("Reason code", chance.choice(REASONS)[0]),
    ]


def _suspension_form(child: _Child, chance: Random, as_of: date) -> Written:
    return Written(
        child.office,
        "Suspension notification",
        f"Please find attached a notification of suspension.{_signed(child)}",
        [*_suspension(child, chance, as_of), *_named_apart(child)],
    )


def _suspension_in_words(child: _Child, chance: Random, as_of: date) -> Written:
    said = _said(_suspension(child, chance, as_of))
    return Written(
        child.office,
        f"Suspension notice: Year {child.row['NCY']} pupil",
        f"Dear team,\n\nWe have suspended a pupil. Details below.\n\n{said}{_signed(child)}",
    )


def _governors(child: _Child, as_of: date) -> Written:
    day = in_words(as_of + timedelta(days=9))
    return Written(
        child.office,
        "Governors' disciplinary committee: papers",
        f"Dear team,\n\nThe governors' meeting about the exclusion of {child.name} "
        f"(UPN {child.row['UPN']}) is on {day} at 10am. The papers follow by secure mail."
        f"{_signed(child)}",
    )


def _referral(child: _Child) -> Written:
    return Written(
        child.office,
        "Fair access panel: new referral",
        f"Please add {child.name} (date of birth {child.born}, UPN {child.row['UPN']}), "
        f"Year {child.row['NCY']}, to the next fair access panel. The referral form will follow."
        f"{_signed(child)}",
    )


def _parent(child: _Child, number: int) -> Written:
    asked = (
        "Can you tell me what happens at the governors' meeting and whether I can bring somebody?",
        "I have had no work sent home for my child. Who do I ask?",
        "I do not agree with the school. What can I do now?",
    )
    sender = str(child.row.get("Carer1Email") or "parent@family.example")
    text = f"Hello,\n\nMy child {child.name} was sent home from school last week. {asked[number]}"
    return Written(sender, "My child's suspension", f"{text}\n\nThank you")


def _others(one: _Child, two: _Child, three: _Child) -> Iterator[Written]:
    yield Written(
        one.office,
        "Automatic reply: Exclusion figures",
        "I am out of the office until Wednesday. For anything urgent ring the school.",
        headers={"Auto-Submitted": "auto-replied"},
    )
    yield Written(
        one.office, "How many days so far?",
        f"Could you tell us how many days {one.name} has been suspended this school year, at all "
        f"schools?{_signed(one)}",
    )  # fmt: skip
    yield Written(
        two.office, "Suspension cancelled",
        f"The headteacher has cancelled the suspension of {two.name} (UPN {two.row['UPN']}). "
        f"The pupil is back in school today.{_signed(two)}",
    )  # fmt: skip
    yield Written(
        three.office, "Attendance: pupil not seen for two weeks",
        f"{three.name}, Year {three.row['NCY']}, has not been in school for ten school days and "
        f"nobody answers at home. Should we refer as a child missing education?{_signed(three)}",
    )  # fmt: skip
    yield Written(
        "news@training.example", "Behaviour conference: early booking ends Friday",
        "Book now for our behaviour conference. To stop these mails, unsubscribe.",
        headers={"List-Id": "<news.training.example>", "Precedence": "bulk"},
    )  # fmt: skip
    yield Written(
        "h.senior@council.example", "Team meeting moved to 2pm",
        "Morning all, the team meeting is at 2pm today in room 2.",
    )  # fmt: skip


def _mail(one: Written, number: int, begin: datetime) -> bytes:
    message = EmailMessage(policy=POLICY)
    message["From"] = one.sender
    message["To"] = MAILBOX
    message["Subject"] = one.subject
    message["Date"] = begin + timedelta(minutes=2 * number)
    message["Message-ID"] = f"<morning-{number:02}@{one.sender.partition('@')[2]}>"
    for name, value in one.headers.items():
        message[name] = value
    message.set_content(one.text)
    if one.form:
        message.add_attachment(
            _form(one.form), maintype="application", subtype=WORD, filename=FORM_NAME
        )
        message.set_boundary(f"morning-{number:02}")
    return message.as_bytes()


def _form(lines: Sequence[tuple[str, str]]) -> bytes:
    """The team's own form for one pupil, as a school fills it in."""
    from daysix.attachments.school_form_docx import school_form_docx  # only where a form is made

    return school_form_docx({ASKED.get(label, label): answer for label, answer in lines})


def _file_name(subject: str) -> str:
    plain = "".join(letter if letter.isalnum() or letter == " " else " " for letter in subject)
    return " ".join(plain.split())[:40].strip()
