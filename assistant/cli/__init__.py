"""The `onrecord` command. What it needs is imported when it runs: Ctrl-C is answered from the first moment."""

from __future__ import annotations

import io
import os
import sys
from typing import NoReturn

__all__ = ["main"]

_INTERRUPTED = 130


def main() -> None:
    """Run the command line. Exit 0: done; 1: done with findings; 2: nothing done, one line on stderr says why; 130:
    interrupted, one line as well."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _run()
    except SystemExit as ended:
        _end_models(ended.code if isinstance(ended.code, int) else int(ended.code is not None))
        raise


def _run() -> None:
    try:
        from assistant.cli.commands import app
        from index.errors import OnRecordError
    except KeyboardInterrupt:
        _interrupted(" before anything was done")
    try:
        app(standalone_mode=True)
    except OnRecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        print(f"onrecord: {error.strerror or error}{f': {error.filename}' if error.filename else ''}", file=sys.stderr)
        sys.exit(2)
    except SystemExit as ended:
        if ended.code == _INTERRUPTED and not isinstance(ended.__cause__, KeyboardInterrupt):
            _interrupted()  # the parser of commands says nothing; who says more, as `add` does, has said it
        raise
    except KeyboardInterrupt:
        _interrupted()


def _end_models(code: int) -> None:
    """End the language models of this process. One that is still being loaded or read cannot be ended."""
    sharing = sys.modules.get("assistant.compose.sharing")
    if sharing is None or sharing.close_all():
        return
    for stream in (sys.stdout, sys.stderr):
        if not stream.closed:
            stream.flush()
    os._exit(code)  # the interpreter would take away what llama.cpp's threads still use, and crash with all said


def _interrupted(when: str = "") -> NoReturn:
    print(f"onrecord: interrupted{when}", file=sys.stderr)
    sys.exit(_INTERRUPTED)
