"""N-011: too few members, or one from a child's own school."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row
from daysix.checks.frame import CONTACTS, HOUSE, PANELS, QUERY, REFERRALS, found
from daysix.checks.referrals._papers import listed
from daysix.checks.referrals._referral import child_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-011", QUERY, PANELS, HOUSE
NEEDS = ("Attendance",)
MESSAGE = {
    "": "Only {n} of {q} members. Ask whether the meeting could decide.",
    "conflict": "{name} is from the child's school. Ask them to leave for {child}.",
}
AWAY = ("apolog", "absent", "not ", "declared", "left for")


def check(view: View, context: Context) -> Iterator[Found]:
    """Names between commas or semicolons; "apologies" or "declared" beside a name says so.

    So does "interest" with the number of the referral. A member's school is the one on the
    Contacts sheet.
    """
    quorum = view.numbers("Quorum")
    rows = zip(view.texts("Attendance"), view.texts("PanelID"), view.dates("Date"), strict=True)
    for place, (text, panel, held) in enumerate(rows):
        came = [one for one in listed(text) if not any(word in one.casefold() for word in AWAY)]
        least = quorum[place]
        past = held is not None and held <= context.as_of
        if text and past and least is not None and len(came) < least:
            yield found(place, "Attendance", n=len(came), q=f"{least:g}")
        if text and panel:
            for name, referral in _conflicts(came, panel, context):
                child = child_of(referral.view, referral.place, context)
                yield found(
                    place, "Attendance", says="conflict", name=name, child=child, related=[referral]
                )


def _conflicts(came: Sequence[str], panel: str, context: Context) -> Iterator[tuple[str, Ref]]:
    for name in came:
        member = name.partition("(")[0].strip()
        person = context.one(CONTACTS, "Name", member)
        own = school_key(person.text("SchoolDfE")) if person else ""
        for referral in context.by(REFERRALS, "PanelID").get(school_key(panel), ()) if own else ():
            theirs = school_key(referral.text("ReferrerSchool")) == own
            if theirs and not _says_interest(name, referral.text("RefID")):
                yield member, referral


def _says_interest(name: str, referral: str) -> bool:
    """Whether an interest in this case is written beside the name."""
    said = name.casefold().partition("interest")[2].split()
    return referral.casefold() in (word.strip("()") for word in said)


def _row(came: str | None, quorum: object = 3, day: int = 30) -> Row:
    return {"PanelID": "M1", "Date": date(2026, 11, day), "Quorum": quorum, "Attendance": came}


ITEM: Row = {"RefID": "R1", "PupilID": "P1", "PanelID": "M1", "ReferrerSchool": "8204001"}
OURS: Mapping[str, Sequence[Row]] = {
    CONTACTS: [{"ContactID": "C1", "Name": "T. Rook", "SchoolDfE": "8204001"}],
    REFERRALS: [ITEM],
}
EXAMPLES = (
    Example(
        "failing",
        "two of three",
        [(1, "Attendance")],
        [_row("A. Finch, B. Wren")],
        says=["Only 2 of 3 members. Ask whether the meeting could decide."],
    ),
    Example(
        "failing",
        "apologies do not count",
        [(1, "Attendance")],
        [_row("A. Finch; B. Wren; C. Jay (apologies)")],
    ),
    Example(
        "failing",
        "from the child's school",
        [(1, "Attendance")],
        [_row("A. Finch, B. Wren, T. Rook")],
        says=["T. Rook is from the child's school. Ask them to leave for Marsh, Ada."],
        beside=OURS,
    ),
    Example("passing", "four", rows=[_row("A. Finch, B. Wren, C. Jay, D. Swift")], beside=OURS),
    Example("boundary", "just three", rows=[_row("A. Finch, B. Wren, C. Jay")]),
    Example(
        "boundary",
        "declared, and left for the item",
        beside=OURS,
        rows=[_row("A. Finch, B. Wren, C. Jay, T. Rook (declared)")],
    ),
    Example(
        "boundary",
        "an interest in this very case",
        beside=OURS,
        rows=[_row("A. Finch, B. Wren, C. Jay, T. Rook (interest R1)")],
    ),
    Example(
        "failing",
        "an interest in another case",
        [(1, "Attendance")],
        [_row("A. Finch, B. Wren, C. Jay, T. Rook (interest R2)")],
        says=["T. Rook is from the child's school. Ask them to leave for Marsh, Ada."],
        beside=OURS,
    ),
    Example("blank", "not written down", rows=[_row(None)]),
    Example("blank", "no number is set", rows=[_row("A. Finch", None)]),
)
