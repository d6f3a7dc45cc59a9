"""Laws 2 and 3: repairing twice is repairing once, sound text is unchanged, and every kept character has its origin."""

from __future__ import annotations

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.model import RawReport, Report
from onrecord.repair import origin_offset, repair

PIECES = (
    "The envoy said that the talks with", "Kestria. He gave no day.", "“We will wait,” she said.", "Nobody answered",
    "the drivers went home", "reinforce-", "ments came", "Kestrian-", "backed", "12", "Page 3 of 7", "The Weekly | 3",
    "The Weekly | 4", "By Ada Quell and Tom Marsh", "12 February 2031", "KOPRAVA, Feb 12 (Example Wire) — Shells fell.",
    "Advertisement", "Share this article", "https://lantern.example/a", "**bold**", "*Lantern*", "# They burned it",
    "> quoted", "[words](https://a.example)", "&amp;", "&amp;#8217;", "â€™", "cafÃ©", "\ufeff", "\u00ad", "\u200b",
    "\u00a0", "e\u0301", "ﬁre", "\ud800", "\x07", "- a point", "1. a point", "?", "…", "—", "(", "🙂", "* * *", "A",
)  # fmt: skip
BETWEEN = ("\n", "\n\n", "\n\n\n", " ", "", "\r\n", "\r", "\f", "\t", "  \n", "\u2028", "\v")
UGLY = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(BETWEEN), st.text(max_size=4)), max_size=30).map(
    "".join
)
SOUND = ("Nobody came to the bridge.", "The mayor keeps the key.", "It is shut, he said.")
SENTENCES = st.lists(st.lists(st.sampled_from(SOUND), min_size=2).map(" ".join), min_size=1, max_size=6)


def repaired(text: str) -> Report:
    return repair(RawReport("report.txt", text), date(2031, 3, 12)).given


@settings(deadline=None, max_examples=150)
@given(UGLY)
@example("&amp;amp;#38;lt;")
@example("a-\n\n-\n\nb")
@example("\f\r\n\u2028")
def test_repairing_twice_is_repairing_once(text: str) -> None:
    once = repaired(text)
    twice = repaired(once.text)
    assert twice.text == once.text
    assert (twice.id, twice.title, twice.paragraphs, twice.left_out) == (
        once.id, once.title, once.paragraphs, once.left_out,
    )  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(SENTENCES)
def test_sound_text_is_unchanged(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs) + "\n"
    report = repaired(text)
    assert report.text == text
    assert [report.text[p.start : p.end] for p in report.paragraphs] == paragraphs


@settings(deadline=None, max_examples=150)
@given(UGLY)
def test_each_kept_character_is_that_of_the_origin(text: str) -> None:
    report = repaired(text)
    last = 0
    for run in report.kept:
        assert run.start >= last
        last = run.start + run.length
        assert run.length > 0
        assert report.text[run.start : last] == text[run.origin : run.origin + run.length]
    assert last <= len(report.text)


@settings(deadline=None, max_examples=80)
@given(UGLY)
def test_every_character_of_the_report_has_a_place_in_the_origin(text: str) -> None:
    report = repaired(text)
    kept = {run.start + nth: run.origin + nth for run in report.kept for nth in range(run.length)}
    for offset in range(len(report.text)):
        assert 0 <= origin_offset(report, offset) < max(1, len(text))
        assert origin_offset(report, offset) == kept.get(offset, origin_offset(report, offset))


@settings(deadline=None, max_examples=150)
@given(UGLY)
def test_each_character_is_in_one_paragraph_or_left_out(text: str) -> None:
    report = repaired(text)
    parts = sorted([(p.start, p.end) for p in report.paragraphs] + [(x.start, x.end) for x in report.left_out])
    last = 0
    for start, end in [*parts, (len(report.text), len(report.text))]:
        assert start >= last
        assert not report.text[last:start].strip()
        last = end
    assert all(end > start for start, end in parts)
