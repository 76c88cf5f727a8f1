"""Who somebody is who is only spoken of: "Who is Samira Dahl?" is answered by the words that say it of her."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.archive import Archive
from assistant.brackets import without_halves
from assistant.candidates import Candidate, candidates
from assistant.naming.capitals import PARTICLES
from assistant.naming.homonyms import HOMONYMS, is_time
from assistant.naming.names import bare
from assistant.naming.titles import FORMS_OF_ADDRESS, contradicts, in_full, name_parts, name_stems, titled, untitled
from assistant.people.roles import ROLE
from assistant.types import Evidence
from index.model_files import is_word
from index.types import Filters, Span
from index.words import Token, forms, tokens

HITS = 40  # that are read
MOST = 3  # places of the text that are quoted
PLAIN, NAMED = 2, 0  # how plainly words say who somebody is: they do, they only name them
_BEHIND = re.compile(
    rf"\s*(?:[,;–—-]+\s*(?:who\b|an?\b|the\b|our\b|my\b|his\b|her\b|their\b|then\b|now\b|aged?\b|\d\d\b|(?:\w+\s){{0,2}}{ROLE}\b)"
    r"|,\s*(?:is|was)\s+an?\b|,\s*Esq\b"
    r"|(?:is|was|had\s+been|has\s+been|were)\s+(?:an?|the|our|my|his|her|their|in\s+charge|one)\b|\((?=[^()\d]))"
)
_IS = re.compile(r"['’]s\s+(?:an?|the|our|my|in\s+charge)\b")  # "Reeve's the keeper"
_NEAR_BEHIND = re.compile(r"\s*(?:of|from|at)\s+(?:the|our)\b")  # says a little
_BEFORE = re.compile(
    rf"(?:\b(?:the|our|my|his|her|their|an?)\s+(?:[a-z][\w-]*\s+){{0,3}}{ROLE}s?,?\s+|\b{ROLE},\s+|\b{ROLE}\s+(?:was|is)\s+"
    rf"|\b(?:{ROLE}s?|host|guest|chair|[a-z]+ed\s+by)\s*:[\s*_]*"  # "Interviewer: Owen Lathom", a line of front matter
    r"|\b(?:called|named)\s+|\b(?:run|led|headed|owned|founded|chaired|kept)\s+by\s+)$",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:[a-z]+\s+)?(?:{ROLE}|host|guest|chair|[a-z]+ed\s+by)\s*:\s+", re.IGNORECASE)
_ADDRESS = re.compile(rf"\b(?:{'|'.join(sorted(FORMS_OF_ADDRESS))})\b\.?\s+$", re.IGNORECASE)
_NEAR_BEFORE = re.compile(r"\b[A-Za-z]+\s+(?:was|is)\s+$")  # the same
_OWNS = re.compile(r"['’]")
_FENCE = re.compile(r"\ufeff?(-{3,10}|\+\+\+)[ \t]*\r?\n")
_SAYS_ON = re.compile(r"\W*(?:he|she|they)\b(?:['’](?:d|s)\b|\s+(?:is|was|had|has|were|used)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """Where a name stands, how plainly the words around it say who that is, and its place among the sentences.

    `whole` are the words of the longer name that it may be part of, `title` is that before it.
    """

    sentence: Candidate
    span: Span
    strength: int
    place: int
    whole: tuple[str, ...]
    title: str


def of_that_title(archive: Archive, name: str, person: str, filters: Filters) -> str:
    """The whole name of whom a titled `name` means who is another than `person`, who shares the surname: "Dr. Ann Low" for
    "Dr. Low" beside Sir Alan Low; '' for a name without a title, and where no other here bears that title, or several do."""
    words = tokens(name)
    title, own = titled(words), untitled(words)
    if not title or title == titled(tokens(person)):
        return ""
    known = set(name_parts(person))
    hits = archive.search(name, k=HITS, filters=filters)
    found = _mentions(candidates((archive.document(hit.document.id), hit.pair) for hit in hits), own)
    titles = {(mention.title, mention.whole) for mention in found}
    others = {whole for other, whole in titles if other == title and len(whole) > 1 and not known & set(whole[:-1])}
    mistaken = any(other == title and known >= set(whole) for other, whole in titles)  # it may be the person's own
    return f"{words[0].text} {' '.join(others.pop()).title()}" if len(others) == 1 and not mistaken else ""


def said_of(archive: Archive, name: str, filters: Filters) -> tuple[tuple[Evidence, ...], int]:
    """The words that say who bears the `name`, best first and from one document, and the strength of the best; empty where
    nobody does. Of several whose name it may be part of, nobody is surely meant."""
    hits = archive.search(name, k=HITS, filters=filters)
    words = tokens(name)
    own, title = untitled(words), titled(words)
    found = list(_mentions(candidates((archive.document(hit.document.id), hit.pair) for hit in hits), own))
    if title and (alike := {mention.whole for mention in found if mention.title == title}):
        found = [
            replace(mention, strength=mention.strength + (mention.title == title))
            for mention in found
            if mention.title == title or mention.whole in alike
        ]
    found = [mention for mention in found if not contradicts(name, mention.span.of(mention.sentence.document.text))]
    if not found:
        return (), NAMED
    best = max(found, key=lambda mention: (mention.strength, -mention.place))
    document = best.sentence.document.id
    same = [m for m in found if m.sentence.document.id == document and m.whole in (best.whole, _folded(own))]
    same.sort(key=lambda mention: (-mention.strength, mention.place))
    chosen = [mention for mention in same if mention.strength == best.strength][:MOST]
    evidence = [
        Evidence(document=mention.sentence.document, pair=mention.sentence.pair, span=mention.span, score=0.0)
        for mention in chosen
    ]
    several = len({mention.whole for mention in found} - {_folded(own)}) > 1
    return tuple(evidence), NAMED if several else best.strength


def is_spoken_of(archive: Archive, name: str, filters: Filters) -> bool:
    """Does a `name` stand anywhere in what may be found, its words side by side or with an initial between them?"""
    wanted = name_parts(name)
    if not wanted or not all(archive.frequency(stem) for stem in name_stems(name)):
        return False
    for hit in archive.search(name, k=HITS, filters=filters):
        for text in (hit.document.title, hit.pair.span.of(hit.document.text)):
            said = [in_full(form.folded) for form in forms(text)]
            near = (said[at : at + len(wanted) + 1] for at, word in enumerate(said) if word == wanted[0])
            if any(set(wanted) <= set(words) for words in near):
                return True
    return False


def _mentions(sentences: Sequence[Candidate], name: Sequence[Token]) -> Iterator[_Mention]:
    wanted = _folded(name)
    inside = False  # the name was seen behind the beginning of a sentence: its capital means something
    found: list[_Mention] = []
    sentences = [one for sentence in sentences for one in _lines_of_front_matter(sentence, wanted) or (sentence,)]
    for place, sentence in enumerate(sentences):
        at = _place(sentence.words, sentence.plain, wanted)
        label = _label(sentence) if len(sentence.words) == len(wanted) else 0
        if at is None or sentence.interrogative or (len(sentence.words) == len(wanted) and not label):
            continue  # a heading that is the name alone says nothing
        strength = PLAIN if label else _strength(sentence, at, at + len(wanted) - 1)
        following = sentences[place + 1] if place + 1 < len(sentences) else None
        end = sentence.span.end
        if following and following.block == sentence.block and _SAYS_ON.match(following.plain):
            end, strength = following.span.end, strength + 1
        inside = inside or at > 0 or len(wanted) > 1 or strength >= PLAIN
        span = without_halves(Span(sentence.span.start - label, end), sentence.document.text)
        first, last = _whole(sentence, at, at + len(wanted))
        whole = _folded(sentence.words[first:last])
        inside = inside or (last - at > 1 and wanted[0] in HOMONYMS and not is_word(sentence.words[at + 1].folded))
        title = _title(sentence, first, last)
        found.append(_Mention(sentence=sentence, span=span, strength=strength, place=place, whole=whole, title=title))
    if inside:
        yield from found


def _lines_of_front_matter(sentence: Candidate, wanted: Sequence[str]) -> list[Candidate]:
    """The lines with the name, their keys included, of a sentence that runs over lines of front matter; none of any other."""
    text, start = sentence.document.text, sentence.span.start
    fence = _FENCE.match(text)
    if not fence or start > (closes := text.find(f"\n{fence[1]}", fence.end())):
        return []
    found, at = [], text.rfind("\n", 0, start) + 1
    while at < min(closes, sentence.span.end):
        end = text.find("\n", at)
        line = text[at:end]
        span = Span(end - len(line.lstrip(" \t-")), at + len(line.rstrip()))
        if _place(tokens(plain := span.of(text)), plain, wanted) is not None:
            found.append(replace(sentence, span=span, plain=plain))
        at = end + 1
    return found


def _label(sentence: Candidate) -> int:
    """How many characters before a name that stands alone, as who speaks, say what they do ("Interviewer: "); 0 for none."""
    ahead = sentence.document.text[: sentence.span.start].rpartition("\n")[2]
    return len(ahead) if _LABEL.fullmatch(ahead) else 0


def _strength(sentence: Candidate, first: int, last: int) -> int:
    """How plainly the words around the name, its words `first` to `last`, say who that is; "Reeve's sister" is not Reeve."""
    start, stop = _whole(sentence, first, last + 1)
    name, words = sentence.words[stop - 1], sentence.plain
    end = name.start + len(bare(name.text))
    if _OWNS.match(words, end):
        return PLAIN * bool(_IS.match(words, end))
    before = _ADDRESS.sub("", words[: sentence.words[start].start])
    plain = PLAIN * (bool(_BEHIND.match(words, end)) + bool(_BEFORE.search(before)))
    return plain or int(bool(_NEAR_BEHIND.match(words, end) or _NEAR_BEFORE.search(before)))


def _folded(words: Sequence[Token]) -> tuple[str, ...]:
    """The words of a name as they are compared: 'O'Neill' as it may be typed, titles written out."""
    return tuple(in_full(bare(word.folded)).replace("'", "") for word in words)


