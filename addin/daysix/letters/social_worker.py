"""To the child's social worker: the exclusion, and when the governors meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.letters._case import NOT_THIS, NOW_IT_IS, Stands, no_longer, text_in
from daysix.letters._letter import SOCIAL_WORKER
from daysix.letters._told import told_letter, was_told

if TYPE_CHECKING:
    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := no_longer(now):
        return why
    if not now.case.pupil.social_worker and not text_in(now.pupil, "SocialWorker"):
        return Stands(NOT_THIS, "no social worker is named")
    return was_told(now, "SWNotified", "the social worker") or NOW_IT_IS


LETTER = told_letter(
    "Social worker notice",
    to=SOCIAL_WORKER,
    about="To the child's social worker: the exclusion, and when the governors meet.",
    asks="You can take part in the governors' meeting, also by video, and can say what bears on "
    "{{ child }}. If {{ child }} has no school to go to meanwhile, please tell me today: a "
    "child with a social worker should be taught from the first day on.",
    stands=_stands,
)
