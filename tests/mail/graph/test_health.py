"""Which of address, server, login, mailbox, rights and folders is wrong: one after another."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest

from daysix.jobs.doctor.computer import BROKEN, OK
from daysix.jobs.inbox.mailbox_doctor import examine_mailbox
from daysix.mail.graph.clouds import CLOUDS, Cloud
from daysix.mail.graph.refusals import certificate_not_valid, nobody_signed_in, sign_in_refused
from daysix.mail.server_refusals import ADDRESS, FOLDERS, LOGIN, MAILBOX, RIGHTS, SERVER
from daysix.mail.settings_file import save_settings
from tests.mail.graph.fake_graph import ADDRESS as EXCLUSIONS

DONE, PERSON = "Day Six/Done", "Day Six/Needs a person"


def told(mailbox):
    return [(look.what, look.state, look.code) for look in mailbox.health()]


def last(mailbox):
    return told(mailbox)[-1]


def sentence(mailbox, what):
    [found] = [look.sentence for look in mailbox.health() if look.what == what]
    return found


def token_with(**claims):
    held = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{held}.x"


def test_all_is_well(mailbox):
    mailbox.ensure_folder(DONE)
    mailbox.ensure_folder(PERSON)
    assert told(mailbox) == [
        (what, "ok", "") for what in (ADDRESS, SERVER, LOGIN, MAILBOX, RIGHTS, FOLDERS)
    ]
    assert EXCLUSIONS in sentence(mailbox, ADDRESS)


def test_the_rights_it_should_have_are_named(mailbox):
    said = sentence(mailbox, RIGHTS)
    for words in (
        "RBAC for Applications",
        "“Application Mail.ReadWrite”",
        "scoped to this one mailbox",
        "nothing consented in Entra",
    ):
        assert words in said


def test_a_grant_for_every_mailbox_is_seen_in_the_token(server, mailbox, given):
    given.shown = token_with(roles=["Mail.ReadWrite", "Mail.Send", "User.Read.All"])
    server.login.tokens.add(given.shown)
    assert (RIGHTS, "look", "") in told(mailbox)
    said = sentence(mailbox, RIGHTS)
    assert "Mail.ReadWrite, Mail.Send for every mailbox" in said
    assert "User.Read.All" not in said


def test_a_person_who_let_us_send_is_told(server, mailbox, given):
    given.person, given.shown = True, token_with(scp="Mail.ReadWrite.Shared Mail.Send")
    server.login.tokens.add(given.shown)
    assert "Mail.Send" in sentence(mailbox, RIGHTS)
    given.shown = token_with(scp="Mail.ReadWrite.Shared")
    server.login.tokens.add(given.shown)
    assert (RIGHTS, "ok", "") in told(mailbox)


@pytest.mark.parametrize("odd", ["e30.###.x", "e30.W10.x", "e30.eyJyb2xlcyI6MX0.x", "a.b"])
def test_a_token_that_cannot_be_read_says_nothing_of_rights(server, mailbox, given, odd):
    given.shown = odd
    server.login.tokens.add(odd)
    assert (RIGHTS, "ok", "") in told(mailbox)


def test_the_server_is_not_there(opened, waits):
    mailbox = opened(cloud=Cloud("127.0.0.1:9", "127.0.0.1:9"))
    assert told(mailbox) == [(ADDRESS, "ok", ""), (SERVER, "broken", "Q-050")]
    assert waits == []


def test_the_server_is_not_trusted(opened):
    assert last(opened(trust="")) == (SERVER, "broken", "Q-051")


def test_the_server_is_busy(server, mailbox, waits):
    server.fail("folder", "status", status=429, wait="5")
    assert last(mailbox) == (SERVER, "broken", "Q-060")
    assert waits == []


def test_a_sign_in_page_of_the_council_is_in_the_way(server, mailbox):
    server.fail("folder", "redirect", to="https://proxy.county.example/")
    assert last(mailbox) == (SERVER, "broken", "Q-064")


@pytest.mark.parametrize(
    "refusal",
    [
        sign_in_refused("AADSTS700016"),
        nobody_signed_in(EXCLUSIONS),
        certificate_not_valid("ran out on 1 March 2026"),
    ],
    ids=lambda refusal: refusal.code,
)
def test_the_login_is_wrong_and_the_server_is_not(opened, given, refusal, monkeypatch):
    def refuse():
        raise refusal

    monkeypatch.setattr(given, "token", refuse)
    assert told(opened()) == [
        (ADDRESS, "ok", ""),
        (SERVER, "ok", ""),
        (LOGIN, "broken", refusal.code),
    ]


def test_a_certificate_that_runs_out_soon_is_a_line_to_look_at(mailbox, given, monkeypatch):
    monkeypatch.setattr(given, "until", lambda: "the certificate runs out on 3 December 2026")
    assert (LOGIN, "look", "") in told(mailbox)
    assert "3 December 2026. Ask IT" in sentence(mailbox, LOGIN)


def test_a_token_that_is_not_taken_is_the_login_s_fault(mailbox, given):
    given.shown = "no such token"
    assert last(mailbox) == (LOGIN, "broken", "Q-052")


def test_the_address_is_unknown(opened):
    mailbox = opened(address="nobody@county.example")
    assert last(mailbox) == (MAILBOX, "broken", "Q-056")
    assert "nobody@county.example" in mailbox.health()[-1].sentence


def test_the_mailbox_is_not_in_scope(server, mailbox):
    server.in_scope = False
    assert told(mailbox)[-2:] == [(MAILBOX, "ok", ""), (RIGHTS, "broken", "Q-057")]


def test_a_folder_to_file_in_is_made_later(server, mailbox):
    folders = [look for look in mailbox.health() if look.what == FOLDERS]
    assert [(look.state, look.code) for look in folders] == [
        ("look", "Q-029"),
        ("look", "Q-029"),
        ("ok", ""),
    ]
    assert DONE in folders[0].sentence
    assert "make folder" not in server.names


def test_an_inbox_of_another_name_that_is_not_there(opened):
    assert (FOLDERS, "broken", "Q-029") in told(opened(inbox="Exclusions"))


def test_a_look_changes_nothing(server, mailbox):
    mailbox.health()
    assert {one.method for one in server.asked} == {"GET"}


# The doctor


@pytest.mark.usefixtures("keeping")
def test_the_doctor_says_which_one_is_wrong(settings_for, tmp_path):
    save_settings(tmp_path, [settings_for(login="application", certificate="/nowhere/key.pem")])
    found = examine_mailbox(f"graph:{EXCLUSIONS}", as_of=date(2026, 11, 23), folder=tmp_path)
    assert [(one.state, one.thing) for one in found] == [
        (OK, "way into the mailbox"),
        (BROKEN, f"graph:{EXCLUSIONS}, login"),
    ]
    assert found[-1].found.endswith("(Q-054)")


def test_the_clouds_of_the_settings_and_no_others(settings_for):
    assert set(CLOUDS) == {"worldwide", "us_government", "us_defence", "china"}
    assert settings_for().cloud == "worldwide"
    assert CLOUDS["worldwide"] == Cloud("graph.microsoft.com", "login.microsoftonline.com")
    assert CLOUDS["worldwide"].api == "https://graph.microsoft.com/v1.0"
