"""Which words of a mail stand in which zone, who wrote them, and what each zone weighs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.inbox.headers import address_of, bare_subject, is_reply
from daysix.inbox.kind import FORWARDED, LABEL, NAME, NEW, PAPER, QUOTED, SIGNATURE, SUBJECT
from daysix.inbox.printed_forms import label_alone, typed_in
from daysix.inbox.reading import MEANS_OF_ZONE
from daysix.inbox.thread import is_forward
from daysix.inbox.typed_forms import without_titles

if TYPE_CHECKING:
    from daysix.inbox.message import Address, Message
    from daysix.inbox.thread import Earlier, Thread

_OLD_SUBJECT, _ONLY_PAPER, _SIDE_FORWARD = 0.3, 0.9, 0.6
"""A reply's subject is an old one; a mail that says "see attached" is what it attaches; a forward
with a comment of some length is the comment first."""
_TICKED = re.compile(r"[☒☑✓✔]")
_EMPTY_BOX = re.compile(r"☐[^☐☒☑✓✔\n.;]*")
_PERMANENT = re.compile(r"\s*(?:p\W{1,3})?(?:perm(?:anent(?:ly)?)?|pex)\b", re.IGNORECASE)
_NOT_THE_TYPE = re.compile(
    r"previous|ever|risk|history|number|total|address|note|school|name|pupil|student", re.IGNORECASE
)
_ANSWERED = " answered permanent"
_WRITTEN_BELOW = re.compile(
    r"\b(?:answers?|answered|repl(?:y|ies|ied)|responses?|comments?|completed|filled in|details)\b"
    r"[^.\n]{0,25}\b(?:below|in (?:red|blue|green|bold|caps|capitals|line|text|the (?:text|body))"
    r"|in[- ]?line|underneath|within|under each)\b"
    r"|\b(?:see|in) (?:red|blue|green|bold|caps|capitals)\b",
    re.IGNORECASE,
)
"""``My answers in red below``: what is quoted holds the sender's own words."""
_THIN = 30
"""Words up to which a comment is taken for "please see below"."""


@dataclass(slots=True)
class Zones:
    """Texts by zone, what each weighs, and the one whose words they are."""

    writer: Address
    thread: Thread
    passed_on: tuple[Earlier, ...] = ()
    comment_is_thin: bool = True
    lines: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    shares: dict[str, float] = field(default_factory=dict)


def zones_of(message: Message, thread: Thread) -> Zones:
    """Take the mail's words by zone."""
    passed_on, older = _passed_on(message, thread)
    new = "" if thread.whole and passed_on else thread.new
    zones = Zones(message.sender, thread, shares=dict(MEANS_OF_ZONE))
    zones.passed_on = tuple(passed_on)
    zones.comment_is_thin = _is_thin(new)
    if passed_on:
        zones.lines = tuple(message.text.splitlines())
        named = address_of(passed_on[-1].sender)
        zones.writer = named if named.address or named.name else message.sender
    nested = [paper for paper in message.papers if paper.kind == "mail"]
    papers = [paper for paper in message.papers if paper.kind not in {"mail", "calendar"}]
    zones.texts = {
        SUBJECT: bare_subject(message.subject),
        NEW: new,
        FORWARDED: _joined([_whole(one) for one in passed_on] + [one.text for one in nested]),
        LABEL: ". ".join(
            _answer(label_alone(one.label), one.value)
            for paper in papers
            for one in paper.labelled
            if one.value
        ),
        PAPER: _joined([typed_in(paper) for paper in papers]),
        NAME: ". ".join(paper.name.replace("_", " ") for paper in message.papers),
        QUOTED: _joined([*(_whole(one) for one in older), message.hidden]),
        SIGNATURE: thread.signature,
    }
    if is_reply(message) and (older or new.strip()):
        zones.shares[SUBJECT] = _OLD_SUBJECT
    if not _is_thin(new):
        zones.shares[FORWARDED] = _SIDE_FORWARD
    elif _is_thin(zones.texts[FORWARDED]):
        zones.shares[PAPER] = _ONLY_PAPER
    zones.texts = {
        zone: text and without_titles(ticked(text)) for zone, text in zones.texts.items()
    }
    return zones


def _answer(label: str, value: str) -> str:
    """A form's answer in words; "P - permanent" under whatever heading says what it says."""
    permanent = _PERMANENT.match(value) and not _NOT_THE_TYPE.search(label)
    return f"{label} {value}{_ANSWERED if permanent else ''}"


def ticked(text: str) -> str:
    """The text without the boxes left empty, where another box is ticked."""
    if "☐" not in text or not _TICKED.search(text):
        return text
    return _EMPTY_BOX.sub(" ", text)


def _passed_on(message: Message, thread: Thread) -> tuple[list[Earlier], list[Earlier]]:
    """The forwarded mails that are read as content, and the older ones that are not.

    A forward of a forward that says "please see below" is read through to the first full mail. A
    bordered block in a mail that answers nothing is a forward whose subject was changed, or a memo.
    """
    earlier = list(thread.earlier)
    if not earlier:
        return [], []
    forwarded = earlier[0].forwarded or is_forward(message.subject)
    if not forwarded and _is_thin(thread.new) and _WRITTEN_BELOW.search(thread.new):
        return earlier[:1], earlier[1:]
    if not forwarded and (is_reply(message) or not (_is_thin(thread.new) or thread.whole)):
        return [], earlier
    if not forwarded and not earlier[0].sender:
        return [], earlier
    upto = 1
    while upto < len(earlier) and _is_thin(earlier[upto - 1].text):
        upto += 1
    return earlier[:upto], earlier[upto:]


def _whole(earlier: Earlier) -> str:
    subject = bare_subject(earlier.subject)
    return f"{subject}.\n\n{earlier.text}" if subject else earlier.text


def _joined(texts: list[str]) -> str:
    return "\n\n".join(text for text in texts if text)


def _is_thin(text: str) -> bool:
    return len(text.split(None, _THIN)) <= _THIN
