"""Answers in a language model's words beside those of LlamaIndex's CitationQueryEngine, and what OnRecord adds in time.

Part of `python -m benchmarks.answers --llm SPEC`. Both systems have the same model, encoder, documents and questions, and
are judged by the same check: OnRecord's sentences against the words they cite, the peer's against the whole passages they
cite, or against all of its passages where it cites none, which is kinder.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from assistant.compose.connect import connect
from assistant.compose.language_model import LlamaIndexModel
from assistant.compose.written import WrittenComposer
from assistant.conversation import Assistant
from assistant.evaluation.casefile import Record
from assistant.evaluation.importers import response_of
from assistant.evaluation.judges import OfflineJudge
from assistant.evaluation.matching import LibraryPlaces
from assistant.evaluation.metrics import title_of
from assistant.evaluation.respond import AssistantResponder
from assistant.evaluation.run import evaluate, given_answers
from assistant.evaluation.summary import scored, summarise
from assistant.evaluation.types import Case, CaseSet, Response, Run
from assistant.settings import language_model
from assistant.verify import check
from benchmarks.tables import markdown, percentile
from index.library import Library
from index.llamaindex import OnRecordEmbedding

PATIENCE_S = 600.0  # for one answer: on a busy machine a slow model is still compared by what it writes
ADDED_MS = 150.0  # the goal: first words at most so much later than the model's own
SHOWN = (
    "faithfulness", "supported_claims", "worst_sentence", "citation_recall", "citation_precision", "evidence", "facts",
    "quote_exact", "over_refusal", "unsupported_answers", "words",
)  # fmt: skip


@dataclass
class Timed:
    """A language model that notes when it was asked and when its first words came."""

    model: LlamaIndexModel
    asked: float = 0.0
    began: float = 0.0
    name: str = field(init=False)
    context_tokens: int = field(init=False)
    answer_tokens: int = field(init=False)

    def __post_init__(self) -> None:
        self.name = self.model.name
        self.context_tokens, self.answer_tokens = self.model.context_tokens, self.model.answer_tokens

    def write(
        self, system: str, user: str, *, since: float | None = None, within: float | None = None
    ) -> Iterator[str]:
        """As `LanguageModel.write`."""
        self.asked, self.began = time.perf_counter(), 0.0
        for piece in self.model.write(system, user, since=since, within=within):
            self.began = self.began or time.perf_counter()
            yield piece


def measure(library: Library, cases: CaseSet, spec: str, *, limit: int) -> None:
    """Ask both systems and print what came of it."""
    chosen = replace(cases, cases=tuple(sample(cases.cases, limit)))
    places = LibraryPlaces(library)
    unhurried = replace(language_model(spec), first_token_s=PATIENCE_S, total_s=PATIENCE_S)  # the peer knows no quotes
    with connect(unhurried) as model:
        list(model.write("Be brief.", "Say: ready"))  # loaded once, before anything is timed
        ours, added, held = ask_ours(library, chosen, model, places)
        theirs = ask_peer(library, chosen, model)
    print(f"First words, n = {len(added)}: OnRecord's own work before it asks the model takes {_quantiles(added)}")
    print(f"(goal {ADDED_MS:.0f} ms), and words are held back after the model's first for {_quantiles(held)}.\n")
    runs = {
        name: evaluate(
            chosen,
            given_answers(chosen, list(zip(chosen.cases, responses, strict=True)), name=name),
            judge=OfflineJudge(),
            places=places,
            system=name,
        )
        for name, responses in (("OnRecord", ours), ("CitationQueryEngine", theirs))
    }
    print(f"{model.name}, {len(chosen.cases)} questions, {sum(not c.answerable for c in chosen.cases)} unanswerable\n")
    print(markdown(list(compared(runs))))
    in_quotes = sum(r.composer == "quotes" and not r.abstained for r in ours)
    print(f"OnRecord answered {in_quotes} in quotes because nothing that the model wrote could stand.")


def sample(cases: tuple[Case, ...], limit: int) -> list[Case]:
    """Every fourth unanswerable, the others answerable, spread over the set."""
    found: list[Case] = []
    for answerable, wanted in ((True, limit - limit // 4), (False, limit // 4)):
        some = [case for case in cases if case.answerable is answerable]
        found += some[:: max(len(some) // wanted, 1)][:wanted] if wanted else []
    return found


def ask_ours(
    library: Library, cases: CaseSet, model: LlamaIndexModel, places: LibraryPlaces
) -> tuple[list[Response], list[float], list[float]]:
    """The responses; milliseconds of our own work before the model is asked, and after its first words came."""
    timed = Timed(model)
    assistant = Assistant(library, composer=WrittenComposer(timed, check=check))
    responder = AssistantResponder(assistant, places)
    assistant.ask(cases.cases[0].question)  # what is loaded once is loaded
    responses, added, held = [], [], []
    for number, case in enumerate(cases.cases, 1):
        began, timed.asked, first = time.perf_counter(), 0.0, 0.0
        answer = None
        for answer in assistant.stream(case.question):  # noqa: B007 - the last is the answer
            first = first or time.perf_counter()
        assert answer
        if timed.asked:
            added.append((timed.asked - began) * 1000)
        if timed.began and answer.composer == timed.name:
            held.append((first - timed.began) * 1000)
        responses.append(responder.response(answer, milliseconds=(time.perf_counter() - began) * 1000))
        _progress("OnRecord", number, len(cases.cases))
    return responses, added, held


def ask_peer(library: Library, cases: CaseSet, model: LlamaIndexModel) -> list[Response]:
    """What a CitationQueryEngine with LlamaIndex's own defaults answers on the same documents."""
    from llama_index.core import Document, VectorStoreIndex
    from llama_index.core.query_engine import CitationQueryEngine

    texts = {summary.source: library.document(summary.id).text for summary in library.documents()}
    documents = [Document(text=text, metadata={"file_name": source}) for source, text in texts.items()]
    index = VectorStoreIndex.from_documents(documents, embed_model=OnRecordEmbedding(library.embedder))
    engine = CitationQueryEngine.from_args(index, llm=model.llm())
    responses = []
    for number, case in enumerate(cases.cases, 1):
        given = engine.query(case.question)
        passages: list[object] = []
        for found in given.source_nodes:
            words = found.node.get_content().split("\n", 1)[1].strip()  # the engine sets "Source 1:" before them
            source = str(found.node.metadata["file_name"])
            at = texts[source].find(words)
            place: Record = {"start": at, "end": at + len(words)} if at >= 0 else {}
            passages.append({"text": words, "document": source, **place})
        responses.append(response_of({"answer": str(given), "passages": passages}))
        _progress("CitationQueryEngine", number, len(cases.cases))
    return responses


def compared(runs: dict[str, Run]) -> Iterator[dict[str, object]]:
    """One line a figure, one column a system."""
    summaries = {name: summarise([scored(row) for row in run.rows]) for name, run in runs.items()}
    for figure in SHOWN:
        line: dict[str, object] = {"figure": title_of(figure)}
        for name, summary in summaries.items():
            estimate = summary.figures[figure]
            line[name] = "-"
            if estimate.value is not None and estimate.low is not None and estimate.high is not None:
                line[name] = f"{estimate.value:.2f} ({estimate.low:.2f} to {estimate.high:.2f}), n={estimate.n}"
        yield line


def _quantiles(milliseconds: list[float]) -> str:
    if not milliseconds:
        return "no time (there was no such case)"
    return f"{percentile(milliseconds, 50):.0f} ms in the median and {percentile(milliseconds, 95):.0f} ms at p95"


def _progress(name: str, done: int, total: int) -> None:
    print(f"\r\x1b[K{name} {done} of {total}", end="" if done < total else "\n", file=sys.stderr, flush=True)
