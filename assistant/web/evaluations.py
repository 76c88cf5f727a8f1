"""Runs of test sets, one at a time, in the background; each leaves its figures and its report beside the store."""

from __future__ import annotations

import logging
import secrets
import threading
from dataclasses import dataclass
from pathlib import Path

from assistant.records import Records
from assistant.service import Service
from assistant.web.texts import text
from index.errors import OnRecordError

logger = logging.getLogger(__name__)
SET_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a run stands. `problem` says why it ended without a report."""

    owner: str
    done: int = 0
    total: int = 0
    running: bool = True
    problem: str = ""

    @property
    def words(self) -> str:
        """The standing in one line; '' when it is done."""
        if self.problem:
            return text("evaluate.failed", why=self.problem)
        return text("evaluate.running", done=self.done, total=self.total) if self.running else ""


class Evaluations:
    """Runs test sets on the service's library into `folder`."""

    def __init__(self, folder: Path, service: Service, records: Records) -> None:
        self._folder = folder
        self._service = service
        self._records = records
        self._standing: Standing | None = None
        self._lock = threading.Lock()

    def standing(self, owner: str) -> Standing | None:
        """How the owner's latest run since the server started stands."""
        with self._lock:
            return self._standing if self._standing and self._standing.owner == owner else None

    def report(self, owner: str, run: int) -> Path | None:
        """The report of one of the owner's runs."""
        key = next((r.report for r in self._records.runs(owner) if r.id == run), None)
        path = self._folder / f"{key}.html"
        return path if key and path.is_file() else None

    def start(self, owner: str, name: str, data: bytes, *, compare: int | None = None) -> None:
        """Run the set in the background. Raises OnRecordError while another run is going on."""
        with self._lock:
            if self._standing and self._standing.running:
                raise OnRecordError(text("evaluate.busy"))
            self._standing = Standing(owner=owner)
        threading.Thread(
            target=self._run, args=(owner, name, data, compare), name="onrecord-evaluate", daemon=True
        ).start()

    def _set(self, standing: Standing) -> None:
        with self._lock:
            self._standing = standing

    def _run(self, owner: str, name: str, data: bytes, compare: int | None) -> None:
        try:
            self._measure(owner, name, data, compare)
            self._set(Standing(owner=owner, running=False))
        except OnRecordError as error:
            self._set(Standing(owner=owner, running=False, problem=str(error)))
        except Exception as error:  # a defect ends the run, not the server
            logger.exception("an evaluation stopped")
            self._set(Standing(owner=owner, running=False, problem=repr(error)))

    def _measure(self, owner: str, name: str, data: bytes, compare: int | None) -> None:
        from assistant.evaluation import runfile
        from assistant.evaluation.compare import compare as compared
        from assistant.evaluation.importers import read_set
        from assistant.evaluation.judges import OfflineJudge
        from assistant.evaluation.matching import LibraryPlaces
        from assistant.evaluation.report import render
        from assistant.evaluation.respond import AssistantResponder
        from assistant.evaluation.run import evaluate
        from assistant.evaluation.summary import summarise

        key = secrets.token_hex(8)
        folder = self._folder / key
        folder.mkdir(parents=True)
        path = folder / name
        path.write_bytes(data)
        library = self._service.library
        places = LibraryPlaces(library)
        info = library.info()
        run = evaluate(
            read_set(path),
            AssistantResponder(self._service.engine.assistant("quotes", False), places),
            judge=OfflineJudge(),
            places=places,
            people=[person.name for person in library.people()],
            system=text("settings.quotes"),
            facts={"documents": info.documents, "pairs": info.pairs, "encoder": info.embedder},
            progress=lambda done, total: self._set(Standing(owner=owner, done=done, total=total)),
        )
        rows = runfile.rows_of(run)
        summary = summarise(rows)
        earlier = next((r.report for r in self._records.runs(owner) if r.id == compare), None)
        before = runfile.read_run(self._folder / f"{earlier}.json") if earlier else None
        (self._folder / f"{key}.json").write_text(runfile.run_json(run, summary), encoding="utf-8")
        report = render(run, summary, comparison=compared(before, rows) if before else None)
        (self._folder / f"{key}.html").write_text(report, encoding="utf-8")
        self._records.keep_run(owner, name, key)
