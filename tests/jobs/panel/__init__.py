"""Tests of the panel's jobs."""
