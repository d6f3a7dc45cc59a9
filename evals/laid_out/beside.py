"""Other reports, which stand beside a story where a format holds many."""

from __future__ import annotations

from datetime import date

from evals.laid_out.story import Story

BESIDE = (
    Story(
        "beside-1",
        "Ferry line to the Skerries halves its timetable",
        ("Olga Brandt",),
        "Eastquay Herald",
        date(2031, 2, 11),
        (
            ("The ferry company said on Tuesday that it would run two boats a day instead of four.", False),
            ("The harbour master, Nils Aho, called the change a blow to the islands.", False),
        ),
    ),
    Story(
        "beside-2",
        "Rain delays the barley harvest, growers say",
        ("Petra Lund", "Emil Sato"),
        "Eastquay Herald",
        date(2031, 2, 12),
        (
            (
                "Growers in the lower valley expect to begin a fortnight late; a third of the fields stand in water.",
                False,
            ),
            ("“Another week of this and we will be mowing straw,” said Petrus Holm, who farms at Little Marsh.", False),
        ),
    ),
)
