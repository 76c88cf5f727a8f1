"""Files that visitors send: kept in the store's own folder, read in the background, each with its own progress."""

from __future__ import annotations

import re
import secrets
import shutil
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal

from assistant.service import Service
from assistant.web.texts import text
from index.errors import OnRecordError
from index.library import Library
from index.readers.container import Container
from index.report import Failure, Notice

FOLDER = "uploads"
"""The folder in the store's own where they lie."""
FILE_MB = 100
Stage = Literal["waiting", "reading", "added", "failed"]
KEPT = 200  # uploads remembered for their progress
NAMED = 5  # files of a zip named as not read


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file that was sent. `message` says what to do when it failed, or what is to be known of it."""

    key: str
    owner: str
    name: str
    path: Path
    stage: Stage = "waiting"
    message: str = ""


def erase_upload(path: Path, uploads: Path) -> None:
    """Delete a file that was sent to the folder `uploads`; one that lies anywhere else is left alone."""
    folder = path.resolve().parent
    if folder.parent == uploads.resolve():
        shutil.rmtree(folder, ignore_errors=True)


class Uploads:
    """Uploads into `folder`. Each lies in a folder of its own, under its own name."""

    def __init__(self, folder: Path, service: Service) -> None:
        self.folder = folder
        self._service = service
        self._uploads: dict[str, Upload] = {}
        self._lock = threading.Lock()

    def of(self, owner: str) -> tuple[Upload, ...]:
        """The owner's uploads since the server started, oldest first."""
        with self._lock:
            return tuple(upload for upload in self._uploads.values() if upload.owner == owner)

    def place(self, owner: str, name: str) -> Upload:
        """A place for a file called `name`; nothing in the name can lead out of the folder."""
        key = secrets.token_hex(6)
        folder = self.folder / key
        folder.mkdir(parents=True)
        return Upload(key=key, owner=owner, name=safe_name(name), path=folder / safe_name(name))

    def refuse(self, upload: Upload, message: str) -> Upload:
        """Forget the file and keep why."""
        shutil.rmtree(upload.path.parent, ignore_errors=True)
        return self._set(replace(upload, stage="failed", message=message))

    def forget(self, path: Path) -> None:
        """Delete the file of an upload; one that lies anywhere else is left alone."""
        erase_upload(path, self.folder)

    def accept(self, uploads: Sequence[Upload], collection: str | None) -> None:
        """Read the files in the background, in order."""
        for upload in uploads:
            self._set(upload)
            self._service.submit(lambda _, upload=upload: self._stage(upload, "reading"))  # type: ignore[misc]  # bound now
            self._service.add(
                [upload.path],
                collection=collection,
                done=lambda failures, notices, upload=upload: self._done(upload, failures, notices),  # type: ignore[misc]  # bound now
            )

    def _stage(self, upload: Upload, stage: Stage) -> None:
        self._set(replace(upload, stage=stage))

    def _done(self, upload: Upload, failures: tuple[Failure, ...], notices: tuple[Notice, ...]) -> None:
        told = [self._told(upload, one.message) for one in (failures or notices)[:5]]
        reasons = {one.source for one in failures}
        inside = self._inside(upload)
        missed = [name for name in self._missed(upload, inside) if f"{upload.path}#{name}" not in reasons]
        if missed:
            names = ", ".join(missed[:NAMED]) + (" …" if len(missed) > NAMED else "")
            told.append(text("upload.missed", count=len(missed), names=names))
        if failures and not inside:
            self._service.submit(lambda library: self._let_go(library, upload.path))
        self._set(replace(upload, stage="failed" if failures and not inside else "added", message="; ".join(told)))

    def _let_go(self, library: Library, path: Path) -> None:
        """Forget a file of which nothing could be read: no answer need count it among what could not."""
        path.unlink(missing_ok=True)
        library.sync([path.parent])
        self.forget(path)

    @staticmethod
    def _missed(upload: Upload, inside: Sequence[str]) -> list[str]:
        """The files of a zip of which nothing was read, hidden ones aside; none where nothing at all was."""
        if not inside or upload.path.suffix.lower() != ".zip":
            return []
        try:
            names = Container(upload.path.read_bytes(), source=upload.name).names
        except (OSError, OnRecordError):
            return []
        return [name for name in names if not _hidden(name) and not any(_within(place, name) for place in inside)]

    def _inside(self, upload: Upload) -> list[str]:
        """What was read of the file: '' for itself, names and rows for what is in it."""
        read = {document.source for document in self._service.library.documents()}
        return [source[len(str(upload.path)) + 1 :] for source in read if _within(source, str(upload.path))]

    @staticmethod
    def _told(upload: Upload, message: str) -> str:
        """The message without where the file lies, and without its name, which stands beside it."""
        return (
            message.replace(f"{upload.path.parent}/", "")
            .removeprefix(f"{upload.path.name}: ")
            .removeprefix(f"{upload.path.name}#")
        )

    def _set(self, upload: Upload) -> Upload:
        with self._lock:
            self._uploads[upload.key] = upload
            while len(self._uploads) > KEPT:
                del self._uploads[next(iter(self._uploads))]
        return upload


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _within(place: str, name: str) -> bool:
    """True where the document at `place` is the file `name`, or a row of it."""
    return place == name or place.startswith(f"{name}#")


def safe_name(name: str) -> str:
    """The last part of `name` as a file name on any system: no separators, no controls, not hidden, at most 120 long."""
    name = name.replace("%22", '"').replace("\0", "")  # as browsers send a quotation mark in a file's name
    last = PurePosixPath(PureWindowsPath(name).name).name
    last = re.sub(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff#]', "_", last).strip(". ")
    stem, dot, suffix = last.rpartition(".")
    return (f"{stem[:100]}.{suffix[:16]}" if dot else last[:120]) or "document"
