"""Single mails: when they came, odd inhabitants of an inbox, and large ones."""

from __future__ import annotations

import pytest

from daysix.mail.port import GONE, Ref
from tests.mail.made_mails import PLAIN

OURS, DONE = "Day Six: suspension", "Day Six/Done"


@pytest.mark.parametrize(
    ("written", "london"),
    [
        ("2026-11-16T09:05:00.123456789Z", "2026-11-16T09:05:00.123456+00:00"),
        ("2026-06-16T22:30:00Z", "2026-06-16T23:30:00+01:00"),
        ("2026-06-16T23:30:00Z", "2026-06-17T00:30:00+01:00"),
        ("2026-11-16T09:05:00", "2026-11-16T09:05:00+00:00"),
        ("2026-11-16T09:05:00.1Z", "2026-11-16T09:05:00.100000+00:00"),
    ],
)
def test_when_a_mail_came_is_told_in_london(server, mailbox, written, london):
    item = server.store.arrive(PLAIN, received=written)
    received = mailbox.fetch_meta(Ref(item.id, "Inbox")).received
    assert received is not None
    assert received.isoformat() == london
    assert str(received.tzinfo) == "Europe/London"


@pytest.mark.parametrize("tag", ["MeetingRequest", "PostItem", "Contact", "Item"])
def test_what_is_no_plain_mail_is_told_read_marked_and_moved_all_the_same(server, mailbox, tag):
    mailbox.ensure_folder(DONE)
    item = server.store.arrive(PLAIN, tag=tag)
    [change] = mailbox.list_changes("Inbox", "").changes
    assert mailbox.fetch_mime(change.ref) == PLAIN
    ref = mailbox.set_categories(change.ref, add=[OURS])
    assert item.categories == [OURS]
    assert mailbox.move(ref, DONE).id == item.id


def test_a_mail_with_an_attachment_of_12_mb_comes_whole(server, mailbox):
    raw = PLAIN + b"x" * 12_000_000
    item = server.store.arrive(raw)
    assert mailbox.fetch_mime(Ref(item.id, "Inbox")) == raw
    [request] = [one.body for one in server.asked if one.operation == "GetItem"]
    assert request.count(b"FieldURI=") == 1
    assert b'FieldURI="item:MimeContent"' in request


def test_a_mail_somebody_took_away_between_two_looks_is_gone(server, mailbox):
    item = server.store.arrive(PLAIN)
    cursor = mailbox.list_changes("Inbox", "").cursor
    server.store.take_away(item.id)
    assert [change.what for change in mailbox.list_changes("Inbox", cursor).changes] == [GONE]
