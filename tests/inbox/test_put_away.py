"""What may tell of an exclusion is never put away unread, and what only names one makes no case."""
# ruff: noqa: E501 - a mail keeps its words on their line

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daysix.inbox.directory import Directory, KnownSchool
from daysix.inbox.message import Address, Message
from daysix.inbox.triage import triage

OAKHILL = KnownSchool("Oakhill School", dfe="925/4001", domains=("oakhill.example",))
DIRECTORY = Directory(
    la="925",
    schools=(OAKHILL,),
    own_domains=("county.example",),
    mailboxes=("exclusions@county.example",),
)
TUESDAY = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
SCHOOL = Address("Jo Marsh", "office@oakhill.example")
SYSTEM = Address("PupilDesk", "noreply@pupildesk-mis.example")
COLLEAGUE = Address("Data team", "data@county.example")
OTHER = Address("Joss", "exclusions@eastholm.gov.example")
FIRM = Address("Post room", "post@alder-finch.example")
BY_ITSELF = {"auto-submitted": "auto-generated", "return-path": "<>"}


def sort(text, *, subject="Exclusion", sender=SCHOOL, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return triage(Message("", "", sender, subject, text, sent=TUESDAY, headers=named), DIRECTORY)


RECORDS = [
    "Legal surname ..... FOX\nLegal forename ..... Jo\nCategory ..... PERM\nStart date ..... 16/11/2026",
    "Pupil: Jo Fox\nType: Permanent exclusion\nStart date: 16/11/2026",
    "Student: Jo Fox (9B)\nExclusion type: Permanent\nFrom: 16/11/2026",
    "A permanent exclusion has been recorded for Jo Fox, DOB 04/02/2013, from 16/11/2026.",
    "Jo Fox, Year 9, has been permanently excluded with effect from 16/11/2026.",
    "Sanction: PEX\nPupil name: Jo Fox\nDate of birth: 04/02/2013\nStarts: 16/11/2026",
    "Exclusion category: Permanent (PERM). Pupil: Jo Fox, UPN T925400121032. Start 16/11/2026 AM.",
    "New exclusion: Jo Fox, Y9, permanent, 16/11/2026.",
    "Name: Jo Fox\nYear: 9\nOutcome: Permanent exclusion\nFirst day: 16/11/2026",
    "Record created. Surname: FOX. Forename: Jo. Year 9. Status: permanently excluded. Start: 16/11/2026.",
]


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("sender", [SYSTEM, SCHOOL], ids=["system", "school"])
def test_what_a_school_system_sends_by_itself_is_read_today(record, sender):
    text = f"This message was generated automatically. Replies are not read.\n\n{record}"
    headers = {name.replace("-", "_"): value for name, value in BY_ITSELF.items()}
    sorted_ = sort(text, subject="Exclusion record created", sender=sender, **headers)
    assert sorted_.urgency == "same_day"
    assert sorted_.new_case or sorted_.needs_human


@pytest.mark.parametrize(
    "text",
    [
        "I am on leave until Monday. Before I go: we have permanently excluded Jo Fox (Y9) from today.",
        "Out of office until 23 November. Jo Fox, Year 9, was permanently excluded yesterday, letter to follow.",
        "This mailbox is not monitored. Category: PERM. Pupil: Jo Fox, DOB 04/02/2013.",
        "Thank you for your email. Please note the head has decided to permanently exclude Jo Fox (Y9).",
    ],
)
def test_an_automatic_reply_that_tells_of_one_is_read_today(text):
    sorted_ = sort(text, subject="Automatic reply: Autumn dates", auto_submitted="auto-replied")
    assert sorted_.urgency == "same_day"
    assert sorted_.needs_human or sorted_.new_case


@pytest.mark.parametrize(
    "text",
    [
        "I am out of the office until Monday. For urgent matters ring the school.",
        "I am away. For a permanent exclusion hearing date please contact the clerk.",
        "Thank you for your email about a permanent exclusion. We aim to reply within 3 days.",
    ],
)
def test_an_automatic_reply_that_tells_of_none_is_filed(text):
    subject = "Automatic reply: Permanent exclusion of Jo Fox"
    sorted_ = sort(text, subject=subject, auto_submitted="auto-replied")
    assert (sorted_.category, sorted_.urgency) == ("auto_reply", "none")


def test_a_child_with_a_first_day_is_not_filed_unread():
    text = (
        "I am on leave until Monday. Jo Fox (Year 9, DOB 04/02/2013) is suspended from 16/11/2026."
    )
    sorted_ = sort(text, subject="Automatic reply: dates", auto_submitted="auto-replied")
    assert sorted_.urgency in {"same_day", "week"}
    assert sorted_.needs_human or sorted_.new_case


@pytest.mark.parametrize(
    "text",
    [
        'Is this wording right? "I have decided to permanently exclude [child\'s name] from [date]."',
        "Which is newer? Dear [parent's name], [pupil name] has been permanently excluded from [start date].",
        "Our form says <pupil name> has been permanently excluded with effect from <date>. Still right?",
        "We use: {name} was permanently excluded on {date} for {reason}. Could you check it?",
        "I am writing to inform you that [insert child's name] is permanently excluded. Reason: [reasons].",
        "Please look over: your child [name] has been permanently excluded from [school] today.",
        "Dear [Parent/carer], the head has permanently excluded [student's full name]. OK to use?",
        "[Pupil] has been permanently excluded. The reasons are [reasons]. Is there a newer version?",
        "My decision to permanently exclude [child's name] takes effect on [date]. Does that do?",
        "XXXX has been permanently excluded from [date] because [reasons]. Anything missing?",
    ],
)
def test_a_letter_with_blanks_makes_no_case(text):
    assert not sort(text, subject="wording").new_case


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Scenario for Tuesday",
            "Sam Example, Year 9, was permanently excluded on 5 October for an assault.",
        ),
        ("Panel practice", "Sam Example (Y9) was permanently excluded on 5 October. Discuss."),
        (
            "Mock hearing papers",
            "Sam Example, Year 9, has been permanently excluded from 5 October.",
        ),
        (
            "Case study 3",
            "Sam was permanently excluded on 5 October, Year 9. What would you ask the head?",
        ),
        ("For our role-play", "Sam Example (Y9) has been permanently excluded from 5 October."),
        ("Governors", "A fictional case: Sam Example (Y9) was permanently excluded on 5 October."),
        (
            "Governors",
            "Here is the made-up case: Sam Example, Y9, permanently excluded on 5 October.",
        ),
        (
            "TEST please ignore",
            "Category: PERM\nSurname: TESTPUPIL\nUPN: A000000000000\nStart: 05/10/2026",
        ),
        (
            "Setting up",
            "This is a test message. Category: PERM. Pupil: Test Pupil. Start 05/10/2026.",
        ),
        (
            "New link",
            "Dummy record to try the link: Sam Example, Y9, permanently excluded 5 October.",
        ),
    ],
)
def test_a_case_made_up_for_practice_makes_no_case(subject, text):
    assert not sort(text, subject=subject, sender=COLLEAGUE).new_case


