"""What a code stands for, in words: read from where it is written, so that the two cannot differ.

A ``check``, a kind of ``leak``, a ``refusal``, and the ``doubts`` there are about the law.
"""
