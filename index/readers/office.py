"""Word's old binary format, .doc: converted by LibreOffice where that is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from index.errors import UnreadableDocument

SECONDS = 120
_STREAM = "WordDocument".encode("utf-16-le")  # in the directory of every .doc that Word wrote


def converted(data: bytes, *, source: str) -> bytes:
    """The same document as .docx. Runs LibreOffice headless, with a profile of its own that is thrown away.

    Raises UnreadableDocument where there is no Word document in it, where LibreOffice is not installed, fails or takes
    too long.
    """
    if _STREAM not in data:  # LibreOffice would show the bytes of anything as words
        raise UnreadableDocument(f"{source}: damaged or no Word document, it cannot be converted")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise UnreadableDocument(
            f"{source}: .doc needs LibreOffice, which is not installed; install it, or save the file as .docx"
        )
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        inbox = Path(folder, "document.doc")
        inbox.write_bytes(data)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(inbox)]
        try:
            subprocess.run(  # noqa: S603  # the program found on PATH, the document only as a file
                command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL
            )
        except subprocess.TimeoutExpired:
            raise UnreadableDocument(
                f"{source}: LibreOffice took more than {SECONDS} s to convert it; skipped"
            ) from None
        except OSError as error:
            raise UnreadableDocument(f"{source}: LibreOffice did not start ({error.strerror})") from None
        result = Path(folder, "document.docx")
        if not result.is_file():
            raise UnreadableDocument(f"{source}: LibreOffice could not convert it; save it as .docx")
        return result.read_bytes()
