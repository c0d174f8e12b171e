"""*After the meeting*: the grid laid out, typed into, recorded once, undone; the minutes."""

import random
from datetime import date

import pytest
from docx import Document

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_meeting import offer_meeting
from daysix.jobs.click.panel_outcomes import offer_outcomes
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.panel.laid_out import lay_out
from daysix.jobs.panel.numbers import numbers_of
from daysix.jobs.panel.rows import PanelBook
from daysix.law.errors import BadInput
from tests.jobs.panel.meeting_desk import (
    ELM,
    KIND,
    OAK,
    PANEL,
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
PLACED = {"Decision": "PLACE", "School": "Oak High"}
BEFORE_IT = date(2026, 12, 2)


@pytest.fixture
def laid(tmp_path):
    """A workbook whose grid is laid out; one stands on the meeting."""

    def made(*referrals, **more):
        desk = workbook(tmp_path / "Team.xlsx", *referrals, **more)
        stand(desk, "Panels", 1)
        agreed(offer_outcomes, desk)
        stand(desk, "Panels", 1)
        return desk

    return made


def grid(desk):
    return [(row.get("Item"), row["Referral"], row["Child"]) for row in rows(desk, "Outcomes")]


def test_the_first_press_lays_out_a_row_a_case_in_order(laid) -> None:
    desk = laid(referral(2, **HEARD, ItemNo=2), referral(1, **HEARD, ItemNo=1))
    # the fair-access section of a placement panel is its fifth
    assert grid(desk) == [("E1", "R00001", "Z.W."), ("E2", "R00002", "Z.W.")]
    assert desk.shown.sheet == "Panels"
    (row, _) = rows(desk, "Outcomes")
    assert row["Panel"] == "P26-004"
    assert row["Next in the share"] == "1 Oak High, 2 Elm Park"
    assert row["Decisions you may use"].startswith("PLACE, MM-TRIAL, AP-FT")
    assert "Decision" not in row


def test_what_lacks_papers_stands_in_the_grid_without_a_number(laid) -> None:
    desk = laid(referral(1, **HEARD), referral(2, PanelID="P26-004", DocsHave=None))
    assert grid(desk) == [("E1", "R00001", "Z.W."), (None, "R00002", "Z.W.")]


def test_undo_takes_the_grid_away_until_somebody_types_in_it(laid) -> None:
    desk = laid(referral(1, **HEARD))
    agreed(offer_undo, desk)
    assert rows(desk, "Outcomes") == []
    agreed(offer_outcomes, desk)
    type_in(desk, "R00001", Decision="DEFER")
    agreed(offer_undo, desk)
    assert [row["Decision"] for row in rows(desk, "Outcomes")] == ["DEFER"]


def test_nothing_typed_is_said(laid) -> None:
    came = click(offer_outcomes, laid(referral(1, **HEARD)))
    assert isinstance(came, Answer)
    assert not came.good
    assert came.sentences[0].startswith("Nothing is typed about P26-004 yet.")


def test_a_place_is_recorded_with_its_days_actions_log_and_proof(laid) -> None:
    desk = laid(referral(1, **HEARD))
    type_in(desk, "R00001", Decision="place offered", School="elm  park", Whose="B. Head",
            Why_another_school="A brother is there", Due="14/12/2026",
            What_is_to_be_done="Ring the head")  # fmt: skip
    before = rows(desk, "Referrals")
    click(offer_outcomes, desk)
    assert rows(desk, "Referrals") == before
    agreed(offer_outcomes, desk)
    row = row_of(desk, "Referrals", "RefID", "R00001")
    assert (row["Decision"], row["DecisionSchool"], row["Status"]) == ("PLACE", ELM, "DECIDED")
    # from Wed 9 December: 7 days to Fri 18, then from Mon 4 January the 13th is Wed 20
    assert row["OnRollTarget"] == date(2027, 1, 20)
    assert row["SchoolAnswerDue"] == date(2026, 12, 16)
    assert (row["RankShown"], row["RankTaken"], row["TimesHeard"]) == (1, 2, 1)
    assert row["DepartReason"] == "A brother is there"
    typed, follows = rows(desk, "Actions")
    assert (typed["Text"], typed["Owner"]) == ("Ring the head", "B. Head")
    assert (typed["DueDate"], typed["About"]) == (date(2026, 12, 14), "R00001")
    assert follows["Text"] == "See that Elm Park has Z.W. on roll"
    assert (follows["DueDate"], follows["Owner"]) == (date(2027, 1, 20), "A. Quill")
    (log,) = rows(desk, "FairnessLog")
    assert (log["SchoolShown"], log["SchoolTaken"]) == (OAK, ELM)
    assert log["DepartReason"] == "A brother is there"
    first, second = rows(desk, "Audit")
    assert (first["Key"], first["Column"], first["After"]) == ("R00001", "Decision", "PLACE")
    assert second["Action"] == "After the meeting P26-004: minutes made"
    assert rows(desk, "Panels")[0]["MinutesState"] == "DRAFT"


def test_a_second_press_writes_nothing_twice(laid, tmp_path) -> None:
    desk = laid(referral(1, **HEARD), referral(2, **HEARD))
    type_in(desk, "R00001", **PLACED, What_is_to_be_done="Ring")
    type_in(desk, "R00002", Decision="DEFER", Conditions="An assessment")
    agreed(offer_outcomes, desk)
    once = {name: dict(sheet.values) for name, sheet in desk.book.items()}
    came = click(offer_outcomes, desk, date(2026, 12, 14))
    assert isinstance(came, Answer)
    assert came.sentences[0].startswith("Everything typed about P26-004 is recorded")
    assert {name: dict(sheet.values) for name, sheet in desk.book.items()} == once
    assert len([*tmp_path.glob("Panel papers/P26-004/*minutes*")]) == 2


def test_undo_takes_the_recording_back_and_it_can_be_done_again(laid) -> None:
    desk = laid(referral(1, **HEARD))
    before = rows(desk, "Referrals")
    type_in(desk, "R00001", **PLACED)
    agreed(offer_outcomes, desk)
    agreed(offer_undo, desk)
    assert rows(desk, "Referrals") == before
    assert rows(desk, "Actions") == []
    again = click(offer_outcomes, desk)
    assert isinstance(again, Offer)
    again.carry_out(lambda: False)
    assert row_of(desk, "Referrals", "RefID", "R00001")["TimesHeard"] == 1


def test_what_was_decided_differently_later_changes_only_that(laid) -> None:
    desk = laid(referral(1, **HEARD))
    type_in(desk, "R00001", **PLACED)
    agreed(offer_outcomes, desk)
    type_in(desk, "R00001", Decision="WITHDRAWN", School=None)
    offer = click(offer_outcomes, desk)
    assert "    Decision: PLACE → WITHDRAWN" in offer.lines
    assert "    Status: DECIDED → CLOSED" in offer.lines
    assert any("On roll by still says Wed 20 Jan 2027." in line for line in offer.lines)
    offer.carry_out(lambda: False)
    row = row_of(desk, "Referrals", "RefID", "R00001")
    assert (row["OnRollTarget"], row["TimesHeard"]) == (date(2027, 1, 20), 1)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"School": "Oak High"}, "Y-171"),
        ({"Decision": "PLACE", "School": "Birch High"}, "Y-172"),
        ({**PLACED, "Review_on": "soon"}, "Y-173"),
        ({"Decision": "PERHAPS"}, "Y-018"),
        ({"Decision": "PLACE"}, "Y-019"),
        ({"Decision": "PLACE", "School": ELM}, "Y-125"),
    ],
)
def test_a_line_that_cannot_be_taken_is_refused_and_the_others_are_recorded(
    laid, typed, code
) -> None:
    desk = laid(referral(1, **HEARD), referral(2, **HEARD))
    type_in(desk, "R00001", **typed)
    type_in(desk, "R00002", **PLACED)
    offer = click(offer_outcomes, desk)
    assert not offer.good
    assert any(line.endswith(f"({code})") for line in offer.lines)
    done = offer.carry_out(lambda: False)
    assert not done.good
    assert "Decision" not in row_of(desk, "Referrals", "RefID", "R00001")
    assert row_of(desk, "Referrals", "RefID", "R00002")["Decision"] == "PLACE"


