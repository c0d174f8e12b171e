"""F17: nothing that sends or deletes leaves this computer, and no word of a mail is written down.

The ``server`` fixture holds every test of this folder to it; these try to do it on purpose.
"""

from __future__ import annotations

import ast
import json
import logging
from pathlib import Path

import pytest

from daysix.mail import graph
from daysix.mail.graph.line import CHATTY, OURS, Line, Request, look_at
from daysix.mail.port import Ref
from daysix.mail.refusals import MailboxError
from tests.mail.graph.fake_answers import ENDPOINTS
from tests.mail.graph.fake_graph import ADDRESS, ENDPOINT_NAMES
from tests.mail.graph.fake_login import TOKEN
from tests.mail.made_mails import HTML, PLAIN

FILES = sorted(Path(graph.__file__).parent.glob("*.py"))
BASE = "https://graph.microsoft.com/v1.0/users/exclusions@county.example"
VERBS = {"get", "post", "put", "patch", "delete", "head", "options"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_file_asks_but_through_the_one_line(file):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    asks = {one for one in called if one in {f"requests.{verb}" for verb in VERBS}}
    asks |= {one for one in called if one.endswith((".request", "urlopen", "Session"))}
    expected = {"self._session.request", "requests.Session"} if file.stem == "line" else set()
    assert asks == expected
    methods = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value in {verb.upper() for verb in VERBS}
    }
    assert methods <= {"GET", "POST", "PATCH"}


def test_eleven_requests_and_no_more():
    assert len(OURS) == len(ENDPOINTS) == 11
    assert {method for method, _ in OURS} == {"GET", "POST", "PATCH"}


@pytest.mark.parametrize(
    ("method", "where"),
    [
        ("POST", "/sendMail"),
        ("POST", "/messages/x/send"),
        ("POST", "/messages/x/reply"),
        ("POST", "/messages/x/forward"),
        ("POST", "/messages/x/copy"),
        ("POST", "/messages/x/permanentDelete"),
        ("DELETE", "/messages/x"),
        ("DELETE", "/mailFolders/x"),
        ("PATCH", "/mailFolders/x"),
        ("POST", "/mailFolders/inbox/messageRules"),
        ("POST", "/mailFolders/inbox/messages"),
        ("PATCH", "/mailboxSettings"),
        ("GET", "/messages/x/attachments"),
        ("GET", "/events"),
        ("PUT", "/messages/x/$value"),
        ("POST", "/messages/x/move/../send"),
        ("POST", "/messages/x%2Fsend/../send"),
    ],
)
def test_no_other_request_leaves_this_computer(method, where):
    with pytest.raises(MailboxError) as refusal:
        look_at(method, BASE + where, b"{}")
    assert refusal.value.code == "Q-067"
    assert "exclusions@" not in refusal.value.message


@pytest.mark.parametrize(
    ("method", "where", "content"),
    [
        ("PATCH", "/messages/x", {"isRead": True}),
        ("PATCH", "/messages/x", {"categories": [], "isRead": True}),
        ("PATCH", "/messages/x", {"categories": [], "body": {}}),
        ("POST", "/messages/x/createReply", {"message": {}}),
        ("POST", "/messages/x/move", {"destinationId": "x", "more": 1}),
        ("POST", "/messages", {"subject": "x", "internetMessageHeaders": []}),
        ("POST", "/mailFolders/x/childFolders", {"displayName": "x", "isHidden": True}),
    ],
)
def test_nothing_more_is_written_than_belongs_there(method, where, content):
    with pytest.raises(MailboxError) as refusal:
        look_at(method, BASE + where, json.dumps(content).encode())
    assert refusal.value.code == "Q-067"


def test_the_guard_lets_our_own_through():
    look_at("PATCH", f"{BASE}/messages/x", b'{"categories": []}')
    look_at("PATCH", f"{BASE}/messages/x", b'{"body": {}}')
    look_at("POST", f"{BASE}/messages/x/createReply", None)
    link = "/v1.0/users('a@b.example')/mailFolders('AAMk')/messages/delta?$deltatoken=x"
    look_at("GET", f"https://graph.microsoft.com{link}", None)


def test_even_the_line_asked_by_name_cannot_send_or_delete(server, authority_file):
    mail = server.store.arrive(PLAIN)
    line = Line(server.cloud, ADDRESS, trust=str(authority_file))
    for request in (
        Request("DELETE", f"/messages/{mail.id}"),
        Request("POST", "/sendMail", None, {"message": {}}),
        Request("POST", f"/messages/{mail.id}/send"),
    ):
        with pytest.raises(MailboxError) as refusal:
            line.ask(request, TOKEN)
        assert refusal.value.code == "Q-067"
    with pytest.raises(MailboxError) as refusal:
        line.ask(Request("GET", f"http://{server.cloud.graph}/v1.0/users/x/messages"), TOKEN)
    assert refusal.value.code == "Q-064"
    line.close()
    assert server.asked == []


def test_a_whole_morning_asks_for_eleven_things_of_one_mailbox(server, mailbox):
    server.store.arrive(PLAIN)
    server.store.arrive(HTML)
    server.answers.page = 1
    mailbox.health()
    done = mailbox.ensure_folder("Day Six/Done")
    answer = mailbox.list_changes("Inbox", "")
    refs = list(mailbox.all_refs("Inbox"))
    assert answer.more
    for ref in refs:
        mailbox.fetch_meta(ref)
        mailbox.fetch_mime(ref)
        marked = mailbox.set_categories(ref, add=["Day Six: suspension"])
        mailbox.create_reply_draft(marked, "<p>Noted.</p>")
        mailbox.move(marked, done)
    mailbox.create_draft(to=["head@school.example"], subject="x", html="<p>x</p>")
    mailbox.list_changes("Inbox", answer.cursor)
    assert list(mailbox.all_refs("Inbox")) == []
    assert len(list(mailbox.all_refs(done))) == 2
    assert set(server.names) == ENDPOINT_NAMES
    assert any(one.further for one in server.asked)
    assert {one.mailbox for one in server.asked} == {ADDRESS}
    changed = [set(one.content) for one in server.asked if one.name == "change"]
    assert changed == [{"categories"}, {"body"}] * 2
    matched = [one.match for one in server.asked if one.name == "change"]
    assert [bool(match) for match in matched] == [True, False] * 2


def test_nothing_of_a_mail_or_a_token_is_logged_or_said(server, opened, caplog):
    for name in [*CHATTY, *logging.Logger.manager.loggerDict]:
        if name.partition(".")[0] in CHATTY:
            logging.getLogger(name).setLevel(logging.NOTSET)
    caplog.set_level(logging.DEBUG)
    mailbox = opened()
    mail = server.store.arrive(PLAIN)
    ref = Ref(mail.id, "Inbox")
    mailbox.list_changes("Inbox", "")
    mailbox.fetch_mime(ref)
    server.fail("value", "status", status=500, times=4)
    with pytest.raises(MailboxError) as refusal:
        mailbox.fetch_mime(ref)
    shown = caplog.text + str(refusal.value) + repr(mailbox)
    for secret in (TOKEN, "Suspension of a Year 9", "Placeholder", mail.id.rstrip("="), ADDRESS):
        assert secret not in shown
