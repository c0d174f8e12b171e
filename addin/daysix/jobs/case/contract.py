"""The shape of a case written as events: what any other program may hand over.

Unknown keys are refused by name. Dates are ISO. This is an edge: pydantic checks it here, and
plain values go on to ``law.building``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

FIRST_YEAR, LAST_YEAR = 1940, 2099
"""As for a tracker's cells: outside these a year is a slip of the keyboard."""
MOST_MONEY = 10_000_000
"""Pounds. No child's funding comes near it."""


def _iso_only(value: object) -> date:
    message = "a date is written like 2026-11-30"
    if not isinstance(value, str) or len(value) != len("2026-11-30"):
        raise ValueError(message)
    try:
        day = date.fromisoformat(value)
    except ValueError:
        message = "there is no such day"
        raise ValueError(message) from None
    if day.isoformat() != value:
        raise ValueError(message)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        message = "that year cannot be right"
        raise ValueError(message)
    return day


Day = Annotated[date, BeforeValidator(_iso_only)]
Half = Annotated[float, Field(gt=0, multiple_of=0.5, allow_inf_nan=False)]
Count = Annotated[int, Field(gt=0)]
Method = Literal["hand", "first_class", "second_class", "email"]
Money = Annotated[float, Field(ge=0, le=MOST_MONEY, allow_inf_nan=False)]


class Strict(BaseModel):
    """Every part of the contract refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid")


class SchoolPart(Strict):
    """The excluding school."""

    name: str
    type: Literal["maintained", "academy", "pru", "special"] = "maintained"
    la: str = ""


class PupilPart(Strict):
    """What is known of the child; a name is never asked for."""

    dob: Day | None = None
    home_la: str = ""
    looked_after: bool = False
    social_worker: bool = False
    ehcp: bool = False
    compulsory_school_age: bool | None = None
    final_year: bool = False
    public_exams_finished: bool = False


class AlreadyDated(Strict):
    """Earlier days out, by date."""

    school: str = ""
    first_day: Day
    last_day: Day


class AlreadyCounted(Strict):
    """Earlier days out, as a number in a term."""

    school: str = ""
    days: Half
    term: str = ""
    school_year: str | int


class AlreadyPermanent(Strict):
    """An earlier permanent exclusion."""

    school: str = ""
    permanent_exclusion: Day


class Exclusion(Strict):
    """What suspensions and permanent exclusions share."""

    first_day: Day
    session: Literal["am", "pm"] = "am"
    notice: dict[str, Day] = Field(default_factory=dict)
    notice_method: Method | None = None
    misses_exam: Day | None = None


class Suspension(Exclusion):
    """A suspension, its length said in one way."""

    type: Literal["suspension"]
    last_day: Day | None = None
    last_session: Literal["am", "pm"] | None = None
    days: Half | None = None
    sessions: Count | None = None
    lunchtimes: Count | None = None
    representations: Day | None = None


class PermanentExclusion(Exclusion):
    """A permanent exclusion."""

    type: Literal["permanent_exclusion"]


class OnADay(Strict):
    """Something that happened on a day."""

    type: Literal[
        "cancellation",
        "review_hearing",
        "equality_act_determined",
        "admitted",
        "fair_access_referred",
        "fair_access_agreed",
        "refusal_notified",
        "appeal_lodged",
        "appeal_hearing",
        "name_entered",
        "removed_from_roll",
        "penalty_notice",
        "information_requested",
    ]
    date: Day


class Received(Strict):
    """Something that came in on a day."""

    type: Literal[
        "review_waiver",
        "in_year_application",
        "record_requested",
        "foi_request",
        "subject_access_request",
    ]
    received: Day


class GovernorsMeeting(Strict):
    """Governors met; the outcome may follow later."""

    type: Literal["governors_meeting"]
    date: Day
    outcome: Literal["reinstated", "declined"] | None = None


class SentNotice(Strict):
    """A letter or e-mail whose day of giving the post rule decides."""

    type: Literal["governors_decision_notice", "review_application"]
    sent: Day
    method: Method | None = None


class ReviewDecisionNotice(Strict):
    """The review panel's decision."""

    type: Literal["review_decision_notice"]
    sent: Day
    method: Method | None = None
    decision: Literal["upheld", "recommend", "quash_and_direct"]
    payment_ordered: bool = False


class Reconsideration(Strict):
    """Governors looked again."""

    type: Literal["reconsideration"]
    date: Day
    outcome: Literal["reinstated", "declined", "offer_declined_by_parents"] | None = None


class EqualityAct(Strict):
    """The act complained of."""

    type: Literal["equality_act"]
    act_date: Day


class Provision(Strict):
    """Education for an excluded child."""

    type: Literal["provision"]
    starts: Day


class Funding(Strict):
    """Money that follows the child, in pounds."""

    type: Literal["funding"]
    amount: Money
    pupil_premium: Money | None = None
    adjustment: Money | None = None


class OffSiteDirection(Strict):
    """A direction to be educated elsewhere."""

    type: Literal["off_site_direction"]
    relevant_day: Day | None = None
    review_requested: Day | None = None
    last_review_meeting: Day | None = None
    review_meeting: Day | None = None


class DirectionServed(Strict):
    """A direction to admit."""

    type: Literal["direction_served"]
    date: Day
    looked_after: bool = False


class AbsentSince(Strict):
    """A child out of school for a reason other than exclusion."""

    type: Literal["absent_since"]
    date: Day
    reason: Literal["health", "unauthorised", "leave_not_returned", "other"] = "other"


AnyEvent = Annotated[
    Suspension
    | PermanentExclusion
    | OnADay
    | Received
    | GovernorsMeeting
    | SentNotice
    | ReviewDecisionNotice
    | Reconsideration
    | EqualityAct
    | Provision
    | Funding
    | OffSiteDirection
    | DirectionServed
    | AbsentSince,
    Field(discriminator="type"),
]


class CaseFile(Strict):
    """A case written as events."""

    id: str = ""
    school: SchoolPart
    calendar: str = ""
    pupil: PupilPart = Field(default_factory=PupilPart)
    already: list[AlreadyDated | AlreadyCounted | AlreadyPermanent] = Field(default_factory=list)
    events: list[AnyEvent]
