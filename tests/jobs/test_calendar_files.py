"""Term dates from files of every kind, and every way a file can be wrong."""

from __future__ import annotations

import json
import sys
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.calendars.book import CalendarBook
from daysix.jobs.calendars.choice import calendars_from
from daysix.jobs.calendars.files import LARGEST, read_calendars
from daysix.law.errors import BadInput, CannotTell


def saved(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def only(path):
    (calendar,) = read_calendars(path)
    return calendar


def ics(*entries, name="X-WR-CALNAME:Ash Grove"):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ash Grove//EN"]
    lines += [name] if name else []
    for number, entry in enumerate(entries):
        lines += ["BEGIN:VEVENT", f"UID:{number}@ash.example", "DTSTAMP:20260901T000000Z"]
        lines += [*entry, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def all_day(summary, first, end=None, *more):
    lines = [f"SUMMARY:{summary}", f"DTSTART;VALUE=DATE:{first}"]
    return [*lines, *([f"DTEND;VALUE=DATE:{end}"] if end else []), *more]


AUTUMN = all_day("Autumn term", "20260902", "20261219")  # the end is the day after the last
HALF_TERM = all_day("Half-term", "20261026", "20261031")
TERM_ROWS = """Term,Start,End
Autumn,02/09/2026,18/12/2026
Half-term,26/10/2026,30/10/2026
INSET day,02/09/2026,
Closed,03/12/2026,
"""


FORMS = [
    ("a.csv", TERM_ROWS),
    ("a.txt", TERM_ROWS),
    ("a.tsv", TERM_ROWS.replace(",", "\t")),
    ("a.csv", TERM_ROWS.replace(",", ";")),
    ("a.csv", "\ufeff" + TERM_ROWS),
    ("a.csv", TERM_ROWS.encode("utf-16")),
    ("a.csv", "\n\n" + TERM_ROWS + "\n,,\n"),
    (
        "a.csv",
        """Type,Start,End,Name
Term,2026-09-02,2026-12-18,Autumn
Half-term,2026-10-26,2026-10-30,October
INSET,2026-09-02,,
Closure,2026-12-03,,
""",
    ),
    (
        "a.csv",
        """Name,Term,First day,Last day
Ash Grove,Autumn term,2 September 2026,18 December 2026
Ash Grove,Half term,26 October 2026,30 October 2026
Ash Grove,Training day,2 September 2026,
Ash Grove,School closed,3 December 2026,
""",
    ),
    (
        "a.ics",
        ics(
            AUTUMN,
            HALF_TERM,
            all_day("INSET day", "20260902"),
            all_day("School closed", "20261203", "20261204"),
        ),
    ),
    (
        "a.ics",
        ics(
            all_day("Ash Grove: Term starts", "20260902"),
            all_day("Ash Grove: Term ends", "20261218"),
            all_day("Ash Grove: Half-term", "20261026", "20261031"),
            all_day("Ash Grove: INSET day", "20260902"),
            all_day("Ash Grove: School closed", "20261203"),
            name="",
        ),
    ),
]


@pytest.mark.parametrize(("name", "text"), FORMS, ids=map(str, range(len(FORMS))))
def test_one_calendar_in_many_forms(tmp_path, name, text):
    book = read_calendars(saved(tmp_path, name, text))
    (calendar,) = book
    assert calendar.nth_after(date(2026, 9, 1), 1) == date(2026, 9, 3)  # Thursday, after INSET
    assert calendar.nth_after(date(2026, 10, 23), 1) == date(2026, 11, 2)  # Monday after half-term
    assert calendar.nth_after(date(2026, 12, 2), 1) == date(2026, 12, 4)  # Friday after a closure
    assert calendar.days[-1] == date(2026, 12, 18)  # a Friday
    assert len(calendar.days) == 71  # 78 weekdays, less 5, 1 and 1
    assert book.find("Any school") is calendar


def test_the_name_comes_from_the_file_where_nothing_else_says(tmp_path):
    assert only(saved(tmp_path, "Ash Grove.csv", TERM_ROWS)).name == "Ash Grove"
    assert only(saved(tmp_path, "x.ics", ics(AUTUMN))).name == "Ash Grove"
    prefixed = ics(
        all_day("Holiday Road: Autumn term", "20260902", "20261219"),
        all_day("Holiday Road: Half-term", "20261026", "20261031"),
        name="",
    )
    read = only(saved(tmp_path, "y.ics", prefixed))
    assert (read.name, len(read.days)) == ("Holiday Road", 73)


def test_a_list_for_several_schools(tmp_path):
    text = """School,Term,Start,End
Ash Grove,Autumn,2026-09-02,2026-12-18
Birch Hill,Autumn,2026-09-03,2026-12-18
"""
    book = read_calendars(saved(tmp_path, "a.csv", text))
    assert book.for_school("birch hill").days[0] == date(2026, 9, 3)
    with pytest.raises(CannotTell):
        book.for_school("Cedar Park")


def test_one_named_school_does_not_stand_for_all(tmp_path):
    text = "School,Term,Start,End\nAsh Grove,Autumn,2026-09-02,2026-12-18\n"
    book = read_calendars(saved(tmp_path, "a.csv", text))
    assert book.for_school("Ash Grove").name == "Ash Grove"
    assert book.find("Birch Hill") is None


def test_a_list_may_say_which_schools_keep_it(tmp_path):
    text = """Calendar,Schools,Term,Start,End
County,9254001; Birch Hill,Autumn,2026-09-02,2026-12-18
Trust,*,Autumn,2026-09-03,2026-12-18
"""
    book = read_calendars(saved(tmp_path, "a.csv", text))
    assert book.for_school("925/4001").name == "County"
    assert book.for_school("Birch Hill").name == "County"
    assert book.for_school("Cedar Park").name == "Trust"


def test_a_list_of_days_is_read_as_the_calendar_sheet(tmp_path):
    text = """CalendarID,Date,DayType,Sessions,LegalTerm
C1,30/11/2026,SCHOOL,2,AUT
C1,01/12/2026,INSET,0,AUT
C1,02/12/2026,SCHOOL,1,AUT
"""
    calendar = only(saved(tmp_path, "a.csv", text))
    assert calendar.nth_after(date(2026, 11, 30), 1) == date(2026, 12, 2)
    assert calendar.sessions(date(2026, 12, 2)) == 1
    assert calendar.rows[date(2026, 11, 30)] == (2,)


def test_json_is_the_contract_whatever_its_ending(tmp_path):
    document = [{"name": "A", "terms": [{"start": "2026-09-02", "end": "2026-12-18"}]}]
    for name in ("a.json", "a.txt", "a"):
        assert only(saved(tmp_path, name, json.dumps(document))).name == "A"


def test_a_calendar_file_under_the_ending_of_a_list(tmp_path):
    assert len(only(saved(tmp_path, "a.txt", ics(AUTUMN, HALF_TERM))).days) == 73


@pytest.mark.parametrize("end", ["20260903", "20260902", None])
def test_a_one_day_entry_however_its_end_is_written(tmp_path, end):
    entry = all_day("INSET day", "20260902", end)
    assert only(saved(tmp_path, "a.ics", ics(AUTUMN, entry))).inset == (date(2026, 9, 2),)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (":20261130T090000", ":20261130T150000", [30]),
        (";TZID=Europe/London:20261130T090000", ";TZID=Europe/London:20261201T000000", [30]),
        (":20261129T000000Z", ":20261201T000000Z", [29, 30]),
        (":20261130T090000Z", ":20261130T090000Z", [30]),
        (":20261129T090000", ":20261130T150000", [29, 30]),
    ],
)
def test_an_entry_with_times(tmp_path, start, end, days):
    entry = ["SUMMARY:INSET day", f"DTSTART{start}", f"DTEND{end}"]
    read = only(saved(tmp_path, "a.ics", ics(AUTUMN, entry)))
    assert read.inset == tuple(date(2026, 11, one) for one in days)


