"""The ambiguities of the rulebook (AMB-01 to AMB-20), each a named switch with a default.

Where the law can be read two ways the officer sees both; a council may choose the other reading
here. Every date says which reading produced it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Switch(NamedTuple):
    """One question the law leaves open.

    Parameters
    ----------
    id
        AMB-nn.
    question
        In an officer's words.
    readings
        Reading name to a plain sentence; the first is the default, the safest convention.
    fixed
        True where there is nothing to choose: the note explains what is always done.
    """

    id: str
    question: str
    readings: Mapping[str, str]
    fixed: bool = False

    @property
    def default(self) -> str:
        """Name of the safest reading."""
        return next(iter(self.readings))


SWITCHES = (
    Switch(
        "AMB-01",
        "Permanent exclusion: which day is the sixth?",
        {
            "sixth_counting_first": "The sixth school day, the first day of the exclusion being "
            "day 1.",
            "sixth_after_first": "The sixth school day after the first day (the guidance to the "
            "letter).",
        },
    ),
    Switch(
        "AMB-02",
        "Permanent exclusion straight after a suspension: does the run of days carry on?",
        {
            "fresh": "No: it is counted afresh; a warning says when the child is already past "
            "five days.",
            "carries_on": "Yes: the suspension's days count towards the sixth day.",
        },
    ),
    Switch(
        "AMB-03",
        "Do days at another school count towards this term's total?",
        {
            "all_known_days": "Yes, every day we know of.",
            "this_school_only": "No, only this school's days. The 45 days still count them all.",
        },
    ),
    Switch(
        "AMB-04",
        "Do lunchtimes count towards the 45 days?",
        {
            "half_a_day": "Yes, half a day each.",
            "not_counted": "No.",
        },
    ),
    Switch(
        "AMB-05",
        "A first day on which only the afternoon was missed",
        {
            "half_day_not_in_run": "Half a day in the totals; not a day in the run to day 6 "
            "unless the exclusion began before the afternoon session.",
        },
        fixed=True,
    ),
    Switch(
        "AMB-06",
        "A governors' decision or a request for review sent by e-mail",
        {
            "agreed_day_sent": "Given on the day it was sent (the family agreed to e-mail).",
            "not_agreed_use_letter": "Not given by e-mail: use the date of the posted letter.",
        },
    ),
    Switch(
        "AMB-07",
        "Partial closure, a year group at home, study leave",
        {"school_day": "A school day, unless the whole school is shut."},
        fixed=True,
    ),
    Switch(
        "AMB-08",
        "“At least five school days before”",
        {
            "count_back": "Count back that many days.",
            "clear_days": "That many clear days in between: one day more.",
        },
    ),
    Switch(
        "AMB-09",
        "“The fifth day after” a name is entered in the register",
        {"calendar_days": "Calendar days (the earlier).", "school_days": "School days."},
    ),
    Switch(
        "AMB-10",
        "Money for final-year pupils: when does the school year end?",
        {
            "31_july": "31 July.",
            "day_before_autumn_term": "The day before the next autumn term.",
        },
    ),
    Switch(
        "AMB-11",
        "The relevant date falls after 31 March",
        {"new_year_only": "Charge the new funding year only, and tell finance."},
        fixed=True,
    ),
    Switch(
        "AMB-12",
        "Does a school that publishes six terms have “more than three terms”?",
        {
            "as_published": "Yes, unless its calendar says otherwise (terms a year).",
        },
        fixed=True,
    ),
    Switch(
        "AMB-13",
        "When did governors receive the notice?",
        {
            "day_sent": "The day it was sent electronically or handed over; by first-class post "
            "the second working day; if nobody knows, the first day of the exclusion.",
        },
        fixed=True,
    ),
    Switch(
        "AMB-14",
        "When may the name come off the register?",
        {
            "next_school_day": "The next school day after the review time has run out.",
            "next_calendar_day": "The very next day.",
        },
    ),
    Switch(
        "AMB-15",
        "The exam is on the day governors get the notice",
        {"flag": "Say so: they cannot meet before it. The 15 school days still run."},
        fixed=True,
    ),
    Switch(
        "AMB-16",
        "Six months for a discrimination claim",
        {
            "minus_one_day": "The same date six months on, less a day.",
            "same_date": "The same date six months on.",
        },
    ),
    Switch(
        "AMB-17",
        "Does the trigger day itself count?",
        {
            "as_tabled": "No for 10, 15, 20, 30 and 50 school days; yes for directions to admit "
            "and discrimination claims.",
        },
        fixed=True,
    ),
    Switch(
        "AMB-18",
        "Representations arrive after day 50",
        {
            "meet_if_asked": "No duty to meet in time; meet anyway if asked, and record it.",
        },
        fixed=True,
    ),
    Switch(
        "AMB-19",
        "A request for review e-mailed after hours on the last day",
        {"when_delivered": "Made on the day it was delivered."},
        fixed=True,
    ),
    Switch(
        "AMB-20",
        "When does the fair-access clock start?",
        {
            "earlier_known_date": "The earlier of the referral and the agreement to consider.",
            "agreed": "The day it was agreed (the legal text).",
        },
    ),
)

BY_ID = {switch.id: switch for switch in SWITCHES}


class Switches:
    """The readings in use: the safest ones, except where a council chose otherwise.

    Raises
    ------
    BadInput
        An unknown switch or reading.
    """

    __slots__ = ("_chosen",)

    def __init__(self, chosen: Mapping[str, str] | None = None) -> None:
        for id_, reading in (chosen or {}).items():
            if id_ not in BY_ID:
                message = f"There is no switch called {id_}. They run from AMB-01 to AMB-20."
                raise BadInput("B-061", message)
            if reading not in BY_ID[id_].readings:
                choices = " or ".join(BY_ID[id_].readings)
                message = f"“{reading}” is not a reading of {id_}. Choose {choices}."
                raise BadInput("B-062", message)
        self._chosen = dict(chosen or {})

    def __getitem__(self, id_: str) -> str:
        """Name of the reading in use for ``id_``."""
        return self._chosen.get(id_, BY_ID[id_].default)

    @property
    def chosen(self) -> Mapping[str, str]:
        """The readings that were chosen, the usual ones among them if they were named."""
        return self._chosen

    def over(self, others: Switches) -> Switches:
        """These where one was chosen, and ``others`` for the rest."""
        return Switches({**others.chosen, **self._chosen})

    @property
    def in_full(self) -> tuple[str, ...]:
        """The reading in use of each question, in their order."""
        return tuple(self[switch.id] for switch in SWITCHES)
