"""Runs of test sets, one at a time, in the background; each leaves its set, its rows and its figures beside the store.

A report is made when it is read, so that it holds the labels that a person has given until then.
"""

from __future__ import annotations

import json
import logging
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.positions import file_name
from assistant.records import Records
from assistant.run_records import Runs
from assistant.service import Service
from assistant.web.texts import text
from index.errors import OnRecordError

if TYPE_CHECKING:
    from assistant.evaluation.labels import Agreement, Label
    from assistant.evaluation.types import Row, Run

logger = logging.getLogger(__name__)
SET_BYTES = 20 * 1024 * 1024
# The report's own way of labelling is for a report on its own; here the labels are kept, on the page around it.
IN_FRAME = "<style>.sentence button, #save, .hint { display: none; }</style></head>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a run stands. `problem` says why it ended without a report, `stopped` that its owner wished it."""

    owner: str
    done: int = 0
    total: int = 0
    running: bool = True
    stopped: bool = False
    problem: str = ""

    @property
    def words(self) -> str:
        """The standing in one line; '' when it is done."""
        if self.stopped:
            return text("evaluate.stopped")
        if self.problem:
            return text("evaluate.failed", why=self.problem)
        return text("evaluate.running", done=self.done, total=self.total) if self.running else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A run in four figures. `supported` is the share of claims, in [0, 1], that rest on their passages, if any."""

    questions: int
    answered: int
    declined: int
    supported: float | None


class _Stopped(Exception):
    """The owner wants no more of this run."""


class Evaluations:
    """Runs test sets on the service's library into `folder`."""

    def __init__(self, folder: Path, service: Service, records: Records) -> None:
        self._folder = folder
        self._service = service
        self._records = records
        self._standing: Standing | None = None
        self._enough = threading.Event()
        self._lock = threading.Lock()

    def standing(self, owner: str) -> Standing | None:
        """How the owner's latest run since the server started stands."""
        with self._lock:
            return self._standing if self._standing and self._standing.owner == owner else None

    # What was run

    def _file(self, owner: str, run: int, ending: str) -> Path | None:
        key = next((r.report for r in Runs(self._records).all_of(owner) if r.id == run), None)
        path = self._folder / f"{key}.{ending}"
        return path if key and path.is_file() else None

    def test_set(self, owner: str, run: int) -> bytes | None:
        """The test set of one of the owner's runs, to be run again."""
        path = self._file(owner, run, "set")
        return path.read_bytes() if path else None

    def short(self, owner: str, run: int) -> Short | None:
        """The run in short."""
        path = self._file(owner, run, "short.json")
        return Short(**json.loads(path.read_bytes())) if path else None

    def run_of(self, owner: str, run: int) -> Run | None:
        """The whole run with every row."""
        from pydantic import TypeAdapter

        from assistant.evaluation.types import Run

        path = self._file(owner, run, "run.json")
        return TypeAdapter(Run).validate_json(path.read_bytes()) if path else None

    def labels(self, owner: str, run: int) -> tuple[Label, ...]:
        """The owner's labels of a run, as `onrecord evaluate --labels` reads them."""
        from assistant.evaluation.labels import Label

        return tuple(
            Label(id=label.row, sentence=label.sentence, supported=label.supported, text=label.text)
            for label in Runs(self._records).labels(owner, run)
        )

    def agreement(self, owner: str, number: int, run: Run) -> Agreement | None:
        """The judge beside the owner's labels; None while there is none."""
        from assistant.evaluation.labels import agreement

        labels = self.labels(owner, number)
        try:
            return agreement(run, labels) if labels else None
        except OnRecordError:
            return None

    def report(self, owner: str, number: int, *, before: int | None = None) -> str | None:
        """The report of one of the owner's runs as a page, compared with an earlier one where `before` names it."""
        from assistant.evaluation import runfile
        from assistant.evaluation.compare import compare
        from assistant.evaluation.report import render
        from assistant.evaluation.summary import summarise

        run = self.run_of(owner, number)
        if run is None:
            return None
        rows = runfile.rows_of(run)
        earlier = self.run_of(owner, before) if before is not None else None
        page = render(
            _named(run),
            summarise(rows),
            comparison=compare(runfile.rows_of(earlier), rows) if earlier else None,
            agreement=self.agreement(owner, number, run),
        )
        return page.replace("</head>", IN_FRAME, 1)

    # Running

    def start(self, owner: str, name: str, data: bytes) -> None:
        """Run the set in the background. Raises OnRecordError while another run is going on."""
        with self._lock:
            if self._standing and self._standing.running:
                raise OnRecordError(text("evaluate.busy"))
            self._standing = Standing(owner=owner)
            self._enough.clear()
        threading.Thread(target=self._run, args=(owner, name, data), name="onrecord-evaluate", daemon=True).start()

    def stop(self, owner: str) -> None:
        """End the owner's run after the question that is being answered; nothing of it is kept."""
        with self._lock:
            if self._standing and self._standing.running and self._standing.owner == owner:
                self._enough.set()

    def remove(self, owner: str, run: int) -> None:
        """Delete one of the owner's runs: its test set, its rows, its labels."""
        key = Runs(self._records).remove(owner, run)
        if key:
            self._discard(key)

    def _discard(self, key: str) -> None:
        for path in self._folder.glob(f"{key}.*"):
            path.unlink(missing_ok=True)

    def _set(self, standing: Standing) -> None:
        with self._lock:
            self._standing = standing

    def _progress(self, owner: str, done: int, total: int) -> None:
        if self._enough.is_set():
            raise _Stopped
        self._set(Standing(owner=owner, done=done, total=total))

    def _run(self, owner: str, name: str, data: bytes) -> None:
        key = secrets.token_hex(8)
        try:
            run = self._measured(owner, name, data, key, partial(self._progress, owner))
            self._keep(run, key)
            Runs(self._records).keep(owner, name, key)
            ended = Standing(owner=owner, running=False)
        except _Stopped:
            ended = Standing(owner=owner, running=False, stopped=True)
        except OnRecordError as error:
            ended = Standing(owner=owner, running=False, problem=str(error))
        except Exception as error:  # a defect ends the run, not the server
            logger.exception("an evaluation stopped")
            ended = Standing(owner=owner, running=False, problem=repr(error))
        if ended.words:
            self._discard(key)
        self._set(ended)

    def _measured(self, owner: str, name: str, data: bytes, key: str, progress: Callable[[int, int], None]) -> Run:
        """The set, answered as the owner's settings say and judged."""
        from assistant.evaluation.importers import read_set
        from assistant.evaluation.judges import OfflineJudge
        from assistant.evaluation.matching import LibraryPlaces
        from assistant.evaluation.respond import AssistantResponder
        from assistant.evaluation.run import evaluate

        folder = self._folder / key
        folder.mkdir(parents=True)
        path = folder / name
        path.write_bytes(data)
        try:
            cases = read_set(path)
        finally:
            path.rename(self._folder / f"{key}.set")
            folder.rmdir()
        engine, library = self._service.engine, self._service.library
        places, info = LibraryPlaces(library), library.info()
        written = engine.model is not None and self._records.preference(owner, "composer", "model") == "model"
        strict = self._records.preference(owner, "strict", "off") == "on"
        return evaluate(
            cases,
            AssistantResponder(engine.assistant("model" if written else "quotes", strict), places),
            judge=OfflineJudge(),
            places=places,
            people=[person.name for person in library.people()],
            system=str(engine.model) if written else text("evaluate.quotes"),
            facts={"documents": info.documents, "pairs": info.pairs, "encoder": info.embedder},
            progress=progress,
        )

    def _keep(self, run: Run, key: str) -> None:
        from pydantic import TypeAdapter

        from assistant.evaluation import runfile
        from assistant.evaluation.summary import summarise

        summary = summarise(runfile.rows_of(run))
        table, claims = summary.declining, summary.figures["supported_claims"]
        short = {
            "questions": len(run.rows),
            "answered": table.answered + table.unsupported,
            "declined": table.over_refused + table.declined,
            "supported": claims.micro if claims.micro is not None else claims.value,
        }
        (self._folder / f"{key}.short.json").write_text(json.dumps(short), encoding="utf-8")
        (self._folder / f"{key}.json").write_text(runfile.run_json(run, summary), encoding="utf-8")
        # A run's mappings cannot be changed; pydantic writes them once it is told that they are dicts.
        whole = TypeAdapter(type(run)).dump_json(run, fallback=dict, warnings=False)
        (self._folder / f"{key}.run.json").write_bytes(whole)


def _named(run: Run) -> Run:
    """The run with its documents named as citations name them, not by where they lie on the server."""

    def row(one: Row) -> Row:
        sources = (replace(s, document=s.document and file_name(s.document)) for s in one.response.sources)
        return replace(one, response=replace(one.response, sources=tuple(sources)))

    return replace(run, rows=tuple(map(row, run.rows)))
