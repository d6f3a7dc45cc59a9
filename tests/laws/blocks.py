"""Paragraphs that the laws are tried on: invented reports put together at random, ugly ones among them."""

from __future__ import annotations

from hypothesis import strategies as st

PARAGRAPHS = (
    "Defence Minister Jana Perrin said on Tuesday that 3,000 troops would leave the Luma valley next week.",
    '"We will not," she said, "accept this." Two officials denied it. At least 40 people were killed on 3 March.',
    "The Harbour Post reported that the general staff had told its allies that it feared an attack within days.",
    "According to a ministry report, the 4th Mountain Brigade shelled Arden on Sunday, killing between 12 and 15.",
    "“Nobody came,” General Olan Brask told reporters yesterday. “Nobody wrote.\n\n“And nobody will.”",
    "Talks between Norland and Sudland begin in Varnost on 20 April. If they fail, the bridge could be closed by June.",
    "He warned of a hard winter. They pledged 40 million euros; hundreds of soldiers went to Arden in 2029.",
    'The union wrote:\n\nThe strike goes on until the yard is paid.\n\nThe "peace column" moved on to the river.',
    "PAGE 3 | THE HARBOUR POST",
    "The force is planning for a long stay in\n\nArden. It said so.",
    "* *** — “ ” \u200b …",
)

reports = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5).map("\n\n".join)
"""Texts of one to five paragraphs."""

ugly = st.text(alphabet=st.sampled_from(list("aB 1.,:;!?'\"“”„«»—-()[]$%é\n\t\u00a0\u200b😀")), max_size=120)
"""Texts that are none."""
