"""The key of the demo reports: its words are in the reports, and it doesn't contradict itself."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml

from evals.key import ROOT, Key, load, part, published, words_of

TEXTS = {path.stem: path.read_text("utf-8") for path in (ROOT / "reports").glob("*.txt")}


@pytest.fixture(scope="module")
def key() -> Key:
    return load()


def test_all_words_stand_once_where_the_key_says(key: Key) -> None:
    for words in words_of(tuple(getattr(key, noun.name) for noun in fields(key))):
        stretch = TEXTS[words.report][words.start : words.end]
        assert stretch.split() == words.words.split()


def test_every_report_tells_something_that_another_tells_too(key: Key) -> None:
    shared = [event for event in key.events if len({told.at.report for told in event.tellings}) > 1]
    assert {told.at.report for event in shared for told in event.tellings} == set(TEXTS)
    assert len(shared) >= 70


def test_names_are_those_that_the_reports_spell(key: Key) -> None:
    for one in (*key.actors, *key.places):
        assert set(one.names) == {" ".join(mention.name.words.split()) for mention in one.mentions}, one.id


def test_no_two_events_are_told_by_the_same_word(key: Key) -> None:
    told = [(event.id, telling.trigger) for event in key.events for telling in event.tellings]
    spots = [(trigger.report, trigger.start) for _, trigger in told]
    assert [id for (id, _), spot in zip(told, spots, strict=True) if spots.count(spot) > 1] == []


def test_a_quote_was_first_printed_by_the_earliest_report(key: Key) -> None:
    for quote in key.quotes:
        assert published(quote.first) == min(published(words.report) for words in quote.members), quote.id


def test_copies_are_near_duplicates_and_later(key: Key) -> None:
    for group in key.copies:
        for copy in group.copies:
            matcher = SequenceMatcher(None, TEXTS[group.origin].split(), TEXTS[copy].split(), autojunk=False)
            assert matcher.ratio() > 0.75, copy
            assert published(group.origin) < published(copy)


def test_sides_of_a_dispute_differ(key: Key) -> None:
    for dispute in key.disputes:
        assert len({side.value for side in dispute.sides}) > 1, dispute.id


def test_evidence_is_later_than_the_forecast_and_known_on_the_day(key: Key) -> None:
    for one in key.outcomes:
        days = [published(words.report) for words in one.evidence]
        assert all(published(one.claim.report) <= day <= one.as_of for day in days), one.id
        assert one.outcome in {"open", "came true", "did not", "partly", "cannot tell"}
        assert one.outcome != "open" or one.due is None or one.due >= one.as_of, one.id


def test_changes_are_told_between_their_days(key: Key) -> None:
    for change in key.changes:
        assert change.since < published(change.after.report) <= change.until, change.id
        assert change.before is None or published(change.before.report) <= published(change.after.report), change.id
        assert (change.before is None) == (change.kind == "new event"), change.id


def test_half_of_the_events_are_kept(key: Key) -> None:
    kept = sum(part(event.id) == "kept" for event in key.events)
    assert 0.4 < kept / len(key.events) < 0.6


TEXT = "Shells struck the mill. The mill burned, and nobody was hurt when shells\nfell on the road."
STEM = "2031-02-01_gazette_mill"


def made(folder: Path, **changed: object) -> Path:
    """A folder with one report and a key of one event, its fields changed as told."""
    (folder / "reports").mkdir()
    (folder / "reports" / f"{STEM}.txt").write_text(TEXT, "utf-8")
    (folder / "key").mkdir()
    telling = {"report": STEM, "words": "Shells struck", "trigger": "struck", "status": "occurred"} | changed
    event = {"id": "mill", "what": "shelling", "when": None, "gloss": "The mill is shelled.", "tellings": [telling]}
    files: dict[str, object] = {"actors": {"actors": [], "different": []}, "places": {"places": [], "different": []}}
    files |= {"events_all": [event], "disputes": {"disputes": [], "not_disputes": []}}
    files |= {name: [] for name in ("quotes", "copies", "corrections", "changes", "outcomes")}
    for name, content in files.items():
        (folder / "key" / f"{name}.yaml").write_text(yaml.safe_dump(content), "utf-8")
    return folder


def test_words_are_found_across_a_line_break(tmp_path: Path) -> None:
    (telling,) = load(made(tmp_path, words="when shells fell", trigger="fell")).events[0].tellings
    assert TEXT[telling.at.start : telling.at.end] == "when shells\nfell"
    assert TEXT[telling.trigger.start : telling.trigger.end] == "fell"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"words": "Shells hit", "trigger": "hit"}, f"{STEM}: 'Shells hit' occurs 0 times"),
        ({"words": "he mill", "trigger": "mill"}, f"{STEM}: 'he mill' occurs 2 times"),
        ({"trigger": "str"}, f"{STEM}: 'str' stands 0 times in 'Shells struck'"),
        ({"report": "2031-02-02_gazette_road"}, "there is no such report"),
    ],
)
def test_words_that_are_not_there_once_are_refused(tmp_path: Path, changed: dict[str, str], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        load(made(tmp_path, **changed))


def test_an_id_that_is_not_there_is_refused(tmp_path: Path) -> None:
    folder = made(tmp_path)
    change = {"id": "c", "since": date(2031, 1, 1), "until": date(2031, 3, 1), "kind": "new event", "of": "bridge"}
    change |= {"from": None, "to": {"report": STEM, "words": "The mill burned"}}
    (folder / "key/changes.yaml").write_text(yaml.safe_dump([change]), "utf-8")
    with pytest.raises(ValueError, match="refers to bridge"):
        load(folder)


def test_an_id_taken_twice_is_refused(tmp_path: Path) -> None:
    folder = made(tmp_path)
    path = folder / "key/events_all.yaml"
    (folder / "key/events_more.yaml").write_text(path.read_text("utf-8"), "utf-8")
    with pytest.raises(ValueError, match="the id mill is taken 2 times"):
        load(folder)