def test_a_sheet_whose_columns_were_changed_is_refused_and_left(laid) -> None:
    desk = laid(referral(1, **HEARD))
    type_in(desk, "R00001", **PLACED)
    desk.book["Outcomes"].values[1, 6] = "What we said"
    before = dict(desk.book["Outcomes"].values)
    with pytest.raises(BadInput) as refused:
        click(offer_outcomes, desk)
    assert refused.value.code == "Y-175"
    assert desk.book["Outcomes"].values == before


def test_a_row_added_without_the_meeting_is_named(laid) -> None:
    desk = laid(referral(1, **HEARD))
    type_in(desk, "R00001", **PLACED)
    desk.book["Outcomes"].values |= {(3, 3): "R00009", (3, 6): "PLACE"}
    offer = click(offer_outcomes, desk)
    assert not offer.good
    assert any("A row about R00009 names no panel" in line for line in offer.lines)


def test_two_schools_of_a_name_are_refused(laid) -> None:
    twins = [*schools()[:1], {**schools()[1], "Name": "Oak High"}]
    desk = laid(referral(1, **HEARD), Schools=twins)
    type_in(desk, "R00001", **PLACED)
    came = click(offer_outcomes, desk)
    assert any("are all called “Oak High”" in line for line in came.lines)


def test_a_day_that_cannot_be_counted_stays_blank_with_a_sentence(laid) -> None:
    desk = laid(referral(1, **HEARD), calendar=False)
    type_in(desk, "R00001", **PLACED)
    offer = click(offer_outcomes, desk)
    assert any("I have no term dates for Oak High" in line for line in offer.lines)
    offer.carry_out(lambda: False)
    row = row_of(desk, "Referrals", "RefID", "R00001")
    assert row["Decision"] == "PLACE"
    assert "OnRollTarget" not in row
    assert "SchoolAnswerDue" not in row


