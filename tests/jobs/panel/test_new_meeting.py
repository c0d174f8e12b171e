"""*New meeting*: its day, number and papers, which cases are heard and which wait, undone again."""

from datetime import date, time

import pytest

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.panel_meeting import offer_meeting
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.panel.meeting_numbers import next_in_line, next_panel
from daysix.law.errors import BadInput
from tests.jobs.panel.meeting_desk import (
    ELM,
    KIND,
    PANEL,
    agreed,
    click,
    pupil,
    referral,
    row_of,
    rows,
    schools,
    stand,
    workbook,
)

MONDAY = date(2026, 11, 30)
NEW = {**KIND, "Date": date(2026, 12, 16), "Start": time(13, 30), "Venue": "Room 2"}


@pytest.fixture
def at(tmp_path):
    """A workbook in which one stands on a new row of the Panels sheet."""

    def made(*referrals, new=NEW, **more):
        desk = workbook(tmp_path / "Team.xlsx", *referrals, Panels=[PANEL, new], **more)
        stand(desk, "Panels", 2)
        return desk

    return made


def test_the_row_typed_becomes_a_meeting_with_its_cases(at, tmp_path) -> None:
    desk = at(referral(1), referral(2))
    done = agreed(offer_meeting, desk, MONDAY)
    assert done.sentences[0].startswith("P26-005 is set up: CAP Secondary, North, Wed 16 Dec 2026")
    new = rows(desk, "Panels")[1]
    # five school days before: Tue 15, Mon 14, Fri 11, Thu 10, Wed 9
    assert new["PaperDeadline"] == date(2026, 12, 9)
    assert (new["PanelID"], new["Quorum"], new["Start"]) == ("P26-005", 5, time(13, 30))
    found = [(row["PanelID"], row["Status"]) for row in rows(desk, "Referrals")]
    assert found == [("P26-005", "ON-AGENDA")] * 2
    assert [row["Action"] for row in rows(desk, "Audit")] == ["New meeting: 2 on its list"]
    (made,) = tmp_path.glob("Panel papers/P26-005/*.ics")
    text = made.read_text(encoding="utf-8")
    assert "DTSTART:20261216T133000Z" in text
    assert "DTSTART;VALUE=DATE:20261209" in text
    assert "Zephyrine" not in text
    assert "Wolverstone" not in text


def test_nothing_is_written_before_the_yes_and_undo_takes_it_back(at) -> None:
    desk = at(referral(1))
    before = {name: dict(sheet.values) for name, sheet in desk.book.items()}
    click(offer_meeting, desk, MONDAY)
    assert {name: dict(sheet.values) for name, sheet in desk.book.items()} == before
    agreed(offer_meeting, desk, MONDAY)
    agreed(offer_undo, desk, MONDAY)
    assert rows(desk, "Panels")[1] == NEW
    assert rows(desk, "Referrals") == [referral(1)]


def test_a_second_press_finds_it_set_up(at) -> None:
    desk = at(referral(1))
    agreed(offer_meeting, desk, MONDAY)
    came = click(offer_meeting, desk, MONDAY)
    assert isinstance(came, Answer)
    assert came.sentences[0] == "P26-005 is set up already, and nothing new is ready for it."


def test_a_summer_meeting_is_at_the_same_hour_on_the_clock(at, tmp_path) -> None:
    desk = at(new={**NEW, "Date": date(2026, 9, 16)})  # a Wednesday, an hour ahead of Greenwich
    agreed(offer_meeting, desk, date(2026, 9, 1))
    (made,) = tmp_path.glob("Panel papers/*/*.ics")
    assert b"DTSTART:20260916T123000Z" in made.read_bytes()


@pytest.mark.parametrize(
    ("day", "today", "why", "nearest"),
    [
        # Christmas holiday from Mon 21 December to Fri 1 January
        (date(2026, 12, 25), MONDAY, "bank holiday", "Thu 17 Dec 2026 and Fri 18 Dec 2026"),
        (date(2026, 12, 12), MONDAY, "Saturday", "Fri 11 Dec 2026 and Mon 14 Dec 2026"),
        # half-term from Mon 26 to Fri 30 October; no day before today is offered
        (date(2026, 10, 28), date(2026, 10, 26), "schools of this panel",
         "Mon 2 Nov 2026 and Tue 3 Nov 2026"),
    ],
)  # fmt: skip
def test_a_day_that_will_not_do_is_refused_with_two_that_work(at, day, today, why, nearest) -> None:
    desk = at(new={**NEW, "Date": day})
    with pytest.raises(BadInput) as refused:
        click(offer_meeting, desk, today)
    assert refused.value.code == "Y-161"
    assert why in refused.value.message
    assert f"The nearest that work are {nearest}." in refused.value.message


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ({}, "Y-163"),
        ({**KIND}, "Y-164"),
        ({**KIND, "Date": "soon"}, "Y-164"),
        ({"Area": "North", "Date": date(2026, 12, 16)}, "Y-164"),
        ({**KIND, "Date": date(2026, 12, 9)}, "Y-165"),
        ({**NEW, "Profile": "Chess club"}, "Y-004"),
    ],
)
def test_a_row_that_says_too_little_is_refused(at, new, code) -> None:
    with pytest.raises(BadInput) as refused:
        click(offer_meeting, at(new=new), MONDAY)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"DocsHave": "form"}, "Missing: attendance certificate; last school report."),
        ({"ParentView": None}, "Missing: parents' view."),
        ({"Status": "NEW"}, "Its Status is NEW. Set it to READY"),
        ({"Profile": None}, "its kind of panel is blank. Fill in Profile (CAP Secondary)"),
        ({"Type": "YJES"}, "does not hear"),
        ({"PanelID": "P26-999"}, "its panel P26-999 is not on the sheet Panels."),
    ],
)
def test_a_referral_that_waits_says_exactly_why(at, more, why) -> None:
    desk = at(referral(1, **more))
    offer = click(offer_meeting, desk, MONDAY)
    said = next(line for line in offer.lines if "R00001" in line)
    assert why.casefold() in said.casefold()
    assert "Waiting (1)" in " ".join(offer.lines)
    assert offer.summary.endswith("with 0 cases.")


