"""Schools from a plain list: one a line, under names most lists use for these columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.inbox.directory import KnownSchool
from daysix.jobs.inbox.directory_of import EVERYBODYS, domain_of
from daysix.law.errors import BadInput
from daysix.tracker.cells import text_of
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from daysix.tracker.cells import SheetCells

NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "school", "schoolname", "establishmentname"),
    "dfe": ("dfe", "schooldfe", "dfenumber", "dfeno", "laestab", "dfeschoolnumber", "number"),
    "estab": ("estab", "establishmentnumber"),
    "la": ("la", "lacode"),
    "also": ("also", "shortname", "short", "aka", "alias", "aliases", "knownas", "othernames"),
    "domain": ("domain", "domains", "emaildomain", "schoolwebsite", "website"),
    "address": (
        "email", "emailaddress", "address", "addresses", "mail", "generalemail", "exclusioncontact",
        "emails", "contact",
    ),
    "phase": ("phase", "phaseofeducationname", "type"),
    "officer": ("officer", "caseofficer"),
    "cover": ("cover", "coverofficer"),
}  # fmt: skip
LOOKED_AT = 10
DFE = 7


def schools_from(path: Path) -> tuple[KnownSchool, ...]:
    """The schools of a list: .csv or a workbook.

    Raises
    ------
    BadInput
        It cannot be read; or ``U-020``: no line of it names the column of the schools.
    """
    from daysix.desk.reading import read_book

    for sheet in read_book(path).sheets:
        found = tuple(_schools(sheet))
        if found:
            return found
    message = (
        f"I found no school in {path.name}. Its first line should name the columns, such as name, "
        "dfe and domain. Nothing was sorted."
    )
    raise BadInput("U-020", message)


def _schools(sheet: SheetCells) -> Iterator[KnownSchool]:
    for place, line in enumerate(sheet.rows[:LOOKED_AT]):
        columns = _columns(line)
        if "name" in columns and len(columns) > 1:
            for row in sheet.rows[place + 1 :]:
                said = {
                    what: text_of(row[at]) if at < len(row) else "" for what, at in columns.items()
                }
                if said["name"]:
                    yield _school(said)
            return


def _columns(line: Sequence[object]) -> dict[str, int]:
    names = [normal(text_of(cell)) for cell in line]
    return {
        what: next(place for place, name in enumerate(names) if name in known)
        for what, known in NAMES.items()
        if any(name in known for name in names)
    }


def _school(said: Mapping[str, str]) -> KnownSchool:
    ask = said.get
    dfe = "".join(filter(str.isdigit, ask("dfe") or ""))
    if len(dfe) != DFE and ask("estab"):
        dfe = f"{ask('la') or ''}{(ask('estab') or '').zfill(4)}"
    addresses = [one for one in _several(ask("address") or "") if "@" in one]
    domains = [*map(_bare, _several(ask("domain") or "")), *map(domain_of, addresses)]
    return KnownSchool(
        ask("name") or "",
        dfe=dfe,
        also=tuple(one for one in (ask("also") or "").replace("|", ";").split(";") if one.strip()),
        domains=tuple(dict.fromkeys(one for one in domains if one and one not in EVERYBODYS)),
        addresses=tuple(addresses),
        phase=ask("phase") or "",
        officer=ask("officer") or "",
        cover=ask("cover") or "",
    )


def _several(text: str) -> list[str]:
    return text.lower().replace(";", " ").replace(",", " ").replace("|", " ").split()


def _bare(domain: str) -> str:
    """A domain as it follows the @, from whatever way it was typed."""
    bare = domain.removeprefix("https://").removeprefix("http://").partition("/")[0]
    return bare.lstrip("@").removeprefix("www.")
