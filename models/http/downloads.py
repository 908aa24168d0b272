"""Resumable downloads over HTTPS.

A partial file lies next to the target as `.part`, with the server's version mark, until it is
complete and has the right hash; only then the target appears. Downloads start only when the user
requests a file.
"""

import errno
import http.client
import json
import shutil
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Final

from models.catalog.install_states import PART
from models.core.errors import (
    DownloadFailed,
    DownloadGone,
    ModelError,
    ModelFileOther,
    ModelFolderClosed,
    ModelFolderFull,
)
from models.core.progress import Progress
from models.file_io.bounded_files import read_small_file
from models.file_io.sha256 import sha256_of
from models.http.connection_errors import fault_in_words
from models.http.connection_log import Connection, ConnectionLog
from models.http.hidden_credentials import hide_credentials
from models.http.https_client import Unencrypted, check_address, open_url
from models.http.short_query import UNENCRYPTED

CHUNK: Final = 1 << 16
"""Bytes read between two progress reports."""

TIMEOUT: Final = 30.0
"""Seconds without a byte after which a connection fails."""

PATIENCE: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to wait before each retry; the count restarts whenever bytes were received."""

SPARE: Final = 16 << 20
"""Bytes that must stay free on the disk."""

GONE: Final = (401, 403, 404, 410, 451)
"""Status codes of addresses that will not give the file later either. The hub of Hugging Face
answers 401 for a file that was removed."""

_QUOTA: Final = getattr(errno, "EDQUOT", errno.ENOSPC)
_CLOSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EFBIG, errno.EMFILE, _QUOTA)

Free = Callable[[Path], int]
"""Function that returns the free bytes of a folder's disk."""

TransferFault = (OSError, http.client.HTTPException)
"""Exceptions that mean a failed connection."""


@dataclass(frozen=True, slots=True)
class Source:
    """File to download; `size` (bytes) is 0 and `sha256` empty where they are unknown.

    `why` is written to the connection log. `mirrors` are other addresses of the same file, tried
    when the first one is dead. `room` is the number of bytes that file and what is made of it need
    on the disk, 0 if that is `size`."""

    url: str
    name: str
    why: str
    size: int = 0
    sha256: str = ""
    mirrors: tuple[str, ...] = ()
    room: int = 0

    @property
    def addresses(self) -> Iterator["Source"]:
        """Sources with one address each, the first address first."""
        return (replace(self, url=url, mirrors=()) for url in (self.url, *self.mirrors))


@dataclass(frozen=True, slots=True)
class _Reply:
    """Open response of a server.

    `start` is its offset in the file and `size` the length of the whole file, in bytes (None:
    unknown). `mark` is the server's version mark (ETag or date)."""

    content: IO[bytes]
    start: int
    size: int | None
    mark: str


def free_on(folder: Path) -> int:
    """Return the free bytes of a folder's disk."""
    return shutil.disk_usage(folder).free


class Downloads:
    """Downloader of files into a folder, one at a time."""

    def __init__(
        self,
        folder: Path,
        connections: ConnectionLog,
        free: Free = free_on,
        patience: tuple[float, ...] = PATIENCE,
    ) -> None:
        self._folder, self._connections = folder, connections
        self._free, self._patience = free, patience

    def fetch(self, wanted: Source, progress: Progress) -> Path:
        """Download a file, verify its hash and return its path.

        Raises: DownloadFailed, ModelFolderFull and ModelFolderClosed, after which another call
        resumes; DownloadGone if no address has the file; ModelFileOther; Cancelled."""
        gone = DownloadGone(wanted.url, "")
        for index, source in enumerate(wanted.addresses):
            try:
                return self._fetch_from(source, progress)
            except DownloadGone as error:
                gone = gone if index else error
        raise gone

    def _fetch_from(self, wanted: Source, progress: Progress) -> Path:
        """Download a file from its address alone. Raises: what `fetch` raises."""
        _check_address(wanted.url)
        try:
            return self._fetch(wanted, progress)
        except OSError as error:
            _raise_disk_fault(error, self._folder, wanted.size)
            raise

    def _fetch(self, wanted: Source, progress: Progress) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        target, part = self._folder / wanted.name, self._folder / f"{wanted.name}{PART}"
        self._check_disk(max(wanted.size, wanted.room) - _length(part))
        tries = 0
        while (attempt := self._attempt(wanted, part, progress)).fault:
            tries = 0 if attempt.received else tries + 1
            if tries >= len(self._patience):
                raise DownloadFailed(wanted.url, attempt.fault)
            wait(self._patience[tries], progress)
        self._verify(wanted, part)
        part.replace(target)
        _mark_of(part).unlink(missing_ok=True)
        return target

    def _attempt(self, wanted: Source, part: Path, progress: Progress) -> "_Attempt":
        """Fetch the rest of a file over one connection, unless the partial file is complete."""
        before = _length(part)
        if (
            wanted.size
            and before == wanted.size
            and _origin(part)[0] == hide_credentials(wanted.url)
        ):
            return _Attempt(received=False)
        with self._connections.open_record(wanted.url, wanted.why) as connection:
            try:
                fault = self._transfer(wanted, part, connection, progress)
            except ModelError as error:
                connection.outcome = _outcome(error)
                raise
            connection.outcome = fault or "whole"
        return _Attempt(_length(part) > before, fault)

    def _transfer(
        self, wanted: Source, part: Path, connection: Connection, progress: Progress
    ) -> str:
        """Fetch the rest of a file; return the fault that a retry may cure, "" if there was none.

        Raises: ModelError."""
        try:
            is_whole = self._receive(wanted, part, connection, progress)
        except urllib.error.HTTPError as error:
            error.close()
            self._forget_if_refused(error.code, part, wanted.url)
            return _refusal(error.code)
        except Unencrypted as error:
            raise DownloadFailed(wanted.url, UNENCRYPTED) from error
        except TransferFault as error:
            _raise_disk_fault(error, self._folder, wanted.size)
            return fault_in_words(error)
        return "" if is_whole else "the connection broke off"

    def _receive(
        self, wanted: Source, part: Path, connection: Connection, progress: Progress
    ) -> bool:
        """Append the response to the partial file `part`; return whether it is complete now."""
        with _open_rest(wanted.url, part) as reply:
            size = reply.size or wanted.size
            self._check_disk(size - reply.start)
            origin = json.dumps([hide_credentials(wanted.url), reply.mark])
            _mark_of(part).write_text(origin, encoding="utf-8")
            with part.open("ab" if reply.start else "wb") as file:
                position = reply.start
                while chunk := reply.content.read(CHUNK):
                    file.write(chunk)
                    position += len(chunk)
                    connection.received += len(chunk)
                    progress.report(min(position / size, 1.0) if size else 0.0)
        return position == size if size else True

    def _forget_if_refused(self, code: int, part: Path, url: str) -> None:
        """Delete a partial file that cannot be resumed. Raises: DownloadGone, DownloadFailed."""
        if code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)
        elif code in GONE:
            raise DownloadGone(url, _refusal(code))
        elif 400 <= code < 500 and code not in (408, 429):
            raise DownloadFailed(url, _refusal(code))

    def _check_disk(self, needed: int) -> None:
        if self._free(self._folder) < needed + SPARE:
            raise ModelFolderFull(str(self._folder), needed + SPARE)

    def _verify(self, wanted: Source, part: Path) -> None:
        """Delete a complete file with another hash than published. Raises ModelFileOther."""
        found, size = sha256_of(part), _length(part)
        is_other = wanted.sha256 and found != wanted.sha256.lower()
        if is_other or (wanted.size and size != wanted.size):
            part.unlink()
            _mark_of(part).unlink(missing_ok=True)
            raise ModelFileOther(wanted.url, wanted.sha256, found)


