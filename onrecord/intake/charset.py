"""The characters of a page: by its mark, as UTF-8, in the encoding that it declares, or as its bytes suggest."""

from __future__ import annotations

import codecs
import re

from onrecord.intake.encoding import decoded

_DECLARED = re.compile(
    rb"<meta[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w:-]{2,40})",
    re.IGNORECASE,
)
_HEAD = 8192
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_AS_BROWSERS_READ = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_NEVER = frozenset({"utf-8", "utf-7", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})
"""What a page can't be in, if it is read at all, or what it isn't since its bytes are no UTF-8."""
_STRAY = 0.001
_PICTURE = re.compile(r"data:[\w/+.;=-]{0,100}?;base64,[A-Za-z0-9+/=\s%]{200,}")


def characters(name: str, raw: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The source of a page, without the pictures in it, and notes of how it was had; NotAReport where it is binary.

    ``declared`` is the encoding that is stated outside the page.
    """
    text, notes = _decoded(name, raw, declared)
    return _PICTURE.sub("data:,", text), notes


def _decoded(name: str, raw: bytes, declared: str) -> tuple[str, tuple[str, ...]]:
    if not raw.startswith(_MARKS) and not _is_utf8(raw):
        found = _DECLARED.search(raw[:_HEAD])
        said = declared or ((found[1] or found[2]).decode("ascii") if found else "")
        text = _as_declared(raw, said)
        if text is not None:
            return text, ()
    return decoded(name, raw)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_declared(raw: bytes, declared: str) -> str | None:
    """The text in the encoding that is declared; None where there is none such, or the bytes make no sense in it."""
    try:
        encoding = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        return None
    if not encoding or encoding in _NEVER or b"\0" in raw:
        return None
    try:
        text = raw.decode(_AS_BROWSERS_READ.get(encoding, encoding), "replace")
    except (LookupError, UnicodeError, AssertionError):
        return None
    return text if isinstance(text, str) and text.count("�") <= _STRAY * len(text) else None
