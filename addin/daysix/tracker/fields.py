"""Which columns are read, and how each cell becomes a value, a blank, or a sentence.

A cell that a date rests on is read or refused. A cell that only describes the child (looked
after, SEN, year group) is read or doubted: the row still gets its dates, with a note.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from daysix import data
from daysix.records import NamedTuple
from daysix.tracker import amounts
from daysix.tracker.cells import text_of
from daysix.tracker.dates import read_date
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

NOTHING = frozenset(
    {"", "na", "none", "no", "n", "nil", "tbc", "tba", "unknown", "notyet", "notknown"}
)
"""Words for "there is none", in a column of dates or reference numbers; also a dash or a ?."""
MARKS = frozenset("\u2713\u2714\u2611\u221a\u2717\u2718\u2612\u2715\u2716\u00d7")
"""Ticks and crosses: no letters, and yet they say something."""
REMARKS = frozenset(
    {"no", "not", "none", "n", "closed", "previously", "previous", "former", "was"}
    | {"awaiting", "pending", "unallocated"}
)
"""First words of remarks in a column of social workers; a name does not begin so."""


class More(NamedTuple):
    """What a cell says beside what its column asks: it may settle the cell with the rest of a row.

    ``12/11/26 pm`` is a day and half a day; ``12/11/26 - 14/11/26`` a first and a last day;
    ``PEX`` where the last day should be says that there is none.
    """

    first: date | None = None
    last: date | None = None
    half: str = ""
    permanent: bool = False


class CellRead(NamedTuple):
    """What became of a cell: a value; or a code and a message; or neither if there is nothing.

    ``suggestion`` and ``more`` go with a message; see :class:`More`.
    """

    value: object = None
    code: str = ""
    message: str = ""
    suggestion: date | str | None = None
    more: More | None = None


BLANK = CellRead()

if TYPE_CHECKING:
    Read = Callable[[object], CellRead]


def as_text(value: object) -> CellRead:
    """A column of words, whatever they say."""
    return CellRead(text_of(value) or None)


def _reference(value: object) -> CellRead:
    text = text_of(value)
    if text[-1:].isdigit():
        return CellRead(text)  # as nearly every reference; no word for "none" ends in a figure
    return BLANK if says_nothing(text) else CellRead(text)


def as_date(value: object, *, date1904: bool = False) -> CellRead:
    """A column of dates."""
    if isinstance(value, str) and says_nothing(value):
        return BLANK
    read = read_date(value, date1904=date1904)
    return CellRead(read.value, read.code, read.message, read.suggestion)


def _day_out(value: object, *, date1904: bool = False) -> CellRead:
    """A first or a last day, which may bring AM or PM, or the other end, in the same cell."""
    if not isinstance(value, str):
        return as_date(value, date1904=date1904)
    if says_nothing(value):
        return BLANK
    read = read_date(value, date1904=date1904)
    if read.value is not None and read.half:
        message = (
            f'"{text_of(value)[:40]}" is a day and half of it in one cell. Type the day here, and '
            "AM or PM in a column of its own."
        )
        return CellRead(None, "X-006", message, read.value, More(read.value, half=read.half))
    if read.span:
        return CellRead(None, read.code, read.message, more=More(*read.span))
    permanent = More(permanent=True) if _says_permanent(value) else None
    return CellRead(read.value, read.code, read.message, read.suggestion, permanent)


def _says_permanent(value: object) -> bool:
    said = normal(value)
    return words("Category").get(said) == "PERM" or said == "indefinite"


def _birth(value: object, *, date1904: bool = False) -> CellRead:
    if isinstance(value, str) and says_nothing(value):
        return BLANK
    read = read_date(value, field="birth", date1904=date1904)
    return CellRead(read.value, read.code, read.message, read.suggestion)


def _session(value: object) -> CellRead:
    read = amounts.read_session(value)
    return CellRead(read.value.lower() if read.value else None, "X-065", read.message)


def _days(value: object) -> CellRead:
    if isinstance(value, str) and says_nothing(value):
        return BLANK
    read = amounts.read_days(value)
    more = More(permanent=True) if read.message and _says_permanent(value) else None
    return CellRead(read.value, "X-062", read.message, read.suggestion or None, more)


def _sessions(value: object) -> CellRead:
    number = text_of(value).lower()
    if says_nothing(number):
        return BLANK
    for word in ("sessions", "session", "sess"):
        number = number.removesuffix(word).strip()
    whole, _, part = number.partition(".")
    if whole.isascii() and whole.isdigit() and not part.strip("0") and len(whole) <= 4:  # noqa: PLR2004
        return CellRead(int(whole))
    message = f'"{text_of(value)[:40]}" is not a number of sessions. Type a whole number like 10.'
    more = More(permanent=True) if _says_permanent(value) else None
    return CellRead(None, "X-064", message, more=more)


def _yes_no(value: object) -> CellRead:
    read = amounts.read_yes_no(value)
    return CellRead(read.value, "X-066", read.message, read.suggestion or None)


def _year(value: object) -> CellRead:
    read = amounts.read_year_group(value)
    return CellRead(read.value, "T-024", read.message, read.suggestion or None)


def _council(value: object) -> CellRead:
    text = text_of(value)
    if says_nothing(text):
        return BLANK
    code = _councils().get(normal(text))
    if code:
        return CellRead(code)
    return CellRead(
        None, "T-025", f'"{text[:40]}" is not a council I know. Type its three digits, such as 925.'
    )


def _word(column: str, code: str, ask: str) -> Read:
    """A reader of one list column: a code, or a word with one meaning; else what to choose."""

    def read(value: object) -> CellRead:
        text = text_of(value)
        known = words(column)
        spelled = normal(text)
        if spelled in known:
            return CellRead(known[spelled] or None)
        if not spelled:
            return BLANK
        likely = words(f"{column} likely").get(spelled)
        return CellRead(None, code, f'{ask} "{text[:40]}" is not used.', likely)

    return read


def _flag(column: str) -> Read:
    """A reader of yes or no, or of the words people write instead, such as ``CLA``."""

    def read(value: object) -> CellRead:
        known = words(column).get(normal(value))
        if known:
            return CellRead(known == "yes")
        if isinstance(value, str) and says_nothing(value):
            # "No" means no; "unknown" means that nobody has said.
            return CellRead(value=False) if normal(value) in {"n", "no", "none", "na"} else BLANK
        if isinstance(value, str):
            # "Yes - EHCP" says yes twice; "Yes - previously" does not.
            yes, _, rest = text_of(value).replace("-", " ").replace("(", " ").partition(" ")
            if yes.casefold() in amounts.YES and words(column).get(normal(rest)) == "yes":
                return CellRead(value=True)
        return _yes_no(value)

    return read


def _worker(value: object) -> CellRead:
    """A social worker: yes or no, or the worker's name, which means yes."""
    read = _flag("SW")(value)
    return CellRead(value=True) if read.message and _is_a_name(text_of(value)) else read


