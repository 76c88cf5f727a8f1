"""Who asks and who answers where letters have no capitals, which tell names from words elsewhere: Arabic, Hindi, Korean.

A name is what a byline or a label says, or what stands in a headline and again in the lines below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.pairs.pointers import caseless

_WORD = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0e4e])++"
_NAME = rf"{_WORD}(?: {_WORD}){{1,2}}"
_ENDS = r"(?=\s*(?:$|[(（\[|｜;؛]|[,،]\s|\s{2}|\s[-–—]))"
_HAN = r"[\u3400-\u9fff々]"
_PLAYED = r"(?:글|인터뷰|취재|진행|정리|사진)"
_WROTE = r"(?:聞き手|取材|構成|文|写真|撮影|編集)"
_ROLES = (
    r"(?:작가|감독|교수|대표|선수|배우|가수|시인|박사|원장|회장|장인|셰프|화가|연구원|소장|관장|변호사|의사|디자이너|"
    r"피디|PD|씨|님)"
)
_ASKS = (
    re.compile(
        r"(?:^|[|｜]\s*)(?:(?:حاوره|حاورها|حاورته|حاورتها|التقاه|التقاها|ראיינה|ראיין|ריאיינה|ריאיין|מראיין|מראיינת|"
        r"साक्षात्कारकर्ता|সাক্ষাৎকার গ্রহণ|สัมภาษณ์โดย)\s*[:：]\s*"
        rf"|(?:أجرى|أجرت) (?:الحوار|المقابلة|اللقاء)\s*[:：]?\s*)(?P<name>{_NAME}){_ENDS}"
    ),
    re.compile(
        rf"(?:^|[|｜/]\s*)(?:(?:글|취재|진행)(?:\s?[·/,&]\s?{_PLAYED})*\s*[=:：·]?\s*)(?P<name>[가-힣]{{2,4}})(?:\s?기자)?"
        r"(?=\s*(?:$|[|｜,/·]))"
    ),
    re.compile(r"^(?P<name>[가-힣]{2,4}) 기자$"),
    re.compile(
        rf"(?:^|[\s　|｜（(])(?:(?:聞き手|インタビュアー)(?:[／/・と＆]{_WROTE})*"
        rf"|(?:取材|インタビュー)(?:[／/・と＆]{_WROTE})+)"
        rf"[\s　]*[:：・＝=／/\s　][\s　]*"
        rf"(?P<name>{_HAN}{{1,4}}(?:[ 　]?(?!{_WROTE})[\u3041-\u30ff{_HAN[1:-1]}]{{1,5}})?)(?=[\s　]*(?:$|[\s　|｜、（()）]))"
    ),
    re.compile(
        rf"(?:^|[\s　|｜（(])(?:采访(?:者|人)?|採訪|采写|访谈者|訪問)\s*[:：/／|｜]\s*"
        rf"(?P<name>{_HAN}{{2,4}})(?=\s*(?:$|[\s　|｜,，（(）)]))"
    ),
)
_MET = re.compile(  # '한유진 작가를 찻집에서 만났다'
    rf"(?<![가-힣])(?P<name>[가-힣]{{2,4}}) ?{_ROLES}(?:을|를|와|과|에게|님을)\s[^.!?\n]{{0,60}}?"
    r"(?:만났|만나|인터뷰|이야기를? ?(?:나눴|나누|들)|대화를|물었|들어봤|들어보)"
)
_HEADLINES = (
    re.compile(rf"(?:인터뷰|만나다)\W{{1,4}}(?:[가-힣]{{2,6}} )?(?P<name>[가-힣]{{2,4}}) ?{_ROLES}(?![가-힣])"),
    re.compile(rf"(?:专访|對話|对话|訪談|專訪|访谈)\s*[|｜:：丨·]?\s*(?P<name>{_HAN}{{2,4}})\s*[:：，,]"),
)
_WITH = re.compile(rf"(?:حوار|مقابلة|لقاء|ראיון|שיחה|گفت\u200c?وگو) (?:مع|עם|با) (?P<name>{_NAME})")
_BEFORE = re.compile(rf"[\W_]*(?P<name>(?:{_WORD} ){{1,4}}{_WORD})\s*[:：]")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")  # Thai, Chinese, Japanese; Korean names
_SHORTEST, _LONGEST = 2, 3  # words of a name
_ROWS = 5  # rows that may be headlines or bylines
_HEADLINE = 120  # characters of one


def asker(rows: Sequence[str]) -> str | None:
    """Whom a byline among `rows`, the lines above a talk, says to ask."""
    for row in rows:
        if len(row) > _HEADLINE or row.isascii():
            continue
        for pattern in _ASKS:
            if match := pattern.search(row.strip(" *_>")):
                return match["name"]
    return None


def answerer(rows: Sequence[str], below: Sequence[str]) -> str | None:
    """Who is talked with, by a headline or a sentence of `rows`; what stands before a headline's colon has to stand in
    another of them, or `below` the talk, once more.
    """
    for row in rows:
        if match := _MET.search(row):
            return match["name"]
    asks = asker(rows)
    for at, row in enumerate(rows[:_ROWS]):
        if len(row) > _HEADLINE or row.isascii():
            continue
        others = "\n".join([*rows[:at], *rows[at + 1 :], *below])
        for pattern in _HEADLINES:
            if (match := pattern.search(row)) and match["name"] in others:
                return match["name"]
        if match := _WITH.search(row):
            words = match["name"].split()
            found = [" ".join(words[:size]) for size in range(_LONGEST, _SHORTEST - 1, -1)]
        elif asks and (match := _BEFORE.match(row)) and caseless(match["name"]):
            words = match["name"].split()
            found = [" ".join(words[-size:]) for size in range(min(len(words), _LONGEST), _SHORTEST - 1, -1)]
        else:
            continue
        for name in found:
            if name != asks and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", others):
                return name
    return None


def in_full(label: str, head: str) -> str | None:
    """The only full name in `head` that stands as an entry of its own ('Guest: Rosa Keel (miller)') and has `label` as its
    first or last word; None for one in letters that have capitals or no blanks between words.
    """
    if " " in label or not label or not caseless(label) or _UNSPACED.search(label):
        return None
    word = re.escape(label)
    entry = rf"(?:^|[:：]\s*|\s\s|[;؛]\s*)(?P<name>{word}(?: {_WORD}){{1,2}}|{_WORD} {word}){_ENDS}"
    found = {match["name"] for match in re.finditer(entry, head, re.M)}
    return found.pop() if len(found) == 1 else None
