"""P16: text-only mails read and sorted, beside the standard library decoding all of them.

``python -m tests.benchmarks.mails`` prints the figures by themselves. Sorting is measured over the
text-only mails of ``tests/inbox/corpus``, each as an Exchange server hands it over (its head, the
school's signature and small print below), against that council's schools and known cases: no two
are alike, so that nothing is remembered from one to the next but words. Their order is the same in
every round, ours and theirs a whole round in turn, and figures are medians of the rounds. Whether
a notice makes a row hangs on whom it names where pupils are known already, so that of such mails
sorting reads the events as well: it takes longer of a notice than of the median mail.
"""

from __future__ import annotations

import email
import quopri
import re
from email.header import Header, decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from daysix.jobs.inbox.message_of import message_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROUNDS, AT_ONCE, WHOLE_ROUNDS = 40, 50, 9
MUST, GOAL = 2, 1.1
EVENTS_MUST, EVENTS_GOAL = 8, 4
"""Of reading whom it tells of as well, which P16 does not ask for: our own."""
ADDRESSES = ("from", "to", "cc", "reply-to")
BODY = """\
Dear colleagues,

Please note that Sam Placeholder (9B, UPN Z999201214001) was suspended for 2.5 school days from
Tuesday 17 November 2026 for persistent disruptive behaviour. Work has been set online.

The reintegration meeting is on Friday 20 November at 8.30. Mum has been told by telephone and by
letter, and the chair of governors has been informed. This brings the total of the autumn term to
six days; we shall write again should it come to more.

Kind regards,

Zoë Example
Attendance and Inclusion
Ash Grove School, 1 Grove Lane, Ashby ZZ9 9ZZ

This message is for the person it is addressed to. If you have it by mistake, please tell us and
delete it. Ash Grove School reads what it is sent on its own systems.
"""
HEAD = """\
Return-Path: <office@ashgrove.example>
Received: from mx2.county.example (10.0.0.7) by mail.county.example (10.0.0.9) with Microsoft SMTP
 Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.1.2507.39; Tue, 17 Nov
 2026 14:23:11 +0000
Received: from mail.ashgrove.example (mail.ashgrove.example [203.0.113.9]) by mx2.county.example
 with ESMTPS id a1b2c3d4e5; Tue, 17 Nov 2026 14:23:10 +0000 (UTC)
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=ashgrove.example; s=selector1;
 h=From:Date:Subject:Message-ID:Content-Type:MIME-Version; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZ;
 b=dGhpcyBpcyBub3QgYSBzaWduYXR1cmUsIG9ubHkgYXMgbG9uZyBhcyBvbmUgdXN1YWxseSBpcyBpbiBhIG1haWw=
From: Zoe Example <office@ashgrove.example>
To: Exclusions <exclusions@county.example>, "Fair Access" <fair.access@county.example>
CC: Head Teacher <head@ashgrove.example>
Subject: =?utf-8?q?Suspension_notification_=E2=80=93_Year_9?=
Thread-Topic: Suspension notification
Date: Tue, 17 Nov 2026 14:23:08 +0000
Message-ID: <DB9PR01MB0001AAAA@ashgrove.example>
Accept-Language: en-GB
Content-Language: en-GB
X-MS-Has-Attach:
X-Originating-IP: [203.0.113.9]
MIME-Version: 1.0
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable
"""


def text_only() -> bytes:
    """A mail as an Exchange server hands over a school's."""
    return _wrapped(HEAD, BODY)


def delivered(subject: str, text: str, *, sender: str = "office@ashgrove.example") -> bytes:
    """The same with another subject, sender and text, and the school's small print below."""
    coded = Header(subject, None if subject.isascii() else "utf-8").encode()
    head = HEAD
    for name, value in (("From", sender), ("Subject", coded)):
        line = f"{name}: {value}"
        head = re.sub(rf"^{name}: .*$", lambda _, line=line: line, head, flags=re.MULTILINE)
    return _wrapped(head, f"{text.rstrip()}\n\n{BODY[BODY.index('Kind regards') :]}")


def text_only_mails() -> list[bytes]:
    """The mails of the corpus that have no papers, as a server hands them over."""
    from tests.benchmarks.triage_corpus import DEV, expected_of, message_at

    found = (message_at(DEV / line["file"]) for line in expected_of(DEV))
    return [
        delivered(one.subject, one.text, sender=f"{one.sender.name} <{one.sender.address}>")
        for one in found
        if not one.papers
    ]


def _wrapped(head: str, body: str) -> bytes:
    coded = quopri.encodestring(body.replace("\r\n", "\n").encode()).replace(b"\n", b"\r\n")
    return re.sub(r"\r?\n", "\r\n", head).encode() + b"\r\n" + coded


def decoded_by_the_library(raw: bytes) -> tuple[object, ...]:
    """Everything the standard library can tell of it: header words, addresses, moment and text."""
    message = email.message_from_bytes(raw)
    headers = {name.lower(): str(make_header(decode_header(str(v)))) for name, v in message.items()}
    people = [getaddresses(message.get_all(name, [])) for name in ADDRESSES]
    sent = parsedate_to_datetime(message["date"])
    texts = [
        part.get_payload(decode=True).decode(part.get_content_charset("utf-8"), "replace")
        for part in message.walk()
        if part.get_content_maintype() == "text"
    ]
    return headers, people, sent, texts


def rows() -> list[tuple[str, float, float, float]]:
    """Parsing alone; with sorting; and with whom each mail tells of."""
    from daysix.inbox.triage import classify, triage
    from tests.benchmarks.triage_corpus import DEV, directory_at

    raws, known = text_only_mails(), directory_at(DEV)
    many = f"{len(raws)} text-only mails"
    parsed = _ratio(message_of, [text_only()] * AT_ONCE, ROUNDS)[1]
    one, every = _ratio(lambda raw: classify(message_of(raw), known), raws, WHOLE_ROUNDS)
    _, told = _ratio(lambda raw: triage(message_of(raw), known), raws, WHOLE_ROUNDS)
    return [
        ("parse a text-only mail / library decodes it", parsed, MUST, GOAL),
        (f"P16 parse and sort the median of {many} / library", one, MUST, GOAL),
        (f"P16 parse and sort {many} together / library", every, MUST, GOAL),
        (f"parse, sort, read events of {many} / library", told, EVENTS_MUST, EVENTS_GOAL),
    ]


def _ratio(
    ours: Callable[[bytes], object], raws: Sequence[bytes], rounds: int
) -> tuple[float, float]:
    """Of the median mail, and of all together: medians of many rounds, ours and theirs in turn."""
    _seconds(ours, raws)
    took = [(_seconds(ours, raws), _seconds(decoded_by_the_library, raws)) for _ in range(rounds)]
    mails = (median(mine[at] / theirs[at] for mine, theirs in took) for at in range(len(raws)))
    return median(mails), median(sum(mine) / sum(theirs) for mine, theirs in took)


def _seconds(run: Callable[[bytes], object], raws: Sequence[bytes]) -> list[float]:
    """What each mail took."""
    moments = [perf_counter()]
    for raw in raws:
        run(raw)
        moments.append(perf_counter())
    return [after - before for before, after in pairwise(moments)]


if __name__ == "__main__":
    for name, measured, must, goal in rows():
        print(f"{name:<62}{measured:>7.2f} (must {must}, goal {goal})")
