"""Folders by path, from the top of the mailbox, and never into the bin."""

from __future__ import annotations

import pytest

from daysix.mail.port import Ref
from daysix.mail.refusals import MailboxError
from tests.mail.made_mails import PLAIN

DONE = "Day Six/Done"


def code_of(call, *arguments):
    with pytest.raises(MailboxError) as refusal:
        call(*arguments)
    return refusal.value.code


def test_folders_lie_below_the_top_of_the_mailbox(server, mailbox):
    assert mailbox.ensure_folder(DONE) == DONE
    made = server.store.at(DONE)
    above = server.store.folders[made.parent]
    assert above.name == "Day Six"
    assert server.store.folders[above.parent].own == "msgfolderroot"


def test_folders_may_lie_below_the_inbox(server, mailbox):
    mailbox.ensure_folder("Inbox/Done")
    assert server.store.folders[server.store.at("inbox/Done").parent].own == "inbox"


def test_the_inbox_is_found_whatever_it_is_called_there(server, mailbox):
    server.store.own("inbox").name = "Mewnflwch"
    server.store.arrive(PLAIN)
    assert len(mailbox.list_changes("INBOX", "").changes) == 1


def test_the_hierarchy_of_a_large_mailbox_is_never_read_whole(server, mailbox):
    mailbox.ensure_folder(DONE)
    finds = [one.body for one in server.asked if one.operation == "FindFolder"]
    assert finds
    assert all(b'Traversal="Shallow"' in body for body in finds)
    assert not any(b'Id="root"' in one.body for one in server.asked)


def test_a_folder_made_by_somebody_else_meanwhile_is_used(server, mailbox, monkeypatch):
    real = server.answers._CreateFolder

    def too_late(request):
        server.store.new_folder("Day Six", server.store.own("msgfolderroot").id)
        return real(request)

    monkeypatch.setattr(server.answers, "_CreateFolder", too_late)
    assert mailbox.ensure_folder("Day Six") == "Day Six"
    assert [one.name for one in server.store.folders.values()].count("Day Six") == 1


def test_a_folder_found_among_hundreds(server, mailbox):
    top = server.store.own("msgfolderroot").id
    for number in range(450):
        server.store.new_folder(f"Folder {number}", top)
    server.store.arrive(PLAIN, "Folder 449")
    assert len(list(mailbox.all_refs("folder 449"))) == 1


def test_a_missing_folder_is_named(server, mailbox):
    server.store.arrive(PLAIN)
    [ref] = mailbox.all_refs("Inbox")
    assert code_of(mailbox.move, ref, "Day Six/Nowhere") == "Q-029"
    assert code_of(mailbox.all_refs, "Nowhere") == "Q-029"
    assert code_of(mailbox.ensure_folder, " / ") == "Q-029"


def test_a_folder_that_was_replaced_is_looked_for_again(server, mailbox):
    mailbox.ensure_folder(DONE)
    item = server.store.arrive(PLAIN)
    old = server.store.at(DONE)
    del server.store.folders[old.id]
    server.store.new_folder("Done", old.parent)
    moved = mailbox.move(Ref(item.id, "Inbox"), DONE)
    assert server.store.item(moved.id).folder == server.store.at(DONE).id


def test_a_folder_we_may_not_make(server, mailbox):
    server.store.own("msgfolderroot").rights = ("Read",)
    assert code_of(mailbox.ensure_folder, DONE) == "Q-040"


@pytest.mark.parametrize("bin_", ["Deleted Items", "deleted items", "Outbox"])
def test_nothing_is_moved_into_the_bin_or_where_it_would_leave(server, mailbox, bin_):
    item = server.store.arrive(PLAIN)
    assert code_of(mailbox.move, Ref(item.id, "Inbox"), bin_) == "Q-037"
    assert "MoveItem" not in server.operations


def test_nor_into_a_folder_within_the_bin(server, mailbox):
    server.store.new_folder("Old", server.store.own("deleteditems").id)
    item = server.store.arrive(PLAIN)
    assert code_of(mailbox.move, Ref(item.id, "Inbox"), "Deleted Items/Old") == "Q-037"
    assert "MoveItem" not in server.operations
