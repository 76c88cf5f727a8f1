"""How far a long job is, on stderr: files done, rate, time left. One line that is rewritten on a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.report import Progress

_EVERY = {True: 0.1, False: 5.0}  # seconds between reports: on a terminal, in a log


class Meter:
    """A progress callback. Ctrl-C inside its block says what is kept and how to go on, and exits with 130."""

    def __init__(self, again: str) -> None:
        self.again = again
        self._terminal = sys.stderr.isatty()
        self._last = time.monotonic()
        self._shown = False

    def __call__(self, progress: Progress) -> None:
        """Report, if the last report is long enough ago."""
        now = time.monotonic()
        if now - self._last < _EVERY[self._terminal]:
            return
        self._last = now
        line = describe(progress)
        if self._terminal:
            sys.stderr.write(f"\r\x1b[K{line}")
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()
        self._shown = True

    def say(self, line: str) -> None:
        """A line that stays, in the place of the report."""
        self._clear()
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def _clear(self) -> None:
        if self._shown and self._terminal:
            sys.stderr.write("\r\x1b[K")
        self._shown = False

    def __enter__(self) -> Meter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        if isinstance(error, KeyboardInterrupt):
            self.say(f"onrecord: interrupted; what was complete is kept. To go on: {self.again}")
            raise SystemExit(130) from error


def describe(progress: Progress) -> str:
    """'120 of 300 files, 41 passages a second, 2 min left'."""
    line = f"{progress.files} of {progress.files_total} files"
    if progress.seconds > 0.5 and progress.passages:
        line += f", {progress.passages / progress.seconds:.0f} passages a second"
    if progress.bytes and progress.seconds > 1:
        left = (progress.bytes_total - progress.bytes) * progress.seconds / progress.bytes
        line += f", {_duration(left)} left"
    return line


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
