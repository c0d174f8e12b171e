"""The law room: citations, rules, cases, excluded time. Pure; same input, same output.

Start with ``rule.py`` (what a rule file holds), then ``case.py`` (what a rule is asked about).
"""
