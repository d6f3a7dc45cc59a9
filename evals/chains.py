"""How near groups of mentions come to those wanted: MUC, B³ and CEAF-e, and their mean, as CoNLL 2012 scores them.

Vilain and others 1995; Bagga and Baldwin 1998; Luo 2005 (with its similarity of entities, φ4); Pradhan and others 2014.
Groups of one count. A mention that one side alone has is, as in CoNLL's scorer, found by no group of the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Groups = Mapping[str, Hashable]
"""For each mention the name of its group."""


@dataclass(frozen=True, slots=True)
class Rates:
    """How much of ours is right, and how much of what is wanted is found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Both in one."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The three measures."""

    muc: Rates
    b_cubed: Rates
    ceaf_e: Rates

    @property
    def conll(self) -> float:
        """The mean of their F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(wanted: Groups, ours: Groups) -> Scores:
    """Our groups by those wanted."""
    return Scores(
        Rates(_muc(ours, wanted), _muc(wanted, ours)),
        Rates(_b_cubed(ours, wanted), _b_cubed(wanted, ours)),
        _ceaf_e(wanted, ours),
    )


def _members(groups: Groups) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for mention, group in groups.items():
        found[group].append(mention)
    return found


def _muc(groups: Groups, by: Groups) -> float:
    """Of the links that hold groups together, the share that the others have too."""
    kept = held = 0
    for mentions in _members(groups).values():
        held += len(mentions) - 1
        kept += len(mentions) - len({by.get(mention, ("alone", mention)) for mention in mentions})
    return kept / held if held else 0.0


def _b_cubed(groups: Groups, by: Groups) -> float:
    """For each mention the share of its group that the others have with it, on average."""
    both = Counter((groups[mention], by[mention]) for mention in groups.keys() & by.keys())
    sizes = Counter(groups.values())
    return sum(size * size / sizes[group] for (group, _), size in both.items()) / len(groups) if groups else 0.0


def _ceaf_e(wanted: Groups, ours: Groups) -> Rates:
    """Groups paired one to one so that they are as alike as can be; how alike, by the number of groups."""
    both = Counter((wanted[mention], ours[mention]) for mention in wanted.keys() & ours.keys())
    sizes_wanted, sizes_ours = Counter(wanted.values()), Counter(ours.values())
    alike = {
        (theirs, mine): 2 * size / (sizes_wanted[theirs] + sizes_ours[mine]) for (theirs, mine), size in both.items()
    }
    total = sum(_best(rows) for rows in _blocks(alike))
    return Rates(total / len(sizes_ours) if ours else 0.0, total / len(sizes_wanted) if wanted else 0.0)


def _blocks(alike: Mapping[tuple[Hashable, Hashable], float]) -> list[list[list[float]]]:
    """Tables (rows: groups wanted, columns: ours) of groups that no other group shares a mention with."""
    above: dict[tuple[str, Hashable], tuple[str, Hashable]] = {}

    def top(one: tuple[str, Hashable]) -> tuple[str, Hashable]:
        while above.setdefault(one, one) != one:
            above[one] = one = above[above[one]]
        return one

    for theirs, mine in alike:
        above[top(("wanted", theirs))] = top(("ours", mine))
    blocks: dict[tuple[str, Hashable], list[tuple[Hashable, Hashable]]] = defaultdict(list)
    for theirs, mine in alike:
        blocks[top(("wanted", theirs))].append((theirs, mine))
    found = []
    for pairs in blocks.values():
        rows = list(dict.fromkeys(theirs for theirs, _ in pairs))
        columns = list(dict.fromkeys(mine for _, mine in pairs))
        found.append([[alike.get((row, column), 0.0) for column in columns] for row in rows])
    return found


def _best(table: Sequence[Sequence[float]]) -> float:
    """The most that a one-to-one pairing of rows and columns adds up to (Hungarian method, by shortest paths)."""
    if len(table) > len(table[0]):
        table = [list(column) for column in zip(*table, strict=True)]
    height, width = len(table), len(table[0])
    row_worth, column_worth = [0.0] * (height + 1), [0.0] * (width + 1)
    row_of = [0] * (width + 1)
    for row in range(1, height + 1):
        row_of[0] = row
        column, came_from = 0, [0] * (width + 1)
        least, done = [float("inf")] * (width + 1), [False] * (width + 1)
        while row_of[column]:
            done[column] = True
            at = row_of[column]
            free = [other for other in range(1, width + 1) if not done[other]]
            for other in free:
                cost = -table[at - 1][other - 1] - row_worth[at] - column_worth[other]
                if cost < least[other]:
                    least[other], came_from[other] = cost, column
            after = min(free, key=least.__getitem__)
            step = least[after]
            for other in range(width + 1):
                if done[other]:
                    row_worth[row_of[other]] += step
                    column_worth[other] -= step
                else:
                    least[other] -= step
            column = after
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return sum(table[row_of[column] - 1][column - 1] for column in range(1, width + 1) if row_of[column])
