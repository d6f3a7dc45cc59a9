"""Characters that went wrong on their way: mojibake, entities, invisible marks, odd blanks and line ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import html5

from onrecord.repair.mapping import Edit, Traced, edit

_LINE_END = re.compile(r"\r\n?|[\v\u2028]|\n?[\f\u2029]\n?")
_ENTITY = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_COMPOSED = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    r"|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_STRETCH = 600
"""Characters of a line that are judged for mojibake at once."""


def _each(pattern: re.Pattern[str], words: Callable[[re.Match[str]], str]) -> Callable[[Traced], Traced]:
    def mend(traced: Traced) -> Traced:
        return edit(traced, (Edit(m.start(), m.end(), words(m)) for m in pattern.finditer(traced.text)))

    return mend


def _line_end(match: re.Match[str]) -> str:
    return "\n\n" if "\f" in match[0] or "\u2029" in match[0] else "\n"


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    return unescape(f"&{name};") if name[0] == "#" or f"{name};" in html5 else match[0]


line_ends = _each(_LINE_END, _line_end)
"""Every line ends with a newline; a form feed is a blank line."""

entities = _each(_ENTITY, _entity)
"""``&amp;``, ``&#8217;``: the characters that they stand for."""

surrogates = _each(_SURROGATE, lambda _: "\ufffd")
"""Halves of a character that no encoding can hold become the mark for an unknown character."""

invisible = _each(_INVISIBLE, lambda _: "")
"""Soft hyphens, zero-width marks and control characters go."""

blanks = _each(_BLANK, lambda match: " " * len(match[0]))
"""Non-breaking and other wide or narrow blanks become plain ones."""

ligatures = _each(_LIGATURE, lambda match: unicodedata.normalize("NFKC", match[0]))
"""A typesetter's joined letters come apart."""


def composed(traced: Traced) -> Traced:
    """A letter and its combining accent become one character (NFC)."""
    if unicodedata.is_normalized("NFC", traced.text):
        return traced
    return _each(_COMPOSED, lambda match: unicodedata.normalize("NFC", match[0]))(traced)


def mojibake(traced: Traced) -> Traced:
    """UTF-8 that was read as something else is read again; quotation marks and dashes stay as they are."""
    if traced.text.isascii():
        return traced
    return edit(traced, _mojibake(traced.text))


def _mojibake(text: str) -> Iterator[Edit]:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    for start, end in _stretches(text):
        stretch = text[start:end]
        if not stretch.isascii() and is_bad(stretch):
            fixed = fix_encoding(stretch)
            if fixed != stretch:
                yield from _aligned(stretch, fixed, start)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Lines, the long ones cut at blanks."""
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        while line.end() - start > _STRETCH:
            cut = text.rfind(" ", start + 1, start + _STRETCH) + 1 or start + _STRETCH
            yield start, cut
            start = cut
        yield start, line.end()


def _aligned(old: str, new: str, at: int) -> Iterator[Edit]:
    """The edits that turn ``old`` into ``new``: the ASCII between the foreign characters is the same in both."""
    before, after = list(_FOREIGN.finditer(old)), list(_FOREIGN.finditer(new))
    if _FOREIGN.split(old) == _FOREIGN.split(new):
        for one, other in zip(before, after, strict=True):
            yield Edit(at + one.start(), at + one.end(), other[0])
        return
    from difflib import SequenceMatcher

    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Edit(at + i, at + j, new[k:m])


STEPS = (line_ends, entities, surrogates, mojibake, invisible, blanks, ligatures, composed)
"""In this order: what an entity hides may be broken, and what is broken may hide a blank."""
