"""One file per amount: what follows a permanently excluded child, and why that much.

Same shape as a clock: ``RULE``, ``apply(case)``, ``EXAMPLES``. ``_weeks.py`` counts the weeks.
"""