def _is_a_name(text: str) -> bool:
    """Whether text is plainly a person's name, and not a remark such as "No longer open"."""
    parts = text.replace(".", " ").replace("-", " ").replace("'", " ").split()
    if not parts or normal(parts[0]) in REMARKS:
        return False
    return all(part.isalpha() and part[0].isupper() for part in parts)


class Field(NamedTuple):
    """One column we read. ``doubt``: what cannot be read is noted, and the row still dated."""

    read: Read
    doubt: bool = False


_METHOD = _word("Method", "T-020", "Choose HAND, EMAIL, POST1, POST2, PORTAL, PHONE or B2B.")
_DATES = (
    "StartDate EndDate SchoolReturnDate NotifiedLADateTime ParentNoticeDate SWNotified VSHNotified "
    "HomeLANotified ExamDate GovNoticeDate RepresentationsDate GDCDate GDCDecisionNoticeDate "
    "IRPRequestDate IRPDate IRPDecisionNoticeDate NoReviewStatedDate ReconsiderDate Day6Start "
    "AdmittedDate RollRemovalDate CancelledDate"
)
_ABOUT_THE_CHILD = {
    "DOB": Field(_birth, doubt=True),
    "NCY": Field(_year, doubt=True),
    "HomeLA": Field(_council, doubt=True),
    "LAC": Field(_flag("LAC"), doubt=True),
    "EHCP": Field(_flag("SEN"), doubt=True),
    "PupilID": Field(_reference),
    "UPN": Field(_reference),
    "Surname": Field(as_text),
    "Forename": Field(as_text),
    "PupilName": Field(as_text),
}
FIELDS: Mapping[str, Mapping[str, Field]] = {
    "Exclusions": {
        **{column: Field(as_date) for column in _DATES.split()},
        "StartDate": Field(_day_out),
        "EndDate": Field(_day_out),
        "ReturnDate": Field(as_date, doubt=True),
        **_ABOUT_THE_CHILD,
        "ExclusionID": Field(_reference),
        "SchoolDfE": Field(_reference),
        "SchoolName": Field(_reference),
        "SchoolType": Field(as_text),
        "CalendarID": Field(_reference),
        "Category": Field(_word("Category", "X-003", "Choose PERM, SUSP or LNCH.")),
        "StartSession": Field(_session),
        "EndSession": Field(_session),
        "Sessions": Field(_sessions),
        "SchoolSessions": Field(_sessions),
        "SchoolDays": Field(_days),
        "SEN": Field(_word("SEN", "T-026", "Choose N, K or E."), doubt=True),
        "SW": Field(_worker, doubt=True),
        "ExamAffected": Field(_yes_no),
        "GDCOutcome": Field(_word("GDCOutcome", "T-021", "Choose UPHELD or REINSTATED.")),
        "GDCDecisionNoticeMethod": Field(_METHOD),
        "IRPRequestMethod": Field(_METHOD),
        "IRPOutcome": Field(_word("IRPOutcome", "T-022", "Choose UPHELD, RECOMMEND or QUASHED.")),
        "IRPDecisionNoticeMethod": Field(_METHOD),
        "IRPPaymentOrdered": Field(_yes_no),
        "ReconsiderOutcome": Field(
            _word("ReconsiderOutcome", "T-023", "Choose REINSTATED or DECLINED.")
        ),
        "Status": Field(as_text),
    },
    "Pupils": {
        **_ABOUT_THE_CHILD,
        "SENStage": Field(_word("SEN", "T-026", "Choose N, K or E."), doubt=True),
        "SocialWorker": Field(_worker, doubt=True),
    },
    "Schools": {
        column: Field(as_text)
        for column in (
            "SchoolDfE",
            "Name",
            "ShortName",
            "Phase",
            "Type",
            "Governance",
            "CalendarID",
        )
    },
    "Calendar": {
        column: Field(as_text)
        for column in (
            "CalendarID",
            "Date",
            "DayType",
            "Sessions",
            "LocalTerm",
            "LegalTerm",
            "Note",
        )
    },
    "CalendarIndex": {column: Field(as_text) for column in ("CalendarID", "Name", "First", "Last")},
}
"""Every column read, by kind of table. Calendars are read by the calendar reader, as dates."""

