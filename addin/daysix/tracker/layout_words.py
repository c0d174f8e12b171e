"""Words of totals, remarks, schools and dates between the children of a home-made tracker."""

from __future__ import annotations

TOTALS = frozenset({
    "total", "totals", "subtotal", "subtotals",
})  # fmt: skip
TOTALS_OF = frozenset(
    (
        "grand total",
        "sub total",
        "sub totals",
        "overall total",
        "running total",
        "number of",
        "no of",
        "sum of",
        "count of",
        "average of",
        "grand count",
        "total number",
    )
)
COUNTS = frozenset({
    "total", "totals", "subtotal", "count", "average", "sum", "mean",
})  # fmt: skip
REMARKS = frozenset({
    "printed", "prepared", "produced", "compiled", "page", "report", "source", "key",
    "legend", "note", "notes", "nb", "end", "updated", "continued", "run", "generated",
    "extracted", "author", "owner", "signed", "checked", "confidential", "version", "protect",
    "please",
})  # fmt: skip
NIL_RETURNS = (
    "nil return",
    "nil returns",
    "no return",
    "nil to report",
    "none to report",
    "nothing to report",
    "none this",
    "nil this",
    "no exclusions",
    "no suspensions",
    "no permanent",
    "no pex",
    "no pupils excluded",
    "no pupils suspended",
    "no children excluded",
    "no children suspended",
)
"""How a cell begins by which a school says that there was no exclusion."""
EXAMPLES = ("for example", "sample row", "sample entry", "sample only")
"""How the first cell of a row may begin that shows how the list is filled in."""
EXAMPLE_WHAT = frozenset({"row", "entry", "only", "pupil", "child", "line", "record", "do", "of"})
LAST_UPDATED = (
    "last updated",
    "last saved",
    "date printed",
    "date of report",
    "official sensitive",
)
SCHOOL_WORDS = frozenset({
    "school", "academy", "college", "primary", "infant", "infants", "junior", "juniors",
    "high", "grammar", "pru", "nursery", "secondary", "federation", "saint", "st", "catholic",
    "ce", "rc", "campus",
})  # fmt: skip
STAFF = frozenset({
    "officer", "officers", "manager", "team", "service", "services", "clerk", "administrator",
    "admin", "director", "coordinator", "adviser", "advisor", "inclusion", "department",
    "directorate", "council",
})  # fmt: skip
"""In a cell that stands alone: who keeps the list, and no child."""
NO_SCHOOL = frozenset({
    "autumn", "spring", "summer", "term", "terms", "half", "week", "year", "yr", "ncy", "key",
    "stage", "boys", "girls", "continued", "apr", "april", "aug", "august", "dec", "december",
    "feb", "february", "fri", "friday", "jan", "january", "jul", "july", "jun", "june", "mar",
    "march", "may", "mon", "monday", "nov", "november", "oct", "october", "sat", "saturday",
    "sep", "sept", "september", "sun", "sunday", "thu", "thur", "thurs", "thursday", "tue",
    "tues", "tuesday", "wed", "wednesday", "weds", "pupils", "children", "cases", "of", "to",
})  # fmt: skip
"""A heading of nothing else parts the list of one school: months, year groups, terms."""
DATE_WORDS = frozenset({
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june",
    "jul", "july", "aug", "august", "sep", "sept", "september", "oct", "october", "nov",
    "november", "dec", "december", "mon", "monday", "tue", "tues", "tuesday", "wed", "weds",
    "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday", "sat", "saturday",
    "sun", "sunday", "st", "nd", "rd", "th", "of", "am", "pm", "a", "p", "w", "c", "wc", "the",
})  # fmt: skip
