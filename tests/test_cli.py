"""The command line: exit codes, one sentence for each refusal, and one JSON object a line."""

from __future__ import annotations

import json
import os

import pytest

from daysix import cli

PHONE = ["what-if", "--school", "Example three-term school", "--as-of", "2026-11-23"]
CASE = {
    "school": {"name": "Example three-term school"},
    "events": [{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
}


def _one_event(**facts: object) -> str:
    event = {"type": "permanent_exclusion", "first_day": "2026-11-26", **facts}
    return json.dumps({**CASE, "events": [event]})


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def _lines(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def _refused(arguments, capsys) -> str:
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return said.err


def test_the_phone_card_dates_a_posted_notice_over_christmas(capsys) -> None:
    arguments = [*PHONE, "--type", "PERM", "--start", "2026-12-11"]
    arguments += ["--notice", "2026-12-14", "--notice-method", "first_class", "--json"]
    assert cli.main(arguments) == 0
    governors = next(line for line in _lines(capsys) if line.get("rule") == "GB-01")
    # posted Monday 14 December, given Wednesday 16; 17 and 18 December are days 1 and 2,
    # Tuesday 5 January (4 January is INSET) day 3, Thursday 21 January day 15
    assert governors["due"] == "2027-01-21"
    assert governors["trigger"]["date"] == "2026-12-16"
    assert [step["n"] for step in governors["basis"] if step["counted"]] == list(range(1, 16))


def test_the_phone_card_speaks_to_people_too(capsys) -> None:
    assert cli.main([*PHONE, "--type", "SUSP", "--start", "2026-11-24", "--days", "6"]) == 0
    said = capsys.readouterr().out
    assert "Suspension, first day Tuesday 24 November 2026" in said
    assert "null" not in said
    assert "None" not in said


def test_the_phone_card_says_facts_in_words(capsys) -> None:
    assert cli.main([*PHONE, "--type", "SUSP", "--start", "2026-11-24", "--days", "6"]) == 0
    said = capsys.readouterr().out
    # six school days from Tuesday 24 November, the first included: Tuesday 1 December
    assert "last day out: Tuesday 1 December 2026  [EX-06]\n" in said
    assert "governors: need not meet  [GB-03]" in said
    assert "days out this term: 6  [EX-02]" in said


def test_late_on_the_phone_only_means_that_nothing_is_known(capsys) -> None:
    arguments = [*PHONE, "--type", "PERM", "--start"]
    assert cli.main([*arguments, "2026-10-05"]) == 0
    assert "nobody has told me it was done" in capsys.readouterr().out
    assert cli.main([*arguments, "2026-11-23"]) == 0
    assert "nobody has told me" not in capsys.readouterr().out


def test_every_dated_line_names_the_days_it_is_counted_on(capsys) -> None:
    arguments = [*PHONE, "--type", "PERM", "--start", "2026-11-23", "--json"]
    assert cli.main([*arguments, "--decision-sent", "2026-12-10", "--decision-method", "hand"]) == 0
    dated = [line for line in _lines(capsys) if line.get("due")]
    assert all(line["calendar"] for line in dated)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")  # noqa: PTH110
@pytest.mark.parametrize("arguments", [["rules"], ["rules", "--json"], ["--help"], ["--version"]])
def test_an_answer_that_cannot_be_put_anywhere_is_a_sentence(arguments, capsys, monkeypatch):
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device, not a file
        monkeypatch.setattr("sys.stdout", full)
        assert cli.main(arguments) == 2
    assert "(B-007)" in capsys.readouterr().err


def test_nobody_listening_is_no_failure(monkeypatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert cli.main(["rules"]) == 0


def test_a_refusal_stays_on_one_line_whatever_a_file_is_called(capsys) -> None:
    assert "a b.csv" in _refused(["deadlines", "a\nb.csv"], capsys)


def test_a_web_address_is_no_file(capsys) -> None:
    said = _refused(["deadlines", "https://council.example/sites/Exclusions.xlsx"], capsys)
    assert "web address" in said


@pytest.mark.parametrize("verb", [["deadlines"], ["ics"], ["deadlines", "--case"]])
def test_a_name_no_file_can_have_is_a_sentence(verb, capsys) -> None:
    said = _refused([*verb, "a" * 300 + ".csv"], capsys)
    assert "(B-999)" not in said


def test_a_case_file_gives_contract_lines(tmp_path, capsys) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE))
    assert cli.main(["deadlines", "--case", str(path), "--json", "--as-of", "2026-11-23"]) == 0
    lines = _lines(capsys)
    governors = next(line for line in lines if line.get("rule") == "GB-01")
    # day 0 is Thursday 26 November; 15 school days on is Thursday 17 December
    assert governors["due"] == "2026-12-17"
    assert governors["state"] == "open"
    assert {"file", "case", "rule", "due", "status", "owner", "source"} <= governors.keys()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nope"], "B-003", "deadlines"),
        (["deadlines"], "B-041", "Which tracker"),
        (["deadlines", "--case", "gone.json"], "B-024", "no file"),
        (["deadlines", "--case", "."], "B-023", "folder"),
        (["what-if", "--type", "X"], "B-001", "--type cannot be “X”; it is PERM or SUSP or LNCH"),
        (["what-if", "--days", "x"], "B-001", "--days needs a number, and “x” is none"),
        (["what-if", "--sessions", "2.5"], "B-001", "--sessions needs a whole number"),
        (["what-if"], "B-001", "it lacks --type, --start, --school"),
        (["check"], "B-001", "it lacks tracker"),
        (["check", "a.xlsx", "--out"], "B-001", "--out needs something after it"),
        (["rules", "--json=3"], "B-001", "--json takes nothing after it, not “3”"),
        (["rules", "two"], "B-001", "I do not know what to do with “two”"),
        (["what-if", "--typ", "PERM"], "B-001", "--help"),
        (["explain", "ZZ-99"], "B-010", "daysix rules"),
        (["explain", "X-999"], "B-010", "rule or check"),
        (["explain", "2026-0014"], "B-030", "--tracker"),
        ([*PHONE, "--type", "PERM", "--start", "2026-02-31"], "B-004", "2026-11-30"),
        ([*PHONE, "--type", "PERM", "--start", "11/26/2026"], "B-004", "30/11/2026"),
        ([*PHONE, "--type", "PERM", "--start", "20261126"], "B-004", "2026-11-30"),
        ([*PHONE, "--type", "PERM", "--start", "2026-W48-4"], "B-004", "2026-11-30"),
        ([*PHONE, "--type", "PERM", "--start", "1989-12-31"], "B-004", "year"),
        ([*PHONE, "--type", "PERM", "--start", "2100-01-01"], "B-004", "year"),
        (["rules", "--as-of", "9999-12-31"], "B-004", "year"),
        ([*PHONE, "--type", "PERM", "--start", "2026-11-26", "--days", "3"], "B-008", "no length"),
        ([*PHONE, "--type", "SUSP", "--start", "2026-11-24", "--days", "nan"], "X-062", "number"),
        ([*PHONE, "--type", "SUSP", "--start", "2026-11-24", "--days=-inf"], "X-062", "number"),
        ([*PHONE, "--type", "SUSP", "--start", "2026-11-24", "--days", "1e308"], "X-062", "number"),
        (["demo", "d", "--schools", "14"], "B-051", "15 to 300"),
        (["demo", "d", "--schools", "301"], "B-051", "15 to 300"),
        (["demo", "d", "--years", "0"], "B-051", "1 to 5"),
        (["demo", "d", "--years", "6"], "B-051", "1 to 5"),
        (["explain", " "], "B-033", "GB-01"),
        ([*PHONE, "--type", "SUSP", "--start", "2026-11-24"], "X-010", "last day"),
        ([*PHONE, "--type", "LNCH", "--start", "2026-11-24"], "B-006", "lunchtimes"),
        ([*PHONE, "--type", "SUSP", "--start", "2026-11-24", "--days", "0.3"], "X-062", "halves"),
        ([*PHONE, "--type", "PERM", "--start", "2026-11-28"], "D-006", "Saturday"),
        ([*PHONE, "--type", "PERM", "--start", "2030-11-28"], "D-001", "31 July 2028"),
        ([*PHONE, "--type", "PERM", "--start", "2026-11-26", "--reading", "x"], "B-005", "AMB"),
        (
            ["what-if", "--school", "Nowhere", "--type", "PERM", "--start", "2026-11-26"],
            "D-005",
            "no term dates for Nowhere",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and "-" in value else None,
)
def test_a_refusal_is_one_sentence_with_a_code(arguments, code, words, capsys) -> None:
    said = _refused(arguments, capsys)
    assert f"({code})" in said
    assert words in said


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "B-027", "empty"),
        ("{", "B-028", "line 1"),
        ("[" * 200_000, "B-028", "not a case file"),
        ('{"school": ' + "9" * 5000 + "}", "B-028", "not a case file"),
        ("[]", "B-020", "a school and its events"),
        (_one_event(first_day="0001-01-01"), "B-020", "that year cannot be right"),
        (_one_event(first_day="2100-01-01"), "B-020", "that year cannot be right"),
        (_one_event(first_day="2026-02-30"), "B-020", "there is no such day"),
        (_one_event(type="suspension", days=float("nan")), "B-020", "“days”"),
        (_one_event(type="suspension", days=float("inf")), "B-020", "“days”"),
        (_one_event(type="suspension", days=2.3), "B-020", "days come in halves"),
        (
            json.dumps({**CASE, "events": [{"type": "funding", "amount": 1e308}]}),
            "B-020",
            "it is far too much",
        ),
        ('{"school": {"name": "Example three-term school"}, "events": []}', "B-021", "no events"),
        ('{"school": {"name": "x"}, "events": [], "colour": 1}', "B-020", "“colour”"),
        (
            json.dumps({**CASE, "events": [{"type": "permanent_exclusion", "first_dya": 1}]}),
            "B-020",
            "“first_dya” in event 1",
        ),
        (json.dumps({**CASE, "events": [{"type": "party"}]}), "B-020", "“party”"),
        (json.dumps({**CASE, "calendar": "none such"}), "B-022", "none such"),
        (
            json.dumps(
                {**CASE, "events": [{"type": "permanent_exclusion", "first_day": "2026-02-31"}]}
            ),
            "B-020",
            "2026-02-31",
        ),
        (
            json.dumps({**CASE, "events": [{"type": "suspension", "first_day": "2026-11-26"}]}),
            "X-010",
            "last day",
        ),
    ],
    ids=lambda value: (
        value[:12] if isinstance(value, str) and value.startswith(("B-", "X-")) else None
    ),
)
def test_a_bad_case_file_is_refused_by_name(text, code, words, tmp_path, capsys) -> None:
    path = tmp_path / "case.json"
    path.write_text(text)
    said = _refused(["deadlines", "--case", str(path)], capsys)
    assert f"({code})" in said
    assert words in said


