"""What speaks for a sentence as the answer to a question: one row of numbers per candidate sentence.

The weights that turn a row into a score are fitted by benchmarks/fit_answers.py and kept in assistant/weights.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.candidates import Candidate, neighbours
from assistant.question import Kind
from index.words import Token

Rows = NDArray[np.float32]

NAMES = (
    "dense",  # cosine of question and sentence
    "dense_near",  # the better cosine of the neighbouring sentences
    "words",  # share of the question's content words in the sentence, weighted by rarity
    "words_near",  # the same share, neighbours included, beyond the sentence's own
    "rare",  # the rarest of the question's words is in it
    "asked_alike",  # cosine of question and the question it replies to
    "opening",  # it opens a reply
    "kind",  # it has what this kind of question asks for
    "interrogative",  # it asks itself
    "asked",  # it stands in a question
    "unspoken",  # nobody speaks it: introduction, prose
    "fragment",  # and it is no sentence: a title, a heading, a line of front matter
    "brief",  # five words or fewer
    "long",  # log of the words beyond thirty
    "new",  # share of its content words that the question does not have
    "order",  # it tells whoever answers what to do: text in a document is no instruction, and rarely an answer
    "first_person",  # it speaks of oneself
    "read",  # log-odds that it answers, from the reader (assistant.reader); 0 before it has read
    "seen",  # the reader has read it
)

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|scores?|dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarters?|"
    r"twice|once|thrice|couple|several|zero|none|nobody|both|neither|pair)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:1[5-9]|20)\d\ds?\b|['’]\d\ds?\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|"
    r"august|september|october|november|december|spring|summer|autumn|fall|winter|morning|evening|night|noon|midnight|today|"
    r"yesterday|tomorrow|ago|o['’]clock|[ap]\.?m\.?|weeks?|months?|years?|days?|since|until|daily|weekly|early|late|minutes?|hours?|decades?|"
    r"(?:past|to|at|by) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|at (?:the age|\d)|"
    r"when (?:I|we|he|she|they) (?:was|were))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|from|near|to|via|on|outside|inside|around|home|office|studio|here|there)\b", re.IGNORECASE
)
_REASON = re.compile(
    r"\b(?:because|'cause|since|so that|so i|so we|in order to|due to|thanks to|reasons?|therefore|that's why|which is why|"
    r"as i|as we|as it|otherwise|wanted|makes? it|lets? me|allows?|needs?|too|enough|rather than|to avoid|helps?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=[a-z0-9,;:'’)] )[\"“'(]?[A-Z][\w.+#-]*")
_MEANS = re.compile(r"\b(?:by|with|using|use|used|through|via|first|then|via|on|method|way)\b", re.IGNORECASE)
_POLAR = re.compile(
    r"\b(?:yes|no|not|never|n't|always|don't|doesn't|didn't|isn't|can't|have|has|had|do|does|did|is|are)\b|n['’]t\b",
    re.I,
)
_LISTING = re.compile(r",.*(?:,|\band\b|\bor\b)|[:;]")
_ORDER = re.compile(
    r"\b(?:your|the|this|each|every)\s+(?:[\w']+\s+){0,2}?(?:answers?|responses?|repl(?:y|ies)|outputs?|messages?)\b"
    r"|\bin (?:your|the) (?:answer|response|reply|output)\b"
    r"|\b(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|prior|above|earlier|other)\b"
    r"|\byou are (?:now )?(?:an? |the )?(?:ai|assistant|chatbot|language model)\b"
    r"|(?-i:\b(?:SYSTEM|ASSISTANT|INSTRUCTIONS?|PROMPT|System|Assistant))\s*:\s*(?:please )?(?:say|tell|write|answer|reply|"
    r"respond|ignore|do not|don't|you|always|never|add|output|print|state|claim)\b|\btell (?:the user|everyone who asks) that\b"
    r"|^\W*(?:please )?(?:(?:can|could|would|will) you (?:please )?)?"
    r"(?:explain (?:how|what|why|the (?:concept|difference|meaning))"
    r"|(?:show|write) me (?:an?|some|the)|(?:replace|capitali[sz]e|reverse|encode|translate|repeat|convert|double|spell) "
    r"(?:\w+ ){0,3}(?:letters?|words?|vowels?|characters?|sentences?)"
    r"|(?:write|compose|draft|develop|generate|create|design|outline) (?:an?|the|some) (?:[\w-]+ ){0,3}"
    r"(?:poem|story|essay|speech|haiku|song|joke|summary|e-?mail|letter|script|function|program|tweet|recipe|dialogue|"
    r"limerick|paragraph|slogan|article|blog post|plan))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;。！？]['\"”’»)\]]*\s*$")
_SELF = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|we|We|our|My|Our|me)\b")

_SHAPES: dict[Kind, tuple[re.Pattern[str], ...]] = {
    "number": (_NUMBER,),
    "when": (_TIME,),
    "where": (_PLACE, _NAME),
    "why": (_REASON,),
    "who": (_NAME,),
    "how": (_MEANS,),
    "which": (_NAME,),
    "what": (_NAME,),
    "list": (_LISTING,),
    "yesno": (_POLAR,),
}


def has_kind(plain: str, kind: Kind) -> float:
    """Share (0..1) of the marks of an answer of this kind that a sentence bears; 0 where the kind has none."""
    shapes = _SHAPES.get(kind, ())
    return sum(bool(shape.search(plain)) for shape in shapes) / len(shapes) if shapes else 0.0


def rows(
    sentences: Sequence[Candidate],
    vectors: Rows,
    *,
    question: Rows,
    kind: Kind,
    words: Sequence[Token],
    asked_alike: Rows,
    rarity: Callable[[str], float],
) -> Rows:
    """Features (n, len(NAMES)) of n sentences for one question.

    `vectors` (n, d) and `question` (d,) have length one; `asked_alike` (n,) is the cosine of the question with the one
    each sentence replies to (0 in prose); `words` are the question's, names of people left out; `rarity(stem)` > 0.
    """
    weights = {token.stem: rarity(token.stem) for token in words if not token.stop}
    total = sum(weights.values()) or 1.0
    rarest = max(weights, key=lambda stem: (weights[stem], stem), default="")
    dense = (vectors @ question).tolist() if len(sentences) else []
    alike = asked_alike.tolist()
    said = [weights.keys() & {form.stem for form in sentence.forms} for sentence in sentences]
    found = []
    for at, sentence in enumerate(sentences):
        own, beside = said[at], neighbours(sentences, at)
        around = frozenset[str]().union(*(said[place] for place in beside)) - own
        content = [form.stem for form in sentence.forms if not form.stop]
        length, unspoken = len(sentence.forms), not (sentence.spoken or sentence.asked)
        found.append(
            (
                dense[at],
                max((dense[place] for place in beside), default=0.0),
                _summed(weights, own) / total,
                _summed(weights, around) / total,
                rarest in own,
                alike[at],
                not sentence.asked and sentence.order == 0,
                has_kind(sentence.plain, kind),
                sentence.interrogative,
                sentence.asked,
                unspoken,
                unspoken and not _SENTENCE_END.search(sentence.plain),
                length <= 5,
                np.log(length / 30) if length > 30 else 0.0,
                sum(stem not in weights for stem in content) / len(content) if content else 0.0,
                bool(_ORDER.search(sentence.plain)),
                bool(_SELF.search(sentence.plain)),
                0.0,
                0.0,
            )
        )
    return np.array(found, np.float32).reshape(-1, len(NAMES))


def _summed(weights: Mapping[str, float], stems: Collection[str]) -> float:
    """The weights of some stems, in the order of all, so that the sum is the same for the same stems."""
    return sum(weight for stem, weight in weights.items() if stem in stems) if stems else 0.0
