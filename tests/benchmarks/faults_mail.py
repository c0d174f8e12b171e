"""F13: HTML mails that want to run, fetch, hide or hold us up; and mails spoilt at random."""

from __future__ import annotations

import random
import socket
import subprocess
from contextlib import ExitStack
from time import perf_counter
from typing import TYPE_CHECKING
from unittest import mock

from daysix.mail.mime import read_mail
from tests.benchmarks.saving_trials import SEED, Outcome
from tests.mail.made_mails import MADE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGES, SPOILT = 500, 5000
TWENTIETH = 20
LONGEST_SECONDS = 1.0
DEEP = 10_000
LONG = 200_000
SAID = "the pupil was suspended"
NEVER = "neverseen"
OPENING = [
    *("<div>", "<blockquote>", "<table><tr><td>", "<span style='color:red'>", "<ul><li>"),
    *("<font color=red>", "<p><i>", "<center><b>", "<form>", "<div style='margin:0;padding:0'>"),
]
RUNNING = [
    f"<script>document.write('{NEVER}')</script>",
    f"<script src='https://bad.example/{NEVER}.js'></script>",
    f"<img src=x onerror=\"alert('{NEVER}')\">",
    f"<body onload='{NEVER}()'>",
    f"<a href='javascript:{NEVER}()'></a>",
    f"<svg><script>{NEVER}</script></svg>",
    f"<object data='x.swf'>{NEVER}</object>",
    f"<template>{NEVER}</template>",
    f"<!--[if mso]>{NEVER}<![endif]-->",
    f"<?php echo '{NEVER}' ?>",
]
FETCHING = [
    "<img src='https://bad.example/pixel.gif' width=1 height=1>",
    "<link rel=stylesheet href='https://bad.example/a.css'>",
    "<iframe src='https://bad.example/'></iframe>",
    "<style>@import url(https://bad.example/a.css); p{background:url(//bad.example/b)}</style>",
    "<meta http-equiv=refresh content='0;url=https://bad.example/'>",
    "<img src='file:///etc/passwd'><img src='\\\\bad.example\\share\\a.gif'>",
    "<!DOCTYPE html SYSTEM 'https://bad.example/a.dtd'>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "<base href='https://bad.example/'><img src=a>",
]
HEAVY = ["<", "&", "&#", "<b>", "<!--", "</div>", "<a x=1>", "&nbsp;", "\x00", "<td>", "-->", "@{}"]
HEAVY += ["<p style='font-size:0;color:#fff'>", "<style>a{", "\ud7ff", "<br>", "=\r\n", "<tr><td>x"]


def rows(*, full: bool) -> list[Outcome]:
    """Run both."""
    return [hostile_pages(full=full), spoilt_mails(full=full)]


def hostile_pages(*, full: bool) -> Outcome:
    """Each page within a second, its words found, nothing of it run, nothing fetched."""
    many = PAGES if full else PAGES // TWENTIETH
    chance = random.Random(SEED)  # noqa: S311
    faults: list[str] = []
    slowest = 0.0
    with _watched(faults):
        for number in range(many):
            page = hostile_page(chance, number)
            start = perf_counter()
            mail = read_mail(as_mail(page))
            slowest = max(slowest, perf_counter() - start)
            if SAID not in " ".join(mail.visible.split()):
                faults.append(f"page {number} lost its words")
            if NEVER in mail.visible:
                faults.append(f"page {number} shows what nobody sees")
    if slowest > LONGEST_SECONDS:
        faults.append(f"one took {slowest:.1f} s")
    said = f"FAIL: {faults[0]}" if faults else f"pass: all read, slowest {slowest:.2f} s"
    return Outcome("F13 hostile HTML mails", many, said)


def hostile_page(chance: random.Random, number: int) -> str:
    """One page; the words that count stand first, so that no trick may drown them."""
    tricks: list[Callable[[], str]] = [
        lambda: chance.choice(OPENING) * chance.choice([100, 1000, DEEP]),
        lambda: "".join(chance.sample(OPENING, 3)) * (DEEP // 4),
        lambda: "".join(chance.sample(RUNNING, 4)),
        lambda: "".join(chance.sample(FETCHING, 4)),
        lambda: chance.choice(HEAVY) * (LONG // 4),
        lambda: f"<b title='{'x' * LONG}'>x</b>",
        lambda: f"<div style='{'color:red;' * (LONG // 10)}'>x</div>",
        lambda: f"<style>{'.a{display:none}' * (LONG // 16)}</style>",
    ]
    first = tricks[number % len(tricks)]()
    rest = [chance.choice(tricks)() for _ in range(chance.randrange(2))]
    return "".join([f"<p>{SAID}</p>", first, *rest])


def as_mail(page: str) -> bytes:
    """The page as a mail."""
    head = "From: a@b.example\r\nSubject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    return f"{head}{page}".encode()


def spoilt_mails(*, full: bool) -> Outcome:
    """Mails with bytes changed, cut out, doubled and put together wrongly: each is read."""
    many = SPOILT if full else SPOILT // TWENTIETH
    chance = random.Random(SEED)  # noqa: S311
    faults = []
    for number in range(many):
        raw = spoilt(chance, list(MADE.values()))
        try:
            read_mail(raw)
        except Exception as fault:  # noqa: BLE001 - any fault at all is what is looked for
            faults.append(f"mail {number}: {type(fault).__name__}")
    said = f"FAIL: {faults[0]}" if faults else "pass: all read, none raised"
    return Outcome("F13 mails spoilt at random", many, said)


def spoilt(chance: random.Random, mails: list[bytes]) -> bytes:
    """One mail, spoilt in one to eight places."""
    raw = bytearray(chance.choice(mails))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(raw) + 1)
        length = chance.choice([1, 2, 16, 200])
        way = chance.randrange(4)
        if way == 0:
            raw[at : at + length] = chance.randbytes(length)
        elif way == 1:
            del raw[at : at + length]
        elif way == 2:
            raw[at:at] = raw[at : at + length]
        else:
            other = chance.choice(mails)
            start = chance.randrange(len(other))
            raw[at:at] = other[start : start + length]
    return bytes(raw)


def _watched(faults: list[str]) -> ExitStack:
    """Whatever would start a program or open a connection is noted instead."""
    stack = ExitStack()
    for owner, name in _ways_out():
        stack.enter_context(
            mock.patch.object(owner, name, lambda *_all, _name=name, **_named: faults.append(_name))
        )
    return stack


def _ways_out() -> Iterator[tuple[object, str]]:
    yield from ((socket.socket, name) for name in ("connect", "connect_ex", "sendto"))
    yield from ((socket, name) for name in ("getaddrinfo", "gethostbyname"))
    yield subprocess, "Popen"
