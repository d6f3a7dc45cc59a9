"""Saved pages: what is read of them, what is left out, what they state, and where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from onrecord.errors import NotAReport
from onrecord.intake.opening import read_file
from onrecord.model import RawReport

TITLE = "Ferry talks break off in Ostmark"
ONE = "The harbour office in Ostmark said on Monday that the talks on the ferry had been broken off after nine hours."
TWO = "The captains' union answered that it would wait until Friday, and that no ship would leave the port before then."
THREE = "A third meeting is planned for the week after next, according to two people who have seen its letter."
TEXT = [ONE, TWO, THREE]


def page(body: str, head: str = "", attributes: str = "") -> str:
    return f"<!DOCTYPE html><html {attributes}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def read(folder: Path, source: str | bytes) -> RawReport:
    path = folder / "page.html"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return read_file(path)


def paragraphs(raw: RawReport) -> list[str]:
    return raw.text.split("\n\n")


def marked(*words: str) -> str:
    return "".join(f"<p>{one}</p>" for one in words)


def test_an_article_is_read_without_what_is_around_it(tmp_path: Path) -> None:
    raw = read(
        tmp_path,
        page(
            f"<nav><a href='/'>Home</a></nav><main><article><h1>{TITLE}</h1>{marked(ONE)}"
            f"<figure><img src=a.png><figcaption>A ferry in the fog.</figcaption></figure>{marked(TWO)}"
            "<aside><p>Ferries carry nine in ten travellers to the islands, the office says.</p></aside>"
            f"{marked(THREE)}"
            "</article><section class=comments><p>I have waited at that pier since the morning, and nobody told us."
            "</p></section></main><footer>All rights are ours</footer>"
        ),
    )
    assert paragraphs(raw) == [TITLE, *TEXT]


def test_each_paragraph_is_anchored_at_its_element(tmp_path: Path) -> None:
    source = page(f"<div><p>Menu</p></div><article><h1>{TITLE}</h1><div>{marked(*TEXT)}</div></article>")
    raw = read(tmp_path, source)
    tree = document_fromstring(source).getroottree()
    starts = [*(anchor.start for anchor in raw.anchors), len(raw.text)]
    places = {
        anchor.at: raw.text[anchor.start : end].strip() for anchor, end in zip(raw.anchors, starts[1:], strict=True)
    }
    assert places["/html/body/article/div/p[2]"] == TWO
    assert {at: tree.xpath(at)[0].text_content() for at in places} == places


def test_paragraphs_between_line_breaks_are_numbered_in_their_element(tmp_path: Path) -> None:
    raw = read(
        tmp_path, page(f"<div><b>{TITLE}</b></div><div>{'<br><br>'.join(TEXT)}</div>", f"<title>{TITLE}</title>")
    )
    assert paragraphs(raw) == [TITLE, *TEXT]
    assert raw.anchors[-1].at == "/html/body/div[2], paragraph 3"


def test_a_line_broken_within_a_sentence_is_joined(tmp_path: Path) -> None:
    first, rest = ONE[:50].rsplit(" ", 1)[0], ONE[len(ONE[:50].rsplit(" ", 1)[0]) + 1 :]
    raw = read(tmp_path, page(f"<div>{first}<br>\n{rest}<br><br>{TWO}<br>{THREE}</div>"))
    assert paragraphs(raw) == TEXT


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>{}</p>",
        "<div aria-hidden=true><p>{}</p></div>",
        "<p style='color: red; display: none'>{}</p>",
        "<template><p>{}</p></template>",
        "<script>var a = '<p>{}</p>'</script>",
        "<noscript><p>{}</p></noscript>",
        "<div class='article-share-bar'><p>{}</p></div>",
        "<div class='wp-caption'><p class='wp-caption-text'>{}</p></div>",
        "<div id='newsletterSignup'><p>{}</p></div>",
        "<blockquote class='c-pullquote'><p>{}</p></blockquote>",
        "<div class='relatedStories'><p>{}</p></div>",
        "<div role='dialog'><p>{}</p></div>",
        "<p><a href='/other'>{}</a></p>",
        "<form><p>{}</p></form>",
    ],
)
def test_what_is_hidden_or_no_part_of_an_article_is_left_out(tmp_path: Path, markup: str) -> None:
    other = "Nine ships lie at the northern pier, and none of them has moved for a week, as anybody can see."
    raw = read(
        tmp_path, page(f"<article><h1>{TITLE}</h1>{marked(ONE, TWO)}{markup.format(other)}{marked(THREE)}</article>")
    )
    assert paragraphs(raw) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<blockquote><p>We will not sail, whoever asks us to, before the money is here.</p></blockquote>", None),
        ("<ul><li>two ships stay in port</li></ul>", "- two ships stay in port"),
        ("<h2>What happens next</h2>", None),
        ("<div class='no-sidebar'><p>The pier was closed at noon, the office said, and will stay so.</p></div>", None),
        ("<p>The office <a href='/x'>said so in a letter</a> on Sunday.</p>", None),
        ("<table><tr><td>Ships</td><td>9</td></tr></table>", "Ships | 9"),
        ("<p>He said <q>no</q>.</p>", "He said “no”."),
    ],
)
def test_quotes_lists_headings_and_tables_are_kept(tmp_path: Path, markup: str, shown: str | None) -> None:
    raw = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{marked(ONE, TWO)}{markup}{marked(THREE)}</article>"))
    words = shown or document_fromstring(markup).text_content()
    assert paragraphs(raw) == [TITLE, ONE, TWO, words, THREE]


def test_a_pull_quote_that_nothing_marks_is_told_from_the_text_that_it_repeats(tmp_path: Path) -> None:
    said = "it would wait until Friday, and that no ship would leave"
    raw = read(
        tmp_path, page(f"<article><h1>{TITLE}</h1>{marked(ONE, TWO)}<div>“{said}”</div>{marked(THREE)}</article>")
    )
    assert paragraphs(raw) == [TITLE, *TEXT]


def test_what_json_ld_states_goes_before_meta_tags(tmp_path: Path) -> None:
    linked = """{"@graph": [{"@type": "NewsArticle", "headline": "Ferry talks break off in Ostmark",
        "author": [{"@type": "Person", "name": "By Ada Brell"}, {"@type": "Person", "name": "Tom Quarry"}],
        "publisher": {"@id": "#us"}, "datePublished": "2031-03-03T23:30:00-05:00", "isAccessibleForFree": false},
        {"@type": "Organization", "@id": "#us", "name": "The Ostmark Mail"}]}"""
    head = (
        f'<title>{TITLE} | The Ostmark Mail</title><script type="application/ld+json">{linked}</script>'
        '<meta name=author content="Somebody Else"><meta property="og:title" content="Ferries stand still">'
        '<link rel=canonical href="https://mail.example/ferry"><meta name=date content="2031-04-01">'
    )
    raw = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{marked(*TEXT)}</article>", head, "lang=en-GB"))
    says = raw.metadata
    assert (says.title, says.authors, says.publisher) == (TITLE, ("Ada Brell", "Tom Quarry"), "The Ostmark Mail")
    assert (says.published, says.url, says.language) == (date(2031, 3, 3), "https://mail.example/ferry", "en")
    assert raw.notes == ("the page states that its text is not free to read; it may be cut",)


@pytest.mark.parametrize(
    ("stamp", "shown", "day"),
    [
        ("2031-03-03T22:30:00Z", "4 March 2031, 00:30", date(2031, 3, 4)),
        ("2031-03-04T02:30:00Z", "March 3, 2031", date(2031, 3, 3)),
        ("2031-03-04T02:30:00Z", "Updated March 9, 2031", date(2031, 3, 4)),
        ("2031-03-03T20:30:00Z", "Updated 4:05 PM GMT+2, March 4, 2031", date(2031, 3, 3)),
        ("2031-03-04T02:30:00Z", "March 3, 2031Updated March 4, 2031", date(2031, 3, 3)),
        ("2031-03-03T22:30:00+02:00", "4 March 2031", date(2031, 3, 3)),
    ],
)
def test_a_stamp_in_utc_is_moved_to_the_day_that_the_page_shows(
    tmp_path: Path, stamp: str, shown: str, day: date
) -> None:
    head = f'<meta property="article:published_time" content="{stamp}"><meta property="og:title" content="{TITLE}">'
    raw = read(tmp_path, page(f"<article><h1>{TITLE}</h1><p class=date>{shown}</p>{marked(*TEXT)}</article>", head))
    assert raw.metadata.published == day


def test_marks_in_the_page_name_its_authors_and_day_where_the_head_does_not(tmp_path: Path) -> None:
    raw = read(
        tmp_path,
        page(
            f"<h1>{TITLE}</h1><p class=byline>By <a rel=author href=/a>Ada Brell</a></p>"
            f"<p><time datetime=2031-03-03T10:00>Monday</time></p>{marked(*TEXT)}",
            f"<title>{TITLE} - The Ostmark Mail</title>",
        ),
    )
    assert raw.metadata.authors == ("Ada Brell",)
    assert raw.metadata.published == date(2031, 3, 3)
    assert raw.metadata.publisher == "The Ostmark Mail"
    assert paragraphs(raw) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    ("link", "authors"),
    [
        ("<span>by</span> <a href=/author/ada-brell>Ada Brell</a>", ("Ada Brell",)),
        ("<a href=/authors/a>Ada Brell</a> and <a href=/authors/b>Teo Marlin</a>", ("Ada Brell", "Teo Marlin")),
        ("<a href=/topics/author>Ada Brell</a>", ()),
    ],
)
def test_a_link_to_who_writes_names_an_author(tmp_path: Path, link: str, authors: tuple[str, ...]) -> None:
    under = f"<h1>{TITLE}</h1><div>{link}<time datetime=2031-03-03>March 3, 2031</time></div>"
    raw = read(tmp_path, page(f"<article>{under}{marked(*TEXT)}</article>", f"<title>{TITLE}</title>"))
    assert raw.metadata.authors == authors


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>Office of Ports</td></tr><tr><td><font size=5>{}</font></td></tr><tr><td>{}</td></tr></table>",
        "<b>Office of Ports</b><div class=news-title>{}</div><div>{}</div>",
        "<form id=all><h2>{}</h2><div>{}</div></form>",
    ],
)
def test_a_title_that_the_head_does_not_state_is_told_by_how_it_is_set(tmp_path: Path, markup: str) -> None:
    raw = read(tmp_path, page(markup.format(TITLE, marked(*TEXT)), "<title>Office of Ports</title>"))
    assert (raw.metadata.title, raw.metadata.publisher) == (TITLE, "Office of Ports")
    assert paragraphs(raw) == [TITLE, *TEXT]


def test_all_posts_of_a_live_page_are_read(tmp_path: Path) -> None:
    posts = "".join(
        f"<article class='post tag-ads'><h2>At {10 + at} o'clock</h2>{marked(words)}<p class=share>Share</p></article>"
        for at, words in enumerate(TEXT)
    )
    raw = read(tmp_path, page(f"<h1>{TITLE}</h1><div class=live>{posts}</div>"))
    assert paragraphs(raw) == [
        TITLE,
        *(words for at, one in enumerate(TEXT) for words in (f"At {10 + at} o'clock", one)),
    ]


def test_a_page_that_asks_for_money_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    asks = (
        "<div class=paywall><p>For one crown a month you may read the whole of this story and all the others.</p></div>"
    )
    raw = read(tmp_path, page(f"<h1>{TITLE}</h1>{marked(ONE)}{asks}"))
    assert paragraphs(raw) == [TITLE, ONE]


def test_a_heading_of_something_left_out_is_left_out(tmp_path: Path) -> None:
    letter = "<section><h3>Letters from the pier</h3><form><label>Your address</label><input></form></section>"
    links = "<h3>From our archive</h3><ul><li><a href=/1>The old ferry</a></li></ul>"
    raw = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{marked(ONE)}{letter}{marked(TWO, THREE)}{links}</article>"))
    assert paragraphs(raw) == [TITLE, *TEXT]


@pytest.mark.parametrize(
    ("box", "stays"),
    [
        ("<div class=k2><p>Nobody has seen this clip yet.</p><button>Load it</button></div>", False),
        ("<section class=k2><p>We ask for a crown a month.</p><div><input></div></section>", False),
        ("<div class=k2><p>Nine minutes from the pier</p><iframe src=/x></iframe></div>", False),
        ("<div class=k2><h2>What happens next</h2><button>Copy link</button></div>", True),
        ("<div class=k2><blockquote>Nobody will sail.</blockquote><button>Post it</button></div>", True),
        ("<p class=k2>The office answered in one line.<button>Listen</button></p>", True),
    ],
)
def test_a_box_with_something_to_press_or_play_is_no_text(tmp_path: Path, box: str, stays: bool) -> None:
    raw = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{marked(ONE, TWO)}{box}{marked(THREE)}</article>"))
    words = [one for one in paragraphs(raw) if one not in (TITLE, *TEXT)]
    assert len(words) == stays
    assert [one for one in paragraphs(raw) if one in TEXT] == TEXT


@pytest.mark.parametrize(
    ("listed", "stays"),
    [
        ("<section><ul><li>Two names</li><li>7:30 am</li></ul></section>", False),
        ("<section><ul><li>The talks are over.</li></ul></section>", True),
        ("<div><ul><li>two ships stay in port</li></ul>{}</div>", True),
        ("<div>411-07</div>", False),
    ],
)
def test_points_over_the_text_are_text_if_they_are_sentences_or_among_it(
    tmp_path: Path, listed: str, stays: bool
) -> None:
    whole = listed.format(marked(*TEXT)) if "{}" in listed else f"{listed}<div>{marked(*TEXT)}</div>"
    raw = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{whole}</article>"))
    assert len(paragraphs(raw)) == 4 + stays


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (
            "<p>{}<a href=/x>letter<span class=visually-hidden>, in a new window</span></a> it sent.</p>",
            "letter it sent.",
        ),
        ("<p>{}<span class=no-sidebar>letter</span> it sent.</p>", "letter it sent."),
    ],
)
def test_what_is_only_read_out_is_no_part_of_a_paragraph(tmp_path: Path, markup: str, words: str) -> None:
    raw = read(tmp_path, page(f"<h1>{TITLE}</h1>{marked(ONE, TWO)}{markup.format('The office said so in a ')}"))
    assert paragraphs(raw)[-1] == f"The office said so in a {words}"


def test_posts_in_a_list_are_read_and_cards_beside_an_article_are_not(tmp_path: Path) -> None:
    posts = "".join(f"<li class=q1><article><div class=w3>{marked(one)}</div></article></li>" for one in TEXT)
    assert paragraphs(read(tmp_path, page(f"<h1>{TITLE}</h1><ol>{posts}</ol>"))) == [TITLE, *TEXT]
    card = f"<div class=q1><div class=c9><a href=/x><h3>Bread is dear</h3>{marked(THREE)}</a></div></div>"
    beside = f"<div class=q1><h1>{TITLE}</h1><div class=w3>{marked(ONE, TWO)}</div></div>{card}"
    assert paragraphs(read(tmp_path, page(beside))) == [TITLE, ONE, TWO]


def test_a_heading_in_the_box_of_something_left_out_is_left_out(tmp_path: Path) -> None:
    box = "<div class=e7><div><span>Pictures move here</span></div><h2>The pier at noon</h2></div>"
    alone = "<div class=e7><h2>What happens next</h2></div>"
    raw = read(
        tmp_path, page(f"<article><h1>{TITLE}</h1>{marked(ONE)}{box}{marked(TWO)}{alone}{marked(THREE)}</article>")
    )
    assert paragraphs(raw) == [TITLE, ONE, TWO, "What happens next", THREE]


@pytest.mark.parametrize(
    ("browser", "title", "publisher"),
    [
        (f"Press release: {TITLE} :: Office of Ports", TITLE, "Office of Ports"),
        (f"{TITLE} – Harbour Voice – 2031-03-03", TITLE, "Harbour Voice"),
        ("Office of Ports", TITLE, "Office of Ports"),
    ],
)
def test_a_title_is_told_from_the_kind_outlet_and_day_beside_it(
    tmp_path: Path, browser: str, title: str, publisher: str
) -> None:
    shown = f"<b>Notices</b><p style='font-size:19px; font-weight:bold'>{TITLE}</p>"
    says = read(tmp_path, page(f"{shown}<div>{marked(*TEXT)}</div>", f"<title>{browser}</title>")).metadata
    assert says.title == title
    assert says.publisher in (publisher, "")


@pytest.mark.parametrize(
    ("above", "below", "url", "day"),
    [
        ("<p>3 March 2031, 18:44</p>", "", "", date(2031, 3, 3)),
        ("<p>2 March 2031</p><p>A notice</p><p>Another notice</p>", "", "", None),
        ("", "<time>March 3, 2031</time>", "", date(2031, 3, 3)),
        ("", "<p>4 March 2031</p>", "https://ports.example/2031/03/03/talks", date(2031, 3, 4)),
        ("", "", "https://ports.example/news/2031/03/03/talks", date(2031, 3, 3)),
        ("", "", "https://ports.example/news/2031/93/03/talks", None),
    ],
)
def test_a_day_is_taken_from_a_line_beside_the_title_or_from_the_address(
    tmp_path: Path, above: str, below: str, url: str, day: date | None
) -> None:
    head = f"<title>{TITLE}</title><link rel=canonical href='{url}'>"
    raw = read(tmp_path, page(f"{above}<h1>{TITLE}</h1>{below}{marked(*TEXT)}", head))
    assert raw.metadata.published == day


def test_an_author_is_named_by_what_a_page_calls_the_element(tmp_path: Path) -> None:
    said = (
        "<div data-testid=byline-people><div><span>Ada Brell</span></div><div><span>Harbour reporter</span></div></div>"
    )
    raw = read(tmp_path, page(f"<h1>{TITLE}</h1>{said}{marked(*TEXT)}"))
    assert raw.metadata.authors == ("Ada Brell",)


def test_a_byline_that_nothing_marks_stays_for_the_repair(tmp_path: Path) -> None:
    raw = read(tmp_path, page(f"<h1>{TITLE}</h1><p>By Ada Brell</p><p>3 March 2031</p>{marked(*TEXT)}"))
    assert paragraphs(raw) == [TITLE, "By Ada Brell", "3 March 2031", *TEXT]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "<meta charset=iso-8859-1>"),
        ("utf-8", "<meta charset=windows-1252>"),
        ("utf-16", ""),
        ("cp1251", "<meta charset=windows-1251>"),
        ("koi8-r", "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>"),
    ],
)
def test_the_encoding_is_told_by_mark_bytes_or_declaration(tmp_path: Path, encoding: str, declared: str) -> None:
    words = "Капитан сказал: нет, и порт остался закрыт до пятницы, как сообщила газета в понедельник утром."
    source = f"<html><head>{declared}</head><body><h1>{TITLE}</h1>{marked(words, words[::-1])}</body></html>"
    assert words in paragraphs(read(tmp_path, source.encode(encoding)))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (page(""), "no running text"),
        (
            page("<nav><a href=/a>News</a></nav><ul><li><a href=/b>Ferry talks break off</a></li></ul>"),
            "no running text",
        ),
        ("<html><frameset cols='20%,80%'><frame src=a.htm><frame src=b.htm></frameset></html>", "in a frame"),
        (page("<div>" * 5000 + ONE), "nested more than 2,048"),
        (page("<p " + " ".join(f"a{at}" for at in range(5000)) + f">{ONE}</p>"), "over 1,000 attributes"),
        (page("<p>" + "<b>x</b>" * 150_000), "over 100,000 elements"),
        (page(ONE).encode() + b"\0\1\2\3" * 50, "binary"),
        (page(f"<h1>{TITLE}</h1>" + "&" * 500_000), "no running text"),
        (page(f"<p>{'Words of it. ' * 400_000}"), "over 4,000,000 characters"),
    ],
)
def test_what_is_no_page_of_a_report_is_named_with_fault_and_remedy(
    tmp_path: Path, source: str | bytes, fault: str
) -> None:
    with pytest.raises(NotAReport, match=fault) as error:
        read(tmp_path, source)
    assert "page.html: " in str(error.value)
    assert ";" in str(error.value)


@pytest.mark.parametrize(
    "odd",
    [
        f"<img src='data:image/png;base64,{'A' * 8_000_000}'>",
        "<!ENTITY x SYSTEM 'file:///etc/hostname'>&x;",
        "<script type='application/ld+json'>{not json</script>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "</div></p></table><b><i></b></i>",
        "<font>" * 1500,
        "<br>" * 30_000,
        "<table><tr>" + "<td>9</td>" * 30_000 + "</tr></table>",
    ],
)
def test_odd_markup_does_no_harm(tmp_path: Path, odd: str) -> None:
    raw = read(tmp_path, page(f"<h1>{TITLE}</h1>{marked(ONE)}{odd}{marked(TWO, THREE)}"))
    assert [one for one in paragraphs(raw) if one in (TITLE, *TEXT)] == [TITLE, *TEXT]
    assert len(raw.text) - raw.text.count("9") * 4 < 1000


def test_a_piece_of_a_page_is_read_whole(tmp_path: Path) -> None:
    raw = read(
        tmp_path, "<html><body><article><p>The ferry is back.</p><p>It left at noon.</p></article></body></html>"
    )
    assert paragraphs(raw) == ["The ferry is back.", "It left at noon."]
