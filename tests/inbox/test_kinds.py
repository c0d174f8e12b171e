"""Every kind of mail against its own example mails; nothing here names a kind."""

from __future__ import annotations

import pytest

from daysix.inbox.directory import Directory, KnownSchool
from daysix.inbox.kind_registry import kinds
from daysix.inbox.message import Address, Labelled, Message, Paper
from daysix.inbox.sorted_mail import CATEGORIES, URGENCIES
from daysix.inbox.triage import triage

DIRECTORY = Directory(
    la="820",
    schools=(
        KnownSchool("Oakhill School", domains=("oakhill.example",)),
        KnownSchool("Beck School", domains=("beckschool.example",)),
    ),
    own_domains=("county.example",),
    mailboxes=("exclusions@county.example",),
)
EXAMPLES = [
    pytest.param(kind, example, id=f"{kind.name}-{example.variant}-{place}")
    for kind in kinds()
    for place, example in enumerate(kind.examples)
]


def message_of(example):
    """An example mail as the mailbox would hand it over."""
    form = tuple(Labelled(label, value, "page 1") for label, value in example.form)
    papers = (Paper("Form.docx", "docx", labelled=form),) if form else ()
    return Message(
        id="",
        content_hash="",
        sender=Address("", example.sender),
        subject=example.subject,
        text=example.text,
        to=(Address("", "exclusions@county.example"),),
        headers=dict(example.headers),
        papers=papers,
    )


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_an_example_is_its_own_kinds_and_no_others(kind, example):
    result = triage(message_of(example), DIRECTORY)
    assert result.category == (example.category or kind.name), result.reasons
    if example.urgency:
        assert result.urgency == example.urgency


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in kinds()])
def test_a_kind_brings_a_plain_mail_a_reply_a_forward_and_a_negated_one(kind):
    assert {example.variant for example in kind.examples} == {
        "own",
        "reply",
        "forward",
        "negated",
    }
    assert all(
        bool(example.category) == (example.variant == "negated") for example in kind.examples
    )


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in kinds()])
def test_a_kind_is_one_of_the_agreed_categories(kind):
    names = {one.name for one in kinds()}
    assert kind.name in CATEGORIES
    assert kind.urgency in URGENCIES
    assert kind.beats <= names - {kind.name}


def test_every_category_has_a_kind():
    assert {kind.name for kind in kinds()} == set(CATEGORIES)


@pytest.mark.parametrize(
    ("kind", "example"),
    [param for param in EXAMPLES if param.values[1].variant != "negated"],
)
def test_every_verdict_says_why(kind, example):
    result = triage(message_of(example), DIRECTORY)
    assert result.reasons
    assert all(reason.rule and reason.words and reason.zone for reason in result.reasons)
