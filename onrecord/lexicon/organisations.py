"""Reads tables of organisations, ours and one of the user's own in the same form, and says whom a name can stand for.

A table is YAML: ``facts`` is a list of entries with ``names`` (the first is the main one), ``kind``, ``sector``
(PLOVER), ``country`` (ISO 3166 alpha-3; none where it belongs to several or to none) and ``beside``: names that many
things bear, so that they count only where the report names the organisation in full, or its country. A ``kind``,
``sector`` or ``country`` above ``facts`` holds for all entries that don't say otherwise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord.errors import LexiconError
from onrecord.model import ActorKind
from onrecord.settings import MAX_LEXICON_BYTES

if TYPE_CHECKING:
    from yaml import Node

KINDS = ("organisation", "armed force")
SECTORS = (
    "GOV", "MIL", "REB", "PRM", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "IGO", "NGO", "JRN", "BUS", "MED", "CVL",
    "REL", "EDU", "LAB", "AGR", "CRM", "ELI", "REF", "SOC", "UAF", "PRE", "UNK",
)  # fmt: skip
"""PLOVER's codes for what part of society an actor belongs to."""
_SHARED = ("kind", "sector", "country")
_KNOWN = ("names", "beside", *_SHARED)
_TOLD = 60
"""Characters of a wrong value that a fault repeats."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, outlet, service or armed group with its PLOVER sector; ``beside`` are names that it shares."""

    names: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sector: str
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A user's own organisations, which overrule ours by name; two are the same where their ``mark`` is."""

    mark: str
    organisations: tuple[Organisation, ...] = field(compare=False)


def ours() -> Iterator[Organisation]:
    """All organisations that come with onrecord, file by file."""
    folder = files("onrecord.lexicon") / "facts" / "organisations"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        yield from _Table(file.name, None).read(file.read_text("utf-8"))


def read_lexicon(path: Path, countries: Collection[str]) -> Lexicon:
    """A user's own table; LexiconError names the file, the line, the entry, what is wrong there and what to do."""
    try:
        with path.open("rb") as file:
            stored = file.read(MAX_LEXICON_BYTES + 1)
        if len(stored) > MAX_LEXICON_BYTES:
            most = f"a lexicon has at most {MAX_LEXICON_BYTES} bytes"
            raise LexiconError(f"{path}: the lexicon is too large ({most}); keep in it what your reports need")
        text = stored.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8 text"
        raise LexiconError(f"{path}: the lexicon can't be read ({why}); check the path and the file") from fault
    found = tuple(_Table(str(path), countries).read(text))
    return Lexicon(hashlib.sha256(repr(found).encode()).hexdigest()[:8], found)


