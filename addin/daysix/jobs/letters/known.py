"""What a letter about a case or a school may say: the values of its fields, as the sheets say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import daysix
from daysix.calendars.days import in_words
from daysix.jobs.letters.addressee import provider_address
from daysix.jobs.panel.case_of import ADDRESS
from daysix.jobs.panel.rows import CONTACTS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.letters._case import council_name
from daysix.panels.words import is_yes
from daysix.tracker.tables import PUPILS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from daysix.jobs.letters.addressee import Addressee
    from daysix.jobs.letters.row import CaseRow, SchoolRow
    from daysix.jobs.panel.rows import PanelBook, Row

SEVERAL = re.compile(r"[;\n]+")
SENDIASS, ADVICE = "SENDIASS", "ADVICE"
NEEDS = {
    "N": "none",
    "K": "SEN support",
    "E": "Education, health and care plan",
}
YOUR_LANGUAGE = "your language"


def case_values(one: CaseRow, to: Addressee, *, as_of: date) -> dict[str, object]:
    """The values a letter about a case may use, but for its dates."""
    row, pupil, case = one.row, one.pupil, one.answered.case
    exclusion = case.exclusion if case else None
    home = one.now.home_council if one.now else ""
    begins = case.first("provision") if case else None
    born = day_of(pupil, "DOB") or day_of(row, "DOB")
    return {
        **_frame(one.book, to, as_of=as_of, officer=_officer_of(row, one.school)),
        "reference": one.number,
        "child": child_of(one),
        "first_name": told(pupil, "Forename") or told(row, "Forename") or child_of(one),
        "year": told(row, "NCY") or told(pupil, "NCY"),
        "born": in_words(born) if born else "",
        "school_now": told(one.school, "Name") or one.answered.school,
        "first_day": in_words(exclusion.first_day) if exclusion else "",
        "home_council": council_name(home) if home else "",
        "home_address": ", ".join(_lines(pupil)),
        "provider": told(one.provider, "Name"),
        "provider_address": "\n".join(provider_address(one.provider)),
        "provider_contact": _joined(one.provider, "Contact", "Phone"),
        "start_time": told(one.provider, "Hours"),
        "starts": in_words(begins.day) if begins and begins.day else "",
        "transport": told(one.move, "Transport"),
        "special_needs": NEEDS.get((told(row, "SEN") or told(pupil, "SENStage")).upper(), ""),
        "carer": _joined(pupil, "Carer1Name", "Carer1Phone"),
        "interpreter": _language(pupil),
    }


def school_values(one: SchoolRow, to: Addressee, *, as_of: date) -> dict[str, object]:
    """The values a letter about a school may use."""
    return {
        **_frame(one.book, to, as_of=as_of, officer=told(one.school, "CaseOfficer")),
        "reference": one.number,
        "school_now": told(one.school, "Name"),
    }


def child_of(one: CaseRow) -> str:
    """The child's name: as the Pupils sheet has it, else as the row does."""
    for source in (one.pupil, one.row):
        both = " ".join(filter(None, (told(source, "Forename"), told(source, "Surname"))))
        if both:
            return both
    return told(one.row, "PupilName")


def names_another_child(one: CaseRow, said: Iterable[str]) -> bool:
    """Whether something somebody typed names another child of the workbook."""
    text = " ".join(said).casefold()
    own = child_of(one).casefold()
    for row in one.book.rows(PUPILS):
        forename, surname = told(row, "Forename").casefold(), told(row, "Surname").casefold()
        for name in (f"{forename} {surname}", f"{surname}, {forename}"):
            if forename and surname and name in text and f"{forename} {surname}" != own:
                return True
    return False


def _frame(book: PanelBook, to: Addressee, *, as_of: date, officer: str) -> dict[str, object]:
    settings = book.workbook.settings
    rows = book.rows(CONTACTS) if officer else []
    found = [row for row in rows if told(row, "Name").casefold() == officer.casefold()]
    signs: Row = found[0] if len(found) == 1 else {}
    return {
        "council": settings.get("COUNCIL", "").strip(),
        "today": in_words(as_of),
        "as_of": in_words(as_of),
        "rules": f"Day Six {daysix.__version__}",
        "recipient": to.name,
        "dear": to.dear,
        "address": "\n".join(to.lines),
        "officer": officer,
        "officer_phone": told(signs, "Phone"),
        "officer_email": told(signs, "Email"),
        "sendiass": settings.get(SENDIASS, "").strip(),
        "advice": [one.strip() for one in SEVERAL.split(settings.get(ADVICE, "")) if one.strip()],
    }


def _officer_of(row: Row, school: Row) -> str:
    return told(row, "CaseOfficer") or told(school, "CaseOfficer")


def _lines(pupil: Row) -> list[str]:
    return [one for column in ADDRESS if (one := told(pupil, column))]


def _joined(row: Row, *columns: str) -> str:
    return ", ".join(filter(None, (told(row, column) for column in columns)))


def _language(pupil: Row) -> str:
    if not is_yes(pupil.get("Interpreter")):
        return ""
    return told(pupil, "Language") or YOUR_LANGUAGE
