"""Zip containers opened with limits (entries, unpacked size, ratio, names), and XML: what office files and epub stand on."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from index.errors import UnreadableDocument

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_RATIO = 100  # unpacked to packed, looked at beyond SMALL
SMALL = 100 * 1024
_DECLARED = re.compile(rb"""\s*(<\?xml[^>]{0,100}?)\s+encoding\s*=\s*["']([\w.:-]{1,40})["'][^>]{0,100}\?>""")
_MULTIBYTE = frozenset(
    "shift_jis shift-jis sjis cp932 windows-31j euc-jp iso-2022-jp big5 gbk gb2312 gb18030 euc-kr".split()
)


class Container:
    """A zip archive whose directory has been judged; `read` unpacks one entry and never more than it declares.

    Raises UnreadableDocument where the archive is damaged or over a limit.
    """

    def __init__(self, data: bytes, *, source: str) -> None:
        self.source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableDocument(
                f"{source}: damaged or truncated, it cannot be unpacked; copy or save it again"
            ) from None
        self.entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        self._judge()

    @property
    def names(self) -> list[str]:
        """The entries' names in the archive's order."""
        return [entry.filename for entry in self.entries]

    def read(self, name: str) -> bytes:
        """The entry's bytes."""
        try:
            info = self._zip.getinfo(name)
            with self._zip.open(info) as file:
                data = file.read(info.file_size + 1)
        except KeyError:
            raise UnreadableDocument(f"{self.source}: damaged, {name} is missing in it") from None
        except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
            raise self._damaged(name) from error
        except Exception as error:  # zlib.error and lzma.LZMAError share no base but this
            raise self._damaged(name) from error
        if len(data) > info.file_size:
            raise UnreadableDocument(f"{self.source}: {name} unpacks to more than it declares; refused")
        return data

    def xml(self, name: str) -> Element:
        """The entry as an XML tree; entities and external references are refused."""
        return parse_xml(self.read(name), source=f"{self.source}: {name}")

    def _damaged(self, name: str) -> UnreadableDocument:
        return UnreadableDocument(f"{self.source}: damaged, {name} in it cannot be unpacked; copy or save it again")

    def _judge(self) -> None:
        source = self.source
        if len(self.entries) > MAX_ENTRIES:
            raise UnreadableDocument(
                f"{source}: {len(self.entries)} entries, more than the {MAX_ENTRIES} that are unpacked"
            )
        if sum(entry.file_size for entry in self.entries) > MAX_UNPACKED:
            raise UnreadableDocument(f"{source}: unpacks to more than {MAX_UNPACKED // 1024**2} MB; refused")
        for entry in self.entries:
            path = PurePosixPath(entry.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in str(path)[1:2]:
                raise UnreadableDocument(
                    f"{source}: an entry's name leaves the archive ({entry.filename[:60]!r}); refused"
                )
            if stat.S_ISLNK(entry.external_attr >> 16):
                raise UnreadableDocument(f"{source}: holds a symbolic link ({entry.filename[:60]!r}); refused")
            if entry.flag_bits & 1:
                raise UnreadableDocument(f"{source}: protected by a password; save a copy without it")
            if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
                raise UnreadableDocument(
                    f"{source}: {entry.filename[:60]!r} is packed more than {MAX_RATIO}:1; refused"
                )


def parse_xml(data: bytes, *, source: str) -> Element:
    """An XML tree from bytes; raises UnreadableDocument where it is not well-formed or declares entities.

    Encodings of several bytes a letter, which the parser does not know (Shift JIS, Big5), are decoded here.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    declared = _DECLARED.match(data)
    if declared and declared[2].decode("ascii").lower() in _MULTIBYTE:
        text = data[declared.end() :].decode(declared[2].decode("ascii"), "replace")
        data = (declared[1] + b"?>").decode("ascii").encode() + text.encode()
    try:
        return fromstring(data)
    except DefusedXmlException:
        raise UnreadableDocument(
            f"{source}: declares XML entities; refused, since such files can exhaust memory"
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableDocument(f"{source}: damaged, not well-formed XML ({error})") from None


def words_in(element: Element) -> str:
    """All words of an element and of those in it, blanks run together."""
    return " ".join("".join(element.itertext()).split())
