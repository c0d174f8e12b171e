"""Checks of the Inbox sheet: mail that waits, mail that may be urgent, mail logged twice."""
