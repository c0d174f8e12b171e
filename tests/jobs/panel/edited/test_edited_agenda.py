"""An agenda edited in Word takes the place of ours in the pack, and nobody's unseen."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pdfua import validate

from daysix.jobs.panel import agenda as agenda_job
from daysix.jobs.panel.agenda import make_agenda
from daysix.jobs.panel.agenda_written import END
from daysix.jobs.panel.pack_pages import has_edited
from daysix.law.errors import BadInput
from daysix.panels import columns
from daysix.panels.view import view_of
from daysix.paper import pack_office
from daysix.paper.pack_check import check_pack
from tests.jobs.panel.edited.agenda_edits import (
    ISSUED,
    NAME,
    NOTE,
    PANEL,
    TITLE,
    WHEN,
    add_note,
    copy_for,
    edit,
    made,
    print_plainly,
    ready,
)
from tests.jobs.panel.panel_book import CANARY, WREN, write_panel_book
from tests.jobs.panel.test_supplement import contents_of, everything_in, text_of

# What is an edited agenda


def test_an_agenda_nobody_has_touched_leaves_the_pack_as_it_was(book, agenda) -> None:
    before = made(book, only_whole=True)[0]
    agenda.unlink()
    after = made(book, only_whole=True)[0]
    assert Path(before["path"]).read_bytes() == Path(after["path"]).read_bytes()
    assert not any("Word" in one for one in before["warnings"])


def test_one_only_saved_again_is_ours_whatever_its_date(book, agenda) -> None:
    content = agenda.read_bytes()
    edit(agenda, lambda _: None, saved=datetime(2027, 1, 4, 9, 0))  # noqa: DTZ001
    assert agenda.read_bytes() != content
    found = ready(book).agenda
    assert (found.edited, found.doubts) == (None, ())
    assert [one.partition(",")[0] for one in found.says] == [
        f"“{NAME}” was saved again and says what Day Six wrote"
    ]


def test_one_an_earlier_day_six_wrote_counts_as_edited(book) -> None:
    """Nobody can tell whether somebody has typed in it."""
    book.with_name(f".{book.name}.{END}").unlink()
    found = ready(book)
    assert found.agenda.edited is not None
    assert "is the one edited in Word" in found.agenda.says[0]


def test_what_was_written_is_kept_as_marks_and_no_words(book) -> None:
    kept = json.loads(book.with_name(f".{book.name}.{END}").read_text(encoding="utf-8"))
    assert list(kept) == [PANEL.casefold()]
    assert sorted(kept[PANEL.casefold()]) == ["files", "pages", "words"]
    assert [len(marks) for marks in kept[PANEL.casefold()].values()] == [1, 1, 1]


@pytest.mark.parametrize("kept", ["{", '{"p26-004": {"words": 1, "pages": []}}', '{"p26-004": []}'])
def test_marks_that_cannot_be_read_stop_the_pack(book, kept) -> None:
    book.with_name(f".{book.name}.{END}").write_text(kept, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        ready(book)
    assert refused.value.code == "J-001"


def test_an_agenda_that_could_not_be_remembered_is_said_to_be_taken_for_an_edited_one(
    book, monkeypatch
) -> None:
    def refuse(*_given, **_named):
        raise BadInput("J-002", "I cannot keep anything beside Team.xlsx.")

    monkeypatch.setattr(agenda_job, "keep_written", refuse)
    lines = make_agenda(book, panel=PANEL, also=["all"], **WHEN, **ISSUED).lines
    assert Path(lines[1]["path"]).exists()
    (said,) = lines[1]["warnings"]
    assert said == (
        "I could not remember this agenda, so the pack will take it for one edited in Word. I "
        "cannot keep anything beside Team.xlsx. (J-002)"
    )


# The pack with it


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """A pack and copies with an edited agenda, made once."""
    book = write_panel_book(tmp_path_factory.mktemp("edited") / "Team.xlsx")
    make_agenda(book, panel=PANEL, also=["all"], **WHEN, **ISSUED)
    edit(book.parent / "Panel papers" / PANEL / NAME, add_note)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack_office, "installed", lambda: print_plainly)
        return made(book)


def test_the_pack_has_the_edited_agenda_and_says_so(sent) -> None:
    said = text_of(sent[0]["path"])
    assert said.count(NOTE) == 1
    assert (
        "The agenda in this pack is the one edited in Word (saved Mon 30 Nov 2026, 10:31)." in said
    )
    assert (
        f"The agenda in this pack is the one edited in Word: “{NAME}”, saved Mon 30 Nov 2026, "
        "10:31." in sent[0]["warnings"]
    )


def test_contents_pages_and_bookmarks_of_it_are_right(sent) -> None:
    found = contents_of(sent[0]["path"])
    facts = check_pack(Path(sent[0]["path"]).read_bytes())
    assert found[PANEL] == 2
    assert (TITLE, 2) in facts.bookmarks
    assert facts.footers[1] == (
        f"{PANEL} Papers: Placement panel, North, Wednesday 9 December 2026 Page 2 of {facts.pages}"
    )
    assert found[f"{PANEL}/D1"] == 6  # the printer of lines makes four pages of the agenda
    assert all(link.to_page for link in facts.links)
    assert not facts.claims_accessible  # its pages are as Word made them


def test_the_whole_file_is_in_order_for_those_who_hear_it(sent) -> None:
    assert [finding.message for finding in validate(Path(sent[0]["path"])).findings] == []


def test_a_reader_without_an_interest_has_it_too(sent) -> None:
    for name in ("H. Senior", "C. Head"):
        said = text_of(copy_for(sent, name))
        assert NOTE in said
        assert "is the one edited in Word" in said


def test_a_reader_with_an_interest_has_the_one_put_together_without_the_case(sent) -> None:
    """What somebody typed cannot be cut, so nothing of it is in his copy."""
    path = copy_for(sent, "B. Head")
    said = text_of(path)
    assert "was put together by Day Six. It is not the one edited in Word" in said
    assert WREN in said
    held = everything_in(path)
    for hidden in (NOTE, CANARY, "Quillhaven", "R00002", "P26-004/D2", "P.Q."):
        assert hidden not in held


def test_the_register_says_who_has_which(sent) -> None:
    said = text_of(sent[-1]["path"])
    assert (
        f"The agenda edited in Word (“{NAME}”, saved Mon 30 Nov 2026, 10:31) is in copies 1, 2 and "
        "4. Copy 3: the one Day Six puts together." in said
    )


def test_readers_who_may_see_less_never_have_it(book, agenda) -> None:
    edit(agenda, add_note)
    found = ready(book)
    plan = found.laid.plan
    shown = {
        audience: has_edited(found, view_of(plan, audience))
        for audience in ("clerk", "panel", "school", "partner")
    }
    assert shown == {"clerk": True, "panel": True, "school": False, "partner": False}
    assert not has_edited(found, view_of(plan, "parent", ref="R00001"))


def test_a_field_only_the_council_s_own_agenda_could_print_counts_as_well(book, agenda) -> None:
    """Ours has no column with names, but a template of the council's may print them."""
    edit(agenda, add_note)
    found = ready(book)
    whole = view_of(found.laid.plan, "panel")
    fields = tuple(one.name for one in columns.FIELDS if one.name != "name")
    nameless = replace(whole, audience=replace(whole.audience, fields=fields))
    assert nameless.items == whole.items
    assert has_edited(found, whole)
    assert not has_edited(found, nameless)