class _Table:
    """A file while it is read; ``countries`` are the codes there are, None where the tests prove them."""

    def __init__(self, name: str, countries: Collection[str] | None) -> None:
        self._name, self._countries = name, countries
        self._lines: dict[str, int] = {}

    def read(self, text: str) -> Iterator[Organisation]:
        """The organisations of a file's text."""
        import yaml

        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar is text: NO is Norway's, no "false"
        try:
            root = yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as fault:
            line = fault.problem_mark.line + 1 if fault.problem_mark else 1
            raise self._fault(line, "", f"isn't YAML ({fault.problem})", "quote names with signs in them") from fault
        except yaml.YAMLError as fault:
            why = str(fault).partition("\n")[0]
            raise self._fault(_line_of_sign(text), "", f"isn't YAML ({why})", "take the sign out") from fault
        shared = self._fields(root, "the file", ("about", "facts", *_SHARED)) if root is not None else {}
        facts = shared.pop("facts", None)
        if facts is None or _shape(facts) != "sequence":
            line = 1 if facts is None else _line(facts)
            raise self._fault(line, "", "has no list named facts", "write facts: and below it - {names: [...], ...}")
        for nth, node in enumerate(facts.value, 1):
            yield self._entry(node, f"entry {nth}", shared)

    def _entry(self, node: Node, where: str, shared: dict[str, Node]) -> Organisation:
        fields = {key: value for key, value in shared.items() if key in _SHARED}
        fields |= self._fields(node, where, _KNOWN)
        names = self._names(fields.get("names"), node, where)
        where = f"{where} ({names[0]})"
        for name in names:
            if self._lines.setdefault(name, _line(node)) != _line(node):
                before = f"has the name {name!r} that line {self._lines[name]} has"
                raise self._fault(_line(node), where, before, "a name of several goes under beside in each")
        kind = self._one(fields, "kind", node, where, KINDS)
        sector = self._one(fields, "sector", node, where, SECTORS)
        country = self._country(fields.get("country"), where)
        beside = self._names(fields["beside"], node, where) if "beside" in fields else ()
        return Organisation(names, cast(ActorKind, kind), country, sector, beside)

    def _fields(self, node: Node, where: str, known: Collection[str]) -> dict[str, Node]:
        """The fields of a mapping by name."""
        if _shape(node) != "mapping":
            raise self._fault(_line(node), where, "has no fields", "write - {names: [...], kind: ..., sector: ...}")
        fields: dict[str, Node] = {}
        for key, value in node.value:
            if _shape(key) != "scalar" or key.value not in known:
                raise self._fault(_line(key), where, f"has the unknown field {_told(key)}", f"use {', '.join(known)}")
            if key.value in fields:
                raise self._fault(_line(key), where, f"has the field {_told(key)} twice", "write each field once")
            fields[key.value] = value
        return fields

    def _names(self, node: Node | None, entry: Node, where: str) -> tuple[str, ...]:
        if node is None or _shape(node) != "sequence" or not node.value:
            raise self._fault(_line(node or entry), where, "has no list of names", "write names: [Full Name, FN]")
        names = tuple(" ".join(one.value.split()) if _shape(one) == "scalar" else "" for one in node.value)
        if not all(any(char.isalnum() for char in name) for name in names):
            raise self._fault(_line(node), where, "has a name that is no text", "write each as text, in quotes")
        return names

    def _one(self, fields: dict[str, Node], key: str, entry: Node, where: str, known: Collection[str]) -> str:
        """A field's value, which is one of the known."""
        if key not in fields:
            raise self._fault(_line(entry), where, f"has no {key}", f"use one of {', '.join(known)}")
        if fields[key].value not in known:
            told = f"has the {key} {_told(fields[key])}"
            raise self._fault(_line(fields[key]), where, told, f"use one of {', '.join(known)}")
        return str(fields[key].value)

    def _country(self, node: Node | None, where: str) -> str | None:
        if node is None or node.value == "":
            return None
        if self._countries is not None and node.value not in self._countries:
            told = f"has the country {_told(node)}"
            raise self._fault(_line(node), where, told, "use its ISO 3166 code of three letters, such as UKR")
        return str(node.value)

    def _fault(self, line: int, where: str, says: str, remedy: str) -> LexiconError:
        return LexiconError(f"{self._name}, line {line}: {where + ' ' if where else 'the lexicon '}{says}; {remedy}")


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _shape(node: Node) -> str:
    """Whether a node is a ``mapping``, a ``sequence`` or a ``scalar``."""
    return type(node).__name__.removesuffix("Node").lower()


def _told(node: Node) -> str:
    return f"{node.value[:_TOLD]!r}" if _shape(node) == "scalar" else f"that is a {_shape(node)}"


def _line_of_sign(text: str) -> int:
    """The line of the first sign that YAML doesn't allow; the first line where there is none."""
    return 1 + text.count("\n", 0, next((at for at, sign in enumerate(text) if not _allowed(sign)), 0))


def _allowed(sign: str) -> bool:
    return sign in "\t\n\r\x85" or (sign >= " " and not "\x7f" <= sign <= "\x9f" and sign not in "\ufffe\uffff")
