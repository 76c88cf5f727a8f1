"""The Documents page: add files, see how they were split, put right who speaks, remove."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import cast

import docx

from assistant.service import Service
from assistant.web.uploads import Uploads
from tests.web.conftest import Chat, Visit, ask, shot

DIALOGUE = """Notes from the beekeepers' evening

Speaker 1: How do you winter a weak colony in a tall hive?
Speaker 2: I take away the two top boxes and put a dummy board beside the cluster, so that they heat less air.
Speaker 1: And when do you feed them?
Speaker 2: Never after the ivy has flowered, which here is the last week of October.
Speaker 1: What kills more colonies, cold or damp?
Speaker 2: Damp, always damp. A dry colony stands minus twenty without complaint.
"""


def test_a_file_is_added_asked_about_corrected_and_removed(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "bee evening.txt"
    path.write_text(DIALOGUE, encoding="utf-8")
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-upload")
    page.set_input_files(".or-upload input[type=file]", str(path))
    page.wait_for_selector(".or-upload-row[data-stage=added]")
    assert len(list(chat.store.glob("uploads/*/bee evening.txt"))) == 1
    row = page.locator(".or-document-row", has_text="bee evening.txt")
    row.wait_for()
    row.get_by_role("button").click()
    page.wait_for_selector(".or-pair-row")
    pairs = page.locator(".or-pair-row")
    assert page.locator(".or-head .or-document").inner_text() == "bee evening.txt"
    assert page.locator(".or-text-side .or-turn-speaker").count() == 0  # the document says itself who speaks
    assert pairs.filter(has_text="How do you winter a weak colony").filter(has_text="dummy board").count() == 1
    page.get_by_text("Who speaks", exact=True).click()
    form = page.locator("form[data-label='Speaker 2']")
    form.locator("input").fill("Ada Brook")
    form.get_by_role("button").click()
    page.wait_for_selector(".or-notice:has-text('Kept.')")
    assert pairs.filter(has_text="dummy board").locator(".or-speaker", has_text="Ada Brook").count() == 1
    assert page.locator(".or-text-side .or-turn-speaker").all_inner_texts() == ["Ada Brook"] * 3
    shot(page, "document")
    split = pairs.count()
    page.locator(".or-corrections select").select_option("prose")
    page.get_by_role("button", name="Read again").click()
    page.wait_for_function("() => document.querySelectorAll('.or-pair-row').length === 1")
    page.locator(".or-corrections select").select_option("")
    page.get_by_role("button", name="Read again").click()
    page.wait_for_function("n => document.querySelectorAll('.or-pair-row').length === n", arg=split)
    assert pairs.filter(has_text="dummy board").locator(".or-speaker", has_text="Ada Brook").count() == 1
    page.get_by_role("button", name="All documents").click()
    page.locator(".or-people summary").click()
    page.fill(".or-people input[name=person]", "Ada Brook")
    page.fill(".or-people input[name=name]", "Ada Brooke")
    page.get_by_role("button", name="Merge").click()
    page.wait_for_selector(".or-people .or-notice")  # where the form is, not above the list
    page.wait_for_selector(".or-people option[value='Ada Brooke']", state="attached")
    assert page.locator(".or-people option[value='Ada Brook']").count() == 0
    page.get_by_role("button", name="Ask", exact=True).first.click()
    ask(page, "When does Ada Brooke feed her bees?")
    assert "ivy" in page.locator(".or-answer").inner_text()
    page.get_by_role("button", name="Documents", exact=True).click()
    page.locator(".or-document-row", has_text="bee evening.txt").get_by_role("button").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")
    assert page.locator(".or-document-row", has_text="bee evening.txt").count() == 0
    assert list(chat.store.glob("uploads/*/bee evening.txt")) == []
    assert path.is_file()
    page.get_by_role("button", name="Ask", exact=True).first.click()
    page.reload()
    page.wait_for_selector(".or-answer")
    page.locator(".or-citation").first.click()
    page.wait_for_selector(".or-source .or-warning")
    assert "removed since" in page.locator(".or-source .or-warning").first.inner_text()
    assert "ivy" in (page.locator(".or-source .or-quote").first.text_content() or "")


def test_a_file_that_cannot_be_read_says_why(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "broken.bin"
    path.write_bytes(bytes(range(256)) * 40)
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-upload")
    page.set_input_files(".or-upload input[type=file]", str(path))
    page.wait_for_selector(".or-upload-row[data-stage=failed]")
    words = page.locator(".or-upload-row[data-stage=failed]").last.inner_text()
    assert "broken.bin" in words
    assert "add its text, a transcript or a PDF" in words
    assert str(chat.store) not in words


FOLDER = """() => {
  const entry = { name: "Interviews 1998", isDirectory: true };
  const files = [new File([], "Interviews 1998"), new File(["Q: Who rowed?\\nA: The pilot rowed."], "rowing.txt")];
  const items = [{ webkitGetAsEntry: () => entry }, { webkitGetAsEntry: () => ({ isDirectory: false }) }];
  const event = Object.assign(new Event("drop", { bubbles: true }), { dataTransfer: { types: ["Files"], files, items } });
  document.querySelector(".or-upload").dispatchEvent(event);
}"""


def test_a_folder_and_a_file_that_is_too_large_are_not_sent_and_say_what_to_do(
    chat: Chat, visit: Visit, tmp_path: Path
) -> None:
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-upload")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.url.endswith("/upload") else None)
    with (tmp_path / "endless.txt").open("wb") as file:
        file.truncate((100 << 20) + 1)
    page.set_input_files(".or-upload input[type=file]", str(tmp_path / "endless.txt"))
    row = page.locator(".or-upload-row[data-stage=failed]", has_text="endless.txt")
    row.wait_for()
    assert "larger than 100 MB; add it in parts" in row.inner_text()
    assert sent == []
    page.evaluate(FOLDER)
    row = page.locator(".or-upload-row[data-stage=failed]", has_text="Interviews 1998")
    row.wait_for()
    assert "drop the files in it" in row.inner_text()
    page.locator(".or-upload-row[data-stage=added]", has_text="rowing.txt").wait_for()
    assert len(sent) == 1
    page.locator(".or-document-row", has_text="rowing.txt").get_by_role("button").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")


def test_a_deposition_is_cited_by_page_and_line(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    told = ["Q.  Did you see the heron?", "A.  I did."] * 10
    told[8:11] = ["Q.  Who mended the winch?", "A.  Piet Roos mended the winch on a Sunday,", "with a rope."]
    rows = [[f"{n:5d}   {words}" for n, words in enumerate(page, 1)] for page in (told[:10], told[10:])]
    text = "\f".join(f"{'Page ' + str(number):>40}\n" + "\n".join(page) + "\n" for number, page in enumerate(rows, 45))
    (tmp_path / "winch.txt").write_text(text, "utf-8")
    page = visit(f"{chat.address}#documents")
    page.set_input_files(".or-upload input[type=file]", str(tmp_path / "winch.txt"))
    row = page.locator(".or-document-row", has_text="winch.txt")
    row.wait_for()
    page.locator(".or-nav[data-page=ask]").click()
    ask(page, "Who mended the winch?")
    assert page.locator(".or-source .or-position").first.inner_text().endswith("pp. 45:10–46:1")
    copied = page.locator(".or-part-live [data-local=copy]").get_attribute("data-text") or ""
    assert copied.splitlines()[-1].endswith("winch.txt, pp. 45:10–46:1)")
    page.locator(".or-nav[data-page=documents]").click()
    row.get_by_role("button").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")


def test_a_document_opened_while_the_list_is_asked_for_anew_stays_open(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents")
    page.locator(".or-document-row").first.wait_for()
    page.locator(".or-nav[data-page=ask]").click()
    page.evaluate(
        "() => { for (const at of ['.or-nav[data-page=documents]', '.or-document-row button'])"
        " document.querySelector(at).click(); }"
    )
    page.get_by_role("button", name="Remove").wait_for()
    page.wait_for_timeout(1_000)
    assert page.get_by_role("button", name="Remove").is_visible()


def test_a_zip_says_which_of_its_files_were_not_read(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "evening.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("notes/glass.txt", "Q: Who cut the glass?\nA: My uncle did, with a wheel of his own.\n")
        archive.writestr("notes/torn.pdf", b"%PDF-1.4 and no more")
        archive.writestr("notes/glass.png", b"\x89PNG\r\n\x1a\n")
        archive.writestr("rows.csv", "question,answer\nWho swept the floor?,The youngest of the cutters did.\n")
        archive.writestr(".hidden", "not to be read")
    page = visit(f"{chat.address}#documents")
    page.set_input_files(".or-upload input[type=file]", str(path))
    row = page.locator(".or-upload-row[data-stage=added]", has_text="evening.zip")
    row.wait_for()
    assert "1 in it not read (notes/glass.png)" in row.inner_text()
    assert "notes/torn.pdf: damaged PDF" in row.inner_text()
    page.locator(".or-document-row", has_text="glass.txt").get_by_role("button").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")


def test_documents_are_filtered_by_words(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-document-row")
    page.fill(".or-filter input[type=search]", "winslade")
    page.wait_for_function("() => document.querySelectorAll('.or-document-row').length === 1")
    assert "winslade-deposition.txt" in page.locator(".or-document-row").inner_text()
    page.fill(".or-filter input[type=search]", "roos harbour")
    page.wait_for_function("() => /harbour-walk/.test(document.querySelector('.or-document-row')?.innerText)")
    assert page.locator(".or-document-row td").first.inner_text() == "Noor Haddad, Piet Roos"
    shot(page, "documents")


def test_mentions_are_grouped_by_person_and_taken_away(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#mentions")
    page.fill(".or-theme input", "helicopter")
    page.press(".or-theme input", "Enter")
    page.wait_for_selector(".or-mention")
    assert page.locator(".or-mentions h2", has_text="Ilse Varga").count() == 1
    assert page.locator(".or-count").inner_text().startswith("2 passages, 1 person ")
    assert "They said automation would save" in page.locator(".or-mention").first.inner_text()  # wrapped in the file
    assert "helicopter" in page.locator(".or-mention").first.inner_text()
    got = page.request.get(f"{chat.address}onrecord/export/mentions.csv?theme=helicopter").text()
    assert got.splitlines()[0].endswith("person,quote,question,document,title,date,position,start,end")
    word = page.request.get(f"{chat.address}onrecord/export/mentions.docx?theme=helicopter").body()
    told = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs)
    for file in (got, told):
        assert "tern-rock-light.txt" in file
        assert str(chat.documents) not in file
    shot(page, "mentions")


def test_of_each_person_the_mentions_in_the_themes_own_words_come_first(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#mentions")
    page.fill(".or-theme input", "bread")
    page.press(".or-theme input", "Enter")
    page.wait_for_selector(".or-mention")
    exact = near = 0
    for group in page.locator(".or-mentions").all():
        kinds = ["Close in meaning" in words for words in group.locator(".or-mention").all_inner_texts()]
        assert kinds == sorted(kinds)
        exact, near = exact + kinds.count(False), near + kinds.count(True)
    assert exact > 1
    assert near > 1
    assert f"({exact} in these words, {near} close in meaning)" in page.locator(".or-count").inner_text()


def test_a_name_that_stands_in_the_text_is_not_said_again(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents")
    page.locator(".or-document-row", has_text="slow-ferry-041.txt").locator("button").click()
    told = page.locator(".or-text-side")
    told.get_by_text("MATEO LINDQVIST [00:00:31]:").wait_for()
    assert told.locator(".or-turn-speaker").count() == 0
    page.get_by_role("button", name="All documents").click()
    page.locator(".or-document-row", has_text="winslade-deposition.txt").locator("button").click()
    told.get_by_text("HAROLD P. WINSLADE", exact=True).first.wait_for()  # 'A.' names nobody
    assert "A. HAROLD P. WINSLADE" in told.locator(".or-turn-speaker").all_inner_texts()  # and stands beside who it is
    assert [words for words in told.locator(".or-between").all_inner_texts() if len(words) < 3] == []
    assert told.locator(".or-turn-speaker", has_text="Ms. Judith Arden").count() > 5


def test_settings_are_kept(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#settings")
    page.wait_for_selector(".or-settings")
    page.check("input[name=strict][value=on]")
    page.wait_for_selector(".or-settings ~ .or-note:has-text('Saved.')")
    page.wait_for_function("() => document.querySelector('.or-told').textContent === 'Saved.'")
    page.reload()
    page.wait_for_selector(".or-settings")
    assert page.is_checked("input[name=strict][value=on]")
    page.get_by_text("Advanced", exact=True).click()
    page.check("input[name=passages][value='20']")
    page.wait_for_selector(".or-settings ~ .or-note:has-text('Saved.')")
    assert page.is_checked("input[name=passages][value='20']")
    assert page.locator("input[name=passages]").first.is_visible()
    page.check("input[name=theme][value=dark]")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    shot(page, "settings-dark")


GERMAN = """Gespräch im Stellwerk

