"""What the off-site direction rules share: the school's board, and when academies came under them.

From 26 July 2026 academies have the same power and the same regulations as maintained schools;
before that an academy followed them as good practice. The rules for directions already running on
that day could not be read.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.case import ACADEMY, PRU
from daysix.law.rule import MUST, SHOULD, Citation, Version

if TYPE_CHECKING:
    from daysix.law.case import Case

ACADEMIES_FROM = date(2026, 7, 26)
REGULATIONS_FORCE = Version(date(2010, 9, 1))
REVIEW_ON_REQUEST_FORCE = Version(date(2013, 1, 1))
JULY_2026_FORCE = Version(ACADEMIES_FROM)

ACADEMY_MESSAGE = (
    "Before 26 July 2026 academies had no statutory power to direct a pupil off site, and these "
    "regulations did not bind them. Keep to the date as good practice."
)


def direction_regulations(at: str) -> Citation:
    """Cite SI 2010/1156, e.g. ``direction_regulations("reg 5")``."""
    return Citation("SI 2010/1156 (off-site directions to improve behaviour), as amended", at)


def board(case: Case) -> str:
    """Who directs: the governing board, the trust or the management committee."""
    return {ACADEMY: "academy trust", PRU: "management committee"}.get(
        case.school.type, "governing board"
    )


def bound(case: Case, day: date) -> bool:
    """Say whether the regulations bind this school on ``day``."""
    return case.school.type != ACADEMY or day >= ACADEMIES_FROM


def standing(case: Case, day: date) -> tuple[str, str]:
    """Status of a date under the regulations on ``day``, and what to tell the officer."""
    return (MUST, "") if bound(case, day) else (SHOULD, ACADEMY_MESSAGE)
