"""Which labels name speakers: those that return, and those that stand for one who returns or is introduced."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from index.names import is_institution, is_name
from index.pairs.cast import after_cast
from index.pairs.commas import without_role
from index.pairs.labels import INITIALS, Labelled, Style, key
from index.pairs.letters import ASKS, REPLIES
from index.pairs.page import Page
from index.pairs.people import Names, introduced, names_in_head, only_names, slips
from index.pairs.questions import asks
from index.pairs.roles import asks_by_label, is_anybody, says_asks
from index.pairs.stops import in_court, is_bare
from index.pairs.turns import NEARLY_ALL, OFTEN, SHORTENED

_LETTERS = ASKS | REPLIES
_FEW = 0.2  # of all labels that open a paragraph, where lines are turns and paragraphs mean little
_PARTICLES = frozenset("of de la van von der den".split())  # small words in names: 'Mr. Lee of Ohio'
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,8}").fullmatch  # a name before a full-width blank


def accepted(page: Page, style: Style, labels: list[Labelled]) -> list[Labelled]:
    """The labels that name speakers: those that return, and those that stand for one who returns or is introduced."""
    if style == "post":
        return _one_per_line(labels)
    if style == "voice" and labels and page.lines[labels[0].line].kind != "cue":
        return labels  # the format itself says who wrote what, each of many perhaps once
    title = page.document.title.casefold()
    labels = [label for label in labels if not (title.startswith(label.who) and is_institution(label.name))]
    labels, counts = _told_apart(page, style, labels)
    kept = _returning(page, labels, counts)
    timed = 2 * sum(label.timed for label in labels) > len(labels)
    if not timed and not kept.isdisjoint(ASKS) and not kept.isdisjoint(REPLIES) and len(kept & _LETTERS) >= 2:
        labels = [label for label in labels if label.who not in _LETTERS]  # 'Q:' and 'A:' together are read as letters
        counts = Counter(label.who for label in labels)
        kept -= _LETTERS
    if not (kept if timed else kept - _LETTERS):
        return []
    kept = _with_meant(page, labels, counts, kept)
    chosen = _in_paragraphs(page, [label for label in labels if label.who in kept])
    if len(chosen) >= 4 and covered(page, chosen) >= 0.6:
        strong = sum(label.strong for label in chosen) > len(chosen) / 2
        taken = {label.line for label in chosen}
        chosen = [x for x in labels if x.line in taken or (x.strong == strong and _person(x.name))]
    return _one_per_line(_opening(page, chosen))


def _told_apart(page: Page, style: Style, labels: list[Labelled]) -> tuple[list[Labelled], Counter[str]]:
    """The labels without what looks like them in their style and is none, and how often each name stands there."""
    counts = Counter(label.who for label in labels)
    if style == "wide":  # columns hold other things than talk more often than not
        names = {label.name: counts[label.who] for label in labels}
        people = {
            name for name, count in names.items() if _written_as_somebody(page, name) or (count >= 2 and _HAN(name))
        }
        labels = [label for label in labels if label.name in people]
    elif style == "stop" and (bare := {label.name for label in labels if is_bare(label.name)}):
        heard = in_court(bare, page.text)
        labels = [label for label in labels if label.name not in bare or label.name in heard]
    elif style == "bold":
        often = {name for name, count in counts.items() if count >= 2}
        once = Names(name for name, count in counts.items() if count == 1)  # 'Rosa Keel' first, and 'Keel' from then on
        often |= {name for short in often for name in once.meant_by(short)}
        return [label for label in labels if label.who in often], counts
    elif style == "alone":
        talks = {x.line for x in labels if counts[x.who] >= 2 and _opens_talk(page, x)}
        asked = any(
            x.line in talks and asks_by_label(x.who) for x in labels
        )  # 'INTERVIEWER' stands alone, so 'KEEL' may
        named = {x.who for x in labels if asked and counts[x.who] >= OFTEN and x.name.isupper()}
        labels = [x for x in labels if x.timed or x.strong or x.line in talks or x.who in named]
    return labels, Counter(label.who for label in labels)


def _returning(page: Page, labels: Sequence[Labelled], counts: Counter[str]) -> set[str]:
    """The names that return, those with their short form, and those of people who take part."""
    kept = {name for name, count in counts.items() if count >= 2}
    for label in labels:  # 'Mara Lindt (ML)' once, and 'ML' once afterwards
        if (short := SHORTENED.search(label.name)) and key(short[1]) in counts and key(short[1]) != label.who:
            kept |= {label.who, key(short[1])}
    known = Names(key(name) for name in page.document.participants)
    return kept | {name for name in counts if known.meant_by(name)}


def _with_meant(page: Page, labels: Sequence[Labelled], counts: Counter[str], kept: set[str]) -> set[str]:
    """The names that are `kept` and all that mean one of them, or somebody whom the head introduces."""
    kept = kept | {name for name in counts if is_anybody(name)}
    found, all_names = Names(kept), Names(counts)
    kept |= {name for other in kept for name in all_names.meant_by(other)}
    kept |= {name for name in counts if found.meant_by(name)}
    presented = Names(key(name) for name in names_in_head(page))
    kept |= {name for name in counts if presented.meant_by(name)}
    kept |= slips(counts, [name for name, count in counts.items() if count >= OFTEN]).keys()
    kept |= {x.who for x in labels if (short := SHORTENED.search(x.name)) and key(short[1]) in kept}
    return kept


def with_unsigned(page: Page, labels: list[Labelled], bold: list[Labelled], alone: list[Labelled]) -> list[Labelled]:
    """Labels before colons, and known names whose colon was forgotten: in bold before a sentence, or on a line like most."""
    counts = Counter(label.who for label in labels)
    forgotten = [label for label in bold if page.text[label.start : label.start + 1].isupper()]
    if 2 * sum(label.start >= page.lines[label.line].end for label in labels) > len(labels):
        forgotten += [label for label in alone if page.lines[label.line].first]
    forgotten = [label for label in forgotten if counts[label.who] >= 2]
    return _one_per_line([*labels, *forgotten]) if forgotten else labels


def after_head(page: Page, labels: list[Labelled]) -> list[Labelled]:
    """Labels without those at the head that only say who is who: 'Interviewer: Mary Jones'."""
    first = 0
    while first < len(labels) and only_names(page.text[labels[first].start : page.lines[labels[first].line].end]):
        first += 1
    return labels[first + after_cast(page, labels[first:]) :]


def _in_paragraphs(page: Page, labels: list[Labelled]) -> list[Labelled]:
    """Labels without those in headings ('Outputs: what they are'), where headings do not open the questions."""
    if not page.breaks or not labels or labels[0].style == "alone":
        return labels
    headed = [label for label in labels if page.lines[label.line].kind == "heading"]
    asking = sum(asks(page.lines[label.line].plain) for label in headed)
    if not headed or (2 * asking >= len(headed) and 3 * len(headed) <= 2 * len(labels)):
        return labels
    return [label for label in labels if page.lines[label.line].kind != "heading"]


def _opening(page: Page, labels: list[Labelled]) -> list[Labelled]:
    """Labels that open a paragraph, where nearly all do: elsewhere only names that are known from those."""
    opening = [label for label in labels if page.lines[label.line].first]
    if len(opening) < NEARLY_ALL * len(labels):
        return labels
    known = {label.who for label in opening}
    return [label for label in labels if label.who in known or page.lines[label.line].first]


def _opens_talk(page: Page, label: Labelled) -> bool:
    """True where words follow right under a label that stands alone, and the label opens its block."""
    lines = page.lines
    if label.line + 1 >= len(lines) or not lines[label.line].first:
        return False
    if lines[label.line].kind == "heading" or not lines[label.line + 1].gap:
        return True
    return is_name(label.name) or is_name(label.name.title()) or says_asks(label.who)


def _written_as_somebody(page: Page, name: str) -> bool:
    """True for a full name, initials or capitals, a role ('Interviewer'), or whom the document introduces."""
    return (
        name.isupper()
        or INITIALS.fullmatch(name) is not None
        or is_name(name)
        or says_asks(key(name))
        or introduced(page, name)
    )


def _person(name: str) -> bool:
    words = [x for x in re.sub(r"\((?:[^()]|\([^()]*\))*\)", "", without_role(name)).split() if x not in _PARTICLES]
    return 1 <= len(words) <= 4 and all(word[0].isupper() or word[0].isdigit() for word in words)


def _one_per_line(labels: Sequence[Labelled]) -> list[Labelled]:
    seen: dict[int, Labelled] = {}
    for label in labels:
        seen.setdefault(label.line, label)
    return [seen[line] for line in sorted(seen)]


def covered(page: Page, labels: Sequence[Labelled]) -> float:
    """The share of paragraphs between the first label and the last that open with a label; of lines, where turns are."""
    first, last = labels[0].line, labels[-1].line
    opening = sum(page.lines[label.line].first for label in labels)
    if opening < _FEW * len(labels):
        return len(labels) / (last - first + 1)
    starts = bisect_right(page.paragraphs, last) - bisect_left(page.paragraphs, first)
    return opening / (starts or 1)
