"""Speed beside the goals, and faults on purpose: ``python3 start.py bench`` and ``faults``.

Ratios are taken inside one run, since seconds drift between machines; nothing here is a timed test.
"""
