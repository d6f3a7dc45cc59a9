"""Who speaks of whom: what is superseded doesn't count, what is meant by a pronoun does."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from onrecord.errors import NotFound
from onrecord.review import Choice
from onrecord.store import Origin, Record, often
from tests import make
from tests.store.dumps import writing
from tests.store.invented import readings


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


def test_counts_follow_what_comes_and_goes(where: str, record: Record) -> None:
    def counted() -> list[int]:
        with writing(where) as connection:
            assert often.is_sound(connection)
        return [one.times for one in record.who_says()]

    reading, corrected = make.full_reading(), make.full_reading(f"Corrected.\n\n{make.TEXT}")
    record.add(reading, Origin("/a.txt", "1", make.TEXT))
    record.add(make.full_reading(f"Copied.\n\n{make.TEXT}"))
    assert counted() == [2]
    record.add(corrected, Origin("/a.txt", "2", corrected.report.text))
    assert counted() == [2]
    record.remove(corrected.report.id)
    assert counted() == [2]
    for one in record.statements():
        record.decide(one.id, Choice("", "reject", "Ida"))
    assert counted() == []
    for one in record.statements(rejected=True):
        record.decide(one.id, Choice("", "undo", "Ida"))
    assert counted() == [2]
    record.remove(reading.report.id)
    assert counted() == [1]


def test_the_whole_record_is_counted_as_any_part_of_it_is(record: Record) -> None:
    for reading in readings(Random(1), 40):
        record.add(reading)
    kept, counted = list(record.who_says()), list(record.who_says(since=date.min))
    assert kept == counted
    assert len(kept) > 5
    assert list(record.who_says(after=kept[3].id)) == kept[4:]
