"""The papers schools sent with the invented cases: well made, badly made, and one of another child.

Each case has what its kind of referral must bring, except two that lack something. Among the papers
are the five an officer meets every fortnight: one behind a password, one that is only pictures, one
sent twice, one of another child, and a spreadsheet with more sheets than anybody meant to send.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from daysix.council.panel_meetings import NEXT, PLACEMENT
from daysix.panels import profile_read
from daysix.paper.blocks import Bullets, Document, Facts, Grid, Heading, Paragraph
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.council.shapes import Cell
    from daysix.panels.profile import Profile
    from daysix.paper.blocks import Block

    Cells = Mapping[str, Cell]

SENT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LACKING = {4: ("attendance", "chronology"), 9: ("send",)}
"""Of the cases in order: what two schools have still to send."""
SPREADSHEET, LOCKED, SCAN, TWICE, ASTRAY, SIBLING = 1, 2, 3, 7, 11, 12
"""Which case has the paper that needs a look."""
PASSWORD = "ask-the-school"  # noqa: S105 - an invented paper's
WEEKS = 11


class Paper(NamedTuple):
    """A file of a case: the referral's number, the file's name, what is in it."""

    ref: str
    name: str
    content: bytes


class Child(NamedTuple):
    """Of whom a paper speaks."""

    name: str
    born: str
    upn: str
    year: str
    school: str


@cache
def profile() -> Profile:
    """What the placement panel asks for."""
    return profile_read.chosen(profile_read.together({}), PLACEMENT)


def papers_needed(referral: Cells, pupil: Cells) -> list[str]:
    """Codes of the papers a case must bring, in the profile's order."""
    needs = profile().needs.get(str(referral["Type"]))
    if needs is None:
        return []
    wanted = {*needs.papers}
    if pupil["SENStage"] in {"K", "E"}:
        wanted |= {*needs.with_plan_or_support}
    if pupil["SocialWorker"]:
        wanted |= {*needs.with_social_worker}
    return [code for code in profile().papers if code in wanted]


def papers_here(place: int, referral: Cells, pupil: Cells) -> list[str]:
    """Those of them that have come with the ``place``-th case of the panel (from 1)."""
    lacking = LACKING.get(place, ())
    return [code for code in papers_needed(referral, pupil) if code not in lacking]


def case_papers(
    referrals: Sequence[Cells], pupils: Sequence[Cells], schools: Mapping[str, str]
) -> Iterator[Paper]:
    """Every file of the placement panel's cases.

    Parameters
    ----------
    schools
        Names of schools by their numbers.
    """
    children = {str(row["PupilID"]): row for row in pupils}
    waiting = [row for row in referrals if row["PanelID"] == NEXT]
    for place, row in enumerate(waiting, 1):
        pupil = children[str(row["PupilID"])]
        ref, child = str(row["RefID"]), _child(pupil, schools)
        made = {
            code: _made(code, child, row)
            for code in papers_here(place, row, pupil)
            if (place, code) != (SPREADSHEET, "suspensions")
        }
        other = children[str(waiting[place % len(waiting)]["PupilID"])]
        for code, content in made.items():
            yield Paper(ref, f"{profile().papers[code]}.pdf", content)
        yield from _worth_a_look(place, ref, (child, _child(other, schools)), made)


def _child(pupil: Cells, schools: Mapping[str, str]) -> Child:
    born = pupil["DOB"]
    return Child(
        f"{pupil['Forename']} {pupil['Surname']}",
        f"{born:%d %B %Y}" if isinstance(born, date) else "",
        str(pupil["UPN"]),
        str(pupil["NCY"] or ""),
        schools.get(str(pupil["CurrentSchoolDfE"]), ""),
    )


def _worth_a_look(
    place: int, ref: str, of: tuple[Child, Child], made: Mapping[str, bytes]
) -> Iterator[Paper]:
    child, other = of
    if place == SPREADSHEET:
        yield Paper(ref, "Record of suspensions.xlsx", _spreadsheet(child, other))
    elif place == LOCKED:
        from daysix.paper.as_received import locked

        content = locked(_set("reports", _report(child)), PASSWORD)
        yield Paper(ref, "Reports of psychologist and other services.pdf", content)
    elif place == SCAN:
        from daysix.paper.as_received import scanned

        content = scanned(_set("views", _views(child)))
        yield Paper(ref, "Views of child and parents.pdf", content)
    elif place == TWICE and "school_report" in made:
        yield Paper(ref, "Last school report (2).pdf", made["school_report"])
    elif place == ASTRAY:
        yield Paper(ref, "Risk assessment.pdf", _set("risk", _risk(other)))
    elif place == SIBLING:
        yield Paper(ref, "Last school report.docx", _in_word(child, other))


