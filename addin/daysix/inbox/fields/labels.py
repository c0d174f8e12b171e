"""Labels with their answers: forms, "label: value" lines, and tables with a pupil a row.

What a label asks for is known by the names a tracker's columns go by, and by a list of what forms
say beside. A label that is not known is left alone: "Name of headteacher" names no pupil.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.fields.pupil_name import rest_at
from daysix.records import NamedTuple
from daysix.tracker.headers import normal
from daysix.tracker.understood import means

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from daysix.inbox.fields.words import Words
    from daysix.inbox.message import Labelled

OF_COLUMN = {
    "PupilName": "pupil_name", "Surname": "surname", "Forename": "forename", "DOB": "dob",
    "UPN": "upn", "NCY": "year_group", "SchoolName": "school", "SchoolDfE": "school_number",
    "StartDate": "start_date", "EndDate": "end_date", "SchoolDays": "days",
    "Sessions": "sessions", "SchoolSessions": "sessions", "ReturnDate": "return_date",
    "SchoolReturnDate": "return_date", "Reason1": "reason_codes", "Reason2": "reason_codes",
    "Reason3": "reason_codes", "ReasonText": "reason_text", "Category": "event_type",
    "StartSession": "am_pm", "LAC": "looked_after", "SEN": "sen", "EHCP": "ehcp",
    "ExamAffected": "exam", "ExamDate": "exam_date", "SW": "social_worker", "GDCDate": "date",
    "ParentNoticeMethod": "notice_method", "ParentNoticeDate": "notice_date",
    "IncidentDate": "incident_date", "DecisionDate": "decision_date",
}  # fmt: skip
"""Columns of the tracker to the fields of an event, and further ones."""
IDENTITY = frozenset({"dob", "upn", "year_group", "class"})
NAMES = frozenset({"pupil_name", "surname", "forename"})
BARE_NAMES = frozenset({"name", "fullname", "names", "forename", "firstname", "forenames",
                        "surname", "lastname", "familyname", "legalname"})  # fmt: skip
NEAR = 4
"""Labels within which a date of birth, UPN or year makes a bare "Name" the pupil's."""
LONGEST_LABEL = 120
MOST_WORDS = 7
FEWEST_KNOWN = 2
MOST_COMMAS = 3
"""Commas in a row of labels from which on it is taken for the heading of a CSV file."""
_HINT = re.compile(
    r"\((?:dd|if |please|e\.?g|in |select|optional|required|max|day)[^)]*\)", re.IGNORECASE
)
_AND_TIME = re.compile(r"\s*(?:&|and|/)\s*time\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_LEAD = re.compile(r"^\s*(?:[-*•·–]\s+|\(?\d{1,2}[.)]\s*|q\.? ?\d{1,2}[a-h]?[.):]?\s+"
                   r"|\(?[a-h]\)\s*)?"
                   r"(?:please (?:state|give|enter)\s+)?(?:what (?:is|was)\s+)?",
                   re.IGNORECASE)  # fmt: skip
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_TWO_CAPITALS = re.compile(r"[A-Z]{2}(?:\s*[,;/&+]\s*[A-Z]{2})*")
"""What stands under "DfE code" where it is a reason's and no school's."""
_GAP = re.compile(r"\t+| {3,}")
_DAY_FIRST = re.compile(
    r"\W*(?:(?:on|from|the|with|in|at|as|of|w/?e|week|commencing|beginning)\W+){0,3}"
    r"(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today"
    r"|tomorrow|yesterday|immediate|n/?a\b|none|not |tbc|ditto|above)",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"\b[A-Z][a-z'’-]+,? [A-Z][A-Za-z'’-]+")
_HEADING = 60
"""Letters of an answer within which a name shows that it is no date."""
DATES = frozenset({"start_date", "end_date"})


class Answer(NamedTuple):
    """One answer: the field its label asks for ("" if not known), what was typed, and where."""

    field: str
    typed: str
    where: str
    label: str = ""
    row: int = 0
    span: tuple[int, int] = (0, 0)


@lru_cache(maxsize=4096)
def field_of(label: str) -> str:
    """The field a label asks for, "person" for somebody beside the pupil, blank if not known."""
    if not label or len(label) > LONGEST_LABEL:
        return ""
    text = _LEAD.sub("", _AND_TIME.sub("", _HINT.sub("", label))).strip(" \t?:*.-–")
    bare = _IN_BRACKETS.sub("", text).strip(" \t?:*.-–")
    for spelled in (text, bare) if bare and bare != text else (text,):
        field = _extra().get(normal(spelled), "") or OF_COLUMN.get(means(spelled), "")
        if field:
            return field
    return ""


