"""Settings of a mailbox: one file of the person's own, without a password in it."""

from __future__ import annotations

import json
import stat
import sys

import pytest

from daysix.mail.refusals import MailboxError
from daysix.mail.settings_file import FILE, chosen, read_settings, save_settings, settings_of

ONE = {
    "kind": "exchange",
    "address": "exclusions@county.example",
    "server": "mail.county.example",
}
FOLDER = {"kind": "folder", "folder": "/mails"}
CLOUD = {
    "kind": "graph",
    "address": "exclusions@county.example",
    "tenant": "county",
    "application": "11111111",
}


def refusal_of(held):
    with pytest.raises(MailboxError) as refused:
        settings_of(held)
    assert refused.value.code == "Q-043"
    assert refused.value.__context__ is None
    return refused.value.message


def test_what_is_saved_is_read_again(tmp_path):
    kept = tuple(settings_of(one) for one in (ONE, FOLDER, CLOUD))
    place = save_settings(tmp_path / "new", kept)
    assert read_settings(tmp_path / "new") == kept
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE]
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_no_file_is_no_mailbox(tmp_path):
    assert read_settings(tmp_path) == ()


@pytest.mark.parametrize("content", ["{", '{"mailboxes": 3}', "[]", '{"mailboxes": [4]}'])
def test_a_damaged_file_is_refused_and_left_alone(tmp_path, content):
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    with pytest.raises(MailboxError) as refused:
        read_settings(tmp_path)
    assert refused.value.code in {"Q-042", "Q-043"}
    assert (tmp_path / FILE).read_text(encoding="utf-8") == content


@pytest.mark.parametrize("word", ["password", "client_secret", "token", "Passphrase"])
def test_a_password_in_the_settings_is_refused_and_not_repeated(word):
    said = refusal_of({**ONE, word: "canary-7f3a"})
    assert "kept by the computer itself" in said
    assert "canary" not in said


@pytest.mark.parametrize(
    ("held", "about"),
    [
        ({**ONE, "address": "exclusions"}, "exclusions@county.example"),
        ({**ONE, "address": "a@b.example, c@d.example"}, "address"),
        ({**ONE, "server": ""}, "server"),
        ({**ONE, "server": "http://mail.county.example"}, "server"),
        ({**ONE, "server": "https://me:pw@mail.county.example"}, "server"),
        ({**ONE, "login": "magic"}, "login"),
        ({**ONE, "inbox": " "}, "inbox"),
        ({**ONE, "colour": "blue"}, "colour"),
        ({**CLOUD, "tenant": ""}, "tenant"),
        ({**CLOUD, "application": ""}, "application"),
        ({"kind": "folder"}, "folder"),
        ({"kind": "imap"}, "kind"),
        ({}, "kind"),
        ("exchange", ""),
    ],
)
def test_what_is_wrong_is_named(held, about):
    assert about in refusal_of(held)


@pytest.mark.parametrize(
    ("server", "endpoint", "host"),
    [
        ("mail.county.example", "https://mail.county.example/EWS/Exchange.asmx",
         "mail.county.example"),
        ("https://Mail.County.example/", "https://Mail.County.example/EWS/Exchange.asmx",
         "mail.county.example"),
        ("https://mail.county.example:8443/ews/other.asmx",
         "https://mail.county.example:8443/ews/other.asmx", "mail.county.example"),
    ],
)  # fmt: skip
def test_a_server_by_its_name_or_its_whole_address(server, endpoint, host):
    settings = settings_of({**ONE, "server": server})
    assert settings.endpoint == endpoint
    assert settings.host == host


def test_a_mailbox_is_chosen_by_its_name(tmp_path):
    known = [settings_of(one) for one in (ONE, FOLDER, CLOUD)]
    assert chosen(known, "Graph:Exclusions@county.example") is known[2]
    with pytest.raises(MailboxError) as refused:
        chosen(known, "exchange:other@county.example")
    assert refused.value.code == "Q-045"
    assert "graph:exclusions@county.example" in refused.value.message


def test_folders_each_once():
    settings = settings_of({**ONE, "done": ["Done", "Inbox"], "needs_a_person": "Done"})
    assert settings.folders == ("Inbox", "Done")


def test_a_setting_left_as_it_was_is_not_written_down(tmp_path):
    place = save_settings(tmp_path, [settings_of(ONE)])
    assert json.loads(place.read_text(encoding="utf-8")) == {"mailboxes": [ONE]}
