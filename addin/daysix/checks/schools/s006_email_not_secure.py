"""S-006: a school whose e-mail is not on the secure list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, school
from daysix.checks.frame import HOUSE, QUERY, SCHOOLS, found
from daysix.checks.schools._open import name_of, open_schools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "S-006", QUERY, SCHOOLS, HOUSE
NEEDS = ("SecureDomain",)
MESSAGE = (
    "{school} e-mail is not on the secure list. Send nothing about a child there until it is, or "
    "use the portal."
)


def check(view: View, context: Context) -> Iterator[Found]:
    """Where the sheet says N; blank is "nobody has said". Of schools that are open."""
    secure = view.flags("SecureDomain")
    for place in open_schools(view, context):
        if secure[place] is False:
            yield found(place, "SecureDomain", school=name_of(view, place))


EXAMPLES = (
    Example(
        "failing",
        "not secure",
        [(1, "SecureDomain")],
        [school(SecureDomain="N")],
        says=[
            (
                "Ash Grove School e-mail is not on the secure list. Send nothing about a child "
                "there until it is, or use the portal."
            )
        ],
    ),
    Example("passing", "secure", rows=[school(SecureDomain="Y")]),
    Example("boundary", "closed", rows=[school(SecureDomain="N", Status="Closed")]),
    Example("blank", "nobody has said", rows=[school(SecureDomain=None)]),
)
