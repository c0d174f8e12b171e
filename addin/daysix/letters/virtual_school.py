"""To the virtual school head of a looked-after child: the exclusion, and when governors meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.letters._case import NOT_THIS, NOW_IT_IS, Stands, no_longer
from daysix.letters._letter import VIRTUAL_HEAD
from daysix.letters._told import told_letter, was_told

if TYPE_CHECKING:
    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := no_longer(now):
        return why
    if not now.case.pupil.looked_after:
        return Stands(NOT_THIS, "the child is not looked after")
    return was_told(now, "VSHNotified", "the virtual school head") or NOW_IT_IS


LETTER = told_letter(
    "Virtual school notice",
    to=VIRTUAL_HEAD,
    about="To the virtual school head of a looked-after child: the exclusion.",
    asks="You can take part in the governors' meeting, also by video. A looked-after child "
    "should be taught from the first day on: please tell me what you can arrange with the "
    "school, and what we should do.",
    stands=_stands,
)
