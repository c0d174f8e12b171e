"""Leaks of every kind, planted by the libraries people use: all found, and put right in a copy."""

from __future__ import annotations

import io

import docx
import openpyxl
import pypdfium2
import pytest
from tests.paper.gate.seeds_office import CANARY
from tests.paper.gate.seeds_pdf import LOCKED, PDF
from tests.paper.gate.seeds_word import DOCX
from tests.paper.gate.seeds_workbooks import XLSX

from daysix.paper.gate import Person, Sharing, fix, look, without
from daysix.paper.gate.registry import kinds

WARBLETON = Person(CANARY)
WHO = Sharing(others=(WARBLETON,), recipients=("a@oak.example",), domains=("oak.example",))
SEEDS = [
    (of, about, kind, make)
    for of, seeds in (("xlsx", XLSX), ("docx", DOCX), ("pdf", PDF), ("unknown", LOCKED))
    for about, (kind, make) in seeds.items()
]
UNFIXED = {kind.id: {of for of in kind.formats if of not in kind.fixes} for kind in kinds()}
STILL_SHOWS = {"pivot_caches", "thumbnails", "cropped_pictures"}


def called(seed):
    return f"{seed[0]}-{seed[1]}".replace(" ", "_")


@pytest.mark.parametrize("seed", SEEDS, ids=called)
def test_a_planted_leak_is_found(seed):
    of, _, kind, make = seed
    report = look(make(), "The file", WHO)
    assert report.format == of
    found = [each for each in report.of(kind) if each.code != "Y-078"]
    assert found, [each.sentence for each in report.findings]


@pytest.mark.parametrize(
    "seed", [each for each in SEEDS if each[0] not in UNFIXED[each[2]]], ids=called
)
def test_a_planted_leak_is_put_right_in_a_copy_that_opens(seed):
    of, _, kind, make = seed
    before = make()
    kept = bytes(before)
    made = fix(before, look(before, "The file").of(kind))
    assert before == kept
    assert look(made, "The file").of(kind) == ()
    opens(of, made)
    assert without(made, WARBLETON) == ()


def opens(of, content):
    """Whether the libraries people use still open it, and it says what it said."""
    if of == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        assert [sheet.cell(row, 1).value for row in (2, 3)] == ["North", "South"]
    elif of == "docx":
        text = docx.Document(io.BytesIO(content)).paragraphs[0].text
        assert text.startswith("The panel met.")
    else:
        document = pypdfium2.PdfDocument(content)
        try:
            assert "Report" in document[0].get_textpage().get_text_range()
        finally:
            document.close()


def test_there_are_enough_of_them():
    assert len(SEEDS) >= 48
    assert len({kind for _, _, kind, _ in SEEDS}) >= 16