@pytest.mark.parametrize(
    "text",
    [
        "2024/25: 41 permanent exclusions. 2025/26: 47 permanent exclusions. Suspensions 2,210 and 2,388.",
        "Headline figures 2025/26: 47 permanent exclusions, 6% up; 2026/27 so far 14 permanent exclusions, 2% down.",
        "Dashboard: Oakhill permanently excluded 3 in September. 12% of pupils, rate per 100 0.2, 1,204 suspensions, 2025/26.",
        "Quarterly trends: 14 permanent exclusions, 512 suspensions, 40% for disruption, 15% for assault.",
        "Statistics for the board: 9 pupils permanently excluded, 20% more than 2024/25, rate 0.1, 911 suspensions.",
        "Census extract 2026/27: 14 permanent exclusions, rate 0.12, 2,388 suspensions, 52% persistent disruption.",
    ],
)
def test_numbers_of_exclusions_make_no_case(text):
    assert not sort(text, subject="Autumn figures", sender=COLLEAGUE).new_case


@pytest.mark.parametrize(
    "text",
    [
        'We act for Mrs Fox. On 5 November the head wrote: "my decision to permanently exclude Jo with effect from 5 November 2026."',
        "Our client's son Jo Fox was permanently excluded on 5 November 2026. No education has been arranged.",
        "We are instructed by Mrs Fox, whose son was permanently excluded from Oakhill School on 5 November.",
        "Letter before claim. Jo Fox was permanently excluded with effect from 5 November 2026.",
        "Under the pre-action protocol: our client, Jo Fox, Year 9, was permanently excluded on 5 November.",
        "We are acting for the parents of Jo Fox, permanently excluded from 5 November 2026.",
        "We act on behalf of Jo Fox (Y9). The school permanently excluded him from 5 November 2026.",
        "Our clients dispute the permanent exclusion of Jo Fox from 5 November 2026. We act for both parents.",
        "Instructed by Ms Fox, we write about Jo's permanent exclusion, in effect from 5 November 2026.",
        "Our client tells us that the head has permanently excluded her son Jo Fox from 5 November 2026.",
    ],
)
def test_a_letter_of_a_solicitor_goes_to_a_person_and_makes_no_case(text):
    sorted_ = sort(text, subject="Fox", sender=FIRM)
    assert not sorted_.new_case
    assert sorted_.needs_human
    assert sorted_.urgency in {"same_day", "immediate"}


