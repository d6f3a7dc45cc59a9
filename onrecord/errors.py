"""Everything that can go wrong, as one tree.

OnrecordError
├── InputError          a file that can't be read as a report
│   ├── MissingInput    no such file, or a folder with nothing to read in it
│   ├── UnreadableInput permissions, or the disk
│   └── NotAReport      empty, binary, too large, or in an unknown encoding
├── LexiconError        a user's own lexicon that can't be read, or an entry in it that isn't whole
├── StoreError          a record file that is not one, or that is damaged or locked
├── NotFound            an id that names nothing in the record
├── ReviewError         a decision that can't be taken as it is put
├── ServeError          an address that can't be listened on
└── QueryError          a search that can't be understood

Every message names the thing, the fault and the remedy, in one line; the command line prints it and exits with 1.
"""


class OnrecordError(Exception):
    """Anything onrecord raises on purpose; ``str()`` of it is one line for a person."""


class InputError(OnrecordError):
    """A path that can't be read as a report."""


class MissingInput(InputError):
    """There is no such file, or nothing to read in a folder."""


class UnreadableInput(InputError):
    """The file is there, but the system doesn't hand over its bytes."""


class NotAReport(InputError):
    """The bytes are there, but they are no report: empty, binary, too large, or in an unknown encoding."""


class LexiconError(OnrecordError):
    """A user's own lexicon can't be read, or an entry in it isn't whole."""


class StoreError(OnrecordError):
    """The record can't be opened or written."""


class NotFound(OnrecordError):
    """No finding or report of the record has this id."""


class QueryError(OnrecordError):
    """A search, or a question's filter, that can't be understood."""


class ReviewError(OnrecordError):
    """A person's decision on a finding can't be taken as it is put."""


class ServeError(OnrecordError):
    """The reading room can't be opened at an address."""
