"""What stands on a page: words and boxes, in points from the upper left corner, as the page is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

_GROUND = 0.6
"""What covers so much of a page is its ground."""


class Box(NamedTuple):
    """A rectangle; ``top`` is less than ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle point."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def around(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(slots=True)
class Word:
    """Characters without a blank, on ``base``, their foot line.

    ``face`` names the font that it is set in, ``run`` numbers what was drawn with it in one go, and ``tied`` says that
    it goes on the word that was drawn before it.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    face: str
    bold: bool
    run: int
    tied: bool

    @property
    def box(self) -> Box:
        """The room that it takes: letters rise by three quarters of their size, and fall by a quarter."""
        return Box(self.left, self.base - 0.75 * self.size, self.right, self.base + 0.25 * self.size)


@dataclass(slots=True)
class Sheet:
    """A page as it is read, upright: ``turned`` tells by how many quarters it was turned for that, anticlockwise.

    ``pictures`` are images, ``frames`` rectangles that are drawn or shaded.
    """

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    turned: int = 0

    def images(self, body: float) -> list[Box]:
        """The pictures that are larger than signs and smaller than the page's ground; ``body`` is the text's size."""
        most = _GROUND * self.width * self.height
        return [one for one in self.pictures if one.height > 2 * body and one.width * one.height < most]

    def place(self, box: Box) -> str:
        """Where a box lies on the page as it is shown, in words."""
        left, top, right, bottom = box
        wide, high = self.width, self.height
        shown = (
            (left, top, right, bottom),
            (high - bottom, left, high - top, right),
            (wide - right, high - bottom, wide - left, high - top),
            (top, wide - right, bottom, wide - left),
        )[self.turned]
        return f"page {self.number}, box {' '.join(str(round(one)) for one in shown)}"

    def turn(self) -> None:
        """Turns the page by a quarter, anticlockwise: what was read downwards is read to the right."""
        self.width, self.height = self.height, self.width
        self.pictures = [self._turned(one) for one in self.pictures]
        self.frames = [self._turned(one) for one in self.frames]
        self.turned = (self.turned + 1) % 4

    def _turned(self, box: Box) -> Box:
        return Box(box.top, self.height - box.right, box.bottom, self.height - box.left)
