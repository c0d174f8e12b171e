"""*Letters for this case*: which are made on which day, their dates counted by hand, to whom."""

from datetime import date

import pytest
from docx import Document

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.case_letters import offer_case_letters
from daysix.law.errors import BadInput
from tests.jobs.letters.case_desk import (
    AS_OF,
    CASE,
    CHILD,
    OTHER,
    PERMANENT,
    PROVIDER,
    SCHOOL,
    SETTINGS,
    desk_with,
    made_in,
    suspended,
)
from tests.jobs.panel.meeting_desk import agreed, click, rows, stand

FIRST, RECEIVED, PLACE = "Parents - first letter", "Exclusion received", "Place from day six"
DECLINED = {"GDCDate": date(2026, 12, 9), "GDCOutcome": "UPHELD",
            "GDCDecisionNoticeDate": date(2026, 12, 10),
            "GDCDecisionNoticeMethod": "POST1"}  # fmt: skip
REVIEWED = {**DECLINED, "IRPRequestDate": date(2027, 1, 8), "IRPRequestMethod": "HAND",
            "IRPDecisionNoticeDate": date(2027, 1, 22),
            "IRPDecisionNoticeMethod": "HAND"}  # fmt: skip
LATER = date(2027, 1, 25)


def made(folder, *cases, day=AS_OF, **sheets):
    """Everything made by a click and a yes."""
    agreed(offer_case_letters, desk_with(folder, *cases, **sheets), day)
    return made_in(folder)


def shown(folder, *cases, day=AS_OF, **sheets):
    """All that a click shows."""
    came = click(offer_case_letters, desk_with(folder, *cases, **sheets), day)
    lines = came.sentences if isinstance(came, Answer) else [came.summary, *came.lines]
    return "\n".join(lines)


# what each kind says, and when


def test_a_new_permanent_exclusion_makes_the_school_s_and_the_parents_letter(tmp_path):
    found = made(tmp_path)
    assert set(found) == {RECEIVED, FIRST}
    # notice on Friday 27 November is day 0; 30 November is 1, 4 December 5, 11 is 10, 18 is 15
    # and of the exclusion: Monday 30 November is day 1, Friday 4 December 5, Monday 7 December 6
    for said in found.values():
        assert "Friday 18 December 2026" in said
        assert "Monday 7 December 2026" in said
        assert "(rule GB-01; term dates of CAL-001)" in said
    assert "Please set work and mark it. From Monday 7 December 2026 the council" in found[RECEIVED]
    assert "Up to and including Friday 4 December 2026, please keep Zoë" in found[FIRST]
    assert "Brambleshire SENDIASS, 01632 960 789" in found[FIRST]
    assert "Parents' desk" in found[FIRST]
    assert "I am finding a place now." in found[FIRST]
    assert "Read the other way it would be Tuesday 8 December 2026." in found[RECEIVED]


def test_the_reading_chosen_on_the_settings_sheet_is_the_one_the_letter_says(tmp_path):
    other = [[*row] for row in SETTINGS]
    (line,) = (row for row in other if row[5] == "AMB-01")
    line[2] = "sixth after first"
    found = made(tmp_path, Settings=other)[RECEIVED]
    assert "Sixth school day\nTuesday 8 December 2026" in found
    assert "this is how our council reads it: The sixth school day after the first day" in found
    assert "Read the other way it would be Monday 7 December 2026." in found


def test_a_place_stands_in_the_parents_letter_and_makes_one_to_the_provider(tmp_path):
    move = {"MoveID": "MV1", "PupilID": "P000001", "HostSchool/Provider": "PR-001",
            "Transport": "A taxi comes at 8.40am."}  # fmt: skip
    placed = {**PERMANENT, "Day6Provider": "PR-001", "Day6Start": date(2026, 12, 7)}
    found = made(tmp_path, placed, Moves=[move])
    assert set(found) == {RECEIVED, FIRST, PLACE}
    for said in ("The Orchard Centre", "Monday 7 December 2026", "A taxi comes at 8.40am.",
                 "Jo Marsh, 01632 960 456", "[FILL IN: the address of the provider]",
                 "[FILL IN: the times to be there]"):  # fmt: skip
        assert said in found[FIRST]
    assert found[PLACE].startswith("Jo Marsh\nThe Orchard Centre\njo@orchard.example")
    assert "SEN support" in found[PLACE]
    assert "Ms O'Neill-Śmith, 01632 960 555" in found[PLACE]


