"""Where words stand in their own medium: the page of a PDF with the quote framed, a recording from the quote's second."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from assistant.web.files import pdf_of, recording_of
from assistant.web.pages import Pages
from index.errors import UnreadableDocument
from index.library import Library
from index.types import Document, Span
from tests.index.made_files import pdf
from tests.web.conftest import LEAF, Chat, Visit, ask, shot

LANTERNS = "I saw three lanterns on the northern quay"
INK = 128  # grey value under which a pixel is ink


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A store with the hearing as a PDF, and as a PDF in a zip."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "hearing.pdf").write_bytes(pdf([LEAF]))
    with zipfile.ZipFile(tmp_path / "in" / "more.zip", "w") as archive:
        archive.writestr("day one/other.pdf", pdf([[(72, 600, "Q. Who rang the bell of the ferry?"), *LEAF[1:2]]]))
    library = Library.open(tmp_path / "store", create=True)
    library.add([tmp_path / "in"])
    return library


def test_a_box_covers_the_quoted_words_and_nothing_else_of_their_lines(library: Library) -> None:
    document = library.find("hearing.pdf")
    quote = span_of(document, "a man who lowered the smallest of them into the water.")
    (page,) = Pages().of_quote(library, document, quote)
    assert (page.number, page.width, page.height) == (1, 612.0, 792.0)
    first, second = page.boxes
    left, top, width, height = first
    assert 72 + 200 < left * 612 < 72 + 260  # behind 'A. I saw three lanterns on the northern quay, and'
    assert (792 - 684 - 12) / 792 < top < (792 - 684 + 2) / 792
    assert height * 792 == pytest.approx(12.9, abs=1)
    assert second[0] * 612 == pytest.approx(72, abs=1)  # the second line's begin
    assert second[1] > top
    assert second[2] < 0.3  # 'lest of them into the water.' is a third of its line
    assert width < 0.4


def darkest(grey: Image.Image) -> int:
    """The lowest of a grey picture's values."""
    return min(grey.tobytes())


