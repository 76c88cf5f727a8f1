"""`onrecord ask` and `onrecord search`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli import batch, present
from assistant.cli.options import DEFAULT_STORE, Collection, Document, Json, Person, Since, Store, Until
from assistant.types import Answer, Citation, Message
from index.errors import InvalidQuestion, StoreError
from index.passages import plain_text
from index.types import Filters, Why
from index.words import as_written
from prompts import phrase

if TYPE_CHECKING:
    from assistant.conversation import Assistant, Found
    from index.library import Library

Question = Annotated[str | None, typer.Argument(help="What you want to know, in quotes.", show_default=False)]
Rerank = Annotated[
    str | None,
    typer.Option(
        metavar="SPEC",
        help="Put the first hits in order with a sentence-transformers CrossEncoder: a folder, or a name on this machine.",
        show_default=False,
    ),
]


def ask(
    question: Question = None,
    store: Store = DEFAULT_STORE,
    batch_file: Annotated[
        str | None,
        typer.Option(
            "--batch", metavar="FILE", help="Answer every line of a JSONL file (- = stdin).", show_default=False
        ),
    ] = None,
    as_json: Json = False,
    llm: Annotated[
        str | None,
        typer.Option(
            metavar="SPEC",
            help="Let a language model write: URL#MODEL, ollama:MODEL or FILE.gguf. Keys come from the environment.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Remove what a model wrote without support.")] = False,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many pairs to search through.")] = 10,
    document: Document = None,
    collection: Collection = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    rerank: Rerank = None,
) -> None:
    """Ask a question; get the speakers' own words with their sources, or that nothing here answers."""
    from assistant.conversation import Assistant
    from assistant.reader import default_reader
    from assistant.settings import Settings
    from index.library import Library

    settings = Settings.read(llm=llm, strict=strict)
    filters = Filters(document=document, collection=collection, person=person, date_from=since, date_to=until)
    _one_or_batch(question, batch_file)
    with Library.open(store) as library:
        _prepare(library, filters, rerank, many=batch_file is not None)
        assistant = Assistant(library, settings=settings)
        default_reader().prepare()
        if batch_file is not None:
            raise typer.Exit(_ask_each(assistant, batch_file, filters, k))
        given = assistant.ask(question or "", filters=filters, k=k)
        if as_json:
            batch.write(present.answer(given))
        else:
            _show(given, library)
    raise typer.Exit(int(_unsupported(given)))


def _ask_each(assistant: Assistant, batch_file: str, filters: Filters, k: int) -> int:
    """Answer every line of the file; the exit code."""
    findings: list[bool] = []

    def handle(row: batch.Row) -> batch.Row:
        given = assistant.ask(batch.text_of(row, "question"), history=_history_of(row), filters=filters, k=k)
        findings.append(_unsupported(given))
        return {"id": row.get("id"), **present.answer(given)}

    return max(batch.run(batch_file, handle), int(any(findings)))


def _unsupported(given: Answer) -> bool:
    return any(sentence.verdict == "unsupported" for sentence in given.sentences)


def search(
    question: Question = None,
    store: Store = DEFAULT_STORE,
    batch_file: Annotated[
        str | None,
        typer.Option(
            "--batch", metavar="FILE", help="Search for every line of a JSONL file (- = stdin).", show_default=False
        ),
    ] = None,
    as_json: Json = False,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="How many pairs to show.")] = 10,
    document: Document = None,
    collection: Collection = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    rerank: Rerank = None,
) -> None:
    """Show the pairs that match a question, ranked, with the reasons."""
    from assistant.conversation import Assistant
    from index.library import Library

    filters = Filters(document=document, collection=collection, person=person, date_from=since, date_to=until)
    _one_or_batch(question, batch_file)
    with Library.open(store) as library:
        _prepare(library, filters, rerank, many=batch_file is not None)
        assistant = Assistant(library)
        if batch_file is not None:
            raise typer.Exit(_search_each(assistant, batch_file, filters, k))
        found = assistant.search(question or "", filters=filters, k=k)
    if as_json:
        batch.write(
            {"schema": present.SCHEMA, "searched_for": found.searched_for, "hits": present.hits(found.hits, why=True)}
        )
    else:
        _show_hits(found)


def _search_each(assistant: Assistant, batch_file: str, filters: Filters, k: int) -> int:
    """Search for every line of the file; the exit code."""

    def handle(row: batch.Row) -> batch.Row:
        found = assistant.search(batch.text_of(row, "question"), history=_history_of(row), filters=filters, k=k)
        return {
            "schema": present.SCHEMA,
            "id": row.get("id"),
            "searched_for": found.searched_for,
            "hits": present.hits(found.hits),
        }

    return batch.run(batch_file, handle)


