"""Names of origins lead back to their files, whatever these are called, and to what lies in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.store.origins import STDIN_NAME, name_of, name_within, named


@pytest.mark.parametrize("file", ["a.zip", "a#1.txt", "a!/b.csv", "odd?text=x.csv", "a?b#c!/d.mbox"])
@pytest.mark.parametrize("within", ["", "!/june/a.html", "#12", "!/b.zip!/c.csv#7", "#<urn:uuid:1-2>"])
def test_a_name_leads_back_to_the_file_and_what_lies_in_it(tmp_path: Path, file: str, within: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text("Words.")
    at = named(name_within(path, within, {}))
    assert at is not None
    assert (at.path, at.name, at.wanted.columns) == (path, f"{path}{within}", {})


def test_a_name_says_by_which_columns_a_table_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x,y\n")
    columns = {"text": "The body", "published": "date"}
    name = name_within(path, "#3", columns)
    assert name.endswith("a.csv?published=date,text=The body#3")
    at = named(name)
    assert at is not None
    assert (at.path, at.name, dict(at.wanted.columns)) == (path, f"{path}#3", columns)


def test_what_was_no_file_has_none() -> None:
    assert named(f"{STDIN_NAME}#0123456789ab") is None


def test_a_file_that_is_gone_is_named_all_the_same(tmp_path: Path) -> None:
    at = named(name_of(tmp_path / "gone.txt"))
    assert at is not None
    assert at.path == tmp_path / "gone.txt"


def test_columns_of_any_name_are_found_again(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("text\n")
    columns = {"text": "a,b#2=50%?/ü", "title": "line\nend"}
    at = named(name_within(path, "#3", columns))
    assert at is not None
    assert (at.path, at.name, at.wanted.columns) == (path, f"{path}#3", columns)
    assert "\n" not in name_within(path, "#3", columns)


def test_a_name_that_no_file_can_have_is_that_of_a_member(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_text("")
    at = named(name_within(path, "!/" + "x" * 5000 + ".txt", {}))
    assert at is not None
    assert at.path == path
