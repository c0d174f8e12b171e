"""To parents: the governors did not reinstate the child, and what they can do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.outcomes import DECLINED
from daysix.letters._case import NOT_THIS, NOT_YET, NOW_IT_IS, OVER, OfCase, Stands, is_permanent
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
from daysix.paper.blocks import Bullets, Heading, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import CaseNow


def _stands(now: CaseNow) -> Stands:
    if why := is_permanent(now):
        return why
    if not now.governors_met:
        return Stands(NOT_YET, "the governors have not decided")
    if now.governors_met != DECLINED:
        return Stands(NOT_THIS, "the governors reinstated the child")
    return _review(now)


def _review(now: CaseNow) -> Stands:
    """Now, while the parents can still ask for a review and have not."""
    if now.case.first("review_application") or now.case.first("review_decision_notice"):
        return Stands(OVER, "a review has been asked for")
    if now.case.first("review_waiver"):
        return Stands(OVER, "the parents have said in writing that they want no review")
    last = now.due("IRP-01")
    if last is not None and last.due is not None and last.due < now.as_of:
        return Stands(OVER, f"the time to ask for a review ended on {in_words(last.due)}")
    return NOW_IT_IS


def _says(now: CaseNow) -> Mapping[str, object]:
    meeting = next((one for one in now.case.all("governors_meeting") if one.outcome), None)
    arranges = now.fact("IRP-05", "review_arranged_by")
    words = {"local authority": "the council", "academy trust": "the academy trust"}
    return {
        "decided_on": in_words(meeting.day) if meeting and meeting.day else "",
        "arranger": words.get(str(arranges), ""),
    }


LETTER = Letter(
    "After governors - not reinstated",
    to=PARENT,
    about="To parents: the governors did not reinstate the child, and what they can do now.",
    heading="{{ child }}: after the governors' decision",
    own=(
        CHILD,
        FIRST_NAME,
        DEAR,
        SCHOOL_OUT,
        Field("decided_on", "the day the governors decided", "Thursday 10 December 2026",
              needed=True),
        Field("review_by", "the last day to ask for a review", "Thursday 14 January 2027",
              needed=True),
        Field("arranger", "who arranges a review: the council or the academy trust",
              "the academy trust", needed=True),
        *ADVICE_FIELDS,
        WORKED,
    ),
    body=(
        Paragraph(
            "On {{ decided_on }} the governors of {{ school_now }} decided that {{ child }} does "
            "not go back there. They have to write to you with their reasons. If you have not got "
            "their letter, please ring me."
        ),
        *IN_YOUR_LANGUAGE,
        Heading("If you do not agree", level=2),
        Paragraph(
            "You can ask for an independent review. The last day to ask is {{ review_by }}.",
            "strong",
        ),
        Bullets(
            (
                (
                    "Three or five people who do not work for the school look at the decision "
                    "again. They can leave it as it is, ask the governors to think again, or set "
                    "it aside and tell the governors to think again."
                ),
                (
                    "Ask in writing, and say why you do not agree. {{ arranger | capitalize }} "
                    "arranges the review. The governors' letter says where to send it. It costs "
                    "you nothing. A letter sent by first-class post counts as made two working "
                    "days later, so please do not wait for the last day."
                ),
                (
                    "You can ask for an expert in special educational needs to be there. It does "
                    "not matter whether the school thinks that {{ first_name }} has such needs."
                ),
                "You can bring a friend, or somebody who speaks for you.",
            )
        ),
        Paragraph(
            "If you think that {{ first_name }} was treated worse because of a disability, or "
            "because of race, religion, sex or another thing that the Equality Act protects, you "
            "can also make a claim. There is a limit of six months for that, counted from what was "
            "done. Ask for advice early."
        ),
        Heading("Meanwhile", level=2),
        Paragraph(
            "{{ first_name }} goes on having full-time education, wherever that is now. If there "
            "is none, please ring me today. We also begin to look for a new school with you."
        ),
        *FREE_ADVICE,
        ASK,
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        _stands,
        dates=(("review_by", "IRP-01"),),
        says=_says,
        marked=lambda _values: ("sendiass",),
    ),
)  # fmt: skip
