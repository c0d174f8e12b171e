"""P-008: a looked-after child without a social worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, pupil
from daysix.checks.frame import PUPILS, QUERY, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-008", QUERY, PUPILS, regulations("reg 14(1) and (3) as amended")
NEEDS = ("LAC", "SocialWorker")
MESSAGE = "Looked-after children have a social worker. Add one."
GONE = "P"


def check(view: View, _context: Context) -> Iterator[Found]:
    """Blank, or a word for nobody; a child who has left is passed over."""
    names, left = view.texts("SocialWorker"), view.texts("EnrolStatus")
    workers = view.flags("SocialWorker")
    for place in view.saying("LAC", yes=True):
        worker = workers[place]
        nobody = worker is False or (worker is None and not names[place])
        if nobody and left[place].upper() != GONE:
            yield found(place, "SocialWorker")


EXAMPLES = (
    Example(
        "failing",
        "nobody named",
        [(1, "SocialWorker")],
        [pupil(LAC="Y", SocialWorker=None)],
        says=[MESSAGE],
    ),
    Example(
        "failing", "a word for nobody", [(1, "SocialWorker")], [pupil(LAC="Y", SocialWorker="None")]
    ),
    Example("passing", "a name", rows=[pupil(LAC="Y", SocialWorker="R. Vale")]),
    Example("boundary", "not looked after", rows=[pupil(LAC="N", SocialWorker=None)]),
    Example("boundary", "was looked after once", rows=[pupil(LAC="PLAC", SocialWorker=None)]),
    Example("boundary", "left", rows=[pupil(LAC="Y", SocialWorker=None, EnrolStatus="P")]),
    Example("blank", "nobody has said", rows=[pupil(LAC=None, SocialWorker=None)]),
)
