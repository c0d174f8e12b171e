"""Damaged and mixed-up papers never break the reader: text, or a sentence, every time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.attachments import old_word
from tests.attachments.made_papers import docx, mail, paragraph, pdf, table, workbook, zipped
from tests.attachments.test_pdf import filled

from daysix.attachments import lines, tables
from daysix.attachments.reading import papers_or_fault

WHOLE = {
    "docx": docx(paragraph("UPN: A1") + table(["Name", "Jo"], ["Days", "2"])),
    "pdf": pdf(filled),
    "xlsx": workbook(("Form", [["UPN", "A1"], ["Days", 2]])),
    "zip": zipped({"a.txt": "UPN: A1", "b.zip": zipped({"c.txt": "x"})}),
    "doc": old_word.word([*old_word.row("UPN", "A1"), old_word.Said("End\r")]),
    "rtf": rb"{\rtf1\ansi UPN: A1\par\trowd\intbl a\cell b\cell\row{\v x}}",
    "eml": mail("UPN: A1", ("a.zip", zipped({"a.txt": "x"}))),
}


@pytest.mark.parametrize("kind", WHOLE)
@settings(max_examples=40)
@given(data=st.data())
def test_damaged_papers_end_in_text_or_a_sentence(kind, data):
    content = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(0, 12))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(content)))
    taken = bytes(content[:cut]) if data.draw(st.booleans()) else bytes(content)

    papers = list(papers_or_fault(f"form.{kind}", taken))

    assert papers
    for paper in papers:
        says = paper.text or paper.labelled or paper.sentence
        assert says or paper.kind in {"zip", "mail"} or paper.size == 0
        assert not (paper.flags and not paper.sentence)


@settings(max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(["", "PK\x03\x04", "%PDF-", "{\\rtf", "From: a\nSubject: b\nDate: c\nMessage-ID: d\n\n"]))  # fmt: skip # noqa: E501
def test_any_bytes_are_a_paper(content, start):
    assert list(papers_or_fault("a", start.encode() + content))


words = st.text(alphabet="aN:?1 /\t☒☐[x]\n", max_size=30)


def letters(text):
    return "".join(filter(str.isalnum, text.replace("[x]", "")))


@given(st.lists(st.lists(words, max_size=5), max_size=6))
def test_any_table_gives_only_what_stands_in_it(rows):
    cells = [letters(cell) for row in rows for cell in row]
    for one in tables.labelled_of(rows, tables.in_table("table 1")):
        assert any(letters(one.label) in cell for cell in cells)
        assert one.value == "Yes" or any(letters(one.value) in cell for cell in cells)


@given(words)
def test_any_line_gives_only_what_stands_in_it(text):
    for one in lines.labelled(text):
        assert letters(one.label) in letters(text)
        assert one.value == "Yes" or letters(one.value) in letters(text)
