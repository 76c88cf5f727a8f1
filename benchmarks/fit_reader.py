"""Trains the reader, assistant/reader.safetensors: the bundled encoder fine-tuned to say which sentence answers.

    python -m benchmarks.fit_reader --squad FILE... [--first FILE] [--folds FOLDER] [--write] [--stores FOLDER]
    python -m benchmarks.fit_reader --again FILE [--write] [--stores FOLDER]
    python -m benchmarks.fit_reader --together FILE --into FOLDER [--stores FOLDER]
    python -m benchmarks.fit_reader --mean SHARE FILE --mean SHARE FILE ...

It learns in two lessons. First what an answer is, from files of questions on paragraphs in the form of SQuAD 2.0: the
shipped weights saw 6,078 development questions of SQuAD 2.0 itself (Rajpurkar, Jia and Liang, "Know What You Don't Know",
2018; CC BY-SA 4.0), on an encyclopedia, half of them without an answer, and the questions of SQuADShifts on reviews,
forum posts and newer articles (Miller, Krauth, Recht and Schmidt, "The Effect of Natural Distribution Shift on Question
Answering Models", 2020; CC BY 4.0). Then what it looks like in an interview or an FAQ, from our own questions,
benchmarks/questions/, on the documents of ONRECORD_DATA (default: ../shared/data). Each gives a few windows that the
assistant would read for it; the tokens of its gold stretches are right, and where a window holds none, or the question
has no answer, "nothing here answers" is. One softmax over the tokens of a window and that. The word embeddings stay as
they are, so only the layers and two heads are kept. With --folds the questions of one fold are left out, once each, so
that benchmarks/fit_answers.py can fit on what a reader says of questions that it has never seen. --first keeps what the
first lesson gave, or takes it from there. --again teaches a reader that has had both the questions of the latest lesson
(the third: shorter questions; the fourth: turns of conversations, and documents of many kinds that were written for it;
the fifth: more such documents; the sixth: questions on them by people who had not read them; the seventh: both anew),
with a share of those of before so that it does not forget them. --together teaches it all our own questions once more,
those of all lessons in one random order, and writes last.safetensors and averaged.safetensors, the mean of what it was
on the way. --mean writes the weighted mean of readers that were
taught from the same one (Wortsman et al., "Model soups", 2022).

Two cores need about an hour for all. Nothing is random but the order and the heads' first weights, which are seeded;
the order of sums in threads still moves the last digits, so weights trained anew are alike, not the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant import windows
from assistant.candidates import candidates
from assistant.cross_encoder import LONGEST
from assistant.reader import WEIGHTS
from benchmarks.development import CORPUS, Development, Example, Question, is_gold, read, sets
from benchmarks.reader_network import SEED, Lesson, Network, taught_before
from index import model_files
from index.embedding import encodable
from index.sentences import sentences as sentences_of

if TYPE_CHECKING:
    import torch

FOLDS = 2
FIRST = (1.5, 1e-4)  # times through the paragraphs, and the rate of the layers; the heads learn ten times as fast
THEN = (1.2, 7e-5)  # the same for our own questions
AGAIN = (1.0, 5e-5)  # and for those that came later
LATEST = 8  # lesson
REPEATED = 0.3  # share of the questions of before that a reader taught again hears once more
KEPT = {"answerable": 0.4, "unanswerable": 0.75, "elsewhere": 0.25}  # shares of windows without the answer
CUT = 0.3  # share of the windows that are also given without the sentences that answer
NEAREST = 5  # windows of each interview besides those with the answer


def lessons(development: Development, question: Question) -> Iterator[Lesson]:
    """The windows that the assistant finds most promising for a question, and those that hold its answer."""
    example = read(development.assistant, question)
    chance = random.Random(question.text)
    answers = question.gold[-1:] if question.last_only else question.gold
    beside = question.gold[:-1] if question.last_only else ()
    lists = [(ranked.sentences, ranked.scores) for ranked in example.ranked]
    if question.answerable and not any(is_gold(s, answers) for found, _ in lists for s in found):
        library = development.assistant.library
        for name in dict.fromkeys(gold.file for gold in answers):
            document = library.find(name)
            found = candidates((document, pair) for pair in library.pairs(document.id))
            lists.append((found, np.zeros(len(found), np.float32)))
    seen: set[tuple[int, int]] = set()
    for sentences, scores in lists:
        runs = windows.windows(sentences)
        near = sorted(runs, key=lambda run: -max(float(scores[place]) for place in run))[:NEAREST]
        for run in runs:
            first = sentences[run[0]]
            right = [place for place in run if is_gold(sentences[place], answers)]
            if (first.document.id, first.span.start) in seen or not (right or run in near):
                continue
            seen.add((first.document.id, first.span.start))
            if right or not any(is_gold(sentences[place], beside) for place in run):
                passage = windows.passage(sentences, run)
                spans = [passage.sentences[run.index(place)] for place in right]
                left = without(passage.text, spans) if spans and chance.random() < CUT else ""
                for text in wordings(example):
                    yield from lesson(text, passage.text, spans)
                    if left:
                        yield from lesson(text, left, ())


def wordings(example: Example) -> list[str]:
    """The question as the reader will see it: without names, and whole where it has two parts."""
    return [example.asked.parts[0].text if len(example.asked.parts) == 1 else example.asked.masked]


def lesson(question: str, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Lesson]:
    """One window made ready, `spans` of its text being right; none where the answer lies beyond what is read."""
    found = model_files.tokenizer().encode(encodable(question), encodable(text))
    length = min(LONGEST, len(found))
    inside = [
        at
        for at, (kind, (start, end)) in enumerate(zip(found.type_ids[:length], found.offsets[:length], strict=True))
        if kind == 1 and any(start < last and end > first for first, last in spans)
    ]
    if inside or not spans:
        ids = (*found.ids[: length - 1], found.ids[-1])
        yield Lesson(ids=ids, types=tuple(found.type_ids[:length]), right=tuple(inside))


def paragraphs(path: Path) -> Iterator[Lesson]:
    """The windows of every question of a file in SQuAD's form: those with the answer, some of them again without it,
    some of those beside it and some of elsewhere."""
    chance = random.Random(SEED)
    for article in json.loads(path.read_text("utf-8"))["data"]:
        texts = [paragraph["context"] for paragraph in article["paragraphs"]]
        elsewhere = [(text, run) for text in texts for run in stretches(text)]
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            for asked in paragraph["qas"]:
                question, answers = asked["question"], [(a["answer_start"], a["text"]) for a in asked["answers"]]
                spans = [(start, start + len(words)) for start, words in answers]
                for start, end in stretches(text):
                    right = [(a - start, b - start) for a, b in spans if a < end and b > start]
                    if right or chance.random() < KEPT["answerable" if answers else "unanswerable"]:
                        yield from lesson(question, text[start:end], right)
                    if right and chance.random() < CUT and (left := without(text[start:end], right)):
                        yield from lesson(question, left, ())
                other, (start, end) = chance.choice(elsewhere)
                if other != text and chance.random() < KEPT["elsewhere"]:
                    yield from lesson(question, other[start:end], ())


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text less its sentences that share a character with `spans`."""
    kept = [s for s in sentences_of(text) if not any(s.start < end and start < s.end for start, end in spans)]
    return " ".join(text[sentence.start : sentence.end] for sentence in kept)