@pytest.mark.parametrize(
    "asks",
    [
        "Could you please send us what you have: dates, school, reasons?",
        "Can you share whatever you hold on this?",
        "Please send everything you have.",
        "Would you let us have what you know?",
        "Could you tell us what your team holds, please?",
        "Please forward any records you hold.",
        "Grateful if you would send anything that you hold.",
        "Can you give us all you have on her?",
        "Please pass on what you have.",
        "Kindly provide any papers you have.",
    ],
)
def test_another_council_that_asks_what_we_hold_makes_no_case(asks):
    text = (
        "Lilia Webb (DOB 11/11/2011) moved here at half term. Mum says she was permanently excluded"
        f" from one of your schools last year. {asks}"
    )
    assert not sort(text, subject="History request", sender=OTHER).new_case


@pytest.mark.parametrize(
    "subject",
    [
        "Can I permanently exclude for this?",
        "Should we permanently exclude?",
        "Could I permanently exclude a Y9?",
        "May heads permanently exclude for vaping?",
        "Am I allowed to permanently exclude here?",
        "Are we able to permanently exclude in this case?",
        "Am I right to permanently exclude?",
        "Do I permanently exclude or not?",
        "Can schools permanently exclude for one incident?",
        "Must I permanently exclude for a knife?",
    ],
)
def test_a_head_who_asks_whether_to_exclude_makes_no_case(subject):
    text = "Quick steer please. Y9 boy, a BB gun in his bag. Some of my team want a permanent exclusion, I am not there yet."
    assert not sort(text, subject=subject).new_case


@pytest.mark.parametrize(
    "text",
    [
        "We have permanently excluded Jo Fox (Y9) from today. This is the worst-case scenario for us all.",
        "Jo Fox (Y9) spoilt the mock exams and is permanently excluded from today, 17 November.",
        "Jo Fox (Y9, DOB 04/02/2013) has been permanently excluded from today. [photo] [signature]",
        "Jo Fox (Y9), attendance 82%, 14 suspensions in 2025/26, 3 pupils hurt, rate of incidents up, is permanently excluded from today.",
        "The head has decided to permanently exclude Jo Fox (Y9) from today. Could you send the day 6 form?",
        "Jo Fox (Y9) is permanently excluded from today for a made-up case against a teacher, a fictional assault.",
        "Jo Fox (Y9) took the test paper and hit a teacher. He is permanently excluded from today.",
        "After testing everything else we have permanently excluded Jo Fox (Y9) from today, 17 November.",
    ],
)
def test_a_notice_with_such_words_is_a_notice(text):
    sorted_ = sort(text, subject="Jo Fox")
    assert (sorted_.category, sorted_.new_case) == ("permanent_exclusion", True)


@pytest.mark.parametrize(
    "standing",
    [
        "Concerned that a child is being abused, neglected or exploited? Tell our safeguarding lead on ext 299.",
        "Worried about a child who is being hurt or neglected? Ring the front door on 01632 960999.",
        "Are you worried that a child is being abused? Call First Contact.",
        "Are you concerned about a young person being exploited or abused? Speak to the DSL.",
        "Worried a pupil is being abused or neglected at home? Contact the duty team.",
        "Concerned that any child is neglected or abused? Call 01632 960999.",
    ],
)
def test_a_question_to_every_reader_is_no_concern(standing):
    text = f"Which centre enters the two Year 11s this summer? Entries close in February.\n\n{standing}"
    assert "safeguarding" not in sort(text, subject="Entries").flags


@pytest.mark.parametrize(
    "text",
    [
        "Are we worried that this child is being abused and neglected at home? I am.",
        "Jo is being abused by her stepdad. Are you worried too?",
        "Do you think a child could be being abused here? Jo Fox has bruises on her back.",
        "Concerned that he is being beaten by his dad, can you ring me?",
        "The allegation about the staff member is that he touched Jo Fox.",
        "The emergency duty team have placed Jo with a foster carer tonight.",
        "Jo says she doesn't want to go back there, she is scared of mum's boyfriend.",
    ],
)
def test_a_concern_so_worded_is_seen(text):
    assert "safeguarding" in sort(text, subject="Jo Fox").flags
