"""What a mail says of a pupil, one file a field: a value with where it was found, or a doubt.

``words`` is a stretch of words with its source; ``labels`` reads forms, "label: value" lines and
tables; ``date_spots`` finds dates in prose and ``day_roles`` says what each is for. Every field
offers ``answered`` (what stood beside a label) and ``said`` (what running words say). A blank beats
a wrong value: what cannot be certain has no value, the words typed, and a sentence.
"""
