"""Numbers that name a child, a school or a provider: their shape and their check characters.

Each reader returns a :class:`Checked`: the tidy form, whether it is right, and sentences for
what is not. Whether the number is *in our lists* is another question, asked by the checks.
Rulebook ID-01 to ID-03; wording P-001 to P-004 of the check catalogue.
"""

from __future__ import annotations

from operator import mul

from daysix import data
from daysix.records import NamedTuple

UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The check letters in order of remainder; no I, O or S, which look like digits."""

UPN_LENGTH, ULN_LENGTH, LAESTAB_LENGTH, UKPRN_LENGTH = 13, 10, 7, 8
URN_LENGTHS = (5, 6)
DIGITS = frozenset("0123456789")
TEMPORARY = "P-004"

_areas: set[str] = set()
_PLACES = range(2, UPN_LENGTH + 1)
_WORTH = {letter: worth for worth, letter in enumerate(UPN_LETTERS)} | {d: int(d) for d in DIGITS}


class Problem(NamedTuple):
    """One thing wrong: the check's id, its level, and the sentence."""

    code: str
    level: str
    message: str


class Checked(NamedTuple):
    """A number as read: ``value`` tidied (blank when nothing was typed), and its problems.

    ``expected`` is the check letter or digit the other characters call for, blank if they are
    not fit to work it out.
    """

    value: str
    problems: tuple[Problem, ...] = ()
    expected: str = ""

    @property
    def ok(self) -> bool:
        """True if it is a valid number; a temporary UPN is valid, and still worth replacing."""
        return bool(self.value) and all(each.code == TEMPORARY for each in self.problems)


def check_upn(typed: object) -> Checked:
    """Check a unique pupil number: shape, check letter, council, whether temporary.

    Lower case and spaces are tidied. The council is judged against today's list, former codes and
    the other areas that give numbers, as a question of its own: a wrong council code never makes
    a check letter wrong.
    """
    upn = _tidy(typed).upper()
    misshapen = _upn_shape(upn)
    if misshapen:
        return Checked(upn, (Problem("P-001", "error", misshapen),))
    problems = []
    expected = upn_check_letter(upn)
    if upn[0] != expected:
        sentence = f"UPN check letter should be {expected}. Ask the school."
        problems.append(Problem("P-002", "query", sentence))
    if upn[1:4] not in upn_areas():
        sentence = "Characters 2 to 4 are not a council code."
        problems.append(Problem("P-003", "query", sentence))
    if upn[-1] not in DIGITS:
        sentence = "This is a temporary UPN. Replace when you can."
        problems.append(Problem(TEMPORARY, "query", sentence))
    return Checked(upn, tuple(problems), expected)


def upn_check_letter(upn: str) -> str:
    """Work out the check letter of a well-shaped UPN; its first character is not looked at.

    Character n counts n times, for n = 2 to 13; the remainder on dividing by 23 picks the letter.
    The final letter of a temporary UPN counts as its place in the same row of letters.
    """
    return UPN_LETTERS[sum(map(mul, _PLACES, map(_WORTH.__getitem__, upn[1:]))) % 23]


def upn_areas() -> set[str]:
    """Give every area code a UPN may carry: councils now and before, and the other areas."""
    if not _areas:
        _areas.update(row["code"] for row in data.rows("local_authorities"))
        for row in data.rows("upn_area_codes"):
            _areas.update(f"{n:03d}" for n in range(int(row["first"]), int(row["last"]) + 1))
    return _areas


