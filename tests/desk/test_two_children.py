"""Two children for one workbook: what they read together is what one reads alone."""

import pytest

from daysix.desk import child, children, excel, reading
from daysix.desk.child import Child, MustBeAlone, Share
from daysix.desk.children import Two, reader_of
from daysix.law.errors import BadInput
from tests.benchmarks import odd_books


@pytest.fixture
def book(tmp_path):
    """Three sheets, of one, two and three rows."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for rows, name in enumerate(("Small", "Middle", "Large"), start=1):
        sheet = made.create_sheet(name)
        for number in range(rows):
            sheet.append([f"{name} {number}", number])
    made.save(tmp_path / "a.xlsx")
    return (tmp_path / "a.xlsx").read_bytes()


def rows_of(sheets):
    return [(sheet.name, [list(row) for row in sheet.rows]) for sheet in sheets]


@pytest.mark.parametrize(
    "apart", [{"Middle"}, {"Large", "Small"}, {"Small", "Middle", "Large"}, {"Nothing so named"}]
)
def test_every_sheet_is_read_once_and_in_its_place_however_they_are_shared(book, apart):
    assert rows_of(Two(book, "a.xlsx", frozenset(apart)).sheets()) == [
        ("Small", [["Small 0", 0.0]]),
        ("Middle", [["Middle 0", 0.0], ["Middle 1", 1.0]]),
        ("Large", [["Large 0", 0.0], ["Large 1", 1.0], ["Large 2", 2.0]]),
    ]


def test_the_smaller_half_is_set_apart_where_that_is_worth_a_child(book, monkeypatch):
    monkeypatch.setattr(children, "WORTH_A_CHILD", 1)
    assert children._set_apart(book, "a.xlsx") == {"Small"}
    two = reader_of(book, "a.xlsx")
    assert isinstance(two, Two)
    assert [sheet.name for sheet in two.sheets()] == ["Small", "Middle", "Large"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", odd_books.tracker()])
def test_a_short_or_a_broken_file_is_for_one_child(content):
    one = reader_of(content, "a.xlsx")
    one.end()
    assert isinstance(one, Child)


def test_what_only_the_other_reader_reads_is_for_one_child(monkeypatch):
    broken = odd_books.tracker().replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheet1.xmx")
    with pytest.raises(MustBeAlone):
        Two(broken, "a.xlsx", frozenset({"Nothing so named"})).sheets()


def test_a_share_without_room_is_for_one_child_who_may_use_more(book, monkeypatch):
    greedy = child.COMMAND.replace("import serve; serve()", "import serve, _limit; _limit(100)")
    greedy += "\ntry: x = bytearray(200 << 20)\nexcept MemoryError: import os; os.abort()"
    monkeypatch.setattr(child, "COMMAND", greedy)
    monkeypatch.setattr(child, "_memory_watch", lambda: lambda _process: 1 << 40)
    with pytest.raises(MustBeAlone):
        Two(book, "a.xlsx", frozenset({"Small"})).sheets()
    with pytest.raises(BadInput) as refused:
        Child(book, "a.xlsx").sheets()
    assert refused.value.code == "T-034"


def test_two_who_take_too_long_are_both_ended(book, monkeypatch):
    monkeypatch.setattr(child, "COMMAND", "while True: pass")
    monkeypatch.setattr(child, "SECONDS", 1)
    two = Two(book, "a.xlsx", frozenset({"Small"}))
    with pytest.raises(BadInput) as refused:
        two.sheets()
    assert refused.value.code == "T-033"
    assert [one._process.poll() is None for one in two._children] == [False, False]


def test_a_workbook_two_cannot_read_is_read_by_one(book, monkeypatch):
    class Useless:
        def sheets(self):
            raise MustBeAlone

        def end(self):
            return None

    monkeypatch.setattr(children, "reader_of", lambda _content, _name: Useless())
    found, _ = reading._side_by_side(book, "a.xlsx")
    assert [sheet.name for sheet in found] == ["Small", "Middle", "Large"]


def test_a_share_is_told_from_everything():
    assert Share(frozenset({"Small"})) != child.EVERYTHING
    assert Share(frozenset(), of_these=True) != child.EVERYTHING


def test_what_is_to_be_done_meanwhile_is_done_once_the_guard_is_content(book):
    done = []
    found, _ = reading._side_by_side(book, "a.xlsx", lambda: done.append("ready"))
    assert (done, len(found)) == (["ready"], 3)


def test_a_ticked_box_is_never_taken_for_the_number_one():
    rows = [[1.0, "a"], [True, "a"], [0.0, False], [1.0, 1]]
    told = [*excel.tidied(rows, mend=False)]
    assert [[type(cell) for cell in row] for row in told] == [
        [float, str],
        [bool, str],
        [float, bool],
        [float, int],
    ]
    assert told == rows
