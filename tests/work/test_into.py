"""What is read into a record, and what is kept without reading it: other languages, and what adds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from onrecord import pipeline
from onrecord.export import answer_json, sheet
from onrecord.intake.members import Wanted
from onrecord.issues import Given
from onrecord.lexicon.organisations import Lexicon
from onrecord.model import Reading, Report
from onrecord.store import Record
from onrecord.store.entries import Shown
from onrecord.work.into import Done, read_into
from onrecord.work.tasks import How
from tests import make

LINES = [
    "Shells fall near the old bridge",
    "LENN, 12 March 2031 — Two shells fell near the old bridge on Monday, the mayor of Lenn said.",
    "Nobody was hurt, though the windows of the school and of eleven houses were broken.",
    "The army said that it had not fired, and that it would look into where the shells came from.",
    "Traffic over the bridge was stopped for two hours, and lorries queued as far as the mill.",
    "The district asked for help with the windows, since rain was forecast for the night.",
]
TEXT = "\n\n".join(LINES)
SHORTENED = "\n\n".join(LINES[:5])
OTHER = TEXT.replace("Two shells", "Three shells")
GERMAN = "Der Minister erklärte am Montag, die Truppen seien auf dem Weg zur Grenze, sobald die Übung vorbei sei."


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read, by a reader that needs no parser and finds one time."""
    texts: list[str] = []

    def read_report(given: Given[Report], lexicon: Lexicon | None = None) -> Reading:
        texts.append(given.given.text)
        time = make.time(given.given, given.given.text.split()[0])
        return make.reading(given.given, times=(time,))

    monkeypatch.setattr(pipeline, "read_report", read_report)
    monkeypatch.setattr(pipeline, "made_by", lambda *_: make.full_reading().made_by)
    return texts


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(texts: dict[str, str]) -> Iterator[Path]:
    for name, text in texts.items():
        Path(name).write_text(text)
        yield Path(name)


def became(record: Record, paths: Sequence[Path] | Iterator[Path]) -> list[tuple[str, str]]:
    """What became of files: how, and why it wasn't read."""
    done = [one for one in read_into(record, paths, How(), 1) if isinstance(one, Done)]
    return [(one.how, one.stored.heading.unread.split(" ")[0]) for one in done]


@pytest.mark.usefixtures("folder")
def test_a_report_in_another_language_is_kept_and_not_read(record: Record, read: list[str]) -> None:
    assert became(record, files({"a.txt": GERMAN})) == [("new", "in")]
    assert read == []
    assert became(record, [Path("a.txt")]) == [("unchanged", "in")]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("second", [SHORTENED, TEXT.replace("\n\n", "\n\n\n"), TEXT.replace("LENN, 12", "Lenn, 12")])
def test_what_adds_nothing_is_kept_and_not_read_twice(record: Record, read: list[str], second: str) -> None:
    how = became(record, files({"a.txt": TEXT, "b.txt": second}))
    assert [one for one, _ in how] in (["new", "new"], ["new", "copy"])
    assert read == [TEXT]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("second", [OTHER, TEXT + "\n\nThe school was closed.", TEXT.replace("12 March", "13 March")])
def test_what_says_anything_else_is_read(record: Record, read: list[str], second: str) -> None:
    assert became(record, files({"a.txt": TEXT, "b.txt": second})) == [("new", ""), ("new", "")]
    assert len(read) == 2


@pytest.mark.usefixtures("folder")
def test_a_corrected_file_is_read_though_it_only_leaves_something_out(record: Record, read: list[str]) -> None:
    became(record, files({"a.txt": TEXT}))
    assert became(record, files({"a.txt": SHORTENED})) == [("corrected", "")]
    assert read == [TEXT, SHORTENED]


