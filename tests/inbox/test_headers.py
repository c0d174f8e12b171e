"""What headers and addresses say of a mail."""

from __future__ import annotations

import pytest

from daysix.inbox import headers
from daysix.inbox.directory import Directory, KnownSchool
from daysix.inbox.headers import address_of, bare_subject, facts_of
from daysix.inbox.message import ENCRYPTED, PICTURE, Address, Labelled, Message, Paper

DIRECTORY = Directory(
    schools=(
        KnownSchool("Oak", domains=("oak.example",), addresses=("head@sharedtrust.example",)),
    ),
    own_domains=("county.example",),
    mailboxes=("exclusions@county.example",),
    partners=("bridge.example",),
)


def facts(sender="a@b.example", *, subject="", text="words", papers=(), **said):
    message = Message(
        "",
        "",
        Address("", sender),
        subject,
        text,
        to=(Address("", "exclusions@county.example"),),
        headers={name.replace("_", "-"): value for name, value in said.items()},
        papers=papers,
    )
    return set(facts_of(message, DIRECTORY, writer=message.sender))


@pytest.mark.parametrize(
    ("sender", "who"),
    [
        ("office@oak.example", headers.SCHOOL),
        ("office@mail.oak.example", headers.SCHOOL),
        ("HEAD@sharedtrust.example", headers.SCHOOL),
        ("office@notoak.example", headers.UNKNOWN),
        ("office@stmarys-primary.example", headers.SCHOOL),
        ("exclusions@county.example", headers.OURS),
        ("jo@county.example", headers.COUNCIL),
        ("jo@moorborough.example", headers.OTHER_COUNCIL),
        ("jo@fell.gov.example", headers.OTHER_COUNCIL),
        ("mum@gmail.com", headers.PARENT),
        ("mum@homemail.example", headers.PARENT),
        ("a@bridge.example", headers.PROVIDER),
        ("a@goodtuition.example", headers.PROVIDER),
        ("a@birchlegal.example", headers.SOLICITOR),
        ("a@fellpolice.example", headers.HEALTH_OR_POLICE),
        ("", headers.UNKNOWN),
    ],
)
def test_the_address_says_who_writes(sender, who):
    assert who in facts(sender)


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ({"auto_submitted": "auto-replied"}, headers.AUTO_REPLY),
        ({"subject": "Automatic reply: x"}, headers.AUTO_REPLY),
        ({"auto_submitted": "auto-generated"}, headers.AUTOMATIC),
        ({"content_type": "multipart/report; report-type=delivery-status"}, headers.OWN_BOUNCE),
        ({"sender": "postmaster@oak.example"}, headers.BOUNCE),
        ({"list_id": "<x>"}, headers.LIST),
        ({"content_type": "text/calendar; method=REQUEST"}, headers.INVITATION),
        ({"subject": "RE: x"}, headers.REPLY),
        ({"in_reply_to": "<1@x>"}, headers.REPLY),
        ({"subject": "FW: x"}, headers.FORWARD),
        ({"sender": "no-reply@mis.example"}, headers.MACHINE),
        ({"sender": "clerk@oak.example"}, headers.CLERK),
        ({"text": " \n"}, headers.NO_WORDS),
    ],
)
def test_the_headers_say_what_kind_of_sending_it_was(said, fact):
    assert fact in facts(**said)


def test_a_systems_own_notice_is_automatic_but_no_reply_and_no_bounce():
    found = facts("notices@mis.example", auto_submitted="auto-generated")
    assert not found & {headers.AUTO_REPLY, headers.BOUNCE}


def test_papers_say_what_can_be_read_of_them():
    locked = Paper("a.docx", "docx", flags=frozenset({ENCRYPTED}))
    scan = Paper("a.pdf", "pdf", flags=frozenset({PICTURE}))
    form = Paper(
        "f.docx",
        "docx",
        labelled=tuple(Labelled(one, "x", "page 1") for one in ("Days", "Start date", "Reason")),
    )
    assert headers.LOCKED in facts(papers=(locked,))
    assert headers.SCAN_ONLY in facts(papers=(scan,))
    assert headers.SCAN_ONLY not in facts(papers=(scan, form))
    assert {headers.HAS_FORM, headers.NOTICE_FORM} <= facts(papers=(form,))


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("RE: FW: [EXTERNAL] Exclusion", "Exclusion"),
        ("Exclusion", "Exclusion"),
        ("Re[2]: x", "x"),
        ("Reply needed", "Reply needed"),
    ],
)
def test_the_subject_without_its_prefixes(written, bare):
    assert bare_subject(written) == bare


def test_an_address_is_read_out_of_a_quoted_header():
    assert address_of("Jo Bell <jo@oak.example>") == Address("Jo Bell", "jo@oak.example")
    assert address_of("Jo Bell") == Address("Jo Bell", "")
