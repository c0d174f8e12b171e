"""Each field by itself: what is read, what is left to a person, and what is said of it."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.inbox.directory import Directory
from daysix.inbox.fields import days, dob, reason_codes, start_date, upn, year_group
from daysix.inbox.fields.corrected import corrected
from daysix.inbox.fields.date_spots import spots
from daysix.inbox.fields.day_roles import roles
from daysix.inbox.fields.labels import field_of, of_words
from daysix.inbox.fields.pupil_name import answered as name_answered
from daysix.inbox.fields.pupil_name import same
from daysix.inbox.fields.relative_days import relative_day
from daysix.inbox.fields.words import words
from daysix.inbox.message import Address, Message
from daysix.inbox.triage import triage

MONDAY = date(2026, 11, 9)
FRIDAY = date(2026, 11, 6)


def read(text, sent=MONDAY):
    return words(text, "mail", line=1, sent=sent)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("6th-10th November", date(2026, 11, 6), date(2026, 11, 10)),
        ("11th, 12th and 13th November", date(2026, 11, 11), date(2026, 11, 13)),
        ("9 to 13 November 2026", date(2026, 11, 9), date(2026, 11, 13)),
        ("Monday 9th of Nov. '26", date(2026, 11, 9), None),
        ("November 9th, 2026", date(2026, 11, 9), None),
        ("06.11.26", date(2026, 11, 6), None),
        ("5/11", date(2026, 11, 5), None),
        ("2026-11-09", date(2026, 11, 9), None),
        ("4 January", date(2027, 1, 4), None),
    ],
)
def test_a_date_in_words_is_read(typed, first, last):
    (spot,) = spots(read(f"out from {typed}, please"))
    assert (spot.first, spot.last) == (first, last)


@pytest.mark.parametrize(
    "typed",
    ["Tuesday 9 November 2026", "31/02/2026", "11/25/2026", "Tuesday 9 November"],
)
def test_a_date_that_cannot_be_right_has_no_value_and_a_reason(typed):
    (spot,) = spots(read(f"out from {typed}."))
    assert spot.first is None
    assert spot.doubt


@pytest.mark.parametrize(
    ("typed", "sent", "before", "day"),
    [
        ("today", MONDAY, "", MONDAY),
        ("yesterday", date(2026, 11, 10), "", MONDAY),
        ("tomorrow", MONDAY, "", date(2026, 11, 10)),
        ("tomorrow", FRIDAY, "", None),  # a Saturday
        ("Monday", FRIDAY, "suspended from", MONDAY),
        ("Monday", date(2026, 11, 4), "suspended from", None),
        ("Monday", date(2026, 11, 11), "was suspended on", MONDAY),
        ("Monday", date(2026, 11, 4), "will be suspended from", MONDAY),
        ("next Monday", date(2026, 11, 4), "", MONDAY),
        ("next Friday", MONDAY, "", None),  # this week's or next week's
        ("last Friday", MONDAY, "", FRIDAY),
        ("today", None, "", None),
    ],
)
def test_a_day_named_from_the_mails_own_day(typed, sent, before, day):
    found, doubt = relative_day(typed, sent, before=before)
    assert found == day
    assert bool(doubt) == (day is None)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("suspended from 9 November", "start"),
        ("suspended until 9 November", "end"),
        ("she returns on 9 November", "return"),
        ("the incident on 9 November", "other"),
        ("my letter dated 9 November", "other"),
        ("governors meet on 9 November", "meeting"),
        ("was excluded on 9 November", "start"),
        ("dob 9 November 2012", "birth"),
        ("her day six place starts on 9 November", "start"),
    ],
)
def test_what_a_date_is_for(text, role):
    (told,) = roles(read(text))
    assert told.role == role


def test_the_day_of_a_letter_or_an_incident_is_no_first_day():
    text = read("My letter of 6 November tells of the incident on 4 November 2026.")
    assert start_date.said(text, roles(text), loose=True) is None


def test_two_first_days_are_asked_about():
    text = read("She is suspended from 9 November 2026. The suspension starts on 10 November 2026.")
    found = start_date.said(text, roles(text), loose=True)
    assert found.value is None
    assert "more than one first day" in found.doubt


def test_a_first_day_in_another_year_is_asked_about():
    found = start_date.answered("12/11/2025", "Form.docx", MONDAY)
    assert (found.value, found.typed) == (None, "12/11/2025")
    assert "year" in found.doubt


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("suspended for two and a half days", 2.5),
        ("a 2 ½ day suspension", 2.5),
        ("suspended for 5 sessions", 2.5),
        ("suspended for half a day", 0.5),
        ("a one-day suspension", 1.0),
        ("suspended for 1.5 days", 1.5),
        ("suspended for 5 lunchtimes", 2.5),
        ("suspended for a total of 3 days", 3.0),
    ],
)
def test_a_length_in_words(text, value):
    assert days.said(read(text)).value == value


@pytest.mark.parametrize(
    "text",
    [
        "This takes him to 16.5 days this term",
        "not in a public place during the first five days",
        "governors meet within 15 school days",
        "previously suspended for 5 days",
        "out of school for more than 15 days",
    ],
)
def test_other_numbers_of_days_are_no_length(text):
    assert days.said(read(text)) is None


def test_two_lengths_are_asked_about():
    found = days.said(read("suspended for 2 days. The suspension is for 3 days."))
    assert found.value is None
    assert "more than one length" in found.doubt


def test_a_wrong_check_letter_gives_no_number_and_says_the_right_one():
    found = upn.answered("B950000178301", "Form.docx")
    assert (found.value, found.typed) == (None, "B950000178301")
    assert "should be A" in found.doubt


def test_a_right_number_is_tidied():
    assert upn.said(read("UPN a950 0001 7830 1")).value == "A950000178301"


@pytest.mark.parametrize(
    ("typed", "value"),
    [("Y9", "9"), ("Yr 9", "9"), ("Year 10", "10"), ("10B", "10"), ("R", "R"), ("9 / 9H", "9")],
)
def test_a_year_group_from_a_form(typed, value):
    assert year_group.answered(typed, "Form.docx").value == value


def test_a_year_group_two_years_from_the_birth_date_gives_neither():
    year = year_group.answered("4", "a")
    born = dob.answered("01/02/2012", "b", MONDAY)
    got = year_group.against_birth(year, born, MONDAY)
    assert [one.value for one in got] == [None, None]
    assert "year 10" in got[0].doubt


def test_a_year_group_beside_its_own_is_kept_and_asked_about():
    year, born = year_group.answered("9", "a"), dob.answered("01/02/2012", "b", MONDAY)
    got = year_group.against_birth(year, born, MONDAY)
    assert [one.value for one in got] == ["9", "2012-02-01"]
    assert got[1].doubt


def test_nobody_at_school_was_born_in_1975():
    assert dob.answered("04/03/1975", "Form.docx", MONDAY).value is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("PP", ("PP",)),
        ("PP, DM", ("PP", "DM")),
        ("VA - Verbal abuse/threatening behaviour against an adult", ("VA",)),
        ("Persistent or general disruptive behaviour", ("DB",)),
        ("racist abuse and vaping related; damage", ("RA", "VR", "DM")),
    ],
)
def test_reasons_from_a_form(typed, value):
    assert reason_codes.answered(typed, "Form.docx", MONDAY).value == value


def test_a_code_not_yet_in_use_is_not_taken():
    found = reason_codes.answered("VR", "Form.docx", date(2025, 11, 10))
    assert found.value is None
    assert "came into use" in found.doubt


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("SMITH, Jane", "Jane Smith"),
        ("Smith, Jane", "Jane Smith"),
        ("SIOBHAN O'LEARY", "Siobhan O'Leary"),
        ("Alexander (Alex) Whitlock", "Alexander Whitlock"),
        ("Siobhán O'Brien-D’Arcy", "Siobhán O'Brien-D’Arcy"),
        ("Siobhán O’Brien-D'Arcy", "Siobhán O’Brien-D'Arcy"),
        ("Patrick O’Neill ‘Sean’ D’Arcy", "Patrick O’Neill D’Arcy"),
        ("Patrick 'Sean' O'Neill", "Patrick O'Neill"),
        ("Jean-Luc Baptiste, Y8", "Jean-Luc Baptiste"),
        ("Lotte van der Berg", "Lotte van der Berg"),
        ("Олександр Шевченко", "Олександр Шевченко"),
    ],
)
def test_a_name_from_a_form(typed, value):
    assert name_answered(typed, "Form.docx").value == value


@pytest.mark.parametrize("typed", ["JS", "J.S.", "Danny P", "Jane"])
def test_part_of_a_name_is_no_name(typed):
    found = name_answered(typed, "Form.docx")
    assert (found.value, found.typed) == (None, typed)


def test_names_are_the_same_with_or_without_accents_and_middle_names():
    assert same("José Martínez", "MARTINEZ, Jose")
    assert same("Jane Louise Smith", "Jane Smith")
    assert not same("Jane Smith", "John Smith")
    assert not same("Jane", "Jane Smith")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("it is 3 days not 5", "it is 3 days"),
        ("from 10 November rather than 9 November", "from 10 November"),
        ("reduced from 5 days to 3 days", "reduced  to 3 days"),
    ],
)
def test_what_is_said_to_be_wrong_is_covered(text, left):
    shown = corrected(read(text)).text.replace("\x02", "")
    assert shown.strip() == left


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Name of headteacher", "person"),
        ("Name of pupil (Surname, Forename)", "pupil_name"),
        ("Parents' address", ""),
        ("Date", ""),
        ("Date of incident", "incident_date"),
        ("Date suspension begins", "start_date"),
        ("Receiving school", "receiving_school"),
    ],
)
def test_what_a_label_asks_for(label, field):
    assert field_of(label) == field


def test_a_name_beside_a_bare_label_needs_the_pupil_near_by():
    answers, _ = of_words(read("Name: Karen Doyle\nPosition: Deputy\nTelephone: 01632 960000"))
    assert "pupil_name" not in {one.field for one in answers}
    answers, _ = of_words(read("Name: Jane Fox\nDOB: 04/03/2013\nYear: 9"))
    assert "pupil_name" in {one.field for one in answers}


def test_nothing_reads_across_what_is_covered():
    covered = read("for 2 days").covering([(4, 5)]).text
    assert not any(map(str.isspace, covered[4:5]))
    assert days.said(read("suspended for 2 days").covering([(14, 15)])) is None


@pytest.mark.parametrize("name", ["Siobhán O'Brien-D’Arcy", "Siobhán O’Brien-D’Arcy"])
def test_apostrophes_are_no_quotes_about_a_nickname(name):
    text = f"We have suspended {name}, date of birth 04/03/2012, Year 10, for 3 days."
    message = Message("", "", Address("", "office@oakfield.example"), "Suspension", text)
    found = triage(message, Directory())
    assert [event.fields["pupil_name"].value for event in found.events] == [name]
