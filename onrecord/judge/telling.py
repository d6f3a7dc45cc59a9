"""Which statement tells a stretch of the text: the innermost one whose content holds it."""

from __future__ import annotations

from onrecord.model import Statement


def told_in(start: int, statements: tuple[Statement, ...]) -> Statement | None:
    """The statement with the shortest content that holds the character; None in the report's own voice."""
    found = [
        (span.end - span.start, statement)
        for statement in statements
        for span in statement.content
        if span.start <= start < span.end
    ]
    return min(found, key=lambda pair: (pair[0], pair[1].id), default=(0, None))[1]


def around(statement: Statement, statements: tuple[Statement, ...]) -> list[Statement]:
    """The statement and those that it is told inside, innermost first."""
    by_id = {one.id: one for one in statements}
    found = [statement]
    while found[-1].within is not None and found[-1].within in by_id and len(found) < 10:
        found.append(by_id[found[-1].within])
    return found
