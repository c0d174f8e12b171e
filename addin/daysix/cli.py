"""The command line: picks the verb, prints what it says, and turns refusals into one sentence.

The only module that prints, and the only one that asks what day it is.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import json
import os
import sys
from datetime import date, datetime
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn, cast

import daysix
import daysix.verbs
from daysix.discover import module_names
from daysix.jobs.undisturbed import Undisturbed
from daysix.law.errors import BadInput, DaySixError
from daysix.verbs import COULD_NOT, DONE
from daysix.verbs._options import typed_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.verbs import Outcome, Verb

DEBUG = "DAYSIX_DEBUG"
INTERRUPTED = 130
HELP_WIDTH = 100

_ends_with: list[int] = []
"""The exit code of a process that was started for one command, once it is known."""


@atexit.register
def _leave() -> None:
    """Hand all memory back at once; first to be registered, this comes after all other endings."""
    if _ends_with:
        _flush()
        os._exit(_ends_with[-1])


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a usage dump."""

    def error(self, message: str) -> NoReturn:
        from daysix.verbs._misheard import in_words  # only needed when something is wrong

        text = f"I did not understand the command: {in_words(message)}. Try “{self.prog} --help”."
        raise BadInput("B-001", text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb. Exit code 0 done, 1 something to fix, 2 could not do it."""
    if arguments is not None:
        return _answered(list(arguments))
    gc.disable()  # the process ends with its answer: no rubbish lies about for long
    _ends_with.append(_answered(sys.argv[1:]))
    return _ends_with[-1]


def _answered(arguments: list[str]) -> int:
    _speak_utf8()
    try:
        return _run(arguments)
    except DaySixError as refusal:
        _complain(f"{refusal.message} ({refusal.code})")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        _complain("Stopped. Nothing was left half-written. (B-002)")
        return INTERRUPTED
    except Exception as crash:
        if os.environ.get(DEBUG):
            raise
        _complain(
            f"Day Six itself failed ({type(crash).__name__}), so nothing was written. The fault is "
            f"in the program, not in your file. Please report it; {DEBUG}=1 shows where. (B-999)"
        )
    return COULD_NOT


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        _print_help()
        return DONE
    if arguments[0] == "--version":
        _say(f"daysix {daysix.__version__}", at_once=True)
        return DONE
    name = arguments[0]
    verb = _verb(name)
    parser = _parser(name, verb)
    options = parser.parse_args(arguments[1:])
    # the moment proves when something was done; with another day as today there is none
    options.now = None if options.as_of else datetime.now()  # noqa: DTZ005 - the officer's clock
    options.as_of = options.as_of or date.today()  # noqa: DTZ011 - the officer's own day
    with Undisturbed():
        return _show(verb.run(options), as_json=options.json)


def _show(outcome: Outcome, *, as_json: bool) -> int:
    if as_json:
        encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
        for line in outcome.lines:
            _say(encode(line), at_once=outcome.live)
    else:
        for text in outcome.text:
            _say(text, at_once=True)  # some answers take their time: show what is there
    _flush()
    for sentence in outcome.trouble:
        _complain(sentence)
    return outcome.exit_code


def _verb_names() -> list[str]:
    return [name.replace("_", "-") for name in module_names(daysix.verbs)]


def _verb(name: str) -> Verb:
    if name not in _verb_names():
        known = ", ".join(_verb_names())
        message = f"There is no command “{name}”. Use one of {known}."
        raise BadInput("B-003", message)
    return cast("Verb", import_module(f"daysix.verbs.{name.replace('-', '_')}"))


def _parser(name: str, verb: Verb) -> argparse.ArgumentParser:
    parser = _Parser(
        prog=f"daysix {name}",
        description=verb.SUMMARY,
        allow_abbrev=False,
        # a width of our own: finding the terminal's loads four compression libraries
        formatter_class=partial(argparse.HelpFormatter, width=HELP_WIDTH),
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--as-of", type=typed_day, metavar="DATE", help="use this as today")
    verb.add_options(parser)
    return parser


def _print_help() -> None:
    """The buttons' commands in the order of the ribbon, then those that are no button."""
    from daysix.actions import shown_groups

    _say("Day Six: every statutory date after a suspension or permanent exclusion, explained.")
    others = dict.fromkeys(_verb_names())
    for group, actions in shown_groups():
        _say(f"\n{group.label}")
        for action in actions:
            others.pop(action.verb, None)
            _say(f"  daysix {action.verb:<10} {action.label}: {action.screentip}.")
    _say("\nOn the command line only")
    for name in others:
        _say(f"  daysix {name:<10} {_verb(name).SUMMARY}")
    _say("\n  daysix COMMAND --help shows what you can add to a command.")
    _flush()


def _say(text: str, *, at_once: bool = False) -> None:
    """One line of an answer; a place that takes no more is a refusal, not a failure of ours."""
    if sys.stdout is None:  # started without a window: nobody is listening
        return
    try:
        sys.stdout.write(text + "\n")
        if at_once:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as refused:
        raise _could_not_show(refused) from refused


def _flush() -> None:
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as refused:
        raise _could_not_show(refused) from refused


def _could_not_show(refused: OSError) -> BadInput:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    why = refused.strerror or "it takes no more"
    message = f"I could not put the answer where you sent it ({why}). Send it somewhere else."
    return BadInput("B-007", message)


def _complain(sentence: str) -> None:
    # A file's name may hold anything; a refusal stays on one line.
    print(" ".join(sentence.splitlines()), file=sys.stderr)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
