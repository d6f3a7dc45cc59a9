"""TAR archives, unpacked from what they are compressed with (packed.py)."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import cast

from onrecord.errors import NotAReport
from onrecord.intake.members import Held, Member, Names, Wanted
from onrecord.intake.unpacking import FAULTS, Reads, budget_of, is_picture, passed_over, shown, unpacked, why


def read(member: Member, wanted: Wanted) -> Iterator[Held]:
    """The regular files, in the archive's order; links and devices are passed over, nothing is written."""
    budget, names = budget_of(member), Names()
    try:
        with tarfile.open(fileobj=member.stream, mode="r|", errorlevel=0) as archive:
            for info in archive:
                archive.members.clear()  # type: ignore[attr-defined]  # it keeps all that went by
                if not info.isreg() or passed_over(info.name):
                    continue
                budget.members -= 1
                if budget.spent:
                    raise NotAReport(
                        f"{member.name}: unpacks to far more than a file of its size should; unpack it and look"
                    )
                source = archive.extractfile(info)
                if source is None:
                    continue
                found = unpacked(names.own(f"{member.name}!/{shown(info.name)}"), cast(Reads, source), budget)
                if not is_picture(found):
                    yield found
    except FAULTS as error:
        raise NotAReport(f"{member.name}: {why(error)}") from error