def test_a_calendar_that_ends_too_soon_gives_what_it_can_and_says_so(tmp_path, capsys) -> None:
    calendar = [
        {
            "name": "Short",
            "terms": [{"name": "a", "start": "2026-11-02", "end": "2026-12-04"}],
            "schools": ["Short"],
        }
    ]
    (tmp_path / "short.json").write_text(json.dumps(calendar))
    arguments = ["what-if", "--school", "Short", "--type", "PERM", "--start", "2026-11-26"]
    arguments += ["--calendar", "short.json", "--json", "--as-of", "2026-11-26"]
    assert cli.main(arguments) == 2
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    governors = next(line for line in lines if line.get("rule") == "GB-01")
    assert governors["due"] is None
    assert governors["state"] == "cannot_tell"
    assert "Friday 4 December 2026" in said.err


def test_a_rule_that_crashes_fails_the_run(tmp_path, capsys, monkeypatch) -> None:
    from daysix.law import engine
    from daysix.law.registry import module_of

    class Broken:
        RULE = module_of("GB-01").RULE
        EXAMPLES = ()

        def apply(self, case):
            raise ZeroDivisionError(case)

    monkeypatch.setattr(engine, "rule_modules", lambda: (Broken(),))
    path = tmp_path / "case.json"
    path.write_text(json.dumps(CASE))
    assert cli.main(["deadlines", "--case", str(path), "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out)["code"] == "D-900"
    assert "GB-01" in said.err


def test_a_failure_of_the_program_names_no_child(monkeypatch, capsys) -> None:
    def fail(_arguments):
        message = "Canary Surname H801200001001"
        raise RuntimeError(message)

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.main(["rules"]) == 2
    assert "Canary" not in capsys.readouterr().err


def test_every_verb_has_words_and_help(capsys) -> None:
    assert cli.main([]) == 0
    listed = capsys.readouterr().out
    for name in cli._verb_names():
        assert f"daysix {name}" in listed
        with pytest.raises(SystemExit) as stopped:
            cli.main([name, "--help"])
        assert stopped.value.code == 0
        assert "--json" in capsys.readouterr().out


def test_rules_lists_every_rule_with_its_source(capsys) -> None:
    assert cli.main(["rules", "--json"]) == 0
    lines = _lines(capsys)
    assert all(line["source"] for line in lines)
    assert {"GB-01", "CAL-01", "EX-03"} <= {line["rule"] for line in lines}


def test_rules_lists_every_check_with_its_level_and_examples(capsys) -> None:
    assert cli.main(["rules", "--json"]) == 0
    checks = {line["rule"]: line for line in _lines(capsys) if line["kind"] == "check"}
    assert {"X-014", "P-001", "N-005", "I-001", "H-010", "X-061", "K-001"} <= checks.keys()
    assert all(
        line["examples"] >= 4 and line["title"] and line["level"] for line in checks.values()
    )
    # SI 2012/1033 is in force from Saturday 1 September 2012; our own rules have no such day.
    assert (checks["X-016"]["since"], checks["X-016"]["until"]) == ("2012-09-01", None)
    assert checks["X-009"]["since"] is None


def test_rules_lists_checks_for_people(capsys) -> None:
    assert cli.main(["rules"]) == 0
    said = capsys.readouterr().out
    assert "X-014    A length that is not what the calendar gives\n" in said
    assert "Please check. DfE guidance" in said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x-014", "The school says … sessions; the calendar gives …."),
        ("X 014", "A length that is not what the calendar gives"),
        ("X-014", "guidance on suspension and permanent exclusion (August 2024), para 9"),
        ("K-004", "… is a bank holiday but marked as school."),
        ("K-002", "our own rule of thumb, not the law"),
    ],
)
def test_explain_says_what_a_check_looks_for(typed, said, capsys) -> None:
    assert cli.main(["explain", typed]) == 0
    assert said in capsys.readouterr().out


