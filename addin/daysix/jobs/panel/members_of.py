"""Who sits on a panel: its contacts, its chair and clerk, who came, and interests declared.

*Contacts* names the panels somebody sits on: a panel's number, its kind for every area, or the kind
and its area; several with a semicolon between. *Who came* on the
Panels sheet says more, with commas between names and, in brackets, ``apologies``, ``deputy`` or
``interest R00005``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from daysix.jobs.panel.rows import CONTACTS, PANELS, told
from daysix.law.errors import BadInput
from daysix.panels.sitting import APOLOGIES, DEPUTY, PRESENT, Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daysix.jobs.panel.rows import PanelBook, Row

BETWEEN_NAMES = re.compile(r"[;,\n](?![^()]*\))")
BETWEEN_PANELS = re.compile(r"[;\n]")
BETWEEN = re.compile(r"[;,\n]")
ENTRY = re.compile(r"([^()]+?)\s*(?:\(([^()]*)\))?\s*")
NUMBER = re.compile(r"[A-Za-z]+[-]?\d+")
CLERK, PANEL = "clerk", "panel"
COMING = {PRESENT: PRESENT, APOLOGIES: APOLOGIES, "apology": APOLOGIES, DEPUTY: DEPUTY}
INTEREST = "interest"


def members_of(book: PanelBook, panel: Row) -> tuple[Member, ...]:
    """The members, chair and clerk first.

    Raises
    ------
    BadInput
        ``Y-081``: what *Who came* says cannot be understood, so that a case might be shown to
        somebody with an interest in it. ``Y-091``: who declared one is no member we know.
    """
    found: dict[str, Member] = {}
    for column, role in (("Chair", "Chair"), ("Clerk", "Clerk")):
        if name := told(panel, column):
            found.setdefault(_key(name), Member(name, role, sees=CLERK))
    for contact in _contacts(book, panel):
        key = _key(contact.name)
        if key in found:
            known = found[key]
            contact = replace(contact, role=known.role, sees=known.sees)  # noqa: PLW2901
        found[key] = contact
    for name, coming, interests in said_of(told(panel, "Attendance"), told(panel, "PanelID")):
        member = found.get(_key(name))
        if member is None and interests:
            raise _no_member(name, told(panel, "PanelID"))
        member = member or Member(name)
        every = (*member.interests, *interests)
        found[_key(name)] = replace(member, attends=coming, interests=every)
    return tuple(found.values())


def said_of(text: str, panel: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Each name of *Who came*, how the member comes, and the numbers of interests declared.

    Raises
    ------
    BadInput
        ``Y-081``.
    """
    for entry in filter(None, map(str.strip, BETWEEN_NAMES.split(text))):
        fits = ENTRY.fullmatch(entry)
        if fits is None:
            raise _not_understood(entry, panel)
        name, notes = fits[1], fits[2] or ""
        coming, interests = "" if notes else PRESENT, []
        for note in filter(None, map(str.strip, BETWEEN.split(notes))):
            word, _, rest = note.partition(" ")
            if word.casefold().rstrip("s:") == INTEREST:
                numbers = rest.replace(" and ", " ").split()
                if not numbers or not all(map(NUMBER.fullmatch, numbers)):
                    raise _not_understood(entry, panel)
                interests += numbers
            elif note.casefold() in COMING:
                coming = COMING[note.casefold()]
            elif NUMBER.fullmatch(note) and interests:
                interests.append(note)
            else:
                raise _not_understood(entry, panel)
        yield name, coming, tuple(interests)


def _contacts(book: PanelBook, panel: Row) -> Iterator[Member]:
    fits = _sits_on(book, panel)
    for row in book.rows(CONTACTS):
        if told(row, "Name") and any(map(fits, BETWEEN_PANELS.split(told(row, "Panels")))):
            yield Member(
                told(row, "Name"),
                told(row, "Role"),
                book.place(told(row, "SchoolDfE")) or told(row, "Organisation"),
                told(row, "Email"),
            )


def _sits_on(book: PanelBook, panel: Row) -> Callable[[str], bool]:
    """Whether what *Contacts* says of somebody's panels means this one.

    A kind counts for every area only where nothing else stands beside it that we do not know:
    “CAP Secondary, South” is no member in the North, whatever areas the sheet has.
    """
    kind, area = told(panel, "Profile").casefold(), told(panel, "Area").casefold()
    number = told(panel, "PanelID").casefold()
    rows = book.rows(PANELS)
    known = {told(row, one).casefold() for row in rows for one in ("PanelID", "Profile")}

    def fits(text: str) -> bool:
        parts = {part.strip().casefold() for part in text.split(",")} - {""}
        if number in parts or (area and f"{kind} {area}" in parts):
            return True
        return bool(kind) and kind in parts and parts <= known | {area}

    return fits


def _key(name: str) -> str:
    """A name without its dots and spaces: “B Head” is “B. Head”."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def _no_member(name: str, panel: str) -> BadInput:
    return BadInput(
        "Y-091",
        f"{name[:60]} has declared an interest under Who came of panel {panel}, but is neither its "
        "chair, its clerk nor on the Contacts sheet for it. If the name is spelled otherwise "
        "there, that member would be sent the case, so I made nothing. Write it as on Contacts, "
        "or add the member there.",
    )


def _not_understood(entry: str, panel: str) -> BadInput:
    return BadInput(
        "Y-081",
        f"I do not understand “{entry[:60]}” under Who came of panel {panel}. Somebody with an "
        "interest might be sent that case, so I made nothing. Write a name, then in brackets "
        "apologies, deputy or the number: “B. Head (interest R00005)”.",
    )
