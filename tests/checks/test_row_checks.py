"""Every check of a sheet's rows against its own worked examples; nothing here names a check."""

from __future__ import annotations

import csv
import re
from string import Formatter

import pytest

from daysix.calendars.book import CalendarBook
from daysix.calendars.contract import book_from
from daysix.checks import registry
from daysix.checks.examples import Example, context_of, exclusion, table_of
from daysix.checks.frame import EXCLUSIONS, PUPILS, SCHOOLS
from daysix.checks.run import check_tracker, run_check
from daysix.council.make import make_council
from daysix.council.writing import school_row
from daysix.law.finding import ERROR, HOUSE, LEVELS, NOTE, QUERY
from daysix.law.rule import Citation
from daysix.tracker import tables
from daysix.tracker.people import Pupils, Schools
from daysix.tracker.reader import Tracker
from daysix.tracker.rows import exclusion_rows, typed_rows

CHECKS = registry.row_checks()
EXAMPLES = [
    pytest.param(check, example, id=f"{check.id}-{example.kind}-{place}")
    for check in CHECKS
    for place, example in enumerate(check.examples)
]
KINDS = {"failing", "passing", "boundary", "blank"}
ASKS = re.compile(
    r"\?|\b(add|amend|ask|book|call|check|choose|clear|close|confirm|correct|count|enter|fill|find"
    r"|fix|give|invite|keep|leave|link|look|make|mark|meet|mend|merge|move|must|open|pass|pick"
    r"|press|read|record|refer|remove|repair|replace|return|ring|say|send|set|sort|start|stop|take"
    r"|tell|tick|type|unmerge|use|warn|write)\b",
    re.IGNORECASE,
)
"""A question, or a word that asks for something to be done."""


@pytest.fixture(scope="module")
def clean_council():
    """What is found in an invented council in which nothing is wrong."""
    council = make_council(schools=60, suspensions_per_year=300, permanent_per_year=12)
    by_kind = {
        EXCLUSIONS: table_of(EXCLUSIONS, council.exclusions),
        PUPILS: table_of(PUPILS, council.pupils),
        SCHOOLS: table_of(SCHOOLS, [school_row(one, council) for one in council.schools]),
    }
    rows = tuple(exclusion_rows(by_kind[EXCLUSIONS]))
    pupils, schools = (list(typed_rows(by_kind[kind])) for kind in (PUPILS, SCHOOLS))
    tracker = Tracker("council", rows, Pupils(pupils, rows), Schools(schools))
    return check_tracker(
        tracker,
        book_from(council.calendars),
        as_of=council.as_of,
        la="820",
        tables=by_kind.values(),
    )


def kind_of(check, example):
    return example.sheet or check.sheets[0]


def view_and_context(check, example):
    kind = kind_of(check, example)
    context = context_of(example, kind)
    (view,) = context.views[kind]
    return view, context


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_a_check_finds_what_its_example_says(check, example):
    view, context = view_and_context(check, example)
    assert check.missing(view) == [], example.what
    found = run_check(check, view, context)
    header = view.table.header_row
    expected = [each if len(each) == 3 else (*each, check.levels[0]) for each in example.finds]
    assert [(one.row - header, one.column, one.level) for one in found] == expected, example.what
    if example.says:
        assert [one.message for one in found] == list(example.says), example.what
    if example.suggests:
        assert [one.suggestion for one in found] == list(example.suggests), example.what
    for one in found:
        assert (one.rule, one.sheet, one.cite) == (check.id, view.sheet, check.cite)
        assert one.cell == (view.address(one.row - header - 1, one.column))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_is_complete(check):
    kinds = {example.kind for example in check.examples}
    assert kinds == KINDS
    assert check.levels
    assert set(check.levels) <= set(LEVELS)
    assert check.cite == HOUSE or isinstance(check.cite, Citation)
    name = check.module.rpartition(".")[2]
    assert name.startswith(f"{check.id.casefold().replace('-', '')}_"), name
    assert check.about.startswith(f"{check.id}: ")
    assert any(example.finds for example in check.examples if example.kind == "failing")
    for example in check.examples:
        assert example.what
        if example.kind in {"failing", "passing"}:
            assert bool(example.finds) is (example.kind == "failing"), example.what
    assert any(example.says for example in check.examples), "show a whole sentence"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_its_sentences_say_what_to_do(check):
    for sentence in check.messages.values():
        assert sentence == sentence.strip()
        assert sentence.endswith((".", "?", "{told}")), sentence
        if check.levels != (NOTE,) and sentence != "{told}":
            assert ASKS.search(sentence), sentence


def test_no_id_is_used_twice():
    ids = [check.id for check in CHECKS]
    assert sorted(set(ids)) == ids


def test_the_checks_keep_the_level_and_words_of_the_design(shared):
    with (shared / "design" / "checks.csv").open(encoding="utf-8", newline="") as file:
        wanted = {row["id"]: row for row in csv.DictReader(file)}
    for check in CHECKS:
        row = wanted.get(check.id)
        if row is None:
            continue  # one a careful officer added
        first = next(iter(check.messages.values()))
        assert check.levels[0] == row["level"], check.id
        wanted_words = {without_names(part) for part in _one_or_both(row["message"])}
        assert without_names(first).startswith(tuple(wanted_words)), check.id


def _one_or_both(message):
    """The sentence; where it is two with a stroke between, the first alone will do."""
    return message, message.partition(" / ")[0]


