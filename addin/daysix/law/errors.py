"""Refusals an officer can act on: what happened, why, what to do, and a code."""

from __future__ import annotations


class DaySixError(Exception):
    """A refusal with a sentence fit for an officer.

    Parameters
    ----------
    code
        Short code shown in small at the end, such as ``D-001``; its letter says
        which room refuses (CONTRIBUTING.md lists them), and each is said in one file.
    message
        What happened, why, and what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{message} ({code})")
        self.code = code
        self.message = message


class CannotTell(DaySixError):
    """A date cannot be known from what we were given; other rows carry on."""


class BadInput(DaySixError):
    """The input as a whole is refused; nothing was written."""
