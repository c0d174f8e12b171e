"""The words of a file that anybody sees, to hold against words kept where nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.paper.gate.frame import XLSX
from daysix.paper.gate.package import tag_of
from daysix.paper.gate.pdf_file import PdfFile
from daysix.paper.gate.sheets import VISIBLE, Values, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daysix.paper.gate.package import Package

ON_A_PAGE = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
BETWEEN = "\n"


def not_shown(file: Package | PdfFile, said: Iterable[str]) -> list[str]:
    """Those texts that stand on no page and in no visible sheet, each once."""
    each_once = dict.fromkeys(" ".join(one.split()) for one in said)
    wanted = [one for one in each_once if any(sign.isalpha() for sign in one)]
    if not wanted:
        return []
    shown = _bare(_words_of(file))
    return [one for one in wanted if _bare(one) not in shown]


def _bare(text: str) -> str:
    return "".join(text.casefold().split())


def _words_of(file: Package | PdfFile) -> str:
    if isinstance(file, PdfFile):
        return BETWEEN.join(words for _, words in file.page_words())
    if file.format == XLSX:
        values, said = Values(file), []
        for sheet in sheets(file):
            if sheet.state == VISIBLE:
                said += [sheet.name, *values.rows(file.tree(sheet.part))]
        return BETWEEN.join(said)
    texts = (each for part in file.named(*ON_A_PAGE) for each in file.tree(part).iter())
    return "".join(
        (each.text or "") if tag_of(each) == "t" else BETWEEN
        for each in texts
        if tag_of(each) in {"t", "p"}
    )
