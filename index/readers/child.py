"""The process that parses hostile formats: reads requests from stdin, writes documents to stdout, has no way out.

Its limits: address space and processor time (rlimits), no files written, no core, and an audit hook that refuses
sockets, other processes and opening files for writing. Wall time is the parent's to watch. See `sandbox`.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
from importlib import import_module
from typing import Any, BinaryIO

MEMORY = 3 * 1024**3  # bytes of address space
CPU_SECONDS = 120  # per document

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.spawn",
    "os.remove",
    "os.rename",
)


def main() -> None:
    """Serves requests until stdin ends. A request is a JSON line {module, step, source, values, size} and `size` bytes."""
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    _confine()
    while header := stdin.readline():
        request = json.loads(header)
        data = stdin.read(request["size"])
        if len(data) < request["size"]:
            return
        _more_cpu()
        stop = _answer(request, data, stdout)
        stdout.flush()
        if stop:
            return


def _answer(request: dict[str, Any], data: bytes, stdout: BinaryIO) -> bool:
    """Does what is asked and writes what came of it or the error; True where the process should not be used again.

    The step `read` gives documents; any other gives bytes, from the bytes and the request's values.
    """
    from index.errors import DocumentError, UnsupportedDocument
    from index.readers.kinds import WrongKindError
    from index.readers.wire import dump

    tired, source, step = False, request["source"], request["step"]
    try:
        module = import_module(f"index.readers.{request['module']}")
        if step == "read":
            body = b"D" + dump(module.read(data, source=source))
        else:
            body = b"B" + getattr(module, step)(data, source=source, **request["values"])
    except DocumentError as error:
        kind = b"S" if isinstance(error, UnsupportedDocument) else b"W" if isinstance(error, WrongKindError) else b"U"
        body = kind + json.dumps(str(error)).encode("ascii")
    except MemoryError:
        body, tired = b"U" + json.dumps(f"{source}: needs more memory than a document may take").encode("ascii"), True
    except RecursionError:
        body = b"U" + json.dumps(f"{source}: nested too deeply to be read").encode("ascii")
    except Exception as error:  # whatever a damaged file makes a parser raise is an error of that file
        why = f"{type(error).__name__}: {str(error).splitlines()[0][:120] if str(error) else 'no reason given'}"
        body = b"U" + json.dumps(f"{source}: damaged or not what its name says ({why})").encode("ascii")
    stdout.write(len(body).to_bytes(8, "big") + body)
    return tired


def _confine() -> None:
    for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some of them
            resource.setrlimit(limit, (value, value))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(f"a document's parser may not use {event}")
    if event == "open":
        _, mode, flags = (*arguments, None, None, None)[:3]
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
            raise PermissionError("a document's parser may not write files")


def _more_cpu() -> None:
    """Allows this document its processor time beyond what earlier ones took."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + CPU_SECONDS + 1
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
