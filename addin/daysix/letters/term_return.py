"""To the school, after the end of a term: its list of exclusions may not be whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.letters._case import NOT_YET, NOW_IT_IS, OfSchool, Stands, said_day
from daysix.letters._fields import DEAR
from daysix.letters._letter import SCHOOL, Letter
from daysix.paper.blocks import Bullets, Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import SchoolNow


def _stands(now: SchoolNow) -> Stands:
    if not now.term:
        return Stands(NOT_YET, now.why.rstrip(".") or "no term of its calendar has ended")
    return NOW_IT_IS


def _says(now: SchoolNow) -> Mapping[str, object]:
    return {"term": now.term, "ended": said_day(now.ended), "many": str(now.many)}


LETTER = Letter(
    "Term return",
    to=SCHOOL,
    about="To the school, after the end of a term: is the list of its exclusions whole?",
    heading="Suspensions and exclusions in the {{ term }}: your return",
    own=(
        DEAR,
        Field("school_now", "the school", "Oakfield Academy", needed=True),
        Field("term", "the term", "autumn term 2026/27", needed=True),
        Field("ended", "its last school day", "Friday 18 December 2026", needed=True),
        Field("many", "how many exclusions of the term we have from this school", "4",
              needed=True),
    ),
    body=(
        Paragraph(
            "Schools tell the council of every suspension and every permanent exclusion, however "
            "short, without delay (rule NOT-03). We do not have your return for the {{ term }} "
            "yet, and so cannot tell whether we have them all."
        ),
        Facts(
            (
                ("School", "{{ school_now }}"),
                ("Term", "{{ term }}, which ended on {{ ended }}"),
                ("Exclusions of that term we have from you", "{{ many }}"),
            )
        ),
        Paragraph("Please send me, by secure mail and within a week:"),
        Bullets(
            (
                "Each suspension of the term, lunchtimes too: child, first and last day, reasons.",
                "Or a line that there are none beside those we have.",
                "Any that were cancelled, and the day.",
            )
        ),
        Paragraph(
            "It matters for the children: days are added up over the term and the year, and "
            "governors must meet when there are more than 15 in a term."
        ),
    ),
    dear="{{ dear }}",
    of=OfSchool(_stands, _says),
)  # fmt: skip