def test_the_address_and_the_hours_of_a_provider_come_from_its_sheet(tmp_path):
    place = {**PROVIDER, "Address": "2 Mill Lane, Hartsmere", "Postcode": "ZZ2 2BB",
             "Hours": "9.15am to 3pm"}  # fmt: skip
    said = made(tmp_path, {**PERMANENT, "Day6Provider": "PR-001"}, Providers=[place])[FIRST]
    assert "Address\n2 Mill Lane, Hartsmere\nZZ2 2BB" in said
    assert "Times\n9.15am to 3pm" in said


def test_a_place_that_starts_late_is_said_before(tmp_path):
    late = {**PERMANENT, "Day6Provider": "PR-001", "Day6Start": date(2026, 12, 8)}
    said = shown(tmp_path, late)
    assert "Tuesday 8 December 2026 is after the sixth school day, Monday 7 December 2026" in said


def test_another_council_s_child_means_a_notice_there_and_no_place_from_us(tmp_path):
    away = {**PERMANENT, "HomeLA": "926", "Day6Provider": "PR-001"}
    found = made(tmp_path, away, Pupils=[{**CHILD, "HomeLA": "926"}, OTHER])
    notice = found["Home council notice"]
    assert "lives in the area of Norfolk and was permanently excluded" in notice
    assert "Your council owes full-time education from Monday 7 December 2026." in notice
    assert "[FILL IN: the rest of the address]" in notice
    assert "4 Lark Rise, ZZ1 1AA" in notice
    assert "that council finds the place" in found[FIRST]
    assert "The Orchard Centre" not in found[FIRST]


def test_social_worker_and_virtual_school_are_told_once(tmp_path):
    cared = {**CHILD, "LAC": "Y", "LACLA": "925", "SocialWorker": "Sam Reed", "SWTeam": "Team 4"}
    own = {"ContactID": "C2", "Name": "Vi Hall", "Role": "Virtual school head",
           "Organisation": "Brambleshire", "Email": "vi@brambleshire.example"}  # fmt: skip
    case = {**PERMANENT, "LAC": "Y", "SW": "Y"}
    found = made(tmp_path, case, Pupils=[cared], Contacts=[own])
    assert set(found) == {RECEIVED, "Social worker notice", "Virtual school notice"}
    assert found["Virtual school notice"].startswith("Vi Hall\n")
    assert found["Social worker notice"].startswith("Sam Reed\nTeam 4\n[FILL IN: the rest of the")
    assert "Friday 18 December 2026" in found["Virtual school notice"]
    told = {**case, "SWNotified": AS_OF, "VSHNotified": AS_OF}
    said = shown(tmp_path / "b", told, Pupils=[cared])
    assert "Social worker notice: no longer, the social worker was told on Monday 30 Nov" in said
    assert "Virtual school notice: no longer" in said


def test_the_clerk_hears_who_comes_and_by_when_papers_go_round(tmp_path):
    meets = {**PERMANENT, "GDCDate": date(2026, 12, 17)}
    hearing = {"HearingID": "H1", "ExclusionID": CASE, "Body": "GB", "Date": date(2026, 12, 17),
               "Officer": "A. Quill", "StatementDue": date(2026, 12, 9)}  # fmt: skip
    said = made(tmp_path, meets, Hearings=[hearing])["Clerk to the governors"]
    assert said.startswith("Mx C. Clerk\nOak High\nZZ3 3CC")
    # back from Thursday 17 December: 16, 15, 14, 11 and 10
    assert "Papers to everybody by\nThursday 10 December 2026" in said
    assert "For the council\nA. Quill" in said
    assert "The council's statement by\nWednesday 9 December 2026" in said
    bare = made(tmp_path / "b", meets)["Clerk to the governors"]
    assert "For the council\n[FILL IN: who comes for the council" in bare


def test_after_the_governors_the_last_day_counts_from_the_second_day_after_posting(tmp_path):
    found = made(tmp_path, {**PERMANENT, **DECLINED}, day=date(2026, 12, 14))
    said = found["After governors - not reinstated"]
    # posted Thursday 10 December, given Monday 14: 15 to 18 December are 1 to 4, 4 to 8 January 5
    # to 9, 11 to 15 January 10 to 14, Monday 18 January is 15
    assert "The last day to ask is Monday 18 January 2027." in said
    assert "decision given to the parents (second working day after posting), Monday 14" in said
    assert "The council arranges the review." in said
    assert FIRST not in found


def test_without_the_day_of_the_decision_letter_no_last_day_is_guessed(tmp_path):
    said = shown(tmp_path, {**PERMANENT, "GDCDate": date(2026, 12, 9), "GDCOutcome": "UPHELD"},
                 day=date(2026, 12, 14))  # fmt: skip
    assert "After governors - not reinstated: not made, the workbook does not say" in said
    assert "the last day to ask for a review" in said


