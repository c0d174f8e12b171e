"""What a council's own agenda and minutes are filled in with, and that no copy says too much."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import docx
import pytest

from daysix.jobs.panel.templates import filled_in
from daysix.panels import agenda_fields, meeting, minutes_fields
from daysix.panels.sitting import APOLOGIES, PRESENT, Member
from daysix.panels.view import view_of
from tests.panels import people
from tests.panels.test_meeting import meeting_of, plan_of

ISSUED = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
CASES = [people.child(n) for n in range(3)]


def names_of(fields):
    return {one.name: names_of(one.rows) for one in fields}


def keys_of(value):
    rows = {
        name: inside[0] for name, inside in value.items() if isinstance(inside, list) and inside
    }
    return {name: keys_of(rows[name]) if name in rows else {} for name in value}


def words_of(content):
    opened = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in opened.paragraphs), *cells])


def test_every_value_has_its_field_and_every_field_its_value():
    values = agenda_fields.agenda_values(view_of(plan_of(*CASES), "panel"))
    fields = names_of(agenda_fields.FIELDS)
    assert values.keys() == fields.keys()
    for name, inside in keys_of(values).items():
        assert not inside or inside.keys() == fields[name].keys(), name


@pytest.mark.parametrize("audience", sorted(plan_of(*CASES).profile.audiences))
def test_an_agenda_of_ours_is_filled_in_for_each_reader(audience):
    plan = plan_of(*CASES)
    view = view_of(plan, audience, ref=CASES[0].ref)
    values = agenda_fields.agenda_values(view, papers_by=date(2026, 12, 2))
    said = words_of(filled_in("Agenda", values, folder=None, issued=ISSUED))
    shown = {item.case.ref for item in view.items}
    for item in plan.items:
        is_shown = item.case.ref in shown
        assert (f"'{item.reference}'" in str(values)) == is_shown, item.number
        if view.audience.sees_field("item"):
            assert (item.number in said) == is_shown, item.number
    assert "Wed 2 Dec 2026" in said
    if view.audience.names == "initials":
        assert not [case.name for case in CASES if case.name in str(values)]


def test_minutes_of_ours_are_filled_in():
    done = meeting_of(meeting.Outcome(CASES[0].ref, "DEFER", dissent="None"), cases=CASES)
    view = view_of(plan_of(*CASES), "panel")
    values = minutes_fields.minutes_values(view, done, next_meeting="Wednesday 20 January 2027")
    assert values.keys() == {one.name for one in minutes_fields.FIELDS}
    said = words_of(filled_in("Minutes", values, folder=None, issued=ISSUED))
    assert "Deferred" in said
    assert minutes_fields.NOT_DECIDED in said
    assert "Wednesday 20 January 2027" in said


def test_minutes_name_only_those_who_came_and_children_by_initials():
    done = meeting_of(meeting.Outcome(CASES[0].ref, "DEFER"), cases=CASES)
    plan = plan_of(*CASES)
    people = (
        Member("Ada Present", attends=PRESENT),
        Member("Ben Away", attends=APOLOGIES),
        Member("Cy Unsaid"),
    )
    came = replace(plan, sitting=replace(plan.sitting, members=people))
    values = minutes_fields.minutes_values(view_of(came, "panel"), done)
    assert [one["name"] for one in values["members"]] == ["Ada Present"]
    said = words_of(filled_in("Minutes", values, folder=None, issued=ISSUED))
    assert "Cy Unsaid" not in said
    assert not [case.name for case in CASES if case.name in said]
    nobody = replace(plan, sitting=replace(plan.sitting, members=people[1:]))
    values = minutes_fields.minutes_values(view_of(nobody, "panel"), done)
    assert [one["name"] for one in values["members"]] == ["Nobody is entered as present."]
