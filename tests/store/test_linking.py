"""A record links its reports: once, with what is new, and as people say; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from sqlalchemy import select

from evals.invented import World
from onrecord.errors import NotFound, ReviewError
from onrecord.model import Reading
from onrecord.review import Choice
from onrecord.store import Record, open_record, placing
from onrecord.store.tables import COUNTED, LINKED, PAIRS, TELLINGS, UNDER
from tests.conftest import Fresh
from tests.store.dumps import change, writing

WORLD = World(5, a_day=1)
"""In five years with one happening a day hardly two reports tell of one; those of few days do."""


def _near(count: int) -> list[Reading]:
    """The first readings of reports that were printed in the same weeks."""
    found = (WORLD.reading(nth) for nth in range(4000))
    chosen = [one for one in found if one.report.published and (one.report.published - DAY).days in range(9)]
    return chosen[:count]


DAY = WORLD.reading(0).report.published
READINGS = _near(14)


def groups(where: str, nouns: tuple[bool, ...] = (True, False)) -> set[frozenset[str]]:
    """Which findings are together, as ids."""
    with open_record(where) as record, record._looking() as connection:
        from onrecord.store.tellings import held_under

        held = held_under(connection, set(connection.scalars(select(TELLINGS.c.report))))
        of = {number: told.id for one in held.values() for number, told in one.tellings()}
        found: dict[int, set[str]] = {}
        for row in connection.execute(select(LINKED)):
            if row.event in nouns:
                found.setdefault(row.group, set()).add(of[row.number])
    return {frozenset(one) for one in found.values()}


def linked_tables(where: str) -> list[list[tuple[object, ...]]]:
    """All rows of what is linked."""
    with writing(where) as connection:
        tables = (TELLINGS, UNDER, COUNTED, LINKED, PAIRS)
        return [[tuple(row) for row in connection.execute(select(one).order_by(*one.primary_key))] for one in tables]


@pytest.fixture
def linked(where: str) -> Iterator[Record]:
    """A record of all readings, linked."""
    with open_record(where, who="Ida") as record:
        list(record.add_all((one, None) for one in READINGS))
        record.link()
        yield record


def _pair(where: str) -> tuple[str, str]:
    """Two tellings of different reports that are one event."""
    return tuple(sorted(min((sorted(one) for one in groups(where, (True,))), key=lambda one: (len(one), one)))[:2])  # type: ignore[return-value]


def _together(where: str, one: str, other: str) -> bool:
    return any({one, other} <= group for group in groups(where))


def test_several_reports_tell_one_event(linked: Record) -> None:
    found = linked.linkage()
    assert found.reports == len(READINGS)
    assert found.events > 0
    rows = list(linked.tellings())
    assert len({one.entry.id for one in rows}) == len(rows) == len(list(linked.events()))
    several = [one for one in rows if one.event != one.entry.id]
    assert several
    assert {one.entry.report.id for one in rows if one.event == several[0].event} > {several[0].entry.report.id}


def test_the_order_of_reports_does_not_matter(fresh: Fresh) -> None:
    found = []
    for seed in (1, 2):
        where = fresh()
        with open_record(where) as record:
            for one in Random(seed).sample(READINGS, len(READINGS)):
                record.add(one)
            record.link()
        found.append(linked_tables(where))
    assert found[0] == found[1]


def test_linking_twice_changes_nothing(linked: Record) -> None:
    before = linked_tables(linked.where)
    assert linked.link().new == 0
    assert linked_tables(linked.where) == before
    assert linked.link(anew=True).new == len(READINGS)
    assert linked_tables(linked.where) == before


def test_what_is_new_joins_what_stands(where: str) -> None:
    with open_record(where) as record:
        list(record.add_all((one, None) for one in READINGS[:-1]))
        record.link()
        before = groups(where)
        record.add(READINGS[-1])
        assert record.link().new == 1
    after = groups(where)
    last = READINGS[-1].report.id
    assert {frozenset(id for id in one if not id.startswith(last)) for one in after} >= before
    joined = [one for one in after if any(id.startswith(last) for id in one)]
    assert joined


def test_a_removed_report_leaves_nothing(where: str) -> None:
    with open_record(where) as record:
        list(record.add_all((one, None) for one in READINGS[:-1]))
        record.link()
        before = linked_tables(where)
        record.add(READINGS[-1])
        record.link()
        record.remove(READINGS[-1].report.id)
    after = linked_tables(where)
    number = [[row[:2] for row in rows] for rows in (before[0], before[1], before[2])]
    assert [[row[:2] for row in rows] for rows in after[:3]] == number


def test_removing_the_first_of_a_group_leaves_the_others_together(linked: Record) -> None:
    group = max(groups(linked.where), key=len)
    gone = min(group)
    linked.remove(gone.split(".")[0])
    left = frozenset(id for id in group if id.split(".")[0] != gone.split(".")[0])
    assert left in groups(linked.where)
    linked.add(next(one for one in READINGS if one.report.id == gone.split(".")[0]))
    linked.link()
    assert any(left <= one for one in groups(linked.where))


def test_a_persons_no_parts_two_and_holds(linked: Record) -> None:
    one, other = _pair(linked.where)
    assert linked.compare(one, other)[0].together
    found = linked.decide_pair(one, other, "different", note="two strikes")
    assert (found.verdict.judged, found.verdict.by, found.together) == ("different", "person", False)
    for anew in (False, True):
        linked.link(anew=anew)
        assert not _together(linked.where, one, other)
    report = one.split(".")[0]
    assert linked.removal(report).decisions == 1
    linked.remove(other.split(".")[0])
    linked.add(next(each for each in READINGS if each.report.id == other.split(".")[0]))
    linked.link()
    assert report in {each.report.id for each in linked.readings()}
    assert any("different as" in each.says for each in linked.audit(about=one))


def test_a_persons_word_outlasts_reading_anew(linked: Record) -> None:
    one, other = _pair(linked.where)
    linked.decide_pair(one, other, "different")
    reading = next(each for each in READINGS if each.report.id == other.split(".")[0])
    changed = Reading(**{name: getattr(reading, name) for name in Reading.__slots__} | {"forecasts": ()})
    again = type(reading.made_by)("1", reading.made_by.models)
    assert (
        linked.add(Reading(**{n: getattr(changed, n) for n in Reading.__slots__} | {"made_by": again})).how
        == "read anew"
    )
    assert linked.linkage().reports == len(READINGS) - 1
    assert linked.link().new == 1
    assert not _together(linked.where, one, other)


def test_a_persons_yes_joins_two(linked: Record) -> None:
    events = sorted(f"{READINGS[0].report.id}.{one.id}" for one in READINGS[0].events)
    others = sorted(f"{READINGS[1].report.id}.{one.id}" for one in READINGS[1].events)
    one, other = next((a, b) for a in events for b in others if not linked.compare(a, b)[0].together)
    assert linked.decide_pair(one, other, "same").together
    linked.link(anew=True)
    assert _together(linked.where, one, other)
    linked.decide_pair(one, other, "undo")
    linked.link(anew=True)
    assert not _together(linked.where, one, other)


def test_two_people_who_differ_count_as_unsure(linked: Record) -> None:
    one, other = _pair(linked.where)
    linked.decide_pair(one, other, "same")
    found = linked.decide_pair(one, other, "different", by="Ole")
    assert (found.verdict.judged, found.verdict.by) == ("unsure", "person")
    assert [(each.by, each.what) for each in found.decisions] == [("Ida", "same"), ("Ole", "different")]
    assert linked.decide_pair(one, other, "undo", by="Ida").verdict.judged == "different"


def test_only_what_may_be_one_is_decided_on(linked: Record) -> None:
    first, second = READINGS[:2]
    event, actor = f"{first.report.id}.{first.events[0].id}", f"{second.report.id}.{second.actors[0].id}"
    with pytest.raises(ReviewError, match="an event and no event"):
        linked.decide_pair(event, actor, "same")
    with pytest.raises(ReviewError, match="are of one report"):
        linked.decide_pair(event, f"{first.report.id}.{first.events[1].id}", "same")
    with pytest.raises(NotFound, match="only these are linked"):
        linked.compare(event, f"{second.report.id}.{second.statements[0].id}")
    assert not list(linked.audit(what="decided"))


def test_a_corrected_report_is_linked_anew(linked: Record) -> None:
    one, other = _pair(linked.where)
    linked.decide(one, Choice("", "accept"))
    assert linked.linkage().reports == len(READINGS)
    linked.decide(one, Choice("", "reject"))
    assert linked.linkage().reports == len(READINGS) - 1
    linked.link()
    assert not _together(linked.where, one, other)
    assert linked.linkage().reports == len(READINGS)


def test_a_run_that_is_killed_ends_the_same_when_started_again(fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    where, clean = fresh(), fresh()
    for one in (where, clean):
        with open_record(one) as record:
            list(record.add_all((each, None) for each in READINGS[:8]))
            record.link()
            list(record.add_all((each, None) for each in READINGS[8:]))

    def killed(self: object, noun: str) -> None:
        raise KeyboardInterrupt

    before = linked_tables(where)
    with open_record(where) as record, monkeypatch.context() as patched:
        patched.setattr(placing._Placing, "place", killed)
        with pytest.raises(KeyboardInterrupt):
            record.link()
    assert linked_tables(where) == before
    for one in (where, clean):
        with open_record(one) as record:
            record.link()
    assert linked_tables(where) == linked_tables(clean)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE counted SET reports = 3", "groups that aren't whole"),
        ("DELETE FROM tellings WHERE report = (SELECT min(report) FROM tellings)", "would find reports"),
        ("UPDATE reports SET current = NOT current", "though it is superseded"),
    ],
)
def test_a_check_looks_at_what_is_linked(linked: Record, statement: str, says: str) -> None:
    assert not linked.check().faults
    change(linked.where, statement)
    told = " ".join(one.says for one in linked.check().faults)
    assert says in told
