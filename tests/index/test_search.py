"""Search: names find whose words, the rest of the question finds which; sentences, neighbours and phrases weigh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from index import features, queries, search
from index.embedding import Kind
from index.features import FEATURES
from index.library import Library
from index.store import Group, Scores, Sentences
from index.types import Document
from index.wordings import KEPT
from tests.index.made_embedder import MadeEmbedder

SAME = """# Interview with {name}

**What do you use?**

{used}

**What would be your dream?**

{dream}
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "docs"
    folder.mkdir()
    people = {
        "Ilse Brandt": ("A brass lantern and a winch.", "A boat with a red sail."),
        "Rosé Quillan": ("A typewriter. Ink from the harbour. Letters in a tin box.", "A quiet room."),
        "Anton Mire": ("A lantern of tin. The winch is rusty.", "Brandt of Bergen should write to me."),
    }
    for name, (used, dream) in people.items():
        path = folder / f"{name.split()[1].lower()}.md"
        path.write_text(SAME.format(name=name, used=used, dream=dream), "utf-8")
    with Library.open(tmp_path / "store", embedder=MadeEmbedder(), create=True) as opened:
        opened.add([folder])
        yield opened


def understood(library: Library, question: str) -> queries.Query:
    with library.reading() as view:
        return queries.understood(view, library.question_vectors, [question])[0]


def vector(library: Library, text: str) -> Scores:
    (found,) = library.embedder.encode([text], kind="query")
    return np.asarray(found, dtype=np.float32)


@pytest.mark.parametrize(
    ("question", "names", "rest"),
    [
        ("What does Ilse Brandt use?", {"ils", "brandt"}, "What does use?"),
        ("what does ilse brandt's boat carry", {"ils", "brandt"}, "what does boat carry"),
        ("What would Ilse carry?", {"ils"}, "What would carry?"),
        ("Is a lantern made of tin?", set(), "Is a lantern made of tin?"),
        ("What is Rose Quilan writing with?", {"rose", "quillan"}, "What is writing with?"),
        ("Ilse Brandt", {"ils", "brandt"}, "Ilse Brandt"),
    ],
)
def test_names_of_participants_are_told_from_what_is_asked(
    library: Library, question: str, names: set[str], rest: str
) -> None:
    query = understood(library, question)
    assert query.names == names
    assert np.array_equal(query.vector, vector(library, question))
    assert np.array_equal(query.plain, vector(library, rest))


def test_the_named_person_comes_before_others_who_use_the_same_words(library: Library) -> None:
    hits = library.search("What winch does Anton Mire use?")
    assert hits[0].document.title == "Interview with Anton Mire"
    assert hits[0].spans[0].of(hits[0].document.text) == "A lantern of tin. The winch is rusty."
    assert hits[0].why.lexical_header == 1.0
    hits = library.search("Which winch did ilse brandt own?")
    assert hits[0].document.title == "Interview with Ilse Brandt"
    assert "winch" in hits[0].spans[0].of(hits[0].document.text)


def test_words_count_the_same_with_and_without_a_name(library: Library) -> None:
    with library.reading() as view:
        shares = []
        for question in ("Which lantern and which boat?", "Which lantern and which boat, Ilse Brandt?"):
            query = queries.understood(view, library.question_vectors, [question])[0]
            group = search.candidates(view, [query], None)
            table = features.features(view, query, group)
            shares.append(
                dict(zip(table.passages.tolist(), table.values[:, FEATURES.index("coverage_pair")], strict=True))
            )
    assert shares[0] == pytest.approx(shares[1])
    assert max(shares[0].values()) < 1


def test_the_closest_sentence_of_a_passage_counts(library: Library) -> None:
    with library.reading() as view:
        query = queries.understood(view, library.question_vectors, ["Where are letters kept in a tin box?"])[0]
        group = search.candidates(view, [query], None)
        before = features.features(view, query, group)
        found = view.sentences(group.pairs.tolist())
        after = before.with_sentences(query.plain, found)
    column, pair_column = FEATURES.index("sentence"), FEATURES.index("sentence_pair")
    cosines = found.vectors @ query.plain
    for row, passage in enumerate(after.passages.tolist()):
        assert after.values[row, column] == pytest.approx(cosines[found.passages == passage].max(), abs=1e-6)
        assert after.values[row, pair_column] == after.values[after.rows == after.rows[row], column].max()
    others = [at for at in range(len(FEATURES)) if at not in (column, pair_column)]
    assert np.array_equal(after.values[:, others], before.values[:, others])
    assert not np.array_equal(after.values[:, column], before.values[:, column])


