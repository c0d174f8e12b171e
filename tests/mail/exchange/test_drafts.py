"""Drafts lie in the mailbox's own Drafts folder, and nothing leaves."""

from __future__ import annotations

import re

import pytest

from daysix.mail.port import Ref
from daysix.mail.refusals import MailboxError
from tests.mail.made_mails import PLAIN


def drafts(server):
    return [item.mail for item in server.store.in_folder(server.store.own("drafts").id)]


def test_the_server_makes_the_answer_itself_where_it_can(server, mailbox):
    item = server.store.arrive(PLAIN)
    made = mailbox.create_reply_draft(Ref(item.id, "Inbox"), "<p>Noted.</p>")
    [draft] = drafts(server)
    assert draft["To"] == "Ash Grove Office <office@ashgrove.example>"
    assert draft["Subject"] == "RE: Suspension of a Year 9 pupil"
    assert made.folder == "Drafts"
    assert made.version
    [request] = [one.body for one in server.asked if one.operation == "CreateItem"]
    assert b"ReplyToItem" in request
    assert b'MessageDisposition="SaveOnly"' in request
    assert b'SendMeetingInvitations="SendToNone"' in request


def test_a_server_that_knows_no_answers_gets_a_plain_mail_tied_to_the_first(server, mailbox):
    server.answers.knows_replies = False
    earlier = b"References: <first@ashgrove.example>\r\nReply-To: head@ashgrove.example\r\n"
    item = server.store.arrive(earlier + PLAIN)
    mailbox.create_reply_draft(Ref(item.id, "Inbox"), "<p>Noted.</p>")
    [draft] = drafts(server)
    assert draft["To"] == "head@ashgrove.example"
    assert draft["Subject"] == "Re: Suspension of a Year 9 pupil"
    assert draft["In-Reply-To"] == "<plain@ashgrove.example>"
    assert draft["References"] == "<first@ashgrove.example> <plain@ashgrove.example>"
    assert "Noted." in draft.get_content()


@pytest.mark.parametrize("status", [400, 501])
def test_a_server_that_says_so_with_its_status_alone(server, mailbox, status):
    server.fail("CreateItem", "status", status=status)
    item = server.store.arrive(PLAIN)
    mailbox.create_reply_draft(Ref(item.id, "Inbox"), "<p>Noted.</p>")
    assert [draft["In-Reply-To"] for draft in drafts(server)] == ["<plain@ashgrove.example>"]


def test_a_draft_the_server_does_not_name_is_not_made_again(server, mailbox, monkeypatch):
    real = server.answers._CreateItem
    monkeypatch.setattr(
        server.answers,
        "_CreateItem",
        lambda request: [re.sub("<t:Message>.*</t:Message>", "", one) for one in real(request)],
    )
    item = server.store.arrive(PLAIN)
    with pytest.raises(MailboxError):
        mailbox.create_reply_draft(Ref(item.id, "Inbox"), "<p>Noted.</p>")
    assert len(drafts(server)) == 1


def test_an_answer_to_an_answer_is_not_called_re_re(server, mailbox):
    server.answers.knows_replies = False
    item = server.store.arrive(PLAIN.replace(b"Subject: ", b"Subject: RE: "))
    mailbox.create_reply_draft(Ref(item.id, "Inbox"), "<p>Noted.</p>")
    assert drafts(server)[0]["Subject"] == "RE: Suspension of a Year 9 pupil"


@pytest.mark.parametrize("to", [[], [" "], ["head"], ["a@b.example, c@d.example"]])
def test_a_draft_to_nobody_is_refused_before_anything_is_asked(server, mailbox, to):
    with pytest.raises(MailboxError) as refusal:
        mailbox.create_draft(to=to, subject="x", html="<p>x</p>")
    assert refusal.value.code == "Q-046"
    assert server.asked == []


def test_what_is_written_in_a_draft_is_only_text(server, mailbox):
    html = '<p>&lt;/t:Body&gt; "MessageDisposition=" ]]&gt; é – \N{PARTY POPPER}</p>'
    mailbox.create_draft(to=["a@b.example"], subject="<m:SendItem/> & more", html=html)
    [draft] = drafts(server)
    assert draft["Subject"] == "<m:SendItem/> & more"
    assert draft.get_content().strip() == html
