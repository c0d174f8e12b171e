"""The fields a council's own agenda may use, and their values for one copy.

Values come from the :class:`~daysix.panels.view.View` of that copy, so that a field never holds
what its reader may not see, whatever the template asks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels import columns
from daysix.panels.attendance import ATTENDS
from daysix.panels.contents.wording import day_words, title_of
from daysix.panels.words import clock, short_day
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from datetime import date

    from daysix.panels.plan import Item
    from daysix.panels.view import View

EXAMPLES = {
    "item": "A1", "ref": "RF-0012", "type": "Permanent exclusion", "initials": "Z.O.",
    "name": "Zoë O'Neill-Śmith", "year": "9", "school": "Oakfield Academy",
}  # fmt: skip
CASE = (
    *(Field(one.name, one.label, EXAMPLES.get(one.name, one.label)) for one in columns.FIELDS),
    Field("heading", "the item with the name, or the initials where names are not shown",
          "A1  Zoë O'Neill-Śmith, Year 9"),
    Field("reference", "the reference, equal in all copies", "P26-004/A1"),
    Field("why", "why the case is on this list", "Permanent exclusion, papers complete."),
    Field("says", "how a child is placed who is not placed by this panel", ""),
)  # fmt: skip
MEMBER = (
    Field("name", "the member's name", "Jo Marsh"),
    Field("role", "the member's role", "Chair"),
    Field("school", "the member's school", "Elm Park School"),
    Field("attends", "present, apologies or deputy", "Present"),
    Field("interest", "the items in which the member takes no part", "B3"),
)
ACTION = (
    Field("ref", "the action's number", "AC-0031"),
    Field("text", "what is to be done", "Ring the provider"),
    Field("owner", "who does it", "Priya Shah"),
    Field("due", "by when", "Mon 7 Dec 2026"),
    Field("state", "how far it is", "OPEN"),
)
SECTION = (
    Field("mark", "the letter of the section", "A"),
    Field("title", "what it is called", "Permanent exclusions needing a place"),
    Field("text", "what the panel's file says of it", "The provider speaks first."),
    Field("cases", "the cases of the section, one by one", rows=CASE),
)
MEETING = (
    Field("title", "the panel, with its area", "Placement panel, North", needed=True),
    Field("day", "the day of the meeting", "Wednesday 9 December 2026", needed=True),
    Field("start", "when it begins", "10am"),
    Field("venue", "where it is", "Room 2, Civic Centre"),
    Field("link", "the address to join at", "https://meet.example/panel"),
    Field("chair", "who chairs", "Jo Marsh"),
    Field("clerk", "who writes the minutes", "Sam Reed"),
    Field("reference", "the number of the meeting", "P26-004", needed=True),
    Field("banner", "how the copy is to be kept, and whose it is",
          "OFFICIAL-SENSITIVE. Copy for Jo Marsh.", needed=True),
    Field("quorum", "whether enough members are there", "Five members make a quorum."),
    Field("members", "the members, one by one", rows=MEMBER),
)  # fmt: skip
FIELDS = (
    *MEETING,
    Field("papers_by", "the day papers go out", "Wed 2 Dec 2026"),
    Field("next_meeting", "day and place of the next meeting", "Wednesday 20 January 2027"),
    Field("last_day", "the day of the meeting before", "Wed 11 Nov 2026"),
    Field("confidentiality", "the panel's words on confidentiality", "Keep these papers safe."),
    Field("retention", "what becomes of the papers afterwards", "Return all papers."),
    Field("note", "what this reader is told besides", ""),
    Field("actions", "the actions carried over, one by one", rows=ACTION),
    Field("sections", "the sections that hear cases, one by one", rows=SECTION),
    Field("apart", "children who are not placed by this panel, one by one", rows=CASE),
)


def meeting_values(view: View) -> dict[str, object]:
    """What agenda and minutes both say of the meeting."""
    sitting = view.plan.sitting
    return {
        "title": title_of(view.plan),
        "day": day_words(view.plan),
        "start": clock(sitting.start) if sitting.start else "",
        "venue": sitting.venue,
        "link": sitting.link,
        "chair": sitting.chair,
        "clerk": sitting.clerk,
        "reference": sitting.panel,
        "banner": view.banner,
        "quorum": view.plan.quorum.sentence,
        "members": [
            {
                "name": one.name,
                "role": one.role,
                "school": one.school,
                "attends": ATTENDS.get(one.attends, one.attends),
                "interest": view.interest_of(one),
            }
            for one in sitting.members
        ],
    }


def agenda_values(
    view: View, *, papers_by: date | None = None, next_meeting: str = ""
) -> dict[str, object]:
    """The values of an agenda for one copy, by the names in ``FIELDS``."""
    profile, last = view.plan.profile, view.plan.sitting.last_day
    return meeting_values(view) | {
        "papers_by": short_day(papers_by) if papers_by else "",
        "next_meeting": next_meeting,
        "last_day": short_day(last) if last else "",
        "confidentiality": profile.confidentiality,
        "retention": profile.retention,
        "note": view.audience.note,
        "actions": [
            {
                "ref": one.ref,
                "text": one.text,
                "owner": one.owner,
                "due": short_day(one.due) if one.due else "",
                "state": one.state,
            }
            for one in view.actions()
        ],
        "sections": [
            {
                "mark": planned.mark,
                "title": planned.section.title,
                "text": planned.section.text,
                "cases": [case_values(view, item) for item in planned.items],
            }
            for planned in view.sections
            if planned.section.of_cases
        ],
        "apart": [case_values(view, item) for item in view.apart],
    }


def case_values(view: View, item: Item) -> dict[str, object]:
    """One case, as the reader of this copy may see it."""
    said: dict[str, object] = {one.name: view.text(item, one.name) for one in columns.FIELDS}
    return said | {
        "heading": view.heading(item),
        "reference": item.reference,
        "why": view.conceal(item.why),
        "says": item.says,
    }
