"""I-007: a mail in a school's name from an address that is not the school's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    HOUSE,
    INBOX,
    QUERY,
    found,
)
from daysix.checks.inbox._mails import mail, waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "I-007", QUERY, INBOX, HOUSE
NEEDS = ("From", "FromSchoolDfE", "FromDomainOK")
MESSAGE = "This says it is {school} but came from {domain}. Ring the school before you use it."


def check(view: View, context: Context) -> Iterator[Found]:
    """Until it is dealt with. A sender nobody takes for a school is no question."""
    known, senders, numbers = (
        view.flags("FromDomainOK"),
        view.texts("From"),
        view.texts("FromSchoolDfE"),
    )
    for place in waiting(view):
        if known[place] is False and numbers[place]:
            school_ = context.school(view, place, "FromSchoolDfE")
            name = school_.text("Name") if school_ else f"school {numbers[place]}"
            domain = senders[place].rpartition("@")[2].rstrip(">") or "an address I cannot read"
            yield found(place, "From", school=name, domain=domain)


def _row(ok: str | None, **more: object) -> Row:
    cells = {"From": "head@ash-grove-school.example", "FromSchoolDfE": "8204001"}
    return dict(mail(**{**cells, "FromDomainOK": ok, **more}))


EXAMPLES = (
    Example(
        "failing",
        "another domain",
        [(1, "From")],
        [_row("N")],
        says=[
            (
                "This says it is Ash Grove School but came from ash-grove-school.example. Ring the "
                "school before you use it."
            )
        ],
    ),
    Example("passing", "a known address", rows=[_row("Y")]),
    Example("boundary", "in no school's name", rows=[_row("N", FromSchoolDfE=None)]),
    Example("boundary", "closed", rows=[_row("N", State="CLOSED")]),
    Example("blank", "nobody has said", rows=[_row(None)]),
)
