"""Questions and answers behind letters or words for them: 'Q:', 'A.', 'Question 3 -', 'P:/R:', '问：/答：'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.pairs.bodies import divide, told_below
from index.pairs.page import Line, Page
from index.pairs.parts import Part, Proposal
from index.pairs.questions import asks
from index.pairs.regions import closing, regions

LAYOUT = "letters"

# For each question label the answer labels that go with it, as written in one language or another.
_PAIRS = {
    "q": "a r answer",
    "question": "answer réponse response reply",
    "query": "reply response answer",
    "enquiry": "reply response answer",
    "inquiry": "reply response answer",
    "demande": "réponse",
    "ques": "ans",
    "frage": "antwort",
    "f": "a s",
    "pregunta": "respuesta",
    "p": "r",
    "pergunta": "resposta",
    "domanda": "risposta",
    "d": "r",
    "вопрос": "ответ",
    "в": "о",
    "питання": "відповідь",
    "vraag": "antwoord",
    "v": "a",
    "fråga": "svar",
    "spørgsmål": "svar",
    "spørsmål": "svar",
    "kysymys": "vastaus",
    "pytanie": "odpowiedź",
    "otázka": "odpověď odpoveď",
    "kérdés": "válasz",
    "k": "v",
    "ερώτηση": "απάντηση",
    "ερ": "απ",
    "soru": "cevap yanıt",
    "întrebare": "răspuns",
    "pitanje": "odgovor",
    "въпрос": "отговор",
    "ถาม": "ตอบ",
    "คำถาม": "คำตอบ",
    "问": "答",
    "問": "答",
    "问题": "回答 答案",
    "問題": "回答 答案 答え",
    "質問": "回答 答え",
    "질문": "답변 답 대답",
    "문": "답",
    "سؤال": "جواب",
    "س": "ج",
    "پرسش": "پاسخ",
    "سوال": "جواب پاسخ",
    "שאלה": "תשובה",
    "ש": "ת",
    "प्रश्न": "उत्तर",
    "প্রশ্ন": "উত্তর",
}
ASKS = frozenset(_PAIRS)
LETTERS = frozenset(word for pair in _PAIRS.items() for word in " ".join(pair).split() if len(word) == 1)
_ONLY_WITH_REPLIES = frozenset(("query", "enquiry", "inquiry", "demande"))  # before other things than questions, too
REPLIES = frozenset(word for words in _PAIRS.values() for word in words.split())
_HEADS = frozenset(word[:2] for word in ASKS | REPLIES if len(word) > 1)
_OPENINGS = re.compile(
    "[>•*\\-\\[(:（［【ＱＡ■□●○◆◇▼▽★☆◎▶"
    + "".join(sorted({sign for word in ASKS | REPLIES for sign in word[0] + word[0].upper()}))
    + "]"
)
_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {ord("【"): "[", ord("】"): "]"}
# Vowel signs of Indian and Thai words are no letters to `re`.
_WORD = r"(?=[^\W\d_]|[\u0900-\u0e7f])[^\W\d_]*+(?:[\u0900-\u0e7f]+[^\W\d_]*)*+"
_LABEL = re.compile(
    rf"(?:[■□●○◆◇▼▽★☆◎▶]\s*)?(?P<bullet>[>•*-]\s+)?[\[(:]?(?P<word>{_WORD})[\])]?\s?(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)?[\])]?\s*"
    r"(?P<sign>(?:\.(?=:))?[.:：)\]、．](?:\s?[-–—]+(?=\s))?|/(?=\s)|\s[-–—]|[-–—](?=\s))[\])]?\s*(?:\|\s+)?",
)
_FROM = re.compile(  # 'Q (Ann, Hull):', 'Question from Ann in Hull:'
    rf"(?P<word>{_WORD})(?P<number>\s?\d{{1,3}})?\s+(?:[(\[](?P<who>[^()\[\]\n]{{1,60}})[)\]]|from\s+(?P<of>[^\W_][^:：\n]{{1,60}}?))\s?"
    r"(?P<sign>[:：])\s*(?=\S)"
)
_DOTTED = re.compile(r"(?P<word>[QA])\.?(?P<number>\d{1,4})(?P<sign>\s+)(?=\S)")  # 'Q.12 Where were you?'
_UNSIGNED = re.compile(  # 'Q   Where were you?'
    r"(?:[■□●○◆◇▼▽★☆◎▶]\s*)?(?P<word>[QA問答问])(?P<number>\d{1,3})?(?P<sign>(?:\t| {2}|\u3000)\s*)(?=\S)"
)
_EMPHASISED = re.compile(rf"(?P<word>{_WORD})\s?(?P<number>\d{{1,3}})?(?P<sign>\s+)(?=\S)")  # '**Q** Where were you?'
_COUNTED = re.compile(r"\(?\d{1,3}[.):]\s+(?=\S)")  # 'Q. 12. Why?'
_SAME_LINE = re.compile(
    r"(?:[?？؟!.][\s*_]+(?P<word>[^\W\d_]{1,10})\s?\d{0,3}[:：]|[?？؟][\s*_]+(?P<dotted>[^\W\d_])\.)[\s*_]+(?=\S)"
)
_UNSIGNED_LABELS = frozenset("QA問答问■□●○◆◇▼▽★☆◎▶")  # what opens a line with such a label
_BULLETS = frozenset(">•*-")
_HEAD_WIDTH = 8  # characters of a line that tell whether a label may open it
_LABEL_WIDTH = 40  # characters that a label can have
_FROM_WIDTH = 90  # the same with the name of who asks
_SAME_LINE_WIDTH = 2_000  # characters of a line in which the answer's label is looked for


class _Labelled(NamedTuple):
    """`who` is the person whom the label of a question names."""

    line: int
    word: str
    sign: str
    begin: int
    start: int
    bullet: bool
    small: bool
    who: str = ""


def propose(page: Page) -> Iterator[Proposal]:
    """Runs of labelled questions and answers. Labels of one family only; an answer label where answers have one."""
    found = _of_one_case(list(_labelled(page)))
    if not found:
        return
    for ask, replies in _families(found):
        found_in_family = _spelt_out([label for label in found if label.sign or replies], ask, replies)
        first = next((label for label in found_in_family if label.word == ask), None)
        if first is None:
            continue
        if not replies and page.lines[first.line].kind == "table":
            continue  # the name of a value
        words = {ask, *replies}
        kept = [label for label in found_in_family if label.word in words and label.bullet <= first.bullet]
        if not _plausible(page, kept, ask):
            continue
        parts = _parts(page, kept, ask)
        for run in regions(parts):
            yield Proposal(layout=LAYOUT, parts=run, confidence=_confidence(run))


def _spelt_out(found: list[_Labelled], ask: str, replies: frozenset[str]) -> list[_Labelled]:
    """The labels, initials after their words ('Pregunta.' once, then 'P.' and 'R.') taken for the words."""
    meant = {word[0]: word for word in (ask, *replies) if len(word) > 1 and word.isalpha() and word[0] in LETTERS}
    if len(ask) == 1 or len(meant) < 2:
        return found
    return [label._replace(word=meant.get(label.word, label.word)) for label in found]


def is_question(words: str) -> bool:
    """True where `words` open with a label for a question."""
    match = _LABEL.match(words) if _may_open(words) else None
    return match is not None and match["word"].lower() in ASKS and (len(match["word"]) > 1 or match["word"] == "Q")


def opens_with_question(page: Page, index: int) -> bool:
    """True where the line `index` opens with a label for a question."""
    line = page.lines[index]
    head = page.text[line.start : min(line.start + 2, line.end)] if line.words is None else line.words
    return _may_open(head) and is_question(line.plain[:_LABEL_WIDTH])


def _may_open(words: str) -> bool:
    """False for words that open with two letters of which no label begins: a quick test that most lines fail."""
    head = words[:2]
    return not head.isalpha() or head.lower() in _HEADS


def _may_follow(head: str) -> bool:
    """The same for the words behind the mark of a list item or quotation that `head` opens with."""
    words = head[1:_HEAD_WIDTH].lstrip()[:2]
    return len(words) < 2 or not head[1].isspace() or not words.isascii() or _may_open(words)


def reply_label(words: str) -> int:
    """How many characters at the beginning of `words` are a label for an answer; 0 where there is none."""
    return _width(words, REPLIES)


def question_label(words: str) -> int:
    """How many characters at the beginning of `words` are a label for a question; 0 where there is none."""
    return _width(words, ASKS)


def _width(words: str, among: frozenset[str]) -> int:
    match = _LABEL.match(words) if _may_open(words) else None
    return match.end() if match is not None and match["word"].lower() in among else 0


def _labelled(page: Page) -> Iterator[_Labelled]:
    text = page.text
    opened = (-1, "q", "")  # the last block that a question's label opens, that label and its sign
    for opening in _OPENINGS.finditer(page.openings):
        index = opening.start()
        line = page.lines[index]
        head = text[line.start : min(line.start + _HEAD_WIDTH, line.end)] if line.words is None else line.words
        if line.kind == "code" or not _may_open(head) or (head[0] in _BULLETS and not _may_follow(head)):
            continue
        match = _label(line)
        if not match:
            continue
        word = match["word"].lower()
        if word not in ASKS and word not in REPLIES:
            continue
        sign = match["sign"].strip() or ("*" if line.lead else "")
        sign = sign or ("." if match.re is _DOTTED else "")
        letter = len(word) == 1 and word.isascii()
        small = letter and not match["word"].isupper()
        if small and (word not in "qa" or sign not in (":", "：")):
            continue
        if word in ASKS and line.first:
            opened = (line.block, word, sign)
        elif not line.first and page.wrapped and (sign not in ":：" or not letter):
            block, ask, its_sign = opened
            if line.block != block or sign != its_sign or (word != ask and word not in _PAIRS[ask].split()):
                continue
        bullet = bool(match.groupdict().get("bullet")) or line.kind == "list_item"
        end = match.end()
        if word in ASKS and (counted := _COUNTED.match(line.plain, end)):
            end = counted.end()
        named = match.groupdict()
        who = named.get("who") or named.get("of") or ""
        yield _Labelled(index, word, sign, line.start, line.at(end), bullet, small, who)
        if word in ASKS:
            yield from _answered_at_once(index, line, word, sign, bullet)


def _answered_at_once(index: int, line: Line, ask: str, sign: str, bullet: bool) -> Iterator[_Labelled]:
    """The label of an answer that stands on the line of its question: 'Q: Why? A: So.'"""
    for match in _SAME_LINE.finditer(line.plain, 0, _SAME_LINE_WIDTH):
        reply = match["word"] or match["dotted"]
        if reply.lower() in _PAIRS[ask].split() and (len(reply) > 1 or reply.isupper()):
            at = match.start(match.lastgroup or 0)
            yield _Labelled(index, reply.lower(), sign, line.at(at), line.at(match.end()), bullet, False)
            return


def _label(line: Line) -> re.Match[str] | None:
    """The label that `line` opens with: with a sign, or set apart by emphasis or by a wide blank."""
    plain = line.plain[:_LABEL_WIDTH]
    if not plain.isascii():
        plain = plain.translate(_WIDE)
    if plain[:1] in ("Q", "A") and (match := _DOTTED.match(plain)):
        return match
    if match := _LABEL.match(plain):
        return match
    if (" (" in plain or " [" in plain or " from " in plain) and (match := _FROM.match(line.plain[:_FROM_WIDTH])):
        return match
    if line.lead > 0 and not line.strong and (match := _EMPHASISED.match(plain)) and match.start("sign") == line.lead:
        return match
    return _UNSIGNED.match(plain) if plain[:1] in _UNSIGNED_LABELS else None


def _of_one_case(found: list[_Labelled]) -> list[_Labelled]:
    """Without small letters where capitals ask: 'a:' is an option there."""
    capitals = any(label.word in ASKS and not label.small for label in found)
    return [label for label in found if not label.small] if capitals else found


def _families(found: list[_Labelled]) -> Iterator[tuple[str, frozenset[str]]]:
    """Question labels in use with their answer labels; where no answer is labelled, the question label alone."""
    counts: dict[str, int] = {}
    for label in found:
        counts[label.word] = counts.get(label.word, 0) + 1
    for ask, answers in _PAIRS.items():
        if not counts.get(ask):
            continue
        replies = frozenset(word for word in answers.split() if counts.get(word) and word != ask)
        if replies or ((len(ask) > 1 or ask == "q") and ask not in _ONLY_WITH_REPLIES):
            yield ask, replies


def _plausible(page: Page, labels: list[_Labelled], ask: str) -> bool:
    """True where what is labelled as questions asks more often than what is labelled as answers."""
    asked = replied = questions = answers = 0
    for label in labels:
        line = page.lines[label.line]
        says = asks(page.text[label.start : max(label.start, line.end)])
        if label.word == ask:
            questions, asked = questions + 1, asked + says
        else:
            answers, replied = answers + 1, replied + says
    if not questions:
        return False
    return not answers or asked / questions >= replied / answers or asked >= 0.5 * questions


def _parts(page: Page, labels: list[_Labelled], ask: str) -> list[Part]:
    parts: list[Part] = []
    stops = [*(label.line for label in labels[1:]), len(page.lines)]
    below = told_below(page, ((x.line, stop - 1) for x, stop in zip(labels, stops, strict=True) if x.word == ask))
    for position, label in enumerate(labels):
        following = labels[position + 1] if position + 1 < len(labels) else None
        stop = following.line if following else len(page.lines)
        last = closing(page, label.line, stop)
        end = page.lines[last].end
        if following and following.line == label.line:
            end = following.begin
        if label.word != ask:
            parts.append(Part("answer", page.trim(label.start, end), label.begin))
        elif following and following.word != ask:
            parts.append(Part("question", page.trim(label.start, end), label.begin, label.who))
        else:
            parts += _unanswered(page, label, last, below=below)
    return parts


def _unanswered(page: Page, label: _Labelled, last: int, *, below: bool) -> list[Part]:
    """A question whose answer carries no label; `below` as for `divide`."""
    question, answer = divide(page, label.line, last, label.start, labelled=True, below=below)
    asked = Part("question", question, label.begin, label.who)
    return [asked, Part("answer", answer, answer.start)] if answer else [asked]


def _confidence(parts: tuple[Part, ...]) -> float:
    """High where questions and answers alternate; a single pair is enough where both are labelled."""
    questions = sum(part.role == "question" for part in parts)
    answers = sum(part.role == "answer" for part in parts)
    if not questions or not answers:
        return 0.0
    return 0.9 * min(1.0, answers / questions)
