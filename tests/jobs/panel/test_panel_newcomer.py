"""What somebody new to it does wrong: odd lists and numbers, broken-off work, damaged lists."""

from __future__ import annotations

import pytest
from docx import Document

from daysix import cli
from daysix.desk.file import FileDesk
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_letters import offer_letters
from daysix.jobs.click.panel_meeting import offer_meeting
from daysix.jobs.click.panel_outcomes import offer_outcomes
from daysix.jobs.panel import kept, share_list
from daysix.jobs.panel.decisions import COLUMNS, NAME, Decision, decided_in, note
from daysix.jobs.panel.laid_out import lay_out, opened, own_profiles
from daysix.jobs.panel.outcomes_grid import grid_of
from daysix.jobs.panel.rows import PanelBook
from daysix.jobs.panel.templates import check_templates, own_template, template_for
from daysix.jobs.panel.whose import decide
from daysix.law.errors import BadInput
from tests.jobs.panel.meeting_desk import (
    OAK,
    PANEL,
    agreed,
    click,
    pupil,
    referral,
    row_of,
    rows,
    stand,
    type_in,
    workbook,
)
from tests.jobs.panel.panel_book import write_panel_book

HEARD = {"PanelID": "P26-004", "Status": "ON-AGENDA"}
PLACED = {"Decision": "PLACE", "School": "Oak High"}
OPEN = Decision("R1/report.pdf", "names A and not B", mark="K-1")
DECIDED = OPEN._replace(what="leave out", reason="wrong child", initials="HS")
LINE = "R1/report.pdf,names A and not B,leave out,wrong child,HS,K-1"


@pytest.fixture
def at(tmp_path):
    """A workbook in which one stands on the meeting."""

    def made(*referrals, **more):
        desk = workbook(tmp_path / "Team.xlsx", *referrals, **more)
        stand(desk, "Panels", 1)
        return desk

    return made


def laid(desk):
    book = PanelBook(desk, desk.place)
    return lay_out(book, panel="P26-004", as_of=PANEL["PaperDeadline"])


# Odd lists


def test_a_child_no_sheet_names_is_said(at) -> None:
    known, unknown, blank = (referral(n, **HEARD) for n in (1, 2, 3))
    blank["PupilID"] = None
    found = laid(at(known, unknown, blank, Pupils=[pupil(1)])).warnings
    second, third = (line for line in found if "name nobody" in line)
    assert second.startswith("R00002: no sheet has a name for the child P000002, so the papers")
    assert third == "R00003: its PupilID is blank, so the papers name nobody. Fill it in."


def test_a_referral_without_a_number_is_refused(at) -> None:
    desk = at(Referrals=[{**referral(1, **HEARD), "RefID": None}], Pupils=[pupil(1)])
    with pytest.raises(BadInput) as refused:
        laid(desk)
    assert refused.value.code == "Y-119"
    assert "(child P000001)" in refused.value.message


def test_a_panel_nobody_sits_on_is_said(at) -> None:
    nobody = {**PANEL, "Chair": None}
    assert any(
        line.startswith("Nobody is known to sit on P26-004")
        for line in laid(at(referral(1, **HEARD), Panels=[nobody])).warnings
    )
    assert not any("Nobody is known" in line for line in laid(at(referral(1, **HEARD))).warnings)


def test_terms_are_known_without_any_exclusion(at) -> None:
    desk = at(referral(1))
    del desk.book["Exclusions"]
    book, _row, _profile = opened(PanelBook(desk, desk.place), panel="P26-004")
    starts = share_list._term_starts(book, book.rows("Schools"))
    assert [*starts] == sorted(starts)
    assert starts


# The grid


def test_the_grid_of_a_number_that_is_a_path_stays_among_its_papers(tmp_path) -> None:
    book = PanelBook(FileDesk(write_panel_book(tmp_path / "Team.xlsx")), tmp_path / "Team.xlsx")
    found = grid_of(book, "../P26-004")
    assert found.file == tmp_path / "Panel papers" / "P26-004" / "P26-004 outcomes.csv"