def test_a_child_let_back_gets_the_other_letter(tmp_path):
    back = {**PERMANENT, "GDCDate": date(2026, 12, 9), "GDCOutcome": "REINSTATED"}
    found = made(tmp_path, back, day=date(2026, 12, 10))
    assert set(found) == {"After governors - reinstated"}
    assert "On Wednesday 9 December 2026 the governors of Oak High" in found.popitem()[1]


def test_after_a_review_that_upheld(tmp_path):
    found = made(tmp_path, {**PERMANENT, **REVIEWED, "IRPOutcome": "UPHELD"}, day=LATER)
    assert set(found) == {"After review - upheld"}
    # three months after Friday 22 January
    assert "never later than Thursday 22 April 2027" in found["After review - upheld"]


@pytest.mark.parametrize(
    ("outcome", "name"),
    [("RECOMMEND", "After review - recommended"), ("QUASHED", "After review - quashed")],
)
def test_after_a_review_that_asks_to_think_again(tmp_path, outcome, name):
    ordered = {"IRPPaymentOrdered": "Y"} if outcome == "QUASHED" else {}
    found = made(tmp_path, {**PERMANENT, **REVIEWED, "IRPOutcome": outcome, **ordered}, day=LATER)
    assert set(found) == {name, "Clerk - reconsider"}
    for said in found.values():  # after Friday 22 January: 25 to 29 are 1 to 5, 1 to 5 February 10
        assert "Friday 5 February 2027" in said
    clerk = found["Clerk - reconsider"]
    assert ("£4,000 is to be paid" in clerk) == bool(ordered)
    # 28 days after Friday 22 January
    assert ("Payment should be made by\nFriday 19 February 2027" in clerk) == bool(ordered)


def test_whether_a_payment_was_ordered_is_never_guessed(tmp_path):
    found = made(tmp_path, {**PERMANENT, **REVIEWED, "IRPOutcome": "QUASHED"}, day=LATER)
    assert "If they do not reinstate\n[FILL IN:" in found["Clerk - reconsider"]


def test_a_suspension_of_seven_days_asks_who_teaches_from_the_sixth(tmp_path):
    long = suspended(date(2026, 11, 12), date(2026, 11, 20))
    said = made(tmp_path, long, day=date(2026, 11, 16))["Suspension - sixth day"]
    # 12, 13, 16, 17, 18, and 19 November
    assert "Education owed from\nThursday 19 November 2026" in said
    assert "your governing body must arrange" in said
    assert "Last day out\nFriday 20 November 2026" in said


def test_more_than_fifteen_days_mean_that_governors_meet(tmp_path):
    first = suspended(date(2026, 11, 2), date(2026, 11, 20), ExclusionID="2026-0009")  # 15 days
    second = suspended(date(2026, 11, 23), date(2026, 11, 24))
    found = made(tmp_path, first, second, day=date(2026, 11, 24))
    said = found["Suspension - governors must meet"]
    assert "Days out in the term\n17" in said
    # after Monday 23 November: 24 to 27 are 1 to 4, to 4 December 9, to 11 December 14, 14 is 15
    assert "the governors must meet by Monday 14 December 2026" in said
    exactly = shown(tmp_path / "b", first | {"ExclusionID": CASE}, day=date(2026, 11, 24))
    assert "Suspension - governors must meet" not in exactly


def test_from_forty_days_on_the_school_is_warned(tmp_path):
    # September: 22 days; 1, 2 and then 5 to 23 October: 17 more, so 39 by Friday 23 October
    first = suspended(date(2026, 9, 1), date(2026, 10, 23), ExclusionID="2026-0001")
    second = suspended(date(2026, 11, 2), date(2026, 11, 3))
    said = made(tmp_path, first, second, day=date(2026, 11, 3))["Suspension - near 45 days"]
    assert "Days out in the school year\n41" in said
    assert "Days left\n4" in said
    one = suspended(date(2026, 11, 2), date(2026, 11, 2))
    few = shown(tmp_path / "b", suspended(date(2026, 9, 2), date(2026, 10, 23),
                ExclusionID="2026-0001"), one, day=date(2026, 11, 3))  # fmt: skip
    assert "Suspension - near 45 days" not in few  # 39