def test_the_pair_that_says_most_words_has_its_sentences_looked_at_though_others_are_ahead(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    against = {name: -1.0 if name == "coverage" else 0.0 for name in FEATURES}
    monkeypatch.setattr(search, "_CLOSE", 1)
    with library.reading() as view:
        query = queries.understood(view, library.question_vectors, ["Where are letters kept in a tin box?"])[0]
        group = search.candidates(view, [query], None)
        sentences = view.sentences

        def noted(pairs: Sequence[int]) -> Sentences:
            read.extend(pairs)
            return sentences(pairs)

        monkeypatch.setattr(view, "sentences", noted)
        search.looked_at(view, [query], group, search.Weights(features=against, also=0.0))
    text = library.find("quillan.md").text
    saying = {
        pair.id for pair in library.pairs(library.find("quillan.md").id) if "Letters in a tin box" in pair.span.of(text)
    }
    assert saying < set(read)


def test_sentences_say_which_passage_they_are_of(library: Library) -> None:
    with library.reading() as view:
        pairs = [pair.id for pair in library.pairs(library.find("quillan.md").id)]
        found = view.sentences(pairs)
        spans = view.passages(found.passages.tolist())
        text = library.find("quillan.md").text
    said = [text[a:b] for a, b in zip(found.starts, found.ends, strict=True)]
    assert said.index("A typewriter.") + 1 == said.index("Ink from the harbour.")
    for start, end, passage in zip(found.starts, found.ends, found.passages, strict=True):
        span = spans[int(passage)][1]
        assert span.start <= start < end <= span.end
    assert np.linalg.norm(found.vectors, axis=1) == pytest.approx(np.ones(len(found.vectors)), abs=1e-5)


def group(pairs: Sequence[int], documents: Sequence[int]) -> Group:
    return Group(np.array(pairs, np.int64), np.array(documents, np.int64), np.ones(len(pairs), bool))


def test_a_pair_has_the_mean_of_its_neighbours_in_the_document() -> None:
    best = np.array([0.1, 0.2, 0.4, 0.8, 0.5], np.float32)
    near = features._near(group([1, 2, 5, 6, 9], [1, 1, 1, 2, 3]), best)
    assert near == pytest.approx([0.2, (0.1 + 0.4) / 2, 0.2, 0.8, 0.5])


def test_a_pair_has_the_best_of_the_rest_of_its_document() -> None:
    best = np.array([0.1, 0.4, 0.4, 0.8, -0.2], np.float32)
    rest = features._of_document(np.array([0, 0, 0, 1, 1]), best)
    assert rest == pytest.approx([0.4, 0.4, 0.4, -0.2, 0.8])
    assert features._of_document(np.array([0]), np.array([0.3], np.float32)) == pytest.approx([0.0])


def test_a_quoted_phrase_finds_its_words_in_this_order_and_reads_only_what_holds_them_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    with library.reading() as view:
        documents = view.documents

        def counted(ids: Sequence[int]) -> dict[int, Document]:
            read.extend(ids)
            return documents(ids)

        query = queries.understood(view, library.question_vectors, ['Who has "letters in a tin box"?'])[0]
        found = search.candidates(view, [query], None)
        monkeypatch.setattr(view, "documents", counted)
        table = features.features(view, query, found)
    holder = library.find("quillan.md").id
    assert set(read) == {holder}
    shares = dict(
        zip(table.pairs[table.rows].tolist(), table.values[:, FEATURES.index("phrase")].tolist(), strict=True)
    )
    pairs = {pair.id: pair for pair in library.pairs(holder)}
    text = library.find("quillan.md").text
    assert {pair for pair, share in shares.items() if share} == {
        key for key, pair in pairs.items() if "Letters in a tin box" in pair.span.of(text)
    }
    assert library.search('Who has "letters in a tin box"?', k=1)[0].document.id == holder


def test_a_phrase_whose_words_stand_apart_is_not_found(library: Library) -> None:
    with library.reading() as view:
        query = queries.understood(view, library.question_vectors, ['Who has "a box of letters"?'])[0]
        table = features.features(view, query, search.candidates(view, [query], None))
    assert not table.values[:, FEATURES.index("phrase")].any()


def test_a_hit_says_why(library: Library) -> None:
    why = library.search("What lantern does Ilse Brandt use?", k=1)[0].why
    assert why.words == ("lantern", "ils", "brandt", "use")
    assert why.dense is not None
    assert why.lexical == 1.0
    assert why.lexical_answer is not None
    assert why.lexical_question is not None
    assert 0 < why.lexical_question < why.lexical_answer < 1


def test_the_weights_are_those_of_the_features() -> None:
    weights = search.fitted_weights()
    assert tuple(weights.features) == FEATURES
    assert all(value >= 0 for name, value in weights.features.items() if name != "section")
    assert weights.features["section"] <= 0
    assert 0 <= weights.also < 1


class _CountingEmbedder(MadeEmbedder):
    """Keeps every question that it was asked to encode."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], *, kind: Kind = "passage") -> Scores:
        self.asked += texts if kind == "query" else ()
        return super().encode(texts, kind=kind)


def test_a_question_is_encoded_once_for_search_and_ranking(tmp_path: Path) -> None:
    question = "Which winch is rusty?"
    encoder = _CountingEmbedder()
    with Library.open(tmp_path / "store", embedder=encoder, create=True) as library:
        library.search(question, then=["Which winch?"])
        searched = len(encoder.asked)
        wordings = [question, "a lantern", "Which winch?", question]
        found = library.question_vectors(wordings)
        assert encoder.asked[searched:] == ["a lantern"]
        assert np.array_equal(found, encoder.encode(wordings, kind="query"))


def test_few_questions_are_kept(tmp_path: Path) -> None:
    encoder = _CountingEmbedder()
    with Library.open(tmp_path / "store", embedder=encoder, create=True) as library:
        for number in range(KEPT + 1):
            library.question_vectors([f"question {number}"])
        encoder.asked.clear()
        library.question_vectors([f"question {KEPT}", "question 0"])
        assert encoder.asked == ["question 0"]
