"""Readings of invented reports are linked: one event told by two of them, and another that is like it."""

from __future__ import annotations

from datetime import date

import onrecord
from onrecord.link import by_person, judge, link_all, told

ONE = """Shells hit the harbour of Koprava on 9 March 2031, killing four dock workers, the Kestrian army said.

The Kestrian army blamed the Northern Front for the shelling of the harbour."""
OTHER = """Four dock workers were killed when shells hit the harbour at Koprava on 9 March 2031.

The shelling of the harbour was the work of the Northern Front, officials said."""
ELSEWHERE = """A court in Vellin sentenced two bankers to nine years on 2 June 2029.

The bankers had hidden money abroad, the judge said."""
DAY = date(2031, 3, 10)


def _linked(*texts: str):  # type: ignore[no-untyped-def]
    readings = [onrecord.read(text=text, published=DAY) for text in texts]
    return readings, [told(reading) for reading in readings]


def test_what_two_reports_tell_is_one_event() -> None:
    readings, held = _linked(ONE, OTHER, ELSEWHERE)
    _, events, _ = link_all(held)
    together = [group for group in events.groups if len(group) > 1]
    ids = [reading.report.id for reading in readings]
    assert any({id.split(".")[0] for id in group} == set(ids[:2]) for group in together)
    assert not any(id.startswith(ids[2]) for group in together for id in group)


def test_the_order_of_reports_does_not_matter() -> None:
    _, held = _linked(ONE, OTHER, ELSEWHERE)
    assert link_all(held)[1].groups == link_all(held[::-1])[1].groups


def test_a_persons_no_parts_what_the_program_joins() -> None:
    _, held = _linked(ONE, OTHER)
    _, events, _ = link_all(held)
    one, other = next(group for group in events.groups if len(group) > 1)[:2]
    _, parted, _ = link_all(held, {(one, other): by_person(same=False)})
    assert not any({one, other} <= set(group) for group in parted.groups)


def test_reasons_are_given_in_words() -> None:
    _, held = _linked(ONE, OTHER)
    _, events, known = link_all(held)
    group = next(group for group in events.groups if len(group) > 1)
    of = {one.id: one for each in held for one in each.events}
    verdict = judge(of[group[0]], of[group[1]], known)
    assert verdict.reasons
    assert all(reason.strip() for reason in verdict.reasons)
