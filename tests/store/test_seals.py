"""Seals: what isn't sound is refused, what was changed otherwise is seen, and what onrecord changes is sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from onrecord.errors import StoreError
from onrecord.model import Days, MadeBy, Reading
from onrecord.review import Choice
from onrecord.store import Origin, Record, check, open_record, prepared
from onrecord.store.packed import pack, pack_text
from onrecord.store.tables import FINDINGS, ORIGINS, REPORTS
from tests import make
from tests.store.dumps import change, writing

READING = make.full_reading()
CORRECTED = make.full_reading(make.TEXT.replace("on Monday", "on Monday night"))
ID = READING.report.id
NOT_AS_WRITTEN = ["isn't as it was written"]


@pytest.fixture
def kept(record: Record) -> Record:
    """A record of one report, from one file."""
    add(record, READING)
    return record


def add(record: Record, reading: Reading, path: str = "/a.txt") -> None:
    record.add(reading, Origin(path, reading.report.id, reading.report.text))


def said(record: Record) -> list[str]:
    """What is wrong with the record itself; the files aren't there."""
    return [fault.says for fault in record.check().faults if fault.kind == "words"]


def damaged(noun: str, change: Callable[[Any], Any]) -> Reading:
    """The reading with its first finding of a noun changed."""
    first, *others = getattr(READING, noun)
    return replace(READING, **{noun: (change(first), *others)})


UNSOUND = [
    (damaged("events", lambda one: replace(one, trigger=replace(one.trigger, text="bombed"))), "e60", "doesn't stand"),
    (damaged("events", lambda one: replace(one, told_by="s999")), "e60", "told_by names 's999'"),
    (
        damaged("events", lambda one: replace(one, when=Days(make.PUBLISHED, make.PUBLISHED.replace(year=2030)))),
        "e60",
        "which are no days",
    ),
    (replace(READING, report=replace(READING.report, id="0" * 12)), "0" * 12, "isn't the id"),
]


@pytest.mark.parametrize(("reading", "about", "says"), UNSOUND)
def test_what_is_not_sound_is_refused(record: Record, reading: Reading, about: str, says: str) -> None:
    with pytest.raises(StoreError, match=f"{about}: .*{says}"):
        add(record, reading)
    assert record.size() == 0


def test_what_is_not_sound_is_refused_when_it_is_read_anew(kept: Record) -> None:
    with pytest.raises(StoreError, match=f"{ID}.e60: "):
        add(kept, replace(UNSOUND[0][0], made_by=MadeBy("2.0.0", ())))
    assert kept.reading(ID) == READING
    assert not said(kept)


def forged(where: str) -> None:
    """Has the reading say something else that is sound in itself."""
    said = replace(READING, statements=tuple(replace(one, act="praises") for one in READING.statements))
    assert said != READING
    with writing(where) as connection:
        connection.execute(REPORTS.update().values(reading=pack(said)))


def test_a_reading_that_was_replaced_by_a_sound_one_is_seen(where: str, kept: Record) -> None:
    forged(where)
    assert said(kept) == NOT_AS_WRITTEN


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE findings SET review = 'accepted' WHERE id = 'e60'", "is asked by what it isn't: review is 'accepted'"),
        ("UPDATE findings SET dated = NOT dated WHERE id = 'e60'", "is asked by what it isn't: dated is False"),
        ("DELETE FROM findings WHERE noun = 'f'", "isn't asked for where it lies: its row is missing"),
        (
            "INSERT INTO findings SELECT key + 1000, report, noun, 'e9', last, dated, current, confidence, review "
            "FROM findings WHERE id = 'e60'",
            "is asked for, but isn't in the reading",
        ),
        ("DELETE FROM origins", NOT_AS_WRITTEN[0]),
        ("UPDATE origins SET path = '/b.txt'", NOT_AS_WRITTEN[0]),
        ("UPDATE origins SET sha256 = 'another'", NOT_AS_WRITTEN[0]),
        ("UPDATE reports SET findings = findings + 1", NOT_AS_WRITTEN[0]),
        ("UPDATE reports SET seal = rows_seal", NOT_AS_WRITTEN[0]),
    ],
)
def test_a_row_that_was_changed_is_seen(where: str, kept: Record, statement: str, says: str) -> None:
    change(where, statement)
    assert said(kept) == [says]


def test_the_text_of_an_origin_that_was_changed_is_seen(where: str, kept: Record) -> None:
    with writing(where) as connection:
        connection.execute(ORIGINS.update().values(text=pack_text(f"{make.TEXT} Forged.")))
    assert said(kept) == NOT_AS_WRITTEN


def decided(record: Record) -> None:
    record.decide(f"{ID}.e60", Choice("", "reject", "Ida"))


def removed(record: Record) -> None:
    add(record, CORRECTED)
    record.remove(CORRECTED.report.id)


def read_anew(record: Record) -> None:
    decided(record)
    add(record, replace(READING, made_by=MadeBy("2.0.0", ()), forecasts=()))


CHANGES: dict[str, Callable[[Record], None]] = {
    "superseded": lambda record: add(record, CORRECTED),
    "said again": lambda record: [add(record, one) for one in (CORRECTED, READING)] and None,
    "copied": lambda record: add(record, READING, "/b.txt"),
    "told otherwise": lambda record: record.add(READING, Origin("/a.txt", ID, f"{make.TEXT} More.")) and None,
    "linked": lambda record: record.link() and None,
    "decided": decided,
    "read anew": read_anew,
    "removed": removed,
}


@pytest.mark.parametrize("done", CHANGES)
def test_what_onrecord_changes_is_sealed(kept: Record, done: str) -> None:
    before = kept.check()
    CHANGES[done](kept)
    assert not said(kept)
    again = kept.check()
    assert (again.findings == before.findings) == (done not in {"superseded", "said again", "decided", "read anew"})


@pytest.mark.parametrize("done", ["superseded", "copied", "decided", "removed", "linked"])
def test_no_change_seals_what_it_finds(where: str, kept: Record, done: str) -> None:
    forged(where)
    CHANGES[done](kept)
    assert said(kept) == NOT_AS_WRITTEN


def test_a_report_under_another_number_is_sealed(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared.keys, "number_of", lambda report: 7)
    add(record, READING)
    add(record, CORRECTED, "/b.txt")
    assert record.size() == 2
    assert not said(record)


def test_nothing_is_unpacked_whose_seal_is_intact(kept: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def unpacked(*given: object) -> None:
        raise AssertionError

    monkeypatch.setattr(check, "of_row", unpacked)
    checked = kept.check()
    assert (checked.reports, checked.findings, checked.issues) == (1, 8, 1)


def test_both_databases_hold_the_same_seals(where: str, kept: Record, tmp_path: Path) -> None:
    with open_record(tmp_path / "other.db") as other:
        add(other, READING)
    wanted = select(REPORTS.c.seal, REPORTS.c.rows_seal, ORIGINS.c.seal).join(ORIGINS)
    found = []
    for one in (where, tmp_path / "other.db"):
        with writing(one) as connection:
            found.append(tuple(connection.execute(wanted).one()))
            assert connection.scalar(select(FINDINGS.c.key).limit(1))
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE often SET times = times + 1",
        "DELETE FROM often",
        "INSERT INTO often VALUES (1, 2, 3)",
        "DELETE FROM spoken",
    ],
)
def test_counts_that_the_statements_do_not_give_are_seen(where: str, kept: Record, statement: str) -> None:
    change(where, statement)
    assert said(kept) == ["is counted otherwise than the statements say; read the reports into a new record"]
