"""``daysix mailbox``: settings go to a file, the password to the keeping, and neither strays."""

from __future__ import annotations

import io
import sys

import pytest

from daysix.cli import main
from daysix.companion import folder as usual
from daysix.mail.settings_file import FILE, read_settings
from tests.mail.test_secrets import ADDRESS, CANARY

pytestmark = pytest.mark.usefixtures("keeping")

NAME = f"exchange:{ADDRESS}"
SET = ["mailbox", "set", NAME, "--server", "mail.county.example", "--sign-in", "basic"]


@pytest.fixture(autouse=True)
def top(tmp_path, monkeypatch):
    monkeypatch.setattr(usual, "usual_folder", lambda: tmp_path / "own")
    return tmp_path / "own"


def typed(monkeypatch, text):
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_set_up_given_a_password_and_forgotten(top, keeping, monkeypatch, capsys):
    assert main(SET) == 0
    [settings] = read_settings(top)
    assert (settings.name, settings.sign_in, settings.server) == (
        NAME, "basic", "mail.county.example",
    )  # fmt: skip
    typed(monkeypatch, f"{CANARY}\n")
    assert main(["mailbox", "password", NAME]) == 0
    assert keeping.kept == {("daysix", ADDRESS): CANARY}
    assert CANARY not in (top / FILE).read_text(encoding="utf-8")
    assert main(["mailbox"]) == 0
    assert main(["mailbox", "forget", NAME]) == 0
    assert read_settings(top) == ()
    assert keeping.kept == {}
    said = capsys.readouterr()
    assert NAME in said.out
    assert CANARY not in said.out + said.err


def test_set_up_again_replaces_one_and_leaves_the_others(top):
    other = "exchange:other@county.example"
    main([*SET[:2], other, *SET[3:]])
    main(SET)
    main([*SET[:4], "new.county.example"])
    assert [(one.name, one.server) for one in read_settings(top)] == [
        (other, "mail.county.example"),
        (NAME, "new.county.example"),
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["set", NAME], "Q-043"),
        (["set", "imap:a@b.example", "--server", "x"], "Q-110"),
        (["set"], "Q-110"),
        (["password", NAME], "Q-045"),
        (["forget", NAME], "Q-045"),
    ],
)
def test_what_cannot_be_is_refused(asked, code, capsys, monkeypatch):
    typed(monkeypatch, "x\n")
    assert main(["mailbox", *asked]) == 2
    assert code in capsys.readouterr().err


def test_no_password_typed_is_none_kept(keeping, monkeypatch, capsys):
    main(SET)
    typed(monkeypatch, "\n")
    assert main(["mailbox", "password", NAME]) == 2
    assert "Q-100" in capsys.readouterr().err
    assert keeping.kept == {}


def test_a_password_is_no_option(capsys):
    assert main([*SET, "--password", CANARY]) == 2
    assert CANARY not in capsys.readouterr().out
