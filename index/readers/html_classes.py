"""Questions and answers that the looks of a page tell apart: classes called so in one language or another, and two
looks that take turns ('frage' and 'antwort', 'kx1' and 'kx2', paragraphs and block quotes).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, takewhile
from typing import Any

from index.readers.html_labels import Labels, opens_with_label
from index.types import Role

Element = Any  # lxml ships no types
Entry = list[tuple[Element, Role]]
_Look = tuple[str, str]

_FOLDED = (
    r"(?:^|[-_])(?:accordion|toggle|faq|collapsible|expander|spoiler)(?:[-_]+(?:item|tab|panel|card|row|section))?[-_]+"
)
_ASKED = (
    "question|frage|pregunta|pergunta|domanda|vraag|fr[aå]ga|sp[oø]rgsm[aå]l|sp[oø]rsm[aå]l|kysymys|pytanie|ot[aá]zka|"
    "k[eé]rd[eé]s|soru|[iî]ntrebare|pitanje|вопрос|питання|質問|질문|faq-?q|q"
)
_TOLD = (
    "answer|antwort|respuesta|resposta|risposta|r[eé]ponse|antwoord|svar|vastaus|odpowied[zź]|odpov[eě]d|odpoveď|v[aá]lasz|"
    "cevap|r[aă]spuns|odgovor|ответ|відповідь|回答|답변|faq-?a|a"
)
_QUESTION_CLASS = re.compile(
    rf"(?:^|[-_])(?:{_ASKED})(?:[-_]+(?:text|title|body|heading|label|content))?$|"
    rf"{_FOLDED}(?:title|header|heading|head|button|trigger|toggle|label|summary)$|^elementor-tab-title$",
    re.I,
)
_ANSWER_CLASS = re.compile(
    rf"(?:^|[-_])(?:{_TOLD})(?:[-_]+(?:text|body|content|inner))?$|"
    rf"{_FOLDED}(?:content|body|text|inner|details|collapse|description)$|^elementor-tab-content$|"
    r"^(?:accordion[-_]?)?panel$",
    re.I,
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENDS = (*_HEADINGS, "hr")
_GOES_ON = frozenset("ul ol dl pre blockquote table".split())  # what belongs to the answer that it stands below
_ASKS = re.compile(r"[?？؟;][\s\"'”’»)\]]*$")
_SIGN = re.compile(r"[?？؟]")
_LABEL = re.compile(r"[^\W\d_][^:.?!\n]{0,40}[:：]\s")
_FEWEST = 3  # questions whose answers need no class, and of a look that takes turns with another one
_MOSTLY, _SELDOM = 0.6, 0.35  # questions of a look that ask, and answers that do
_NEARLY_ALL = 0.8  # questions of a look that one other look follows
_LETTERS = 0.7  # block quotes that ask something where they are letters to whoever answers below
_LONGEST = 600  # characters of a question
_HIGHEST = 3  # elements that only hold a question before its answer begins
_ON_TOP = 4  # elements before the first letter


def in_classes(root: Element, labels: Labels) -> Iterator[Entry]:
    """Elements classed as question and answer, in order; what stands below questions where no answer has a class.

    A wrapper that holds elements of the other class is neither, and what opens with somebody's label is talk.
    """
    found: Entry = []
    for element in root.iter():
        names = (element.get("class") or "").split() if isinstance(element.tag, str) else []
        if any(_ANSWER_CLASS.search(name) for name in names):
            found.append((element, "answer"))
        elif any(_QUESTION_CLASS.search(name) for name in names):
            found.append((element, "question"))
    asking, telling = (_above([e for e, r in found if r == role]) for role in ("question", "answer"))
    found = [(e, r) for e, r in found if e not in asking or (r == "question" and e not in telling)]
    if 2 * sum(opens_with_label(element, labels) for element, _ in found) > len(found):
        return
    questions = [element for element, role in found if role == "question"]
    if len(questions) == len(found):
        yield from _above_answers(questions)
        return
    yield from _with_rest(list(_entries(found)), {element for element, _ in found})


def _entries(found: Entry) -> Iterator[Entry]:
    """Each question with the answers that follow it."""
    entry: Entry = []
    for element, role in found:
        if any(parent is other for other, r in entry for parent in element.iterancestors() if r == role):
            continue  # '.answer' in '.answer': the outer one has the words
        if role == "question" and any(r == "answer" for _, r in entry):
            yield entry
            entry = []
        if entry or role == "question":
            entry.append((element, role))
    if any(role == "answer" for _, role in entry):
        yield entry


def _with_rest(entries: list[Entry], classed: set[Element]) -> Iterator[Entry]:
    """The entries with the paragraphs that stand between an answer and the next question; below the last answer only
    those that look like such ones.
    """
    looks: set[_Look] = set()
    for at, entry in enumerate(entries):
        rest: list[Element] = []
        met = False
        for below in entry[-1][0].itersiblings():
            if met := below in classed:
                break
            if below.tag in _ENDS:
                rest = []
                break
            if below.tag == "p" or below.tag in _GOES_ON:
                rest.append(below)
        if not met:
            rest = list(takewhile(lambda below: _look(below) in looks, rest)) if at == len(entries) - 1 else []
        looks.update(map(_look, rest))
        yield [*entry, *((below, "answer") for below in rest)]


def _above(elements: list[Element]) -> set[Element]:
    """Everything that holds one of `elements`."""
    found: set[Element] = set()
    for element in elements:
        for parent in element.iterancestors():
            if parent in found:
                break
            found.add(parent)
    return found


def _above_answers(questions: list[Element]) -> Iterator[Entry]:
    """Questions of one parent, each with the elements below it as far as the next one or a heading."""
    parents = {element.getparent() for element in questions}
    if len(questions) < _FEWEST or len(parents) > 1:
        return
    classed = set(questions)
    for question in questions:
        entry: Entry = [(question, "question")]
        for below in question.itersiblings():
            if below in classed or below.tag in _ENDS:
                break
            if isinstance(below.tag, str):
                entry.append((below, "answer"))
        if len(entry) > 1:
            yield entry


def in_turns(root: Element, labels: Labels) -> Iterator[Entry]:
    """Two looks that take turns, of which one mostly asks: what has its class is a question, asking or not."""
    looks: dict[_Look, list[Element]] = {}
    for element in root.iter("p", "div", "span", "li", "dt", "td", "section"):
        if element.get("class"):
            looks.setdefault(_look(element), []).append(element)
    for look, elements in looks.items():
        if len(elements) < _FEWEST or not _is_asking(elements, labels):
            continue
        anchors = [_anchor(element) for element in elements]
        below = Counter(_look(anchor.getnext()) for anchor in anchors if anchor is not None)
        told, count = max(below.items(), key=lambda item: (item[1], item[0]), default=(look, 0))
        if told == look or count < _NEARLY_ALL * len(elements):
            continue
        entries = list(_told_below(elements, anchors, told))
        answers = [answer for entry in entries for answer, _ in entry[1:]]
        if sum(map(_asks, answers)) <= _SELDOM * len(answers) and len(entries) >= _NEARLY_ALL * len(elements):
            yield from entries


def _is_asking(elements: list[Element], labels: Labels) -> bool:
    """True where most of `elements` are short and end in a question mark, and no label says who asks."""
    asking = 0
    for element in elements:
        words = _words(element)
        if not words or _LABEL.match(words) or opens_with_label(element, labels):
            return False
        asking += _ASKS.search(words) is not None
    return asking >= _MOSTLY * len(elements)


def _anchor(element: Element) -> Element | None:
    """The element or what only holds it, as far as something stands below."""
    for _ in range(_HIGHEST):
        if element is None or element.getnext() is not None:
            return element
        element = element.getparent()
    return None


def _told_below(elements: list[Element], anchors: list[Element | None], told: _Look) -> Iterator[Entry]:
    """Each question with what looks like an answer below it, as far as the next question or a heading."""
    classed = {*elements, *(anchor for anchor in anchors if anchor is not None)}
    for element, anchor in zip(elements, anchors, strict=True):
        entry: Entry = [(element, "question")]
        for below in anchor.itersiblings() if anchor is not None else ():
            if below in classed or below.tag in _ENDS:
                break
            if _look(below) == told or (len(entry) > 1 and below.tag in _GOES_ON):
                entry.append((below, "answer"))
        if len(entry) > 1:
            yield entry


def in_quotes(root: Element, labels: Labels) -> Iterator[Entry]:
    """Block quotes that are the answers to the paragraphs right above them, or letters that are answered below them."""
    parents = dict.fromkeys(quote.getparent() for quote in root.iter("blockquote"))
    for parent in (parent for parent in parents if parent is not None):
        children = [child for child in parent if isinstance(child.tag, str)]
        quotes = [at for at, child in enumerate(children) if child.tag == "blockquote"]
        if len(quotes) < _FEWEST or any(opens_with_label(children[at], labels) for at in quotes):
            continue
        asked = [at - 1 for at in quotes if at and children[at - 1].tag == "p"]
        apart = all(b == a + 2 for a, b in pairwise(asked))
        if apart and len(asked) == len(quotes) and _is_asking([children[at] for at in asked], labels):
            if sum(_asks(children[at]) for at in quotes) <= _SELDOM * len(quotes):
                for at in quotes:
                    yield [(children[at - 1], "question"), (children[at], "answer")]
        elif quotes[0] <= _ON_TOP and all(b > a + 1 for a, b in pairwise(quotes)):
            letters = [children[at] for at in quotes]
            if sum(_SIGN.search(_words(letter)) is not None for letter in letters) >= _LETTERS * len(letters):
                yield from _above_answers(letters)


def _look(element: Element) -> _Look:
    return (element.tag, " ".join((element.get("class") or "").split())) if isinstance(element.tag, str) else ("", "")


def _words(element: Element) -> str:
    """The words of an element, as far as a question may be long; empty where they go on."""
    said, size = [], 0
    for words in element.itertext():
        size += len(words)
        if size > _LONGEST:
            return ""
        said.append(words)
    return " ".join("".join(said).split())


def _asks(element: Element) -> bool:
    return _ASKS.search(_words(element)) is not None