def test_every_check_can_be_explained() -> None:
    from daysix.checks.calendar.registry import calendar_checks
    from daysix.checks.registry import row_checks
    from daysix.jobs.explain.check import check_named

    ids = [one.id for one in row_checks()] + [one.ID for one in calendar_checks()]
    explained = [check_named(id_) for id_ in ids]
    assert [one.id for one in explained if one and one.looks_for and all(one.says)] == ids


def test_explain_gives_a_rule_with_its_law_and_examples(capsys) -> None:
    assert cli.main(["explain", "gb 1"]) == 0
    said = capsys.readouterr().out
    assert "regs 6, 15 and 24" in said
    assert "Worked by hand" in said


def test_doctor_looks_at_every_thing_once(capsys) -> None:
    assert cli.main(["doctor", "--json", "--as-of", "2026-11-23"]) == 0
    things = [line["thing"] for line in _lines(capsys)]
    assert len(things) == len(set(things))
    assert "bank holidays" in things


def test_doctor_says_when_the_holidays_have_run_out(capsys) -> None:
    assert cli.main(["doctor", "--json", "--as-of", "2029-01-02"]) == 1
    holidays = next(line for line in _lines(capsys) if line["thing"] == "bank holidays")
    assert holidays["state"] == "broken"


def test_explain_gives_a_doubtful_point_with_its_readings(capsys) -> None:
    assert cli.main(["explain", "amb 8"]) == 0
    said = capsys.readouterr().out
    assert "AMB-08" in said
    assert "clear_days" in said
    assert "GB-06" in said
