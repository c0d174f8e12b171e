"""Labels in running text: ``Date of birth: 3 May 2012``, and which words are labels at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from daysix.attachments import boxes
from daysix.inbox.message import Labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST_LABEL, MOST_WORDS, LONGEST_BELOW, LOOKED_AT = 80, 12, 120, 200
LABEL = re.compile(r"\s*([^\W\d_](?:[^:\n]|:(?=\S))*?)\s*[:\uff1a](?=\s|$)\s*")
APART = re.compile(r"\t+| {3,}|\xa0{3,}")
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+", re.IGNORECASE)
WHOSE = re.compile(r"^(?:the\s+)?(?:pupil|student|child|learner|young person)(?:['\u2019]?s)?\s+")
DIGITS = re.compile(r"\d")
WEB = ("http", "https", "mailto", "www", "ftp")
ALSO = frozenset(
    ["name", "fullname", "pupilname", "nameofpupil", "nameofchild", "nameofstudent",
     "studentname", "childname", "learnername", "legalname", "preferredname", "firstname",
     "forename", "middlename", "lastname", "surname", "familyname", "dob", "dateofbirth",
     "born", "upn", "uniquepupilnumber", "uln", "yeargroup", "year", "ncyear", "class",
     "form", "tutorgroup", "school", "schoolname", "nameofschool", "academy", "urn",
     "laestab", "dfenumber", "gender", "sex", "ethnicity", "address", "postcode",
     "homeaddress", "parent", "parentname", "parentcarer", "nameofparent", "carer",
     "telephone", "phone", "email", "contact", "headteacher", "typeofexclusion",
     "exclusiontype", "type", "suspension", "permanent", "startdate", "dateofexclusion",
     "dateofsuspension", "datefrom", "from", "start", "firstday", "enddate", "dateto", "to",
     "end", "lastday", "numberofdays", "days", "numberofschooldays", "totaldays", "length",
     "duration", "sessions", "reason", "reasons", "reasoncode", "reasonforexclusion",
     "reasonforsuspension", "reintegrationdate", "reintegrationmeeting", "returndate",
     "sen", "senstatus", "ehcp", "ehcplan", "lac", "cla", "lookedafter", "socialworker",
     "freeschoolmeals", "fsm", "pupilpremium", "notes", "details", "comments", "signed",
     "position", "date", "time", "meetingdate"]
)  # fmt: skip


@cache
def _names() -> frozenset[str]:
    from daysix.tracker import headers

    sheets = ("Exclusions", "Pupils", "Schools")
    return frozenset(name for sheet in sheets for name in headers.aliases(sheet)) | ALSO


@lru_cache(maxsize=16_384)
def is_known(text: str) -> bool:
    """Whether these words name something a form asks for."""
    from daysix.tracker import headers

    if len(text) > LOOKED_AT:
        return False
    plain = NUMBERED.sub("", BRACKETS.sub(" ", text)).strip().lower()
    if not plain or len(plain) > LONGEST_LABEL:
        return False
    return any(
        headers.normal(one) in _names() for one in (plain, WHOSE.sub("", plain)) if one.strip()
    )


def is_label(text: str) -> bool:
    """Whether a cell is a label: known words, or short ones with a colon or a question mark."""
    text = text.strip()
    if not text or len(text) > LONGEST_LABEL or boxes.has_marks(text):
        return False
    return is_known(text) or (text.endswith((":", "\uff1a", "?")) and text[0].isalpha())


def labelled(
    text: str | Sequence[tuple[str, str]], where: Callable[[int], str] | None = None
) -> Iterator[Labelled]:
    """Labels with their answers, from text or from lines that each have their place.

    Several may stand in one line, wide apart; an answer may also stand alone in the line below.
    """
    if isinstance(text, str):
        name = where or (lambda number: f"line {number}")
        lines = [(line, name(number)) for number, line in enumerate(text.splitlines(), 1)]
    else:
        lines = list(text)
    for number, (line, place) in enumerate(lines):
        below = lines[number + 1][0] if number + 1 < len(lines) else ""
        yield from _of_line(line, place, below)


def _of_line(line: str, place: str, below: str) -> Iterator[Labelled]:
    found = _pairs(line, below)
    for label, value in found:
        yield Labelled(label, boxes.settled(value), place)
    if not found and boxes.has_marks(line):
        for ticked, words in boxes.options(line):
            if ticked and words:
                yield Labelled(words, "Yes", place)


def _pairs(line: str, below: str) -> list[tuple[str, str]]:
    """Labels and answers of a line: an answer follows its label, close or wide apart, or below."""
    waiting = ""
    found: list[tuple[str, str]] = []
    for piece in filter(str.strip, APART.split(line)):
        label = split(piece)
        if label:
            waiting = "" if label[1] else label[0]
            found += [label] if label[1] else []
        elif waiting:
            found.append((waiting, piece.strip()))
            waiting = ""
        elif found and not boxes.has_marks(piece):
            found[-1] = (found[-1][0], f"{found[-1][1]} {piece.strip()}")
    if waiting and _is_answer(below):
        found.append((waiting, below.strip()))
    return found


def split(piece: str) -> tuple[str, str] | None:
    """A label and what follows its colon; None where there is no label."""
    match = LABEL.match(piece, 0, LOOKED_AT)  # a label is short, and a line may be endless
    if match is None or boxes.has_marks(match[1]):
        return None
    label = match[1].strip()
    if len(label) > LONGEST_LABEL or len(label.split()) > MOST_WORDS or label.lower() in WEB:
        return None
    return label, piece[match.end() :].strip()


def _is_answer(line: str) -> bool:
    """Whether a line by itself may answer the label above it."""
    line = line.strip()
    short = 0 < len(line) <= LONGEST_BELOW
    return short and split(line) is None and not is_label(line)


def is_value(text: str) -> bool:
    """Whether a cell holds a date, a number or a UPN rather than words."""
    digits = len(DIGITS.findall(text))
    letters = sum(map(str.isalpha, text))
    return digits > 0 and (digits >= letters or digits >= 4)  # noqa: PLR2004 - a year, a UPN
