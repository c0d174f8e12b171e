"""P16: one text-only mail read and sorted, beside the standard library decoding all of it."""

from __future__ import annotations

import email
import importlib.util
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from daysix.jobs.inbox.message_of import message_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, AT_ONCE = 40, 50
MUST, GOAL = 2, 1.1
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
    import quopri

    wrapped = quopri.encodestring(BODY.encode()).replace(b"\n", b"\r\n")
    return HEAD.replace("\n", "\r\n").encode() + b"\r\n" + wrapped


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
    """Parsing alone, and with sorting once there is something that sorts."""
    raw = text_only()
    found = [("parse a text-only mail / library decodes it", _ratio(message_of, raw), MUST, GOAL)]
    if importlib.util.find_spec("daysix.inbox.triage") is None:
        return found
    from daysix.inbox.directory import Directory
    from daysix.inbox.triage import triage

    nobody = Directory()
    both = _ratio(lambda mail: triage(message_of(mail), nobody), raw)
    return [*found, ("P16 parse and sort a text-only mail / library", both, MUST, GOAL)]


def _ratio(ours: Callable[[bytes], object], raw: bytes) -> float:
    """The median of many rounds, ours and theirs in turn."""
    _seconds(ours, raw)
    return median(
        _seconds(ours, raw) / _seconds(decoded_by_the_library, raw) for _ in range(ROUNDS)
    )


def _seconds(run: Callable[[bytes], object], raw: bytes) -> float:
    start = perf_counter()
    for _ in range(AT_ONCE):
        run(raw)
    return perf_counter() - start
