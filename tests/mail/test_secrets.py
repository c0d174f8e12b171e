"""Passwords live in the computer's own keeping alone."""

from __future__ import annotations

import copy
import pickle

import pytest
from keyring.errors import KeyringLocked, NoKeyringError

from daysix.mail.refusals import MailboxError
from daysix.mail.secrets import SERVICE, Secret, forget_secret, keep_secret, secret_of

ADDRESS, CANARY = "exclusions@county.example", "canary-9b1c-secret"


def test_kept_found_and_forgotten(keeping):
    keep_secret(ADDRESS, CANARY)
    assert keeping.kept == {(SERVICE, ADDRESS): CANARY}
    assert secret_of(ADDRESS).text() == CANARY
    forget_secret(ADDRESS)
    forget_secret(ADDRESS)
    assert keeping.kept == {}


def test_none_kept_is_said_with_what_to_do(keeping):
    with pytest.raises(MailboxError) as refused:
        secret_of(ADDRESS)
    assert refused.value.code == "Q-025"
    assert ADDRESS in refused.value.message


@pytest.mark.parametrize("fault", [KeyringLocked(CANARY), NoKeyringError(CANARY)])
def test_a_closed_keeping_is_said_and_its_words_are_not_repeated(keeping, fault):
    keeping.fault = fault
    for call in (lambda: secret_of(ADDRESS), lambda: keep_secret(ADDRESS, CANARY)):
        with pytest.raises(MailboxError) as refused:
            call()
        assert refused.value.code == "Q-041"
        assert CANARY not in repr(refused.value)
        assert refused.value.__context__ is None


def test_a_secret_does_not_show_itself():
    secret = Secret(CANARY)
    for shown in (str(secret), repr(secret), f"{secret}", repr([secret]), repr({"a": secret})):
        assert CANARY not in shown
    for out in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            out(secret)