def test_summer_midnight_in_universal_time_is_the_next_day_here(tmp_path):
    # 23:00 on Sunday 11 July in universal time is midnight: the entry is Monday 12 July 2027.
    summer = all_day("Summer term", "20270412", "20270722")
    entry = ["SUMMARY:INSET day", "DTSTART:20270711T230000Z", "DTEND:20270712T230000Z"]
    read = only(saved(tmp_path, "a.ics", ics(summer, entry)))
    assert read.inset == (date(2027, 7, 12),)


def test_entries_called_off_or_about_something_else_are_left_out(tmp_path):
    entries = [
        AUTUMN,
        all_day("Parents' evening", "20261112"),
        all_day("INSET day", "20261113", None, "STATUS:CANCELLED"),
    ]
    read = only(saved(tmp_path, "a.ics", ics(*entries)))
    assert read.counts(date(2026, 11, 12))
    assert read.counts(date(2026, 11, 13))


WRONG = [
    ("a.csv", "", "L-024", "a.csv is empty"),
    ("a.ics", "  \r\n ", "L-024", "a.ics is empty"),
    ("a.csv", "\n,,\n", "L-024", "is empty"),
    ("a.pdf", "%PDF-1.7", "L-022", "does not hold term dates in a form I know"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "L-026", "an older Excel file"),
    ("a.csv", "<!doctype html><p>", "L-027", "is a web page"),
    ("a.json", "<html>", "L-022", "does not hold term dates"),
    ("a.json", b"[\xff\xff]", "L-022", "does not hold term dates"),
    ("a.json", '[{"name": "A",', "L-028", "has a slip in line 1"),
    ("a.json", "[" * 100_000, "L-022", "a.json"),
    ("a.json", '{"name": "A"}', "L-010", "holds no calendars"),
    ("a.json", '[{"name": "A", "holidays": []}]', "L-014", "“holidays” is not part of"),
    ("a.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT", "L-070", "breaks off or is damaged"),
    ("a.ics", ics(), "L-071", "has 0 entries"),
    ("a.ics", ics(all_day("Sports day", "20260902")), "L-071", "has 1 entry, and none"),
    ("a.ics", ics(all_day("School closes for Christmas", "20261218")), "L-031", "whether"),
    ("a.ics", ics(all_day("INSET day", "20260902", None, "RRULE:FREQ=DAILY")), "L-072", "rule"),
    ("a.ics", ics(["SUMMARY:INSET day"]), "L-073", "cannot be read"),
    ("a.ics", ics(all_day("Half-term", "20261031", "20261026")), "L-074", "before it starts"),
    ("a.ics", ics(all_day("Autumn term", "20290902", "20291219")), "L-034", "bank holidays"),
    ("a.csv", "Week,Colour\n1,red\n", "L-060", "its first row reads Week, Colour"),
    ("a.csv", "Term,Start,End,End\nA,1,2,3\n", "L-062", "Two columns are called “end”"),
    ("a.csv", "Term,Start,End\nAutumn,02/09/2026,18/12/2026,x\n", "L-061", "Row 2 has more"),
    ("a.csv", "Term,Start,End\n", "L-064", "has headings and no rows"),
    ("a.csv", "Term,Start,End\nAutumn,02/09/2026,\n", "L-063", "has no last day"),
    ("a.csv", "Term,Start,End\nAutumn,31/09/2026,18/12/2026\n", "L-042", "Row 2 has no date"),
    ("a.csv", "Term,Start,End\nBob,02/09/2026,18/12/2026\n", "L-031", "“Bob” (row 2)"),
    ("a.csv", "Term,Start,End\n,02/09/2026,18/12/2026\n", "L-031", "(row 2)"),
    ("a.csv", "Term,Start,End\nAutumn,18/12/2026,02/09/2026\n", "L-033", "before it starts"),
    ("a.csv", "CalendarID,Date,DayType\nC1,02/09/2026,SKOOL\n", "L-044", "Row 2 of the"),
]