def stretches(text: str) -> list[tuple[int, int]]:
    """The sentences of a text in runs of up to a window's length."""
    found: list[tuple[int, int]] = []
    for sentence in sentences_of(text):
        if found and sentence.end - found[-1][0] <= windows.LENGTH:
            found[-1] = (found[-1][0], sentence.end)
        else:
            found.append((sentence.start, sentence.end))
    return found


def first_lesson(files: Sequence[Path], kept: Path | None) -> dict[str, torch.Tensor]:
    """The parameters after the first lesson: those of `kept` where it exists, else learned from `files` and kept there."""
    import torch

    if kept and kept.exists():
        state: dict[str, torch.Tensor] = torch.load(kept, weights_only=True)
        return state
    network = Network()
    network.train([one for path in files for one in paragraphs(path)], *FIRST)
    if kept:
        torch.save(network.state(), kept)
    return network.state()


def latest_lesson(taught: Sequence[tuple[Question, list[Lesson]]]) -> list[Lesson]:
    """The windows of the questions of the latest lesson, and of a random share of the others."""
    chance = random.Random(SEED)
    return [one for question, own in taught if question.lesson == LATEST or chance.random() < REPEATED for one in own]


def together(state: Mapping[str, torch.Tensor], taught: Sequence[tuple[Question, list[Lesson]]], folder: Path) -> None:
    """Teach a reader that begins with `state` the windows of all questions, and write what it is then and was on average."""
    network = Network(state)
    averaged = network.train([one for _, own in taught for one in own], *AGAIN)
    for name, one in (("last", network), ("averaged", Network(averaged))):
        path = folder / f"{name}.safetensors"
        print(f"{path}: sha256 {one.save(path)}")


