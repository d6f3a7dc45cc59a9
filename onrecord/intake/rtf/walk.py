"""The way through an RTF document: its groups, and the paragraphs that come of them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from onrecord.intake.rtf.words import CHARS, CHARSETS, ENDS, KEPT, PASSED_OVER, SETS, SIGNS, STATING
from onrecord.intake.written import Block

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
_DEEPEST = 2000
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a pair of braces; ``place`` is "" in the body, else what the group is."""

    place: str = ""
    skipped: int = 1
    font: int = -1
    style: int = -1
    hidden: frozenset[str] = frozenset()


@dataclass(slots=True)
class Walk:
    """What is found on the way: paragraphs, and what the document states."""

    found: list[Block] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    author: list[str] = field(default_factory=list)
    footnotes: int = 0
    whole: bool = False
    _group: _Group = field(default_factory=_Group)
    _outer: list[_Group] = field(default_factory=list)
    _run: list[str] = field(default_factory=list)
    _raw: bytearray = field(default_factory=bytearray)
    _encoding: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _styles: dict[int, str] = field(default_factory=dict)
    _marked: bool = False
    _skip: int = 0
    _number: int = 0
    _listed: bool = False
    _row: int | None = None
    _cells: list[int] = field(default_factory=list)
    _boxes: list[Block] = field(default_factory=list)
    _around: list[tuple[int, list[str], list[Block]]] = field(default_factory=list)

    def through(self, text: str) -> None:
        """Goes through a document, each of whose bytes is a character; ValueError where it nests without end."""
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                break
            at = match.end()
            word, number, code, sign, brace, words = match.groups()
            if words:
                self._text(words)
            elif word:
                at += self._word(word, int(number) if number else None)
            elif code:
                self._text(chr(int(code, 16)))
            elif brace:
                self._brace(brace)
            elif sign:
                self._sign(sign)
        self._end()
        self.whole = not self._outer

    def is_title(self, style: int) -> bool:
        """Whether a style is that of titles."""
        return self._styles.get(style, "").strip().rstrip(";").lower() == "title"

    def _brace(self, brace: str) -> None:
        self._flush()
        self._marked = False
        if brace == "{":
            if len(self._outer) > _DEEPEST:
                raise ValueError("nests too deep")
            self._outer.append(self._group)
        elif self._outer:
            if self._around and self._around[-1][0] == len(self._outer):
                self._leave_box()
            self._group = self._outer.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._marked = True
        elif sign in "\r\n":
            self._end()
        elif sign in SIGNS:
            self._put(SIGNS[sign])

    def _word(self, word: str, number: int | None) -> int:
        """Takes a control word; how many bytes behind it are data."""
        marked, self._marked = self._marked, False
        if word == "bin":
            return max(0, number or 0)
        if word == "u" and number is not None:
            self._put(chr(number % 65536))
            self._skip = self._group.skipped
            return 0
        self._flush()
        if word in PASSED_OVER or marked and word not in KEPT:
            self._enter(word)
        elif word in CHARS:
            self._put(CHARS[word])
        elif word in ENDS:
            self._break(word)
        elif word in ("shptxt", "ud"):
            self._open(word)
        else:
            self._set(word, number)
        return 0

    def _enter(self, word: str) -> None:
        """Goes into a group that is no body."""
        if self._group.place == "info" and word in ("title", "author"):
            place = word
        else:
            place = STATING.get(word, "passed over") if not self._group.place else "passed over"
        if word == "footnote" and not self._group.place:
            self.footnotes += 1
        if word in ("listtext", "pntext") and not self._group.place:
            self._listed = True
        self._group = replace(self._group, place=place)

    def _open(self, word: str) -> None:
        """Goes into a text box, which is read behind the paragraph that it hangs at; or into the newer of two texts."""
        if word == "ud" and self._group.place == "upr":
            self._group = replace(self._group, place="")
        if word == "shptxt" and not self._group.place:
            self._around.append((len(self._outer), self._run, self.found))
            self._run, self.found = [], []

    def _leave_box(self) -> None:
        self._end()
        box = self.found
        _, self._run, self.found = self._around.pop()
        self._boxes += box

    def _set(self, word: str, number: int | None) -> None:
        """What a control word changes for the words behind it."""
        group = self._group
        if word == "f" and number is not None:
            self._group = replace(group, font=number)
        elif word == "fcharset" and group.place == "fonttbl":
            self._fonts[group.font] = CHARSETS.get(number or 0, "")
        elif word in ("ansicpg", *SETS):
            self._encoding = _known(f"cp{number}" if word == "ansicpg" else SETS[word]) or self._encoding
        elif word == "uc":
            self._group = replace(group, skipped=min(number if number is not None else 1, 10))
        elif word in ("v", "deleted", "htmlrtf"):
            self._group = replace(group, hidden=group.hidden - {word} if number == 0 else group.hidden | {word})
        elif word == "plain":
            self._group = replace(group, hidden=group.hidden - {"v", "deleted"})
        elif word == "s" and number is not None:
            self._group = replace(group, style=number)
        elif word == "pard":
            self._group = replace(group, style=-1)
        elif word == "trowd" and self._row is None and not group.place:
            self._row, self._cells = len(self.found), []

    def _text(self, words: str) -> None:
        """Bytes of text, which are one encoding's as long as no other word comes between."""
        self._marked = False
        if self._skip:
            skipped = min(self._skip, len(words))
            self._skip -= skipped
            words = words[skipped:]
        self._raw += words.encode("latin-1")

    def _flush(self) -> None:
        self._skip = 0
        if self._raw:
            raw, self._raw = bytes(self._raw), bytearray()
            self._say(raw.decode(self._fonts.get(self._group.font, "") or self._encoding, "replace"))

    def _put(self, words: str) -> None:
        self._flush()
        self._say(words)

    def _say(self, words: str) -> None:
        group = self._group
        if not group.place and not group.hidden:
            self._run.append(words)
        elif group.place == "title":
            self.title.append(words)
        elif group.place == "author":
            self.author.append(words)
        elif group.place == "stylesheet":
            self._styles[group.style] = self._styles.get(group.style, "") + words

    def _break(self, word: str) -> None:
        if self._group.place or self._group.hidden and word == "par":
            return
        if word in ("row", "nestrow"):
            self._end_row()
            return
        self._end()
        if word == "cell":
            self._cells.append(len(self.found))

    def _end(self) -> None:
        """A paragraph ends: it, and the text boxes that hang at it."""
        self._flush()
        words = "".join(self._run).strip()
        self._run.clear()
        self._number += 1
        if words:
            if _SURROGATE.search(words):
                words = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            is_title = self.is_title(self._group.style)
            self.found.append(Block(f"- {words}" if self._listed else words, f"paragraph {self._number}", is_title))
        self._listed = False
        self.found += self._boxes
        self._boxes = []

    def _end_row(self) -> None:
        """Cells with a paragraph each make a line; cells with more stay as they are."""
        start, self._row = self._row, None
        if start is None:
            return
        cells = [last - first for first, last in zip([start, *self._cells], self._cells, strict=False)]
        if sum(cells) > 1 and max(cells) == 1:
            line = self.found[start:]
            self.found[start:] = [Block("\t".join(block.words for block in line), line[0].at)]


def _known(encoding: str) -> str:
    """The encoding if there is such a one; ``cp10000`` and above are Apple's, 65001 is UTF-8."""
    encoding = {"cp65001": "utf-8", "cp10000": "mac_roman"}.get(encoding, encoding)
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return ""
