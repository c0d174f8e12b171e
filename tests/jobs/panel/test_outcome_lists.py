"""The lists of the outcome grid: what they offer, where, and how they go again with an undo."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.desk.any_desk import OwnTable
from daysix.jobs.click.panel_outcomes import offer_outcomes
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.panel.outcomes_grid import HEADERS
from daysix.law.errors import BadInput
from tests.jobs.panel.meeting_desk import (
    agreed,
    click,
    referral,
    row_of,
    rows,
    schools,
    stand,
    type_in,
    workbook,
)

HEARD = {"PanelID": "P26-004", "Status": "ON-AGENDA"}
TWO = (referral(1, **HEARD), referral(2, **HEARD, Officer="B. Finch"))
PROVIDERS = [
    {"ProviderID": "V1", "Name": "The Forge", "Status": "ACTIVE"},
    {"ProviderID": "V2", "Name": "Shut Yard", "Status": "CLOSED"},
    {"ProviderID": "V3", "Name": "Oak High", "Status": "ACTIVE"},
]


@pytest.fixture
def laid(tmp_path):
    def made(**more):
        desk = workbook(tmp_path / "Team.xlsx", *TWO, **more)
        stand(desk, "Panels", 1)
        return desk, agreed(offer_outcomes, desk)

    return made


def words(desk, column):
    return [row[column] for row in rows(desk, "Choices") if column in row]


def offered(desk, column):
    """The rows on which a column offers something, and the words."""
    place = HEADERS.index(column) + 1
    found = {row: one for (row, at), one in desk.book["Outcomes"].offered.items() if at == place}
    values = desk.book["Choices"].values
    return {
        row: [values[at, one.column] for at in range(one.first_row, one.last_row + 1)]
        for row, one in found.items()
    }


def test_every_row_offers_decisions_schools_people_and_yes_or_no(laid) -> None:
    desk, _ = laid()
    decisions = words(desk, "Decision")
    assert decisions[:2] == ["Place offered", "Managed move on trial"]
    assert len(decisions) == 11, "as many as the placement panel may use"
    assert offered(desk, "Decision") == {2: decisions, 3: decisions}
    assert offered(desk, "School")[3] == ["Elm Park", "Oak High"]
    assert offered(desk, "Whose")[2] == ["H. Senior", "A. Quill", "B. Finch"]
    assert offered(desk, "Transport")[2] == offered(desk, "Dissent")[3] == ["Yes", "No"]
    assert offered(desk, "Conditions") == {}


def test_providers_come_after_schools_and_two_of_one_name_by_number(laid) -> None:
    desk, _ = laid(Providers=PROVIDERS)
    assert words(desk, "School") == ["9254001", "Elm Park", "The Forge", "V3"]


def test_every_word_that_is_offered_is_understood(laid) -> None:
    desk, _ = laid(Providers=PROVIDERS)
    for decision in words(desk, "Decision"):
        for school in words(desk, "School"):
            type_in(desk, "R00001", Decision=decision, School=school, Why_another_school="Near",
                    Why_refused="Full", Review_on="14/12/2026")  # fmt: skip
            offer = click(offer_outcomes, desk)
            assert "Not recorded" not in " ".join(offer.lines), (decision, school)


def test_what_is_not_offered_may_be_typed_all_the_same(laid) -> None:
    desk, _ = laid()
    type_in(desk, "R00001", Decision="PLACE", School="oak  high", Whose="Somebody Else")
    agreed(offer_outcomes, desk)
    assert row_of(desk, "Referrals", "RefID", "R00001")["Decision"] == "PLACE"


def test_undo_takes_lists_and_words_away_again(laid) -> None:
    desk, _ = laid()
    agreed(offer_undo, desk)
    assert desk.book["Outcomes"].offered == {}
    assert rows(desk, "Choices") == rows(desk, "Outcomes") == []


def test_a_later_case_gets_the_lists_and_undo_leaves_those_of_the_rows_before(laid) -> None:
    desk, _ = laid()
    sheet = desk.book["Referrals"]
    at = {name: column for (row, column), name in sheet.values.items() if row == 1}
    for name, value in referral(3, **HEARD).items():
        sheet.values[4, at[name]] = value
    sheet.tables = {"Referrals": "A1:AZ4"}
    agreed(offer_outcomes, desk)
    assert {*offered(desk, "Decision")} == {2, 3, 4}
    agreed(offer_undo, desk)
    assert {*offered(desk, "Decision")} == {2, 3}


def test_a_sheet_of_theirs_by_that_name_is_left_and_said(tmp_path) -> None:
    desk = workbook(tmp_path / "Team.xlsx", *TWO)
    desk.put_table(OwnTable("Choices", "Theirs", ("Our own", "notes"), [["x", "y"]]))
    stand(desk, "Panels", 1)
    answer = agreed(offer_outcomes, desk)
    assert "There is a sheet called Choices that is not mine" in answer.sentences[-1]
    assert desk.book["Choices"].values[2, 1] == "x"
    assert len(rows(desk, "Outcomes")) == 2


def test_a_program_that_sets_no_lists_still_lays_out_the_grid(tmp_path, monkeypatch) -> None:
    desk = workbook(tmp_path / "Team.xlsx", *TWO, Schools=schools())

    def refuses(*_):
        raise BadInput("Z-999", "Not today.")

    monkeypatch.setattr(desk, "offer", refuses)
    stand(desk, "Panels", 1)
    answer = agreed(offer_outcomes, desk, date(2026, 12, 10))
    assert answer.sentences[-1] == "The grid has no lists to choose from: Not today. (Z-999)"
    assert len(rows(desk, "Outcomes")) == 2
