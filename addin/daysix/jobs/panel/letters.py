"""The letters after a meeting: which there are, whom each goes to, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import daysix
from daysix.attachments.keeping import safe_name
from daysix.calendars.days import in_words
from daysix.jobs.panel.case_of import ADDRESS
from daysix.jobs.panel.meeting_rows import row_by
from daysix.jobs.panel.rows import CONTACTS, PROVIDERS, REFERRALS, told
from daysix.jobs.panel.templates import letters_after
from daysix.letters._letter import PARENT, PROVIDER, REFERRER, SCHOOL
from daysix.panels.meeting import NOT_REFERRALS, RETURNED
from daysix.panels.words import listed, may_be_no
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.jobs.panel.outcomes import Held
    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.letters._letter import Letter
    from daysix.panels.meeting import Decided

FOLDER = "Letters"
HEAD = "The headteacher"
WORDS = {
    PARENT: "parent or carer",
    SCHOOL: "the school that takes the child",
    REFERRER: "the school that referred",
    PROVIDER: "the provider",
}
UNSAFE = (
    "a carer is marked as not safe to contact. Ask the case officer who may be written to, and "
    "write that letter by hand"
)
NOTHING_LACKS = (
    "all that the panel asks for is here, so I do not know what is missing. Write that letter by "
    "hand"
)


class Prepared(NamedTuple):
    """One letter to be made, or the sentence that says why it is not."""

    decided: Decided
    letter: Letter
    values: dict[str, object]
    to: str
    why_not: str = ""

    @property
    def name(self) -> str:
        """Its file: the item, the referral and the letter; no child's name."""
        item, ref = self.decided.item.number, self.decided.outcome.ref
        return safe_name(f"{item} {ref} {self.letter.name}.docx")

    @property
    def line(self) -> str:
        """As the officer is shown it."""
        return f"{self.name.removesuffix('.docx')}: to {self.to} ({WORDS[self.letter.to]})"


class Letters(NamedTuple):
    """Every letter after a meeting, and what there is none for, with the reason."""

    ready: list[Prepared]
    left: list[str]


def letters_of(one: Held, *, as_of: date) -> Letters:
    """The letters of the outcomes that are recorded."""
    found = Letters([], [])
    for decided in one.meeting.decided:
        if why := _not_yet(one, decided):
            found.left.append(f"{decided.item.number} {decided.outcome.ref}: {why}.")
            continue
        for prepared in _of_a_case(one, decided, as_of=as_of):
            if prepared.why_not:
                head = f"{decided.item.number} {decided.outcome.ref}"
                said = f"{head}: “{prepared.letter.name}” is not made: {prepared.why_not}."
                found.left.append(said)
            else:
                found.ready.append(prepared)
    return found


def _not_yet(one: Held, decided: Decided) -> str:
    """Why a case has no letters: a review has none, and an outcome must be recorded first."""
    if decided.item.case.type.startswith(NOT_REFERRALS):
        return "a review has no letters of ours. Write to those concerned yourself"
    row = row_by(one.book.workbook, REFERRALS, "RefID", decided.outcome.ref)
    outcome = decided.outcome
    same = row is not None and row.text("Decision").upper() == outcome.decision
    if same and row is not None and outcome.school:
        same = row.text("DecisionSchool") == outcome.school
    if same:
        return ""
    return "what the grid says is not what stands on the referral. Press After the meeting first"


def _of_a_case(one: Held, decided: Decided, *, as_of: date) -> Iterator[Prepared]:
    book, place = one.book, decided.outcome.school
    known = {SCHOOL: place in book.schools, PROVIDER: place not in book.schools}
    for letter in letters_after(decided.outcome.decision):
        if place and not known.get(letter.to, True):
            continue  # a place at a school needs no letter to a provider, nor the other way round
        to, address = _recipient(book, decided, letter.to)
        lacks = decided.item.readiness
        given: dict[str, object] = {
            **decided.letter,
            **_officer(book, decided.letter.get("officer", "")),
            "council": book.workbook.settings.get("COUNCIL", "").strip(),
            "today": in_words(as_of),
            "as_of": in_words(as_of),
            "rules": f"Day Six {daysix.__version__}",
            "recipient": to,
            "address": "\n".join(address),
            "missing": [*lacks.papers, *lacks.fields],
        }
        values = letter.values(given)
        why = UNSAFE if letter.to == PARENT and _is_unsafe(decided) else ""
        if not why and decided.outcome.decision == RETURNED and not given["missing"]:
            why = NOTHING_LACKS if letter.lacking(values) else ""
        if not why and (lacking := letter.lacking(values)):
            why = f"the workbook does not say {listed(lacking)}. Fill that in first"
        yield Prepared(decided, letter, values, to, why)


def _is_unsafe(decided: Decided) -> bool:
    keys = ("Pupil.Carer1SafeToContact", "Pupil.Carer2SafeToContact")
    values = dict(decided.item.case.values)
    return any(may_be_no(values.get(key)) for key in keys)


def _recipient(book: PanelBook, decided: Decided, kind: str) -> tuple[str, list[str]]:
    """To whom a letter goes, and the lines of the address; blanks stay out."""
    values = dict(decided.item.case.values)
    if kind == PARENT:
        lines = [told(values, f"Pupil.{one}") for one in ADDRESS]
        return told(values, "Pupil.Carer1Name"), [one for one in lines if one]
    if kind == PROVIDER:
        wanted = decided.outcome.school
        rows = book.rows(PROVIDERS)
        row = next((one for one in rows if told(one, "ProviderID") == wanted), {})
        return told(row, "Contact") or told(row, "Name"), [told(row, "Name")]
    if kind == SCHOOL:
        return _school(book, decided.outcome.school, "")
    row = _referral(book, decided.outcome.ref)
    return _school(book, told(row, "ReferrerSchool"), told(row, "Referrer"))


def _school(book: PanelBook, number: str, name: str) -> tuple[str, list[str]]:
    row = book.schools.get(number)
    if row is None:
        return name, []
    lines = [told(row, "Name"), told(row, "Postcode")]
    return name or told(row, "HeadName") or HEAD, [one for one in lines if one]


def _referral(book: PanelBook, ref: str) -> Row:
    return next((row for row in book.rows(REFERRALS) if told(row, "RefID") == ref), {})


def _officer(book: PanelBook, name: str) -> dict[str, object]:
    """How the officer who signs can be reached, as the Contacts sheet has it."""
    wanted = name.strip().casefold()
    rows = book.rows(CONTACTS) if wanted else []
    row = next((one for one in rows if told(one, "Name").casefold() == wanted), {})
    return {"officer_phone": told(row, "Phone"), "officer_email": told(row, "Email")}
