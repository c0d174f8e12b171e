"""To whom a letter about a case goes: only as the workbook says, and what stops it.

Whoever cannot be told for certain is left to the officer: the letter then has a mark where the
name or the address belongs, and says so before it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.case_of import ADDRESS
from daysix.jobs.panel.rows import CONTACTS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.law.answer import add_months
from daysix.letters._case import council_name
from daysix.letters._letter import (
    CLERK,
    HOME_COUNCIL,
    PARENT,
    PROVIDER,
    SCHOOL,
    SOCIAL_WORKER,
    VIRTUAL_HEAD,
)
from daysix.panels.words import may_be_no, may_be_yes
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.jobs.letters.row import CaseRow
    from daysix.jobs.panel.rows import PanelBook, Row

WORDS = {
    PARENT: "parent or carer",
    SCHOOL: "the school",
    PROVIDER: "the provider",
    CLERK: "the governors' clerk",
    HOME_COUNCIL: "the council where the child lives",
    SOCIAL_WORKER: "the social worker",
    VIRTUAL_HEAD: "the virtual school head",
}
ADULT_MONTHS = 18 * 12
UNSAFE = (
    "a carer is marked as not safe to contact. Ask the case officer who may be written to, and "
    "write that letter by hand"
)
DO_NOT_SHARE = (
    "the sheet Pupils marks this child “do not share”. Ask the case officer what may be said to "
    "whom, and write that letter by hand"
)
SENSITIVE = (
    "the row is marked as sensitive, which keeps it from schools and providers. Ask the case "
    "officer, and write that letter by hand"
)
LOOKED_AFTER = (
    "the child is looked after, so I cannot tell who may be written to at this address. Ask the "
    "social worker, and write that letter by hand"
)
GROWN_UP = "the pupil is 18 or over, so it goes to the pupil. Write that letter by hand"
NO_PUPIL = "the child has no row on the sheet Pupils, so I know neither parent nor address"


class Addressee(NamedTuple):
    """Who gets a letter.

    Attributes
    ----------
    name, dear, lines
        For the address and the greeting; blank where the workbook does not say.
    whole
        Whether it is enough to send a letter, by post or by mail.
    why_not
        Why no letter may go there at all.
    """

    name: str
    dear: str
    lines: tuple[str, ...] = ()
    whole: bool = False
    why_not: str = ""


def stopped(one: CaseRow, kind: str) -> str:
    """Why nobody of a kind may be written to about a case; blank where they may."""
    if one.why:
        return one.why
    if may_be_yes(one.pupil.get("DoNotShareFlag")):
        return DO_NOT_SHARE
    if kind in {SCHOOL, CLERK, PROVIDER} and may_be_yes(one.row.get("Sensitive")):
        return SENSITIVE
    return _not_to_parents(one) if kind == PARENT else ""


def _not_to_parents(one: CaseRow) -> str:
    if not one.pupil:
        return NO_PUPIL
    if any(may_be_no(one.pupil.get(f"{carer}SafeToContact")) for carer in ("Carer1", "Carer2")):
        return UNSAFE
    case = one.answered.case
    if (case is not None and case.pupil.looked_after) or may_be_yes(one.pupil.get("LAC")):
        return LOOKED_AFTER
    born = day_of(one.pupil, "DOB")
    if born and case and add_months(born, ADULT_MONTHS) <= case.as_of:
        return GROWN_UP
    return ""


def addressee_of(one: CaseRow, kind: str) -> Addressee:
    """Who of a kind gets a letter about a case."""
    if why := stopped(one, kind):
        return Addressee("", "", why_not=why)
    return KINDS[kind](one)


def _parent(one: CaseRow) -> Addressee:
    name = told(one.pupil, "Carer1Name")
    lines = tuple(filter(None, (told(one.pupil, column) for column in ADDRESS)))
    whole = bool(told(one.pupil, "Address1") and told(one.pupil, "Postcode"))
    return Addressee(name, name, lines, whole)


def _at_school(one: CaseRow) -> Addressee:
    return school_addressee(one.school, one.answered.school)


def school_addressee(school: Row, name: str = "") -> Addressee:
    """The head of a school."""
    head = told(school, "HeadName")
    return Addressee(
        head or "The headteacher", head or "Headteacher", _place(school, name), _whole(school)
    )


def _clerk(one: CaseRow) -> Addressee:
    clerk = told(one.school, "GDCClerk")
    named = "" if "@" in clerk else clerk
    lines = (*_place(one.school, one.answered.school), *((clerk,) if "@" in clerk else ()))
    return Addressee(
        named or "The clerk to the governors",
        named or "Clerk to the governors",
        tuple(dict.fromkeys(lines)),
        _whole(one.school) or "@" in clerk,
    )


def _place(school: Row, name: str) -> tuple[str, ...]:
    lines = (told(school, "Name") or name, told(school, "Postcode"), _mail(school))
    return tuple(filter(None, lines))


def _whole(school: Row) -> bool:
    return bool(told(school, "Postcode") or _mail(school))


def _mail(school: Row) -> str:
    mails = (told(school, column) for column in ("ExclusionContact", "GeneralEmail"))
    return next((one for one in mails if "@" in one), "")


def _provider(one: CaseRow) -> Addressee:
    row = one.provider
    contact, name, mail = told(row, "Contact"), told(row, "Name"), told(row, "Email")
    lines = (name, *provider_address(row), mail)
    return Addressee(
        contact or name, contact or "colleague", tuple(filter(None, lines)), bool(mail)
    )


def provider_address(row: Row) -> tuple[str, ...]:
    """The address of a provider, as far as the Providers sheet has it."""
    return tuple(filter(None, (told(row, column) for column in ("Address", "Postcode"))))


def _home_council(one: CaseRow) -> Addressee:
    council = council_name(one.now.home_council if one.now else "")
    person = _only(
        one.book,
        lambda row: _same(row, "Organisation", council) and _holds(row, "Role", "exclusion"),
    )
    name = told(person, "Name")
    lines = tuple(filter(None, (council, told(person, "Email"))))
    return Addressee(
        name or "The exclusions officer", name or "colleague", lines, bool(told(person, "Email"))
    )


def _social_worker(one: CaseRow) -> Addressee:
    name = told(one.pupil, "SocialWorker")
    person = _only(one.book, lambda row: _same(row, "Name", name)) if name else {}
    lines = tuple(filter(None, (told(one.pupil, "SWTeam"), told(person, "Email"))))
    return Addressee(
        name or "The social worker", name or "colleague", lines, bool(told(person, "Email"))
    )


def _virtual_head(one: CaseRow) -> Addressee:
    """The virtual school head of the council that looks after the child, where that is known."""
    number = told(one.pupil, "LACLA")
    ours = one.now.council if one.now else ""
    council = council_name(number) if number else ""
    own = one.book.workbook.settings.get("COUNCIL", "").strip()
    names = {council, own} if number and number == ours else {council}

    def is_theirs(row: Row) -> bool:
        there = any(_same(row, "Organisation", name) for name in names)
        return there and _holds(row, "Role", "virtual")

    person = _only(one.book, is_theirs) if number else {}
    name = told(person, "Name")
    lines = tuple(filter(None, (council, told(person, "Email"))))
    return Addressee(
        name or "The virtual school head", name or "colleague", lines, bool(told(person, "Email"))
    )


def _only(book: PanelBook, fits: Callable[[Row], bool]) -> Row:
    """The only contact that fits; none where there are several."""
    found = [row for row in book.rows(CONTACTS) if fits(row)]
    return found[0] if len(found) == 1 else {}


def _same(row: Row, column: str, said: str) -> bool:
    return bool(said) and told(row, column).casefold() == said.casefold()


def _holds(row: Row, column: str, word: str) -> bool:
    return word in told(row, column).casefold()


KINDS: dict[str, Callable[[CaseRow], Addressee]] = {
    PARENT: _parent,
    SCHOOL: _at_school,
    PROVIDER: _provider,
    CLERK: _clerk,
    HOME_COUNCIL: _home_council,
    SOCIAL_WORKER: _social_worker,
    VIRTUAL_HEAD: _virtual_head,
}