def test_a_page_is_drawn_as_it_looks(library: Library) -> None:
    document, pages = library.find("hearing.pdf"), Pages()
    picture = Image.open(io.BytesIO(pages.picture(library, document, 1)))
    assert picture.format == "PNG"
    assert picture.width == 1200
    grey = picture.convert("L")
    (page,) = pages.of_quote(library, document, span_of(document, LANTERNS))
    left, top, width, height = page.boxes[0]
    x, y = int(left * picture.width), int(top * picture.height)
    inside = grey.crop((x, y, x + int(width * picture.width), y + int(height * picture.height)))
    assert darkest(inside) < INK
    assert darkest(grey.crop((0, picture.height // 2, picture.width, picture.height))) > INK


def test_pages_are_kept_up_to_a_limit(library: Library) -> None:
    document = library.find("hearing.pdf")
    pages = Pages()
    size = len(pages.picture(library, document, 1))
    assert pages.size == size
    pages.picture(library, document, 1)
    assert pages.size == size
    small = Pages(limit=size - 1)
    small.picture(library, document, 1)
    assert small.size == 0


def test_a_pdf_in_a_zip_has_pages_too(library: Library) -> None:
    (found,) = [d for d in library.documents() if d.source.endswith("other.pdf")]
    document = library.document(found.id)
    (page,) = Pages().of_quote(library, document, span_of(document, LANTERNS))
    assert len(page.boxes) == 1


def test_a_pdf_that_changed_since_is_not_shown(library: Library) -> None:
    document = library.find("hearing.pdf")
    path = Path(document.source)
    path.write_bytes(path.read_bytes() + b"\n%")
    assert pdf_of(library, document) is None
    with pytest.raises(UnreadableDocument, match="not what was read"):
        Pages().picture(library, document, 1)


def test_a_page_that_is_not_there_is_one_line(library: Library) -> None:
    with pytest.raises(UnreadableDocument, match="page 9 cannot be shown"):
        Pages().picture(library, library.find("hearing.pdf"), 9)


def test_only_a_real_file_of_the_same_name_plays(tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n", "utf-8")
    (tmp_path / "secret.mp3").write_bytes(b"ID3")
    library = Library.open(tmp_path / "store", create=True)
    library.add([tmp_path / "talk.srt"])
    document = library.find("talk.srt")
    assert recording_of(library, document) is None
    (tmp_path / "talk.mp3").symlink_to(tmp_path / "secret.mp3")
    assert recording_of(library, document) is None
    (tmp_path / "talk.mp3").unlink()
    (tmp_path / "talk.mp3").write_bytes(b"ID3")
    assert recording_of(library, document) == tmp_path / "talk.mp3"


def test_a_citation_of_a_pdf_shows_its_page_with_the_words_framed(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "What did Mr Ferrand see from the customs bridge that night?")
    page.locator(".or-answer .or-citation").first.click()
    source = page.locator(".or-source.or-current")
    assert "lanterns" in (source.locator(".or-quote").text_content() or "")
    source.locator(".or-pages").scroll_into_view_if_needed()
    source.locator(".or-pages[data-state=there]").wait_for()
    picture = source.locator(".or-leaf img")
    page.wait_for_function("() => document.querySelector('.or-leaf img').naturalWidth === 1200")
    sheet, box = picture.bounding_box(), source.locator(".or-cited-box").first.bounding_box()
    assert sheet is not None
    assert box is not None
    assert (box["x"] - sheet["x"]) / sheet["width"] == pytest.approx(72 / 612, abs=0.05)
    assert (box["y"] - sheet["y"]) / sheet["height"] == pytest.approx((792 - 684 - 10) / 792, abs=0.01)
    view = source.locator(".or-pages").bounding_box()
    assert view is not None
    assert view["y"] <= box["y"]  # nothing has to be scrolled to see the words
    assert box["y"] + box["height"] <= view["y"] + view["height"]
    assert picture.get_attribute("alt") == "Page 1; the cited words are marked"
    shot(page, "pdf-page")


def test_a_recording_plays_from_the_second_of_the_quote(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    ask(page, "Where do the cormorant boats lie in winter?")
    page.locator(".or-answer .or-citation").first.click()
    source = page.locator(".or-source.or-current")
    assert "salt store" in (source.locator(".or-quote").text_content() or "")
    assert source.locator(".or-position").inner_text().endswith("0:21")
    player = source.locator("audio.or-media")
    assert player.get_attribute("data-start") == "21.5"
    page.wait_for_function(
        "() => document.querySelector('.or-source.or-current audio').currentTime === 21.5"
    )  # unasked
    at = player.evaluate(
        "async (player) => { player.muted = true; await player.play(); await new Promise((r) => setTimeout(r, 300));"
        " player.pause(); return player.currentTime; }"
    )
    assert 21.5 < at < 40
    shot(page, "recording")


def test_a_recording_is_sent_in_ranges_and_nothing_else_is(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-document-row")
    ids = {
        row.locator("th .or-faint").inner_text().rpartition("/")[2]: row.get_attribute("data-document")
        for row in page.locator(".or-document-row").all()
    }
    media = f"{chat.address}onrecord/media/"
    whole = page.request.get(f"{media}{ids['harbour-walk.vtt']}")
    assert (whole.status, whole.headers["content-type"].split("/")[0]) == (200, "audio")
    part = page.request.get(f"{media}{ids['harbour-walk.vtt']}", headers={"Range": "bytes=100-149"})
    assert part.status == 206
    assert part.body() == whole.body()[100:150]
    assert part.headers["content-range"] == f"bytes 100-149/{len(whole.body())}"
    for other in (ids["linked-talk.vtt"], ids["tern-rock-light.txt"], "999999", "..%2f..%2fetc%2fpasswd", "-1"):
        assert page.request.get(f"{media}{other}").status in {404, 422}
    pages = f"{chat.address}onrecord/pages/{ids['tern-rock-light.txt']}"
    assert page.request.get(f"{pages}/1.png").status == 404
    assert page.request.get(f"{pages}?start=5&end=2").status == 404
