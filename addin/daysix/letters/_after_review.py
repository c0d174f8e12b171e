"""What the letters after a review panel share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.letters._case import (
    NOT_THIS,
    NOT_YET,
    NOW_IT_IS,
    OVER,
    OfCase,
    Stands,
    is_permanent,
    text_in,
)
from daysix.letters._fields import (
    ADVICE_FIELDS,
    DEAR,
    FIRST_NAME,
    FREE_ADVICE,
    HOW_COUNTED,
    IN_YOUR_LANGUAGE,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import ASK, CHILD, PARENT, Letter
from daysix.paper.blocks import Heading, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from daysix.letters._case import CaseNow
    from daysix.paper.blocks import Block

DECIDED_ON = Field("decided_on", "the day of the review panel's decision letter",
                   "Tuesday 9 February 2027", needed=True)  # fmt: skip
AGAIN_BY = Field("again_by", "the last day for the governors to think again",
                 "Tuesday 2 March 2027", needed=True)  # fmt: skip
AGAIN = (AGAIN_BY, "REC-01")
STAYS_ON_ROLL = "Until then {{ first_name }} stays on the school's register."
GOES_ON = (
    "{{ first_name }} goes on having full-time education. If there is none now, please ring me "
    "today."
)
WORDS = {"upheld": "left the decision as it is", "recommend": "asked the governors to think again",
         "quash_and_direct": "set the decision aside"}  # fmt: skip


def after(*outcomes: str) -> Callable[[CaseNow], Stands]:
    """Now, after a review panel that decided so, until the governors have thought again."""

    def stands(now: CaseNow) -> Stands:
        if why := is_permanent(now):
            return why
        said = _outcome(now)
        if not said:
            return Stands(NOT_YET, "no outcome of a review panel stands on the row")
        if said not in outcomes:
            return Stands(NOT_THIS, f"the review panel {WORDS.get(said, 'decided otherwise')}")
        again = now.case.first("reconsideration")
        if again is not None and again.day is not None:
            return Stands(OVER, f"the governors thought again on {in_words(again.day)}")
        return NOW_IT_IS

    return stands


def _outcome(now: CaseNow) -> str:
    event = now.case.first("review_decision_notice")
    return str(event.outcome or "") if event else text_in(now.row, "IRPOutcome")


def decided(now: CaseNow) -> Mapping[str, object]:
    """The day of the panel's letter."""
    event = now.case.first("review_decision_notice")
    return {"decided_on": in_words(event.day) if event and event.day else ""}


def to_parents(  # noqa: PLR0913 - all but its name are named
    name: str,
    *,
    outcome: str,
    heading: str,
    begins: str,
    then: tuple[Block, ...],
    until: tuple[Field, str],
) -> Letter:
    """A letter to parents after a review panel.

    Parameters
    ----------
    begins
        Its first paragraph.
    then
        What happens now, and what parents can do, before where they can ask for advice.
    until
        The day it turns on, and the rule that gives it.
    """
    day, rule = until
    return Letter(
        f"After review - {name}",
        to=PARENT,
        about=f"To parents: the review panel {WORDS[outcome]}.",
        heading=heading,
        own=(CHILD, FIRST_NAME, DEAR, SCHOOL_OUT, DECIDED_ON, day, *ADVICE_FIELDS, WORKED),
        body=(
            Paragraph(begins),
            *IN_YOUR_LANGUAGE,
            Heading("What happens now", level=2),
            *then,
            *FREE_ADVICE,
            ASK,
        ),
        dear="{{ dear }}",
        after=HOW_COUNTED,
        of=OfCase(
            after(outcome),
            dates=((day.name, rule),),
            says=decided,
            marked=lambda _values: ("sendiass",),
        ),
    )
