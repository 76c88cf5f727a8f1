"""Talk in tiers, as those who study speech keep it: TextGrids of Praat, long or short, and CHAT of CLAN and TalkBank.

A tier holds what one person says, with times; what only describes the words of others (sounds, glosses, acts) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from index.readers.dates import iso_date
from index.readers.encoding import text_of
from index.readers.kinds import WrongKindError
from index.readers.layout import Piece, Run, compose
from index.readers.subtitles import Cue, pieces_of_cues
from index.readers.talk import Said, pieces_of_talk
from index.types import Document

# Praat reads strings in quotes and numbers that stand free; all other words of a TextGrid are for people.
_TOKEN = re.compile(r'"((?:[^"]|"")*)"|(?<!\S)(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?!\S)')
_OF_WORDS = re.compile(r"[\s_.:–-]*\b(?:words?|ort|text|utterances?|transcripts?|transcription|orthograph\w*)$", re.I)
_OF_OTHERS = re.compile(
    r"phon|segment|syll|pitch|tone|tobi|\bpos\b|gloss|lemma|break|comment|note|\bmau\b|translat|\bipa\b", re.I
)
_SILENCE = re.compile(r"(?:sil|sp|#+|_+|<[^<>]*>|\.+)?", re.I)
_LINE = re.compile(r"^([*@%][^\s:]+):?[ \t]*(.*(?:\r?\n\t.*)*)", re.M)
_TIME = re.compile(r"\x15[^\x15\r\n]*?(\d+)_(\d+)[^\x15\r\n]*\x15|\x15[^\x15\r\n]*\x15")
_CODES = re.compile(
    r"\[[^\[\]]*\]|(?<!\S)&=\S+|\(\.{1,3}\)|\((?:\d+:)?\d*\.\d*\)|(?<!\S)\+(?:[<^,\"+]|≈|≋)|[<>‹›↑↓↗↘]|(?<=\w)@[\w:$]+"
    r"|(?<!\S)&[-+~]?(?=\w)|(?<=\w)\((?=\w)|(?<!\S)\((?=\w+\)\w)|(?<=\w)\)(?=\w|\s)|(?<!\S)0(?:[.]|(?=\s|$))"
)
_ENDS = ((re.compile(r"\+(?:\.\.|/|//|!)\?"), "?"), (re.compile(r"\+\.\.\."), "..."), (re.compile(r'\+[/"]+\.'), "."))
_SPACES = re.compile(r"\s+")
_ABOUT = ("@Situation", "@Activities")
_FEWEST = 2  # turns


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The talk as one document, a paragraph for each turn."""
    text = text_of(data, source=source)
    title = PurePath(source).stem.replace("_", " ")
    if "ooTextFile" in text[:200]:
        pieces = _of_praat(text)
        if len(pieces) < _FEWEST:
            raise WrongKindError(f"{source}: no talk in it")
        return (compose(pieces, source=source, title=title),)
    heads = {match[1]: " ".join(match[2].split()) for match in _LINE.finditer(text) if match[0][0] == "@"}
    names = dict(_people(heads.get("@Participants", "")))
    pieces = pieces_of_talk(_of_chat(text, names))
    if len(pieces) < _FEWEST:
        raise WrongKindError(f"{source}: no talk in it")
    told = [Piece(kind="paragraph", runs=(Run(text=heads[key]),)) for key in _ABOUT if heads.get(key)]
    date = iso_date(heads.get("@Date", "").replace("-", " ").title())
    speaking = {piece.speaker for piece in pieces}
    people = tuple(name for name in names.values() if name in speaking)
    return (compose([*told, *pieces], source=source, title=title, participants=people, date=date),)


def _of_praat(text: str) -> list[Piece]:
    """The turns of all tiers of words in the order of their times."""
    tiers = [(name, said) for name, said in _tiers(text) if said and not _OF_OTHERS.search(name)]
    if len(tiers) == 1:
        return list(pieces_of_cues([Cue(start=one[0], end=one[1], text=one[2]) for one in tiers[0][1]]))
    told = [
        Said(_OF_WORDS.sub("", name).strip() or name, words, start, end)
        for name, said in tiers
        for start, end, words in said
    ]
    return pieces_of_talk(sorted(told, key=lambda one: one.start or 0.0))


def _tiers(text: str) -> Iterator[tuple[str, list[tuple[float, float, str]]]]:
    """Each tier's name and what stands in it: from which second to which, and the words."""
    name, numbers = "", list[float]()
    said: list[tuple[float, float, str]] | None = None
    strings: Iterator[re.Match[str]] = _TOKEN.finditer(text)
    for token in strings:
        if token[2] is not None:
            numbers.append(float(token[2]))
            continue
        words = token[1].replace('""', '"')
        if words in ("IntervalTier", "TextTier"):
            if said is not None:
                yield name, said
            named = next(strings, None)
            name, said = (named[1] or "" if named else ""), []
        elif said is not None and numbers and not _SILENCE.fullmatch(words.strip()):
            start, end = numbers[-2] if len(numbers) > 1 else numbers[-1], numbers[-1]
            said.append((start, end, " ".join(words.split())))
        numbers = []
    if said is not None:
        yield name, said


def _people(told: str) -> Iterator[tuple[str, str]]:
    """The names, or else the roles, of those whom '@Participants' lists behind their codes."""
    for entry in told.split(","):
        code, *rest = entry.split()[:3] or [""]
        if code and rest:
            yield code, rest[0].replace("_", " ")


def _of_chat(text: str, names: dict[str, str]) -> Iterator[Said]:
    """The main lines of a CHAT file, without the codes of those who transcribed it."""
    for match in _LINE.finditer(text):
        if match[0][0] != "*":
            continue
        times = [time for time in _TIME.finditer(match[2]) if time[1]]
        words = _TIME.sub(" ", match[2])
        for ending, sign in _ENDS:
            words = ending.sub(sign, words)
        words = _SPACES.sub(" ", _CODES.sub("", words)).strip()
        if any(c.isalnum() for c in words):
            start, end = (int(times[0][1]) / 1000, int(times[-1][2]) / 1000) if times else (None, None)
            yield Said(names.get(match[1][1:], match[1][1:]), words, start, end)