def test_the_grid_of_another_meeting_stays_as_it_is_typed(laid) -> None:
    other = {**PANEL, "PanelID": "P26-005", "Date": date(2026, 12, 10), "Area": "South"}
    desk = laid(referral(1, **HEARD), referral(2, PanelID="P26-005", Status="ON-AGENDA"),
                Panels=[PANEL, other])  # fmt: skip
    type_in(desk, "R00001", Decision="DEFER", Conditions="Wait")
    stand(desk, "Panels", 2)
    agreed(offer_outcomes, desk)
    first, second = rows(desk, "Outcomes")
    assert (first["Referral"], first["Conditions"]) == ("R00001", "Wait")
    assert (second["Panel"], second["Referral"]) == ("P26-005", "R00002")


def test_a_case_that_came_late_gets_a_row_below_and_typed_ones_stay(laid) -> None:
    desk = laid(referral(1, **HEARD), referral(2, PanelID="P26-003", Status="ON-AGENDA"))
    type_in(desk, "R00001", Decision="DEFER")
    sheet = desk.book["Referrals"]
    (at,) = (at for at, value in sheet.values.items() if value == "P26-003")
    sheet.values[at] = "P26-004"
    offer = click(offer_outcomes, desk)
    assert offer.summary.startswith("1 row more would be laid out")
    offer.carry_out(lambda: False)
    assert [(row["Referral"], row.get("Decision")) for row in rows(desk, "Outcomes")] == [
        ("R00001", "DEFER"), ("R00002", None),
    ]  # fmt: skip