@pytest.mark.parametrize(
    "more",
    [
        {"Profile": "Fair access"},
        {"Status": "CLOSED"},
        {"Decision": "PLACE", "Status": "DECIDED"},
        {"PanelID": "P26-004"},  # it meets on 9 December, and has not met yet
    ],
)
def test_what_is_settled_or_on_another_list_is_not_spoken_of(at, more) -> None:
    offer = click(offer_meeting, at(referral(1, **more)), MONDAY)
    assert not any("R00001" in line for line in offer.lines)


def test_a_school_of_another_area_is_another_meetings(at) -> None:
    south = schools(Area="South")[1:]
    desk = at(referral(1, ReferrerSchool=ELM), Schools=[*schools()[:1], *south])
    assert "with 0 cases." in click(offer_meeting, desk, MONDAY).summary


def test_a_child_who_may_not_be_shared_waits(at) -> None:
    desk = at(referral(1), Pupils=[pupil(1, DoNotShareFlag="Y")])
    assert any("Do not share" in line for line in click(offer_meeting, desk, MONDAY).lines)


def test_deferred_and_not_reached_are_carried_over_and_their_actions(at) -> None:
    held = {**PANEL, "Date": date(2026, 11, 25), "MinutesState": "DRAFT"}
    desk = at(
        referral(1, PanelID="P26-004", Decision="DEFER"),
        referral(2, PanelID="P26-004", Status="ON-AGENDA"),
        referral(3, PanelID="P26-004", Decision="PLACE", Status="DECIDED"),
        Actions=[{"ActionID": "A1", "About": "P26-004", "Text": "Ring", "State": "OPEN"}],
    )
    desk.book["Panels"] = workbook(desk.place, Panels=[held, NEW]).book["Panels"]
    offer = click(offer_meeting, desk, MONDAY)
    lines = "\n".join(offer.lines)
    assert "R00001 Z.W., Year 9: deferred on Wed 25 Nov 2026." in lines
    assert "R00002 Z.W., Year 9: on the agenda of Wed 25 Nov 2026, not decided there." in lines
    assert "R00003" not in lines
    assert "A1 Ring (nobody)" in lines
    agreed(offer_meeting, desk, MONDAY)
    assert row_of(desk, "Referrals", "RefID", "R00001")["PanelID"] == "P26-005"
    assert row_of(desk, "Referrals", "RefID", "R00003")["PanelID"] == "P26-004"


def test_a_meeting_nobody_has_recorded_keeps_its_cases(at) -> None:
    held = {**PANEL, "Date": date(2026, 11, 25), "MinutesState": "TO WRITE"}
    desk = at(referral(1, PanelID="P26-004", Status="ON-AGENDA"))
    desk.book["Panels"] = workbook(desk.place, Panels=[held, NEW]).book["Panels"]
    offer = click(offer_meeting, desk, MONDAY)
    assert any("Press After the meeting for P26-004 first." in line for line in offer.lines)
    assert "with 0 cases." in offer.summary


def test_without_term_dates_the_deadline_stays_blank_and_says_so(at) -> None:
    desk = at(calendar=False)
    offer = click(offer_meeting, desk, MONDAY)
    assert "Papers out by: cannot be counted, stays blank." in offer.lines
    offer.carry_out(lambda: False)
    assert "PaperDeadline" not in rows(desk, "Panels")[1]


def test_a_deadline_somebody_typed_stays_and_the_other_is_named(at) -> None:
    desk = at(new={**NEW, "PaperDeadline": date(2026, 12, 8)})
    offer = click(offer_meeting, desk, MONDAY)
    assert any("counted it would be Wed 9 Dec 2026" in line for line in offer.lines)
    offer.carry_out(lambda: False)
    assert rows(desk, "Panels")[1]["PaperDeadline"] == date(2026, 12, 8)


@pytest.mark.parametrize(
    ("used", "number"),
    [
        ([], "P27-001"),
        (["P26-003", "P26-009"], "P27-001"),
        (["P26-003", "P27-009"], "P27-010"),
        (["P2027-09"], "P2027-10"),
        (["P0004", "P0005"], "P0006"),
        (["Panel"], "P27-001"),
    ],
)
def test_the_number_goes_on_as_the_team_numbers(used, number) -> None:
    assert next_panel(used, date(2027, 1, 20)) == number


@pytest.mark.parametrize(
    ("used", "number"), [([], "A0001"), (["A9"], "A10"), (["A007", "B2", "A3"], "A008")]
)
def test_the_next_number_in_line(used, number) -> None:
    assert next_in_line(used, "A0001") == number