def of_paper(labelled: Sequence[Labelled], source: str) -> list[Answer]:
    """The answers of a paper's form or table, each with the place it stands in.

    Rows are counted anew in each table or sheet of a paper, and here through all of them.
    """
    found: list[Answer] = []
    taken: set[tuple[int, str]] = set()
    more = 0
    for one in labelled:
        if field_of(one.value) and field_of(one.label) != "event_type":
            continue  # two labels side by side: what answers them was read elsewhere
        if one.row and (one.row + more, one.label) in taken:
            more = max(row for row, _ in taken) + 1 - one.row
        row = one.row + more if one.row else 0
        taken |= {(row, one.label)} if row else set()
        where = f"{source}, {one.where}" if one.where else source
        found.append(Answer(field_of(one.label), one.value, where, one.label, row))
    return _parted(_settled(found))


def of_words(read: Words, *, flat: bool = False) -> tuple[list[Answer], Words]:
    """The answers in running words, and the words without them.

    ``flat`` also reads labels without a colon, as the text of a PDF has them.
    """
    marked = any(mark in read.text for mark in ":\t|")
    if not marked and not flat and read.text.count("\n") < FEWEST_KNOWN:
        return [], read
    found = _settled([one for one in _answers(read, flat=flat) if not _tells_of_somebody(one)])
    known = [one for one in found if one.field]
    if len({one.field for one in known}) < FEWEST_KNOWN:
        found = [one for one in known if one.field not in {"person", "event_type", "reason_codes"}]
    return _parted(found), read.covering(one.span for one in found)


def _tells_of_somebody(answer: Answer) -> bool:
    """Whether what looks like a date's label is a heading: ``Permanent exclusion: Jane Fox``."""
    return (
        answer.field in DATES
        and _DAY_FIRST.match(answer.typed) is None
        and _TWO_NAMES.search(answer.typed[:_HEADING]) is not None
    )


