"""The demo: a morning on an invented council, made by the jobs that officers use.

``morning`` goes through it from start to end: the ``inbox``, the dates, the ``panel`` and its
papers, and a ``hand_list`` of somebody's own.
"""
