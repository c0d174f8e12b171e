"""What an edited agenda may hold that nobody would see: a look, a name, an interest, a day."""

from __future__ import annotations

import pytest
from docx.shared import RGBColor

from daysix.jobs.panel import agenda_mentions
from daysix.law.errors import BadInput
from tests.jobs.panel.edited.agenda_edits import (
    NAME,
    NOTE,
    PANEL,
    add_note,
    drop_row,
    edit,
    ready,
    write,
)


def colour_red(document):
    document.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 0, 0)


def test_one_that_only_looks_different_is_said_and_used_when_named(book, agenda) -> None:
    edit(agenda, colour_red)
    found = ready(book).agenda
    assert found.edited is None
    assert found.says[0].startswith(f"“{NAME}” was saved again and says what Day Six wrote, so ")
    assert f'--agenda "{NAME}"' in found.says[0]
    assert ready(book, agenda=NAME).agenda.edited.path == agenda


@pytest.mark.parametrize(
    "name", ["Agenda FINAL.docx", f"{PANEL}_agenda.docx", f"{PANEL} agenda.docx", "old agenda.odt"]
)
def test_one_under_another_name_is_said_and_asked_about(book, agenda, name) -> None:
    edit(agenda, add_note)
    agenda.rename(agenda.with_name(name))
    (doubt,) = ready(book).agenda.doubts
    assert doubt == (
        f"“{name}” may be an edited agenda, and its name does not begin with “{PANEL} agenda ”, so "
        f"it is not in the pack. Name it “{NAME}”, or take it out of the folder."
    )


@pytest.mark.parametrize("name", ["~$enda FINAL.docx", ".~lock.agenda.docx#", "Notes.docx"])
def test_what_is_no_agenda_is_not_asked_about(book, agenda, name) -> None:
    agenda.with_name(name).write_bytes(b"E. Wold")
    assert ready(book).agenda == (None, (), ())


@pytest.mark.parametrize("content", [b"", b"PK\3\4 half a file", bytes.fromhex("d0cf11e0a1b11ae1")])
def test_a_damaged_one_is_not_told_of_as_a_workbook(book, agenda, content) -> None:
    agenda.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        ready(book)
    assert refused.value.code == "Y-180"
    assert "(it is damaged, locked or no Word document)" in refused.value.message
    assert "Excel" not in refused.value.message


@pytest.mark.parametrize(
    "words", ["C. Head has declared an interest in D2.", "Conflict of interest: c. head, R00002"]
)
def test_an_interest_typed_into_the_agenda_alone_is_said(book, agenda, words) -> None:
    """The copies go by the Panels sheet: C. Head's would have the case."""
    edit(agenda, write(words))
    (doubt,) = ready(book).agenda.doubts
    assert doubt == (
        f"“{NAME}” seems to say that C. Head has an interest in D2, and Who came on the Panels "
        "sheet does not, so that case is in this member's copy. If it is one, type there: C. Head "
        "(interest R00002)."
    )


def test_an_interest_typed_into_the_table_of_members_is_said(book, agenda) -> None:
    def type_it(document):
        for table in document.tables:
            for row in table.rows:
                if row.cells[0].text == "C. Head":
                    row.cells[-1].text = "D1"

    edit(agenda, type_it)
    (doubt,) = ready(book).agenda.doubts
    assert "seems to say that C. Head has an interest in D1, and" in doubt


@pytest.mark.parametrize("words", ["B. Head has an interest in D2.", "C. Head presents D2.", NOTE])
def test_an_interest_that_is_known_and_other_words_are_not_asked_about(book, agenda, words) -> None:
    edit(agenda, write(words))
    assert ready(book).agenda.doubts == ()


def in_the_day(new):
    def change(document):
        places = [
            *document.paragraphs,
            *(one for table in document.tables for row in table.rows for cell in row.cells
              for one in cell.paragraphs),
            *document.sections[0].footer.paragraphs, *document.sections[0].header.paragraphs,
        ]  # fmt: skip
        for one in places:
            for run in one.runs:
                run.text = run.text.replace("9 December", new).replace("9 Dec", new)

    return change


def test_one_that_says_another_day_is_asked_about(book, agenda) -> None:
    edit(agenda, in_the_day("16 December"))
    (doubt,) = ready(book).agenda.doubts
    assert doubt.startswith(f"“{NAME}” nowhere says Wed 9 Dec 2026, the day of the meeting: it ")


@pytest.mark.parametrize("new", ["9th December", "December 9", "09/12/", "9th of Dec"])
def test_the_day_may_be_written_as_people_write_it(book, agenda, new) -> None:
    edit(agenda, in_the_day(new))
    assert ready(book).agenda.doubts == ()


def test_two_cases_it_lacks_are_a_sentence_each(book, agenda) -> None:
    edit(agenda, drop_row("D1"))
    edit(agenda, drop_row("D2"))
    assert [one.partition(",")[0] for one in ready(book).agenda.doubts] == [
        f"“{NAME}” does not mention D1 (R00001)",
        f"“{NAME}” does not mention D2 (R00002)",
    ]


def test_many_cases_it_lacks_are_one_sentence(book, agenda, monkeypatch) -> None:
    monkeypatch.setattr(agenda_mentions, "MOST_NAMED", 1)
    edit(agenda, drop_row("D1"))
    edit(agenda, drop_row("D2"))
    (doubt,) = ready(book).agenda.doubts
    assert doubt.startswith(f"“{NAME}” does not mention D1 and D2, which are in the pack: it may ")
