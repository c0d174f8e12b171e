"""Calendar entries: the right day, the same name every time, and nobody named."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest

from daysix.jobs.results.ics import calendar_text, write_calendar
from daysix.law.answer import EARLIEST, WINDOW, Refusal
from daysix.law.errors import BadInput
from tests.jobs.made import EDUCATION, MONDAY, case_on, due_on, row

CANARY = "Zebedee Canaryson"


def events(rows, **more):
    text = calendar_text(rows, as_of=more.pop("as_of", MONDAY), **more)
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def summaries(rows, **more):
    return [str(event["SUMMARY"]) for event in events(rows, **more)]


def test_one_entry_in_full():
    (event,) = events([row(14, due_on("Fri 18 Dec 2026", part="first meeting"))])
    assert str(event["UID"]) == "2026-0014-GB-01-first-meeting@daysix.example"
    assert str(event["SUMMARY"]) == (
        "2026-0014 governors decide on reinstatement (first meeting) by today"
    )
    assert str(event["DESCRIPTION"]) == (
        "Must be done by governing board. Rule GB-01, counted by Day Six from 27 November 2026. "
        "The tracker holds the rest."
    )
    assert event["DTSTAMP"].dt == datetime(2026, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("as_of", "due", "start", "end"),
    [
        (MONDAY, "Fri 18 Dec 2026", b"20261218", b"20261219"),  # winter time
        (date(2026, 6, 1), "Fri 26 Jun 2026", b"20260626", b"20260627"),  # summer time
        (date(2026, 10, 1), "Sat 24 Oct 2026", b"20261024", b"20261025"),  # the night they change
        (date(2026, 10, 1), "Sun 25 Oct 2026", b"20261025", b"20261026"),
        (date(2026, 12, 1), "Thu 31 Dec 2026", b"20261231", b"20270101"),
    ],
)
def test_a_whole_day_and_no_clock_time(as_of, due, start, end):
    case = case_on(
        as_of=as_of, events=[{"type": "suspension", "first_day": "2026-05-18", "days": 1}]
    )
    text = calendar_text([row(2, due_on(due, case=case))], as_of=as_of)
    assert b"DTSTART;VALUE=DATE:" + start + b"\r\n" in text
    assert b"DTEND;VALUE=DATE:" + end + b"\r\n" in text
    assert b"TZID" not in text


def test_no_name_nor_free_text_gets_in():
    rows = [
        row(
            14,
            due_on("Fri 18 Dec 2026", message=f"Tell {CANARY}", convention=CANARY),
            due_on("Fri 11 Dec 2026", rule=EDUCATION),
            Refusal(None, "D-005", f"No dates for {CANARY}"),
            child=CANARY,
            school=f"{CANARY} School",
            case_id=CANARY,
            file=f"{CANARY}.xlsx",
            sheet=CANARY,
            notes=[CANARY],
        )
    ]
    text = calendar_text(rows, as_of=MONDAY).replace(b"\r\n ", b"").decode()
    assert text.count("BEGIN:VEVENT") == 2
    for piece in ("Zebedee", "Canary", "canary", "zebedee"):
        assert piece not in text
    assert summaries(rows)[0].startswith("Row 14 ")


@pytest.mark.parametrize(
    ("case_id", "shown"),
    [
        ("2026-0014", "2026-0014"),
        ("2026-123456", "2026-123456"),
        ("14", "14"),
        ("1234567", "1234567"),
        ("2026-1234567", "Row 9"),
        ("12345678", "Row 9"),  # could be a birthday: 1234-56-78
        ("1234567890", "Row 9"),  # could be a learner's own number
        ("2012-02-03", "Row 9"),
        ("2026-0014a", "Row 9"),
        ("H243278544154", "Row 9"),
        ("-", "Row 9"),
        ("٢٠٢٦-٠٠١٤", "Row 9"),
    ],
)
def test_only_a_case_number_is_shown(case_id, shown):
    (summary,) = summaries([row(9, due_on("Fri 18 Dec 2026"), case_id=case_id)])
    assert summary.startswith(f"{shown} governors")


def test_only_what_is_still_to_be_met_in_order_of_date():
    rows = [
        row(2, due_on("Fri 18 Dec 2026"), due_on("Fri 18 Dec 2026", part="b", nature=WINDOW)),
        row(3, due_on("Mon 30 Nov 2026"), due_on("Fri 18 Dec 2026", part="b", nature=EARLIEST)),
        row(4, due_on("Fri 27 Nov 2026")),
        row(5, due_on("Tue 1 Dec 2026", done_on=MONDAY)),
        row(6, due_on("Tue 1 Dec 2026", status="should")),
        row(7, due_on("Tue 1 Dec 2026", status="local")),
    ]
    assert [text[:9] for text in summaries(rows)] == ["2026-0003", "2026-0006", "2026-0002"]
    assert [text[:9] for text in summaries(rows, statuses=["must"])] == ["2026-0003", "2026-0002"]
    assert [text[:9] for text in summaries(rows, statuses=["local"])] == ["2026-0007"]


def test_the_same_entry_twice_is_one_entry():
    assert len(events([row(2, due_on("Fri 18 Dec 2026")), row(2, due_on("Fri 18 Dec 2026"))])) == 1


def test_two_rows_of_one_case_number_keep_their_own_entries():
    later = case_on(events=[{"type": "permanent_exclusion", "first_day": "2026-11-27"}])
    rows = [
        row(2, due_on("Thu 17 Dec 2026"), case_id="2026-0001"),
        row(3, due_on("Fri 18 Dec 2026", case=later), case_id="2026-0001"),
        row(4, due_on("Mon 21 Dec 2026", case=later), case_id="2026-0001"),
    ]
    assert [str(event["UID"]) for event in events(rows)] == [
        "2026-0001-GB-01@daysix.example",
        "2026-0001-GB-01-2026-11-27@daysix.example",
        "2026-0001-GB-01-row-4@daysix.example",
    ]


def test_the_same_morning_gives_the_same_bytes_and_a_later_one_the_same_names():
    rows = [row(2, due_on("Fri 18 Dec 2026"), case_id=CANARY), row(3, due_on("Thu 17 Dec 2026"))]
    assert calendar_text(rows, as_of=MONDAY) == calendar_text(rows, as_of=MONDAY)
    first, second = events(rows), events(rows, as_of=date(2026, 12, 1))
    assert [each["UID"] for each in first] == [each["UID"] for each in second]
    assert [int(each["SEQUENCE"]) + 1 for each in first] == [
        int(each["SEQUENCE"]) for each in second
    ]


def test_a_moved_date_keeps_its_name():
    (before,) = events([row(2, due_on("Fri 18 Dec 2026"))])
    (after,) = events([row(2, due_on("Tue 5 Jan 2027"))])
    assert before["UID"] == after["UID"]


def test_lines_end_as_the_standard_asks_and_stay_short():
    text = calendar_text([row(2, due_on("Fri 18 Dec 2026", part="é" * 90))], as_of=MONDAY)
    lines = text.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def test_written_whole_and_again(tmp_path):
    path = tmp_path / "deadlines.ics"
    rows = [row(2, due_on("Fri 18 Dec 2026"))]
    assert write_calendar(path, rows, as_of=MONDAY) == 1
    first = path.read_bytes()
    assert write_calendar(path, rows, as_of=MONDAY) == 1
    assert path.read_bytes() == first
    assert [each.name for each in tmp_path.iterdir()] == ["deadlines.ics"]


def test_nothing_open_writes_nothing(tmp_path):
    path = tmp_path / "deadlines.ics"
    with pytest.raises(BadInput, match="no open dates") as refused:
        write_calendar(path, [row(2, due_on("Fri 27 Nov 2026"))], as_of=MONDAY)
    assert refused.value.code == "O-010"
    assert not path.exists()


def test_somebody_elses_file_is_left_alone(tmp_path):
    path = tmp_path / "deadlines.ics"
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Someone//EN\r\nEND:VCALENDAR\r\n")
    before = path.read_bytes()
    with pytest.raises(BadInput, match="Day Six did not make it") as refused:
        write_calendar(path, [row(2, due_on("Fri 18 Dec 2026"))], as_of=MONDAY)
    assert refused.value.code == "O-011"
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    path = tmp_path / "gone" / "deadlines.ics"
    with pytest.raises(BadInput, match="could not write") as refused:
        write_calendar(path, [row(2, due_on("Fri 18 Dec 2026"))], as_of=MONDAY)
    assert refused.value.code == "O-101"


def test_a_failed_swap_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "deadlines.ics"
    rows = [row(2, due_on("Fri 18 Dec 2026"))]
    write_calendar(path, rows, as_of=MONDAY)
    before = path.read_bytes()

    def held(_self, _target):
        raise PermissionError

    monkeypatch.setattr(type(path), "replace", held)
    with pytest.raises(BadInput, match="could not write"):
        write_calendar(path, [row(3, due_on("Thu 17 Dec 2026"))], as_of=MONDAY)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["deadlines.ics"]
