"""Deeds between two parties as the corpora and our own sentences have them, and what is learned of them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra [training]")

from evals.events import Known, act, coded, f1, lessons  # noqa: E402
from onrecord.encode.wordpieces import WordPieces  # noqa: E402
from onrecord.parse import parse  # noqa: E402
from tests.make import event, report, statement  # noqa: E402
from training.types.corpus import Deed, plover, plv, sentences, where  # noqa: E402
from training.types.features import Pair, features  # noqa: E402
from training.types.learn import TYPES, fit, sight  # noqa: E402
from training.types.seen import SLOTS, Marked, _padded, marked  # noqa: E402


def test_words_that_stand_twice_are_those_that_are_near() -> None:
    assert where("Lenn asked Lenn", "Lenn", 5) == (11, 15)
    assert where("Lenn asked", "Lenn", 5) == (0, 4)
    assert where("Lenn asked", "Pellow") is None


def test_plv_and_plover_are_read(tmp_path: Path) -> None:
    row = ("Olvania met Kestria.", "<s>Olvania</s> met <t>Kestria</t>.", "Olvania", "Kestria", "CONSULT", "1")
    names = ("sentence", "marked_sentence", "source", "target", "gold_root", "gold_penta")
    (tmp_path / "PLV_train.tsv").write_text("\t".join(names) + "\n" + "\t".join(row) + "\n", "utf-8")
    assert [(one.type, *one.parties) for one in plv(tmp_path)] == [("CONSULT", "Olvania", "Kestria")]
    (tmp_path / "gold_standard_records").mkdir()
    source = [{"actorText": "Olvania"}, {"actorText": "Lenn"}]
    two = {"event": "DEMAND", "text": "Olvania and Lenn ask.", "source": source}
    path = tmp_path / "gold_standard_records" / "PLOVER_GSR_CAMEO.txt"
    path.write_text(json.dumps([{"event": "DOCUMENT"}, {**two, "target": ""}]), "utf-8")
    assert [(one.type, *one.parties) for one in plover(tmp_path)] == [("REQUEST", "Olvania", "Lenn")]


def test_invented_deeds_have_a_type_and_their_parties() -> None:
    made = list(sentences())
    assert len(made) > 1000
    assert {deed.type for deed in made} == set(TYPES)
    assert all(deed.source or deed.target for deed in made)


def test_what_is_told_of_a_type_speaks_for_it() -> None:
    types = ["CONSULT", "CONSULT", "ASSAULT", "ASSAULT"]
    weights = fit([{"meet": 1.0}, {"meet": 1.0}, {"shell": 1.0}, {"shell": 1.0}], types, [1.0] * 4)
    chances = weights.chances([{"meet": 1.0}, {"shell": 1.0}])
    assert [TYPES[nth] for nth in chances.argmax(axis=1)] == ["CONSULT", "ASSAULT"]
    assert np.exp(chances).sum(axis=1) == pytest.approx([1.0, 1.0])


def test_what_is_seen_with_a_type_speaks_for_it() -> None:
    seen = np.array([[9.0, 0.0], [8.0, 1.0], [0.0, 9.0], [1.0, 8.0]] * 400)
    learned = sight(seen, ["AID", "AID", "COERCE", "COERCE"] * 400, [1.0] * 1600)
    assert [TYPES[nth] for nth in learned.chances(seen[:3:2]).argmax(axis=1)] == ["AID", "COERCE"]


def test_what_is_only_planned_or_denied_is_another_type() -> None:
    told = report("The army shelled Lenn.")
    types = [coded(event(told, "shelled", status=status)) for status in ("occurred", "planned", "denied")]
    assert types == ["ASSAULT", "THREATEN", "REJECT"]


def test_a_denial_is_a_refusal_and_a_bare_assertion_no_act() -> None:
    told = report("The army shelled Lenn.")
    acts = [act(statement(told, "shelled Lenn", act=one)) for one in ("denies", "accuses", "asserts")]
    assert acts == ["REJECT", "ACCUSE", None]


def test_f1_counts_what_is_missed_and_what_is_wrong() -> None:
    assert f1(["a", "a", "b"], ["a", "b", None]) == {"a": pytest.approx(2 / 3), "b": 0.0}


def told(text: str, source: str = "Kestria", target: str = "Olvania") -> dict[str, float]:
    """What is told of a deed of Kestria's that meets Olvania."""
    return features(pair(text, source, target))


def pair(text: str, source: str = "Kestria", target: str = "Olvania") -> Pair:
    """The two in a sentence."""
    return Pair(parse(report(text)), where(text, source), where(text, target))


WORDS = WordPieces(["[UNK]", "[CLS]", "[SEP]", "@", "#", "kestria", "shelled", "olvania", "again"])


def test_parties_stand_between_marks_and_each_slot_has_its_words() -> None:
    shown = marked(pair("Kestria shelled Olvania again"), WORDS)
    assert shown.ids == (1, 3, 5, 3, 6, 4, 7, 4, 8, 2)
    sentence, source, target, first, last, between = shown.slots
    assert (source, target, first, last, between) == ((2,), (6,), (4,), (4,), (4,))
    assert sentence == tuple(range(10))


def test_a_missing_party_has_no_words() -> None:
    assert marked(pair("Kestria shelled again", target="nobody"), WORDS).slots[2] == ()


def test_a_slot_counts_as_the_mean_of_its_pieces() -> None:
    deeds = [Marked((1, 5, 2), ((0, 1, 2), (1,), *[()] * (SLOTS - 2))), Marked((1, 2), ((0, 1), *[()] * (SLOTS - 1)))]
    _, paragraphs, pools = _padded(deeds)
    assert pools[0, 0].tolist() == pytest.approx([1 / 3] * 3)
    assert (pools[0, 1].tolist(), pools[1, 0].tolist()) == ([0, 1, 0], [0.5, 0.5, 0])
    assert paragraphs[1, 2] > paragraphs[1, 1]


def test_deeds_of_one_sentence_are_asked_together() -> None:
    deeds = [Deed(text, "AID", None, None, 2) for text in ("a", "b", "c", "d", "e", "a", "made")]
    all = [Known(one, None, {}, {}, Marked((), ())) for one in deeds]
    first, *others = lessons(all, range(6), [], [6], apart=False)
    assert (first.asked, first.taught, first.counts[-1]) == ([0, 5], [1, 2, 3, 4, 6], 0.5)
    assert sorted(nth for one in others for nth in one.asked) == [1, 2, 3, 4]
    (whole,) = lessons(all, range(6), [], [6], apart=True)
    assert (whole.taught, whole.asked) == ([6], list(range(6)))


def test_the_verbs_between_the_parties_count() -> None:
    assert {"first verb shell", "target dobj", "being"} <= told("Kestria shelled Olvania.").keys()
    assert {"threaten > attack", "governs", "later verb attack"} <= told("Kestria threatened to attack Olvania.").keys()
    assert {"said", "first verb free"} <= told("Kestria said it would free the pilots of Olvania.").keys()


def test_what_is_to_come_and_what_is_denied_are_told_apart() -> None:
    assert {"coming", "will meet"} <= told("Kestria will meet Olvania.").keys()
    assert {"denied", "not meet"} <= told("Kestria did not meet Olvania.").keys()


def test_a_name_counts_for_nothing() -> None:
    here, there = "Kestria shelled Olvania in May.", "Valdania shelled Marovia in May."
    assert told(here) == told(there, "Valdania", "Marovia")


def test_a_party_may_be_missing() -> None:
    assert "target none" in told("Kestria mobilised.", target="nobody")
