"""To the school: money follows a permanently excluded child."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.case import ACADEMY
from daysix.letters._case import (
    NOT_THIS,
    NOT_YET,
    NOW_IT_IS,
    OVER,
    OfCase,
    Stands,
    day_in,
    is_permanent,
)
from daysix.letters._fields import DEAR, FIRST_DAY, HOW_COUNTED, SCHOOL_OUT, WORKED
from daysix.letters._letter import CHILD, SCHOOL, Letter
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := is_permanent(now):
        return why
    if now.fact("MON-01", "permitted") is False:
        return Stands(NOT_THIS, now.note("MON-01", "permitted").rstrip("."))
    if (day := day_in(now.row, "FundAdjPosted")) is not None:
        return Stands(OVER, f"it was posted on {in_words(day)}")
    if not now.governors_met:
        return Stands(NOT_YET, "the governors have not decided")
    if not _says(now)["amount"]:
        return Stands(NOT_YET, "no amount from finance stands on the row")
    return NOW_IT_IS


def _says(now: CaseNow) -> Mapping[str, object]:
    amount = now.row.get("FundAdjAmount")
    known = isinstance(amount, int | float | Decimal) and not isinstance(amount, bool)
    return {"amount": f"£{amount:,.2f}" if known else ""}


def _doubts(now: CaseNow) -> Sequence[str]:
    if now.case.school.type != ACADEMY:
        return ()
    return ("It is an academy: this holds where its funding agreement says so (rule MON-01)",)


LETTER = Letter(
    "Funding adjustment",
    to=SCHOOL,
    about="To the school: money follows a permanently excluded child.",
    heading="{{ child }}: adjustment of the school's funding",
    own=(
        CHILD,
        DEAR,
        SCHOOL_OUT,
        FIRST_DAY,
        Field("counts_from", "the day from which weeks are counted", "Friday 4 December 2026",
              needed=True),
        Field("amount", "the amount that finance worked out (the Exclusions sheet says)",
              "£1,680.00", needed=True),
        WORKED,
    ),
    body=(
        Paragraph(
            "After a permanent exclusion the council takes back a part of the year's funding for "
            "the child, for the complete weeks that are left, so that it can follow the child."
        ),
        Facts(
            (
                ("Child", "{{ child }}"),
                ("School", "{{ school_now }}"),
                ("First day of the exclusion", "{{ first_day }}"),
                ("Counted from", "{{ counts_from }}"),
                ("Amount", "{{ amount }}"),
            )
        ),
        Paragraph(
            "The amount was worked out by our finance team, under the yearly School and Early "
            "Years Finance (England) Regulations (rule MON-01). If it looks wrong to you, please "
            "write to me and I will send you the working. If {{ child }} is reinstated after all, "
            "the part for the weeks from then on comes back."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(_stands, dates=(("counts_from", "MON-01"),), says=_says, doubts=_doubts),
)  # fmt: skip
