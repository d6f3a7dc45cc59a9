"""Deeds between two parties as the corpora and our own sentences have them, and what is learned of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs the extra [training]")

from evals.events import coded, f1  # noqa: E402
from onrecord.parse import parse  # noqa: E402
from tests.make import event, report  # noqa: E402
from training.types.corpus import filled, phrases, plover, plv, sentences, where  # noqa: E402
from training.types.features import features  # noqa: E402
from training.types.learn import TYPES, fit  # noqa: E402


def test_a_phrase_is_filled_with_its_parties() -> None:
    deed = filled("{s:A court in Lenn} freed {t:two editors} of T.", "YIELD", "Kestria", "The union")
    assert deed.text == "A court in Lenn freed two editors of the union."
    assert deed.parties == ("A court in Lenn", "two editors")


def test_letters_stand_for_parties() -> None:
    deed = filled("S met T.", "CONSULT", "Kestria", "The union")
    assert (deed.text, *deed.parties, deed.quad) == ("Kestria met the union.", "Kestria", "the union", 1)


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
    made = [*phrases(), *sentences()]
    assert len(made) > 2000
    assert {deed.type for deed in made} == set(TYPES)
    assert all(deed.source or deed.target for deed in made)


def test_what_is_told_of_a_type_speaks_for_it() -> None:
    types = ["CONSULT", "CONSULT", "ASSAULT", "ASSAULT"]
    weights = fit([{"meet": 1.0}, {"meet": 1.0}, {"shell": 1.0}, {"shell": 1.0}], types, [1.0] * 4)
    assert (weights.likeliest({"meet": 1.0}), weights.likeliest({"shell": 1.0})) == ("CONSULT", "ASSAULT")


def test_what_is_only_planned_or_denied_is_another_type() -> None:
    told = report("The army shelled Lenn.")
    types = [coded(event(told, "shelled", status=status)) for status in ("occurred", "planned", "denied")]
    assert types == ["ASSAULT", "THREATEN", "REJECT"]


def test_f1_counts_what_is_missed_and_what_is_wrong() -> None:
    assert f1(["a", "a", "b"], ["a", "b", None]) == {"a": pytest.approx(2 / 3), "b": 0.0}


def told(text: str, source: str = "Kestria", target: str = "Olvania") -> dict[str, float]:
    """What is told of a deed of Kestria's that meets Olvania."""
    return features(parse(report(text)), where(text, source), where(text, target))


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
