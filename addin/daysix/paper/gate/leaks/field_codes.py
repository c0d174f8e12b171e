"""Instructions behind fields of a Word document: both sides of a condition, questions, paths."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, docx, leaks
from daysix.paper.gate.frame import DOCX, TELL, Found, counted, some
from daysix.paper.gate.leaks._shown import not_shown
from daysix.paper.gate.package import all_of, attribute, remove, tag_of, unwrap
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-099", "Instructions behind fields", TELL, HOUSE, (DOCX,)
WHY = "Two keys show them in place of the text."
FIX = {DOCX: "Fix takes them out of the copy; the text they gave stays."}
DO = "Turn the fields into text."
TELLING = re.compile(
    r"\s*(IF|QUOTE|FILLIN|ASK|SET|COMMENTS|DATABASE|INCLUDETEXT|INCLUDEPICTURE|LINK|DDE|DDEAUTO|"
    r"ADDIN|PRIVATE|RD|TA|XE|TC|DOCPROPERTY|DOCVARIABLE|MERGEFIELD)\b(.*)",
    re.IGNORECASE | re.DOTALL,
)
SWITCH = re.compile(r"\\[*@#!]\s*\w+")
INSTRUCTION = ("instrText", "delInstrText")


class Field(NamedTuple):
    """A field: its part, what is to go to leave its text, and what it says."""

    part: str
    gone: list[Any]
    said: str
    simple: Any = None


def look(file: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    said = not_shown(file, (each.said for each in _fields(file)))
    if said:
        words = counted(len(said), "instruction")
        yield Found(f"has {words} behind fields: {some(said)}", tuple(said))


def _fields(file: Package) -> Iterator[Field]:
    for part in file.named("word/document", "word/header", "word/footer"):
        top = file.tree(part)
        for each in all_of(top, "fldSimple"):
            said = _telling(attribute(each, "instr"))
            if said:
                yield Field(part, [], said, each)
        yield from _spread(part, top)


def _spread(part: str, top: Any) -> Iterator[Field]:
    """Fields laid out over several runs, also one in another."""
    opened: list[tuple[list[Any], list[str], list[bool]]] = []
    for each in all_of(top, "fldChar", *INSTRUCTION):
        kind = attribute(each, "fldCharType")
        if kind == "begin":
            opened.append(([each], [], [True]))
        elif opened:
            gone, said, asks = opened[-1]
            gone.append(each)
            if tag_of(each) in INSTRUCTION and asks[0]:
                said.append(each.text or "")
            if kind == "separate":
                asks[0] = False
            if kind == "end":
                opened.pop()
                text = _telling("".join(said))
                if text:
                    yield Field(part, gone, text)


def _telling(instruction: str) -> str:
    """What an instruction says, where it is of a kind that tells anything."""
    found = TELLING.match(instruction)
    return " ".join(SWITCH.sub(" ", found[2]).replace('"', " ").split()) if found else ""


def fix(file: Package) -> None:
    """Leave the text alone."""
    for each in list(_fields(file)):
        if not not_shown(file, [each.said]):
            continue
        for one in each.gone:
            remove(one)
        if each.simple is not None:
            unwrap(each.simple)
        file.changed(each.part)


def _field(instruction: str) -> bytes:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in
             ("begin", "separate", "end")}  # fmt: skip
    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    text = "<w:r><w:t>Report</w:t></w:r>"
    return docx(f"<w:p>{marks['begin']}{asked}{marks['separate']}{text}{marks['end']}</w:p>")


def _simple(instruction: str) -> bytes:
    text = "<w:r><w:t>Report</w:t></w:r>"
    return docx(f"<w:p><w:fldSimple w:instr='{instruction}'>{text}</w:fldSimple></w:p>")


EXAMPLES = (
    leaks(
        DOCX,
        "the other side of a condition",
        lambda: _field(' IF "1" = "1" "Report" "Canary" '),
        says="has 1 instruction behind fields: 1 = 1 Report Canary",
    ),
    leaks(DOCX, "a question", lambda: _simple('FILLIN "Why Canary?"'), says="fields: Why Canary?"),
    clean(DOCX, "the number of a page", lambda: _field(" PAGE ")),
    clean(DOCX, "quoted as it shows", lambda: _simple('QUOTE "Report"')),
)
