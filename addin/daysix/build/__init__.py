"""Make the files that are generated. For maintainers: ``python -m daysix.build``.

Each module here is one step. It offers ``TITLE`` and ``make()``, which returns the files it makes
(path as seen from the package, and text or bytes) and touches nothing; ``__main__`` writes or
compares them.
A step that finds its sources at odds raises :class:`RefusedError` and nothing is written.
"""

from __future__ import annotations


class RefusedError(Exception):
    """The sources disagree, so nothing was made; the message says where and what to do."""