def test_a_decision_typed_on_the_referral_stands_in_the_grid(laid) -> None:
    typed = {"Decision": "PLACE", "DecisionSchool": ELM, "DepartReason": "A brother"}
    desk = laid(referral(1, **HEARD, **typed), referral(2, **HEARD, Decision="DEFER"))
    first, second = rows(desk, "Outcomes")
    assert (first["Decision"], first["School"]) == ("PLACE", "Elm Park")
    assert first["Why another school"] == "A brother"
    assert "Decision" not in second  # it may be an earlier meeting's


def test_the_minutes_say_what_was_decided_and_what_was_not(laid, tmp_path) -> None:
    desk = laid(referral(1, **HEARD), referral(2, **HEARD))
    type_in(desk, "R00001", **PLACED, Dissent="Elm Park, <none> & all", Funding="£1,200")
    agreed(offer_outcomes, desk)
    (path,) = tmp_path.glob("Panel papers/P26-004/P26-004 minutes 2026-12-09.docx")
    document = Document(str(path))
    text = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert {"Dissent: Elm Park, <none> & all", "Funding: £1,200"} <= set(text)
    assert not [line for line in text if line.startswith("Transport")]
    assert {"Place offered", "Oak High", "Wed 20 Jan 2027"} <= set(cells)
    assert "Not decided. It comes back to the next meeting." in cells
    assert path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_a_wrong_template_stops_it_before_anything_is_written(laid, tmp_path) -> None:
    desk = laid(referral(1, **HEARD))
    type_in(desk, "R00001", **PLACED)
    wrong = Document()
    wrong.add_paragraph("{{ nobody_knows }}")
    (tmp_path / "Templates").mkdir()
    wrong.save(str(tmp_path / "Templates" / "Minutes.docx"))
    before = {name: dict(sheet.values) for name, sheet in desk.book.items()}
    offer = click(offer_outcomes, desk)
    with pytest.raises(BadInput, match="nobody_knows"):
        offer.carry_out(lambda: False)
    assert {name: dict(sheet.values) for name, sheet in desk.book.items()} == before


def test_over_two_meetings_the_deferred_case_and_open_actions_come_back(laid) -> None:
    desk = laid(referral(1, **HEARD), referral(2, **HEARD))
    type_in(desk, "R00001", Decision="DEFER", What_is_to_be_done="Assess", Whose="E. Wold")
    type_in(desk, "R00002", **PLACED)
    agreed(offer_outcomes, desk)
    numbers = numbers_of(desk.place, "P26-004")
    new = {**KIND, "Date": date(2027, 1, 13), "Venue": "Room 2"}
    desk.book["Panels"] = workbook(desk.place, Panels=[*rows(desk, "Panels"), new]).book["Panels"]
    stand(desk, "Panels", 2)
    agreed(offer_meeting, desk, date(2026, 12, 11))
    laid_out = lay_out(PanelBook(desk, desk.place), panel="P27-001", as_of=date(2026, 12, 11))
    assert [item.case.ref for item in laid_out.plan.items] == ["R00001"]
    assert [(one.text, one.owner) for one in laid_out.plan.sitting.actions] == [
        ("Assess", "E. Wold")
    ]
    # the first meeting reads as before, though the case has gone on
    stand(desk, "Panels", 1)
    came = click(offer_outcomes, desk, date(2026, 12, 11))
    assert isinstance(came, Answer)
    assert came.sentences[0].startswith("Everything typed about P26-004 is recorded")
    # and is decided at the second, heard twice by then
    stand(desk, "Panels", 2)
    agreed(offer_outcomes, desk, date(2027, 1, 14))
    two = [row for row in rows(desk, "Outcomes") if row["Panel"] == "P27-001"]
    assert [row["Referral"] for row in two] == ["R00001"]
    place = 1 + len(rows(desk, "Outcomes"))
    names = [desk.book["Outcomes"].values[1, n] for n in range(1, 19)]
    # Oak High took one of one, and two thirds were its share: Elm Park is next
    for name, value in (("Decision", "PLACE"), ("School", "Elm Park")):
        desk.book["Outcomes"].values[place, names.index(name) + 1] = value
    agreed(offer_outcomes, desk, date(2027, 1, 14))
    row = row_of(desk, "Referrals", "RefID", "R00001")
    assert (row["Decision"], row["TimesHeard"], row["PanelID"]) == ("PLACE", 2, "P27-001")
    assert numbers_of(desk.place, "P26-004") == numbers


