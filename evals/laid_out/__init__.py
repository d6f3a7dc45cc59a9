"""Reports of our own, laid out by real tools as users hold them: one module a family of formats."""

from evals.laid_out import books, pages
from evals.laid_out.story import Laid, Layout, Story, stories

__all__ = ["LAYOUTS", "Laid", "Layout", "Story", "stories"]

LAYOUTS: tuple[Layout, ...] = (*pages.LAYOUTS, *books.LAYOUTS)
"""All layouts, in the order in which they are printed."""
