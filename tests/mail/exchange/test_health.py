"""Which of address, server, login, mailbox, rights and folders is wrong, fault by fault."""

from __future__ import annotations

import pytest

from daysix.mail.server_refusals import ADDRESS, FOLDERS, LOGIN, MAILBOX, RIGHTS, SERVER
from tests.mail.exchange.fake_server import ADDRESS as EXCLUSIONS

DONE, PERSON = "Day Six/Done", "Day Six/Needs a person"


def told(mailbox):
    return [(look.what, look.state, look.code) for look in mailbox.health()]


def last(mailbox):
    look = mailbox.health()[-1]
    return look.what, look.state, look.code


def reached(mailbox):
    return [look.what for look in mailbox.health()]


def test_all_is_well(server, mailbox):
    mailbox.ensure_folder(DONE)
    mailbox.ensure_folder(PERSON)
    assert told(mailbox) == [
        (what, "ok", "") for what in (ADDRESS, SERVER, LOGIN, MAILBOX, RIGHTS, FOLDERS)
    ]
    said = " ".join(look.sentence for look in mailbox.health())
    assert EXCLUSIONS in said
    assert "Exchange 2019 or Subscription Edition" in said


def test_the_server_is_not_there(server, opened, waits):
    mailbox = opened(server="https://127.0.0.1:9/EWS/Exchange.asmx")
    assert told(mailbox) == [(ADDRESS, "ok", ""), (SERVER, "broken", "Q-021")]
    assert waits == []


def test_the_server_is_no_exchange_server(server, mailbox):
    server.fail("*", "page")
    assert last(mailbox) == (SERVER, "broken", "Q-035")


def test_the_door_is_closed(server, mailbox):
    server.fail("*", "status", status=403)
    assert last(mailbox) == (SERVER, "broken", "Q-036")


def test_the_server_is_not_trusted(server, opened):
    assert last(opened(trust="")) == (SERVER, "broken", "Q-022")


def test_the_server_is_busy(server, mailbox, waits):
    server.fail("*", "busy")
    assert last(mailbox) == (SERVER, "broken", "Q-031")
    assert waits == []


def test_the_login_is_wrong_and_the_server_is_not(server, opened):
    mailbox = opened(word="wrong")
    assert told(mailbox) == [
        (ADDRESS, "ok", ""),
        (SERVER, "ok", ""),
        (LOGIN, "broken", "Q-023"),
    ]


def test_the_mailbox_is_not_there(server, opened):
    mailbox = opened()
    server.fail("GetFolder", "code", code="ErrorNonExistentMailbox")
    assert last(mailbox) == (MAILBOX, "broken", "Q-026")
    assert reached(mailbox)[:3] == [ADDRESS, SERVER, LOGIN]


@pytest.mark.parametrize("code", ["ErrorAccessDenied", "ErrorItemNotFound", "ErrorFolderNotFound"])
def test_no_rights_at_all(server, mailbox, code):
    server.store.own("inbox").hidden = code
    assert last(mailbox) == (RIGHTS, "broken", "Q-027")
    assert reached(mailbox) == [ADDRESS, SERVER, LOGIN, MAILBOX, RIGHTS]


def test_the_application_may_not_act(server, opened):
    server.may_act.clear()
    assert last(opened(login="application")) == (RIGHTS, "broken", "Q-028")


def test_the_inbox_may_be_seen_but_not_read(server, mailbox):
    server.store.own("inbox").rights = ()
    assert last(mailbox) == (RIGHTS, "broken", "Q-027")


@pytest.mark.parametrize("code", ["ErrorAccessDenied", "ErrorItemNotFound"])
def test_rights_on_the_inbox_alone_are_said_in_a_plain_sentence(server, opened, code):
    for name in ("msgfolderroot", "root", "drafts"):
        server.store.own(name).hidden = code
    mailbox = opened(done=["Inbox/Done"], needs_a_person="Inbox/Needs a person")
    looks = {(look.what, look.state): look.sentence for look in mailbox.health()}
    sentence = looks[RIGHTS, "look"]
    assert "save drafts" in sentence
    assert "Full Access" in sentence
    assert (FOLDERS, "broken") not in looks
    assert any("not the mailbox around it" in look.sentence for look in mailbox.health())
    assert mailbox.list_changes("Inbox", "").changes == (), "the inbox is read all the same"
    assert mailbox.ensure_folder("Inbox/Done") == "Inbox/Done"


def test_with_rights_on_the_inbox_alone_a_folder_beside_it_is_out_of_reach(server, mailbox):
    server.store.own("msgfolderroot").hidden = "ErrorAccessDenied"
    broken = [look for look in mailbox.health() if look.state == "broken"]
    assert {(look.what, look.code) for look in broken} == {(FOLDERS, "Q-027")}


def test_rights_to_read_and_no_more(server, mailbox):
    server.store.own("inbox").rights = ("Read",)
    server.store.own("drafts").rights = ("Read",)
    [rights] = [look for look in mailbox.health() if look.what == RIGHTS]
    assert rights.state == "look"
    for what in ("put categories on mails", "move mails out of the inbox", "save drafts"):
        assert what in rights.sentence


def test_a_folder_to_file_in_is_made_later(server, mailbox):
    folders = [look for look in mailbox.health() if look.what == FOLDERS]
    assert [look.state for look in folders] == ["look", "look", "ok"]
    assert DONE in folders[0].sentence
    assert PERSON in folders[1].sentence
    assert "CreateFolder" not in server.operations


def test_an_inbox_of_another_name_that_is_not_there(server, opened):
    mailbox = opened(inbox="Exclusions")
    assert (FOLDERS, "broken", "Q-029") in told(mailbox)


def test_a_look_changes_nothing(server, mailbox):
    mailbox.health()
    assert set(server.operations) == {"GetFolder", "FindFolder"}
