"""The buttons of the Inbox group, on the small team workbook in memory."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime

import pytest

from daysix.inbox.sorted_mail import Candidate, Found
from daysix.jobs.click import inbox_add, inbox_check, inbox_draft, inbox_keep, inbox_show
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.inbox import chosen, journal, place
from daysix.jobs.inbox.templates import Wording, filled
from daysix.law.errors import BadInput
from tests.jobs.inbox.made_mails import child, event, mail, permanent, rows, team_desk
from tests.jobs.open_team_book import in_memory

FORM = (
    b'--b\r\nContent-Disposition: attachment; filename="../../form.txt"\r\n\r\nhello\r\n--b--\r\n'
)
HEAD = b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"


@pytest.fixture
def mailbox(monkeypatch, tmp_path):
    """Puts mails into the mailbox; each is as sorted already."""
    (tmp_path / "Mails").mkdir()

    by_id = {}
    monkeypatch.setattr(place, "beside", lambda _book: tmp_path)
    monkeypatch.setattr(chosen, "sort_one", lambda raw, _known: by_id[_id(raw.content)])
    monkeypatch.setattr(journal, "read", lambda raw: by_id[_id(raw)].message)
    monkeypatch.setattr(journal, "sort", lambda message, _known: by_id[message.id].sorted)

    def put(*mails):
        for one in mails:
            said = one.message
            raw = f"From: {said.sender.address}\r\nMessage-ID: {said.id}\r\nSubject: {one.file}\r\n"
            content = raw.encode() + HEAD + b"\r\n" + FORM
            by_id[said.id] = one
            path = tmp_path / "Mails" / one.file
            path.write_bytes(content)
            os.utime(path, (1, 1))  # it lies still

    return put


def _id(raw):
    return raw.decode().partition("Message-ID: ")[2].partition("\r\n")[0]


@pytest.fixture
def desk(tmp_path):
    found = team_desk()
    found.place = tmp_path / "Team.xlsx"
    return found


@pytest.fixture
def check(click):
    def press(desk):
        came = click(inbox_check.offer_inbox, desk)
        return came.carry_out(lambda: False) if isinstance(came, Offer) else came

    return press


def stand(desk, number):
    """Stand on the row of a mail."""
    there = [row.get("InboxID") for row in rows(desk, "Inbox")]
    desk.go_to("Inbox", 2 + there.index(number), 1)


def column(desk, name, sheet="Inbox"):
    return [row.get(name) for row in rows(desk, sheet)]


# Check inbox


def test_new_mails_are_offered_first_and_then_listed_the_urgent_ones_on_top(click, mailbox, desk):
    mailbox(mail(1, event(**child())), permanent(2, pupil_name="Fay Gorse"))
    offer = click(inbox_check.offer_inbox, desk)
    assert offer.summary.startswith("2 new mails; 1 looks like a permanent exclusion: ")
    assert rows(desk, "Inbox") == []
    offer.carry_out(lambda: False)
    first, second = rows(desk, "Inbox")
    assert (first["InboxID"], first["Urgency"], first["Flags"]) == ("M00001", "2 Today", "PEX")
    assert (second["InboxID"], second["Urgency"]) == ("M00002", "3 This week")
    assert first["ReceivedAt"] == datetime(2026, 11, 30, 8, 2)  # noqa: DTZ001 - as a sheet has it
    assert (first["Child"], first["School"], first["Match"]) == ("Fay Gorse", "Oak School",
                                                                 "New child")  # fmt: skip


def test_the_clock_is_what_the_rules_say_of_the_row_it_would_be(mailbox, desk, check):
    # Monday 30 November is the first day; the sixth school day is Monday 7 December
    mailbox(permanent(1))
    check(desk)
    (row,) = rows(desk, "Inbox")
    assert row["ClockBy"] == date(2026, 12, 7)
    assert "Mon 7 Dec 2026 (ED-02)" in row["Clock"]


def test_a_clock_that_cannot_be_told_is_blank_and_says_why(mailbox, desk, check):
    mailbox(permanent(1, school="Elm School"))
    check(desk)
    (row,) = rows(desk, "Inbox")
    assert "ClockBy" not in row
    assert row["Clock"].startswith("I cannot tell its dates: ")


def test_once_the_term_dates_are_there_the_clock_is_filled_in(mailbox, desk, check):
    calendar = desk.book["Calendar"].values.copy()
    desk.book["Calendar"].values.clear()
    mailbox(permanent(1))
    check(desk)
    assert "(L-035)" in rows(desk, "Inbox")[0]["Clock"]
    desk.book["Calendar"].values |= calendar
    assert check(desk).sentences[0].startswith("1 row on the sheet can be dated now")
    (row,) = rows(desk, "Inbox")
    assert row["ClockBy"] == date(2026, 12, 7)
    assert check(desk).sentences[0].startswith("No new mail")


def test_the_same_mail_is_never_listed_twice(mailbox, desk, check):
    mailbox(mail(1, event(**child())))
    check(desk)
    assert check(desk).sentences == [
        "No new mail: the one mail there is stands on the Inbox sheet already."
    ]
    mailbox(mail(2, event(**child("Fay Gorse"))))
    check(desk)
    assert column(desk, "InboxID") == ["M00001", "M00002"]


def test_what_a_person_typed_stays(mailbox, desk, check):
    mailbox(mail(1, event(**child())))
    check(desk)
    places = {name: place for (_, place), name in desk.book["Inbox"].values.items() if _ == 1}
    for name, value in (("Class", "withdrawal"), ("HandledBy", "A. Quill"), ("Notes", "rang")):
        desk.book["Inbox"].values[2, places[name]] = value
    mailbox(permanent(2))
    check(desk)
    first, second = rows(desk, "Inbox")
    assert (first["Class"], first["HandledBy"], first["Notes"]) == ("withdrawal", "A. Quill",
                                                                    "rang")  # fmt: skip
    assert second["Class"] == "permanent_exclusion"


def test_undo_takes_the_rows_off_again(click, mailbox, desk, check):
    mailbox(mail(1, event(**child())))
    check(desk)
    click(offer_undo, desk).carry_out(lambda: False)
    assert rows(desk, "Inbox") == []
    check(desk)
    assert column(desk, "InboxID") == ["M00001"]


def test_a_tracker_of_the_teams_own_gets_a_sheet_of_ours(mailbox, check, own_folder):
    desk = in_memory()
    mailbox(mail(1, event(**child())))
    check(desk)
    mailbox(mail(2, event(**child("Fay Gorse"))))
    check(desk)
    assert column(desk, "InboxID") == ["M00001", "M00002"]


def test_an_empty_mailbox_says_what_to_do(mailbox, desk, check):
    assert check(desk).sentences[0].startswith("There is no mail in ")


def test_clean_suspensions_are_ticked_and_those_with_a_consequence_are_not(mailbox, desk, check):
    # from Monday 9 to Monday 30 November: sixteen school days
    long = child("Fay Gorse", start_date="2026-11-09", end_date="2026-11-30", days=16.0)
    mailbox(mail(1, event(**child())), mail(2, event(**long)))
    check(desk)
    assert column(desk, "Add") == ["Y", "N"]
    why = rows(desk, "Inbox")[1]["Why"]
    assert why.startswith("The days of this term come to 16, more than 15: governors must meet")
    assert "paras 100, 101 and 106" in why


def test_a_reply_is_put_to_the_case_it_is_about(mailbox, desk, check):
    mailbox(mail(1, category="case_correspondence", matched_case="2026-0014"))
    check(desk)
    (row,) = rows(desk, "Inbox")
    assert (row["ExclusionID/RefID"], row["Match"]) == ("2026-0014", "Case 2026-0014")
    assert row["ClockBy"] == date(2026, 12, 7)


# Show mail


def test_the_card_says_where_each_thing_was_found_and_what_is_doubtful(click, mailbox, desk, check):
    doubtful = Found(None, "form.docx, page 1", "31/02/2012", "not a date")
    mailbox(mail(1, event(**child(dob=doubtful))))
    check(desk)
    stand(desk, "M00001")
    said = "\n".join(click(inbox_show.show_mail, desk).sentences)
    assert "First day out: Monday 30 November 2026 (form.docx, page 1)." in said
    assert "Date of birth: ? “31/02/2012” (form.docx, page 1). not a date" in said
    assert "UPN: not said." in said


def test_no_mail_in_front_is_said(click, desk):
    with pytest.raises(BadInput) as refused:
        click(inbox_show.show_mail, desk)
    assert refused.value.code == "U-031"


def test_a_mail_that_was_moved_is_shown_from_the_copy_that_was_kept(
    click, mailbox, desk, check, tmp_path
):
    mailbox(mail(1, event(**child())))
    check(desk)
    stand(desk, "M00001")
    (tmp_path / "Mails" / "01.eml").unlink()
    assert "Dana Elm" in "\n".join(click(inbox_show.show_mail, desk).sentences)


def test_a_mail_that_is_neither_kept_nor_there_is_said_and_its_row_stays(
    click, mailbox, desk, check, own_folder
):
    mailbox(mail(1, event(**child())))
    check(desk)
    stand(desk, "M00001")
    (desk.place.parent / "Mails" / "01.eml").unlink()
    shutil.rmtree(own_folder / "DaySix" / "mails")
    with pytest.raises(BadInput) as refused:
        click(inbox_show.show_mail, desk)
    assert refused.value.code == "U-032"
    assert len(rows(desk, "Inbox")) == 1


# Add to tracker


def test_one_mail_becomes_one_row_and_a_child(click, mailbox, desk, check):
    mailbox(permanent(1, pupil_name="Fay Gorse"))
    check(desk)
    stand(desk, "M00001")
    before = rows(desk, "Exclusions")
    offer = click(inbox_add.offer_adding, desk)
    assert offer.summary == (
        "1 new row on Exclusions, 1 new child on Pupils, 0 changes to other rows."
    )
    assert offer.button == "Add 1"
    offer.carry_out(lambda: False)
    *same, new = rows(desk, "Exclusions")
    assert same == before
    assert new == {"ExclusionID": "2026-0017", "PupilID": "P4", "SchoolDfE": "9254001",
                   "Category": "PERM", "StartDate": date(2026, 11, 30)}  # fmt: skip
    assert rows(desk, "Pupils")[-1] == {"PupilID": "P4", "Surname": "Gorse", "Forename": "Fay"}
    (row,) = rows(desk, "Inbox")
    assert (row["State"], row["ExclusionID/RefID"], row["PupilID"]) == ("FILED", "2026-0017", "P4")


def test_undo_takes_row_child_and_mark_back(click, mailbox, desk, check):
    mailbox(permanent(1, pupil_name="Fay Gorse"))
    check(desk)
    stand(desk, "M00001")
    before = {name: rows(desk, name) for name in ("Exclusions", "Pupils", "Inbox")}
    click(inbox_add.offer_adding, desk).carry_out(lambda: False)
    click(offer_undo, desk).carry_out(lambda: False)
    assert {name: rows(desk, name) for name in before} == before


def test_a_child_known_by_upn_is_not_entered_again(click, mailbox, check, tmp_path):
    desk = team_desk()
    desk.place = tmp_path / "Team.xlsx"
    desk.book["Pupils"].values |= {(1, 4): "UPN", (2, 4): "A950000178301"}
    mailbox(permanent(1, pupil_name="Ashley Archer", upn="A950000178301", start_date="2026-11-27"))
    check(desk)
    stand(desk, "M00001")
    click(inbox_add.offer_adding, desk).carry_out(lambda: False)
    assert rows(desk, "Exclusions")[-1]["PupilID"] == "P1"
    assert len(rows(desk, "Pupils")) == 3


def test_a_name_alone_never_merges_and_is_asked_about(click, mailbox, desk, check):
    near = Candidate("", "P1", 96.0, "the same name")
    mailbox(mail(1, event(**child("Ash Archer")), candidates=(near,)))
    check(desk)
    assert column(desk, "Add") == ["N"]
    stand(desk, "M00001")
    offer = click(inbox_add.offer_adding, desk)
    assert any("The child may be P1, whom you have" in line for line in offer.lines)
    offer.carry_out(lambda: False)
    assert rows(desk, "Exclusions")[-1]["PupilID"] == "P4"


def test_several_ticked_are_added_at_once_and_the_days_of_a_child_are_added_up(
    click, mailbox, desk, check
):
    # Fay: Monday 9 to Friday 20 November are ten days, Monday 23 to Friday 27 five, in one term
    ten = child("Fay Gorse", start_date="2026-11-09", end_date="2026-11-20", days=10.0)
    five = child("Fay Gorse", start_date="2026-11-23", end_date="2026-11-30", days=6.0)
    mailbox(mail(1, event(**child())), mail(2, event(**ten)), mail(3, event(**five)))
    check(desk)
    assert column(desk, "Add") == ["Y", "Y", "N"], "only the third passes fifteen"
    desk.go_to("Inbox", 1, 1)
    offer = click(inbox_add.offer_adding, desk)
    assert offer.button == "Add 2"
    offer.carry_out(lambda: False)
    assert column(desk, "State") == ["FILED", "FILED", "NEW"]
    assert len(rows(desk, "Pupils")) == 5, "Dana and Fay, once each"


def test_a_case_that_is_there_is_not_added_again(click, mailbox, desk, check):
    desk.book["Pupils"].values |= {(1, 4): "UPN", (2, 4): "A950000178301"}
    mailbox(permanent(1, upn="A950000178301"))
    check(desk)
    stand(desk, "M00001")
    answer = click(inbox_add.offer_adding, desk)
    assert isinstance(answer, Answer)
    assert answer.sentences[1] == ("M00001 left out: It is in the tracker already, as 2026-0014.")


def test_a_doubtful_value_stays_blank(click, mailbox, desk, check):
    doubtful = Found(None, "form.docx, page 1", "Z9", "not a code")
    mailbox(mail(1, event(**child(reason_codes=doubtful))))
    check(desk)
    stand(desk, "M00001")
    offer = click(inbox_add.offer_adding, desk)
    assert any("The reasons (“Z9”) in form.docx, page 1 is doubtful" in one for one in offer.lines)


def test_a_number_a_colleague_has_taken_meanwhile_is_not_given_again(click, mailbox, desk, check):
    mailbox(permanent(1, pupil_name="Fay Gorse"))
    check(desk)
    stand(desk, "M00001")
    offer = click(inbox_add.offer_adding, desk)
    desk.book["Pupils"].values |= {(5, 1): "P4", (5, 2): "Hazel"}
    with pytest.raises(BadInput) as refused:
        offer.carry_out(lambda: False)
    assert refused.value.code == "U-040"
    assert len(rows(desk, "Exclusions")) == 3


def test_nothing_chosen_is_said(click, desk):
    with pytest.raises(BadInput) as refused:
        click(inbox_add.offer_adding, desk)
    assert refused.value.code == "U-034"


def test_a_home_made_tracker_gets_the_row_in_its_own_words(click, mailbox, own_folder, check):
    from daysix.desk.memory import MemoryDesk

    desk = MemoryDesk.of(
        "Ours.xlsx",
        {"List": [["Pupil name", "DOB", "School", "Type", "Start date", "End date"],
                  ["Archer, Ash", date(2012, 1, 2), "Oak School", "Fixed term",
                   date(2026, 9, 7), date(2026, 9, 8)]]},
    )  # fmt: skip
    mailbox(mail(1, event(**child())))
    check(desk)
    stand(desk, "M00001")
    click(inbox_add.offer_adding, desk).carry_out(lambda: False)
    assert rows(desk, "List")[-1] == {
        "Pupil name": "Elm, Dana", "DOB": date(2012, 3, 4), "School": "Oak School",
        "Type": "Fixed term", "Start date": date(2026, 11, 30), "End date": date(2026, 12, 1),
    }  # fmt: skip


# Keep attachments, tell, acknowledge


def test_attachments_are_kept_inside_the_cases_folder(click, mailbox, desk, check, tmp_path):
    mailbox(mail(1, event(**child())))
    check(desk)
    stand(desk, "M00001")
    click(inbox_keep.offer_keeping, desk).carry_out(lambda: False)
    assert (tmp_path / "Cases" / "M00001" / "form.txt").read_bytes().strip() == b"hello"
    assert rows(desk, "Inbox")[0]["SavedTo"] == "Cases/M00001"


def drafts(tmp_path):
    return [path.read_bytes() for path in sorted((tmp_path / "Mails" / "Drafts").glob("*.eml"))]


def test_telling_the_senior_officer_makes_a_draft_and_a_line_of_proof(
    click, mailbox, desk, check, tmp_path
):
    mailbox(permanent(1, pupil_name="Fay Gorse"))
    check(desk)
    stand(desk, "M00001")
    offer = click(inbox_draft.offer_telling, desk)
    said = "\n".join(offer.lines)
    assert "Education must begin by: Monday 7 December 2026" in said
    assert "OFFICIAL-SENSITIVE" in said
    assert "- UPN" in said
    assert "Gorse" not in said
    assert not (tmp_path / "Mails" / "Drafts").exists()
    offer.carry_out(lambda: False)
    (draft,) = drafts(tmp_path)
    assert b"X-Unsent: 1" in draft
    assert b"h.senior@council.example" in draft
    (line,) = rows(desk, "Audit")
    assert line["Action"] == "Tell senior officer: draft to h.senior@council.example"
    assert (line["AuditID"], line["Key"]) == ("L00001", "M00001")
    assert rows(desk, "Inbox")[0]["DraftID"]


def test_without_a_senior_officer_nothing_is_drafted(click, mailbox, check, tmp_path):
    desk = team_desk()
    desk.place = tmp_path / "Team.xlsx"
    settings = desk.book["Settings"].values
    place = next(at for at, value in settings.items() if value == "h.senior@council.example")
    del settings[place]
    mailbox(permanent(1))
    check(desk)
    stand(desk, "M00001")
    with pytest.raises(BadInput) as refused:
        click(inbox_draft.offer_telling, desk)
    assert refused.value.code == "U-038"


def test_an_acknowledgement_uses_the_teams_own_wording(click, mailbox, desk, check, tmp_path):
    (tmp_path / "Mail templates").mkdir()
    own = tmp_path / "Mail templates" / "Acknowledge.txt"
    own.write_text("Subject: Got it\n\nThank you, {{ school }} & all.", encoding="utf-8")
    mailbox(mail(1, event(**child())))
    check(desk)
    stand(desk, "M00001")
    offer = click(inbox_draft.offer_acknowledging, desk)
    assert [*offer.lines][-1] == "Thank you, Oak School & all."
    offer.carry_out(lambda: False)
    assert len(drafts(tmp_path)) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [("Subject: x\n\n{{ surname }}", "U-036"), ("Subject: x\n\n{{ case", "U-037"),
     ("No subject", "U-037"), ("Subject: x\n\n{{ case.__class__.__mro__ }}", "U-037")],
)  # fmt: skip
def test_a_wording_with_a_hole_in_it_is_refused(text, code):
    with pytest.raises(BadInput) as refused:
        filled(Wording("Acknowledge", text), {"case": "2026-0014"})
    assert refused.value.code == code
