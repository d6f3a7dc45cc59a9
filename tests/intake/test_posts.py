"""Pages of a channel: each post a report, with its own day, and what stands around the posts left out."""

from __future__ import annotations

from datetime import date

import pytest
from lxml.html import document_fromstring

from tests.intake.held import at, fault, reports

NEWS = "<b>Lock nine stays shut</b><br/><br/>The river office said so on Monday.<br/>No boat may pass before Friday."


def shown(number: int, words: str, day: str, before: str = "") -> str:
    return (
        f'<div class="wrap"><div class="tgme_widget_message js-widget_message" data-post="weir/{number}" data-view="x">'
        f'<a class="tgme_widget_message_owner_name"><span>The Weir</span></a>{before}{words}'
        f'<div class="tgme_widget_message_footer"><span>9K</span> views <a href="https://t.example/weir/{number}">'
        f'<time datetime="{day}T22:15:00+00:00">22:15</time></a></div></div></div>'
    )


def text(words: str) -> str:
    return f'<div class="tgme_widget_message_text js-message_text" dir="auto">{words}</div>'


def channel(*posts: str) -> bytes:
    head = "<head><title>The Weir</title></head><body><header>The Weir 48K subscribers</header>"
    return f"<!DOCTYPE html><html>{head}<main>{''.join(posts)}</main></body></html>".encode()


def exported(number: int, stamp: str, inner: str, name: str = "The Weir") -> str:
    named = f'<div class="from_name">\n{name} \n</div>' if name else ""
    return (
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{stamp}">10:22</div>{named}{inner}</div></div>'
    )


def export(*posts: str) -> bytes:
    return (
        '<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">'
        f'<div class="page_body chat_page">\n<div class="history">\n{"".join(posts)}</div></div></div></body></html>'
    ).encode()


def test_each_post_of_a_channel_is_a_report() -> None:
    raw = channel(shown(7, text("The pump at the mill runs again."), "2031-03-02"), shown(8, text(NEWS), "2031-03-03"))
    one, two = reports("weir.html", raw)
    assert (one.origin, one.text) == ("weir.html#7", "The pump at the mill runs again.")
    assert two.text == (
        "Lock nine stays shut\n\nThe river office said so on Monday.\n\nNo boat may pass before Friday."
    )
    says = two.metadata
    assert (says.title, says.publisher, says.published) == ("Lock nine stays shut", "The Weir", date(2031, 3, 3))
    assert says.url == "https://t.me/weir/8"


def test_a_paragraph_of_a_post_is_anchored_at_its_element() -> None:
    source = channel(shown(7, text("Nothing new."), "2031-03-02"), shown(8, text(NEWS), "2031-03-03"))
    place = at(reports("weir.html", source)[1], "No boat")
    path, _, part = place.partition(", ")
    assert part == "paragraph 3"
    (element,) = document_fromstring(source).getroottree().xpath(path)
    assert "No boat may pass" in element.text_content()


def test_what_a_post_answers_or_passes_on_is_not_its_own() -> None:
    answered = '<a class="reply"><div class="tgme_widget_message_metatext js-message_reply_text">Is it shut?</div></a>'
    passed = '<div>Forwarded from <a class="tgme_widget_message_forwarded_from_name"><span>Mayor Ost</span></a></div>'
    raw = channel(
        shown(7, text("It is shut."), "2031-03-02", answered), shown(8, text("Dear all!"), "2031-03-02", passed)
    )
    one, two = reports("weir.html", raw)
    assert (one.text, one.notes) == ("It is shut.", ())
    assert (two.text, two.notes) == ("Dear all!", ("passed on from Mayor Ost",))


def test_a_post_without_words_is_no_report() -> None:
    raw = channel(shown(7, '<a class="photo"></a>', "2031-03-02"), shown(8, text("It is shut."), "2031-03-02"))
    assert [one.origin for one in reports("weir.html", raw)] == ["weir.html#8"]
    assert "no post in it has a text" in fault("weir.html", channel(shown(7, "", "2031-03-02")))


def test_posts_that_a_program_exported_go_on_under_the_name_before() -> None:
    joined = exported(8, "04.03.2031 00:10:00 UTC+02:00", '<div class="text">\nIt is open.\n</div>', name="")
    passed = exported(
        9,
        "05.03.2031 10:00:00 UTC+02:00",
        '<div class="forwarded body"><div class="from_name">Mayor Ost <span class="date" title="01.03.2031 1:00:00">'
        '1:00</span></div><div class="text">Dear all!</div></div>',
    )
    raw = export(exported(7, "03.04.2031 10:22:31 UTC+02:00", f'<div class="text">{NEWS}</div>'), joined, passed)
    one, two, three = reports("messages.html", raw)
    assert (one.metadata.title, one.metadata.published) == ("Lock nine stays shut", date(2031, 4, 3))
    assert (two.text, two.metadata.publisher, two.metadata.published) == ("It is open.", "The Weir", date(2031, 3, 4))
    assert (three.metadata.publisher, three.metadata.published) == ("The Weir", date(2031, 3, 5))
    assert three.notes == ("passed on from Mayor Ost",)


@pytest.mark.parametrize(
    "embedded",
    [
        '<script async src="widget.js" data-telegram-post="weir/8"></script>',
        '<blockquote class="post" data-post="8"><p>It is shut.</p></blockquote>',
    ],
)
def test_a_page_that_shows_a_post_within_its_article_is_one_report(embedded: str) -> None:
    said = "The river office said on Monday that lock nine would stay shut until the end of the week, at the earliest."
    page = f"<!DOCTYPE html><html><body><article><h1>Lock nine shut</h1><p>{said}</p>{embedded}</article></body></html>"
    (one,) = reports("page.html", page.encode())
    assert one.origin == "page.html"
    assert said in one.text


def test_broken_pages_of_a_channel_are_an_error_or_read_as_far_as_they_go() -> None:
    raw = channel(shown(7, text("It is shut."), "2031-13-99"), shown(8, text(NEWS), "2031-03-03"))
    one, _ = reports("weir.html", raw)
    assert one.metadata.published is None
    assert [one.text for one in reports("weir.html", raw[: raw.index(b"No boat")])][0] == "It is shut."
    deep = channel("<div>" * 5000 + shown(7, text("It is shut."), "2031-03-02"))
    assert "nested more than" in fault("weir.html", deep)
