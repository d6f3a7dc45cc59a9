"""ZIP archives, and WACZ, which is one with crawls in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import SEEK_END
from typing import BinaryIO, cast

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Names, Wanted
from onrecord.intake.unpacking import (
    FAULTS,
    MOST_HELD,
    Budget,
    Unpacked,
    budget_of,
    is_picture,
    passed_over,
    shown,
    unpacked,
    why,
    zip_of,
)

_ENCRYPTED = 1


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The members, in the archive's order; those that can't be unpacked as errors."""
    budget = budget_of(member)
    if isinstance(member.stream, Unpacked) and member.stream.seek(0, SEEK_END) > MOST_HELD:
        raise NotAReport(f"{member.name}: is too large to be read where it is packed; unpack it first")
    with zip_of(member) as archive:
        yield from _members(member.name, archive, budget)


def _members(name: str, archive: zipfile.ZipFile, budget: Budget) -> Iterator[Held]:
    infos = [one for one in archive.infolist() if one.filename and not one.is_dir()]
    crawls = [one for one in infos if one.filename.startswith("archive/") and ".warc" in one.filename.lower()]
    if crawls and any(one.filename == "datapackage.json" for one in infos):
        infos = crawls
    names = Names()
    for info in infos:
        own = names.own(f"{name}!/{shown(info.filename)}")
        if passed_over(info.filename):
            continue
        budget.members -= 1
        if budget.spent:
            raise NotAReport(f"{name}: unpacks to far more than a file of its size should; unpack it and look")
        if info.flag_bits & _ENCRYPTED:
            yield NotAReport(f"{own}: is encrypted; unpack it with its password")
            continue
        yield from _member(own, archive, info, budget)


def _member(own: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[Held]:
    try:
        source = archive.open(info)
    except FAULTS as error:
        yield NotAReport(f"{own}: {why(error)}")
        return
    with source:
        found = unpacked(own, cast(BinaryIO, source), budget)
        try:
            if is_picture(found):
                return
        except NotAReport as fault:
            yield fault
            return
        yield found
