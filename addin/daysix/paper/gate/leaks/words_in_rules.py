"""Words kept in filters, rules, prompts, scenarios and views of a workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import ONE_CELL, SHEET, clean, leaks, xlsx
from daysix.paper.gate.frame import TELL, XLSX, Found, counted, some
from daysix.paper.gate.leaks._shown import not_shown
from daysix.paper.gate.package import all_of, remove, tag_of
from daysix.paper.gate.sheets import sheets, tidy_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE, FORMATS = "Y-097", "Words in filters and rules", TELL, HOUSE, (XLSX,)
WHY = "No sheet shows them, and they open with the menu they were typed into."
FIX = {XLSX: "Fix takes them out of the copy; no cell changes."}
DO = "Clear the filter, the rule or the view, and save."
BLANKED = {
    "dataValidation": ("prompt", "promptTitle", "error", "errorTitle"),
    "definedName": ("comment", "description"),
    "table": ("comment",),
}
TAKEN_OUT = {
    "filter": ("val",),
    "customFilter": ("val",),
    "scenario": ("name", "comment", "user"),
    "inputCells": ("val",),
    "cfRule": ("text",),
    "customWorkbookView": ("name",),
    "protectedRange": ("name",),
}
TOGETHER = ("filters", "customFilters", "filterColumn", "scenarios", "customWorkbookViews",
            "protectedRanges", "autoFilter")  # fmt: skip
SPOKEN = "rPh"
QUOTED = re.compile(r'"((?:[^"]|"")+)"')


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for all of them."""
    said = not_shown(book, (text for _, _, texts in _kept(book) for text in texts))
    if said:
        yield Found(f"keeps {counted(len(said), 'text')} in filters, rules or views: {some(said)}",
                    tuple(said))  # fmt: skip


def _kept(book: Package) -> Iterator[tuple[str, Any, list[str]]]:
    for part in [book.main, *(sheet.part for sheet in sheets(book)), *book.named("xl/tables/")]:
        top = book.tree(part)
        for tag, fields in (BLANKED | TAKEN_OUT).items():
            for each in all_of(top, tag):
                said = [each.get(field, "") for field in fields]
                if tag == "cfRule":
                    said += [found for one in all_of(each, "formula")
                             for found in QUOTED.findall(one.text or "")]  # fmt: skip
                yield part, each, said
    for part in [*(sheet.part for sheet in sheets(book)), *book.named("xl/sharedstrings")]:
        for each in all_of(book.tree(part), SPOKEN):
            yield part, each, ["".join(each.itertext())]


def fix(book: Package) -> None:
    """Take them out; rows that were filtered away stay away."""
    for part, each, said in list(_kept(book)):
        if not not_shown(book, said):
            continue
        tag = tag_of(each)
        if tag in BLANKED:
            for field in BLANKED[tag]:
                each.attrib.pop(field, None)
        else:
            remove(each)
        book.changed(part)
    views = bool(all_of(book.tree(book.main), "customWorkbookView"))
    for part in {book.main, *(sheet.part for sheet in sheets(book)), *book.named("xl/tables/")}:
        top = book.tree(part)
        for each in [one for tag in TOGETHER for one in all_of(top, tag) if not len(one)]:
            if tag_of(each) != "autoFilter":
                remove(each)
        for each in [one for one in all_of(top, "scenario") if not len(one)]:
            remove(each)
        for each in [] if views else all_of(top, "customSheetViews"):
            remove(each)
            book.changed(part)
        tidy_rules(top)


def _sheet(more: str) -> bytes:
    return xlsx(sheet=ONE_CELL + more)


def _filtered(text: str) -> bytes:
    one = f'<filterColumn colId="0"><filters><filter val="{text}"/></filters></filterColumn>'
    return _sheet(f'<autoFilter ref="A1:A9">{one}</autoFilter>')


def _rule(text: str) -> bytes:
    inside = f'<formula>$A1="{text}"</formula>'
    rule = f'<cfRule type="expression" priority="1">{inside}</cfRule>'
    return _sheet(f'<conditionalFormatting sqref="A1">{rule}</conditionalFormatting>')


PROMPT = (
    '<dataValidations count="1"><dataValidation type="whole" sqref="A1" prompt="Not Canary">'
    "<formula1>1</formula1></dataValidation></dataValidations>"
)
SCENARIO = (
    '<scenarios><scenario name="Place" comment="Canary"><inputCells r="A1" val="1"/></scenario>'
    "</scenarios>"
)
VIEW = '<customWorkbookViews><customWorkbookView name="Canary" guid="{1}"/></customWorkbookViews>'
AREA = (
    '<definedNames><definedName name="Area" comment="{}">Report!$A$1</definedName></definedNames>'
)
TABLE = '<table xmlns="x" name="T" displayName="T" ref="A1:A2" comment="Canary"/>'
SOUND = (
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Report</t>'
    '<rPh sb="0" eb="1"><t>Canary</t></rPh></is></c></row></sheetData>'
)
SAYS = "keeps 1 text in filters, rules or views: Canary"
EXAMPLES = (
    leaks(XLSX, "what is filtered for", lambda: _filtered("Canary"), says=SAYS),
    clean(XLSX, "filtered for what shows", lambda: _filtered("Report")),
    leaks(XLSX, "a rule about a word", lambda: _rule("Canary"), says=SAYS),
    clean(XLSX, "a rule about a word that shows", lambda: _rule("report")),
    leaks(XLSX, "a prompt", lambda: _sheet(PROMPT), says="views: Not Canary"),
    leaks(XLSX, "a scenario", lambda: _sheet(SCENARIO), says="views: Place, Canary"),
    leaks(XLSX, "a view", lambda: xlsx(book=VIEW), says=SAYS),
    leaks(XLSX, "a remark on a name", lambda: xlsx(book=AREA.format("Canary")), says=SAYS),
    leaks(XLSX, "how it is spoken", lambda: xlsx(sheet=SOUND), says=SAYS),
    leaks(
        XLSX,
        "a remark on a table",
        lambda: xlsx(
            parts={"xl/tables/table1.xml": TABLE},
            links={f"{SHEET} > table": "xl/tables/table1.xml"},
        ),
        says=SAYS,
    ),
    clean(XLSX, "none", xlsx),
)