def _made(code: str, child: Child, row: Cells) -> bytes:
    written = {
        "form": _form,
        "attendance": _attendance,
        "suspensions": _suspensions,
        "chronology": _chronology,
        "exclusion_letter": _letter,
    }
    said = written.get(code)
    blocks = said(child, row) if said else _PLAIN[code](child)
    return _set(code, blocks)


def _set(code: str, blocks: Sequence[Block]) -> bytes:
    from daysix.paper.typeset import typeset

    title = profile().papers[code]
    document = Document(title, (Heading(title), *blocks), banner="Sent by the school. Invented.")
    return typeset(document, issued=SENT)


def _who(child: Child) -> Facts:
    rows = (("Child", child.name), ("Date of birth", child.born), ("UPN", child.upn),
            ("Year", child.year), ("School", child.school))  # fmt: skip
    return Facts(rows)


def _form(child: Child, row: Cells) -> Sequence[Block]:
    return (
        _who(child),
        Heading("The referral"),
        Facts(
            (
                ("Referred by", str(row["Referrer"])),
                ("Telephone", "01632 960444"),
                ("E-mail", "inclusion@school.example"),
                ("Place in the family", "Second of three"),
                ("Earlier schools, with dates", "Ashwell Vale Primary School, 2015 to 2022"),
                ("Key stage 2, English", "98"),
                ("Key stage 2, mathematics", "101"),
                ("Working at now", "Science and design above the class, English below"),
                ("Key stage 4 options", "Design, sport, food"),
                ("What was tried, and its effect", "A mentor: helped. A report card: did not."),
                ("Strengths", "Good with younger children; careful with tools"),
                ("At home", "Moved in the spring; a new baby"),
                ("At school", "Finds the canteen and the bus hard"),
                ("Police", "No"),
                ("Medical needs", "Asthma; carries an inhaler"),
            )
        ),
        Heading("Why we refer"),
        Paragraph(str(row["Reason"])),
        Heading("Child's view"),
        Paragraph(str(row["PupilView"])),
        Heading("Parents' view"),
        Paragraph(str(row["ParentView"])),
    )


def _attendance(child: Child, row: Cells) -> Sequence[Block]:
    share = row["Attendance%"]
    worked = share if isinstance(share, float) else 0.9
    rows = tuple(
        (f"{date(2026, 9, 7) + timedelta(weeks=week):%d %b %Y}", "10",
         str(round(10 * worked) - week % 3), "Suspended" if week % 4 == 3 else "")  # noqa: PLR2004
        for week in range(WEEKS)
    )  # fmt: skip
    return (
        _who(child),
        Paragraph(f"Attendance since September: {worked:.0%}.", tone="lead"),
        Grid(("Week from", "Sessions", "Attended", "Note"), rows, align="lrrl"),
        Paragraph("Certified by the attendance officer on 19 November 2026."),
    )


def _suspensions(child: Child, row: Cells) -> Sequence[Block]:
    many = row["SuspCountYear"]
    says = f"{many} this school year." if many else "None this school year."
    return (_who(child), Paragraph(says, tone="lead"), _log(child, 6))


def _chronology(child: Child, _row: Cells) -> Sequence[Block]:
    return (_who(child), Paragraph("What happened, and what the school did."), _log(child, 34))


def _log(child: Child, many: int) -> Grid:
    first = child.name.split()[0]
    happened = (
        (f"{first} left the lesson without leave.", "Spoken to; made up the time."),
        ("Words with a pupil in the corridor.", "Both seen together the next day."),
        ("Would not hand over a telephone.", "Telephone kept until the parents came."),
        (f"{first} pushed another pupil in the dinner queue.", "Half a day in another room."),
        ("A whole week without a mark.", "Postcard home."),
        ("Shouted at a member of staff.", "Meeting with the head of year."),
    )
    day = date(2026, 9, 4)
    rows = tuple(
        (f"{day + timedelta(days=2 * n):%d %b %Y}", *happened[n % len(happened)])
        for n in range(many)
    )
    return Grid(("Day", "What happened", "What was done"), rows, widths=(1.2, 3, 3))


