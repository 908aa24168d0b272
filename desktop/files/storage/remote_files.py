"""Files on servers, reached through fsspec: `s3://`, `sftp://`, `memory://`, `file://` and others.

fsspec and the package for each protocol are in the extra `storage`. A file is streamed to a local
one and back, so that it is never in memory as a whole. What a server does not answer is asked
again for some minutes.
"""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from threading import Event
from typing import Any, Final, TypeVar
from uuid import uuid4

from desktop.files.errors import NotOnServer, PhotoError, ServerFailed
from desktop.files.formats.format_table import ENDINGS
from desktop.files.notices import ServerSilent
from models.core.progress import Cancelled
from models.http.hidden_credentials import hide_credentials

SEPARATOR: Final = "://"
"""Text by which a URL is told from a local path."""

OBJECT_STORES: Final = ("s3", "s3a", "gs", "gcs", "abfs", "az")
"""Protocols whose servers show a file only once it is complete, so that it needs no other name."""

RETRY_SECONDS: Final = 300.0
"""Seconds for which a server that does not answer is asked again."""

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 10.0
"""Seconds between two attempts: each pause is twice the one before, up to the longest."""

TOLD_PAUSE: Final = 4.0
"""Pause in seconds from which on a silent server is told."""

FINAL_ERRORS: Final = (
    FileExistsError,
    PermissionError,
    IsADirectoryError,
    NotADirectoryError,
)
FINAL_NAMES: Final = ("HostKeyNotVerifiable", "NoCredentialsError", "PartialCredentialsError")
"""Errors that another attempt would not change: answers of a server, and, by their names, those of
packages that are not always installed."""

SSH: Final[Mapping[str, Any]] = {"known_hosts": (), "keepalive_interval": 15}
"""Options of SSH: a server must have the key that is in the user's `~/.ssh/known_hosts`, and one
that gives no sign of life for three times 15 seconds has gone."""

OPTIONS: Final = {"sftp": SSH, "ssh": SSH}
"""Options of protocols in place of those of their packages, which trust every server."""

