"""A whole run over the Exchange mailbox, with every fault before every operation."""

from __future__ import annotations

import pytest

from tests.jobs.inbox.run_scene import DONE, Scene
from tests.mail.made_mails import HTML, PLAIN

FAULTS = {
    "401": {"how": "status", "status": 401},
    "503 with a time": {"how": "status", "status": 503, "wait": 5},
    "busy, come back later": {"how": "busy", "wait": 900},
    "hangs up before": {"how": "hang up"},
    "breaks off after": {"how": "cut"},
    "half an answer": {"how": "half"},
    "lost cursor": {"how": "code", "code": "ErrorInvalidSyncStateData"},
    "somebody else writes": {"how": "code", "code": "ErrorIrresolvableConflict"},
    "not allowed": {"how": "code", "code": "ErrorAccessDenied"},
}
ON_MAILS = ("GetItem", "MoveItem", "SyncFolderItems", "UpdateItem")
ON_FOLDERS = ("CreateFolder", "FindFolder", "FindItem", "GetFolder")
ONCE = [
    *((operation, fault) for operation in ON_MAILS for fault in FAULTS),
    *((operation, fault) for operation in ON_FOLDERS for fault in ("breaks off after", "401")),
]
FOR_A_WHOLE_RUN = [
    (operation, fault)
    for operation in (*ON_MAILS, "FindFolder")
    for fault in ("breaks off after", "503 with a time")
]
MOST_RUNS = 6


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path)


def run_till_quiet(scene, mailbox):
    """As the companion does: again after a while, and once more when all is done."""
    for _ in range(MOST_RUNS):
        done = scene.run(mailbox=mailbox, apply=True)
        if done.good and done.waits.many == 0:
            return scene.run(mailbox=mailbox, apply=True)
    return pytest.fail(f"not done after {MOST_RUNS} runs")


def acted_on_once(server, scene):
    """Each of the two mails listed once, one filed, one marked where it lies."""
    [moved] = server.store.in_folder(server.store.at(DONE).id)
    [stays] = server.store.in_folder(server.store.own("inbox").id)
    assert sorted(scene.subjects()) == ["Question from a parent", "Suspension of a Year 9 pupil"]
    assert moved.mime == PLAIN
    assert stays.mime == HTML
    assert moved.categories.count("Day Six: suspension") == 1
    assert stays.categories.count("Day Six: other") == 1
    assert not moved.read


def test_a_run_without_trouble(server, mailbox, scene):
    server.store.arrive(PLAIN)
    server.store.arrive(HTML)
    done = scene.run(mailbox=mailbox, apply=True)
    assert (done.listed, done.filed, done.good) == (2, 2, True)
    acted_on_once(server, scene)


@pytest.mark.parametrize(("operation", "fault"), ONCE)
def test_one_fault_anywhere_loses_nothing_and_doubles_nothing(
    server, mailbox, scene, operation, fault
):
    server.store.arrive(PLAIN)
    server.store.arrive(HTML)
    server.fail(operation, **FAULTS[fault])
    run_till_quiet(scene, mailbox)
    acted_on_once(server, scene)


@pytest.mark.parametrize(("operation", "fault"), FOR_A_WHOLE_RUN)
def test_a_fault_that_stays_for_a_whole_run_is_made_good_by_the_next(
    server, mailbox, scene, operation, fault
):
    server.store.arrive(PLAIN)
    server.store.arrive(HTML)
    server.fail(operation, **FAULTS[fault], times=4)
    run_till_quiet(scene, mailbox)
    acted_on_once(server, scene)


@pytest.mark.parametrize("operation", ["GetItem", "MoveItem", "UpdateItem"])
def test_a_mail_the_server_wrongly_says_is_gone_comes_back_as_if_a_person_moved_it(
    server, mailbox, scene, operation
):
    """Listed twice is a nuisance; lost would be a child without a school."""
    server.store.arrive(PLAIN)
    server.fail(operation, "code", code="ErrorItemNotFound")
    run_till_quiet(scene, mailbox)
    assert set(scene.subjects()) == {"Suspension of a Year 9 pupil"}
    [moved] = server.store.in_folder(server.store.at(DONE).id)
    assert moved.mime == PLAIN
