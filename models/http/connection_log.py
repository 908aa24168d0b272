"""Connection log: time, address, purpose and outcome of every connection.

A line of JSON is written before a connection is opened and another after it ended.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from models.file_io.bounded_files import read_small_file
from models.http.hidden_credentials import hide_credentials

NAME: Final = "connections.jsonl"
"""File name of the connection log."""

MOST_BYTES: Final = 64 << 20
"""Bytes of the largest log that is read."""


@dataclass(frozen=True, slots=True)
class ConnectionRecord:
    """Recorded connection.

    `at` is its time (ISO 8601, UTC), `why` its purpose, `received` in bytes. `outcome` is empty if
    the program ended before the connection."""

    at: str
    url: str
    why: str
    received: int = 0
    outcome: str = ""


@dataclass(slots=True)
class Connection:
    """Open connection, with the bytes received and the outcome to record."""

    received: int = 0
    outcome: str = "cancelled"

    def ended(self, received: int, outcome: str) -> None:
        """Set the number of bytes received and the outcome of the connection."""
        self.received, self.outcome = received, outcome


class ConnectionLog:
    """Log of connections in a file of a folder, which need not exist yet."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    @contextmanager
    def open_record(self, url: str, why: str) -> Iterator[Connection]:
        """Record a connection that is made inside the `with`; the caller sets its outcome.

        `why` is the purpose in a few words. Raises: OSError if it cannot be recorded; then it must
        not be made either."""
        url = hide_credentials(url)
        self._add(event="opened", url=url, why=why)
        connection = Connection()
        try:
            yield connection
        finally:
            outcome = connection.outcome
            self._add(event="closed", url=url, received=connection.received, outcome=outcome)

    def all(self) -> tuple[ConnectionRecord, ...]:
        """Read every connection ever made, the oldest first, skipping damaged lines."""
        made: list[ConnectionRecord] = []
        for line in self._lines():
            match line:
                case {"event": "opened", "at": at, "url": url, "why": why}:
                    made.append(ConnectionRecord(str(at), str(url), str(why)))
                case {"event": "closed", "received": int(received), "outcome": outcome} if made:
                    made[-1] = replace(made[-1], received=received, outcome=str(outcome))
        return tuple(made)

    def _lines(self) -> Iterator[object]:
        try:
            content = read_small_file(self._file, MOST_BYTES)
        except OSError:
            return
        for line in content.splitlines():
            with suppress(ValueError, RecursionError):
                yield json.loads(line)

    def _add(self, **fields: str | int) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.open("a", encoding="utf-8") as record:
            record.write(json.dumps({"at": at, **fields}, ensure_ascii=False) + "\n")