def without_names(sentence):
    """A sentence with every value left open."""
    return "".join(text + ("{}" if name is not None else "")
                   for text, name, _, _ in Formatter().parse(sentence))  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_without_its_columns_it_says_it_could_not_run(check):
    example = next(one for one in check.examples if one.kind == "failing")
    for need in check.needs:
        columns = {need} if isinstance(need, str) else set(need)
        rows = [{k: v for k, v in row.items() if k not in columns} for row in example.rows]
        kind = kind_of(check, example)
        if kind == EXCLUSIONS and columns & {"StartDate"}:
            continue  # without it there is no exclusions table: tracker.tables refuses the file
        view = context_of(example._replace(rows=rows), kind).views[kind][0]
        assert check.missing(view), (check.id, need)


def test_the_frame_knows_the_readers_kinds():
    assert EXCLUSIONS == tables.EXCLUSIONS


def run_on(rows, **more):
    """The whole run, on a sheet of exclusions and its usual neighbours."""
    example = Example("passing", "", rows=rows, **more)
    context = context_of(example, EXCLUSIONS)
    neighbours = [view.table for kind in (PUPILS, SCHOOLS) for view in context.views.get(kind, ())]
    return check_tracker(
        context.tracker, context.book, as_of=example.as_of, la=example.la, tables=neighbours
    )


def test_a_check_that_crashes_fails_the_run_and_the_others_still_run(monkeypatch):
    def crash(view, context):
        assert len(view) == 1
        assert context.as_of
        return view.no_such_thing

    first = next(one for one in CHECKS if one.id == "X-001")
    crashing = first._replace(id="X-999", check=crash, takes=("X-006",))
    monkeypatch.setattr("daysix.checks.run.row_checks", lambda: (crashing, *CHECKS))
    checked = run_on([exclusion(StartDate="no day")])
    assert checked.crashed == ("X-999",)
    assert checked.failed
    assert "X-999" not in checked.ran
    (said,) = (one for one in checked.findings if one.rule == "X-999")
    assert (said.level, said.sheet) == (ERROR, EXCLUSIONS)
    assert "could not run" in said.message
    assert "X-006" in {one.rule for one in checked.findings}, "a crashed check hides nothing"


def test_a_check_without_its_columns_is_reported_and_not_counted_as_passed():
    row = exclusion()
    del row["EndDate"]
    checked = run_on([{**row, "SchoolDays": 2}])
    (skipped,) = (one for one in checked.could_not_run if one.rule == "X-011")
    assert skipped.missing == ("EndDate",)
    needs = "X-011 could not run on the sheet Exclusions: it needs the column EndDate."
    assert skipped.message == needs
    assert "X-011" not in checked.ran
    assert "X-008" in checked.ran
    assert not checked.failed


def test_a_calendar_check_says_when_it_could_not_run():
    example = Example("passing", "", rows=[exclusion()])
    context = context_of(example, EXCLUSIONS)

    def run(book=context.book, **more):
        checked = check_tracker(context.tracker, book, as_of=example.as_of, **more)
        said = {one.rule: one.message for one in checked.could_not_run if one.rule[0] == "K"}
        return said, {one for one in checked.ran if one[0] == "K"}

    told = "it needs the deadlines, so “daysix deadlines” runs it."
    said, ran = run()
    assert said == {rule: f"{rule} could not run: {told}" for rule in ("K-003", "K-006")}
    assert ran == {"K-001", "K-002", "K-004", "K-005", "K-007"}
    said, ran = run(live={})
    assert said == {}
    assert {"K-003", "K-006"} <= ran
    said, ran = run(CalendarBook(()))
    assert said["K-001"] == "K-001 could not run: it needs term dates."
    assert ran == set()


def test_a_cell_nobody_speaks_for_is_still_a_finding():
    checked = run_on([exclusion(StartSession="lunch", LAC="perhaps")])
    found = {one.rule: one for one in checked.findings}
    assert (found["X-065"].level, found["X-065"].column) == (ERROR, "StartSession")
    assert (found["X-066"].level, found["X-066"].value) == (QUERY, "perhaps")


def test_a_row_refused_as_a_whole_is_still_a_finding():
    row = {key: cell for key, cell in exclusion().items() if key != "EndDate"}
    checked = run_on([{**row, "SchoolDays": 0}])
    (said,) = (one for one in checked.findings if one.rule == "X-061")
    assert (said.level, said.row, said.column) == (ERROR, 2, "SchoolDays")


def test_each_unreadable_date_is_said_once():
    checked = run_on([exclusion(StartDate="31/11/2026", EndDate="tbc")])
    said = [(one.rule, one.cell) for one in checked.findings if one.level in {ERROR, QUERY}]
    assert said == [("X-006", "F2"), ("X-010", "G2")]


def test_findings_come_row_by_row():
    rows = [
        exclusion(ExclusionID="2026-0001", PupilID=None),
        exclusion(ExclusionID="2026-0002", Category="?!"),
        exclusion(ExclusionID="2026-0003", StartDate=None),
    ]
    checked = run_on(rows)
    numbers = [one.row for one in checked.findings]
    assert numbers == sorted(numbers) == [2, 3, 4]


def test_nothing_read_is_a_failed_run():
    assert run_on([], beside={PUPILS: [], SCHOOLS: []}).failed


def test_a_clean_council_is_silent_at_error_and_query_level(clean_council):
    checked = clean_council
    assert checked.rows > 1000
    assert not checked.crashed
    assert [one for one in checked.findings if one.level in {ERROR, QUERY}] == []