def _letter(child: Child, row: Cells) -> Sequence[Block]:
    return (
        Paragraph("Dear parents,"),
        Paragraph(
            f"I write to tell you that I have permanently excluded {child.name}. I have not taken "
            "this decision lightly. The governing board must meet; you may speak to it, and the "
            "clerk will write to you about the day."
        ),
        Paragraph(str(row["Reason"]).partition(".")[0] + "."),
        Bullets(
            (
                "You may make representations to the governing board.",
                "Work will be set and marked for the first five school days.",
                "From the sixth school day the council arranges full-time education.",
                "You may see your child's school record.",
            )
        ),
        Paragraph("Yours sincerely, the headteacher"),
    )


def _views(child: Child) -> Sequence[Block]:
    return (
        _who(child),
        Paragraph("Written down by the mentor, and read back to both."),
        Bullets(
            (
                "I want to be somewhere I can start again.",
                "I like working with my hands.",
                "Lunch is the worst part of the day.",
            )
        ),
    )


def _risk(child: Child) -> Sequence[Block]:
    rows = (
        ("Leaves the site", "Likely", "Told at the gate; office rings home at once"),
        ("Hurts another pupil", "Possible", "Seated near the adult; calm room agreed"),
        ("Is hurt", "Possible", "Named adult at breaks"),
    )
    return (_who(child), Grid(("Risk", "How likely", "What is done"), rows, widths=(2, 1, 3)))


def _report(child: Child) -> Sequence[Block]:
    first = child.name.split()[0]
    return (
        _who(child),
        *(
            Paragraph(
                f"{first} was seen {times}. Reading and memory were looked at with the usual "
                "tests, and the lessons of a morning were watched. Strengths were plain in "
                "practical work; what is heard only is soon forgotten. Instructions should be "
                "short and stand on the board."
            )
            for times in ("twice in October", "once more in November", "at home with a parent")
        ),
    )


def _school_report(child: Child) -> Sequence[Block]:
    rows = tuple(
        (subject, f"{2 + place % 4}", f"{3 + place % 4}", said)
        for place, (subject, said) in enumerate(
            (
                ("English", "Reads well aloud, writes little."),
                ("Mathematics", "Steady; good at shape."),
                ("Science", "Asks the right questions."),
                ("Design", "The best piece of the year group."),
                ("History", "Has missed much."),
                ("Sport", "A good captain on a good day."),
            )
        )
    )
    columns = ("Subject", "Now", "Aim", "The teacher says")
    return (_who(child), Grid(columns, rows, widths=(2, 1, 1, 4), align="lrrl"))


def _support_plan(child: Child) -> Sequence[Block]:
    rows = (
        ("21 Sep 2026", "Named adult; meets daily", "Going well"),
        ("19 Oct 2026", "Smaller group for English", "Going well"),
        ("16 Nov 2026", "Leaves lessons with a card", "Used too often"),
    )
    return (_who(child), Grid(("Review", "What was agreed", "How it goes"), rows))


def _consent(child: Child) -> Sequence[Block]:
    return (
        _who(child),
        Paragraph("I agree that this referral is made and that the panel's members read it."),
        Facts((("Signed", "by the parent"), ("On", "12 November 2026"))),
    )


_PLAIN = {
    "views": _views,
    "risk": _risk,
    "reports": _report,
    "send": _report,
    "school_report": _school_report,
    "support_plan": _support_plan,
    "consent": _consent,
    "governors_letter": _consent,
}


def _spreadsheet(child: Child, other: Child) -> bytes:
    from daysix.desk.school_spreadsheet import HIDDEN, SEEN, VERY_HIDDEN, school_spreadsheet

    heads = ("Child", "First day", "Days", "Why")
    own = tuple((child.name, f"{day:02d} Oct 2026", "1", "Persistent disruption")
                for day in (5, 12, 19))  # fmt: skip
    year_group = ((other.name, "14 Oct 2026", "2", "Physical assault"), *own)
    return school_spreadsheet(
        {
            "Suspensions": (SEEN, (heads, *own)),
            f"All of Year {child.year}": (HIDDEN, (heads, *year_group)),
            "Lookup": (HIDDEN, (("Code", "Words"), ("DB", "Persistent disruption"))),
            "Staff notes": (VERY_HIDDEN, (("Note",), (f"{other.name} was the one who began.",))),
        },
        made_on=SENT,
        author="The school office",
    )


def _in_word(child: Child, other: Child) -> bytes:
    from daysix.paper.word import word

    first = child.name.split()[0]
    said = Paragraph(
        f"{first} settles when work is practical. Sits too near to {other.name}, whose own case is "
        "known to the council."
    )
    title = "Last school report"
    return word(Document(title, (Heading(title), _who(child), said)), issued=SENT)
