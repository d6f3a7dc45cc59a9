"""Who speaks in transcripts, headlines, block quotes, talk without cues, and quotations inside quotations."""

from __future__ import annotations

import pytest

from tests.attribute.test_statements import row, told

_LEAD = "ARDEN (Nordwire) — The council met.\n\n"
LABELS = [
    (f"{_LEAD}LENN: Ferries stay in port.\n\nPELLOW: A mill burned.\n\nTIRASEL: Nurses ended a strike.", []),
    (f"{_LEAD}NORWAY: Ferries stay in port.\n\nCHAD: A mill burned.", []),
    (
        f"{_LEAD}BRASK: I shut the gate.\n\nTALBOT: It was open.\n\nOLAN: It was shut.",
        [
            ("BRASK", "", "I shut the gate."),
            ("TALBOT", "", "It was open."),
            ("OLAN", "", "It was shut."),
        ],
    ),
    ("Q: Who had the keys?\nA: The night guard.", [("Q", "", "Who had the keys?"), ("A", "", "The night guard.")]),
    ("Q. Who had it?\nA. The guard.", [("Q.", "", "Who had it?"), ("A.", "", "The guard.")]),
    (
        "Morning Courier: Is the road open?\nTalbot: It was, until noon.",
        [("Morning Courier", "", "Is the road open?"), ("Talbot", "", "It was, until noon.")],
    ),
    (
        "COUNSEL: You signed.\nWITNESS: I signed a receipt.\nCOUNSEL: For what?",
        [("COUNSEL", "", "You signed."), ("WITNESS", "", "I signed a receipt."), ("COUNSEL", "", "For what?")],
    ),
    ("Talbot: tunnel is flooded", [("Talbot", "", "tunnel is flooded")]),
    ("Venue: Guildhall\nDate: 3 May", []),
    ("Water: The wells are low.\n\nRoads: The pass is shut.", []),
    ("Tunnel fire: a chronology", []),
    ("The Latest: mill is shut", []),
    ("France: floods cut the coast road", []),
    ("A. Talbot lives in Arden.", []),
]


@pytest.mark.parametrize(("text", "wanted"), LABELS)
def test_labels(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert [row(one) for one in told(text)] == wanted


def test_a_transcript_gives_words_as_they_were_said_and_its_questions_ask() -> None:
    question, answer = told("Q: Who had the keys?\nA: I will tell you tomorrow.")
    assert (question.manner, question.act) == ("direct", "asks")
    assert (answer.manner, answer.act) == ("direct", "promises")


def test_a_theme_that_its_paragraph_names_is_no_speaker() -> None:
    text = "The mills differ.\n\nThe upper one is new.\n\nTalbot: Its owner Talbot sells.\n\nTalbot: Later Talbot left."
    assert all(one.manner != "direct" for one in told(text))


BLOCKS = [
    ("The notice on the door read as follows:\n\nClosed for want of flour.", ["Closed for want of flour."]),
    ("Major Talbot put it more bluntly:\n\nWe lost the ford.", ["We lost the ford."]),
    ("Major Talbot put it thus:\n\nWe held the ford.", ["We held the ford."]),
    (
        "The General Staff announces:\n\n1. The attack was repelled.\n\n2. There were no losses.",
        ["1. The attack was repelled.", "2. There were no losses."],
    ),
    ("The council demands:\n\n1. Bread.\n\n2. Coal.", ["1. Bread.\n\n2. Coal."]),
    ("The letter found in the drawer reads:\n\nI am well.", ["I am well."]),
    ("The cart carried the following:\n\nFlour, salt and rope.", []),
    ("The agenda:\n\n1. Minutes.\n\n2. Soup.", []),
]


@pytest.mark.parametrize(("text", "wanted"), BLOCKS)
def test_blocks(text: str, wanted: list[str]) -> None:
    assert [row(one)[2] for one in told(text)] == wanted


def test_talk_without_cues_goes_from_one_to_the_other() -> None:
    text = (
        '"Is it far?" asked the driver.\n\n"An hour," said the guide.\n\n"By which road?"\n\n"By the lower one."\n\n'
        "They drove off."
    )
    assert [row(one)[0] for one in told(text)] == ["the driver", "the guide", "the driver", "the guide"]


def test_a_quotation_alone_is_no_turn_where_nobody_asks() -> None:
    text = '"It is far," said the driver.\n\n"An hour," said the guide.\n\n"The lower road is shut since Monday."'
    assert [row(one)[0] for one in told(text)] == ["the driver", "the guide", "the guide"]


INNER = [
    (
        "\"My aunt told me 'never sell the mule', and I did not,\" said Talbot.",
        ("My aunt", "told", "'never sell the mule'"),
    ),
    ("“The guard shouted ‘Stop!’ and we ran,” Mara Ellin said.", ("The guard", "shouted", "‘Stop!’")),
    ("'The guard shouted \"Stop!\" and we ran,' Mara Ellin said.", ("The guard", "shouted", '"Stop!"')),
]


@pytest.mark.parametrize(("text", "wanted"), INNER)
def test_a_quotation_inside_another_is_told_inside_it(text: str, wanted: tuple[str, str, str]) -> None:
    outer, inner = told(text)
    assert row(inner) == wanted
    assert inner.within == outer.id


NOT_INNER = [
    "\"The drivers' union and the miners' wives came,\" said Talbot.",
    "\"We are showing 'He Said No' until Sunday,\" said Talbot.",
    "\"I told them 'Go home',\" said Talbot.",
]


@pytest.mark.parametrize("text", NOT_INNER)
def test_no_quotation_inside(text: str) -> None:
    assert len(told(text)) == 1


MARKS = [
    ("``Nobody came,'' said the guide.", ("the guide", "said", "``Nobody came,''")),
    ("''Nobody came'', the guide recalled.", ("the guide", "recalled", "''Nobody came''")),
    (
        "«The gate stays shut», declared the keeper of Arden.",
        ("the keeper of Arden", "declared", "«The gate stays shut»"),
    ),
    ('"Shame on us", wrote one guide.', ("one guide", "wrote", '"Shame on us"')),
]


@pytest.mark.parametrize(("text", "wanted"), MARKS)
def test_marks(text: str, wanted: tuple[str, str, str]) -> None:
    (one,) = told(text)
    assert row(one) == wanted
    assert one.manner == "direct"


def test_the_clock_of_an_entry_is_no_word_of_it() -> None:
    """The entries of a live blog begin with the hour."""
    text = "16:15 The mayor has denied that the road is shut.\n\n13:30 The bridge is open, the ferryman said."
    assert [row(one) for one in told(text)] == [
        ("The mayor", "denied", "that the road is shut"),
        ("the ferryman", "said", "The bridge is open"),
    ]
