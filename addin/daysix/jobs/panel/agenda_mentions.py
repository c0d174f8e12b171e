"""An edited agenda held against the list: cases it lacks, cases it has too many, children it names.

Rows of an agenda often show no name, only an item and initials. So a case counts as mentioned where
a line has its item with something else of it, and a row whose first cell is an item nobody has any
more is one too many.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.jobs.panel.agenda import READERS
from daysix.jobs.panel.decisions import BELONGS, LEAVE_OUT, NAME, Decision, mark_of
from daysix.jobs.panel.people import people_of
from daysix.jobs.panel.rows import REFERRALS, told
from daysix.jobs.panel.whose import is_sure
from daysix.panels.attendance import has_interest
from daysix.panels.view import view_of
from daysix.panels.words import listed, short_day
from daysix.paper.blocks import Grid
from daysix.paper.gate.people import Person, fold, needles_of
from daysix.paper.gate.reading import search
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.jobs.panel.agenda_edited import Edited
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.panels.plan import Item
    from daysix.paper.blocks import Document

ITEM = re.compile(r"[A-Z]\d{1,3}")
BETWEEN = " | "
MOST_NAMED = 3
CODE = "Y-184"


class InAgenda(NamedTuple):
    """An edited agenda that names children, or referrals, that are not on the list."""

    name: str
    panel: str
    named: tuple[str, ...]
    mark: str

    @property
    def code(self) -> str:
        """What the sentence ends with."""
        return CODE

    @property
    def sentence(self) -> str:
        """What was found, why the pack waits, and what to do."""
        return (
            f"“{self.name}”, the agenda edited in Word, names {' and '.join(self.named)}, not on "
            f"the list of {self.panel}. It may be a slip for another child, so the pack waits. "
            f"Take it out in Word and save it; or decide in {NAME}: “{BELONGS}” with a reason and "
            f"your initials, or, for the agenda Day Six puts together, “{LEAVE_OUT}”. ({CODE})"
        )

    @property
    def line(self) -> Decision:
        """The line in which it is decided."""
        found = f"names {' and '.join(self.named)}, not on the list"
        return Decision(self.name, found, mark=self.mark)


def named_in(laid: LaidOut, edited: Edited) -> InAgenda | None:
    """Whom an edited agenda names that is not on the list; None where it is nobody."""
    usual = _usual(laid)
    words = _words_of(usual)
    here = [item.case for item in laid.plan.items]
    own = {case.pupil_id.casefold() for case in here}
    people = people_of(laid.book)
    allowed = [Person(case.name, case.upn, case.born) for case in here]
    allowed += [one for number, one in people.items() if number in own]
    others = [one for number, one in people.items() if number not in own]
    needles = needles_of(others, allowed, schools=False)
    known = needles.in_text(words)
    found = {*search(edited.content, needles).places}
    if edited.pages:
        found |= {*search(edited.pages, needles).places}
    names = {one.person.name for one in found - known if is_sure(one)}
    numbers = _referrals(laid, edited) - set(fold(words).split())
    named = (*sorted(names), *sorted(one.upper() for one in numbers))
    if not named:
        return None
    panel = laid.plan.sitting.panel
    mark = mark_of("agenda", panel, edited.again.mark, *named)
    return InAgenda(edited.path.name, panel, named[:MOST_NAMED], mark)


def _referrals(laid: LaidOut, edited: Edited) -> set[str]:
    """Numbers of referrals that are not on the list, in small letters."""
    here = {item.case.ref.casefold() for item in laid.plan.items}
    every = {told(row, "RefID").casefold() for row in laid.book.rows(REFERRALS)} - here - {""}
    return every & set(fold("\n".join(edited.again.lines)).split())


def doubts_about(laid: LaidOut, edited: Edited) -> Iterator[str]:
    """Sentences on cases of the pack that an edited agenda lacks, and on rows of cases gone."""
    name = edited.path.name
    yield from _lacking(laid, edited)
    yield from _other_day(laid, edited)
    yield from interests_typed(laid, edited)
    numbers = {item.number for item in laid.plan.items}
    firsts = {row[0] for one in _usual(laid).blocks if isinstance(one, Grid) for row in one.rows}
    gone = sorted(
        {
            first
            for line in edited.again.lines
            if BETWEEN in line
            if ITEM.fullmatch(first := line.partition(BETWEEN)[0].strip())
        }
        - numbers
        - firsts
    )
    if gone:
        yield (
            f"“{name}” has a row for {listed(gone)}, and no case of the pack has that number. Take "
            "it out, or build the agenda afresh."
        )


def _lacking(laid: LaidOut, edited: Edited) -> Iterator[str]:
    """Cases it does not mention: a sentence each, or one where there are many."""
    name = edited.path.name
    items = [
        item
        for item in laid.plan.items
        if not any(_is_about(line, item) for line in edited.again.lines)
    ]
    if len(items) > MOST_NAMED:
        yield (
            f"“{name}” does not mention {listed([item.number for item in items])}, which are in "
            "the pack: it may be of another meeting, or edited before they came. Build the agenda "
            "afresh."
        )
        return
    for item in items:
        yield (
            f"“{name}” does not mention {item.number} ({item.case.ref}), which is in the pack: "
            "it may have been edited before that case came. Put it in, or build the agenda "
            "afresh."
        )


def _other_day(laid: LaidOut, edited: Edited) -> Iterator[str]:
    """Whether it says the day of the meeting at all, in one of the ways people write one."""
    day = laid.plan.sitting.day
    month = short_day(day).split()[2]
    written = (
        rf"\b0?{day.day}(?:st|nd|rd|th)?\s+(?:of\s+)?{month}",
        rf"\b{month}[a-z]*\s+0?{day.day}\b",
        rf"\b0?{day.day}[./-]0?{day.month}\b",
        rf"\b{day.isoformat()}\b",
    )
    text = "\n".join((*edited.again.lines, *edited.again.margins))
    if not any(re.search(one, text, re.IGNORECASE) for one in written):
        yield (
            f"“{edited.path.name}” nowhere says {laid.day_words}, the day of the meeting: it may "
            "be of another one. Put that right in Word, or in the row of the Panels sheet."
        )


def interests_typed(laid: LaidOut, edited: Edited) -> Iterator[str]:
    """Interests somebody has typed into the agenda alone, so that the copies know nothing of them.

    A line tells one where it begins with the member in a table, or speaks of interests, and has
    the number of a case.
    """
    for member in laid.plan.sitting.members:
        lines = [one for one in edited.again.lines if _tells_interest(one, member.name)]
        cases = [
            item
            for item in laid.plan.items
            if not has_interest(member, item.case)
            if any(_has(line, item.number) or _has(line, item.case.ref) for line in lines)
        ]
        for item in cases:
            yield (
                f"“{edited.path.name}” seems to say that {member.name} has an interest in "
                f"{item.number}, and Who came on the Panels sheet does not, so that case is in "
                f"this member's copy. If it is one, type there: {member.name} (interest "
                f"{item.case.ref})."
            )


def _tells_interest(line: str, member: str) -> bool:
    if not member.strip() or not _has(line, member):
        return False
    begins = BETWEEN in line and line.partition(BETWEEN)[0].strip().casefold() == member.casefold()
    return begins or any(word in line.casefold() for word in ("interest", "conflict", "declar"))


def _has(line: str, words: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line, re.IGNORECASE) is not None


def _is_about(line: str, item: Item) -> bool:
    """Whether a line says the case's number or name; or its item with more of it."""
    case, words = item.case, f" {fold(line)} "

    def says(text: str) -> bool:
        return bool(fold(text).strip()) and f" {' '.join(fold(text).split())} " in squeezed

    squeezed = f" {' '.join(words.split())} "
    if says(case.ref) or says(case.name) or says(item.reference):
        return True
    return says(item.number) and (says(case.initials) or says(case.name.rpartition(" ")[2]))


def _usual(laid: LaidOut) -> Document:
    """The agenda as Day Six puts it together for every member."""
    return laid.agenda(view_of(laid.plan, READERS), linked=False)


def _words_of(document: Document) -> str:
    from daysix.paper.typeset_data import words_of

    return "\n".join(text for text, _ in words_of(document))
