"""Phrases, what is said to be so, and the safeguarding pass, on sentences written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.inbox.kind import NEW, QUOTED, SIGNATURE
from daysix.inbox.kind_registry import lexicon
from daysix.inbox.languages import is_foreign
from daysix.inbox.modality import DENIED, DOUBTED, PAST, PLAIN, REVERSED, Moods
from daysix.inbox.phrases import phrases_of, words_of
from daysix.inbox.reading import Reading, read_zone
from daysix.inbox.safeguarding import safety_of


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("permanent* exclu*", "was permanently excluded", "permanently excluded"),
        ("off site|premises", "directed off-site today", "off site"),
        ("a _ c", "a b c", "a b c"),
        ("excluded .. back", "he was excluded but is back", "excluded but is back"),
        ("exclusion .. withdrawn", "the exclusion stands. It is withdrawn", ""),
        ("exclusion .. withdrawn", "exclusion a b c d e f g h withdrawn", ""),
        ("doesn't feel", "she doesnt feel", "doesnt feel"),
        ("doesn't feel", "she doesn’t feel", "doesnt feel"),
    ],
)  # fmt: skip
def test_a_phrase_is_found_within_its_sentence(phrase, text, found):
    words = words_of(text)
    hits = phrases_of([(0, [phrase])]).find(words)
    assert [" ".join(words[start:end]) for _, start, end in hits] == ([found] if found else [])


SPOKEN = ("a", "b", "a b", "b a c", "a _", "b _ c", "a .. c", "c .. b a", "b _ .. c")


def ends_of(items, words, at):
    """Every place where some items that begin at a word may end."""
    if not items:
        return [at]
    if items[0] == "..":
        return [end for skip in range(8) for end in ends_of(items[1:], words, at + skip)]
    here = words[at] if at < len(words) else "."
    stands = here != "." and items[0] in {"_", here}
    return ends_of(items[1:], words, at + 1) if stands else []


@given(st.lists(st.sampled_from(["a", "b", "c", "so", "."]), max_size=20))
def test_every_phrase_is_found_that_a_look_from_every_word_finds(words):
    numbered = [(number, [phrase]) for number, phrase in enumerate(SPOKEN)]
    expected = []
    for start, word in enumerate(words):
        sentence = words[: words.index(".", start)] if "." in words[start:] else words
        for number, phrase in enumerate(SPOKEN):
            items = phrase.split()
            ends = ends_of(items, sentence, start) if word == items[0] else []
            expected += [(number, start, end) for end in ends]
    found = phrases_of(numbered).find(words)
    assert sorted(found) == sorted(expected)
    assert [hit[1] for hit in found] == sorted(hit[1] for hit in found)


def test_a_beginning_of_two_letters_is_refused():
    with pytest.raises(ValueError, match="ex"):
        phrases_of([(0, ["ex*"])])


@pytest.mark.parametrize(
    ("sentence", "mood"),
    [
        ("Sam was permanently excluded today.", PLAIN),
        ("We are considering whether Sam should be permanently excluded.", DOUBTED),
        ("If it happens again, Sam will be permanently excluded.", DOUBTED),
        ("Having considered everything, the head has permanently excluded Sam.", PLAIN),
        ("If you need more ring me, Sam has been permanently excluded.", PLAIN),
        ("Sam has not been permanently excluded.", DENIED),
        ("Instead of being permanently excluded Sam will move.", DENIED),
        ("Is Sam permanently excluded?", DOUBTED),
        ("Sam, who was permanently excluded, needs a place.", PAST),
        ("The head has withdrawn it, so Sam is no longer permanently excluded.", REVERSED),
        ("We wrote. It was not so. Sam is permanently excluded.", PLAIN),
    ],
)
def test_the_sentence_says_whether_it_is_so(sentence, mood):
    lex = lexicon()
    words = words_of(sentence)
    cues = [
        (lex.cues[number], start, end)
        for number, start, end in lex.phrases.find(words)
        if number < lex.signals_from
    ]
    at = words.index("permanently")
    assert Moods(words, cues).of(at, at + 2) == mood


def safety(text, zone=NEW, *, many=False):
    reading = Reading()
    read_zone(reading, zone, text)
    return safety_of(reading.sightings, sent_to_many=many)


@pytest.mark.parametrize(
    "text",
    [
        "She said she is afraid to go home tonight.",
        "He had bruises on his back.",
        "says he wants to die and cannot see the point",
        "i found tablets hidden under her bed",
        "picked up after school by older men in different cars",
        "He has two phones and does not say where the cash comes from.",
        "She has not been seen since Saturday.",
        "His mum's boyfriend has hit him before.",
        "She does not feel safe at home.",
        "We think this is county lines.",
        "her family are taking her abroad for a cutting ceremony",
        "He comes to school hungry and in dirty clothes, and mum was drunk again.",
    ],
)
def test_a_child_at_risk_is_seen_in_plain_and_in_indirect_words(text):
    assert safety(text).flag


@pytest.mark.parametrize(
    "text",
    [
        "The LADO has been told.",
        "A section 47 enquiry is open.",
        "A referral was made to MASH.",
        "He carries a knife because he is scared.",
    ],
)
def test_work_under_way_is_seen_too(text):
    assert safety(text).flag


@pytest.mark.parametrize(
    "text",
    [
        "Jo Bell, Designated Safeguarding Lead",
        "Our safeguarding policy and child protection training are on the website.",
        "The pupil is at risk of permanent exclusion.",
        "Sam hit another boy and swore at a teacher.",
        "Some information is missing from your form.",
    ],
)
def test_titles_policies_and_ordinary_trouble_raise_no_flag(text):
    assert not safety(text).flag


def test_quoted_words_raise_the_flag_but_only_new_ones_say_now():
    words = "She is afraid to go home."
    assert safety(words).now
    quoted = safety(words, QUOTED)
    assert quoted.flag
    assert not quoted.now


def test_a_thought_below_the_name_is_seen_and_a_contact_line_is_not():
    assert safety("Jo\nshe had bruises", SIGNATURE).flag
    assert not safety("Ring MASH on 01632 960111", SIGNATURE).flag


def test_a_newsletter_speaks_of_topics():
    assert not safety("This week: bruises, county lines and FGM", many=True).flag


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Dzień dobry, proszę o pomoc, mój syn nie chodzi do szkoły.", True),
        ("Здравствуйте, мой сын не ходит в школу", True),
        ("Zac Moran Yr 4 suspended 1 day 10.11.26", False),
        ("Please help, my son is not in school.", False),
    ],
)
def test_another_language_is_told_from_a_short_note(text, foreign):
    assert is_foreign(words_of(text)) is foreign
