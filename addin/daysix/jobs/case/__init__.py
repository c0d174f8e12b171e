"""One case that is in no tracker: told on the telephone, or written as events in a file.

``what_if`` answers the telephone. ``input`` reads a case as events in the shape of ``contract``,
and ``file`` answers it.
"""
