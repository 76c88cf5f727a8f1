"""Answers in a language model's words beside those of LlamaIndex's CitationQueryEngine, and what OnRecord adds in time.

Part of `python -m benchmarks.answers --llm SPEC`. Both systems have the same model, encoder, documents and questions, and
are judged by the same check: OnRecord's sentences against the words they cite, the peer's against the whole passages they
cite, or against all of its passages where it cites none, which is kinder.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
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
from assistant.evaluation.types import Case, CaseSet, Estimate, Response, Run
from assistant.settings import language_model
from assistant.verify import check
from benchmarks.estimates import quantile
from benchmarks.goals import ADDED, BEFORE, FIRST_WORDS, LATE, LONG_BEFORE, lines
from benchmarks.tables import markdown
from index.library import Library
from index.llamaindex import OnRecordEmbedding

PATIENCE_S = 600.0  # for one answer: on a busy machine a slow model is still compared by what it writes
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Milliseconds that one answer's first words took besides the model's own: before it was asked, and after it began.

    `before` is None where it was not asked, `after` where it did not write the answer.
    """

    cluster: str
    before: float | None
    after: float | None


def measure(library: Library, cases: CaseSet, spec: str, *, limit: int) -> None:
    """Ask both systems and print what came of it."""
    chosen = replace(cases, cases=tuple(sample([case for case in cases.cases if case.turn <= 1], limit)))
    places = LibraryPlaces(library)
    unhurried = replace(language_model(spec), first_token_s=PATIENCE_S, total_s=PATIENCE_S)  # the peer knows no quotes
    with connect(unhurried) as model:
        list(model.write("Be brief.", "Say: ready"))  # loaded once, before anything is timed
        ours, delays = ask_ours(library, chosen, model, places)
        theirs = ask_peer(library, chosen, model)
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
    unanswerable = sum(not case.answerable for case in chosen.cases)
    print(f"{model.name}, {len(chosen.cases)} questions of {cases.name}, {unanswerable} unanswerable\n")
    print(markdown(list(compared(runs))))
    in_quotes = sum(r.composer == "quotes" and not r.abstained for r in ours)
    print(f"OnRecord answered {in_quotes} in quotes because nothing that the model wrote could stand.\n")
    late = list(lines(FIRST_WORDS, first_words(delays)))
    print(markdown(late) if late else "The model was not asked: no time to its first words.\n")


def first_words(delays: Sequence[Delay]) -> dict[str, Estimate]:
    """How much later than the model's own the first words come, and OnRecord's work before and after the model's."""
    before = [(d.before, d.cluster) for d in delays if d.before is not None]
    after = [(d.after, d.cluster) for d in delays if d.after is not None]
    added = [(d.before + d.after, d.cluster) for d in delays if d.before is not None and d.after is not None]
    return {
        ADDED: _quantile(added, 0.5),
        LATE: _quantile(added, 0.95),
        BEFORE: _quantile(before, 0.5),
        LONG_BEFORE: _quantile(before, 0.95),
        "after the model has begun, p50 (ms)": _quantile(after, 0.5),
        "after the model has begun, p95 (ms)": _quantile(after, 0.95),
    }


def _quantile(timed: Sequence[tuple[float, str]], share: float) -> Estimate:
    return quantile([milliseconds for milliseconds, _ in timed], [cluster for _, cluster in timed], share)


def sample(cases: Sequence[Case], limit: int) -> list[Case]:
    """Every fourth unanswerable, the others answerable, spread over the set."""
    found: list[Case] = []
    for answerable, wanted in ((True, limit - limit // 4), (False, limit // 4)):
        some = [case for case in cases if case.answerable is answerable]
        found += some[:: max(len(some) // wanted, 1)][:wanted] if wanted else []
    return found


def ask_ours(
    library: Library, cases: CaseSet, model: LlamaIndexModel, places: LibraryPlaces
) -> tuple[list[Response], list[Delay]]:
    """The responses, and what was added to the model's own time to its first words."""
    timed = Timed(model)
    assistant = Assistant(library, composer=WrittenComposer(timed, check=check))
    responder = AssistantResponder(assistant, places)
    assistant.ask(cases.cases[0].question)  # what is loaded once is loaded
    responses, delays = [], []
    for number, case in enumerate(cases.cases, 1):
        began, timed.asked, timed.began, first = time.perf_counter(), 0.0, 0.0, 0.0
        answer = None
        for answer in assistant.stream(case.question):  # noqa: B007 - the last is the answer
            first = first or time.perf_counter()
        assert answer
        delays.append(
            Delay(
                cluster=case.cluster,
                before=(timed.asked - began) * 1000 if timed.asked else None,
                after=(first - timed.began) * 1000 if timed.began and answer.composer == timed.name else None,
            )
        )
        responses.append(responder.response(answer, milliseconds=(time.perf_counter() - began) * 1000))
        _progress("OnRecord", number, len(cases.cases))
    return responses, delays


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


def _progress(name: str, done: int, total: int) -> None:
    print(f"\r\x1b[K{name} {done} of {total}", end="" if done < total else "\n", file=sys.stderr, flush=True)
