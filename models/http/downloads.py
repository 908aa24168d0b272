"""Files fetched over HTTPS, as far as they came and on from there.

What has come lies beside the target as `.part`, with the server's mark of its version, until it is
whole and has the right hash; only then does the target appear. Nothing here is ever called but
because a person asked for that file.
"""

import errno
import http.client
import json
import shutil
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from models.catalog.inventory import PART
from models.core.errors import (
    DownloadFailed,
    ModelError,
    ModelFileOther,
    ModelFolderClosed,
    ModelFolderFull,
)
from models.core.hashing import sha256_of
from models.core.progress import Progress
from models.http.client import Unencrypted, check_address, open_url
from models.http.connection_log import Connection, ConnectionLog
from models.http.query import UNENCRYPTED

CHUNK: Final = 1 << 16
TIMEOUT: Final = 30.0
"""Seconds without a byte after which a connection is given up."""

PATIENCE: Final = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to wait before each new try; it begins anew whenever bytes have come."""

SPARE: Final = 16 << 20
"""Bytes that stay free on the disk."""

_FULL: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_CLOSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)

Free = Callable[[Path], int]
TransferFault = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Source:
    """What to fetch; `size` 0 and `sha256` empty where nobody has told them. `why` goes into the
    record of connections."""

    url: str
    name: str
    why: str
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class _Reply:
    """An opened answer: where in the file it begins, the length of the whole file (None: not told)
    and the server's mark of its version."""

    content: IO[bytes]
    start: int
    size: int | None
    mark: str


def free_on(folder: Path) -> int:
    """Bytes."""
    return shutil.disk_usage(folder).free


class Downloads:
    """Fetches files into a folder, one at a time."""

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
        """The file, whole and with its hash. Raises DownloadFailed, ModelFolderFull and
        ModelFolderClosed, after which asking again goes on where it stopped; ModelFileOther;
        Cancelled."""
        _check_address(wanted.url)
        try:
            return self._whole(wanted, progress)
        except OSError as error:
            _raise_if_ours(error, self._folder, wanted.size)
            raise

    def _whole(self, wanted: Source, progress: Progress) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        target, part = self._folder / wanted.name, self._folder / f"{wanted.name}{PART}"
        self._check_room(wanted.size - _length(part))
        tries = 0
        while (done := self._tried(wanted, part, progress)).trouble:
            tries = 0 if done.came else tries + 1
            if tries >= len(self._patience):
                raise DownloadFailed(wanted.url, done.trouble)
            wait(self._patience[tries], progress)
        self._check(wanted, part)
        part.replace(target)
        _mark_of(part).unlink(missing_ok=True)
        return target

    def _tried(self, wanted: Source, part: Path, progress: Progress) -> "_Done":
        """One connection; none where all has come before and was not checked yet."""
        before = _length(part)
        if wanted.size and before == wanted.size and _begun(part)[0] == wanted.url:
            return _Done(came=False)
        with self._connections.open_record(wanted.url, wanted.why) as connection:
            try:
                trouble = self._trouble(wanted, part, connection, progress)
            except ModelError as error:
                connection.outcome = _why(error)
                raise
            connection.outcome = trouble or "whole"
        return _Done(_length(part) > before, trouble)

    def _trouble(
        self, wanted: Source, part: Path, connection: Connection, progress: Progress
    ) -> str:
        """What another try may mend; empty where the file is whole. Raises ModelError."""
        try:
            whole = self._received(wanted, part, connection, progress)
        except urllib.error.HTTPError as error:
            error.close()
            self._forget_if_refused(error.code, part, wanted.url)
            return _refusal(error.code)
        except Unencrypted as error:
            raise DownloadFailed(wanted.url, UNENCRYPTED) from error
        except TransferFault as error:
            _raise_if_ours(error, self._folder, wanted.size)
            return _told(error)
        return "" if whole else "the connection broke off"

    def _received(
        self, wanted: Source, part: Path, connection: Connection, progress: Progress
    ) -> bool:
        with _asked(wanted.url, part) as reply:
            size = reply.size or wanted.size
            self._check_room(size - reply.start)
            _mark_of(part).write_text(json.dumps([wanted.url, reply.mark]), encoding="utf-8")
            with part.open("ab" if reply.start else "wb") as file:
                at = reply.start
                while chunk := reply.content.read(CHUNK):
                    file.write(chunk)
                    at += len(chunk)
                    connection.received += len(chunk)
                    progress.report(min(at / size, 1.0) if size else 0.0)
        return at == size if size else True

    def _forget_if_refused(self, code: int, part: Path, url: str) -> None:
        """What has come is of no use where the server cannot go on from it; what a server does not
        give will not come either."""
        if code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink(missing_ok=True)
        elif 400 <= code < 500 and code not in (408, 429):
            raise DownloadFailed(url, _refusal(code))

    def _check_room(self, needed: int) -> None:
        if self._free(self._folder) < needed + SPARE:
            raise ModelFolderFull(str(self._folder), needed + SPARE)

    def _check(self, wanted: Source, part: Path) -> None:
        """What is not the published file goes."""
        found, size = sha256_of(part), _length(part)
        other = wanted.sha256 and found != wanted.sha256.lower()
        if other or (wanted.size and size != wanted.size):
            part.unlink()
            _mark_of(part).unlink(missing_ok=True)
            raise ModelFileOther(wanted.url, wanted.sha256, found)


