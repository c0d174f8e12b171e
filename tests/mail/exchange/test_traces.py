"""The adapter on what a real Exchange server said: golden files from the outside material."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from exchangelib import errors
from lxml import etree

from daysix.mail.exchange.mailbox import ExchangeMailbox
from daysix.mail.exchange.safe_line import OPERATIONS, look_at
from daysix.mail.port import CHANGED, NEW, Ref
from daysix.mail.refusals import GoneError, MailboxError
from daysix.mail.secrets import Secret
from daysix.mail.settings import MailboxSettings
from tests.mail.exchange import schemas
from tests.mail.exchange.fake_server import PASSWORD, USER
from tests.mail.exchange.recorded import ADDRESS, content, mailboxes_of, named, replayed, shape_of

STORE = "AAAAAN9BJrjWYddJlCoiIMpm9L0HAAMAAAClGHtvvNzqHtA8VlcAAAA"
INBOX_MAIL = f"{STORE}AAA0AAAMAAAClGHtvvNzqHtA8VlcAAAADAAQAAAM="
MOVED_MAIL = f"{STORE}dAAAAAAMAAAClGHtvvNzqHtA8VlcAAAAdAAEAAAM="
FIRST_STATE = "AgACARdADwAAAAEABQAAAAMAAQJSBAVQAAIBlmcPAAAAAQAFAAAAAAABIVIjJFAA"
SECOND_STATE = "AgACARdAEAAAAAEAUgAAAAMAAAAAAAMABQACAZZnEAAAAAEAUgAAAAAAAQAAAAAAJAA="
CATEGORY = "Exclusions/Suspension"


@pytest.fixture
def traces(shared):
    return shared / "traces" / "ews"


@pytest.fixture
def played(certificate, traces, authority_file):
    with replayed(certificate, traces) as (server, record):
        settings = MailboxSettings(
            kind="exchange",
            address=ADDRESS,
            server=server.url,
            sign_in="basic",
            user_name=USER,
            trust=str(authority_file),
            done=["Inbox/Trace folder"],
            needs_a_person="Inbox/Trace folder",
        )
        mailbox = ExchangeMailbox(settings, Secret(PASSWORD), sleep=pytest.fail)
        yield mailbox, record, server
        mailbox.close()
        for one in server.asked:
            assert mailboxes_of(etree.fromstring(one.body)) <= {ADDRESS}


def test_changes_page_after_page_and_then_none(played):
    mailbox, record, server = played
    record.queue(7, 8, 11)
    first = mailbox.list_changes("Inbox", "")
    assert ([one.what for one in first.changes], first.more) == ([NEW] * 3, True)
    assert first.cursor == FIRST_STATE
    assert first.changes[0].ref == Ref(INBOX_MAIL, "Inbox", "AwAAAKUYe2+83Ooe0DxWVwAAAAAAIw==")
    second = mailbox.list_changes("Inbox", first.cursor)
    assert ([one.what for one in second.changes], second.more) == ([NEW] * 3, False)
    assert second.cursor == SECOND_STATE
    third = mailbox.list_changes("Inbox", second.cursor)
    assert (third.changes, third.cursor, third.more) == ((), SECOND_STATE, False)
    assert server.operations == ["SyncFolderItems"] * 3
    assert CHANGED not in {one.what for one in (*first.changes, *second.changes)}


def test_one_mail(played):
    mailbox, record, _ = played
    record.queue(13)
    mail = message_from_bytes(mailbox.fetch_mime(Ref(INBOX_MAIL, "Inbox")), policy=policy.default)
    assert mail["Message-ID"] == "<trace1@school.example>"
    assert "café – naïve" in mail.get_body(("plain",)).get_content()
    record.queue(15)
    meta = mailbox.fetch_meta(Ref(INBOX_MAIL, "Inbox"))
    assert meta.subject == "Trace mail 1"
    assert meta.message_id == "<trace1@school.example>"
    assert meta.sender == "office@school.example"
    assert meta.received is not None
    assert meta.received.isoformat() == "2026-11-23T04:42:34+00:00"
    assert meta.categories == (CATEGORY,)
    assert meta.size == 2758
    assert meta.ref.version == "AwAAAKUYe2+83Ooe0DxWVwAAAAAAJg=="


def test_a_mail_with_an_attachment(played):
    mailbox, record, _ = played
    record.queue(21, 21)
    ref = Ref("any", "Inbox")
    assert mailbox.fetch_meta(ref).has_attachments
    mail = message_from_bytes(mailbox.fetch_mime(ref), policy=policy.default)
    assert len(list(mail.iter_attachments())) == 1


def test_a_category(played):
    mailbox, record, server = played
    record.queue(13, 14)
    ref = mailbox.set_categories(Ref(INBOX_MAIL, "Inbox"), add=[CATEGORY])
    assert ref == Ref(INBOX_MAIL, "Inbox", "AwAAAKUYe2+83Ooe0DxWVwAAAAAAJg==")
    assert server.operations == ["GetItem", "UpdateItem"]


def test_a_folder_is_made_a_mail_is_moved_there_and_counted(played, traces):
    mailbox, record, server = played
    record.queue(4, 6)
    assert mailbox.ensure_folder("Inbox/Trace folder") == "Inbox/Trace folder"
    record.queue(2, 2, 16)
    moved = mailbox.move(Ref(INBOX_MAIL, "Inbox"), "Inbox/Trace folder")
    assert moved == Ref(MOVED_MAIL, "Inbox/Trace folder", "AwAAAKUYe2+83Ooe0DxWVwAAAAAAKA==")
    record.queue(17, 27)
    assert [ref.id for ref in mailbox.all_refs("Inbox/Trace folder")] == [MOVED_MAIL]
    assert list(mailbox.all_refs("Inbox")) == []
    bodies = {one.operation: etree.fromstring(one.body)[1][0] for one in server.asked}
    for operation, number in (("CreateFolder", 6), ("MoveItem", 16), ("FindItem", 27)):
        ours, theirs = bodies[operation], content(named(traces, number, "request"))
        without = ("FieldURI", "Restriction", "Mailbox")
        assert ours.tag == theirs.tag
        if operation == "FindItem":
            assert shape_of(ours, without=without) == shape_of(theirs, without=without)


def test_a_draft(played):
    mailbox, record, server = played
    record.queue(23)
    made = mailbox.create_draft(
        to=["office@school.example"], subject="RE: draft", html="<p>Received, thank you.</p>"
    )
    assert made.folder == "Drafts"
    assert made.version == "AwAAAKUYe2+83Ooe0DxWVwAAAAAALA=="
    assert server.operations == ["CreateItem"]


def test_a_draft_is_asked_for_in_the_shape_that_was_understood(played, traces):
    mailbox, record, server = played
    record.queue(23)
    mailbox.create_draft(to=["office@school.example"], subject="RE: draft", html="<p>x</p>")
    ours = etree.fromstring(server.asked[0].body)[1][0]
    theirs = content(named(traces, 23, "request"))
    tags = [child.tag for child in theirs.iter() if not child.tag.endswith("InReplyTo")]
    assert [child.tag for child in ours.iter()] == tags
    assert dict(ours.attrib) == dict(theirs.attrib)


def test_what_is_gone_and_what_is_forbidden(played):
    mailbox, record, _ = played
    record.queue(26)
    with pytest.raises(GoneError):
        mailbox.fetch_mime(Ref("gone", "Inbox"))
    record.queue(30)
    [address, *others] = mailbox.health()
    assert address.state == "ok"
    assert [(one.what, one.state, one.code) for one in others] == [
        ("server", "ok", ""),
        ("login", "ok", ""),
        ("mailbox", "ok", ""),
        ("rights", "broken", "Q-027"),
    ]
    assert "Exchange 2013" in others[0].sentence, "what this server calls itself"


def test_a_healthy_mailbox(played):
    mailbox, record, _ = played
    record.queue(2, 2, 2, 4)
    looks = {one.what: one.state for one in mailbox.health()}
    assert looks["rights"] == "ok"
    assert looks["server"] == looks["login"] == looks["mailbox"] == "ok"


def test_every_recorded_answer_to_our_nine_operations_is_read(traces):
    """Whatever was recorded, nothing in it is a puzzle: an answer, or a refusal by its name."""
    import exchangelib.services as library

    read, refused = 0, set()
    for path in sorted(traces.glob("*.response.xml")):
        operation = path.name.split("-")[1].split(".")[0]
        if operation not in OPERATIONS:
            continue
        found = object.__new__(getattr(library, operation))
        found.streaming = False
        inside = getattr(found, "paging_container_name", None) or found.element_container_name
        for message in found._get_soap_messages(found._get_soap_parts(_Whole(path))[1]):
            read += 1
            try:
                answer = found._get_element_container(message, inside)
            except errors.ResponseMessageError as refusal:
                answer = refusal
            if isinstance(answer, Exception):
                refused.add((operation, type(answer).__name__))
    assert read > 60
    assert refused == {
        ("GetItem", "ErrorItemNotFound"),
        ("GetFolder", "ErrorAccessDenied"),
        ("GetFolder", "ErrorFolderNotFound"),
    }


class _Whole:
    def __init__(self, path):
        self._content = path.read_bytes()

    def iter_content(self):
        yield self._content


def test_requests_as_recorded_hold_to_the_schemas(traces):
    schemas.needed()
    paths = sorted(traces.glob("*.request.xml"))
    assert len(paths) == 34
    assert [path.name for path in paths if schemas.faults(path.read_bytes())] == []


def test_the_guard_would_have_stopped_the_recorded_deletions(traces):
    stopped = set()
    for path in sorted(traces.glob("*.request.xml")):
        try:
            look_at(path.read_bytes())
        except MailboxError:
            stopped.add(path.name.split("-")[1].split(".")[0])
    assert {"DeleteItem", "DeleteFolder", "Subscribe", "ResolveNames"} <= stopped
    assert not stopped & OPERATIONS