ANY = ("PLACE", "MM-TRIAL", "AP-FT", "DUAL", "FUND", "DEFER", "RETURNED", "WITHDRAWN", "REFUSED",
       "DIRECT", "")  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_decided_is_written_once_and_undone_wholly(laid, seed) -> None:
    chance = random.Random(seed)  # noqa: S311 - invented decisions
    old = [{}, {"Decision": "DEFER"}, {"Decision": "REFUSED", "RefusedDate": date(2026, 11, 20)}]
    desk = laid(*(referral(n, **HEARD, Type=chance.choice(("PEX", "FAP", "MM")),
                           **chance.choice(old)) for n in range(1, 7)))  # fmt: skip
    for row in rows(desk, "Outcomes"):
        type_in(desk, row["Referral"], Decision=chance.choice(ANY), Why_another_school="A brother",
                School=chance.choice(("Oak High", "Elm Park")), Why_refused="Full",
                What_is_to_be_done=chance.choice(("", "Ring")))  # fmt: skip
    before = {name: rows(desk, name) for name in ("Referrals", "Actions", "FairnessLog")}
    agreed(offer_outcomes, desk)
    assert rows(desk, "Referrals") != before["Referrals"]
    once = {name: dict(sheet.values) for name, sheet in desk.book.items()}
    assert isinstance(click(offer_outcomes, desk, date(2026, 12, 20)), Answer)
    assert {name: dict(sheet.values) for name, sheet in desk.book.items()} == once
    agreed(offer_undo, desk)
    assert {name: rows(desk, name) for name in before} == before


@pytest.mark.parametrize("many", [0, 1, 60])
def test_no_case_is_lost_or_doubled_from_referral_to_outcome(tmp_path, many) -> None:
    decisions = ("PLACE", "DEFER", "RETURNED", "WITHDRAWN", "")
    desk = workbook(
        tmp_path / "Team.xlsx",
        *(referral(n) for n in range(1, many + 1)),
        Panels=[{name: value for name, value in PANEL.items() if name != "PanelID"}],
    )
    refs = [f"R{n:05d}" for n in range(1, many + 1)]
    stand(desk, "Panels", 1)
    agreed(offer_meeting, desk, BEFORE_IT)
    panel = rows(desk, "Panels")[0]["PanelID"]
    assert [row["RefID"] for row in rows(desk, "Referrals") if row["PanelID"] == panel] == refs
    laid_out = lay_out(PanelBook(desk, desk.place), panel=panel, as_of=BEFORE_IT)
    assert sorted(item.case.ref for item in laid_out.plan.items) == refs
    if many:
        agreed(offer_outcomes, desk)
        assert sorted(row["Referral"] for row in rows(desk, "Outcomes")) == refs
        for place, ref in enumerate(refs):
            if decision := decisions[place % len(decisions)]:
                type_in(desk, ref, Decision=decision, School="Oak High")
    offer = click(offer_outcomes, desk)
    offer.carry_out(lambda: False)
    decided = [row["RefID"] for row in rows(desk, "Referrals") if row.get("Decision")]
    undecided = [row["RefID"] for row in rows(desk, "Referrals") if not row.get("Decision")]
    assert sorted([*decided, *undecided]) == refs
    assert len(undecided) == many // 5
    back = [line.split(":")[1].strip() for line in offer.lines if line.startswith("Comes back")]
    deferred = [ref for place, ref in enumerate(refs) if place % 5 == 1]
    assert sorted(back) == sorted([*undecided, *deferred])