def test_a_decision_its_school_refused_since_is_not_laid_out_as_decided(at) -> None:
    refused = referral(1, **HEARD, Decision="PLACE", DecisionSchool=OAK,
                       RefusedDate=PANEL["PaperDeadline"])  # fmt: skip
    other = referral(2, **HEARD, Decision="PLACE", DecisionSchool=OAK)
    desk = at(refused, other)
    agreed(offer_outcomes, desk)
    assert "Decision" not in row_of(desk, "Outcomes", "Referral", "R00001")
    assert row_of(desk, "Outcomes", "Referral", "R00002")["Decision"] == "PLACE"


def test_an_empty_number_never_means_the_next_meeting(tmp_path, capsys) -> None:
    book = write_panel_book(tmp_path / "Team.xlsx")
    assert cli.main(["outcomes", str(book), "--panel", " ", "--as-of", "2026-12-10"]) == 2
    assert "There is no panel “”" in capsys.readouterr().err


def test_a_complete_referral_that_is_returned_asks_for_no_blank(at) -> None:
    desk = at(referral(1, **HEARD))
    agreed(offer_outcomes, desk)
    stand(desk, "Panels", 1)
    type_in(desk, "R00001", Decision="RETURNED")
    agreed(offer_outcomes, desk)
    (action,) = rows(desk, "Actions")
    assert action["Text"] == "Ask Oak High to complete the referral"
    came = click(offer_letters, desk)
    (said,) = (line for line in _lines(came) if "Returned referral" in line)
    assert said.endswith("I do not know what is missing. Write that letter by hand.")


def _lines(came):
    return came.lines if isinstance(came, Offer) else came.sentences


def test_minutes_that_cannot_be_written_are_told_apart_from_what_is_recorded(
    at, tmp_path, monkeypatch
) -> None:
    desk = at(referral(1, **HEARD))
    agreed(offer_outcomes, desk)
    stand(desk, "Panels", 1)
    type_in(desk, "R00001", **PLACED)

    def full(*_arguments):
        raise BadInput("E-001", "full") from OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(kept, "keep", full)
        done = agreed(offer_outcomes, desk)
    assert not done.good
    assert done.sentences[0].startswith("1 case of P26-004 recorded")
    (said,) = (line for line in done.sentences if "(Y-118)" in line)
    assert "P26-004 minutes 2026-12-09.docx" in said
    assert "(No space left on device)" in said
    assert said.endswith("it makes them, and records nothing twice.")
    many = len(rows(desk, "Actions"))
    assert agreed(offer_outcomes, desk).good
    assert len(rows(desk, "Actions")) == many
    assert len([*tmp_path.glob("Panel papers/P26-004/*minutes*")]) == 2


def test_a_meeting_without_its_calendar_file_is_set_up_and_says_so(
    at, tmp_path, monkeypatch
) -> None:
    desk = at(Panels=[{**PANEL, "PanelID": None, "PaperDeadline": None}])

    def full(*_arguments):
        raise BadInput("E-001", "full") from OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(kept, "keep", full)
        done = agreed(offer_meeting, desk, PANEL["PaperDeadline"])
    assert not done.good
    (said,) = (line for line in done.sentences if "(Y-118)" in line)
    assert said.startswith("It has no calendar file: I could not write P26-001 meeting")
    assert rows(desk, "Panels")[0]["PanelID"] == "P26-001"


# Letters


def _recorded(at):
    desk = at(referral(1, **HEARD))
    agreed(offer_outcomes, desk)
    stand(desk, "Panels", 1)
    type_in(desk, "R00001", **PLACED)
    agreed(offer_outcomes, desk)
    return desk


def test_letters_before_anything_is_typed_say_so(at) -> None:
    desk = at(referral(1, **HEARD))
    agreed(offer_outcomes, desk)
    stand(desk, "Panels", 1)
    came = click(offer_letters, desk)
    assert isinstance(came, Answer)
    assert not came.good
    assert came.sentences[0].startswith("Nothing is typed about P26-004 yet.")


def test_a_meeting_without_a_case_has_no_letter(at) -> None:
    came = click(offer_letters, at())
    assert came.sentences == ["P26-004 heard no referral, so there is no letter to make."]


