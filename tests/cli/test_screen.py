"""Tables: text stays text, and columns share their room on a narrow terminal."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from onrecord.cli.plain import counted, plain, plain_in_place, plain_json, plain_lines
from onrecord.cli.screen import WORDS, Column, cell, line, table

COLUMNS = (Column("id", "whole"), Column("who"), Column("how", under="who"), Column("words", "wide"))
ROW = [Text("7dc8.s1"), Text("Dorin"), Text("denies"), Text("it rained " * 9)]


def printed(width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(table(COLUMNS, [ROW], width))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_on_a_wide_terminal_every_column_stands_for_itself() -> None:
    assert printed(120)[0].split() == ["id", "who", "how", "words"]


def test_on_a_narrow_terminal_columns_share_their_room() -> None:
    lines = printed(60)
    assert lines[0].split() == ["id", "who,", "how", "words"]
    assert [line.split()[0] for line in lines[2:4]] == ["7dc8.s1", "denies"]
    assert max(map(len, lines)) <= 60


def test_words_are_whole_where_there_is_room_for_them() -> None:
    for width in range(48, 130):
        lines = printed(width)
        assert max(map(len, lines)) <= width
        assert {word for line in lines[2:] for word in line.split()} == {"7dc8.s1", "Dorin", "denies", "it", "rained"}


def test_on_the_narrowest_terminal_cells_stand_in_lines() -> None:
    assert printed(20)[:4] == [line.ljust(20) for line in ("7dc8.s1", "Dorin", "denies", "it rained it rained")]


def test_numbers_keep_their_titles_where_there_is_no_room_for_a_head() -> None:
    console = Console(file=io.StringIO(), width=20)
    columns = (Column("file", "wide"), Column("statements", "number"), Column("events", "number"))
    console.print(table(columns, [[Text("report.txt"), Text("12"), Text("7")]], 20))
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue().split() == ["report.txt", "statements", "12,", "events", "7"]


def test_long_words_are_shortened_at_a_blank() -> None:
    shown = cell("rain " * 100).plain
    assert len(shown) <= WORDS + 2
    assert shown.endswith("rain …")
    assert line("rain").no_wrap


def test_plain_text_has_no_controls() -> None:
    assert plain("a\x1b[1m\tb\r\nc\x9b\u202e\u2028d\x00") == "a[1m b  c d"
    assert plain_lines("a\n\x1bb\tc") == "a\nb c"
    assert plain_in_place("a\n\x1bb\tc") == "a\n b c"
    assert plain("Łańcut “quoted” — 日本") == "Łańcut “quoted” — 日本"
    assert plain_json('"\x9b\x7fé"') == '"\\u009b\\u007fé"'


def test_one_is_no_plural() -> None:
    assert (counted(1, "report"), counted(2, "report"), counted(0, "fault")) == ("1 report", "2 reports", "0 faults")
