"""What stands in a workbook's sheets, and taking some of it out without changing what is shown."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.package import (
    STRICT_R,
    R,
    all_of,
    attribute,
    first,
    remove,
    tag_of,
    words_of,
)
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.package import Package

VISIBLE = "visible"
WHERE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
DAY_PART = re.compile(r"[dmy]", re.IGNORECASE)
FIRST_DAY, LAST_SERIAL = date(1899, 12, 30), 2_958_465
CALC = "calcChain"
SLIGHT_WIDTH, SLIGHT_HEIGHT = 0.5, 2.0
"""Of columns in letters, of rows in points: what is no larger shows nothing."""
STANDS_FOR_A_RULE = frozenset({"dataValidation", "cfRule", "sparkline"})
RULES_TOGETHER = ("dataValidations", "conditionalFormatting", "sparklines", "sparklineGroup",
                  "sparklineGroups", "conditionalFormattings", "ext", "extLst")  # fmt: skip


class CannotFix(Exception):
    """Putting something right would lose something; the words say what to do."""


class Sheet(NamedTuple):
    """A sheet: its name, whether it shows, its part, its line in the workbook."""

    name: str
    state: str
    part: str
    element: Any


def sheets(book: Package) -> list[Sheet]:
    """Every sheet, in order."""
    parts = {link.id: link.target for link in book.links(book.main)}
    found = []
    for each in all_of(book.tree(book.main), "sheet"):
        id_ = each.get(f"{R}id") or each.get(f"{STRICT_R}id") or ""
        part = parts.get(id_, "")
        found.append(Sheet(each.get("name", ""), each.get("state", VISIBLE).lower(), part, each))
    return [each for each in found if each.part in book.parts]


def cells(top: Any) -> Iterator[Any]:
    """The cells of a sheet."""
    return iter(all_of(top, "c"))


def is_filled(cell: Any) -> bool:
    """Whether there is anything in a cell."""
    return any(tag_of(each) in {"v", "is", "f"} for each in cell)


def column_of(cell: Any) -> int:
    """The number of a cell's column, from 1; 0 if it does not say."""
    found = WHERE.match(cell.get("r", ""))
    return number_of(found[1]) if found else 0


def number_of(letters: str) -> int:
    """``A`` is 1, ``AA`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(number: int) -> str:
    """1 is ``A``, 27 is ``AA``."""
    found = ""
    while number:
        number, at = divmod(number - 1, 26)
        found = chr(ord("A") + at) + found
    return found


class Values:
    """The text of cells: shared strings looked up, dates written as dates."""

    def __init__(self, book: Package) -> None:
        self.part = next(iter(book.linked(book.main, "sharedStrings")), "")
        top = book.maybe(self.part)
        self.strings = [] if top is None else [e for e in top if tag_of(e) == "si"]
        self._dates = _date_styles(book)

    def text(self, cell: Any) -> str:
        """What stands in a cell."""
        kind = cell.get("t", "n")
        inline = first(cell, "is")
        if inline is not None:
            return plain(inline)
        value = first(cell, "v")
        said = (value.text or "") if value is not None else ""
        if kind == "s":
            at = int(said) if said.isdigit() else -1
            return plain(self.strings[at]) if 0 <= at < len(self.strings) else ""
        if kind == "n" and int(cell.get("s", "0") or 0) in self._dates:
            return as_date(said)
        return said

    def rows(self, top: Any) -> Iterator[str]:
        """The text of each row, cell after cell."""
        for row in all_of(top, "row"):
            said = [self.text(cell) for cell in row if tag_of(cell) == "c"]
            yield "\t".join(filter(None, said))


def plain(string: Any) -> str:
    """A string's text, its runs joined; how it is to be spoken left out."""
    return "".join(
        each.text or "" for each in all_of(string, "t") if tag_of(each.getparent()) != "rPh"
    )


def as_date(said: str) -> str:
    """A day number as a date; anything else as it is."""
    try:
        number = float(said)
    except ValueError:
        return said
    if not 1 <= number <= LAST_SERIAL:
        return said
    return (FIRST_DAY + timedelta(days=int(number))).isoformat()


def _date_styles(book: Package) -> set[int]:
    part = next(iter(book.linked(book.main, "styles")), "")
    top = book.maybe(part)
    if top is None:
        return set()
    own = {
        int(each.get("numFmtId", "0"))
        for each in all_of(top, "numFmt")
        if DAY_PART.search(QUOTED.sub("", each.get("formatCode", "")))
    }
    used = first(top, "cellXfs")
    return {
        at
        for at, each in enumerate([] if used is None else list(used))
        if int(each.get("numFmtId", "0") or 0) in DATE_FORMATS | own
    }


# taking out


def freeze(book: Package) -> None:
    """Formulas become the values they show, so that nothing shown changes when others go.

    Raises
    ------
    CannotFix
        A formula has no value yet.
    """
    found = [
        (sheet.part, cell, formula)
        for sheet in sheets(book)
        for cell in cells(book.tree(sheet.part))
        for formula in cell
        if tag_of(formula) == "f"
    ]
    later = any(is_on(each, "fullCalcOnLoad") for each in all_of(book.tree(book.main), "calcPr"))
    waiting = [each for _, each, _ in found if later or not _has_value(each)]
    if waiting:
        many = "1 formula has" if len(waiting) == 1 else f"{len(waiting)} formulas have"
        raise CannotFix(
            f"{many} no worked-out value yet, which would be lost. Open the file in Excel, save "
            "it, and try again."
        )
    for part, cell, formula in found:
        cell.remove(formula)
        cell.attrib.pop("cm", None)
        book.changed(part)
    for part in list(book.linked(book.main, CALC)):
        book.drop(part)


