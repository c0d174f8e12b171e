"""The children of a workbook, as far as they could be named in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.rows import told
from daysix.jobs.panel.sitting_of import day_of
from daysix.paper.gate.people import Person

if TYPE_CHECKING:
    from daysix.jobs.panel.rows import PanelBook, Row


def people_of(book: PanelBook) -> dict[str, Person]:
    """Every child by its number, in small letters."""
    return {number: person_of(book, row) for number, row in book.pupils.items() if number}


def person_of(book: PanelBook, row: Row) -> Person:
    """A row of *Pupils*."""
    surname = told(row, "Surname")
    name = " ".join(filter(None, (told(row, "Forename"), surname)))
    known_as = told(row, "PreferredName")
    return Person(
        name,
        told(row, "UPN"),
        day_of(row, "DOB"),
        book.place(told(row, "CurrentSchoolDfE")),
        also=(f"{known_as} {surname}",) if known_as and surname else (),
    )
