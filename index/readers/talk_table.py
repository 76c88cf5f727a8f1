"""Talk kept as a table: a column of few short names that come again, one of what was said, often one of times.

Told by what the columns are called, in many languages, else by what stands in them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.readers.clocks import seconds
from index.readers.columns import columns_of, first_row
from index.readers.layout import Piece, Run
from index.readers.paired import asks
from index.readers.talk import Said, is_phrase, pieces_of_talk

_WHO = frozenset(
    """speaker speakers who name participant voice role person interlocutor hablante interviniente orador oradora participante
    persona sprecher sprecherin sprechende redner rednerin wer intervenant intervenante locuteur locutrice orateur qui parlante
    relatore interlocutore chi falante interlocutor quem spreker wie talare talar taler puhuja mówca mluvčí řečník beszélő
    vorbitor konuşmacı говорящий спикер участник кто ομιλητής 発言者 話者 说话人 發言人 发言人 화자 발언자 المتحدث דובר
    वक्ता nói pembicara""".split()
)
_SAID = frozenset(
    """utterance text transcript transcription content speech dialogue dialog line statement message words said turn texto
    intervención transcripción enunciado dicho äußerung aussage wortlaut inhalt texte propos énoncé parole paroles testo
    trascrizione enunciato battuta fala transcrição tekst uiting uitspraak yttrande replik ytring puheenvuoro wypowiedź výrok
    szöveg текст реплика высказывание κείμενο 発言 発話 発言内容 内容 文本 내용 발화 نص טקסט metin sözler teks""".split()
)
_TIME = frozenset(
    """time timecode timestamp start begin hora tiempo inicio zeit beginn start_time starttime heure temps
    début minutage     tempo ora inizio tijd tid aika czas čas idő время начало ώρα
    時間 时间 時刻 시간 الوقت zaman waktu tc""".split()
)
_COUNTING = frozenset("# no nr number nº n° num id turn line row index lfd".split())
_TOKEN = re.compile(r"[^\W_]+|#")
_CLOCK = re.compile(
    r"[\[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?(?:\s*(?:-+>?|–|—|to)\s*[\[(]?(\d[\d:.,]*\d)[\])]?)?$"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_SENTENCE = re.compile(r"[.?!…。？！]$")
_LONGEST_NAME, _LONGEST_HEADING = 60, 30
_SAMPLE = 200  # rows that tell
_FEWEST = 4  # turns
_CHANGES = 1 / 3  # of the rows, those after which somebody else talks
_NEARLY_ALL = 0.9
_ASKS, _REPLIES = 0.5, 0.25  # share of questions of somebody who asks, and of somebody who replies


class _Column(NamedTuple):
    """What the sample has in a column: its cells that say something, and its heading in lower case."""

    at: int
    name: str
    cells: list[str]


class _Talk(NamedTuple):
    """Where a table has who speaks, what is said and when, and its first row below the headings."""

    who: int
    said: int
    time: int | None
    first: int


def talk_in(rows: Sequence[Sequence[str]]) -> list[Piece]:
    """The turns of a table that is a transcript, below what stands above the table; empty for any other table."""
    top = first_row(rows, _is_heading)
    sample = rows[top : top + _SAMPLE]
    talk = _found(sample, top)
    if talk is None:
        return []
    above = [" ".join(cell.strip() for cell in row if cell.strip()) for row in rows[:top]]
    head = [Piece(kind="paragraph", runs=(Run(text=words),)) for words in above if words]
    return [*head, *pieces_of_talk(_turns(rows[talk.first :], talk))]


def _is_heading(names: Sequence[str]) -> bool:
    """True for a row that names a column of speakers and one of words."""
    return any(_is(name, _WHO) for name in names) and any(_is(name, _SAID) for name in names)


def _found(rows: Sequence[Sequence[str]], top: int) -> _Talk | None:
    if len(rows) < _FEWEST or columns_of(rows).pairs:
        return None
    names = [cell.strip().lower() for cell in rows[0]]
    if _is_heading(names) or any(_is(name, _WHO | _SAID | _TIME) for name in names):
        talk = _told(rows[1:], names)
        return talk and talk._replace(first=top + 1)
    talk = _told(rows[1:], [])
    if talk is not None and not _names_columns(rows, talk):
        talk = _told(rows, [])
        return talk and talk._replace(first=top)
    return talk and talk._replace(first=top + 1)


def _names_columns(rows: Sequence[Sequence[str]], talk: _Talk) -> bool:
    """True where the first row is unlike those below: nobody who speaks, and few words."""
    label, words = (rows[0][at].strip() if at < len(rows[0]) else "" for at in (talk.who, talk.said))
    known = {row[talk.who].strip() for row in rows[1:] if talk.who < len(row)}
    return label not in known and len(words) <= _LONGEST_HEADING and not _SENTENCE.search(words)


def _told(rows: Sequence[Sequence[str]], names: Sequence[str]) -> _Talk | None:
    """The columns of a talk in rows below the headings, `names`, as far as there are any."""
    body = [row for row in rows if any(cell.strip() for cell in row)]
    if len(body) < _FEWEST:
        return None
    columns = list(_columns(body, names))
    times = [column for column in columns if _is_time(column)]
    days = (sum(bool(_DAY.match(cell)) for cell in column.cells) / max(1, len(column.cells)) for column in columns)
    dated = any(share > 0.5 for share in days)
    taken = {column.at for column in times}
    labels = [column for column in columns if column.at not in taken and _is_names(column, len(body))]
    texts = [column for column in columns if column.at not in taken and _is_words(column, len(body))]
    pairs = [(who, said) for said in texts for who in labels if who is not said and _is_longer(said, who)]
    pairs.sort(
        key=lambda pair: (not _is(pair[1].name, _SAID), not _is(pair[0].name, _WHO), -_size(pair[1]), pair[0].at)
    )
    for who, said in pairs:
        if times or (not dated and _talks(body, who, said, columns)):
            return _Talk(who.at, said.at, times[0].at if times else None, 0)
    return None


def _columns(rows: Sequence[Sequence[str]], names: Sequence[str]) -> Iterator[_Column]:
    for at in range(max(len(row) for row in rows)):
        cells = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        yield _Column(at, names[at] if at < len(names) else "", cells)


def _is(name: str, names: frozenset[str]) -> bool:
    """True for 'speaker', 'Speaker name', 'start (s)'."""
    words = _TOKEN.findall(name)
    return bool(words) and len(words) <= 3 and (name in names or not names.isdisjoint(words))


def _size(column: _Column) -> float:
    return sum(map(len, column.cells)) / max(1, len(column.cells))


def _is_time(column: _Column) -> bool:
    """True where nearly all cells are clocks of a recording, or seconds under a heading that says so, and none goes back."""
    found = [_time(cell, named=_is(column.name, _TIME))[0] for cell in column.cells]
    known = [at for at in found if at is not None]
    return (
        len(known) >= max(_FEWEST, _NEARLY_ALL * len(found))
        and known == sorted(known)
        and len(set(known)) > len(known) / 2
    )


def _time(cell: str, *, named: bool) -> tuple[float | None, float | None]:
    clock = _CLOCK.match(cell)
    if clock is None:
        return (seconds(cell) if named else None), None
    return seconds(clock[1]), seconds(clock[2]) if clock[2] else None


def _is_names(column: _Column, rows: int) -> bool:
    """True for few short labels that come again and change from row to row."""
    cells = [cell.rstrip(":").strip() for cell in column.cells]
    if len(cells) < rows / 2 or not 2 <= len(set(cells)) <= max(2, len(cells) // 2):
        return False
    if any(len(cell) > _LONGEST_NAME or not cell[:1].isalnum() or asks(cell) for cell in cells):
        return False
    named = sum(any(c.isalpha() for c in cell) for cell in cells)
    changes = sum(one != other for one, other in pairwise(cells))
    return named == len(cells) and changes >= _CHANGES * len(cells)


def _is_words(column: _Column, rows: int) -> bool:
    """True for cells that hardly repeat and that say something."""
    spoken = sum(map(is_phrase, column.cells))
    return len(column.cells) >= _NEARLY_ALL * rows and 2 * spoken >= rows and 3 * len(set(column.cells)) >= 2 * rows


def _is_longer(said: _Column, who: _Column) -> bool:
    return (
        _size(said) >= 2 * _size(who)
        and sum(bool(_SENTENCE.search(cell)) for cell in said.cells) >= len(said.cells) / 2
    )


def _talks(rows: Sequence[Sequence[str]], who: _Column, said: _Column, columns: Sequence[_Column]) -> bool:
    """True without times for a table of turns: so named, with nothing that marks a record of each, or where one of those
    who are named asks and another does not.
    """
    asking = sum(asks(cell) for cell in said.cells)
    others = [column for column in columns if column not in (who, said) and column.cells]
    if any(_is_id(column) for column in others):
        return False
    if _is(who.name, _WHO) and _is(said.name, _SAID):
        return asking > 0 and all(_is_plain(column) for column in others)
    if len(others) > 1 or len(set(who.cells)) > _LONGEST_NAME // 10:
        return False
    asked, told = Counter[str](), Counter[str]()
    for row in rows:
        label, words = (row[column.at].strip() if column.at < len(row) else "" for column in (who, said))
        told[label] += 1
        asked[label] += asks(words)
    shares = [asked[label] / told[label] for label in told if label and told[label] > 1]
    return len(shares) > 1 and max(shares) >= _ASKS and min(shares) <= _REPLIES


def _is_id(column: _Column) -> bool:
    """True for marks that each row has for itself, other than a running number."""
    if _is(column.name, _COUNTING) and all(cell.isdigit() for cell in column.cells):
        numbers = [int(cell[:9]) for cell in column.cells]
        return any(b - a != 1 for a, b in pairwise(numbers))
    return _is(column.name, _COUNTING)


def _is_plain(column: _Column) -> bool:
    """True for a column that may stand beside a transcript: a code, a note, a count; no title or subject of each row."""
    return not _is(column.name, frozenset(("title", "subject", "headline", "date", "url", "email")))


def _turns(rows: Sequence[Sequence[str]], talk: _Talk) -> Iterator[Said]:
    """Each row's words; a row that names nobody goes on."""
    speaker = ""
    for row in rows:
        who, said, at = (
            row[column].strip() if column is not None and column < len(row) else ""
            for column in (talk.who, talk.said, talk.time)
        )
        speaker = who.rstrip(":").strip() or speaker
        if said:
            start, end = _time(at, named=True) if at else (None, None)
            yield Said(speaker, said, start, end)