@pytest.mark.usefixtures("folder")
def test_what_was_repeated_is_read_when_the_other_is_gone(record: Record, read: list[str]) -> None:
    became(record, files({"a.txt": TEXT, "b.txt": SHORTENED}))
    (first,) = [one.heading.id for one in record.reports() if not one.heading.unread]
    record.remove(first)
    Path("a.txt").unlink()
    assert became(record, [Path("b.txt")]) == [("unchanged", "")]
    assert read == [TEXT, SHORTENED]
    assert [one.counts["times"] for one in record.reports()] == [1]


@pytest.mark.usefixtures("folder")
def test_the_same_record_comes_of_one_run_and_of_two(record: Record) -> None:
    texts = {"a.txt": TEXT, "b.txt": SHORTENED, "c.txt": GERMAN, "d.txt": OTHER}
    became(record, files(dict(list(texts.items())[:2])))
    became(record, files(texts))
    unread = {Path(one.origins[0].origin.path).name: one.heading.unread[:7] for one in record.reports()}
    assert unread == {"a.txt": "", "b.txt": "repeats", "c.txt": "in de", "d.txt": ""}


def packed(path: Path, members: dict[str, str]) -> Path:
    with ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def faults(record: Record) -> list[tuple[str, str]]:
    return [(Path(one.about).name, one.says.partition(";")[0]) for one in record.check().faults]


@pytest.mark.usefixtures("folder")
def test_what_lies_in_an_archive_is_read_found_again_and_checked_where_it_lies(record: Record, read: list[str]) -> None:
    path = packed(Path("a.zip"), {"x/one.txt": TEXT, "two.txt": OTHER})
    assert became(record, [path]) == [("new", ""), ("new", "")]
    assert became(record, [path]) == [("unchanged", ""), ("unchanged", "")]
    assert read == [TEXT, OTHER]
    assert faults(record) == []
    packed(path, {"x/one.txt": TEXT + "\n\nThe bridge was mended.", "three.txt": GERMAN})
    assert sorted(faults(record)) == [
        ("one.txt", "has changed since it was read"),
        ("two.txt", "is missing or can't be read"),
    ]
    assert [how for how, _ in became(record, [path])] == ["corrected", "new"]


@pytest.mark.usefixtures("folder")
def test_a_row_of_a_table_leads_back_to_its_column_by_the_names_that_were_given(record: Record) -> None:
    table = Path("a.csv")
    lines = [("Nr", "Wording", "Day"), ("7", TEXT.replace("\n\n", " "), "2031-03-12"), ("8", GERMAN, "2031-03-13")]
    table.write_text("\n".join(";".join(f'"{cell}"' for cell in line) for line in lines))
    how = How(wanted=Wanted({"text": "Wording", "published": "Day", "id": "Nr"}))
    done = [one for one in read_into(record, [table], how, 1) if isinstance(one, Done)]
    assert [Path(one.name).name for one in done] == [f"a.csv?id=Nr,published=Day,text=Wording#{nr}" for nr in "78"]
    assert [str(one.stored.heading.published) for one in done] == ["2031-03-12", "2031-03-13"]
    assert faults(record) == []
    shown = record.show(f"{done[0].stored.heading.id}.t0")
    assert isinstance(shown, Shown)
    assert [one.at for one in shown.locations] == ["row 1, column Wording"]
    table.write_text(table.read_text().replace("eleven houses", "twelve houses"))
    assert [says for _, says in faults(record)] == ["has changed since it was read"]


@pytest.mark.usefixtures("folder")
def test_why_a_report_was_not_read_stands_in_every_list_of_reports(record: Record) -> None:
    became(record, files({"a.txt": TEXT, "b.txt": SHORTENED, "c.txt": GERMAN}))
    stored = sorted(record.reports(), key=lambda one: one.origins[0].origin.path)
    first = stored[0].heading.id
    assert [answer_json.report(one)["unread"] for one in stored] == ["", f"repeats {first}", "in de"]
    unread = next(one for one in sheet.REPORTS if one.name == "unread")
    assert [unread.cell(one) for one in stored] == ["", f"repeats {first}", "in de"]
