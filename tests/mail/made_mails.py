"""A dozen mails as schools, parents and machines send them; the people in them are invented.

``MADE`` gives each under a short name, with CRLF line ends. ``made`` makes more, each its own.
"""

from __future__ import annotations

import base64

PIXEL = base64.b64decode(
    "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
)  # a picture of one dot
FORM = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
OFFICE = "Exclusions <exclusions@county.example>"
SCHOOL = "Ash Grove Office <office@ashgrove.example>"


def made(
    number: int,
    *,
    subject: str = "Suspension notification",
    text: str = "Please find our notification below.\r\n",
    sender: str = SCHOOL,
) -> bytes:
    """A plain mail that no other number gives."""
    return _lines(
        f"Message-ID: <made-{number}@ashgrove.example>",
        f"Date: Mon, 16 Nov 2026 09:{number % 60:02d}:00 +0000",
        f"From: {sender}",
        f"To: {OFFICE}",
        f"Subject: {subject} {number}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        f"{text}Number {number}.",
    )


def _lines(*lines: str) -> bytes:
    return "\r\n".join([*lines, ""]).encode()


def _folded(content: bytes) -> str:
    return base64.encodebytes(content).decode().strip().replace("\n", "\r\n")


def _head(subject: str, *, mail_id: str = "", sender: str = SCHOOL, at: str = "10:00") -> list[str]:
    return [
        *([f"Message-ID: <{mail_id}@ashgrove.example>"] if mail_id else []),
        f"Date: Tue, 17 Nov 2026 {at}:00 +0000",
        f"From: {sender}",
        f"To: {OFFICE}",
        f"Subject: {subject}",
        "MIME-Version: 1.0",
    ]


PLAIN = _lines(
    *_head("Suspension of a Year 9 pupil", mail_id="plain"),
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "Dear colleagues,",
    "",
    "Sam Placeholder (9B) was suspended for 2.5 days from 17 November 2026.",
    "",
    "Zoë Example, Ash Grove School",
)
HTML = _lines(
    *_head("Question from a parent", mail_id="html", sender="Kim Sample <kim@parent.example>"),
    "Content-Type: multipart/alternative; boundary=two-ways",
    "",
    "--two-ways",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "When may my daughter come back?",
    "--two-ways",
    "Content-Type: text/html; charset=us-ascii",
    "",
    "<p>When may my <b>daughter</b> come back?</p>",
    "--two-ways--",
)
WITH_FORM = _lines(
    *_head("Permanent exclusion", mail_id="with-form"),
    "Content-Type: multipart/mixed; boundary=with-form",
    "",
    "--with-form",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "The form is attached.",
    "--with-form",
    'Content-Type: application/pdf; name="Form PX1.pdf"',
    'Content-Disposition: attachment; filename="Form PX1.pdf"',
    "Content-Transfer-Encoding: base64",
    "",
    _folded(FORM),
    "--with-form--",
)
WITH_LOGO = _lines(
    *_head("Governors' meeting", mail_id="with-logo"),
    "Content-Type: multipart/related; boundary=with-logo",
    "",
    "--with-logo",
    "Content-Type: text/html; charset=us-ascii",
    "",
    '<p>Governors meet on 3 December.</p><img src="cid:logo@ashgrove">',
    "--with-logo",
    "Content-Type: image/gif; name=logo.gif",
    "Content-ID: <logo@ashgrove>",
    "Content-Disposition: inline; filename=logo.gif",
    "Content-Transfer-Encoding: base64",
    "",
    _folded(PIXEL),
    "--with-logo--",
)
NAMELESS = _lines(  # no Message-ID
    *_head("Suspension", at="11:00"),
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "One day, from Wednesday.",
)
TWIN = _lines(  # the Message-ID of PLAIN, another mail
    *_head("Suspension of a Year 9 pupil", mail_id="plain", at="12:00"),
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "A second pupil, under a number the school's program used before.",
)
NESTED = _lines(
    *_head("Fwd: exclusion", mail_id="nested"),
    "Content-Type: multipart/mixed; boundary=nested",
    "",
    "--nested",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "See the school's mail.",
    "--nested",
    "Content-Type: message/rfc822",
    "",
    "Message-ID: <inner@beech.example>",
    "From: Beech Lane <office@beech.example>",
    "Subject: Permanent exclusion",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "We have permanently excluded a pupil.",
    "--nested--",
)
WELSH = _lines(
    *_head("=?utf-8?q?Gwaharddiad_parhaol_=E2=80=93_Llanf=C3=A2n?=", mail_id="welsh"),
    "Content-Type: text/plain; charset=iso-8859-1",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    "Mae=92r disgybl =96 Blwyddyn 8 =96 wedi ei wahardd.",
)
AWAY = _lines(
    *_head("Automatic reply: your mail", mail_id="away"),
    "Auto-Submitted: auto-replied",
    "X-Auto-Response-Suppress: All",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "I am out of the office until Thursday.",
)
BOUNCE = _lines(
    *_head("Undeliverable: hearing", mail_id="bounce", sender="<postmaster@ashgrove.example>"),
    'Content-Type: multipart/report; report-type=delivery-status; boundary="back"',
    "",
    "--back",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Your message could not be delivered.",
    "--back",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.ashgrove.example",
    "",
    "Final-Recipient: rfc822; head@ashgrove.example",
    "Action: failed",
    "Status: 5.1.1",
    "--back--",
)
INVITATION = _lines(
    *_head("Invitation: reintegration meeting", mail_id="invitation"),
    "Content-Type: multipart/alternative; boundary=calendar",
    "",
    "--calendar",
    "Content-Type: text/plain; charset=us-ascii",
    "",
    "Please join us.",
    "--calendar",
    "Content-Type: text/calendar; method=REQUEST; charset=us-ascii",
    "",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261201T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "--calendar--",
)
EMPTY = _lines(
    *_head("(no words)", mail_id="empty", at="13:00"),
    "Content-Type: text/plain; charset=us-ascii",
    "",
)

MADE = {
    "plain": PLAIN,
    "html": HTML,
    "with a form": WITH_FORM,
    "with a logo": WITH_LOGO,
    "nameless": NAMELESS,
    "twin": TWIN,
    "nested": NESTED,
    "welsh": WELSH,
    "away": AWAY,
    "bounce": BOUNCE,
    "invitation": INVITATION,
    "empty": EMPTY,
}
