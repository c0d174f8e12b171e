"""Children who have no place in the file: name, UPN or date of birth, anywhere in its bytes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, docx, leaks, pdf, xlsx
from daysix.paper.gate.frame import DOCX, PDF, STOP, UNKNOWN, XLSX, Found, Sharing, some
from daysix.paper.gate.people import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE, TITLE, LEVEL, CITE = "Y-068", "Other children", STOP, HOUSE
FORMATS = (XLSX, DOCX, PDF, UNKNOWN)
WHY = "This child has no place in it."
FIX: dict[str, str] = {}
DO = "Make the copy again without the child, or leave the file out; covering a name is not enough."


def look(file: Any, _who: Sharing) -> Iterator[Found]:
    """One finding for each child."""
    sorts: dict[Person, dict[str, tuple[str, ...]]] = {}
    for hit in file.reading.hits():
        sorts.setdefault(hit.person, {})[hit.sort] = hit.where
    for person, found in sorts.items():
        places = list(dict.fromkeys(place for where in found.values() for place in where))
        what = " and ".join(found)
        yield Found(f"holds the {what} of {person.name} ({some(places, 3)})", tuple(places))


WARBLETON = Person("Canary Warbleton", upn="A123456789012", born=date(2012, 3, 4))
WREN = Person("Ivy Wren")
WHO = Sharing(allowed=(WREN,), others=(WARBLETON,))
CLOSE = Sharing(allowed=(Person("Ann Canary Warbleton"),), others=(WARBLETON,))
SPLIT = (
    "<w:p><w:r><w:t>Can</w:t></w:r><w:r><w:t>ary Warb</w:t></w:r><w:r><w:t>leton</w:t></w:r></w:p>"
)


def _sheet(*texts: str) -> bytes:
    cells = "".join(f'<c t="inlineStr"><is><t>{each}</t></is></c>' for each in texts)
    return xlsx(sheet=f'<sheetData><row r="1">{cells}</row></sheetData>')


def _words(text: str) -> bytes:
    return pdf(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET")


SAYS = "holds the name of Canary Warbleton"
EXAMPLES = (
    leaks(XLSX, "in two cells", lambda: _sheet("Warbleton", "Canary"), says=SAYS, who=WHO),
    leaks(XLSX, "the UPN", lambda: _sheet("A1234 56789012"), says="holds the UPN", who=WHO),
    clean(XLSX, "the child it is about", lambda: _sheet("Ivy Wren"), who=WHO),
    leaks(DOCX, "over three runs", lambda: docx(SPLIT), says=SAYS, who=WHO),
    clean(DOCX, "nobody known", lambda: docx(SPLIT)),
    leaks(PDF, "on the page", lambda: _words("WARBLETON, Canary"), says=SAYS, who=WHO),
    leaks(PDF, "born", lambda: _words("4 March 2012"), says="holds the date of birth", who=WHO),
    clean(PDF, "inside a longer name", lambda: _words("Ann Canary Warbleton"), who=CLOSE),
    clean(PDF, "another birthday", lambda: _words("14/03/2012"), who=WHO),
)
