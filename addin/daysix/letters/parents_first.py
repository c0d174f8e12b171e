"""To parents, first of all: where their child is taught now, what happens, who helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.letters._case import OfCase, before_governors
from daysix.letters._fields import (
    ADVICE_FIELDS,
    DAY_SIX,
    DEAR,
    FIRST_DAY,
    FIRST_NAME,
    FREE_ADVICE,
    GOVERNORS_BY,
    HOME,
    HOW_COUNTED,
    IN_YOUR_LANGUAGE,
    PLACE_FIELDS,
    PLACE_MARKS,
    SCHOOL_OUT,
    WORKED,
)
from daysix.letters._letter import CHILD, PARENT, Letter
from daysix.paper.blocks import Bullets, Facts, Heading, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.letters._case import CaseNow

NO_PLACE = (
    "No provider from the sixth day stands on the row. The letter says that the place is told "
    "later; it must be, at least 48 hours before it starts (rule NOT-07)"
)


def _marks(values: Mapping[str, object]) -> Sequence[str]:
    here = bool(values.get("provider")) and not values.get("home_council")
    return ("sendiass", *(PLACE_MARKS if here else ()))


def _doubts(now: CaseNow) -> Sequence[str]:
    """What to look at about the place; nothing where another council finds it."""
    if now.home_council:
        return ()
    if not now.provider:
        return (NO_PLACE,)
    sixth, begins = now.due("ED-02"), now.case.first("provision")
    if sixth is None or sixth.due is None or begins is None or begins.day is None:
        return ()
    if begins.day <= sixth.due:
        return ()
    late = f"{in_words(begins.day)} is after the sixth school day, {in_words(sixth.due)}"
    return (f"The place starts late: {late} (rule ED-02)",)


LETTER = Letter(
    "Parents - first letter",
    to=PARENT,
    about="To parents, first of all: where their child is taught now, what happens, who helps.",
    heading="{{ child }}: what happens now",
    own=(
        CHILD,
        FIRST_NAME,
        DEAR,
        SCHOOL_OUT,
        FIRST_DAY,
        DAY_SIX,
        *PLACE_FIELDS,
        HOME,
        Field("keep_in_to", "the last day to be kept out of public places",
              "Wednesday 2 December 2026"),
        GOVERNORS_BY,
        *ADVICE_FIELDS,
        WORKED,
    ),
    body=(
        Paragraph(
            "{{ school_now }} has told us that {{ child }} was permanently excluded, from {{ "
            "first_day }}. This means that {{ first_name }} cannot go back to that school, unless "
            "the school's governors decide otherwise."
        ),
        Paragraph(
            "I know that this is hard for you and for {{ first_name }}. My name is {{ officer }}. "
            "I work for the council, not for the school. You can ring me or write to me about "
            "anything in this letter."
        ),
        *IN_YOUR_LANGUAGE,
        Heading("School for {{ first_name }}", level=2),
        Paragraph("{%p if home_council %}"),
        Paragraph(
            "{{ first_name }} must have full-time education from {{ day_six }}. You live in the "
            "area of {{ home_council }}, so that council finds the place and will tell you about "
            "it. If you have not heard from them by then, please tell me."
        ),
        Paragraph("{%p endif %}"),
        Paragraph("{%p if provider and not home_council %}"),
        Paragraph(
            "{{ first_name }} must have full-time education from {{ day_six }}. We have found this "
            "place."
        ),
        Facts(
            (
                ("Where", "{{ provider }}"),
                ("Address", "{{ provider_address }}"),
                ("First day", "{{ starts }}"),
                ("Times", "{{ start_time }}"),
                ("Getting there", "{{ transport }}"),
                ("Whom to ask", "{{ provider_contact }}"),
            )
        ),
        Paragraph("{%p endif %}"),
        Paragraph("{%p if not provider and not home_council %}"),
        Paragraph(
            "{{ first_name }} must have full-time education from {{ day_six }}. I am finding a "
            "place now. I will tell you where it is, when it starts and how to get there at least "
            "two days before."
        ),
        Paragraph("{%p endif %}"),
        Paragraph("Until then the school gives {{ first_name }} work to do at home, and marks it."),
        Paragraph("{%p if keep_in_to %}"),
        Paragraph(
            "Up to and including {{ keep_in_to }}, please keep {{ first_name }} at home or with "
            "you in school hours. You can be fined if {{ first_name }} is in a public place in "
            "school hours on a day named in the school's letter, without a good reason.",
            "notice",
        ),
        Paragraph("{%p endif %}"),
        Heading("What happens next", level=2),
        Bullets(
            (
                (
                    "The school's governors look at what the head decided. They must decide by "
                    "{{ governors_by }}. They can let {{ first_name }} come back."
                ),
                (
                    "They will ask you to the meeting. You can go, and you can bring a friend or "
                    "somebody who speaks for you. You can also write to them. {{ first_name }} can "
                    "say what they think too. You can ask to meet by video."
                ),
                (
                    "The governors then write to you. If they do not let {{ first_name }} come "
                    "back, you can ask for an independent review. Their letter says how, and the "
                    "last day for asking."
                ),
                (
                    "If you ask for a review, you can also ask for an expert in special "
                    "educational needs to be there. It does not matter whether the school thinks "
                    "that {{ first_name }} has such needs."
                ),
            ),
            numbered=True,
        ),
        *FREE_ADVICE,
        Paragraph(
            "If anything here is not right or not clear, please ring or write to me. I can also "
            "arrange for this letter to be explained to you in another language."
        ),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        before_governors,
        dates=(("day_six", "ED-02"), ("keep_in_to", "ED-05"), ("governors_by", "GB-01")),
        marked=_marks,
        only_ahead=("keep_in_to",),
        doubts=_doubts,
    ),
)  # fmt: skip
