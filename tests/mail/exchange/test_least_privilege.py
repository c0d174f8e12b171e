"""Nothing in this room sends or deletes: read from its code, held by its line, seen by a server."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import daysix.mail.exchange as room
from daysix.mail.exchange.safe_line import OPERATIONS, look_at
from daysix.mail.port import Ref
from daysix.mail.refusals import MailboxError
from tests.mail.exchange.conftest import ALLOWED
from tests.mail.made_mails import HTML, PLAIN

FILES = sorted(Path(room.__file__).parent.glob("*.py"))
WORDS = ("delete", "send", "trash", "archive", "empty", "wipe", "junk", "forward", "copy", "purge")
OURS_TO_SAY = {"SEND_TO_NONE", "send_meeting_invitations", "SendToNone", "DELETE", "SafeLine.send"}
SERVICES = {
    "CreateFolder",
    "CreateItem",
    "FindFolder",
    "FindItem",
    "GetFolder",
    "GetItem",
    "MoveItem",
    "SyncFolderItems",
    "UpdateItem",
}


def imported(tree):
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("exchangelib")
        for alias in node.names
    }


def called(tree):
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_file_imports_or_calls_what_sends_or_deletes(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    services = {name for name in imported(tree) if name[0].isupper() and name in _all_services()}
    assert services <= SERVICES
    bad = {name for name in imported(tree) | called(tree) if any(w in name.lower() for w in WORDS)}
    allowed = {"SEND_TO_NONE"} | ({"send"} if file.stem == "safe_line" else set())
    assert bad <= allowed


def _all_services():
    from exchangelib import services

    return set(services.__all__)


def test_the_reader_of_code_sees_what_it_looks_for():
    tree = ast.parse("from exchangelib.services import SendItem\nitem.soft_delete()")
    assert imported(tree) == {"SendItem"}
    assert called(tree) == {"soft_delete"}
    assert "SendItem" in _all_services()


def test_nine_operations_and_no_more():
    assert OPERATIONS == SERVICES == ALLOWED


@pytest.mark.parametrize(
    "operation",
    ["SendItem", "DeleteItem", "DeleteFolder", "EmptyFolder", "CopyItem", "ArchiveItem",
     "MarkAsJunk", "ExportItems", "UpdateInboxRules", "SetUserOofSettings", "ResolveNames"],
)  # fmt: skip
def test_no_other_operation_leaves_this_computer(operation):
    body = f"<s:Envelope><s:Body><m:{operation}><m:x/></m:{operation}></s:Body></s:Envelope>"
    with pytest.raises(MailboxError) as refusal:
        look_at(body.encode())
    assert refusal.value.code == "Q-047"
    assert operation in refusal.value.message


@pytest.mark.parametrize("how", ["SendOnly", "SendAndSaveCopy"])
@pytest.mark.parametrize("operation", ["CreateItem", "UpdateItem"])
def test_nothing_is_created_or_changed_so_that_it_leaves(operation, how):
    body = f'<s:Body><m:{operation} MessageDisposition="{how}"></m:{operation}></s:Body>'
    with pytest.raises(MailboxError):
        look_at(body.encode())
    look_at(body.replace(how, "SaveOnly").encode())


def test_an_operation_without_a_disposition_does_not_leave_either():
    with pytest.raises(MailboxError):
        look_at(b"<s:Body><m:CreateItem><m:Items/></m:CreateItem></s:Body>")


def test_what_is_no_request_does_not_leave():
    with pytest.raises(MailboxError):
        look_at(b"{}")


def test_even_the_library_asked_by_name_cannot_send_or_delete(server, mailbox):
    from exchangelib import Message
    from exchangelib.properties import ItemId
    from exchangelib.services import DeleteItem

    item = server.store.arrive(PLAIN)
    account = mailbox._account
    for forbidden in (
        lambda: Message(account=account, subject="x", to_recipients=["a@b.example"]).send(
            save_copy=False
        ),
        lambda: list(
            DeleteItem(account=account).call(
                [ItemId(id=item.id)],
                delete_type="HardDelete",
                send_meeting_cancellations="SendToNone",
                affected_task_occurrences="AllOccurrences",
                suppress_read_receipts=True,
            )
        ),
    ):
        with pytest.raises(MailboxError) as refusal:
            forbidden()
        assert refusal.value.code == "Q-047"
    assert server.asked == []
    assert item.id in server.store.items


def test_a_whole_morning_asks_for_nine_things_of_one_mailbox(server, mailbox):
    """F17: the server writes down every operation; the fixture holds it to the mailbox as well."""
    server.store.arrive(PLAIN)
    server.store.arrive(HTML)
    mailbox.health()
    answer = mailbox.list_changes("Inbox", "")
    done = mailbox.ensure_folder("Day Six/Done")
    for change in answer.changes:
        mailbox.fetch_meta(change.ref)
        mailbox.fetch_mime(change.ref)
        ref = mailbox.set_categories(change.ref, add=["Day Six: suspension"])
        mailbox.create_reply_draft(ref, "<p>Noted.</p>")
        mailbox.move(ref, done)
    mailbox.create_draft(to=["head@school.example"], subject="x", html="<p>x</p>")
    assert list(mailbox.all_refs("Inbox")) == []
    assert len(list(mailbox.all_refs(done))) == 2
    assert set(server.operations) == ALLOWED
    assert not any(item.read for item in server.store.items.values())
    saved = [one for one in server.asked if one.operation in {"CreateItem", "UpdateItem"}]
    assert {one.disposition for one in saved} == {"SaveOnly"}
    assert not any(b"IsRead" in one.body for one in server.asked if one.operation == "UpdateItem")
    with pytest.raises(MailboxError):
        mailbox.fetch_mime(Ref("gone", "Inbox"))
