"""What holds for any text: scores in range, spans inside passages, the same result twice, no failure on any input."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.verify import check
from assistant.verify.claims import claims_of
from assistant.verify.words import compare_words

ANY = st.text(alphabet=st.characters(), max_size=200)  # lone surrogates and NUL included
LIKE_PROSE = st.lists(
    st.sampled_from(
        """Ada Tom said that the they not never all some 12 3.5 twenty-five GB hours 2012 May $5 12% likes dislikes uses
        Linux I'm don't : . , ? ! \n According to documents do mention - * [1] “ ” Dr. e.g.""".split(" ")
    ),
    max_size=40,
).map(" ".join)
TEXT = ANY | LIKE_PROSE


@settings(max_examples=150, deadline=None)
@given(answer=TEXT, passages=st.lists(TEXT, max_size=3), question=st.none() | TEXT)
def test_any_answer_gets_a_defined_report(answer: str, passages: list[str], question: str | None) -> None:
    report = check(answer, passages, question=question)
    assert 0.0 <= report.faithfulness <= 1.0
    for sentence in report.sentences:
        assert 0.0 <= sentence.support <= 1.0
        assert sentence.text in answer
        if sentence.passage is None:
            assert sentence.start is None and sentence.end is None
        else:
            assert sentence.start is not None and sentence.end is not None
            assert 0 <= sentence.start < sentence.end <= len(passages[sentence.passage])
    assert report == check(answer, passages, question=question)


@settings(max_examples=100, deadline=None)
@given(answer=TEXT)
def test_claims_are_in_order_disjoint_and_inside_the_answer(answer: str) -> None:
    end = 0
    for claim in claims_of(answer):
        assert end <= claim.span.start <= claim.told.start < claim.told.end <= claim.span.end <= len(answer)
        end = claim.span.end


@settings(max_examples=150, deadline=None)
@given(text=TEXT)
def test_words_are_in_order_inside_the_text(text: str) -> None:
    starts = [word.start for word in compare_words(text)]
    assert starts == sorted(starts)
    assert all(0 <= word.start < word.end <= len(text) for word in compare_words(text))


@settings(max_examples=60, deadline=None)
@given(passage=LIKE_PROSE)
def test_a_passage_supports_its_own_words_entirely(passage: str) -> None:
    report = check(passage, [passage])
    assert all(sentence.support > 0.5 for sentence in report.sentences if len(sentence.text.split()) > 3)
