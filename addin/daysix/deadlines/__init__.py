"""One file per statutory clock, named by its rulebook id.

A file holds ``RULE`` (citation, dates of force, owner, count), ``apply(case)`` and ``EXAMPLES``
worked by hand. The shared tests find it by itself.
"""
