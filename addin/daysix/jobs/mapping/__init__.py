"""Which column of a tracker is which, and how a person says so.

``maps`` reads a file for it, ``suggest`` says what an unknown name may mean, by the name and by
its ``contents``; ``changes`` takes in what a person says, ``memory`` keeps it beside the tracker,
and ``words`` shows it all.
"""
