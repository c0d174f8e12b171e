"""What every letter file holds, the fields all letters share, and finding the letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from daysix.paper.blocks import Paragraph
from daysix.paper.fields import Field, empty_of, example_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import OfCase, OfSchool
    from daysix.paper.blocks import Block

CHECK = (
    "Check before sending: names, address, dates, enclosures. "
    "This line goes when you approve the letter."
)
ASK = Paragraph(
    "If anything here is not right or not clear, please ring or write to me. I can also arrange "
    "for this letter to be explained to you in another language."
)
PARENT, SCHOOL, REFERRER, PROVIDER = "parent", "school", "referrer", "provider"
CLERK, HOME_COUNCIL, SOCIAL_WORKER, VIRTUAL_HEAD = (
    "clerk", "home council", "social worker", "virtual school head",
)  # fmt: skip

SHARED = (
    Field("council", "the name of the council", "Brambleshire County Council", needed=True),
    Field("team", "the team that writes", "Exclusions and Fair Access"),
    Field("today", "the day of the letter", "Thursday 10 December 2026", needed=True),
    Field("recipient", "to whom it goes", "Ms O'Neill-Śmith", needed=True),
    Field("address", "the recipient's address, line by line", "4 Lark Rise\nZZ1 1AA"),
    Field("reference", "the reference of the case", "P26-004/B3", needed=True),
    Field("as_of", "the day on which what it says was known", "Thursday 10 December 2026",
          needed=True),
    Field("rules", "which edition of the rules its dates rest on", "Day Six 0.1.0", needed=True),
    Field("officer", "who signs", "Priya Shah", needed=True),
    Field("officer_phone", "the officer's telephone", "01632 960 123"),
    Field("officer_email", "the officer's e-mail", "exclusions@brambleshire.example"),
)  # fmt: skip

CHILD = Field("child", "the child's name", "Zoë O'Neill-Śmith", needed=True)
YEAR = Field("year", "the year group", "9")
BORN = Field("born", "the child's date of birth", "Mon 4 Mar 2013")
SCHOOL_NOW = Field("school_now", "the school the child is on roll at", "Oakfield Academy")
PANEL = Field("panel", "the name of the panel", "Placement panel", needed=True)
PANEL_DAY = Field("panel_day", "the day of the meeting", "Wed 9 Dec 2026", needed=True)
DECISION = Field("decision", "what was decided, in words", "Place offered", needed=True)
NEW_SCHOOL = Field("school", "the school or provider decided on", "Elm Park School", needed=True)
ON_ROLL_BY = Field("on_roll_by", "the last day for the child to be on roll", "Fri 22 Jan 2027")
CONDITIONS = Field("conditions", "what the decision depends on", "A meeting with the head first.")
TRANSPORT = Field("transport", "how the child gets there", "A bus pass is provided.")
FUNDING = Field("funding", "money that was agreed", "£1,200 from the inclusion fund.")
REVIEW_ON = Field("review_on", "when it is looked at again", "Mon 1 Mar 2027")
MISSING = Field("missing", "what is missing, one by one", ("Attendance certificate", "Consent"),
                needed=True)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter.

    Parameters
    ----------
    name
        As officers call it, and as its template's file is called.
    to
        Who gets it: ``parent``, ``school``, ``referrer``, ``provider`` and so on.
    about
        When it is used, in a sentence.
    heading
        The line under the greeting.
    own
        Its fields beside those all letters share.
    body
        Its wording, with fields in double curly brackets.
    decisions
        The decisions after which it may be made; none for one that follows no decision.
    close
        How it ends; blank for an agreement, which has neither greeting nor signature.
    dear
        Whom it greets.
    after
        What stands below the signature.
    of
        Which cases, or which schools, it is for; None for a letter about a panel.
    """

    name: str
    to: str
    about: str
    heading: str
    own: tuple[Field, ...]
    body: tuple[Block, ...]
    decisions: frozenset[str] = frozenset()
    close: str = "Yours sincerely"
    dear: str = "{{ recipient }}"
    after: tuple[Block, ...] = ()
    of: OfCase | OfSchool | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field its template may use."""
        return (*SHARED, *self.own)

    @property
    def full(self) -> dict[str, object]:
        """An invented letter with everything in it."""
        return example_of(self.fields)

    @property
    def bare(self) -> dict[str, object]:
        """The least it can be made of."""
        return empty_of(self.fields)

    def lacking(self, values: Mapping[str, object]) -> list[str]:
        """What it cannot do without and is not given, in words."""
        return [one.about for one in self.fields if one.needed and not _said(values.get(one.name))]

    def why_not(self, decision: str) -> str:
        """Why it may not be made after a decision; blank if it may."""
        if not self.decisions or decision in self.decisions:
            return ""
        after = ", ".join(sorted(self.decisions))
        given = f"the decision is {decision}" if decision else "nothing is decided yet"
        return f"“{self.name}” is made after {after}, and {given}."

    def values(self, offered: Mapping[str, object]) -> dict[str, object]:
        """What of the values offered belongs in it; blank fields are there as blanks."""
        blank: dict[str, object] = {one.name: [] if one.is_list else "" for one in self.fields}
        return blank | {name: offered[name] for name in blank if name in offered}


def _said(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


@lru_cache(maxsize=1)
def letters() -> tuple[Letter, ...]:
    """Every letter, by name."""
    from importlib import import_module

    from daysix import letters as room
    from daysix.discover import module_names

    found = [import_module(f"{room.__name__}.{name}").LETTER for name in module_names(room)]
    return tuple(sorted(found, key=lambda one: str(one.name)))
