"""What RTF's control words mean for the text of a document."""

from __future__ import annotations

PASSED_OVER = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerf", "headerl", "headerr",
    "footer", "footerf", "footerl", "footerr", "footnote", "annotation", "fldinst", "shprslt", "sp",
    "nonshppict", "template", "themedata", "colorschememapping", "datastore", "xmlnstbl", "listtable",
    "listoverridetable", "rsidtbl", "latentstyles", "generator", "revtbl", "filetbl", "pgptbl", "bkmkstart",
    "bkmkend", "listtext", "pntext", "pn", "tc", "xe", "atnid", "atnauthor", "atndate", "comment", "doccomm",
    "author", "operator", "title", "subject", "keywords", "company", "category", "manager", "upr",
})  # fmt: skip
"""Groups that hold no text of the body; some are looked into for what they state."""
KEPT = frozenset({"shpinst", "shptxt", "ud", "shppict"})
"""Groups marked to be passed over by programs that don't know them, which may hold text."""
STATING = {"fonttbl": "fonttbl", "stylesheet": "stylesheet", "info": "info", "upr": "upr"}
"""Groups that are looked into."""
CHARS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": "\t", "line": "\n", "lbr": "\n", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
SIGNS = {"~": " ", "_": "-", "{": "{", "}": "}", "\\": "\\"}
ENDS = frozenset({"par", "sect", "page", "cell", "row", "nestcell", "nestrow"})
SETS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437",
}  # fmt: skip
"""Fonts' character sets as encodings; any other (1: the document's own, 2: symbols) is the document's."""
