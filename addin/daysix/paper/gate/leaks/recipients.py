"""Addresses the file is to go to that are none of the domains it may go to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, docx, leaks, pdf, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, UNKNOWN, XLSX, Found, Sharing, some

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE, TITLE, LEVEL, CITE = "Y-069", "Recipients", STOP, HOUSE
FORMATS = (XLSX, DOCX, PDF, UNKNOWN)
WHY = "It is not one of the domains this panel's papers go to."
FIX: dict[str, str] = {}
DO = "Correct the address, or say why it is right."


def look(_file: Any, who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    wrong = [each for each in who.recipients if not fits(each, who.domains)]
    if wrong:
        yield Found(f"is to go to {some(wrong)}", tuple(wrong))


def fits(address: str, domains: tuple[str, ...]) -> bool:
    """Whether an address has one of these domains, or is below one that begins with a dot."""
    name, _, domain = address.strip().strip("<>").casefold().rpartition("@")
    known = [each.strip().casefold() for each in domains]
    below = tuple(each for each in known if each.startswith("."))
    return bool(name) and bool(domain) and (domain in known or domain.endswith(below or ("\0",)))


RIGHT = Sharing(recipients=("head@oak.example",), domains=("oak.example",))
BELOW = Sharing(recipients=("head@oak.schools.example",), domains=(".schools.example",))
WRONG = Sharing(recipients=("head@oak-school.example",), domains=("oak.example",))
LIKE = Sharing(recipients=("head@notoak.example",), domains=("oak.example",))
NOBODY = Sharing(recipients=("head",), domains=("oak.example",))
SAYS = "is to go to head@oak-school.example"
EXAMPLES = (
    leaks(XLSX, "another domain", xlsx, says=SAYS, who=WRONG),
    leaks(XLSX, "an ending like it", xlsx, says="is to go to head@notoak.example", who=LIKE),
    clean(XLSX, "the right one", xlsx, who=RIGHT),
    leaks(DOCX, "another domain", docx, says=SAYS, who=WRONG),
    clean(DOCX, "below the right one", docx, who=BELOW),
    leaks(PDF, "no domain at all", pdf, says="is to go to head", who=NOBODY),
    clean(PDF, "the right one", pdf, who=RIGHT),
    leaks(UNKNOWN, "a file of another kind", lambda: b"Canary", says=SAYS, who=WRONG),
    clean(UNKNOWN, "the right one", lambda: b"Canary", who=RIGHT),
)