def _upn_shape(upn: str) -> str:
    """Say what is wrong with the shape, or nothing."""
    if len(upn) == UPN_LENGTH and upn.isascii() and upn[0].isalpha() and upn[1:].isdigit():
        return ""  # as nearly every number there is
    if len(upn) != UPN_LENGTH:
        return f"UPN must be one letter and 12 characters. This has {len(upn)}."
    if not ("A" <= upn[0] <= "Z"):
        return f'UPN must begin with a letter. This begins with "{upn[0]}". Ask the school.'
    for place, character in enumerate(upn[1:-1], start=2):
        if character not in DIGITS:
            return (
                f'Character {place} of a UPN must be a number, not "{character}". Ask the school.'
            )
    if upn[-1] not in DIGITS and upn[-1] not in UPN_LETTERS:
        return f'A UPN cannot end in "{upn[-1]}". Ask the school.'
    return ""


def check_uln(typed: object) -> Checked:
    """Check a unique learner number: ten digits, the last of them a check digit (ID-02).

    The first nine count 10, 9, ... 2 times; the check digit is 10 less the remainder on dividing
    by 11, and a remainder of nought is never issued.
    """
    uln = _tidy(typed)
    if not _all_digits(uln) or len(uln) != ULN_LENGTH:
        return _wrong(uln, "ID-02", f'A ULN has {ULN_LENGTH} digits. "{uln}" does not. Check it.')
    remainder = sum(w * int(c) for w, c in zip(range(10, 1, -1), uln, strict=False)) % 11
    if remainder == 0:
        return _wrong(uln, "ID-02", f'"{uln}" cannot be a ULN: none is issued that begins so.')
    expected = str(10 - remainder)
    if uln[-1] != expected:
        sentence = f"ULN should end in {expected}, not {uln[-1]}. Check it with the school."
        return Checked(uln, (Problem("ID-02", "query", sentence),), expected)
    return Checked(uln, expected=expected)


def check_laestab(typed: object) -> Checked:
    """Check a school's DfE number, tidied to seven digits: ``925/4001`` is ``9254001`` (ID-03).

    The council part is judged as a question of its own.
    """
    tidy = _tidy(typed)
    head, mark, tail = _split(tidy)
    number = head + tail
    shaped = _all_digits(number) and len(number) == LAESTAB_LENGTH
    if not shaped or (mark and len(head) != 3):  # noqa: PLR2004 - a council code has three digits
        return _wrong(
            tidy,
            "ID-03",
            f"A school number is three digits for the council and four "
            f'for the school, such as 925/4001. "{tidy}" is not. Check it.',
        )
    if number[:3] not in {row["code"] for row in data.rows("local_authorities")}:
        sentence = f"School number {number} begins with {number[:3]}, which is not a council code."
        return Checked(number, (Problem("ID-03", "query", sentence),))
    return Checked(number)


def check_urn(typed: object) -> Checked:
    """Check a school's unique reference number: five or six digits (ID-03)."""
    urn = _tidy(typed)
    if _all_digits(urn) and len(urn) in URN_LENGTHS and urn[0] != "0":
        return Checked(urn)
    return _wrong(urn, "ID-03", f'A URN has five or six digits. "{urn}" does not. Check it.')


def check_ukprn(typed: object) -> Checked:
    """Check a provider's number: eight digits, the first of them 1 (ID-03)."""
    ukprn = _tidy(typed)
    if _all_digits(ukprn) and len(ukprn) == UKPRN_LENGTH and ukprn[0] == "1":
        return Checked(ukprn)
    sentence = f'A UKPRN has eight digits and begins with 1. "{ukprn}" does not. Check it.'
    return _wrong(ukprn, "ID-03", sentence)


def _tidy(typed: object) -> str:
    """Give the text without spaces; a whole number from a cell without its ``.0``."""
    if typed is None or isinstance(typed, bool):
        return ""
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    return "".join(str(typed).split())


def _split(text: str) -> tuple[str, str, str]:
    for mark in "/-":
        if mark in text:
            return text.partition(mark)
    return text, "", ""


def _all_digits(text: str) -> bool:
    # str.isdigit() also takes superscripts and other scripts' digits.
    return bool(text) and set(text) <= DIGITS


def _wrong(value: str, code: str, message: str) -> Checked:
    return Checked(value, (Problem(code, "error", message),))
