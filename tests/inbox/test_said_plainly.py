"""News in the words and shapes that strangers chose: a meaning a test, each way in other words."""
# ruff: noqa: E501 - a mail keeps its words on their line

from __future__ import annotations

import pytest
from tests.inbox.short_mails import MUM, only_event, sort

from daysix.inbox.message import Address

BELOW = "\n\nFrom: Exclusions <exclusions@county.example>\nSent: 16 November 2026 10:14\nTo: Oakhill\nSubject: Sam Reed\n\n"
OURS = Address("Lou Hale", "lou.hale@county.example")
SYSTEM = Address("SIS", "no-reply@alerts.sisco.example")
CLERK = Address("Clerk", "clerk@oakhill.example")


def told(text, **parts):
    """Each event as (kind, name, first day, length)."""
    return [
        (
            event.event_type,
            *(
                event.fields[key].value if key in event.fields else None
                for key in ("pupil_name", "start_date", "days")
            ),
        )
        for event in sort(text, **parts).events
    ]


@pytest.mark.parametrize(
    "text",
    [
        "I have concluded that Sam Reed (Y9) cannot stay. The exclusion is permanent and begins today.",
        "The decision cannot be taken lightly, but I have taken it: Sam Reed's (Y9) exclusion is permanent from today.",
        "The suspension of Sam Reed (Y9) has been made permanent by the head today.",
        "We have taken Sam Reed (Year 9) out of the school permanently, from today.",
        "Sam Reed (Y9) is out permanently from today, drugs. Mum knows.",
        "Head has excluded Sam Reed (Y9) without limit of time, effective today.",
        "As discussed, Sam Reed in Year 9 is permanently excluded as of today.",
        "Following a serious incident yesterday, the head permanently excluded Sam Reed (Y9) today.",
        "After considering all the alternatives to exclusion, the head permanently excluded Sam Reed (Y9) today.",
        "Could you please note that Sam Reed (Y9) has been permanently excluded from today? Thank you.",
        "Attendance return attached.\n\nAlso, you'll want to know that the head permanently excluded Sam Reed in Year 9 today.",
        "Sam Reed (Y9) was going to be reinstated, but following a second assault the head has permanently excluded him from today.",
        "Just to let you know Sam Reed Y9 has been PXed this afternoon, from today.",
    ],
)
def test_a_permanent_exclusion_in_other_words_is_news_of_today(text):
    result = sort(text, subject="Sam Reed")
    assert (result.category, result.urgency, result.new_case) == (
        "permanent_exclusion",
        "same_day",
        True,
    )
    (event,) = result.events
    assert event.event_type == "permanent_exclusion"
    assert event.fields["pupil_name"].value == "Sam Reed"
    assert event.fields["start_date"].value == "2026-11-17"


@pytest.mark.parametrize(
    "text",
    [
        "We have reached the end of the road with Sam Reed (Y9), and this is for good.",
        "As of this morning Sam Reed (Y9) is no longer a pupil we can keep. The head signed the letter at 11.",
        "The head has taken the most serious sanction open to her. Sam Reed (Y9) was collected by mum.",
        "His time at Oakhill is over: Sam Reed (Y9) left with his father at two, letter tonight.",
    ],
)
def test_what_only_sounds_like_one_is_rung_about_today(text):
    result = sort(text, subject="Sam Reed")
    assert result.urgency == "same_day"
    assert result.needs_human


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("Yes it is.", "Hi, is Sam Reed (Y9) a permanent exclusion from today?"),
        ("It's permanent.", "Is this a suspension or a permanent exclusion for Sam Reed (Y9)?"),
        ("Permanent I'm afraid.", "Is Sam Reed (Y9) still suspended, or has the head decided on something else?"),
        ("The second one.", "Has Sam Reed (Y9) been suspended or permanently excluded?"),
        ("Not any more, he's now excluded for good.", "Is Sam Reed (Y9) still on his five day suspension?"),
        ("Correct, head made it permanent.", "Mum says Sam Reed (Y9) is permanently excluded. Is that right?"),
    ],
)  # fmt: skip
def test_an_answer_means_what_was_asked(answer, question):
    result = sort(answer + BELOW + question, subject="Re: Sam Reed")
    assert result.category == "permanent_exclusion"
    assert [(e.event_type, e.fields["pupil_name"].value) for e in result.events] == [
        ("permanent_exclusion", "Sam Reed")
    ]


@pytest.mark.parametrize(
    "answer", ["It's permanent if the governors agree.", "No, it is not permanent."]
)
def test_an_answer_that_is_none_opens_no_case(answer):
    asked = "Is this a suspension or a permanent exclusion for Sam Reed (Y9)?"
    assert not sort(answer + BELOW + asked, subject="Re: Sam Reed").new_case


@pytest.mark.parametrize(
    "text",
    [
        "Exclusion record deleted\nLearner: Reed, Sam\nType: PERM\nStart date: 17-Nov-2026\nReason for deletion: Head cancelled",
        "The following exclusion was removed by J Marsh.\nPupil: Sam Reed\nType: Suspension\nFrom: 17/11/2026",
        "Status: CANCELLED\nPupil: Sam Reed\nExclusion type: Permanent\nStart: 17/11/2026",
    ],
)
def test_a_record_that_a_system_deletes_is_taken_back(text):
    result = sort(text, subject="Exclusion record", sender=SYSTEM)
    assert (result.category, result.new_case) == ("withdrawal", False)


