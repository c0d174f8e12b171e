"""One file per duty, power or standing that is answered without a date.

Same shape as a clock: ``RULE``, ``apply(case)``, ``EXAMPLES``.
"""
