"""F16: a canary password is used all morning, and shows up nowhere it should not."""

from __future__ import annotations

import base64
import contextlib
import io
import logging
import os
import sys
import traceback

import pytest

from daysix.mail.exchange.account import CHATTY
from daysix.mail.port import Ref
from daysix.mail.refusals import MailboxError
from daysix.mail.settings_file import save_settings
from tests.mail.exchange.fake_server import APPLICATION, TENANT, TOKEN, USER
from tests.mail.made_mails import PLAIN

CANARY = "canary-4d0e-secret"
SUBJECT = "Suspension of a Year 9 pupil"
SHOWN = (CANARY, base64.b64encode(f"{USER}:{CANARY}".encode()).decode(), TOKEN)


@pytest.fixture
def everything_logged():
    """Somebody asks for every detail of everything, and it is all written down."""
    text = io.StringIO()
    listener = logging.StreamHandler(text)
    listener.setLevel(logging.NOTSET)
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(listener)
    yield text
    root.removeHandler(listener)
    root.setLevel(before)


def a_morning_with_trouble(server, mailbox):
    """Good answers and every kind of bad one; gives the tracebacks."""
    server.store.arrive(PLAIN)
    [ref] = mailbox.all_refs("Inbox")
    mailbox.health()
    mailbox.fetch_meta(ref)
    told = []
    for how, more in (
        ("cut", {"times": 9}),
        ("half", {"times": 9}),
        ("page", {}),
        ("busy", {"wait": 900}),
        ("fault", {"code": "ErrorInternalServerError"}),
        ("code", {"code": "ErrorItemCorrupt"}),
        ("status", {"status": 401, "times": 9}),
        ("status", {"status": 418}),
    ):
        server._faults.clear()
        server.fail("GetItem", how, **more)
        try:
            mailbox.fetch_mime(ref)
        except MailboxError:
            told.append(traceback.format_exc())
    server._faults.clear()
    with contextlib.suppress(MailboxError):
        mailbox.fetch_mime(Ref("gone", "Inbox"))
    assert len(told) == 8
    return told


@pytest.fixture(params=["password", "application"])
def mailbox(request, server, opened):
    """Signed in with the canary, one way or the other."""
    if request.param == "password":
        server.users[USER] = CANARY
        return opened(word=CANARY)
    server.applications[APPLICATION] = CANARY
    return opened(
        word=CANARY,
        token_url=server.token_url,
        login="application",
        application=APPLICATION,
        tenant=TENANT,
    )


def test_no_secret_and_no_mail_in_logs_tracebacks_arguments_environment_or_files(
    server, mailbox, everything_logged, tmp_path
):
    tracebacks = a_morning_with_trouble(server, mailbox)
    place = save_settings(tmp_path, [mailbox._settings])
    told = {
        "logs": everything_logged.getvalue(),
        "tracebacks": "".join(tracebacks),
        "arguments": " ".join(sys.argv),
        "environment": " ".join(os.environ.values()),
        "settings": place.read_text(encoding="utf-8"),
        "mailbox": repr(vars(mailbox)),
    }
    for where, text in told.items():
        assert [word for word in SHOWN if word in text] == [], where
        assert SUBJECT not in text, where


def test_without_our_care_the_password_would_be_in_the_log(server, opened, everything_logged):
    """The test above can fail: let the libraries speak, and it is there."""
    server.users[USER] = CANARY
    mailbox = opened(word=CANARY)
    names = [
        name
        for name in list(logging.Logger.manager.loggerDict)
        if name in CHATTY or name.startswith(tuple(f"{one}." for one in CHATTY))
    ]
    for name in names:
        logging.getLogger(name).setLevel(logging.NOTSET)
    mailbox.list_changes("Inbox", "")
    assert SHOWN[1] in everything_logged.getvalue()