@pytest.mark.parametrize(
    "text",
    [
        "Our 10-day list: Sam Reed Y11 (10 days N), Ella Marsh Y9 (13 days O). Neither has been suspended or excluded.",
        "Pupils missing ten or more sessions: Sam Reed Y9 (12 sessions O), Tom Bell Y10 (16 sessions N). None is suspended.",
        "Sam Reed and Tom Bell in Year 7 are excluded for 48 hours with a stomach bug until Thursday. Not disciplinary.",
        "Pupils with measles are excluded for 5 days. We have two: Sam Reed Y1, Tom Bell Y2. UKHSA advice attached.",
    ],
)
def test_an_absence_or_an_illness_is_no_exclusion(text):
    result = sort(text, subject="Unauthorised absence and sickness")
    assert not result.new_case
    assert result.events == ()


SAM, TOM = "Sam Reed", "Tom Reed"


@pytest.mark.parametrize(
    "text",
    [
        "Sam and Tom Reed (both Year 9) have been suspended for 2 days from Wednesday 18 November.",
        "The Reed brothers, Sam (Y9) and Tom (Y7), were both suspended for 2 days from 18 November.",
        "Sam Reed Y8 and brother Tom Reed Y10 both suspended Wed 18 + Thu 19 Nov 2026, 2 days each.",
        "Both Reed twins have been suspended for 2 days from 18 November.\n\nSam - Year 9\nTom - Year 9",
    ],
)
def test_two_of_one_surname_are_two(text):
    assert told(text, subject="Suspensions") == [
        ("suspension", name, "2026-11-18", 2.0) for name in (SAM, TOM)
    ]


def test_a_word_before_and_is_no_child():
    assert [
        one[1] for one in told("Oakhill and Tom Reed (Y9) suspended for 1 day from 18 November.")
    ] == [TOM]


THREE = [
    ("suspension", "Sam Reed", "2026-11-16", 2.0),
    ("suspension", "Ella Marsh", "2026-11-17", 1.0),
    ("suspension", "Tom Bell", "2026-11-18", 3.0),
]


@pytest.mark.parametrize(
    "text",
    [
        "Suspensions this week:\nName\tYear\tStart\tDays\nSam Reed\t9\t16/11/2026\t2\nElla Marsh\t8\t17/11/2026\t1\nTom Bell\t10\t18/11/2026\t3",
        "\tSam Reed\tElla Marsh\tTom Bell\nYear\t9\t8\t10\nStart\t16/11/2026\t17/11/2026\t18/11/2026\nDays\t2\t1\t3",
        "Sam Reed\nYear 9\n2 days from 16 November\n\nElla Marsh\nYear 8\n1 day, 17 November\n\nTom Bell\nYear 10\n3 days from 18 November",
        "Mon 16th\nSam Reed Y9 2 days\nTue 17th\nElla Marsh Y8 1 day\nWed 18th\nTom Bell Y10 3 days",
        "Reed, Sam (9B) - 2 days - 16/11/2026-17/11/2026\nMarsh, Ella (8C) - 1 day - 17/11/2026\nBell, Tom (10A) - 3 days - 18/11/2026-20/11/2026",
    ],
    ids=["table", "table on its side", "blocks", "days as headings", "surnames first"],
)
def test_a_list_gives_each_child_their_own(text):
    assert told(text, subject="Suspensions") == THREE


@pytest.mark.parametrize(
    "text",
    [
        "Name: Sam Reed | Year: 9 | Type: Permanent | Start: 17/11/2026\nName: Ella Marsh | Year: 8 | Type: Suspension | Start: 17/11/2026 | Days: 1",
        "Sam Reed Y9 - PEX from 17/11/26\nElla Marsh Y8 - suspension, 1 day, 17/11/26",
        "Permanent:\nSam Reed Y9, 17/11/26\n\nSuspensions:\nElla Marsh Y8, 1 day, 17/11/26",
    ],
)
def test_a_list_of_both_kinds_keeps_them_apart(text):
    assert told(text, subject="Exclusions this week") == [
        ("permanent_exclusion", "Sam Reed", "2026-11-17", None),
        ("suspension", "Ella Marsh", "2026-11-17", 1.0),
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The meeting for Sam Reed that was on 2 December is now on Monday 7 December 2026 at 10am.", "2026-12-07"),
        ("Sam Reed's GDC has been put back from 1 December to 4 December, 2pm.", "2026-12-04"),
        ("Sam Reed's panel is moved from 3 December 2026 to 10 December 2026.", "2026-12-10"),
    ],
)  # fmt: skip
def test_a_meeting_that_moved_is_on_its_new_day(text, day):
    event = only_event(text, subject="Panel for Sam Reed", sender=CLERK)
    assert event.fields["date"].value == day


def test_a_suspension_that_is_made_longer_goes_to_a_person():
    result = sort(
        "Sam Reed @ Oakhill was due back Monday. We're adding two more days, 18th and 19th Nov.",
        subject="suspension ext.",
    )
    assert result.needs_human
    assert "cannot be extended" in result.ask


def test_a_member_for_a_constituent_tells_of_no_new_exclusion():
    writer = Address("Office of Ann Lowe MP", "casework@annlowe-mp.example")
    text = "My constituents tell me that Ella Marsh has had no education since she was permanently excluded on 7 October 2026."
    assert not sort(text, subject="Case AL/12", sender=writer).new_case


def test_a_parent_who_was_only_rung_is_of_today():
    text = (
        "school rang and said ella wont be allowed back ever and its permanent. what are my rights"
    )
    assert sort(text, subject="ella cole", sender=MUM).urgency in {"same_day", "immediate"}


def test_a_colleague_who_heard_it_first_opens_the_case():
    text = "Oakhill School phoned me: Sam Reed (Y9) has been permanently excluded from today. Nothing in writing yet."
    assert sort(text, subject="Sam Reed", sender=OURS).new_case
