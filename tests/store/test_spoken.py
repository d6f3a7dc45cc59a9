"""Who speaks of whom: what is superseded doesn't count, what is meant by a pronoun does."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.errors import NotFound
from onrecord.store import Origin, Record
from tests import make


def test_a_pronoun_counts_for_whom_it_means_and_nobody_speaks_of_themselves(record: Record) -> None:
    of = make.report("Ana Dorin said he lied. She said she knew.")
    dorin = make.actor(of, "Ana Dorin", mentions=(make.span(of, "Ana Dorin"), make.span(of, "she")))
    veyl = make.actor(of, "he", name="Sandor Veyl", country="POL")
    said = make.statement(of, "he lied", source=make.source(of, "Ana Dorin", dorin), act="accuses")
    knew = make.statement(of, "she knew", source=make.source(of, "She", dorin))
    record.add(make.reading(of, actors=(dorin, veyl), statements=(said, knew)))
    (one,) = record.who_says()
    assert (one.by.name, one.of.name, one.of.country, one.times) == ("Ana Dorin", "Sandor Veyl", "POL", 1)
    assert one.acts == {"accuses": 1}
    assert [entry.finding for entry in record.statements(about="Veyl")] == [said]


def test_what_is_superseded_counts_in_history_only(record: Record) -> None:
    for nth, text in enumerate((make.TEXT, f"Corrected.\n\n{make.TEXT}")):
        record.add(make.full_reading(text), Origin("/report.txt", str(nth), text))
    assert [one.times for one in record.who_says()] == [1]
    assert [one.times for one in record.who_says(history=True)] == [2]
    assert [one.times for one in record.who_says(by="dorin", history=True)] == [2]
    assert not list(record.who_says(since=date(2031, 3, 13)))


@pytest.mark.parametrize("after", ["", "x", "1-", "1-2-3", "f" * 16 + "-1", "1" * 400])
def test_what_is_no_pair_is_said(record: Record, after: str) -> None:
    record.add(make.full_reading())
    with pytest.raises(NotFound):
        list(record.who_says(after=after))


def test_names_are_whole_words(record: Record) -> None:
    record.add(make.full_reading())
    assert list(record.who_says(of="army")) and list(record.who_says(of="SELMAR'S ARMY"))
    assert not list(record.who_says(of="arm")) and not list(record.who_says(of="?!"))
