"""Tests of the mailbox's edge; ``contract`` is the suite that every adapter passes."""
