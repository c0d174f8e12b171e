"""Folders found by their path, and drafts that stay drafts."""

from __future__ import annotations

import pytest

from daysix.mail.port import Ref
from daysix.mail.refusals import MailboxError
from tests.mail.graph.fake_answers import endpoint
from tests.mail.made_mails import HTML, NAMELESS, PLAIN


def refused(call, *arguments, **named):
    with pytest.raises(MailboxError) as refusal:
        call(*arguments, **named)
    return refusal.value.code


# Folders


def test_a_path_is_made_from_the_top_and_only_what_is_missing(server, mailbox):
    assert mailbox.ensure_folder("Day Six/Done/2026") == "Day Six/Done/2026"
    assert mailbox.ensure_folder("Day Six/Needs a person") == "Day Six/Needs a person"
    assert server.names.count("make folder") == 4


def test_below_the_inbox_whatever_its_language(server, mailbox):
    server.store.at("inbox").name = "Posteingang"
    mailbox.ensure_folder("Inbox/Done")
    [made] = server.store.below(server.store.at("inbox").id)
    assert made.name == "Done"


def test_capitals_make_no_second_folder(server, mailbox, opened):
    mailbox.ensure_folder("Day Six/Done")
    opened().ensure_folder("day six/DONE")
    assert server.names.count("make folder") == 2


def test_folders_come_in_pages_too(server, mailbox):
    top = server.store.folder("msgfolderroot").id
    for number in range(7):
        server.store.new_folder(f"School {number}", top)
    server.answers.page = 3
    assert list(mailbox.all_refs("School 6")) == []


def test_made_by_somebody_else_just_now_it_is_found(server, mailbox):
    top = server.store.folder("msgfolderroot").id
    server.fail("make folder", "status", status=409, code="ErrorFolderExists")
    server.answers.page = 100
    real = server.answers.answer

    def made_meanwhile(name, *more):
        answered = real(name, *more)
        if name == "folders" and not any(one.name == "Day Six" for one in server.store.below(top)):
            server.store.new_folder("Day Six", top)
        return answered

    server.answers.answer = made_meanwhile
    mailbox.ensure_folder("Day Six")
    assert [one.name for one in server.store.below(top)].count("Day Six") == 1


@pytest.mark.parametrize("path", ["", "/", " / "])
def test_a_path_of_nothing_is_refused(mailbox, path):
    assert refused(mailbox.ensure_folder, path) == "Q-029"


@pytest.mark.parametrize("path", ["Deleted Items", "outbox", "Deleted Items/Old"])
def test_nothing_is_moved_where_it_is_thrown_away_or_sent(server, mailbox, path):
    mailbox.ensure_folder(path)
    mail = server.store.arrive(PLAIN)
    assert refused(mailbox.move, Ref(mail.id, "Inbox"), path) == "Q-037"
    assert "move" not in server.names


def test_a_folder_found_once_is_not_looked_for_again(server, mailbox):
    for _ in range(3):
        mailbox.all_refs("Inbox")
    assert server.names.count("folder") == 1


# Drafts


def test_an_answer_stands_above_what_it_quotes_within_its_body(server, mailbox):
    mail = server.store.arrive(HTML)
    draft = mailbox.create_reply_draft(Ref(mail.id, "Inbox"), "<p>On Thursday.</p>")
    assert draft.folder == "Drafts"
    written = server.store.mail(draft.id).mail.get_content()
    assert "<body lang=EN-GB><p>On Thursday.</p>" in written
    assert written.index("On Thursday.") < written.index("come back?")
    assert server.store.mail(draft.id).mail["In-Reply-To"] == "<html@ashgrove.example>"


def test_a_mail_without_an_id_is_answered_too(server, mailbox):
    mail = server.store.arrive(NAMELESS)
    draft = mailbox.create_reply_draft(Ref(mail.id, "Inbox"), "<p>Thank you.</p>")
    assert "Thank you." in server.store.mail(draft.id).mail.get_content()


def test_a_draft_can_be_read_like_any_mail(server, mailbox):
    draft = mailbox.create_draft(
        to=["head@school.example"], subject="What we need", html="<p>The form.</p>"
    )
    assert mailbox.fetch_meta(draft).subject == "What we need"
    assert b"The form." in mailbox.fetch_mime(draft)


@pytest.mark.parametrize(
    "to", [[], [""], ["head"], ["a@b.example, c@d.example"], ["a@b.example", "nobody"]]
)
def test_a_draft_to_nobody_is_refused(server, mailbox, to):
    assert refused(mailbox.create_draft, to=to, subject="x", html="x") == "Q-046"
    assert server.asked == []


def test_the_played_server_reads_both_ways_of_writing_an_address():
    plain = "/v1.0/users/a@b.example/mailFolders/inbox/messages/delta"
    quoted = "/v1.0/users('a@b.example')/mailFolders('inbox')/messages/delta"
    assert endpoint("GET", plain) == endpoint("GET", quoted)
    assert endpoint("GET", plain) == ("delta", "a@b.example", {"folder": "inbox"})