IN_1904: Mapping[Read, Read] = {
    as_date: partial(as_date, date1904=True),
    _day_out: partial(_day_out, date1904=True),
    _birth: partial(_birth, date1904=True),
}
"""The reader to use instead, in a workbook that counts its days from 1904."""
TEXTS = frozenset({as_text})
REFERENCES = frozenset({_reference})
"""Readers that hand back a tidy text as it is; the second kind only if it ends in a figure."""
REAL_DATES: frozenset[Read] = frozenset({*IN_1904, *IN_1904.values()})
"""Readers that hand back a real date as it is, if its year can be right."""


TEXTS_KEPT = 16_384
"""The same words and numbers stand in many cells."""


def columns_read(kind: str) -> Mapping[str, Field]:
    """The columns of a kind of table that something is read from."""
    return FIELDS[kind]


@lru_cache(maxsize=TEXTS_KEPT)
def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing: ``N/A``, ``-``, ``none``, ``tbc``."""
    return normal(text) in NOTHING and MARKS.isdisjoint(text)


@cache
def words(column: str) -> Mapping[str, str]:
    """Words with one meaning for a list column, spelled as column names are compared."""
    return {
        normal(row["word"]): row["value"]
        for row in data.rows("cell_words")
        if row["column"] == column
    }


@cache
def _councils() -> Mapping[str, str]:
    """Councils by code and by name, former ones too; today's wins a name two have had."""
    former_first = sorted(data.rows("local_authorities"), key=lambda row: row["status"] == "live")
    found = {normal(row["name"]): row["code"] for row in former_first}
    return found | {row["code"]: row["code"] for row in former_first}
