"""*Ask schools*, *Outcome letters*: exactly what is missing, to whom each goes, nothing twice."""

from datetime import date
from email import message_from_bytes, policy

import pytest
from docx import Document

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.panel_ask import offer_asking
from daysix.jobs.click.panel_letters import offer_letters
from daysix.jobs.click.panel_meeting import offer_meeting
from daysix.jobs.click.panel_outcomes import offer_outcomes
from daysix.jobs.click.undo import offer_undo
from daysix.law.errors import BadInput
from tests.jobs.panel.meeting_desk import (
    ELM,
    PANEL,
    agreed,
    click,
    pupil,
    referral,
    row_of,
    rows,
    schools,
    stand,
    type_in,
    workbook,
)

MONDAY = date(2026, 11, 30)
HEARD = {"PanelID": "P26-004", "Status": "ON-AGENDA"}


def mails(folder):
    found = [message_from_bytes(path.read_bytes(), policy=policy.default)
             for path in sorted(folder.glob("Mails/Drafts/*.eml"))]  # fmt: skip
    return {mail["To"]: (mail["Subject"], mail.get_content()) for mail in found}


@pytest.fixture
def at(tmp_path):
    """A workbook in which one stands on the meeting."""

    def made(*referrals, **more):
        desk = workbook(tmp_path / "Team.xlsx", *referrals, **more)
        stand(desk, "Panels", 1)
        return desk

    return made


# Ask schools


def test_each_school_gets_one_draft_with_exactly_what_is_missing(at, tmp_path) -> None:
    desk = at(
        referral(1, PanelID="P26-004", DocsHave="form, attendance"),
        referral(2, PanelID="P26-004", ParentView=None),
        referral(3, Status="INCOMPLETE", ReferrerSchool=ELM, DocsHave=None),  # on no list yet
        referral(4, **HEARD),
    )
    done = agreed(offer_asking, desk, MONDAY)
    assert done.sentences[0].startswith("2 drafts in Mails, Drafts. Nothing is sent")
    found = mails(tmp_path)
    assert set(found) == {"office@oak.example", "office@elm.example"}
    subject, text = found["office@oak.example"]
    assert subject == "Referrals R00001 and R00002: what we still need"
    assert "R00001 (Z.W., Year 9), fair access:<br>\n- Last school report</p>" in text
    assert "- Parents&#x27; view: please fill it in" in text
    assert "on Wed 9 Dec 2026" in text
    assert "by Wed 2 Dec 2026, by the secure way" in text
    assert "R00004" not in text
    for _, said in found.values():
        assert "Wolverstone" not in said
        assert "Zephyrine" not in said
    _, text = found["office@elm.example"]
    assert [line for line in text.splitlines() if line.startswith("- ")] == [
        "- Referral form<br>", "- Attendance certificate<br>", "- Last school report</p>",
    ]  # fmt: skip


def test_the_proof_names_what_was_asked_and_today_it_is_not_asked_again(at, tmp_path) -> None:
    desk = at(referral(1, PanelID="P26-004", DocsHave="form, attendance"))
    agreed(offer_asking, desk, MONDAY)
    (line,) = rows(desk, "Audit")
    assert (line["Key"], line["After"]) == ("R00001", "Last school report")
    assert line["Action"] == "Ask schools: draft to office@oak.example"
    came = click(offer_asking, desk, MONDAY)
    assert isinstance(came, Answer)
    assert came.sentences[1] == "R00001: its school was asked for just this today."
    offer = click(offer_asking, desk, date(2026, 12, 1))
    assert "    Asked before, last on Mon 30 Nov 2026." in offer.lines
    assert len(mails(tmp_path)) == 1


def test_a_referral_one_stands_on_is_asked_about_alone(at, tmp_path) -> None:
    desk = at(referral(1, PanelID="P26-004", DocsHave=None), referral(2, DocsHave=None))
    stand(desk, "Referrals", 2)
    agreed(offer_asking, desk, MONDAY)
    ((subject, text),) = mails(tmp_path).values()
    assert subject == "Referral R00002: what we still need"
    assert "meets on" not in text  # it is on no list yet
    assert "R00001" not in text


