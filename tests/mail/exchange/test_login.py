"""Signing in: Basic, NTLM, an application's token; as somebody with rights, or as the mailbox."""

from __future__ import annotations

import base64

import pytest
import spnego
import trustme
from exchangelib.protocol import CachingProtocol

from daysix.mail.refusals import MailboxError
from tests.mail.exchange.fake_server import ADDRESS, APPLICATION, PASSWORD, TENANT, USER
from tests.mail.made_mails import PLAIN


def code_of(call, *arguments):
    with pytest.raises(MailboxError) as refusal:
        call(*arguments)
    return refusal.value.code


@pytest.fixture
def ntlm(server, tmp_path, monkeypatch):
    """The server asks for NTLM and knows one user by it."""
    users = tmp_path / "users"
    users.write_text(f"COUNTY:svc-daysix:{PASSWORD}\n")
    monkeypatch.setenv("NTLM_USER_FILE", str(users))
    server.users.clear()
    server.ntlm = lambda: spnego.server(protocol="ntlm")
    return server


def test_basic_with_rights_on_the_mailbox(server, mailbox):
    server.store.arrive(PLAIN)
    assert len(mailbox.list_changes("Inbox", "").changes) == 1
    assert set(server.logins) == {USER}
    assert {one.acting for one in server.asked} == {""}
    assert {box for one in server.asked for box in one.mailboxes} == {ADDRESS}


def test_without_a_user_name_the_mailbox_signs_in_itself(server, opened):
    server.users[ADDRESS] = PASSWORD
    opened(user_name="").list_changes("Inbox", "")
    assert set(server.logins) == {ADDRESS}


def test_ntlm(ntlm, opened):
    ntlm.store.arrive(PLAIN)
    mailbox = opened(sign_in="ntlm", user_name="COUNTY\\svc-daysix")
    assert len(mailbox.list_changes("Inbox", "").changes) == 1
    assert set(ntlm.logins) == {"COUNTY\\svc-daysix"}


def test_ntlm_with_a_wrong_password_is_asked_once(ntlm, opened, waits):
    mailbox = opened(sign_in="ntlm", user_name="COUNTY\\svc-daysix", word="wrong")
    assert code_of(mailbox.list_changes, "Inbox", "") == "Q-023"
    assert len(ntlm.logins) == 1
    assert waits == []


def application(server, opened, **changed):
    return opened(
        login="application",
        application=APPLICATION,
        tenant=TENANT,
        user_name="",
        token_url=server.token_url,
        **changed,
    )


def test_an_application_acts_as_the_mailbox_with_a_token(server, opened):
    server.store.arrive(PLAIN)
    mailbox = application(server, opened)
    [change] = mailbox.list_changes("Inbox", "").changes
    assert mailbox.fetch_mime(change.ref) == PLAIN
    assert server.logins == [APPLICATION]
    assert {one.acting for one in server.asked} == {ADDRESS}


def test_an_application_whose_secret_ran_out(server, opened, waits):
    mailbox = application(server, opened, word="old")
    assert code_of(mailbox.list_changes, "Inbox", "") == "Q-038"
    assert server.asked == []
    assert waits == []


def test_an_application_whose_token_opens_nothing(server, opened, waits):
    server.fail("*", "status", status=401, times=9)
    assert code_of(application(server, opened).list_changes, "Inbox", "") == "Q-038"
    assert waits == []


def test_an_application_that_may_not_act_as_the_mailbox(server, opened):
    server.may_act.clear()
    assert code_of(application(server, opened).list_changes, "Inbox", "") == "Q-028"


def test_a_service_account_may_act_as_the_mailbox_with_its_password(server, opened):
    mailbox = opened(login="application")
    mailbox.list_changes("Inbox", "")
    assert set(server.logins) == {USER}
    assert {one.acting for one in server.asked} == {ADDRESS}


def test_a_service_account_that_may_not(server, opened):
    server.may_act.clear()
    assert code_of(opened(login="application").list_changes, "Inbox", "") == "Q-028"


def test_a_locked_account(server, mailbox, waits, monkeypatch):
    monkeypatch.setattr(
        server, "fault_for", lambda _operation: None
    )  # the words come with the status
    from tests.mail.exchange import fake_server as played

    monkeypatch.setattr(
        played._Handler,
        "_refuse_login",
        lambda handler: handler._say(401, b"The referenced account is currently locked out", {}),
    )
    server.users.clear()
    assert code_of(mailbox.list_changes, "Inbox", "") == "Q-024"
    assert waits == []


def test_a_server_that_cannot_prove_who_it_is_hears_no_password(server, opened, waits):
    assert code_of(opened(trust="").list_changes, "Inbox", "") == "Q-022"
    assert server.logins == []
    assert waits == []


def test_nor_one_that_another_authority_vouches_for(server, opened, tmp_path):
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    assert code_of(opened(trust=str(other)).list_changes, "Inbox", "") == "Q-022"
    assert server.logins == []


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_an_authority_that_is_not_there(server, opened, tmp_path, content):
    file = tmp_path / "county.pem"
    if content is not None:
        file.write_text(content)
    assert code_of(opened(trust=str(file)).list_changes, "Inbox", "") == "Q-020"


@pytest.mark.parametrize(
    ("status", "code"), [(403, "Q-036"), (404, "Q-035"), (405, "Q-035"), (302, "Q-034")]
)
def test_doors_that_are_no_doors(server, mailbox, status, code, waits):
    server.fail("*", "status", status=status, times=9)
    assert code_of(mailbox.list_changes, "Inbox", "") == code
    assert waits == []


def test_an_older_server_is_spoken_to_in_its_own_tongue(server, opened):
    server.speaks = ("Exchange2010_SP2",)
    server.store.arrive(PLAIN)
    mailbox = opened()
    assert len(mailbox.list_changes("Inbox", "").changes) == 1
    before = len(server.asked)
    mailbox.list_changes("Inbox", "")
    assert len(server.asked) == before + 1, "asked once what it speaks, it is remembered"


def test_one_policy_for_the_process_whoever_asks_first(opened):
    first, second = opened(), opened()
    protocol = first._account.protocol
    assert second._account.protocol is protocol
    assert protocol.retry_policy.fail_fast
    first.close()
    second.close()
    kept = CachingProtocol._protocol_cache.values()
    assert all(one is not protocol for one, _ in kept)


def test_the_password_is_shown_to_the_server_and_nowhere_else(server, mailbox):
    mailbox.list_changes("Inbox", "")
    shown = base64.b64encode(f"{USER}:{PASSWORD}".encode())
    for one in server.asked:
        assert PASSWORD.encode() not in one.body
        assert shown not in one.body