@pytest.mark.parametrize(
    ("name", "text", "code", "sentence"),
    WRONG,
    ids=[f"{place}-{wrong[2]}" for place, wrong in enumerate(WRONG)],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(tmp_path, name, text, code, sentence):
    with pytest.raises(BadInput) as refused:
        read_calendars(saved(tmp_path, name, text))
    assert refused.value.code == code
    assert sentence in refused.value.message


def test_a_folder_a_missing_file_and_a_name_that_cannot_be(tmp_path):
    for path, code in (
        (tmp_path, "L-020"),
        (tmp_path / "none.csv", "L-021"),
        (tmp_path / ("x" * 300 + ".csv"), "L-023"),
        (tmp_path / "a\0b.csv", "L-023"),
    ):
        with pytest.raises(BadInput) as refused:
            read_calendars(path)
        # Some systems say of a name that is too long that there is no such file.
        assert refused.value.code in {code, "L-021" if len(path.name) > 255 else code}


def test_a_file_that_may_not_be_opened(tmp_path, monkeypatch):
    path = saved(tmp_path, "a.csv", TERM_ROWS)

    def locked(*_arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", locked)
    with pytest.raises(BadInput, match="Close it and try again") as refused:
        read_calendars(path)
    assert refused.value.code == "L-023"


def test_a_file_far_too_large(tmp_path):
    with pytest.raises(BadInput) as refused:
        read_calendars(saved(tmp_path, "a.csv", b"x" * (LARGEST + 1)))
    assert refused.value.code == "L-025"


def test_a_workbook_goes_to_the_reader_of_workbooks(tmp_path, monkeypatch):
    path = saved(tmp_path, "team.xlsx", b"PK\x03\x04 and the rest")
    book = CalendarBook([])
    asked = []

    def calendars_in_workbook(given):
        asked.append(given)
        return book

    reader = SimpleNamespace(calendars_in_workbook=calendars_in_workbook)
    monkeypatch.setitem(sys.modules, "daysix.jobs.calendars.in_tracker", reader)
    assert read_calendars(path) is book
    assert asked == [path]


GOOD_FILES = [
    ("a.ics", ics(AUTUMN, HALF_TERM, all_day("INSET day", "20260902"))),
    ("a.csv", TERM_ROWS),
    ("a.csv", "CalendarID,Date,DayType\nC1,30/11/2026,SCHOOL\nC1,01/12/2026,INSET\n"),
    ("a.json", '[{"name": "A", "terms": [{"start": "2026-09-02", "end": "2026-12-18"}]}]'),
]


@given(
    st.sampled_from(GOOD_FILES),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4), st.integers(0, 30)), max_size=4),
)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(tmp_path_factory, good, damage):
    name, text = good
    content = text.encode("utf-8")
    for where, put, cut in damage:
        place = int(where * len(content))
        content = content[:place] + put + content[place + cut :]
    path = saved(tmp_path_factory.mktemp("damaged"), name, content)
    book, said = outcome(path)
    assert len(book) >= 1 if said is None else said.endswith(".")


def outcome(path):
    """The calendars, or the sentence that refuses them; anything else fails the test."""
    try:
        return read_calendars(path), None
    except BadInput as refused:
        return None, refused.message


def test_the_quick_reader_of_json_refuses_in_the_same_words(tmp_path):
    page = saved(tmp_path, "calendars.json", "<html>")
    for read in (read_calendars, calendars_from):
        with pytest.raises(BadInput, match="does not hold term dates") as refused:
            read(page)
        assert refused.value.code == "L-022"


def test_a_list_saved_under_a_name_for_json_is_read_for_what_it_is(tmp_path):
    name = saved(tmp_path, "calendars.json", ics(all_day("Autumn term", "20260902", "20261219")))
    (calendar,) = calendars_from(name)
    assert calendar.counts(date(2026, 9, 2))  # a Wednesday
