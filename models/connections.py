"""The record of every connection this program makes: when, where to, what for, how it ended.

Lines of JSON, written before a connection is opened and after it ended.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

NAME: Final = "connections.jsonl"


@dataclass(slots=True)
class Connection:
    """One that is open."""

    received: int = 0
    outcome: str = "cancelled"

    def ended(self, received: int, outcome: str) -> None:
        """`received` in bytes."""
        self.received, self.outcome = received, outcome


class Connections:
    """Appends to the record in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    @contextmanager
    def one(self, url: str, why: str) -> Iterator[Connection]:
        """Raises OSError where it cannot be recorded: then it is not made either."""
        self._add(event="opened", url=url, why=why)
        connection = Connection()
        try:
            yield connection
        finally:
            outcome = connection.outcome
            self._add(event="closed", url=url, received=connection.received, outcome=outcome)

    def _add(self, **fields: str | int) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        with self._file.open("a", encoding="utf-8") as record:
            record.write(json.dumps({"at": at, **fields}, ensure_ascii=False) + "\n")
