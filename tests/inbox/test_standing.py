"""Standing text is left out of the safeguarding pass, and nothing that is told beside it is."""

from __future__ import annotations

import pytest

from daysix.inbox.kind import NEW, QUOTED, SIGNATURE
from daysix.inbox.phrases import words_of
from daysix.inbox.safeguarding import safety_of, sightings_of
from daysix.inbox.standing import standing_in

DISCLAIMER = (
    "This e-mail and its attachments are confidential and intended solely for the person to whom"
    " they are addressed. If you have received this message in error please tell the sender and"
    " delete it. You must not copy it or disclose its contents to anybody."
)
CONCERN = "He told us that his dad beats him."


def is_flagged(text: str, zone: str = NEW) -> bool:
    return safety_of(sightings_of(words_of(text), zone), sent_to_many=False).flag


def left_out(text: str) -> list[str]:
    words = words_of(text)
    return [" ".join(words[start:end]) for start, end in standing_in(words)]


@pytest.mark.parametrize(
    "text",
    [
        DISCLAIMER,
        (
            "If it has come to you by mistake the email must be destroyed; not for disclosure,"
            " copying or distribution, which is strictly prohibited and unauthorised."
        ),
        "Emails may be disclosed under the Freedom of Information Act.",
        (
            "Oakhill is committed to safeguarding and promoting the welfare of children and expects"
            " all staff to share this commitment."
        ),
        "Safeguarding is everyone's responsibility.",
        (
            "If you are worried that a child is suffering harm call the Multi-Agency Safeguarding"
            " Hub, or 999."
        ),
        "For domestic abuse advice call the local helpline.",
        "This inbox is not read at night. If a child is at immediate risk of harm ring 999.",
        "Deputy Head, Designated Safeguarding Lead, Prevent Lead and Domestic Abuse Champion",
        "Operation Encompass School. Childline 0800 1111.",
        (
            "CAUTION: this email came from outside the organisation. Do not click links unless you"
            " know the sender and the content is safe."
        ),
    ],
)
@pytest.mark.parametrize("zone", [NEW, QUOTED, SIGNATURE])
def test_standing_text_flags_nothing(text, zone):
    assert not is_flagged(text, zone)


@pytest.mark.parametrize(
    "text",
    [
        f"{DISCLAIMER}\n\n{CONCERN}",
        f"{CONCERN}\n\n{DISCLAIMER}",
        f"{DISCLAIMER} {CONCERN} {DISCLAIMER}",
        f"{DISCLAIMER}\n{CONCERN}\nPlease consider the environment before printing this email.",
        "She disclosed to me that her uncle touches her.",
        "If you are worried about a child ring 999, I did last night when her dad hit her.",
        "The email you sent in error tells his father where he lives, and he beats him.",
        "I do not know if a child is in danger there but he cries and begs not to go home.",
    ],
)
@pytest.mark.parametrize("zone", [NEW, QUOTED, SIGNATURE])
def test_a_concern_beside_standing_text_is_seen(text, zone):
    assert is_flagged(text, zone)


def test_without_a_full_stop_between_only_the_words_near_the_disclaimer_are_left_out():
    text = (
        "There are bruises all over Amy's back and arms and neck and legs and face again today"
        " this message is intended only for the addressee"
    )
    assert left_out(text) == ["face again today this message is intended only for the addressee"]
    assert is_flagged(text)


def test_a_sentence_that_speaks_of_one_person_is_never_standing_text():
    assert left_out("The message was received in error.") == ["the message was received in error"]
    assert not left_out("Her message was received in error.")


def test_what_only_stands_beside_disclaimers_is_left_out_only_there():
    beside = "You must not copy it or disclose its contents to anybody."
    assert not left_out(beside)
    assert len(left_out(f"{beside} This message is intended only for the addressee.")) == 2


def test_words_without_standing_text_have_none():
    assert left_out("Ivo Brandt, Year 9, is suspended for two days from Monday.") == []
