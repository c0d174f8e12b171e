"""What each button runs: one job, given the open workbook, whose answer or offer is handed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from daysix.jobs.click.answers import Answer, Asked, Offer


def serve(action: str, asked: Asked) -> Answer | Offer:
    """Do what was clicked.

    Raises
    ------
    DaySixError
        The job refuses, with a sentence; nothing was written.
    """
    return SERVED[action](asked)


def _check_inbox(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.inbox_check import offer_inbox

    return offer_inbox(asked)


def _show_mail(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.inbox_show import show_mail

    return show_mail(asked)


def _add_to_tracker(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.inbox_add import offer_adding

    return offer_adding(asked)


def _keep_attachments(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.inbox_keep import offer_keeping

    return offer_keeping(asked)


def _tell_senior(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.inbox_draft import offer_telling

    return offer_telling(asked)


def _acknowledge(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.inbox_draft import offer_acknowledging

    return offer_acknowledging(asked)


def _check(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.check import offer_check

    return offer_check(asked)


def _next_problem(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.next_problem import show_next

    return show_next(asked)


def _problems_only(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.problems_only import show_or_clear

    return show_or_clear(asked)


def _fix(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.fix import offer_fixes

    return offer_fixes(asked)


def _undo(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.undo import offer_undo

    return offer_undo(asked)


def _match_columns(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.match_columns import offer_matches

    return offer_matches(asked)


def _deadlines(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.update_deadlines import offer_deadlines

    return offer_deadlines(asked)


def _due_list(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.due_list import offer_due_list

    return offer_due_list(asked)


def _explain(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.explain_date import explain_date

    return explain_date(asked)


def _calendar(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.calendar_entries import add_to_calendar

    return add_to_calendar(asked)


def _new_meeting(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_meeting import offer_meeting

    return offer_meeting(asked)


def _agenda(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_agenda import offer_agenda

    return offer_agenda(asked)


def _pack(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_pack import offer_pack

    return offer_pack(asked)


def _share(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_share import offer_sharing

    return offer_sharing(asked)


def _copies(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_copies import offer_copies

    return offer_copies(asked)


def _after_meeting(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_outcomes import offer_outcomes

    return offer_outcomes(asked)


def _share_table(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_share_table import offer_share_table

    return offer_share_table(asked)


def _ask_school(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_ask import offer_asking

    return offer_asking(asked)


def _letters(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.panel_letters import offer_letters

    return offer_letters(asked)


def _case_letters(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.case_letters import offer_case_letters

    return offer_case_letters(asked)


def _settings(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.open_settings import open_settings

    return open_settings(asked)


def _diagnose(asked: Asked) -> Answer | Offer:
    from daysix.jobs.click.diagnose import diagnose

    return diagnose(asked)


SERVED: Mapping[str, Callable[[Asked], Answer | Offer]] = {
    "check_inbox": _check_inbox,
    "show_mail": _show_mail,
    "add_to_tracker": _add_to_tracker,
    "keep_attachments": _keep_attachments,
    "tell_senior": _tell_senior,
    "acknowledge": _acknowledge,
    "check": _check,
    "next_problem": _next_problem,
    "problems_only": _problems_only,
    "fix": _fix,
    "undo": _undo,
    "map": _match_columns,
    "deadlines": _deadlines,
    "due_list": _due_list,
    "explain": _explain,
    "ics": _calendar,
    "new_meeting": _new_meeting,
    "agenda": _agenda,
    "pack": _pack,
    "share": _share,
    "copies": _copies,
    "after_meeting": _after_meeting,
    "share_table": _share_table,
    "ask_school": _ask_school,
    "letters": _letters,
    "case_letters": _case_letters,
    "settings": _settings,
    "diagnose": _diagnose,
}
"""What each action calls, by its id."""
