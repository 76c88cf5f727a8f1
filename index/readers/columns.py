"""Which columns of a table hold questions, answers or text: by their names, else by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_QUESTIONS = frozenset(
    """question questions asks asked q faq prompt query frage fragen pregunta preguntas domanda pergunta вопрос вопросы
    질문 質問 问题 問題 问 問 سؤال السؤال ερώτηση soru pytanie vraag fråga spørsmål kysymys otázka kérdés întrebare питання
    пытанне pitanje vprašanje въпрос hỏi คำถาม प्रश्न שאלה küsimus jautājums klausimas spørgsmål preguntes galdera cwestiwn
    pertanyaan swali user_input question_text""".split()
)
_ANSWERS = frozenset(
    """answer answers say says a response responses reply antwort antworten respuesta respuestas réponse réponses reponse
    risposta resposta ответ ответы 답변 답 대답 回答 答案 答え 答 جواب الجواب إجابة απάντηση cevap odpowiedź antwoord svar
    vastaus odpověď odpoveď válasz răspuns відповідь адказ odgovor отговор lời คำตอบ उत्तर תשובה vastus atbilde atsakymas
    resposta erantzun ateb jawaban jibu answer_text completion""".split()
)
_TEXTS = frozenset("text body content transcript passage utterance words comment statement texte inhalt".split())
_TITLES = frozenset("title name headline subject titel titre".split())
_SPEAKERS = frozenset("speaker speaker_name author respondent interviewee answered_by witness guest who".split())
_DATES = frozenset("date published created created_at datum fecha year".split())
_IDS = frozenset("id _id key uid qid number no nr".split())
_WORD = re.compile(r"[^\W_]+")
_ASKS = re.compile(r"[?？؟;][\s\"'”’»)\]]*$")
_OPENS = re.compile(
    r"^(?:\d+[.)]\s*)?(?:who|what|when|where|why|which|how|do|does|did|is|are|was|were|can|could|should|would|will|have|has|"
    r"tell|describe|explain|was|wer|wie|warum|wo|wann|qué|cómo|por|quién|qui|que|quel|comment|pourquoi|что|как|почему|где|кто)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Indices of columns. `pairs` holds (question, answer, suffix): a bilingual table has several, told by suffix.

    `header` is True where the first row names the columns and is no data.
    """

    header: bool
    pairs: tuple[tuple[int, int, str], ...] = ()
    text: int | None = None
    title: int | None = None
    speaker: int | None = None
    date: int | None = None
    id: int | None = None


_TITLE_ROWS = 10  # rows in which a table begins
_CERTAIN = 0.95  # share of cells that ask from which on answers may be short