def test_a_school_without_an_address_is_named_and_others_are_drafted(at, tmp_path) -> None:
    both = schools()
    both[0] |= {"GeneralEmail": "ring the office"}
    both[1] |= {"ExclusionContact": "mo@elm.example", "SecureDomain": "N"}
    desk = at(
        referral(1, PanelID="P26-004", DocsHave=None),
        referral(2, PanelID="P26-004", DocsHave=None, ReferrerSchool=ELM),
        Schools=both,
    )
    offer = click(offer_asking, desk, MONDAY)
    assert "Oak High: no e-mail address on the sheet Schools." in offer.lines
    assert any("not marked as secure" in line for line in offer.lines)
    offer.carry_out(lambda: False)
    assert set(mails(tmp_path)) == {"mo@elm.example"}


def test_nothing_missing_is_said(at) -> None:
    came = click(offer_asking, at(referral(1, **HEARD)), MONDAY)
    assert isinstance(came, Answer)
    assert came.sentences[0].startswith("There is nothing to ask about the referrals of P26-004")


def test_the_team_s_own_wording_is_used(at, tmp_path) -> None:
    (tmp_path / "Mail templates").mkdir()
    own = tmp_path / "Mail templates" / "Ask schools.txt"
    own.write_text("Subject: {{ panel }}\n\n{{ cases|length }} to {{ school }}", encoding="utf-8")
    agreed(offer_asking, at(referral(1, PanelID="P26-004", DocsHave=None)), MONDAY)
    ((subject, text),) = mails(tmp_path).values()
    assert (subject, text.strip()) == ("placement panel", "<p>1 to Oak High</p>")


def test_undo_means_what_was_done_before_the_drafts(at) -> None:
    desk = at(referral(1, PanelID="P26-004", DocsHave=None), referral(2))
    agreed(offer_meeting, desk, MONDAY)
    assert row_of(desk, "Referrals", "RefID", "R00002")["PanelID"] == "P26-004"
    agreed(offer_asking, desk, MONDAY)
    agreed(offer_undo, desk, MONDAY)
    assert "PanelID" not in row_of(desk, "Referrals", "RefID", "R00002")
    # what proves that something was done stays: the meeting set up, and the school asked
    assert [row["Key"] for row in rows(desk, "Audit")] == ["P26-004", "R00001"]


# Outcome letters


def recorded(desk, **typed):
    """The grid laid out, typed into and recorded."""
    agreed(offer_outcomes, desk)
    for ref, said in typed.items():
        type_in(desk, ref, **said)
    stand(desk, "Panels", 1)
    agreed(offer_outcomes, desk)
    stand(desk, "Panels", 1)
    return desk


def letters_in(folder):
    return sorted(path.name for path in folder.glob("Panel papers/P26-004/Letters/*.docx"))


def words_of(path):
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


PLACED = {"Decision": "PLACE", "School": "Oak High", "Conditions": "A meeting"}


def test_a_place_makes_a_letter_to_parent_and_to_both_schools(at, tmp_path) -> None:
    desk = recorded(at(referral(1, **HEARD, ReferrerSchool=ELM, Referrer="Mo <Elm>")),
                    R00001=PLACED)  # fmt: skip
    offer = click(offer_letters, desk)
    assert offer.lines == [
        "E1 R00001 Outcome - placed: to Ms O'Neill-Śmith (parent or carer)",
        "E1 R00001 Receiving school: to The headteacher (the school that takes the child)",
        "E1 R00001 Referring school: to Mo <Elm> (the school that referred)",
    ]
    offer.carry_out(lambda: False)
    assert letters_in(tmp_path) == [
        "E1 R00001 Outcome - placed.docx", "E1 R00001 Receiving school.docx",
        "E1 R00001 Referring school.docx",
    ]  # fmt: skip
    folder = tmp_path / "Panel papers" / "P26-004" / "Letters"
    parent = words_of(folder / "E1 R00001 Outcome - placed.docx")
    assert "4 Lark Rise" in parent
    assert "Wed 20 Jan 2027" in parent
    assert "P26-004/E1" in parent
    assert "Mo <Elm>" in words_of(folder / "E1 R00001 Referring school.docx")
    proofs = [row["After"] for row in rows(desk, "Audit") if row["Action"].startswith("Outcome")]
    assert proofs == letters_in(tmp_path)


def test_letters_that_are_there_stay_as_they_are_edited(at, tmp_path) -> None:
    desk = recorded(at(referral(1, **HEARD)), R00001=PLACED)
    agreed(offer_letters, desk)
    (edited, *_) = tmp_path.glob("Panel papers/P26-004/Letters/*placed*")
    edited.write_bytes(b"edited")
    came = click(offer_letters, desk)
    assert came.summary == "2 letters can be approved."
    assert "3 letters made before, left as you have them" in came.lines[-1]
    assert edited.read_bytes() == b"edited"


