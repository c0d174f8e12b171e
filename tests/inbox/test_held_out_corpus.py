"""The held-out mails are complete and well-formed; what triage makes of them is shown elsewhere."""

from __future__ import annotations

import csv
import email
import json
import re
from collections import Counter
from datetime import date
from email import policy
from pathlib import Path

import pytest

from daysix.inbox.sorted_mail import CATEGORIES, EVENT_TYPES, FIELDS, URGENCIES

FOLDER = Path(__file__).parent / "held_out"
ALWAYS = {
    "file",
    "category",
    "acceptable",
    "urgency",
    "acceptable_urgency",
    "new_case",
    "needs_human",
    "flags",
    "events",
    "safeguarding",
    "hard",
    "note",
}
SOMETIMES = {
    "about_case",
    "event_type_also",
    "events_optional",
    "may_also_hold",
    "same_as",
}
FLAGS = {"safeguarding", "encrypted", "picture", "macro"}
ADDRESS = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)*)")
POSTCODE = re.compile(r"\b([A-Z]{1,2})\d[A-Z\d]? \d[A-Z]{2}\b")


def table(name):
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def expected():
    lines = (FOLDER / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def mails():
    """Every mail of the folder by its name, read by the standard library alone."""
    return {
        path.name: email.message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in FOLDER.glob("*.eml")
    }


def words(mail):
    """Give the headers and every text part of a mail as one text."""
    said = [f"{name}: {value}" for part in mail.walk() for name, value in part.items()]
    for part in mail.walk():
        if part.get_content_maintype() == "text":
            content = part.get_payload(decode=True)
            said.append(content.decode(part.get_content_charset() or "utf-8", "replace"))
    return "\n".join(said)


def all_events(expected):
    return [(line["file"], event) for line in expected for event in line["events"]]


def test_every_mail_is_listed_once_and_every_listed_mail_is_there(expected, mails):
    names = Counter(line["file"] for line in expected)
    assert [name for name, times in names.items() if times > 1] == []
    assert names.keys() == mails.keys()


def test_there_are_at_least_110(mails):
    assert len(mails) >= 110


def test_every_category_is_there_and_the_weighty_ones_often(expected):
    times = Counter(line["category"] for line in expected)
    assert times.keys() == set(CATEGORIES)
    assert [name for name in CATEGORIES if times[name] < 3] == []
    assert min(times["permanent_exclusion"], times["suspension"]) >= 14
    assert sum(line["safeguarding"] for line in expected) >= 10


def test_hard_ones_are_the_majority(expected):
    assert sum(line["hard"] for line in expected) >= 0.65 * len(expected)


def test_each_line_holds_what_the_readme_says(expected):
    for line in expected:
        name = line["file"]
        assert line.keys() >= ALWAYS, name
        assert line.keys() - ALWAYS <= SOMETIMES, name
        assert {line["category"], *line["acceptable"]} <= set(CATEGORIES), name
        assert line["category"] not in line["acceptable"], name
        assert {line["urgency"], *line["acceptable_urgency"]} <= set(URGENCIES), name
        assert line["urgency"] not in line["acceptable_urgency"], name
        assert line["new_case"] in (True, False, None), name
        assert line["needs_human"] in (True, False, None), name
        assert set(line["flags"]) <= FLAGS, name
        assert line["safeguarding"] is ("safeguarding" in line["flags"]), name
        assert line["note"].strip(), name


def test_each_event_holds_the_fields_of_the_contract(expected):
    assert len(all_events(expected)) >= 80
    for name, event in all_events(expected):
        assert event.keys() - {"open"} == {"event_type", *FIELDS}, name
        assert event["event_type"] in EVENT_TYPES, name
        assert set(event.get("open", ())) <= set(FIELDS), name


def test_the_values_of_events_are_written_as_the_contract_has_them(expected):
    for name, event in all_events(expected):
        for field in ("dob", "start_date", "end_date"):
            if event[field] is not None:
                assert date.fromisoformat(event[field]).isoformat() == event[field], name
        assert event["upn"] is None or re.fullmatch(r"[A-Z]\d{11}[\dA-Z]", event["upn"]), name
        years = {None, "R", *map(str, range(1, 15))}
        assert event["year_group"] in years, name
        assert event["days"] is None or (event["days"] * 2) % 1 == 0 < event["days"], name
        for code in event["reason_codes"] or ():
            assert re.fullmatch(r"[A-Z]{2}", code), name


def test_schools_are_on_the_list_or_of_another_council(expected):
    known = {row["name"] for row in table("schools.csv")} | {None}
    for line in expected:
        if line["category"] != "cross_border":
            assert {event["school"] for event in line["events"]} <= known, line["file"]


def test_cases_and_sendings_pointed_at_are_there(expected, mails):
    cases = {row["case"] for row in table("cases.csv")}
    assert {line["about_case"] for line in expected if "about_case" in line} <= cases
    assert {line["same_as"] for line in expected if "same_as" in line} <= mails.keys()


def test_the_school_list_and_the_cases_have_their_columns(expected):
    schools, cases = table("schools.csv"), table("cases.csv")
    assert list(schools[0]) == ["name", "dfe", "domain", "phase"]
    assert list(cases[0]) == [
        "case",
        "pupil",
        "upn",
        "dob",
        "school",
        "category",
        "start",
        "end",
    ]
    names = [row["name"] for row in schools]
    assert len(names) == len(set(names))
    assert {row["school"] for row in cases} <= set(names)
    assert all(row["domain"].endswith(".example") for row in schools)


def test_every_address_and_postcode_is_invented(mails):
    seen = 0
    for name, mail in mails.items():
        text = words(mail)
        domains = ADDRESS.findall(text)
        seen += len(domains)
        assert [domain for domain in domains if not domain.endswith(".example")] == [], name
        assert [area for area in POSTCODE.findall(text) if area != "ZZ"] == [], name
    assert seen > 2 * len(mails)