def _answers(read: Words, *, flat: bool) -> Iterator[Answer]:
    lines = [*_lines(read.text)]
    at = 0
    while at < len(lines):
        table = _table(read, lines, at)
        if table:
            rows, at = table
            yield from rows
            continue
        turned = _turned(read, lines, at)
        if turned:
            rows, at = turned
            yield from rows
            continue
        start, line = lines[at]
        cells = _cells(line)
        found = [*_in_cells(read, start, line, cells)] if len(cells) > 1 else []
        found = found or [*_with_colons(read, start, line)]
        found = found or ([*_flat(read, start, line)] if flat else [])
        if not found or (len(found) == 1 and not found[0].typed):
            below = _value_below(read, lines, at)
            if below:
                yield below
                at += 1
                while not lines[at][1].strip():
                    at += 1
                at += 1
                continue
        yield from found
        at += 1


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a line and where each begins; one if it is no row of a table."""
    if "\t" not in line and line.count("|") < FEWEST_KNOWN and "   " not in line:
        return [(0, line)]
    mark = r"\|" if line.count("|") >= FEWEST_KNOWN and "\t" not in line else "\t| {3,}"
    mark = "\t" if "\t" in line else mark
    found, start = [], 0
    for match in re.finditer(mark, line):
        found.append((start, line[start : match.start()]))
        start = match.end()
    found.append((start, line[start:]))
    found = [cell for cell in found if cell[1].strip() != ":"]
    if found and "|" in mark:
        found = [cell for n, cell in enumerate(found)
                 if cell[1].strip() or 0 < n < len(found) - 1]  # fmt: skip
    return found


def _splitter(line: str) -> Callable[[str], list[tuple[int, str]]]:
    """How the rows of a table are taken apart, by what stands in its heading."""
    if _is_spaced_heading(line):
        return _by_gaps
    if len(_cells(line)) > 1:
        return _cells
    mark = next((mark for mark in (";", " / ", ",") if line.count(mark) >= MOST_COMMAS), "")
    if mark == ",":
        return _by_commas
    return partial(_by_mark, mark=mark) if mark else _cells


def _is_spaced_heading(line: str) -> bool:
    """Whether a line is a row of labels with two spaces or more between them, as printouts have."""
    if "  " not in line or "\t" in line or "|" in line or ":" in line:
        return False
    heads = [field_of(cell) for _, cell in _by_gaps(line)]
    return len(heads) > MOST_COMMAS and sum(map(bool, heads)) * 4 >= len(heads) * 3


def _by_gaps(line: str) -> list[tuple[int, str]]:
    return [(0, cell) for cell in re.split(r" {2,}", line.strip())]


def _by_commas(line: str) -> list[tuple[int, str]]:
    """The cells of a line of a CSV file that somebody put in a mail."""
    cells = re.findall(r'(?:^|,)("[^"]*"|[^,]*)', line)
    return [(0, cell.strip(' "')) for cell in cells]


def _by_mark(line: str, mark: str) -> list[tuple[int, str]]:
    return [(0, cell.strip(' "')) for cell in line.split(mark)]


def _table(
    read: Words, lines: Sequence[tuple[int, str]], at: int
) -> tuple[list[Answer], int] | None:
    """The rows under a row of labels, a pupil each, and the line after them."""
    split = _splitter(lines[at][1])
    heads = [field_of(cell.strip()) for _, cell in split(lines[at][1])]
    names = [head for head in heads if head]
    if len(names) < FEWEST_KNOWN or not {*names} & (NAMES | {"upn"}):
        return None
    if len(names) < len(heads) / 2 or (len(heads) > 1 and ":" in lines[at][1]):
        return None
    if not any(heads[1::2]) and len(heads) > FEWEST_KNOWN + 1:
        return None  # labels and answers side by side
    labels = [cell.strip() for _, cell in split(lines[at][1])]
    found: list[Answer] = [Answer("", "", "", "", 0, _span(lines[at]))]
    row, at = 0, at + 1
    while at < len(lines):
        cells = split(lines[at][1])
        if set(lines[at][1].strip()) <= set("-+| =") and lines[at][1].strip():
            at += 1
            continue
        if len(cells) < max(FEWEST_KNOWN, len(heads) // 2):
            break
        if split is _by_gaps and len(cells) != len(heads):
            break  # an empty cell: what follows it would stand under another label
        row += 1
        for n, (_, cell) in enumerate(cells[: len(heads)]):
            where = read.where(lines[at][0])
            found.append(Answer(heads[n], cell.strip(), where, labels[n], row, _span(lines[at])))
        at += 1
    return (found, at) if row else None


def _turned(
    read: Words, lines: Sequence[tuple[int, str]], at: int
) -> tuple[list[Answer], int] | None:
    """A table on its side: a label before each line, and a pupil in each column."""
    pupils = len(_cells(lines[at][1])) - 1
    if pupils < FEWEST_KNOWN:
        return None
    found: list[Answer] = []
    first = at
    while at < len(lines) and len(cells := _cells(lines[at][1])) == pupils + 1:
        head, *values = (cell.strip(" :") for _, cell in cells)
        field = field_of(head)
        named = at == first and not field and all(map(_TWO_NAMES.fullmatch, values))
        field = "pupil_name" if named else field
        if not (field or at == first) or any(map(field_of, values)):
            return None
        found += [
            Answer(field, typed, read.where(lines[at][0]), head, row, _span(lines[at]))
            for row, typed in enumerate(values, start=1)
            if field
        ]
        at += 1
    fields = {one.field for one in found}
    return (found, at) if fields & NAMES and len(fields) > 1 else None


def _span(line: tuple[int, str]) -> tuple[int, int]:
    return line[0], line[0] + len(line[1])


def _in_cells(
    read: Words, start: int, line: str, cells: Sequence[tuple[int, str]]
) -> Iterator[Answer]:
    """``label  value``, or several of them in one row."""
    fields = [field_of(cell.strip(" :")) for _, cell in cells]
    if not fields[0] or any(":" in cell.strip()[:-1] and not fields[n] for n, (_, cell)
                            in enumerate(cells[::2])):  # fmt: skip
        return
    for n in range(0, len(cells) - 1, 2):
        if fields[n]:
            typed = cells[n + 1][1].strip().removeprefix(":").lstrip()
            yield Answer(fields[n], typed, read.where(start), cells[n][1].strip(), 0,
                         (start, start + len(line)))  # fmt: skip


def _with_colons(read: Words, start: int, line: str) -> Iterator[Answer]:
    """``Name: Jane Fox  DOB: 4/3/2013``: every colon with a known label before it."""
    marks: list[tuple[int, int, str, str]] = []
    for match in re.finditer(r"\s?:(?!\d)|\s[–-]\s(?=\S)|\s?=\s|(?<=\w)=(?=\S)", line):
        since = marks[-1][1] if marks else 0
        label_at, label, field = _label_before(line, since, match.start())
        dash = ":" not in match[0]
        if not marks and line[:label_at].strip(" \t-*•·–>") and field:
            return  # a colon in the middle of a sentence
        if field and not (dash and (label_at or field == "person")):
            marks.append((label_at, match.end(), label, field))
        elif not marks and not dash and _like_label(line[: match.start()]):
            marks.append((0, match.end(), line[: match.start()].strip(), ""))
    for n, (_, value_at, label, field) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(line)
        typed = line[value_at:end].strip(" \t,;|*_-–").lstrip(": ")
        typed = typed.rstrip(". ") if n + 1 < len(marks) or typed[-2:-1].isdigit() else typed
        if field == "pupil_name":
            end = value_at + rest_at(line[value_at:end])
        span = (start + marks[n][0], start + end)
        yield Answer(field, typed, read.where(start), label, 0, span)


def _label_before(line: str, since: int, end: int) -> tuple[int, str, str]:
    """The longest known label that ends before a colon: where it begins, its words, its field."""
    cell = max(line.rfind("|", 0, end), line.rfind("\t", 0, end)) + 1
    since = max(since, end - LONGEST_LABEL, cell)
    words = [*re.finditer(r"\S+", line[since:end])]
    for word in words[-MOST_WORDS:]:
        label = line[since + word.start() : end]
        if since + word.start() and _NUMBERED.match(label):
            continue  # the "10." before it is an answer
        field = field_of(label.strip())
        if field:
            return since + word.start(), label.strip(), field
    return 0, "", ""


def _like_label(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= MOST_WORDS and text.strip()[:1].isalpha() and text[:1].isupper()


def _flat(read: Words, start: int, line: str) -> Iterator[Answer]:
    """``Pupil name Jane Fox  Date of birth 04/03/2013``: a line that begins with a label."""
    words = [*re.finditer(r"\S+", line)]
    marks: list[tuple[int, int, str, str]] = []
    at = 0
    while at < len(words) and (marks or at == 0):
        label = next(
            (
                line[words[at].start() : words[end - 1].end()]
                for end in range(min(at + MOST_WORDS, len(words)), at, -1)
                if _specific(line[words[at].start() : words[end - 1].end()], end - at)
            ),
            "",
        )
        if label:
            end = words[at].start() + len(label)
            marks.append((words[at].start(), end, label, field_of(label)))
            at += len(label.split())
        else:
            at += 1
    for n, (first, value_at, label, field) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(line)
        typed = line[value_at:end].strip(" \t,;|")
        yield Answer(field, typed, read.where(start), label, 0, (start + first, start + end))


def _specific(label: str, words: int) -> bool:
    if not label[:1].isupper():
        return False
    return bool(field_of(label)) if words > 1 else normal(label) in {"upn", "dob", "school"}


def _value_below(read: Words, lines: Sequence[tuple[int, str]], at: int) -> Answer | None:
    """A label alone on its line, and its value on the next line with words."""
    start, line = lines[at]
    label = line.strip()
    field = field_of(label)
    if not field or len(label.split()) > MOST_WORDS + 1:
        return None
    below = next((one for one in lines[at + 1 : at + 3] if one[1].strip()), None)
    if below is None or field_of(below[1].strip()) or (":" in below[1] and "@" not in below[1]):
        return None
    end = below[0] + len(below[1])
    return Answer(field, below[1].strip(), read.where(below[0]), label, 0, (start, end))


def _settled(found: list[Answer]) -> list[Answer]:
    """The answers without bare names that nothing near says are a pupil's, nor empty dates."""
    kept: list[Answer] = []
    for at, one in enumerate(found):
        if normal(one.label) in BARE_NAMES and not one.row and not _pupil_near(found, at):
            kept.append(one._replace(field="person"))
        elif (
            one.field in DATES
            and normal(one.label) in {"from", "to", "start", "end"}
            and ("@" in one.typed or not any(map(str.isdigit, one.typed)))
        ):
            kept.append(one._replace(field=""))
        elif one.field == "school_number" and _TWO_CAPITALS.fullmatch(one.typed.strip()):
            kept.append(one._replace(field="reason_codes"))
        else:
            kept.append(one)
    return kept


def _pupil_near(found: Sequence[Answer], at: int) -> bool:
    near = {one.field for one in found[max(0, at - NEAR) : at + NEAR + 1]}
    before = found[at - 1].field if at else ""
    return bool(near & IDENTITY) and before != "person"


def _parted(found: Iterable[Answer]) -> list[Answer]:
    """Forms one after another in one text: a second name, or UPN, begins another pupil."""
    given = [*found]
    if any(one.row for one in given):
        return given
    parted: list[Answer] = []
    held: dict[str, str] = {}
    row = 0
    for one in given:
        begins = one.field in {"pupil_name", "surname", "forename", "upn"} and one.typed
        if begins and held.get(one.field, one.typed) != one.typed:
            row, held = row + 1, {}
        if one.field and one.typed:
            held.setdefault(one.field, one.typed)
        parted.append(one._replace(row=row))
    if not row:
        return parted
    return [one._replace(row=one.row + 1) for one in parted]


@cache
def _extra() -> Mapping[str, str]:
    return {normal(row["label"]): row["field"] for row in data.rows("mail_labels")}