def columns_of(rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of `rows`, of which the first may be a header. Without pairs and text the rows are only data."""
    first = [cell.strip().lower() for cell in rows[0]] if rows else []
    named = _named(first)
    if named is not None:
        return named
    pair = _by_content(rows[1:]) or _by_content(rows)
    header = _is_header(rows, pair)
    free = [name if i not in (pair or ()) else "" for i, name in enumerate(first)]
    others = {
        "text": _find(free, _TEXTS),
        "title": _find(free, _TITLES),
        "speaker": _find(free, _SPEAKERS),
        "date": _find(free, _DATES),
        "id": _find(free, _IDS),
    }
    if not header:
        others = dict.fromkeys(others)
    return Columns(header=header, pairs=((*pair, ""),) if pair else (), **others)


def first_row(rows: Sequence[Sequence[str]], names: Callable[[list[str]], bool] | None = None) -> int:
    """Where the table begins: at the row that names its columns, as `names` tells from cells in lower case.

    Without one below lines that fill a single cell, a title or a date, where it has columns at all.
    """
    names = names or (lambda cells: _named(cells) is not None)
    for number, row in enumerate(rows[:_TITLE_ROWS]):
        if names([cell.strip().lower() for cell in row]):
            return number
    for number, row in enumerate(rows[:_TITLE_ROWS]):
        if sum(bool(cell.strip()) for cell in row) > 1:
            return number
    return 0


def is_question(name: str) -> bool:
    """True where a column or a style is called a question: 'Question (EN)', 'q_fr', 'Frage'."""
    return _is(name, _QUESTIONS)


def is_answer(name: str) -> bool:
    """True where a column or a style is called an answer."""
    return _is(name, _ANSWERS)


def _tokens(name: str) -> list[str]:
    return _WORD.findall(name)


def _named(header: list[str]) -> Columns | None:
    """Columns by their names, or None where none is called question and answer."""
    questions = {_suffix(name, _QUESTIONS): i for i, name in reversed(list(enumerate(header))) if _is(name, _QUESTIONS)}
    answers = {_suffix(name, _ANSWERS): i for i, name in reversed(list(enumerate(header))) if _is(name, _ANSWERS)}
    pairs = [(column, answers[suffix], suffix) for suffix, column in questions.items() if suffix in answers]
    if not pairs and len(questions) == 1 and len(answers) == 1:
        pairs = [(next(iter(questions.values())), next(iter(answers.values())), "")]
    pairs = sorted(pair for pair in pairs if pair[0] != pair[1])
    if not pairs:
        return None
    taken = {column for pair in pairs for column in pair[:2]}
    free = [name if i not in taken else "" for i, name in enumerate(header)]
    return Columns(
        header=True,
        pairs=tuple(pairs),
        title=_find(free, _TITLES),
        speaker=_find(free, _SPEAKERS),
        date=_find(free, _DATES),
        id=_find(free, _IDS),
    )


def _is(name: str, names: frozenset[str]) -> bool:
    """True for 'question', 'Question (EN)', 'q_fr', 'the question'; not for 'question id'."""
    words = _tokens(name)
    if not words or len(words) > 4 or {"id", "no", "number", "count", "type", "date"} & set(words):
        return False
    return name in names or any(word in names for word in words if len(word) > 1) or words[0] in names


def _suffix(name: str, names: frozenset[str]) -> str:
    return "_".join(word for word in _tokens(name) if word not in names)


def _find(header: Sequence[str], names: frozenset[str]) -> int | None:
    exact = next((i for i, name in enumerate(header) if name in names), None)
    if exact is not None:
        return exact
    return next((i for i, name in enumerate(header) if "_".join(_tokens(name)) in names), None)


def _by_content(rows: Sequence[Sequence[str]]) -> tuple[int, int] | None:
    """(question, answer) where most cells of one column ask and those of another say more."""
    width = max((len(row) for row in rows), default=0)
    if not width:
        return None
    cells = [[row[i].strip() for row in rows if i < len(row) and row[i].strip()] for i in range(width)]
    ask = [
        sum(bool(_ASKS.search(cell)) + 0.4 * bool(_OPENS.match(cell)) for cell in column) / max(1, len(column))
        for column in cells
    ]
    size = [sum(map(len, column)) / max(1, len(column)) for column in cells]
    question = max(range(width), key=lambda i: (ask[i], -i))
    if ask[question] < 0.5 or len(cells[question]) < max(2, 0.5 * len(rows)):
        return None
    others = [i for i in range(width) if i != question and len(cells[i]) >= 0.5 * len(cells[question]) and ask[i] < 0.5]
    if not others:
        return None
    answer = max(others, key=lambda i: (size[i], i > question))
    if 2 * len(set(cells[answer])) < len(cells[answer]) and ask[question] < _CERTAIN:
        return None  # names that come again: who says what stands beside them
    return (question, answer) if size[answer] >= (3 if ask[question] >= _CERTAIN else 15) else None


def _is_header(rows: Sequence[Sequence[str]], pair: tuple[int, int] | None) -> bool:
    """True where the first row is short words, unlike the rows below."""
    if len(rows) < 2:
        return False
    first = [cell.strip() for cell in rows[0]]
    if pair is not None:
        asked = first[pair[0]] if pair[0] < len(first) else ""
        return not (_ASKS.search(asked) or _OPENS.match(asked)) and len(asked) < 40
    short = all(len(cell) <= 40 and not re.fullmatch(r"[\d.,%-]+", cell) for cell in first)
    asks = any(_ASKS.search(cell) for cell in first)
    return short and not asks and all(first) and len(set(first)) == len(first)