def test_money_waits_for_the_governors_and_for_finance(tmp_path):
    decided = {**PERMANENT, **DECLINED}
    waits = shown(tmp_path, decided, day=date(2026, 12, 14))
    assert "Funding adjustment: not yet, no amount from finance stands on the row." in waits
    told = {**decided, "FundAdjAmount": 1680.5}
    said = made(tmp_path / "b", told, day=date(2026, 12, 14))["Funding adjustment"]
    assert "Amount\n£1,680.50" in said
    # the sixth school day after Monday 30 November: 1, 2, 3, 4, 7 and 8 December
    assert "Counted from\nTuesday 8 December 2026" in said


def test_a_school_is_asked_for_the_term_that_ended(tmp_path):
    desk = desk_with(tmp_path)
    stand(desk, "Schools", 1)
    done = agreed(offer_case_letters, desk, date(2027, 1, 6))
    assert "1 letter made" in done.sentences[0]
    (path,) = tmp_path.glob("Schools/9254001/*.docx")
    said = "\n".join(cell.text for table in Document(str(path)).tables
                     for row in table.rows for cell in row.cells)  # fmt: skip
    assert "autumn term 2026/27, which ended on Friday 18 December 2026" in said
    assert "Exclusions of that term we have from you\n1" in said


# to whom, and what stops it


@pytest.mark.parametrize(
    ("child", "row", "letters", "why"),
    [
        ({"Carer1SafeToContact": "N"}, {}, {RECEIVED}, "not safe to contact"),
        ({"Carer2SafeToContact": "N"}, {}, {RECEIVED}, "not safe to contact"),
        ({"Carer1SafeToContact": "No - refuge"}, {}, {RECEIVED}, "not safe to contact"),
        ({"Carer2SafeToContact": "ask first"}, {}, {RECEIVED}, "not safe to contact"),
        ({"DoNotShareFlag": "Y - court order"}, {}, set(), "do not share"),
        ({}, {"Sensitive": "Yes (police)"}, {FIRST}, "the row is marked as sensitive"),
        ({"LAC": "Y"}, {}, {RECEIVED, "Virtual school notice"}, "the child is looked after"),
        ({"DOB": date(2008, 11, 30)}, {}, {RECEIVED}, "the pupil is 18 or over"),
        ({}, {"Sensitive": "Y"}, {FIRST}, "the row is marked as sensitive"),
        ({"DoNotShareFlag": "Y"}, {}, set(), "do not share"),
        ({"Surname": "Archer"}, {"Surname": "Birch"}, set(), "says Birch and the sheet Pupils"),
        ({"Carer1Name": None}, {}, {RECEIVED}, "does not say to whom it goes"),
        ({}, {"CaseOfficer": None}, set(), "does not say who signs"),
        ({}, {"ExclusionID": None}, set(), "the row has no case number"),
    ],
)
def test_what_stops_a_letter_is_said_and_the_others_are_made(tmp_path, child, row, letters, why):
    nobody = {**SCHOOL, "CaseOfficer": None}
    desk = desk_with(
        tmp_path, {**PERMANENT, **row}, Pupils=[{**CHILD, **child}, OTHER], Schools=[nobody]
    )
    came = click(offer_case_letters, desk, AS_OF)
    lines = came.lines if isinstance(came, Offer) else came.sentences
    assert why in "\n".join(lines)
    assert not came.good
    if isinstance(came, Offer):
        came.carry_out(lambda: False)
    assert set(made_in(tmp_path)) == letters


def test_an_address_that_is_not_known_is_left_to_the_officer(tmp_path):
    said = shown(tmp_path, Pupils=[{**CHILD, "Postcode": None}])
    assert "To fill in by hand: the rest of the address" in said
    found = made(tmp_path / "b", Pupils=[{**CHILD, "Postcode": None, "Address1": None}])[FIRST]
    assert found.startswith("Ms O'Neill-Śmith\n[FILL IN: the address]")


def test_two_rows_of_a_child_or_a_school_make_no_letter(tmp_path):
    assert "P000001 stands on 2 rows" in shown(tmp_path, Pupils=[CHILD, CHILD])
    assert "9254001 stands on 2 rows" in shown(tmp_path, Schools=[SCHOOL, SCHOOL])
    assert made_in(tmp_path) == {}


def test_no_other_child_is_in_any_letter(tmp_path):
    for n, more in enumerate(({}, {"Day6Provider": "PR-001"}, DECLINED)):
        for said in made(tmp_path / str(n), {**PERMANENT, **more}).values():
            assert "Thistlewood" not in said
    typed = {**PERMANENT, "DocsMissing": "statement of marigold thistlewood"}
    came = shown(tmp_path / "c", typed)
    assert "Exclusion received: not made, something typed about this case names another" in came


