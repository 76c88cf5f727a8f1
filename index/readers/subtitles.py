"""Subtitles (.vtt, .srt): what was said, sentences joined over cues, with the times of every cue and who speaks.

Not through webvtt-py, which gives up on the first cue that is not quite in order; files in the wild seldom are.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePath

from index.readers.continued import continued
from index.readers.encoding import text_of
from index.readers.kinds import WrongKindError
from index.readers.layout import Piece, Run, compose
from index.readers.paired import asks
from index.readers.talk import is_wide
from index.types import Document, Locator, Role

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE_TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>", re.I)
_TAG = re.compile(r"</?(?:v|c|i|b|u|ruby|rt|lang|font|\d)(?:[.\s:][^<>]*)?>|<\d[\d:.]*>|\{\\[^}]*\}", re.I)
_LABEL = re.compile(r"^(?:>>+\s*|-\s+)?([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3})\s?:\s+(?=\S)")
_BRACKETED = re.compile(r"^(?:>>+\s*)?\[([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})\]\s+(?=\S)")
_CHEVRON = re.compile(r"^(?:>>+|[-–](?:\s|(?=[^\W\d])))\s*")
_CHEVRONS = (">", "-", "–")
_DASHES = ("-", "–")
_FEWEST_DASHES = 4  # cues that open with one, where that is a habit
_INSIDE = re.compile(r"(?<=[.?!…])[ ]+(?=-(?: \S|[^\W\d]))")  # 'Really? - Yes.': two who speak in one line
_ENDS = re.compile(r"[.?!…。？！][\"”’»)\]]*$")
_PAUSE = 2.0  # seconds of silence after a sentence that part paragraphs of one speaker
_ITALIC = re.compile(r"<i>.*|.*</i>|\{\\i1\}.*", re.I)
_FEWEST_ITALICS = 3  # questions in italics
_ITALICS_ASK, _OTHERS_ASK = 0.6, 0.2  # share of what is in italics, and of the other turns, that ends in a question
_MEDIA = (".mp4", ".mp3", ".m4a", ".webm", ".mkv", ".mov", ".wav", ".ogg", ".opus", ".m4v", ".avi", ".flac", ".aac")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One caption: seconds, its words, who speaks where a voice tag or a label says so, and whether all is in italics."""

    start: float
    end: float
    text: str
    voice: str | None = None
    turn: bool = False
    italic: bool = False


def read(data: bytes, *, source: str) -> tuple[Document, ...]:
    """The captions as one document, a paragraph for each turn."""
    text = text_of(data, source=source)
    cues = list(cues_of(text))
    if not cues:
        raise WrongKindError(f"{source}: no captions in it")
    return (continued(compose(pieces_of_cues(cues), source=source, title=_title(text, source))),)


def pieces_of_cues(cues: list[Cue]) -> Iterator[Piece]:
    """The cues as paragraphs, one for each turn; what is asked off screen, in italics, as questions."""
    cues = _without_repeats(cues)
    pieces = _turns(_labelled(_dashed(_with_stray_dashes(cues))))
    return _asked_in_italics(cues) or pieces


def _asked_in_italics(cues: Sequence[Cue]) -> Iterator[Piece] | None:
    """Questions in italics with the answers below each; None where italics are anything else."""
    if not any(cue.italic for cue in cues) or any(cue.voice for cue in cues):
        return None
    runs = [list(run) for _, run in groupby(cues, key=lambda cue: cue.italic)]
    runs = runs if runs[0][0].italic else runs[1:]
    asked, told = ([" ".join(cue.text for cue in run) for run in part] for part in (runs[::2], runs[1::2]))
    if len(told) < _FEWEST_ITALICS or len(asked) != len(told):
        return None
    if sum(map(asks, asked)) < _ITALICS_ASK * len(asked) or sum(map(asks, told)) > _OTHERS_ASK * len(told):
        return None
    return _with_roles(cues, runs)


