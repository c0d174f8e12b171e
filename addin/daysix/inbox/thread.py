"""The newest words of a mail, apart from what it quotes or forwards."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from daysix.inbox.signatures import banner_lines, signature_start
from daysix.inbox.thread_marks import (
    BLOCK,
    QUOTE,
    WROTE,
    Mark,
    is_quoted,
    may_quote,
    next_mark,
    without_mark,
)

_FORWARD = re.compile(r"\s*(?:\[[^\]]{1,20}\]\s*)?(?:fwd?|wg|tr|rv|pd)\s*:", re.IGNORECASE)
_DEEPEST = 12
"""Levels of ">" that are taken apart; deeper ones stay as they stand."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier mail quoted or forwarded below; what its block does not say is blank."""

    text: str
    sender: str = ""
    sent: str = ""
    subject: str = ""
    forwarded: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """A mail taken apart.

    Parameters
    ----------
    new
        What this sender wrote now, without signature and disclaimer. Where answers stand between
        quoted lines, those lines are blank here, so that line numbers stay true.
    first_line
        Number of the line in ``Message.text`` at which ``new`` begins (1 for the first).
    earlier
        Quoted or forwarded mails, newest first.
    signature
        Signature and disclaimer, taken off.
    whole
        True if nothing new could be told apart, so that ``new`` is everything: a person looks.
    """

    new: str
    first_line: int = 1
    earlier: tuple[Earlier, ...] = ()
    signature: str = ""
    whole: bool = False


def is_forward(subject: str) -> bool:
    """Whether a subject begins as a forwarded mail's does."""
    return _FORWARD.match(subject) is not None


def split(text: str, *, subject: str = "") -> Thread:
    """Take a mail's text apart (``subject`` tells a forward from a reply)."""
    lines = text.splitlines()
    earlier: list[Earlier] = []
    ours = lines
    if may_quote(lines):
        ours, earlier = _apart(lines, 0)
        if earlier and is_forward(subject):
            earlier[0] = replace(earlier[0], forwarded=True)
    banner = banner_lines(ours)
    end = signature_start(ours[banner:]) + banner
    signature = "\n".join(ours[end:]).strip()
    first = next((at for at in range(banner, end) if ours[at].strip()), end)
    new = "\n".join(ours[first:end]).rstrip()
    if new:
        return Thread(new, first + 1, tuple(earlier), signature)
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    everything = "\n".join(lines[first:]).rstrip()
    return Thread(everything, first + 1, tuple(earlier), whole=bool(everything))


def _apart(lines: list[str], depth: int) -> tuple[list[str], list[Earlier]]:
    """The sender's own lines, blank where others' stood, and the earlier mails."""
    ours: list[str] = []
    earlier: list[Earlier] = []
    at = 0
    while (mark := next_mark(lines, at)) is not None:
        ours += lines[at : mark.at]
        if mark.kind == BLOCK or (mark.kind == WROTE and not _quote_follows(lines, mark.body)):
            return ours, earlier + _one_after_another(lines, mark, depth)
        end = _quote_end(lines, mark.body)
        earlier += _within(mark, lines[mark.body : end], depth)
        ours += [""] * (end - mark.at)
        at = end
    return ours + lines[at:], earlier


def _one_after_another(lines: list[str], mark: Mark | None, depth: int) -> list[Earlier]:
    """The mails below a bordered block, which has no end: each runs to the next mark."""
    earlier: list[Earlier] = []
    while mark is not None:
        following = next_mark(lines, mark.body)
        if mark.kind == QUOTE or (mark.kind == WROTE and _quote_follows(lines, mark.body)):
            end = _quote_end(lines, mark.body)
            earlier += _within(mark, lines[mark.body : end], depth)
            following = next_mark(lines, end)
            between = lines[end : following.at if following else len(lines)]
            if any(line.strip() for line in between):
                earlier.append(Earlier("\n".join(between).strip()))
        else:
            body = lines[mark.body : following.at if following else len(lines)]
            earlier.append(_earlier(mark, body))
        mark = following
    return earlier


def _within(mark: Mark, quoted: list[str], depth: int) -> list[Earlier]:
    """The mails inside lines that begin with ">"."""
    bare = [without_mark(line) for line in quoted]
    if depth >= _DEEPEST:
        return [_earlier(mark, bare)]
    ours, older = _apart(bare, depth + 1)
    if any(line.strip() for line in ours):
        return [_earlier(mark, ours), *older]
    if older and not (mark.sender or mark.subject):
        return [replace(older[0], forwarded=older[0].forwarded or mark.forwarded), *older[1:]]
    return [_earlier(mark, ours), *older] if mark.sender else older


def _earlier(mark: Mark, body: list[str]) -> Earlier:
    text = "\n".join(body).strip()
    return Earlier(text, mark.sender, mark.sent, mark.subject, mark.forwarded)


def _quote_follows(lines: list[str], at: int) -> bool:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at < len(lines) and is_quoted(lines[at])


def _quote_end(lines: list[str], at: int) -> int:
    """The line after the last ">" line of this quotation; blank lines between belong to it."""
    end = at
    while at < len(lines) and (is_quoted(lines[at]) or not lines[at].strip()):
        at += 1
        if is_quoted(lines[at - 1]):
            end = at
    return end