def remove_download(target: Path) -> None:
    """Delete a downloaded file and its partial file. Raises OSError."""
    part = target.with_name(f"{target.name}{PART}")
    for file in (part, _mark_of(part), target):
        file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Outcome of one connection: whether bytes were received, and the fault that ended it."""

    received: bool
    fault: str = ""


@contextmanager
def _open_rest(url: str, part: Path) -> Iterator[_Reply]:
    """Request the missing part of a file and yield the response."""
    have, mark = _length(part), _mark(part, url)
    headers = {"Range": f"bytes={have}-", "If-Range": mark} if have and mark else {}
    with open_url(url, TIMEOUT, headers) as response:
        yield _reply(response, have)


def _reply(response: Any, have: int) -> _Reply:
    """Read the headers of a response; `have` bytes exist, but the server may send all."""
    length = response.headers.get("Content-Length")
    mark = response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
    if response.status == http.client.PARTIAL_CONTENT:
        first, _, whole = (
            response.headers.get("Content-Range", "").removeprefix("bytes ").partition("/")
        )
        if first.partition("-")[0] != str(have) or not whole.isdecimal():
            raise http.client.HTTPException("another part than was asked for")
        return _Reply(response, have, int(whole), mark)
    return _Reply(response, 0, int(length) if length and length.isdecimal() else None, mark)


def _check_address(url: str) -> None:
    try:
        check_address(url)
    except Unencrypted as error:
        raise DownloadFailed(url, UNENCRYPTED) from error


def _mark_of(part: Path) -> Path:
    return part.with_suffix(".mark")


def _mark(part: Path, url: str) -> str:
    """Return the strong mark (RFC 9110, 13.1.5) of a partial file of `url`, empty without one."""
    origin, mark = _origin(part)
    return mark if origin == hide_credentials(url) and not mark.startswith("W/") else ""


def _origin(part: Path) -> tuple[str, str]:
    """Return address and version mark of a partial file, each empty if it is unknown.

    The address is one without a password."""
    try:
        stored = json.loads(read_small_file(_mark_of(part)))
    except (OSError, ValueError, RecursionError):
        return "", ""
    match stored:
        case [str(url), str(mark)]:
            return url, mark
    return "", ""


def _length(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def wait(seconds: float, progress: Progress) -> None:
    """Wait a number of seconds. Raises: Cancelled."""
    if progress.stop.wait(seconds):
        progress.report(0.0)


def _raise_disk_fault(error: BaseException, folder: Path, size: int) -> None:
    """Raise an error of the disk as a ModelError, as a retry would not cure it.

    `size` is the download's, in bytes."""
    if not isinstance(error, OSError) or isinstance(error, urllib.error.URLError):
        return
    if error.errno == errno.ENOSPC:
        raise ModelFolderFull(str(folder), size + SPARE) from error
    if error.errno in _CLOSED:
        raise ModelFolderClosed(str(folder), error.strerror or str(error)) from error


def _refusal(code: int) -> str:
    return f"the server says {code}"


def _outcome(error: ModelError) -> str:
    """Return the text for the connection log about a connection ended by an error."""
    return "the disk is full" if isinstance(error, ModelFolderFull) else fault_in_words(error)
