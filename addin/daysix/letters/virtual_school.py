"""To the virtual school head of a looked-after child: the exclusion, and when governors meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.letters._case import (
    NOT_THIS,
    NOW_IT_IS,
    OVER,
    OfCase,
    Stands,
    day_in,
    no_longer,
    said_day,
)
from daysix.letters._fields import (
    DEAR,
    FIRST_DAY,
    HOW_COUNTED,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import BORN, CHILD, VIRTUAL_HEAD, YEAR, Letter
from daysix.letters._told import TOLD_DATES, TOLD_FIELDS, kind_said, told_body
from daysix.paper.blocks import Paragraph

if TYPE_CHECKING:
    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := no_longer(now):
        return why
    if not now.case.pupil.looked_after:
        return Stands(NOT_THIS, "the child is not looked after")
    if (day := day_in(now.row, "VSHNotified")) is not None:
        return Stands(OVER, f"the virtual school head was told on {said_day(day)}")
    return NOW_IT_IS


LETTER = Letter(
    "Virtual school notice",
    to=VIRTUAL_HEAD,
    about="To the virtual school head of a looked-after child: the exclusion.",
    heading="{{ child }}: {{ kind }}",
    own=(CHILD, DEAR, BORN, YEAR, SCHOOL_OUT, FIRST_DAY, *TOLD_FIELDS, WORKED),
    body=(
        *told_body(),
        Paragraph(
            "You can take part in the governors' meeting, also by video. A looked-after child "
            "should be taught from the first day on: please tell me what you can arrange with the "
            "school, and what we should do."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(_stands, dates=TOLD_DATES, says=kind_said),
)
