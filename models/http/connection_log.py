"""The record of every connection this program makes: when, where to, what for, how it ended.

Lines of JSON, written before a connection is opened and after it ended.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

NAME: Final = "connections.jsonl"


@dataclass(frozen=True, slots=True)
class ConnectionRecord:
    """One that was made: when (ISO 8601, UTC), where to, what for, the bytes received and how it
    ended (empty: the program ended first)."""

    at: str
    url: str
    why: str
    received: int = 0
    outcome: str = ""


@dataclass(slots=True)
class Connection:
    """One that is open."""

    received: int = 0
    outcome: str = "cancelled"

    def ended(self, received: int, outcome: str) -> None:
        """`received` in bytes."""
        self.received, self.outcome = received, outcome


class ConnectionLog:
    """Appends to the record in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    @contextmanager
    def open_record(self, url: str, why: str) -> Iterator[Connection]:
        """Raises OSError where it cannot be recorded: then it is not made either."""
        self._add(event="opened", url=url, why=why)
        connection = Connection()
        try:
            yield connection
        finally:
            outcome = connection.outcome
            self._add(event="closed", url=url, received=connection.received, outcome=outcome)

    def all(self) -> tuple[ConnectionRecord, ...]:
        """Every connection ever made, oldest first. What is no line of the record is passed
        over."""
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
            text = self._file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return
        for line in text.splitlines():
            with suppress(ValueError):
                yield json.loads(line)

    def _add(self, **fields: str | int) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.open("a", encoding="utf-8") as record:
            record.write(json.dumps({"at": at, **fields}, ensure_ascii=False) + "\n")