def _show_hits(found: Found) -> None:
    """The hits as a person reads them, each with the reasons."""
    for rank, hit in enumerate(found.hits, start=1):
        span = hit.spans[0] if hit.spans else hit.pair.span
        asked = hit.pair.question.of(hit.document.text) if hit.pair.question else hit.document.title
        typer.echo(f"{rank:3d}. {hit.score:.3f}  {hit.document.source}, {hit.pair.number}: {_line(asked, 90)}")
        typer.echo(f"     {_line(span.of(hit.document.text), 160)}")
        typer.echo(f"     {_reasons(hit.why, found.searched_for)}")


def _reasons(why: Why, question: str) -> str:
    """Why a hit was found, its words as the question writes them; what a misspelt one was taken for, as the index has it."""
    scores = {"meaning": why.dense, "words": why.lexical, "title and names": why.lexical_header}
    told = ", ".join(f"{name} {score:.2f}" for name, score in scores.items() if score)
    words = ", ".join(as_written(why.words, question))
    return f"{told} ({words})" if words else told


def _prepare(library: Library, filters: Filters, rerank: str | None, *, many: bool) -> None:
    """Get a library ready for one question or for `many`, a CrossEncoder putting its hits in order where one is named.

    Raises EncoderError where that cannot be loaded, StoreError where no document passes the filters.
    """
    if rerank is not None:
        from index.rerank import CrossEncoderReranker

        library.reranker = CrossEncoderReranker(rerank)
    check_some_pass(library, filters)
    if many:
        from index import embedding

        embedding.many(library.embedder)


def _history_of(row: batch.Row) -> tuple[Message, ...]:
    """The `history` of a batch line. Raises ValueError where it is not a list of messages."""
    given = row.get("history") or []
    if not isinstance(given, list):
        raise ValueError('"history" is not a list')
    messages = []
    for turn in given:
        if (
            not isinstance(turn, dict)
            or turn.get("role") not in ("user", "assistant")
            or not isinstance(turn.get("content"), str)
        ):
            raise ValueError('"history" needs objects {"role": "user" | "assistant", "content": "..."}')
        messages.append(Message(role="user" if turn["role"] == "user" else "assistant", content=turn["content"]))
    return tuple(messages)


def _one_or_batch(question: str | None, batch_file: str | None) -> None:
    if (question is None) == (batch_file is None):
        raise InvalidQuestion("give one question in quotes, or --batch FILE")


def check_some_pass(library: Library, filters: Filters) -> None:
    """Raises StoreError where no document passes the filters."""
    if filters != Filters() and not library.documents(filters):
        raise StoreError("no document here is of that document name, collection, person or time; see: onrecord list")


def _show(given: Answer, library: Library) -> None:
    """The answer as a person reads it: sentences, then the sources by number."""
    if given.notice:
        typer.echo(given.notice, err=True)
    if given.searched_for != given.question:
        typer.echo(f"(searched for: {given.searched_for})")
    typer.echo(_paragraphs(given) if given.sentences else given.text)
    if not given.citations:
        return
    typer.echo("")
    if given.abstained:
        typer.echo("Closest:")
    for source in given.citations:
        typer.echo(f"[{source.marker}] {present.place(source)}" + (f"  {source.speaker}" if source.speaker else ""))
        if given.abstained:
            words = plain_text(library.find(source.document), source.span)
            typer.echo(f"    {_asked(source)}“{_line(words, 300)}”")


def _paragraphs(given: Answer) -> str:
    """The sentences with their verdicts; of an answer in quotes, each person and each document begins a line."""
    marks = {"supported": "", "weak": f" {phrase('checked.weak')}", "unsupported": f" {phrase('checked.unsupported')}"}
    of = {source.marker: (source.document, source.speaker) for source in given.citations}
    told = ""
    for before, sentence in zip((None, *given.sentences), given.sentences, strict=False):
        same = before is None or of[before.markers[-1]] == of[sentence.markers[0]]
        gap = " " if same or given.composer != "quotes" else "\n"
        told += f"{gap if before else ''}{sentence.text}{marks[sentence.verdict]}"
    return told


def _asked(source: Citation) -> str:
    """What a passage replied to, as it is said before its words; '' for prose and for words of the question itself."""
    if not source.question or source.quote in source.question:
        return ""
    question = _line(source.question, 110)
    return phrase("declined.asked" if source.speaker else "declined.under", question=question)


def _line(text: str, longest: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 4].rsplit(" ", 1)[0] + " ..."