def test_nothing_recorded_makes_no_letter(at, tmp_path) -> None:
    desk = at(referral(1, **HEARD))
    agreed(offer_outcomes, desk)
    type_in(desk, "R00001", **PLACED)
    stand(desk, "Panels", 1)
    came = click(offer_letters, desk)
    assert isinstance(came, Answer)
    assert "Press After the meeting first." in came.sentences[1]
    assert letters_in(tmp_path) == []


@pytest.mark.parametrize(
    ("child", "case", "why"),
    [
        ({"Carer1SafeToContact": "N"}, {}, "a carer is marked as not safe to contact."),
        ({"Carer2SafeToContact": "N"}, {}, "a carer is marked as not safe to contact."),
        ({"Carer1Name": None}, {}, "the workbook does not say to whom it goes."),
        ({}, {"Officer": None}, "the workbook does not say who signs."),
    ],
)
def test_a_letter_that_lacks_something_is_not_made_and_says_what(
    at, tmp_path, child, case, why
) -> None:
    desk = at(referral(1, **HEARD, **case), Pupils=[pupil(1, **child)])
    recorded(desk, R00001=PLACED)
    came = click(offer_letters, desk)
    lines = came.sentences if isinstance(came, Answer) else came.lines
    assert any("“Outcome - placed” is not made" in line and why in line for line in lines)
    assert not came.good
    assert "E1 R00001 Outcome - placed.docx" not in letters_in(tmp_path)


def test_a_provider_is_written_to_as_a_provider_and_never_as_a_school(at) -> None:
    place = {"ProviderID": "AP1", "Name": "The Orchard Centre", "Contact": "Office"}
    desk = recorded(at(referral(1, **HEARD), Providers=[place]),
                    R00001={"Decision": "DUAL", "School": "the orchard centre"})  # fmt: skip
    said = click(offer_letters, desk).lines
    assert any("Provider referral: to Office (the provider)" in line for line in said)
    assert not any("Receiving school" in line for line in said)


def test_a_returned_referral_lists_what_is_missing(at, tmp_path) -> None:
    desk = recorded(at(referral(1, **HEARD, DocsHave="form")), R00001={"Decision": "RETURNED"})
    agreed(offer_letters, desk)
    (path,) = tmp_path.glob("Panel papers/P26-004/Letters/*Returned referral.docx")
    said = words_of(path)
    assert "Attendance certificate" in said
    assert "Last school report" in said
    assert "Referral form" not in said
    assert row_of(desk, "Referrals", "RefID", "R00001")["Status"] == "INCOMPLETE"


def test_a_letter_holds_no_other_child(at, tmp_path) -> None:
    other = pupil(2, Surname="Featherstonhaugh", Forename="Peregrine")
    desk = recorded(at(referral(1, **HEARD), referral(2, **HEARD), Pupils=[pupil(1), other]),
                    R00001=PLACED, R00002={"Decision": "DEFER"})  # fmt: skip
    agreed(offer_letters, desk)
    for path in tmp_path.glob("Panel papers/P26-004/Letters/*R00001*.docx"):
        assert "Featherstonhaugh" not in words_of(path)
        assert "Peregrine" not in words_of(path)


def test_the_last_meeting_held_is_meant_where_one_stands_nowhere(at) -> None:
    later = {**PANEL, "PanelID": "P26-005", "Date": date(2027, 1, 13)}
    desk = at(referral(1, **HEARD), Panels=[PANEL, later])
    desk.go_to("Settings", 1, 1)
    assert "P26-004" in click(offer_outcomes, desk).summary


def test_a_row_of_outcomes_means_its_meeting(at) -> None:
    later = {**PANEL, "PanelID": "P26-005", "Area": "South"}  # the same day
    desk = at(referral(1, **HEARD), Panels=[later, PANEL])
    stand(desk, "Panels", 2)
    agreed(offer_outcomes, desk)
    assert desk.shown.sheet == "Outcomes"
    type_in(desk, "R00001", **PLACED)
    assert click(offer_outcomes, desk).summary.startswith("P26-004, Wed 9 Dec 2026: 1 case")
    desk.go_to("Settings", 1, 1)
    with pytest.raises(BadInput) as refused:
        click(offer_outcomes, desk)
    assert refused.value.code == "Y-167"
