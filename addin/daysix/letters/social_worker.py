"""To the child's social worker: the exclusion, and when the governors meet."""

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
    text_in,
)
from daysix.letters._fields import (
    DEAR,
    FIRST_DAY,
    HOW_COUNTED,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import BORN, CHILD, SOCIAL_WORKER, YEAR, Letter
from daysix.letters._told import TOLD_DATES, TOLD_FIELDS, kind_said, told_body
from daysix.paper.blocks import Paragraph

if TYPE_CHECKING:
    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := no_longer(now):
        return why
    if not now.case.pupil.social_worker and not text_in(now.pupil, "SocialWorker"):
        return Stands(NOT_THIS, "no social worker is named")
    if (day := day_in(now.row, "SWNotified")) is not None:
        return Stands(OVER, f"the social worker was told on {said_day(day)}")
    return NOW_IT_IS


LETTER = Letter(
    "Social worker notice",
    to=SOCIAL_WORKER,
    about="To the child's social worker: the exclusion, and when the governors meet.",
    heading="{{ child }}: {{ kind }}",
    own=(CHILD, DEAR, BORN, YEAR, SCHOOL_OUT, FIRST_DAY, *TOLD_FIELDS, WORKED),
    body=(
        *told_body(),
        Paragraph(
            "You can take part in the governors' meeting, also by video, and can say what bears on "
            "{{ child }}. If {{ child }} has no school to go to meanwhile, please tell me today: a "
            "child with a social worker should be taught from the first day on."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(_stands, dates=TOLD_DATES, says=kind_said),
)
