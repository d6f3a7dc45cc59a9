"""The names of a stretch of text."""

from onrecord.parse.syntax import Name, Parsed

NAMES = (Name(0, 4, "place"), Name(9, 21, "person"), Name(30, 34, "place"))


def test_those_that_begin_in_it() -> None:
    parsed = Parsed((), (), NAMES)
    assert parsed.names_from(0, 30) == NAMES[:2]
    assert parsed.names_from(9, 10) == NAMES[1:2]
    assert parsed.names_from(10, 30) == ()