def mean(parts: Sequence[tuple[float, Path]]) -> dict[str, torch.Tensor]:
    """The parameters of several readers, each times its share of the shares' sum."""
    total = sum(share for share, _ in parts)
    readers = [(share / total, taught_before(path)) for share, path in parts]
    first = readers[0][1]
    return {name: sum((share * state[name] for share, state in readers), 0.0 * first[name]) for name in first}


def second_lesson(stores: Path) -> list[tuple[Question, list[Lesson]]]:
    """Our own questions with their lessons, as many as the documents are there for."""
    found = []
    for development in sets(stores):
        if development.taught:
            development.assistant.archive.reader = None
            own = [(question, list(lessons(development, question))) for question in development.questions]
            print(f"{development.name}: {len(own)} questions, {sum(len(each) for _, each in own)} windows", flush=True)
            found += own
    return found


def main() -> int:
    """Train on all questions, or once without each fold."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--squad", type=Path, nargs="+", default=[], help="questions in the form of SQuAD 2.0")
    parser.add_argument("--first", type=Path, help="what the first lesson gave: kept in this file, or taken from it")
    parser.add_argument("--write", action="store_true", help="train on all and write assistant/reader.safetensors")
    parser.add_argument("--folds", type=Path, help="train once without each fold and write fold-N.safetensors here")
    parser.add_argument("--again", type=Path, help="teach the reader with these weights what came later")
    parser.add_argument("--together", type=Path, help="teach the reader with these weights all our own questions anew")
    parser.add_argument("--into", type=Path, help="the folder for what --together gives")
    parser.add_argument("--stores", type=Path, help="keep the indexed corpora in this folder")
    parser.add_argument(
        "--mean", nargs=2, action="append", help="a reader's share and its weights; one for each reader"
    )
    options = parser.parse_args()
    if options.mean:
        network = Network(mean([(float(share), Path(file)) for share, file in options.mean]))
        print(f"{WEIGHTS}: sha256 {network.save(WEIGHTS)}")
        return 0
    if options.together and not options.into:
        parser.error("--into FOLDER is where what --together gives is written")
    if not (options.again or options.together) and not options.squad and not (options.first and options.first.exists()):
        parser.error("--squad FILE... is what the first lesson is made of")
    taught = second_lesson(options.stores or Path(tempfile.mkdtemp(prefix="onrecord-fit-")))
    if not taught:
        print(f"the documents are absent ({CORPUS}); set ONRECORD_DATA to the folder that holds the development data")
        return 1
    if options.together:
        options.into.mkdir(parents=True, exist_ok=True)
        together(taught_before(options.together), taught, options.into)
        return 0
    plan: list[tuple[Path, int | None]] = []
    if options.folds:
        options.folds.mkdir(parents=True, exist_ok=True)
        plan += [(options.folds / f"fold-{fold}.safetensors", fold) for fold in range(FOLDS)]
    if options.write:
        plan.append((WEIGHTS, None))
    state = taught_before(options.again) if options.again else first_lesson(options.squad, options.first)
    for path, left_out in plan:
        network = Network(state)
        kept = [(question, own) for question, own in taught if question.fold != left_out]
        if options.again:
            network.train(latest_lesson(kept), *AGAIN)
        else:
            network.train([one for _, own in kept for one in own], *THEN)
        print(f"{path}: sha256 {network.save(path)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
