"""Tests of the inbox's jobs."""
