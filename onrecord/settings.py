"""The few limits and defaults that hold everywhere."""

VERSION = "0.1.0"
"""The version of onrecord."""

RECORD = "record.db"
"""Where a record is kept when nobody says otherwise."""

MAX_REPORT_BYTES = 4_000_000
"""A report is some thousand words; a file over this size (bytes) is a book, a dump or a mistake."""

MAX_LEXICON_BYTES = 2_000_000
"""A lexicon of one's own has some hundred entries; 2 MB are some 30,000."""

MAX_RUN = 300
"""Characters without a blank that are parsed at once; the longest words and addresses are shorter."""

MAX_SENTENCE = 200
"""Words of a sentence; a longer one is a list, a table or no text, and is read in pieces."""

MAX_PARAGRAPH = 20_000
"""Characters that are parsed at once; a longer paragraph is parsed in pieces cut at sentence ends."""
