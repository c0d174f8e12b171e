"""Stand-ins for Excel: sheets that fail when told to, with the errors Windows raises."""

from __future__ import annotations

from types import SimpleNamespace

from daysix.desk.live_extras import ExcelOnWindows


class com_error(Exception):  # noqa: N801 - the name under which Windows' library raises it
    """As pywin32 raises it: a number, and what the program itself said."""

    def __init__(self, hresult, inside=None) -> None:
        super().__init__(hresult)
        self.hresult = hresult
        self.excepinfo = (0, "Microsoft Excel", "", "", 0, inside) if inside else None


class FakeRange:
    def __init__(self, sheet, first, last) -> None:
        self.sheet, self.first, self.last = sheet, first, last

    def _spots(self):
        return [
            [(row, column) for column in range(self.first[1], self.last[1] + 1)]
            for row in range(self.first[0], self.last[0] + 1)
        ]

    def options(self, **asked):
        assert asked["ndim"] == 2
        return self

    @property
    def value(self):
        return [[self.sheet.cells.get(spot) for spot in line] for line in self._spots()]

    @value.setter
    def value(self, rows) -> None:
        self.sheet.writes.append((self.first, self.last))
        if len(self.sheet.writes) in self.sheet.fails:
            raise self.sheet.fails[len(self.sheet.writes)]
        for line, values in zip(self._spots(), rows, strict=True):
            for spot, value in zip(line, values, strict=True):
                kept = value[1:] if isinstance(value, str) and value[:1] == "'" else value
                self.sheet.cells[spot] = self.sheet.turns_into.get(kept, kept)

    @property
    def number_format(self):
        found = {self.sheet.formats.get(spot, "General") for line in self._spots() for spot in line}
        return found.pop() if len(found) == 1 else None

    @number_format.setter
    def number_format(self, code) -> None:
        self.sheet.formats |= {spot: code for line in self._spots() for spot in line}


class FakeSheet:
    """A sheet that fails at the writes named in ``fails``, counted from 1."""

    name = "Exclusions"

    def __init__(self, cells=(), *, fails=(), turns_into=()) -> None:
        self.cells = dict(cells)
        self.formats: dict[tuple[int, int], str] = {}
        self.fails = dict(fails)
        self.turns_into = dict(turns_into)
        self.writes: list[object] = []

    def range(self, first, last=None):
        return FakeRange(self, first, last or first)


class FakeExcel(ExcelOnWindows):
    """Excel's own words; none of them needs Excel here."""


class FakeEngine:
    def __init__(self, name="excel") -> None:
        self.name = name


class FakeBook:
    def __init__(self, name, window=0, fails=None) -> None:
        self._name, self.fails = name, fails
        windows = type("Window", (), {"Hwnd": window})
        self.api = SimpleNamespace(Windows=lambda _number: windows, Date1904=False)

    @property
    def name(self):
        return self._name

    @property
    def sheets(self):
        raise self.fails


class FakeApp:
    def __init__(self, *books, name="excel") -> None:
        self.engine, self.books = FakeEngine(name), books
