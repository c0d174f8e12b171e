"""The real spreadsheet program of the other tests, here too."""

from tests.jobs.conftest import libreoffice

__all__ = ["libreoffice"]
