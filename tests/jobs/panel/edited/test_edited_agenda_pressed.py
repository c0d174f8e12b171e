"""The edited agenda from the buttons, from the command, and printed by Word itself."""

from __future__ import annotations

import pytest

from daysix import cli
from daysix.jobs.click.panel_agenda import offer_agenda
from daysix.jobs.click.panel_copies import offer_copies
from daysix.jobs.click.panel_pack import offer_pack
from daysix.law.errors import BadInput
from daysix.paper import pack_by_word, pack_office
from tests.jobs.panel.edited.agenda_edits import (
    NAME,
    NOTE,
    PANEL,
    add_note,
    drop_row,
    edit,
    made,
    print_plainly,
    write,
)
from tests.jobs.panel.panel_desk import asked, hear_all, open_panel, press, stand_on
from tests.jobs.panel.test_supplement import text_of

# The buttons


@pytest.fixture
def desk(tmp_path):
    found = open_panel(tmp_path / "Team.xlsx")
    hear_all(found)
    stand_on(found, "Panels", "PanelID", PANEL)
    return found


@pytest.fixture
def at_desk(desk):
    """The agenda built at the desk, then edited."""
    _, answer = press(offer_agenda, desk)
    path = desk.place.parent / "Panel papers" / PANEL / NAME
    assert answer.opens == path
    assert "Change the Word file as you like and save it" in " ".join(answer.sentences)
    edit(path, add_note)
    return path


def test_the_button_shows_it_and_makes_the_pack_after_a_yes(desk, at_desk) -> None:
    offer, answer = press(offer_pack, desk)
    assert "2 papers, with the agenda edited in Word. It goes into" in offer.summary
    assert offer.lines[0].startswith("The agenda in this pack is the one edited in Word: “")
    assert answer.sentences[0].startswith("The pack of P26-004, Wed 9 Dec 2026 is made")
    assert any("is the one edited in Word" in one for one in answer.sentences)
    assert NOTE in text_of(at_desk.with_name(f"{PANEL} pack 2026-12-09.pdf"))


def test_what_speaks_against_it_is_shown_first_and_the_yes_is_the_button(desk, at_desk) -> None:
    edit(at_desk, drop_row("D2"))
    offer, _ = press(offer_pack, desk)
    assert "look at what is said of the agenda before you agree" in offer.summary
    assert offer.lines[0].startswith(f"Look at this: “{NAME}” does not mention D2 (R00002)")
    assert at_desk.with_name(f"{PANEL} pack 2026-12-09.pdf").exists()


def test_a_child_not_on_the_list_goes_on_the_list_to_decide(desk, at_desk) -> None:
    edit(at_desk, write("Tam Wrenfeather is to be heard too."))
    offer, _ = press(offer_pack, desk)
    assert offer.button == "Make list"
    assert not offer.good
    decisions = at_desk.with_name("Decisions.csv").read_text(encoding="utf-8-sig")
    assert f'{NAME},"names Tam Wrenfeather, not on the list",' in decisions


def test_make_copies_says_who_gets_which_agenda(desk, at_desk) -> None:
    offer = offer_copies(asked(desk))
    (head,) = [line for line in offer.lines if line.startswith("B. Head: ")]
    assert "without D2; the agenda Day Six puts together, not the edited one; " in head
    (other,) = [line for line in offer.lines if line.startswith("C. Head: ")]
    assert "every case; no e-mail" in other


def test_build_agenda_says_that_an_edited_one_is_there(desk, at_desk) -> None:
    offer = offer_agenda(asked(desk))
    assert any(line.startswith(f"Look at this: “{NAME}” was edited") for line in offer.lines)


# The command


def test_the_command_takes_the_name_of_an_agenda(book, agenda, capsys) -> None:
    edit(agenda, drop_row("D2"))
    command = ["pack", str(book), "--panel", PANEL, "--also", "all", "--only-whole",
               "--as-of", "2026-11-30"]  # fmt: skip
    assert cli.main(command) == 2
    assert "does not mention D2" in capsys.readouterr().err
    assert cli.main([*command, "--agenda", "ours"]) == 1
    assert "as was asked for" in capsys.readouterr().out


# Word itself


def test_where_word_is_installed_it_prints_the_agenda(book, agenda, monkeypatch) -> None:
    monkeypatch.setattr(pack_office, "installed", lambda: None)
    monkeypatch.setattr(pack_by_word, "is_here", lambda: True)
    monkeypatch.setattr(pack_by_word, "by_word", print_plainly)
    edit(agenda, add_note)
    (line,) = made(book, only_whole=True)
    assert NOTE in text_of(line["path"])
    monkeypatch.setattr(pack_by_word, "by_word", lambda _: {})
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-182"
