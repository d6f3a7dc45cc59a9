"""What the weights of where an event is are learned from."""

from training.event_places.__main__ import invented, unmarked


def test_marks_are_taken_out_and_kept_as_characters() -> None:
    text, trigger, names = unmarked("Rebels from Sarn [burned] a mill near {Lenn}.")
    assert text == "Rebels from Sarn burned a mill near Lenn."
    assert text[slice(*trigger)] == "burned"
    assert [text[slice(*name)] for name in names] == ["Lenn"]


def test_each_sentence_has_one_trigger() -> None:
    assert all(text[start:end] for text, (start, end), _ in invented())