def _whole(sentence: Candidate, first: int, end: int) -> tuple[int, int]:
    """From where to where the words with a capital around the name and its own go: 'James Reed' for James, and 'Ludwig van
    Berg' for Berg."""
    words, plain = sentence.words, sentence.plain
    while (before := _before(words, first)) >= 0 and _beside(plain, words[before], words[before + 1]):
        first = before
    while end < len(words) and _is_part(words[end]) and _beside(plain, words[end - 1], words[end]):
        end += 1
    return first, end


def _title(sentence: Candidate, first: int, last: int) -> str:
    """The title before a name or at its beginning ('St. Aubin'); '' for none, and for that of somebody before it."""
    words = sentence.words
    if first and sentence.plain[words[first - 1].end : words[first].start] in (" ", ". "):
        return titled(words[first - 1 : last]) or titled(words[first:last])
    return titled(words[first:last])


def _before(words: Sequence[Token], first: int) -> int:
    """The place of a first name before the word at `first`, particles between them aside; -1 where none is."""
    at = first - 1
    while at > 0 and words[at].text in PARTICLES:
        at -= 1
    return at if at >= 0 and _is_first_name(words[at]) else -1


def _beside(plain: str, left: Token, right: Token) -> bool:
    return plain[left.end : right.start] == " "


def _is_part(word: Token) -> bool:
    return word.capital and not word.stop


def _is_first_name(word: Token) -> bool:
    """No form of address, and no office: 'Chief'."""
    return _is_part(word) and word.folded not in FORMS_OF_ADDRESS and not is_word(word.folded)


def _place(words: Sequence[Token], plain: str, wanted: Sequence[str]) -> int | None:
    """Where the words of a name stand in a row, each but particles with a capital; None where they do not."""
    for at in range(len(words) - len(wanted) + 1):
        run = words[at : at + len(wanted)]
        if _folded(run) != tuple(wanted) or not all(word.capital or word.text in PARTICLES for word in run):
            continue
        if len(run) > 1 or not is_time(plain, run[0]):
            return at
    return None
