"""What an edited agenda must not do unseen: leave a case out, name a child, be another day's."""

from __future__ import annotations

import pytest
from docx.oxml import OxmlElement

from daysix.law.errors import BadInput
from daysix.paper.word_reread import reread
from tests.jobs.panel.edited.agenda_edits import (
    NAME,
    PANEL,
    add_note,
    drop_row,
    edit,
    made,
    ready,
    write,
)
from tests.jobs.panel.panel_book import CANARY
from tests.jobs.panel.test_supplement import text_of

# What it must not do unseen


def test_a_case_it_does_not_mention_is_said_and_asked_about(book, agenda) -> None:
    edit(agenda, drop_row("D2"))
    found = ready(book)
    (doubt,) = found.agenda.doubts
    assert doubt == (
        f"“{NAME}” does not mention D2 (R00002), which is in the pack: it may have been edited "
        "before that case came. Put it in, or build the agenda afresh."
    )
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-186"
    assert f'--agenda "{NAME}"' in refused.value.message
    assert [one for one in agenda.parent.iterdir() if "pack" in one.name] == []
    assert made(book, agenda=NAME, only_whole=True)[0]["items"] == 2


def test_a_row_of_a_case_that_is_gone_is_said(book, agenda) -> None:
    edit(agenda, add_note)
    (doubt,) = ready(book, also=["R00001"], without=["R00002"]).agenda.doubts
    assert doubt == (
        f"“{NAME}” has a row for D2, and no case of the pack has that number. Take it out, or "
        "build the agenda afresh."
    )


def test_two_items_whose_children_have_changed_places_are_said(book, agenda) -> None:
    def swap(document):
        cells = [row.cells for table in document.tables for row in table.rows]
        for number, initials in (("D1", "P.Q."), ("D2", "I.W.")):
            (row,) = [one for one in cells if one[0].text == number]
            row[1].paragraphs[0].runs[0].text = initials

    edit(agenda, swap)
    assert [one.partition(",")[0] for one in ready(book).agenda.doubts] == [
        f"“{NAME}” does not mention D1 (R00001)",
        f"“{NAME}” does not mention D2 (R00002)",
    ]


def test_a_member_s_interest_in_an_item_is_no_row_of_a_case(book, agenda) -> None:
    """D2 stands beside B. Head under interests, so the number alone does not mention the case."""
    edit(agenda, drop_row("D2"))
    lines = reread(agenda.read_bytes()).lines
    assert [line for line in lines if "D2" in line] == ["B. Head | Headteacher | Oak High |  | D2"]
    assert len(ready(book).agenda.doubts) == 1


def test_an_agenda_of_another_day_is_said(book, agenda) -> None:
    other = agenda.with_name(f"{PANEL} agenda 2026-12-02.docx")
    agenda.rename(other)
    edit(other, add_note)
    (doubt,) = ready(book).agenda.doubts
    assert doubt.startswith(f"“{other.name}” was made for another day than Wed 9 Dec 2026.")


def test_changes_nobody_has_accepted_stop_the_pack(book, agenda) -> None:
    def strike_out(document):
        run = document.paragraphs[0].runs[0]._r
        out = OxmlElement("w:del")
        run.getparent().replace(run, out)
        out.append(run)

    edit(agenda, strike_out)
    with pytest.raises(BadInput) as refused:
        ready(book)
    assert refused.value.code == "Y-181"


def test_remarks_are_said_not_to_be_printed(book, agenda) -> None:
    edit(agenda, lambda one: one.add_comment(one.paragraphs[0].runs, "Why?", author="E. Wold"))
    assert ready(book).agenda.edited is None  # a remark alone is no edit
    edit(agenda, add_note)
    assert ready(book).agenda.says[0].endswith("Its 1 comment will not be printed.")


def test_a_damaged_one_stops_the_pack(book, agenda) -> None:
    agenda.write_bytes(agenda.read_bytes()[:300])
    with pytest.raises(BadInput) as refused:
        ready(book)
    assert refused.value.code == "Y-180"
    assert ready(book, agenda="ours").agenda.edited is None


@pytest.mark.parametrize(
    ("lock", "program"),
    [("~$6-004 agenda 2026-12-09.docx", "Word"), (f".~lock.{NAME}#", "LibreOffice")],
)
def test_one_that_is_still_open_is_said(book, agenda, lock, program) -> None:
    agenda.with_name(lock).write_bytes(b"E. Wold")
    (said,) = ready(book).agenda.says
    assert said.startswith(f"“{NAME}” seems to be open in {program}: what is saved may not be the ")


# Whom it names


def test_a_child_who_is_not_on_the_list_stops_the_pack_until_decided(book, agenda) -> None:
    edit(agenda, write("Tam Wrenfeather is to be heard too."))
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-184"
    assert refused.value.message.startswith(
        f"“{NAME}”, the agenda edited in Word, names Tam Wrenfeather, not on the list of {PANEL}."
    )
    given = [(NAME, "belongs", "a sister, asked for by the chair", "EW")]
    lines = made(book, deciding=given, only_whole=True)
    assert "Tam Wrenfeather" in text_of(lines[0]["path"])
    edit(agenda, write("And again."))
    with pytest.raises(BadInput) as refused:
        made(book)  # it says something else now: asked anew
    assert refused.value.code == "Y-184"


def test_decided_to_be_left_out_the_agenda_is_ours_and_that_is_said(book, agenda) -> None:
    edit(agenda, write("Tam Wrenfeather is to be heard too."))
    given = [(NAME, "leave out", "", "")]
    (line,) = made(book, deciding=given, only_whole=True)
    assert "is to be heard too" not in text_of(line["path"])
    assert f"“{NAME}” was decided to be left out; the agenda is ours." in line["warnings"]


def test_a_case_left_for_another_day_may_not_be_named_either(book, agenda) -> None:
    edit(agenda, write(f"{CANARY} is deferred."))
    found = ready(book, without=["R00002"])
    assert [one.code for one in found.undecided] == ["Y-184"]
    assert ready(book).undecided == ()  # on the list she may


def test_a_referral_of_another_meeting_stops_it_as_well(book, agenda) -> None:
    edit(agenda, write("See also R00003."))
    (found,) = ready(book).undecided
    assert "names R00003, not on the list" in found.sentence
