"""Names cut out of corpora of any kind, on files made up in their form, and the texts that we invented."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from training.names.conventions import settled, sorted_out, trimmed
from training.names.gum import gum
from training.names.meantime import meantime
from training.names.named import Named, invented, marked
from training.names.re3d import re3d
from training.names.store import labelled
from training.names.wikigold import wikigold
from training.names.words import joined

INVENTED = Path(__file__).parents[2] / "training/names/invented"


def told(one: Named) -> list[tuple[str, str]]:
    return [(one.text[start:end], kind) for start, end, kind in one.spans]


def test_marks_come_off() -> None:
    text, spans = marked("<person>Ana Kolb</person> left <place>Orn</place>.")
    assert text == "Ana Kolb left Orn."
    assert spans == ((0, 8, "person"), (14, 17, "place"))


@pytest.mark.parametrize(
    "text",
    ["<person>Ana", "Ana</person>", "<person>Ana</place>", "<unit>1 <place>Orn</place></unit>"],
)
def test_marks_that_cross_lie_in_one_another_or_stay_open_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="mark|closed"):
        marked(text)


@pytest.mark.parametrize(
    ("phrase", "kind", "name"),
    [
        ("Kestrian President Ana Kolb", "person", "Ana Kolb"),
        ("Foreign Secretary", "person", None),
        ("Mr Kolb 's", "person", "Kolb"),
        ("Martin Luther King", "person", "Martin Luther King"),
        ("Lt. Gen. Ana M. Kolb IV", "person", "Ana M. Kolb IV"),
        ("the Harbour Watch", "organisation", "Harbour Watch"),
        ("The", "organisation", None),
    ],
)
def test_titles_articles_and_genitives_are_outside(phrase: str, kind: str, name: str | None) -> None:
    words = ["Iraqi" if word == "Kestrian" else word for word in phrase.split()]
    kept = trimmed(words, 0, len(words), kind)  # type: ignore[arg-type]
    assert (" ".join(words[slice(*kept)]) if kept else None) == name


@pytest.mark.parametrize(
    ("surface", "kind", "ours"),
    [
        ("France", "organisation", "place"),
        ("Moscow", "organisation", "place"),
        ("Iraqis", "organisation", "people"),
        ("West African", "other", "people"),
        ("French", "person", "person"),
        ("Arabic", "people", "other"),
        ("3rd Guards Tank Division", "organisation", "unit"),
        ("Black Sea Fleet", "organisation", "unit"),
        ("Marine Corps", "organisation", "organisation"),
        ("Operation Quiet Harvest", "organisation", "event"),
        ("NATO", "place", "organisation"),
        ("IEDs", "weapon", None),
    ],
)
def test_corpora_that_differ_get_one_convention(surface: str, kind: str, ours: str | None) -> None:
    assert settled(surface, kind) == ours  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("surface", "ours"),
    [
        ("Battle of Orn", "event"),
        ("F-16 Fighting Falcon", "platform"),
        ("Hellfire", "weapon"),
        ("Polish", "people"),
        ("Orn Peace Treaty", "other"),
        ("Some Song", "other"),
    ],
)
def test_other_names_are_sorted_by_their_words(surface: str, ours: str) -> None:
    assert sorted_out(surface) == ours


def test_tokens_are_put_together_with_their_places() -> None:
    tokens = "He said : `` No ( not Wal - Mart ) '' , Ana 's a - b ."
    text, places = joined(tokens.split())
    assert text == 'He said: "No (not Wal-Mart)", Ana\'s a - b.'
    assert [text[start:end] for start, end in places][3:6] == ['"', "No", "("]


def test_re3d_gives_names_out_of_sure_phrases(tmp_path: Path) -> None:
    text = "Iraqi President Omar Hadid met fighters of Orn Watch in the city of Basra, the ministry said."
    phrases = [
        ("Iraqi President Omar Hadid", "Person", 1),
        ("Iraqi", "Nationality", 1),
        ("fighters of Orn Watch", "Organisation", 0.2),
        ("Orn Watch", "Organisation", 0.95),
        ("the city of Basra", "Location", 1),
        ("the ministry", "Organisation", 1),
    ]
    folder = tmp_path / "Some Ministry"
    folder.mkdir()
    rows = [
        {"documentId": "a", "begin": text.index(p), "end": text.index(p) + len(p), "type": kind, "confidence": sure}
        for p, kind, sure in phrases
    ]
    (folder / "entities.json").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (folder / "documents.json").write_text(json.dumps({"_id": "a", "text": text}), "utf-8")
    (one,) = re3d(tmp_path)
    assert told(one) == [
        ("Iraqi", "people"),
        ("Omar Hadid", "person"),
        ("Orn Watch", "organisation"),
        ("Basra", "place"),
    ]
    assert (one.name, one.part, "event" in one.kinds) == ("re3d/a", "train", False)


GUM = """# newdoc id = GUM_news_orn
# newpar
# text = Ana Kolb left the Orn Museum's yard.
1\tAna\tAna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new-nnnnn-cf1-1,2-sgl-Ana_Kolb
2\tKolb\tKolb\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
4\tthe\tthe\tDET\tDT\t_\t6\tdet\t_\tEntity=(2-place-new-nnnnn-cf2-5-sgl(3-organization-new-nnnnn-cf3-3-sgl
5\tOrn\tOrn\tPROPN\tNNP\t_\t6\tcompound\t_\t_
6-7\tMuseum's\t_\t_\t_\t_\t_\t_\t_\t_
6\tMuseum\tMuseum\tPROPN\tNNP\t_\t8\tnmod:poss\t_\t_
7\t's\t's\tPART\tPOS\t_\t6\tcase\t_\tEntity=3)
8\tyard\tyard\tNOUN\tNN\t_\t3\tobj\t_\tEntity=2)|SpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
# text = The Polish nurse, she said.
1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\tEntity=(4-person-new-nnnnn-cf1-3-coref
2\tPolish\tPolish\tADJ\tJJ\t_\t3\tamod\t_\t_
3\tnurse\tnurse\tNOUN\tNN\t_\t6\tnsubj\t_\tEntity=4)|SpaceAfter=No
4\t,\t,\tPUNCT\t,\t_\t3\tpunct\t_\t_
5\tshe\tshe\tPRON\tPRP\t_\t6\tnsubj\t_\tEntity=(4-person-giv:act-nnnnn-cf1-1-coref-Ana_Kolb)
6\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_
"""


def test_gum_gives_names_of_its_entities_and_peoples(tmp_path: Path) -> None:
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep/GUM_news_orn.conllu").write_text(GUM, "utf-8")
    (tmp_path / "splits.md").write_text("## train\n\n## dev\n\n  * GUM_news_orn\n", "utf-8")
    (one,) = gum(tmp_path)
    assert one.text == "Ana Kolb left the Orn Museum's yard.\nThe Polish nurse, she said."
    assert told(one) == [("Ana Kolb", "person"), ("Orn Museum", "organisation"), ("Polish", "people")]
    assert one.part == "tune"


def test_wikigold_gives_trimmed_names_with_places_in_running_text(tmp_path: Path) -> None:
    folder = tmp_path / "CONLL-format/data"
    folder.mkdir(parents=True)
    article = "The I-ORG\nOrn I-ORG\nBand I-ORG\n's O\nLena I-PER\nsang O\n( O\nIn I-MISC\nPolish I-MISC\n) O\n. O\n"
    (folder / "wikigold.conll.txt").write_text(f"{article}\n-DOCSTART- O\n\n{article}\n", "utf-8")
    first, second = wikigold(tmp_path)
    assert first.text == second.text == "The Orn Band's Lena sang (In Polish)."
    assert told(first) == [("Orn Band", "organisation"), ("Lena", "person"), ("In Polish", "other")]
    assert (first.part, second.part) == ("score", "train")


MEANTIME = """<Document><token sentence="0" t_id="1">Orn</token><token sentence="0" t_id="2">Air</token>
<token sentence="0" t_id="3">grows</token><token sentence="7" t_id="4">Later</token><Markables>
<ENTITY_MENTION m_id="1" syntactic_type="NAM"><token_anchor t_id="1"/><token_anchor t_id="2"/></ENTITY_MENTION>
<ENTITY m_id="9" ent_type="ORG"/></Markables>
<Relations><REFERS_TO><source m_id="1"/><target m_id="9"/></REFERS_TO></Relations></Document>"""


def test_meantime_gives_names_of_the_annotated_beginning(tmp_path: Path) -> None:
    folder = tmp_path / "intra_cross-doc_annotation/corpus_orn"
    folder.mkdir(parents=True)
    (folder / "1_Orn.xml").write_text(MEANTIME, "utf-8")
    (one,) = meantime(tmp_path)
    assert (one.text, told(one)) == ("Orn Air grows", [("Orn Air", "organisation")])


def test_names_are_laid_on_the_words_that_they_touch() -> None:
    text, spans = marked("<person>Ana Kolb</person>'s <platform>T-72s</platform> left.")
    found = labelled(Named("made/a", text, spans, frozenset(("person",)), "train"))
    labels = dict(zip(found.document.words, found.labels, strict=True))
    assert (labels["Ana"], labels["Kolb"], labels["'s"]) == ("B-person", "I-person", "O")
    assert (labels["T-72s"], labels["left"], found.corpus) == ("B-platform", "O", "made")


def test_invented_names_are_whole_words_of_each_kind_in_both_parts() -> None:
    texts = list(invented(INVENTED))
    assert len({one.name for one in texts}) == len(texts)
    kinds = Counter((one.part, kind) for one in texts for *_, kind in one.spans)
    assert len(kinds) == 18
    for one in texts:
        for start, end, _ in one.spans:
            assert one.text[start:end].strip() == one.text[start:end] != "", one.name
            assert not one.text[max(0, start - 1) : start].isalnum(), one.name
            assert not one.text[end : end + 1].isalnum(), one.name