def _has_value(cell: Any) -> bool:
    value = first(cell, "v")
    return value is not None and (bool(value.text) or cell.get("t") == "str")


def empty(cell: Any) -> None:
    """Leave a cell its place and its look, and nothing else."""
    for each in list(cell):
        cell.remove(each)
    for key in ("t", "cm", "vm"):
        cell.attrib.pop(key, None)


def blank_unused_strings(book: Package) -> None:
    """Empty the shared strings no cell uses: they still hold what was taken out."""
    values = Values(book)
    for string in unused_strings(book, values):
        for child in list(string):
            string.remove(child)
        string.append(string.makeelement(string.tag.replace("}si", "}t"), {}))
        book.changed(values.part)


def unused_strings(book: Package, values: Values) -> list[Any]:
    """Shared strings with text that no cell uses."""
    used = {
        int(value.text)
        for sheet in sheets(book)
        for cell in cells(book.tree(sheet.part))
        if cell.get("t") == "s"
        for value in cell
        if tag_of(value) == "v" and (value.text or "").isdigit()
    }
    return [each for at, each in enumerate(values.strings) if at not in used and words_of(each)]


def kept_headings(book: Package, part: str) -> set[str]:
    """Cells that are headings of a table: without them the workbook is damaged."""
    found: set[str] = set()
    for table in book.linked(part, "table"):
        top = book.tree(table)
        if top.get("headerRowCount", "1") == "0":
            continue
        ends = WHERE.findall(top.get("ref", ""))
        if ends:
            left, right = number_of(ends[0][0]), number_of(ends[-1][0])
            found |= {f"{letters_of(each)}{ends[0][1]}" for each in range(left, right + 1)}
    return found


def drop_sheets(book: Package, gone: list[Sheet]) -> None:
    """Take sheets out, with all that names them.

    Raises
    ------
    CannotFix
        No sheet would be left to see, or a formula has no value yet.
    """
    every = sheets(book)
    if len(gone) >= len(every):
        raise CannotFix("No sheet would be left. Leave this file out.")
    freeze(book)
    names = {each.name for each in gone}
    order = [each.name for each in every]
    for sheet in gone:
        sheet.element.getparent().remove(sheet.element)
        book.drop(sheet.part)
    _drop_names(book, names, order)
    for view in all_of(book.tree(book.main), "workbookView"):
        for key in ("activeTab", "firstSheet"):
            view.attrib.pop(key, None)
    book.changed(book.main)
    for sheet in sheets(book):
        _drop_rules(book, sheet.part, names)
    _drop_titles(book)
    blank_unused_strings(book)
    book.sweep()


def _drop_names(book: Package, gone: set[str], order: list[str]) -> None:
    left = [name for name in order if name not in gone]
    for each in all_of(book.tree(book.main), "definedName"):
        local = each.get("localSheetId")
        own = order[int(local)] if local is not None and int(local) < len(order) else ""
        if own in gone or speaks_of(each.text or "", gone):
            remove(each)
        elif own:
            each.set("localSheetId", str(left.index(own)))
    _drop_if_empty(book.tree(book.main), "definedNames")


def _drop_rules(book: Package, part: str, gone: set[str]) -> None:
    top = book.tree(part)
    for each in all_of(top, "formula1", "formula2", "formula", "f", "sqref"):
        if not speaks_of(each.text or "", gone):
            continue
        rule = next((up for up in each.iterancestors() if tag_of(up) in STANDS_FOR_A_RULE), None)
        if rule is not None:
            remove(rule)
            book.changed(part)
    tidy_rules(top)


def tidy_rules(top: Any) -> None:
    """Take out lists of rules that have none left, and count those that have."""
    for tag in RULES_TOGETHER:
        _drop_if_empty(top, tag)
    for each in all_of(top, "dataValidations"):
        each.set("count", str(len(each)))


def _drop_if_empty(top: Any, tag: str) -> None:
    for each in all_of(top, tag):
        if not len(each):
            remove(each)


def speaks_of(formula: str, names: set[str]) -> bool:
    """Whether a formula names one of these sheets."""
    said = formula.casefold()
    return any(
        f"'{name.casefold().replace(chr(39), chr(39) * 2)}'!" in said
        or re.search(rf"(?<![\w']){re.escape(name.casefold())}!", said)
        for name in names
    )


def _drop_titles(book: Package) -> None:
    """The file's description lists the sheets."""
    for link in book.links(""):
        if link.type == "extended-properties" and link.target in book.parts:
            for each in all_of(book.tree(link.target), "HeadingPairs", "TitlesOfParts"):
                remove(each)
                book.changed(link.target)


def hidden_ranges(top: Any) -> list[tuple[int, int]]:
    """The columns of a sheet that do not show, as first and last."""
    return [
        (int(each.get("min", "1")), int(each.get("max", "1")))
        for each in all_of(top, "col")
        if is_on(each, "hidden") or is_slight(each.get("width"), SLIGHT_WIDTH)
    ]


def is_slight(size: str | None, most: float) -> bool:
    """Whether a row or column is there and so small that nothing in it can be seen."""
    try:
        return size is not None and float(size) <= most
    except ValueError:
        return False


def is_on(element: Any, name: str) -> bool:
    """Whether a yes-or-no attribute says yes."""
    return attribute(element, name).lower() in {"1", "true", "on"}