def test_letters_made_before_it_was_broken_off_are_noted_the_next_time(at, tmp_path) -> None:
    desk = _recorded(at)
    before = dict(desk.book["Audit"].values)
    agreed(offer_letters, desk)
    noted = [row["After"] for row in rows(desk, "Audit") if row["Action"].startswith("Outcome")]
    made = sorted(path.name for path in tmp_path.glob("Panel papers/P26-004/Letters/*.docx"))
    assert sorted(noted) == made
    desk.book["Audit"].values = dict(before)  # as if it had ended before the workbook was written
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.docx")}
    offer = click(offer_letters, desk)
    assert isinstance(offer, Offer)
    assert f"{len(made)} letters made before would be noted." in offer.summary
    offer.carry_out(lambda: False)
    again = [row["After"] for row in rows(desk, "Audit") if row["Action"].startswith("Outcome")]
    assert sorted(again) == made
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.docx")} == times
    came = click(offer_letters, desk)
    assert came.summary == f"{len(made)} letters can be approved.", "none is made or noted again"


def test_odd_names_reach_a_letter_as_they_are(at, tmp_path) -> None:
    child = pupil(1, Surname="O'Brien & <Søn>", Forename="علي")
    desk = at(referral(1, **HEARD), Pupils=[child])
    agreed(offer_outcomes, desk)
    stand(desk, "Panels", 1)
    type_in(desk, "R00001", **PLACED)
    agreed(offer_outcomes, desk)
    agreed(offer_letters, desk)
    (placed,) = tmp_path.glob("Panel papers/P26-004/Letters/*placed.docx")
    assert "علي O'Brien & <Søn>" in "\n".join(line.text for line in Document(placed).paragraphs)


# Folders one may not look into


@pytest.fixture
def closed(monkeypatch):
    """Shut a folder: nothing in it can be asked about."""

    def shut(folder):
        folder.mkdir()

        def refuse(path, *_more):
            if path == folder or folder in path.parents:
                raise PermissionError(13, "Permission denied")
            return False

        for asked in ("iterdir", "read_bytes", "is_file"):
            monkeypatch.setattr(type(folder), asked, refuse)
        return folder

    return shut


def test_profiles_that_cannot_be_seen_are_never_replaced_by_ours(tmp_path, closed) -> None:
    with pytest.raises(BadInput) as refused:
        own_profiles(closed(tmp_path / "panels"))
    assert refused.value.code == "Y-087"
    assert own_profiles(tmp_path / "nowhere") == {}


def test_templates_that_cannot_be_seen_are_never_replaced_by_ours(tmp_path, closed) -> None:
    folder = closed(tmp_path / "Templates")
    for job, code in (
        (lambda: template_for("Minutes", folder), "Y-146"),
        (lambda: own_template("Agenda", folder), "Y-146"),
        (lambda: check_templates(folder), "Y-117"),
    ):
        with pytest.raises(BadInput) as refused:
            job()
        assert refused.value.code == code


# The list of decisions


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("rubbish", "its first line is not"),
        ("\x00\x00", "its first line is not"),
        (f'{",".join(COLUMNS)}\n{LINE}\n"R2/x.pdf,never closed', "a quotation mark is missing"),
        (f"{','.join(COLUMNS)}\n{LINE}\n{LINE}", "R1/report.pdf stands there twice"),
        (f"{','.join(COLUMNS)}\nR2/x.pdf,found,leave out,why,AB,", "Known by is blank beside R2"),
    ],
)
def test_a_damaged_list_is_refused_and_left_as_it_is(tmp_path, text, why) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    for job in (decided_in, lambda folder: note(folder, [OPEN])):
        with pytest.raises(BadInput) as refused:
            job(tmp_path)
        assert refused.value.code == "Y-102"
        assert why in refused.value.message
    assert (tmp_path / NAME).read_text(encoding="utf-8") == text


def test_blank_lines_excel_leaves_are_no_damage(tmp_path) -> None:
    (tmp_path / NAME).write_text(f"{','.join(COLUMNS)}\n,,,,,\n{LINE}\n,,,,,\n", encoding="utf-8")
    assert decided_in(tmp_path) == {"K-1": DECIDED}


def test_the_same_decision_given_again_is_no_refusal(tmp_path) -> None:
    note(tmp_path, [DECIDED])
    before = (tmp_path / NAME).read_bytes()
    decide((), [("r1/Report.pdf", "leave-out", "wrong child", "HS")], tmp_path)
    assert (tmp_path / NAME).read_bytes() == before
    with pytest.raises(BadInput) as refused:
        decide((), [("R1/report.pdf", "belongs", "both", "HS")], tmp_path)
    assert refused.value.code == "Y-107"