def test_every_letter_of_a_case_says_its_reference_its_day_and_to_check(tmp_path):
    found = made(tmp_path, {**PERMANENT, "Day6Provider": "PR-001"})
    for said in found.values():
        assert "Our reference: 2026-0014" in said
        assert "2026-0014   As known on Monday 30 November 2026   Day Six" in said
        assert "Check before sending" in said
        assert "A. Quill\n01632 960 123\na.quill@brambleshire.example" in said


def test_a_row_that_cannot_be_dated_makes_no_letter(tmp_path):
    with pytest.raises(BadInput) as refused:
        shown(tmp_path, {**PERMANENT, "StartDate": date(2026, 12, 25)})
    assert refused.value.code == "Y-245"
    assert "No letter can be made about 2026-0014" in refused.value.message


def test_without_term_dates_nothing_is_counted(tmp_path):
    desk = desk_with(tmp_path)
    del desk.book["Calendar"]
    with pytest.raises(BadInput) as refused:
        click(offer_case_letters, desk, AS_OF)
    assert refused.value.code == "L-035"


# made once, noted, over nothing


def test_what_was_made_before_stays_as_it_was_edited(tmp_path):
    desk = desk_with(tmp_path)
    agreed(offer_case_letters, desk, AS_OF)
    edited = tmp_path / "Cases" / CASE / f"{CASE} {FIRST}.docx"
    edited.write_bytes(b"edited")
    came = click(offer_case_letters, desk, AS_OF)
    assert "1 letter can be approved." in came.summary  # the other is no letter any more
    offer = offer_case_letters(_asked(desk), letter=FIRST)
    assert "stays as it is" in offer.summary
    offer.carry_out(lambda: False)
    assert edited.read_bytes() == b"edited"
    assert edited.with_name(f"{CASE} {FIRST} (2).docx").exists()
    proofs = [(row["Key"], row["After"]) for row in rows(desk, "Audit")]
    assert proofs == [(CASE, f"{CASE} {RECEIVED}.docx"), (CASE, f"{CASE} {FIRST}.docx"),
                      (CASE, f"{CASE} {FIRST} (2).docx")]  # fmt: skip


def test_pressed_again_it_takes_the_line_off_letters_that_are_filled_in(tmp_path):
    desk = desk_with(tmp_path, {**PERMANENT, "Day6Provider": "PR-001"})
    agreed(offer_case_letters, desk, AS_OF)
    sent_by_school = tmp_path / "Cases" / CASE / "statement.docx"
    sent_by_school.write_bytes(b"no letter of ours")
    done = agreed(offer_case_letters, desk, AS_OF)
    assert done.sentences[0].startswith("1 letter approved.")
    (tmp_path / "Cases" / CASE / "statement.docx").unlink()
    found = made_in(tmp_path)
    assert "Check before sending" not in found[RECEIVED]
    assert "Check before sending" in found[FIRST]  # there is something to fill in
    assert sent_by_school.name not in " ".join(done.sentences)


def _asked(desk):
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.kept import Kept

    return Asked(desk, AS_OF, lambda: False, Kept(), None)


def test_the_council_s_own_template_is_used(tmp_path):
    own = Document()
    own.add_paragraph("Our words for {{ first_name }}, by {{ governors_by }}.")
    (tmp_path / "Templates").mkdir()
    own.save(tmp_path / "Templates" / f"{FIRST}.docx")
    said = made(tmp_path)[FIRST]
    assert said.startswith("Our words for Zoë, by Friday 18 December 2026.")


def test_nothing_is_written_before_the_yes_and_stop_stops(tmp_path):
    desk = desk_with(tmp_path)
    offer = click(offer_case_letters, desk, AS_OF)
    assert made_in(tmp_path) == {}
    done = offer.carry_out(lambda: True)
    assert made_in(tmp_path) == {}
    assert not done.good


def test_one_stands_on_no_case(tmp_path):
    desk = desk_with(tmp_path)
    desk.go_to("Settings", 1, 1)
    with pytest.raises(BadInput) as refused:
        click(offer_case_letters, desk, AS_OF)
    assert refused.value.code == "Y-240"
    with pytest.raises(BadInput) as refused:
        offer_case_letters(_asked(desk), named=CASE, letter="Outcome - placed")
    assert refused.value.code == "Y-243"


def test_a_number_on_two_rows_is_nobody_s(tmp_path):
    desk = desk_with(tmp_path, PERMANENT, PERMANENT)
    with pytest.raises(BadInput) as refused:
        offer_case_letters(_asked(desk), named=CASE)
    assert refused.value.code == "Y-241"
