"""A share of the trials with hostile and spoilt mails, and that the trials can fail."""

from __future__ import annotations

import random

from tests.benchmarks import faults_mail


def test_hostile_pages_are_read_quickly_and_nothing_in_them_runs(monkeypatch):
    monkeypatch.setattr(faults_mail, "LONGEST_SECONDS", 60)  # how quickly is for the trials to say
    assert faults_mail.hostile_pages(full=False).outcome.startswith("pass")


def test_spoilt_mails_are_read():
    assert faults_mail.spoilt_mails(full=False).outcome.startswith("pass")


def test_the_trials_see_a_page_that_shows_too_much(monkeypatch):
    monkeypatch.setattr(
        faults_mail, "hostile_page", lambda *_all: f"{faults_mail.SAID} {faults_mail.NEVER}"
    )
    assert "shows what nobody sees" in faults_mail.hostile_pages(full=False).outcome


def test_the_trials_see_a_connection(monkeypatch):
    reader = faults_mail.read_mail
    monkeypatch.setattr(faults_mail, "read_mail", lambda raw: (fetch(), reader(raw))[1])
    assert faults_mail.hostile_pages(full=False).outcome == "FAIL: getaddrinfo"


def fetch() -> None:
    import socket

    socket.getaddrinfo("bad.example", 80)


def test_a_spoilt_mail_is_the_same_every_time():
    one = faults_mail.spoilt(random.Random(1), [b"abc" * 100])  # noqa: S311
    assert one == faults_mail.spoilt(random.Random(1), [b"abc" * 100])  # noqa: S311
    assert one != b"abc" * 100