Frage: Wie viele Züge haben Sie in einer Nacht durchgelassen, als die Strecke noch zweigleisig war?
Antwort: In den guten Jahren waren es dreiundvierzig Güterzüge und vier Personenzüge, und dazwischen habe ich Tee gekocht.
Frage: Wer hat Sie am Morgen abgelöst, und worüber haben Sie dann gesprochen?
Antwort: Meistens kam der alte Brandt, und wir sprachen über das Wetter, die Weichen und seine Tauben.
"""


def test_a_language_that_the_encoder_does_not_know_is_announced(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "stellwerk.txt"
    path.write_text(GERMAN, encoding="utf-8")
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-upload")
    page.set_input_files(".or-upload input[type=file]", str(path))
    row = page.locator(".or-upload-row[data-stage=added]", has_text="stellwerk.txt")
    row.wait_for()
    assert "its language (de) is none that this encoder knows" in row.inner_text()
    listed = page.locator(".or-document-row", has_text="stellwerk.txt")
    listed.wait_for()
    assert "de by words only" in listed.inner_text()
    page.once("dialog", lambda dialog: dialog.accept())
    listed.get_by_role("button").click()
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")


def test_the_list_says_how_many_of_how_many(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-document-row")
    total = page.locator(".or-document-row").count()
    assert page.locator(".or-filter .or-faint").inner_text() == f"{total} of {total}"
    page.fill(".or-filter input[type=search]", "winslade")
    page.wait_for_function("() => document.querySelectorAll('.or-document-row').length === 1")
    assert page.locator(".or-filter .or-faint").inner_text() == f"1 of {total}"


def test_a_mention_opens_its_whole_document_and_leads_back(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#mentions")
    page.fill(".or-theme input", "helicopter")
    page.press(".or-theme input", "Enter")
    page.wait_for_selector(".or-mention")
    found = page.locator(".or-mention").count()
    page.locator(".or-mention").first.get_by_role("button", name="Whole document").click()
    page.wait_for_selector(".or-part-mentions .or-whole .or-quote")
    assert "helicopter" in (page.locator(".or-part-mentions .or-quote").first.text_content() or "")
    page.get_by_role("button", name="Back to the mentions").click()
    page.wait_for_selector(".or-mention")
    assert page.locator(".or-mention").count() == found


def test_a_filter_that_nothing_matches_says_so_in_place_of_an_empty_table(chat: Chat, visit: Visit) -> None:
    page = visit(f"{chat.address}#documents")
    page.fill(".or-filter input[type=search]", "no document has this name")
    page.get_by_text("No document matches this filter.").wait_for()
    assert page.locator(".or-part-documents .or-table").count() == 0


def test_mentions_beyond_the_first_are_shown_on_demand(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "marmots.txt"
    words = "".join(
        f"Q: What about marmot number {n}?\nA: Marmot number {n} slept in burrow {n} all winter.\n\n"
        for n in range(320)
    )
    path.write_text(f"Notes on marmots\n\n{words}", encoding="utf-8")
    page = visit(f"{chat.address}#documents")
    page.set_input_files(".or-upload input[type=file]", str(path))
    page.wait_for_selector(".or-upload-row[data-stage=added]")
    page.locator(".or-nav[data-page=mentions]").click()
    page.fill(".or-theme input", "marmot")
    page.press(".or-theme input", "Enter")
    more = page.get_by_role("button", name="Show more")
    more.wait_for()
    assert page.locator(".or-mention").count() == 60
    assert "60 of " in more.inner_text()
    total = int(more.inner_text().split(" of ")[1].split()[0])
    more.click()
    page.wait_for_function("n => document.querySelectorAll('.or-mention').length === n", arg=min(total, 360))
    page.locator(".or-nav[data-page=documents]").click()
    page.locator(".or-document-row", has_text="marmots.txt").get_by_role("button").click()
    page.get_by_text("The first 300 of").wait_for()
    assert page.locator(".or-pair-row").count() == 300
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")
    assert page.locator(".or-document-row", has_text="marmots.txt").count() == 0


def test_only_an_uploads_own_file_is_ever_deleted(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path / "store" / "uploads", cast(Service, None))
    place = uploads.place("ada", "notes.txt")
    for path in (place.path, tmp_path / "notes.txt", tmp_path / "store" / "uploads" / "stray.txt"):
        path.write_text("a")
    (tmp_path / "store" / "uploads" / "link").symlink_to(tmp_path)
    for path in (
        tmp_path / "notes.txt",
        tmp_path / "store" / "uploads" / "stray.txt",
        tmp_path / "store" / "uploads" / "link" / "notes.txt",
        tmp_path / "store" / "uploads" / "x" / ".." / ".." / ".." / "notes.txt",
    ):
        uploads.forget(path)
    assert (tmp_path / "notes.txt").is_file()
    assert (tmp_path / "store" / "uploads" / "stray.txt").is_file()
    assert place.path.is_file()
    uploads.forget(place.path)
    assert not place.path.parent.exists()


def test_what_could_not_be_read_is_not_kept(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "noise.bin"
    path.write_bytes(bytes(range(256)) * 40)
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-upload")
    page.set_input_files(".or-upload input[type=file]", str(path))
    page.wait_for_selector(".or-upload-row[data-stage=failed]:has-text('noise.bin')")
    page.locator(".or-nav[data-page=ask]").click()
    uploads = chat.store / "uploads"
    page.wait_for_timeout(500)
    assert not list(uploads.rglob("noise.bin"))
    ask(page, "What is the capital of Mongolia?")
    assert "could not be read" not in page.locator(".or-declined").inner_text()


def test_front_matter_is_not_run_together_where_its_split_is_shown(chat: Chat, visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "boatyard.md"
    path.write_text("---\ntitle: The boatyard\nsummary: Caulkers and riggers\n---\n\n### Who rigs?\n\nMy cousins do.\n")
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-upload")
    page.set_input_files(".or-upload input[type=file]", str(path))
    page.wait_for_selector(".or-document-row:has-text('boatyard.md')")
    page.locator(".or-document-row", has_text="boatyard.md").get_by_role("button").click()
    page.wait_for_selector(".or-pair-row")
    assert "The boatyard Caulkers and riggers" in page.locator(".or-pair-row").first.inner_text()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")


def test_where_to_look_stays_open_offers_every_name_and_says_what_nothing_fits(chat: Chat, visit: Visit) -> None:
    page = visit(chat.address)
    page.locator(".or-scope summary").click()
    page.wait_for_selector("#or-list-person option[value='Ilse Varga']", state="attached")
    page.wait_for_selector("#or-list-document option[value='tern-rock-light.txt']", state="attached")
    page.fill(".or-scope input[name=person]", "Nobody Such")
    page.keyboard.press("Tab")
    page.wait_for_selector(".or-scope[open] .or-warning:has-text('No document fits this')")
    page.fill(".or-scope input[name=person]", "Ilse Varga")
    page.keyboard.press("Tab")
    page.wait_for_selector(".or-scope[open] .or-warning", state="detached")
    assert page.evaluate("document.activeElement !== document.body")
    assert page.locator(".or-scope summary").inner_text() == "Where to look: Ilse Varga"
    page.get_by_role("button", name="Look everywhere").click()
    page.wait_for_selector(".or-scope:not([open]) summary:focus:has-text('All documents')")


def test_a_source_that_was_removed_says_so_when_somebody_comes_back_to_it(
    chat: Chat, visit: Visit, tmp_path: Path
) -> None:
    path = tmp_path / 'it\'s "odd" \u05e9\u05dc\u05d5\u05dd.txt'
    path.write_text(
        "Q: Where do the puffins of Hirta nest?\nA: The puffins of Hirta nest under the old wireless mast.\n"
    )
    page = visit(f"{chat.address}#documents")
    page.wait_for_selector(".or-upload")
    page.set_input_files(".or-upload input[type=file]", str(path))
    row = page.locator(".or-document-row", has_text="it's _odd_")
    row.wait_for()
    page.locator(".or-nav[data-page=ask]").click()
    ask(page, "Where do the puffins of Hirta nest?")
    assert page.locator(".or-source .or-warning").count() == 0
    page.locator(".or-nav[data-page=documents]").click()
    row.get_by_role("button").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Remove").click()
    page.wait_for_selector(".or-notice:has-text('was removed')")
    page.locator(".or-nav[data-page=ask]").click()
    page.wait_for_selector(".or-source .or-warning:has-text('has been removed since')")
    assert page.locator(".or-source .or-quote").inner_text() == "The puffins of Hirta nest under the old wireless mast."
