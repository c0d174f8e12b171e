"""Code lists by date: what a code means, whether it was in use that day, and what to say if not.

Lists are tables in ``daysix.data``. A code that was real at another time is a question, not a
refusal: start dates of new codes are not always published (see data/SOURCES.md). Rulebook 13.2.
"""

from __future__ import annotations

from datetime import date

from daysix import data
from daysix.law.finding import ERROR, NOTE, QUERY
from daysix.records import NamedTuple


class CodeAnswer(NamedTuple):
    """What a list says about one typed code.

    ``code`` is the code to use (``SUSP`` for a typed ``FIXD``), blank if unknown. ``known`` means
    in the list at any time, ``in_force`` on the day asked about. ``rule``, ``level`` and
    ``message`` are blank when there is nothing to say. ``doubt`` names what our source leaves
    open: ``start``, ``end`` or ``label``.
    """

    typed: str
    code: str
    known: bool
    in_force: bool
    label: str = ""
    rule: str = ""
    level: str = ""
    message: str = ""
    doubt: str = ""

    @property
    def ok(self) -> bool:
        """Nothing to fix and nothing to check; a note at most."""
        return self.level in {"", NOTE}


class CodeList:
    """One code list.

    Parameters
    ----------
    table
        Name of the table in ``daysix.data``.
    unknown
        Sentence for a code in no list, with ``{v}`` for what was typed.
    rule
        Id of the check the sentences belong to.
    begins
        First day the list as a whole speaks for; before it, absence proves nothing.
    """

    def __init__(self, table: str, *, unknown: str, rule: str, begins: date | None = None) -> None:
        self.table, self.unknown, self.rule, self.begins = table, unknown, rule, begins
        self._by_code: dict[str, dict[str, str]] = {}

    def answer(self, typed: object, on: date | None = None) -> CodeAnswer:
        """Look up a code as typed, on a day (None: at any time).

        Capitals and spaces round the code do not matter; nothing else is forgiven.
        """
        text = _text(typed)
        row = self._rows().get(text.upper())
        if row is None:
            sentence = self.unknown.replace("{v}", text)
            return CodeAnswer(
                text, "", known=False, in_force=False, rule=self.rule, level=ERROR, message=sentence
            )
        if row.get("read_as"):
            return self._read_as(text, row["read_as"])
        said = self._out_of_force(row, on) if on else ""
        return CodeAnswer(
            text,
            row["code"],
            known=True,
            in_force=not said,
            label=row["label"],
            rule=self.rule if said else "",
            level=QUERY if said else "",
            message=said,
            doubt=row.get("doubt") or "",
        )

    def codes(self, on: date | None = None) -> list[str]:
        """List the codes in force on a day (None: all), in the table's order; for drop-downs."""
        return [
            row["code"]
            for row in self._rows().values()
            if not row.get("read_as") and not (on and self._edge(row, on))
        ]

    def label(self, code: str) -> str:
        """Give the label of a code in the list, or the code itself."""
        row = self._rows().get(code.upper())
        return row["label"] if row else code

    def _rows(self) -> dict[str, dict[str, str]]:
        if not self._by_code:
            self._by_code = {row["code"].upper(): row for row in data.rows(self.table)}
        return self._by_code

    def _read_as(self, text: str, code: str) -> CodeAnswer:
        label = self.label(code)
        message = f'"{text.upper()}" is the old word. I read it as {code} ({label.lower()}).'
        return CodeAnswer(
            text,
            code,
            known=True,
            in_force=True,
            label=label,
            rule="X-004",
            level=NOTE,
            message=message,
        )

    def _edge(self, row: dict[str, str], on: date) -> str:
        if row["valid_from"] and on < date.fromisoformat(row["valid_from"]):
            return "before"
        if row["valid_to"] and on > date.fromisoformat(row["valid_to"]):
            return "after"
        return ""

    def _out_of_force(self, row: dict[str, str], on: date) -> str:
        edge = self._edge(row, on)
        if not edge:
            return ""
        name = f'"{row["code"]}" ({row["label"]})'
        if edge == "after":
            return (
                f"{name} was last used on {_day(row['valid_to'])}. "
                f"Choose a code in use on {_day(on)}."
            )
        if self.begins and on < self.begins:
            return (
                f"I hold these codes from {_day(self.begins)} only, and this is dated "
                f"{_day(on)}. Check the code against the list in use then."
            )
        unsure = " at the earliest" if "start" in (row.get("doubt") or "") else ""
        return (
            f"{name} came into use on {_day(row['valid_from'])}{unsure}. "
            f"Is it right for {_day(on)}?"
        )


REASONS_BEGIN = date(2020, 9, 1)

REASONS = CodeList(
    "exclusion_reasons",
    rule="X-025",
    begins=REASONS_BEGIN,
    unknown='"{v}" is not a reason code used since September 2020.',
)
CATEGORIES = CodeList(
    "exclusion_categories",
    rule="X-003",
    unknown='Choose PERM, SUSP or LNCH. "{v}" is not used.',
)


def reason(code: object, on: date | None = None) -> CodeAnswer:
    """Look up a reason code on the day of the exclusion (X-025)."""
    return REASONS.answer(code, on)


def category(code: object, on: date | None = None) -> CodeAnswer:
    """Look up an exclusion category; ``FIXD`` is read as ``SUSP`` (X-003, X-004)."""
    return CATEGORIES.answer(code, on)


def code_list(table: str, *, what: str, rule: str = "HOUSE") -> CodeList:
    """Make a list for any other table; ``what`` is the officer's word, e.g. ``"ethnicity"``."""
    unknown = f'"{{v}}" is not in the list for {what}. Choose one from the list.'
    return CodeList(table, unknown=unknown, rule=rule)


def authority(code: object, on: date | None = None) -> CodeAnswer:
    """Look up a three-digit council code, today's or a former one (None: at any time)."""
    return _AUTHORITIES.answer(code, on)


class _Authorities(CodeList):
    """Councils: the table says ``name`` where the others say ``label``."""

    def _rows(self) -> dict[str, dict[str, str]]:
        if not self._by_code:
            self._by_code = {
                row["code"]: {**row, "label": row["name"]} for row in data.rows(self.table)
            }
        return self._by_code


_AUTHORITIES = _Authorities(
    "local_authorities",
    rule="HOUSE",
    unknown='"{v}" is not a council code. Type three digits, such as 925 for Lincolnshire.',
)


def _text(typed: object) -> str:
    if typed is None:
        return ""
    if isinstance(typed, float) and typed.is_integer():
        return str(int(typed))
    return str(typed).strip()


def _day(day: date | str) -> str:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {day:%B %Y}"
