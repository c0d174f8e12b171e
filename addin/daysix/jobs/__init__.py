"""Jobs: plain functions, data in, data out, that every door calls.

"Today" is always an argument.
"""