def forget(target: Path) -> None:
    """Remove what has come of a file, and the file. Raises OSError."""
    part = target.with_name(f"{target.name}{PART}")
    for file in (part, _mark_of(part), target):
        file.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Done:
    """Whether one connection brought something, and what kept it from bringing all."""

    came: bool
    trouble: str = ""


@contextmanager
def _asked(url: str, part: Path) -> Iterator[_Reply]:
    """The reply to a request for what is still missing."""
    have, mark = _length(part), _mark(part, url)
    headers = {"Range": f"bytes={have}-", "If-Range": mark} if have and mark else {}
    with open_url(url, TIMEOUT, headers) as answer:
        yield _reply(answer, have)


def _reply(answer: Any, have: int) -> _Reply:
    """Where the server gives all of it, or another part than was asked for, all begins anew."""
    length = answer.headers.get("Content-Length")
    mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
    if answer.status == http.client.PARTIAL_CONTENT:
        first, _, whole = (
            answer.headers.get("Content-Range", "").removeprefix("bytes ").partition("/")
        )
        if first.partition("-")[0] != str(have) or not whole.isdecimal():
            raise http.client.HTTPException("another part than was asked for")
        return _Reply(answer, have, int(whole), mark)
    return _Reply(answer, 0, int(length) if length and length.isdecimal() else None, mark)


def _check_address(url: str) -> None:
    try:
        check_address(url)
    except Unencrypted as error:
        raise DownloadFailed(url, UNENCRYPTED) from error


def _mark_of(part: Path) -> Path:
    return part.with_suffix(".mark")


def _mark(part: Path, url: str) -> str:
    """That of the version which has come in part; empty where it is not known. Weak ones cannot
    vouch for a part (RFC 9110, section 13.1.5)."""
    of, mark = _begun(part)
    return mark if of == url and not mark.startswith("W/") else ""


def _begun(part: Path) -> tuple[str, str]:
    """Whence a part came, and the server's mark of its version; empty where that is not known."""
    try:
        of, mark = json.loads(_mark_of(part).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "", ""
    return str(of), str(mark)


def _length(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def wait(seconds: float, progress: Progress) -> None:
    """Raises Cancelled."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        if progress.stop.wait(left):
            break
    if progress.stop.is_set():
        progress.report(0.0)


def _raise_if_ours(error: BaseException, folder: Path, size: int) -> None:
    """Trouble with the disk and not with the connection, which another try would not mend."""
    if not isinstance(error, OSError) or isinstance(error, urllib.error.URLError):
        return
    if error.errno in _FULL:
        raise ModelFolderFull(str(folder), size + SPARE) from error
    if error.errno in _CLOSED:
        raise ModelFolderClosed(str(folder), error.strerror or str(error)) from error


def _refusal(code: int) -> str:
    return f"the server says {code}"


def _told(error: BaseException) -> str:
    reason = getattr(error, "reason", None)
    return str(reason or error) or type(error).__name__


def _why(error: ModelError) -> str:
    """As the record of connections says it."""
    return "no room on the disk" if isinstance(error, ModelFolderFull) else _told(error)