def _with_roles(cues: Sequence[Cue], runs: Sequence[Sequence[Cue]]) -> Iterator[Piece]:
    yield from _turns(list(cues[: len(cues) - sum(map(len, runs))]))
    for at, run in enumerate(runs):
        role: Role = "answer" if at % 2 else "question"
        for piece in _turns([replace(cue, turn=False) for cue in run]):
            yield replace(piece, role=role, group=at // 2 + 1)


def _with_stray_dashes(cues: list[Cue]) -> list[Cue]:
    """Where dashes only part those who share a caption, and most captions are shared by none, nobody's turn can be told."""
    groups = [list(group) for _, group in groupby(cues, key=lambda cue: (cue.start, cue.end))]
    opened = [sum(cue.text[:1] in _DASHES and bool(_CHEVRON.match(cue.text)) for cue in group) for group in groups]
    shared = sum(count > 1 for count in opened)
    if not shared or 2 * shared >= len(groups) or sum(count == 1 for count in opened) >= shared:
        return cues
    return [
        replace(group[0], text=" ".join(cue.text for cue in group), turn=False) if count > 1 else cue
        for group, count in zip(groups, opened, strict=True)
        for cue in (group[:1] if count > 1 else group)
    ]


def media_beside(path: Path) -> str | None:
    """The recording that lies beside a subtitle file under the same name, 'talk.mp4' for 'talk.en.vtt'; None without."""
    stems = [path.stem, path.stem.rpartition(".")[0]]
    for stem in stems:
        for suffix in _MEDIA:
            if stem and path.with_name(stem + suffix).is_file():
                return stem + suffix
    return None


def with_media(document: Document, media: str) -> Document:
    """The document with `media` in the locators of its blocks and cues."""
    return replace(
        document,
        blocks=tuple(replace(block, locator=replace(block.locator, media=media)) for block in document.blocks),
        places=tuple(replace(place, locator=replace(place.locator, media=media)) for place in document.places),
    )


def cues_of(text: str) -> Iterator[Cue]:
    """The cues in order; numbers, notes, styles and settings are no words."""
    times: re.Match[str] | None = None
    lines: list[str] = []
    for line in [*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        found = _CUE_TIMES.match(line) if "-->" in line else None
        if found:
            if times is not None:
                yield from _cues(times, lines[:-1] if lines and lines[-1].strip().isdigit() else lines)
            times, lines = found, []
        elif not line.strip():
            if times is not None:
                yield from _cues(times, lines)
            times, lines = None, []
        elif times is not None:
            lines.append(line)
    if times is not None:
        yield from _cues(times, lines)


def _cues(times: re.Match[str], lines: list[str]) -> Iterator[Cue]:
    clock = times.groups()
    yield from cues_in_lines(lines, start=_seconds(*clock[:4]), end=_seconds(*clock[4:]))


def cues_in_lines(lines: list[str], *, start: float, end: float, voice: str | None = None) -> Iterator[Cue]:
    """The cue that shows `lines`, or one for each voice in them; `voice` is whose words they are where no tag tells."""
    parts: list[tuple[str | None, bool, list[str]]] = []
    for line in lines:
        tagged = "<" in line or "{" in line
        pieces = _VOICE.split(line) if tagged else [line]
        for i, piece in enumerate(pieces):
            if i % 2:
                voice = " ".join(html.unescape(piece).split()) or None
                continue
            words = html.unescape(_TAG.sub("", piece) if tagged else piece).strip()
            spoken = _INSIDE.split(words) if words[:1] == "-" and _CHEVRON.match(words) else [words]
            dashed = len(lines) > 1 or len(spoken) > 1
            for said in spoken if words else []:
                turn = (
                    said[:1] in _CHEVRONS and bool(_CHEVRON.match(said)) and (line.lstrip().startswith(">>") or dashed)
                )
                if not parts or parts[-1][0] != voice or turn or _label_in(said):
                    parts.append((voice, turn, []))
                parts[-1][2].append(said)
    italic = bool(lines) and all(_ITALIC.fullmatch(line.strip()) for line in lines if line.strip())
    for speaker, opens, rows in parts:
        yield Cue(start=start, end=end, text=" ".join(rows), voice=speaker, turn=opens, italic=italic)


def _seconds(hours: str | None, minutes: str, seconds: str, fraction: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000


def _without_repeats(cues: list[Cue]) -> list[Cue]:
    """Live captions roll: each cue shows the line before again. Words that were just shown are not said twice."""
    out: list[Cue] = []
    for cue in cues:
        before = out[-1] if out else None
        if before is not None and cue.start - before.end < 0.5 and cue.voice == before.voice:
            if cue.text == before.text:
                out[-1] = replace(before, end=max(before.end, cue.end))
                continue
            if len(before.text) > 12 and cue.text.startswith(before.text + " "):
                out.append(replace(cue, text=cue.text[len(before.text) + 1 :]))
                continue
        out.append(cue)
    return out


def _dashed(cues: list[Cue]) -> list[Cue]:
    """Where cues open with a dash as a habit, each of them is another's turn."""
    dashed = [cue.text[:1] in _DASHES and bool(_CHEVRON.match(cue.text)) for cue in cues]
    if sum(dashed) < _FEWEST_DASHES:
        return cues
    return [replace(cue, turn=cue.turn or opens) for cue, opens in zip(cues, dashed, strict=True)]


def _labelled(cues: list[Cue]) -> list[Cue]:
    """Where voices are tagged, names before a colon are the same thing; elsewhere labels stay in the words."""
    voices = {cue.voice for cue in cues if cue.voice}
    labels = Counter(found[1] for cue in cues if (found := _label_in(cue.text)))
    if not voices:
        known = {label for label, count in labels.items() if count >= 2 or label.istitle()}
        bracketed = Counter(found[1] for cue in cues if (found := _BRACKETED.match(cue.text)))
        known_in_brackets = {label for label, count in bracketed.items() if count >= 2}
        return [
            replace(cue, turn=True)
            if ((found := _label_in(cue.text)) and found[1] in known)
            or ((found := _BRACKETED.match(cue.text)) and found[1] in known_in_brackets)
            else cue
            for cue in cues
        ]
    out: list[Cue] = []
    labelled: str | None = None
    for cue in cues:
        found = _label_in(cue.text)
        if found and cue.voice is None and found[1][0].isupper():
            labelled = found[1]
            out.append(replace(cue, voice=labelled, text=cue.text[found.end() :], turn=True))
        elif cue.voice is None and labelled is not None:
            out.append(replace(cue, voice=labelled))
        else:
            labelled = cue.voice
            out.append(cue)
    return out


def _label_in(words: str) -> re.Match[str] | None:
    return _LABEL.match(words) if ":" in words else None


def _turns(cues: list[Cue]) -> Iterator[Piece]:
    """Cues joined to paragraphs: a new one where another speaks, or after a silence at the end of a sentence."""
    held: list[Cue] = []
    for cue in cues:
        if held and _parts(held[-1], cue):
            yield _piece(held)
            held = []
        held.append(cue)
    if held:
        yield _piece(held)


def _parts(before: Cue, cue: Cue) -> bool:
    if cue.turn or cue.voice != before.voice:
        return True
    return cue.start - before.end >= _PAUSE and bool(_ENDS.search(before.text))


def _piece(cues: list[Cue]) -> Piece:
    runs = []
    for i, cue in enumerate(cues):
        here = Locator(time_start=cue.start, time_end=cue.end)
        joined = _joins_without_blank(cue.text, cues[i + 1].text) if i + 1 < len(cues) else True
        runs.append(Run(text=cue.text + ("" if joined else " "), locator=here))
    times = Locator(time_start=cues[0].start, time_end=max(cue.end for cue in cues))
    return Piece(kind="cue", runs=tuple(runs), speaker=cues[0].voice, locator=times)


def _joins_without_blank(one: str, two: str) -> bool:
    """Chinese and Japanese are written without blanks."""
    return bool(one and two) and is_wide(one[-1]) and is_wide(two[0])


def _title(text: str, source: str) -> str:
    head = text.removeprefix("\ufeff").split("\n", 1)[0]
    said = head.removeprefix("WEBVTT").strip(" -–—\t\r") if head.startswith("WEBVTT") else ""
    return said if 3 < len(said) < 200 else PurePath(source).stem.replace("_", " ")
