"""The fields a council's own minutes may use, and their values for one copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from daysix.panels.agenda_fields import MEETING, MEMBER, meeting_values
from daysix.panels.attendance import ATTENDS, HERE
from daysix.panels.contents.minutes import LEFT_OUT
from daysix.panels.profile import INITIALS
from daysix.panels.sitting import APOLOGIES
from daysix.panels.words import listed, short_day
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from daysix.panels.meeting import Decided, Meeting
    from daysix.panels.plan import Item
    from daysix.panels.view import View

DECISION = (
    Field("heading", "the item with the initials", "A1  Z.O., Year 9"),
    Field("item", "the item's number", "A1"),
    Field("decision", "what was decided, in words", "Place offered"),
    Field("school", "the school or provider decided on", "Elm Park School"),
    Field("on_roll_by", "the last day for the child to be on roll", "Fri 22 Jan 2027"),
    Field("conditions", "what it depends on", "A meeting with the head first."),
    Field("transport", "how the child gets there", "A bus pass is provided."),
    Field("funding", "money that was agreed", "£1,200 from the inclusion fund."),
    Field("reason", "why another school than the share suggested", ""),
    Field("refusal", "why a school refused", ""),
    Field("dissent", "who did not agree", ""),
    Field("review_on", "when it is looked at again", "Mon 1 Mar 2027"),
)
ACTION = (
    Field("item", "the item it is about", "A1"),
    Field("text", "what is to be done", "Arrange the meeting with the head"),
    Field("owner", "who does it", "Priya Shah"),
    Field("due", "by when", "Mon 14 Dec 2026"),
)
FIELDS = (
    *(one for one in MEETING if one.name != "members"),
    Field("members", "those who were there, one by one", rows=MEMBER),
    Field("apologies", "who sent apologies", "Lee Ward"),
    Field("next_meeting", "day and place of the next meeting", "Wednesday 20 January 2027"),
    Field("decisions", "every case heard, one by one", rows=DECISION),
    Field("actions", "what is to be done, one by one", rows=ACTION),
)
NOT_DECIDED = "Not decided. It comes back to the next meeting."
NOBODY = "Nobody is entered as present."


def minutes_values(view: View, meeting: Meeting, *, next_meeting: str = "") -> dict[str, object]:
    """The values of minutes for one copy, by the names in ``FIELDS``."""
    decided = {one.outcome.ref: one for one in meeting.decided}
    here = {item.case.ref: item.number for item in view.items}
    members = view.plan.sitting.members
    here_now = {ATTENDS[one] for one in HERE}
    every = meeting_values(view)
    came = [one for one in cast("list[dict[str, str]]", every["members"])
            if one["attends"] in here_now]  # fmt: skip
    return every | {
        "members": came or [{one.name: "" for one in MEMBER} | {"name": NOBODY}],
        "apologies": listed([one.name for one in members if one.attends == APOLOGIES]),
        "next_meeting": next_meeting,
        "decisions": [_decision(view, item, decided.get(item.case.ref)) for item in view.items],
        "actions": [
            {
                "item": here[one.about],
                "text": _typed(view, one.text) or LEFT_OUT,
                "owner": one.owner,
                "due": short_day(one.due) if one.due else "",
            }
            for one in meeting.open_actions
            if one.about in here
        ],
    }


def _typed(view: View, text: str) -> str:
    """People's own words stand only in copies that show names."""
    return "" if view.audience.names == INITIALS else view.conceal(text)


def _heading(item: Item) -> str:
    """Minutes go far and are kept long: they say whom it is about as the printed ones do."""
    year = f", Year {item.case.year}" if item.case.year else ""
    return f"{item.number}  {item.case.initials}{year}"


def _decision(view: View, item: Item, decided: Decided | None) -> dict[str, str]:
    said = {one.name: "" for one in DECISION}
    said |= {"heading": _heading(item), "item": item.number, "decision": NOT_DECIDED}
    if decided is None:
        return said
    outcome, day = decided.outcome, decided.on_roll.day if decided.on_roll else None
    return said | {
        "decision": decided.label,
        "school": outcome.school_name or outcome.school,
        "on_roll_by": short_day(day) if day else "",
        "conditions": _typed(view, outcome.conditions),
        "transport": _typed(view, outcome.transport),
        "funding": _typed(view, outcome.funding),
        "reason": _typed(view, outcome.reason),
        "refusal": _typed(view, outcome.refusal),
        "dissent": _typed(view, outcome.dissent),
        "review_on": short_day(outcome.review_on) if outcome.review_on else "",
    }