WEB: Final = ("http://", "https://")
"""Beginnings of URLs in which `?` ends the path; elsewhere a name may hold one."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class RemoteFile:
    """A file on a server, its size in bytes (-1: unknown) and time of change in ns (0: unknown).

    The time tells, with the size, whether it is the same file at a later time. Only `url` has the
    password and the like that it may contain; the file as text has none.
    """

    url: str
    size: int = -1
    changed: int = 0

    @property
    def name(self) -> str:
        """Last part of the path."""
        shown = str(self)
        path = shown.partition("?")[0] if shown.startswith(WEB) else shown
        return PurePosixPath(path).name

    def __str__(self) -> str:
        """Return the URL without a password."""
        return hide_credentials(self.url)

    def __repr__(self) -> str:
        """Return the URL without a password, which Dask logs, with the other fields."""
        return f"RemoteFile({str(self)!r}, {self.size}, {self.changed})"


Source = Path | RemoteFile
"""A photo or a result, on this computer or on a server."""


def is_url(text: str) -> bool:
    """Return whether a text names a file by URL and not by a local path."""
    return SEPARATOR in text


def has_fsspec() -> bool:
    """Return whether the package for files on servers is installed."""
    return find_spec("fsspec") is not None


class Server:
    """Access to the files at URLs; each call is repeated while the server does not answer."""

    def __init__(
        self,
        stop: Event | None = None,
        retry_seconds: float = RETRY_SECONDS,
        on_silence: Callable[[ServerSilent], object] = lambda _: None,
    ) -> None:
        """Make an access that gives up after `retry_seconds`, or as soon as `stop` is set.

        `on_silence` is called when a server has not answered for some seconds."""
        self._stop, self._retry_seconds = stop or Event(), retry_seconds
        self._on_silence = on_silence

    def find_photos(self, url: str) -> Iterator[RemoteFile]:
        """Yield the file at a URL, or the photos directly in that folder by name.

        Hidden files are skipped. Raises: NotOnServer; ServerFailed; Cancelled.
        """
        info = self._ask(url, _info_now)
        if info["type"] != "directory":
            yield _remote_file(url, info)
            return
        listed = self._ask(url, lambda system, path: system.ls(path, detail=True, refresh=True))
        folder = url if url.endswith("/") else f"{url}/"
        files = (
            _remote_file(folder + PurePosixPath(each["name"]).name, each)
            for each in listed
            if each["type"] == "file"
        )
        photos = (each for each in files if Path(each.name).suffix.lower() in ENDINGS)
        yield from sorted(
            (each for each in photos if not each.name.startswith(".")), key=lambda each: each.url
        )

    def names(self, url: str) -> frozenset[str]:
        """Return the names of all files in a folder, none if there is no such folder.

        Raises: ServerFailed; Cancelled.
        """
        with suppress(NotOnServer):
            listed = self._ask(
                url, lambda system, path: system.ls(path, detail=False, refresh=True)
            )
            return frozenset(PurePosixPath(each).name for each in listed)
        return frozenset()

    def exists(self, url: str) -> bool:
        """Return whether there is a file at a URL. Raises: ServerFailed; Cancelled."""
        with suppress(NotOnServer):
            self._ask(url, _info_now)
            return True
        return False

    def download(self, file: RemoteFile, target: Path) -> None:
        """Stream a file to a local path. Raises: NotOnServer; ServerFailed; Cancelled."""
        self._ask(file.url, lambda system, path: _get(system, path, target, file.size))

    def upload(self, source: Path, url: str) -> None:
        """Stream a local file to a URL, where it appears whole or not at all.

        Raises: ServerFailed; Cancelled.
        """
        part = f".heirloom-{uuid4().hex}.part"
        self._ask(url, lambda system, path: _put(system, source, path, part))

    def _ask(self, url: str, call: Callable[[Any, str], T]) -> T:
        """Call a function with a file system and a path, again after each error that may pass.

        Each attempt has a connection of its own, as the one before may have ended."""
        until, pause, is_told = time.monotonic() + self._retry_seconds, FIRST_PAUSE, False
        while True:
            if self._stop.is_set():
                raise Cancelled
            try:
                return call(*_open(url))
            except (PhotoError, Cancelled):
                raise
            except FileNotFoundError as error:
                raise NotOnServer(hide_credentials(url)) from _cause(error, url)
            except Exception as error:  # noqa: BLE001  each protocol has its own
                if _is_final(error) or time.monotonic() + pause > until:
                    shown = hide_credentials(url)
                    raise ServerFailed(shown, type(error).__name__) from _cause(error, url)
                _forget_connections(url)
                if pause >= TOLD_PAUSE and not is_told:
                    self._tell_silence(url, error)
                    is_told = True
            self._stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _tell_silence(self, url: str, error: Exception) -> None:
        minutes = math.ceil(self._retry_seconds / 60)
        self._on_silence(ServerSilent(hide_credentials(url), type(error).__name__, minutes))


def _open(url: str) -> tuple[Any, str]:
    """Return the file system of a URL, connected, and the path in it.

    Raises: ServerFailed for a URL that cannot be used; errors of the protocol."""
    protocol = url.partition(SEPARATOR)[0]
    try:
        import fsspec

        options = OPTIONS.get(protocol, {})
        chosen = fsspec.config.conf.get(protocol, {}) if options else {}
        system, path = fsspec.core.url_to_fs(url, **{**options, **chosen})
    except (ImportError, ValueError) as error:
        cause, shown = _cause(error, url), hide_credentials(url)
        raise ServerFailed(shown, str(cause or type(error).__name__)) from cause
    return system, str(path)


def _cause(error: Exception, url: str) -> Exception | None:
    """Return the error unless the URL has a password, which it may quote in the log."""
    return error if hide_credentials(url) == url else None


def _is_final(error: Exception) -> bool:
    """Return whether another attempt would end in the same error."""
    return isinstance(error, FINAL_ERRORS) or type(error).__name__ in FINAL_NAMES


def _forget_connections(url: str) -> None:
    """Let the next attempt connect again: fsspec keeps connections, also those that have ended."""
    from fsspec.registry import get_filesystem_class

    get_filesystem_class(url.partition(SEPARATOR)[0]).clear_instance_cache()


def _get(system: Any, path: str, target: Path, size: int) -> None:
    """Download a file of `size` bytes (negative: any) by fsspec. Raises: EOFError if it differs."""
    system.get_file(path, str(target))
    if size >= 0 and target.stat().st_size != size:
        raise EOFError(path)


def _put(system: Any, source: Path, path: str, name: str) -> None:
    """Store a local file: directly where that is atomic, otherwise named `name` until it is whole.

    A file that is there then was stored by an attempt whose answer was lost."""
    protocols = system.protocol if isinstance(system.protocol, tuple) else (system.protocol,)
    folder = path.rpartition("/")[0]
    if any(each in OBJECT_STORES for each in protocols):
        system.put_file(str(source), path)
        return
    system.makedirs(folder, exist_ok=True)
    part = f"{folder}/{name}"
    try:
        system.put_file(str(source), part)
        if not _exists_now(system, path):
            system.mv(part, path)
    finally:
        with suppress(Exception):
            system.rm_file(part)


def _exists_now(system: Any, path: str) -> bool:
    with suppress(FileNotFoundError):
        _info_now(system, path)
        return True
    return False


def _info_now(system: Any, path: str) -> Mapping[str, Any]:
    """Return fsspec's description of a file at this moment, not from a cache."""
    system.invalidate_cache(path.rpartition("/")[0])
    info: Mapping[str, Any] = system.info(path)
    return info


def _remote_file(url: str, info: Mapping[str, Any]) -> RemoteFile:
    """Make a remote file from fsspec's description, whose keys differ between protocols."""
    found = (info.get(key) for key in ("LastModified", "mtime", "created", "last_modified"))
    when = next((each for each in found if each is not None), 0)
    seconds = when.timestamp() if isinstance(when, datetime) else float(when)
    return RemoteFile(url, int(info["size"] or 0), round(seconds * 1e9))
