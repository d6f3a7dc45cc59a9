"""Reports of our own, laid out by real tools as users hold them: one module a family of formats."""

from evals.laid_out import books, pages
from evals.laid_out.crawls import CRAWLS
from evals.laid_out.documents import DOCUMENTS
from evals.laid_out.exports import EXPORTS
from evals.laid_out.mails import MAILS
from evals.laid_out.printed import PRINTED
from evals.laid_out.sheets import SHEETS
from evals.laid_out.sites import SITES
from evals.laid_out.story import Laid, Layout, Story, stories
from evals.laid_out.tables import TABLES

__all__ = ["LAYOUTS", "Laid", "Layout", "Story", "stories"]

LAYOUTS: tuple[Layout, ...] = (
    *pages.LAYOUTS, *SITES, *books.LAYOUTS, *DOCUMENTS, *TABLES, *MAILS, *CRAWLS, *EXPORTS, *SHEETS, *PRINTED
)  # fmt: skip
"""All layouts, in the order in which they are printed."""
