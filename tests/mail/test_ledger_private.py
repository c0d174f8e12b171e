"""F15, F16 and F17 as they run in ``python3 start.py faults``, and the search itself."""

from __future__ import annotations

import zipfile

import pytest

from tests.benchmarks import faults_private


@pytest.mark.parametrize("room", ["inbox", "suite"])
def test_no_name_and_no_upn_is_in_a_log_a_temporary_file_or_a_traceback(room):
    found = faults_private.personal_data(room)
    assert found.passed, found.outcome
    assert found.trials > 30


def test_a_password_is_nowhere_but_in_the_keeping():
    found = faults_private.kept_secrets()
    assert found.passed, found.outcome
    assert found.trials > 15


def test_runs_ask_for_no_more_than_they_may():
    found = faults_private.least_privilege(times=2)
    assert found.passed, found.outcome


def test_the_search_looks_into_files_that_are_packed_and_at_names(tmp_path):
    packed = tmp_path / "left.xlsx"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("sheet.xml", f"<t>{faults_private.NAME}</t>" * 9)
    contents = list(faults_private._contents(packed))
    assert [bool(faults_private._in(one, faults_private.NAMES)) for one in contents] == [
        False,
        False,
        True,
    ]
    assert faults_private._in(faults_private.UPN.encode("utf-16-le"), faults_private.NAMES)
