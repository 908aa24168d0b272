"""File of the batch queue, from which an interrupted batch of the window is resumed.

It holds the whole queue, and the changes since, one line each. One process at a time owns the file,
by a lock. A change of one item appends one line, so that what is written in a run grows with the
number of photos and not with its square.
"""

import hashlib
import json
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from desktop.files.errors import QueueInUse
from desktop.files.notices import SetAside, SetAsideNewer
from desktop.restoration.batch_queue import BatchItem, BatchQueue, ItemState
from desktop.restoration.queue_json import (
    UNREADABLE,
    NewerQueue,
    file_state,
    item_from_json,
    item_to_json,
    queue_from_text,
    queue_to_text,
)
from desktop.restoration.watched_folders import WatchedFolder
from models.core.progress import Notice
from models.file_io.bounded_files import keep_dated_copy, read_small_file, replace_file, set_aside
from models.processes.file_lock import FileLock, try_lock

QUEUE: Final = "batch.json"
"""Name of the file of the whole queue."""

CHANGES: Final = "batch-changes.jsonl"
"""Name of the file of the changes since; its first line is the SHA-256 of the queue's file."""

LOCK: Final = "batch.lock"
"""Name of the file that the owner of the queue has locked."""

MOST_BYTES: Final = 64 << 20
"""Bytes of the largest queue that is read: about 200,000 photos."""

_DIGEST: Final = re.compile(b"[0-9a-f]{64}")
"""First line of the changes to another state of the queue's file."""

LEAST_CHANGES: Final = 1 << 20
"""Bytes of changes up to which the whole queue is not written anew."""


class QueueFile:
    """Stored batch queue of a folder, owned by this object from `open` to `close`.

    Not thread-safe."""

    def __init__(self, folder: Path) -> None:
        self._file, self._changes = folder / QUEUE, folder / CHANGES
        self._lock: FileLock | None = None
        self._stored: BatchQueue | None = None
        self._snapshot_bytes = self._changes_bytes = 0

    def open(self) -> tuple[BatchQueue, tuple[Notice, ...]]:
        """Lock and read the queue; return it with a notice if damaged parts were set aside.

        Raises: QueueInUse if another window owns it; OSError if the folder cannot be written."""
        if self._lock is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._lock = try_lock(self._file.with_name(LOCK))
        if self._lock is None:
            raise QueueInUse(self._file)
        return self.read()

    def store(self, queue: BatchQueue) -> None:
        """Write what has changed since the last call to the file. Raises: OSError."""
        lines = None if self._stored is None else changed_lines(self._stored, queue)
        limit = max(LEAST_CHANGES, self._snapshot_bytes)
        if lines is None or self._changes_bytes + sum(map(len, lines)) > limit:
            self._write_whole(queue)
        elif lines:
            self._append(lines)
        self._stored = queue

    def close(self) -> None:
        """Release the queue, so that another window can own it."""
        if self._lock is not None:
            self._lock.release()
        self._lock = None

    def read(self) -> tuple[BatchQueue, tuple[Notice, ...]]:
        """Read the queue, owned or not; a notice tells if damaged parts were set aside."""
        try:
            content = read_small_file(self._file, MOST_BYTES)
        except FileNotFoundError:
            return BatchQueue(), ()
        except OSError as error:
            kept = set_aside(self._file)
            return BatchQueue(), (SetAside(self._file, kept, error.strerror or QUEUE),)
        try:
            queue, damaged = queue_from_text(content.decode("utf-8", "replace"))
        except NewerQueue:
            return BatchQueue(), (SetAsideNewer(self._file, set_aside(self._file)),)
        lines, unread = self._read_changes(content)
        queue, damaged_lines = _with_changes(queue, lines)
        found = ((self._file, damaged), (self._changes, [*unread, *damaged_lines]))
        return queue, tuple(_keep_damaged(*each) for each in found if each[1])

    def _read_changes(self, snapshot: bytes) -> tuple[list[bytes], list[str]]:
        """Return the change lines for this snapshot, and names of what cannot be read.

        There are no lines if they belong to another snapshot."""
        try:
            first, *lines = read_small_file(self._changes, MOST_BYTES).splitlines() or [b""]
        except FileNotFoundError:
            return [], []
        except OSError as error:
            return [], [error.strerror or CHANGES]
        if first == _digest(snapshot):
            return lines, []
        return [], [] if not first or _DIGEST.fullmatch(first) else ["line 1"]

    def _append(self, lines: list[bytes]) -> None:
        """Append lines of changes; after an error the next write stores the whole queue."""
        self._stored = None
        with self._changes.open("ab") as file:
            file.writelines(lines)
            file.flush()
            os.fsync(file.fileno())
        self._changes_bytes += sum(map(len, lines))

    def _write_whole(self, queue: BatchQueue) -> None:
        content = queue_to_text(queue).encode("ascii")
        keep_dated_copy(self._file)
        replace_file(self._file, content)
        head = _digest(content) + b"\n"
        replace_file(self._changes, head)
        self._snapshot_bytes, self._changes_bytes = len(content), len(head)


def changed_lines(before: BatchQueue, after: BatchQueue) -> list[bytes] | None:
    """Return the lines that describe changed and added items and newly seen photos.

    Returns None for other changes, such as removed items. A started photo is no change, as it waits
    again after a restart."""
    if len(after.items) < len(before.items):
        return None
    seen = _seen_since(before.watched, after.watched)
    if seen is None or any(a.id != b.id for a, b in zip(before.items, after.items, strict=False)):
        return None
    pairs = zip(before.items, after.items, strict=False)
    changed = [new for old, new in pairs if old is not new and _as_waiting(old) != _as_waiting(new)]
    added = after.items[len(before.items) :]
    lines = (*seen, *map(item_to_json, (*changed, *added)))
    return [json.dumps(line).encode("ascii") + b"\n" for line in lines]


def _seen_since(
    before: tuple[WatchedFolder, ...], after: tuple[WatchedFolder, ...]
) -> list[dict[str, Any]] | None:
    """Return a line for each watched folder with new photos; None if the folders differ."""
    if [(each.folder, each.request) for each in before] != [
        (each.folder, each.request) for each in after
    ]:
        return None
    lines = []
    for old, new in zip(before, after, strict=True):
        fresh = {n: state for n, state in new.seen.items() if old.seen.get(n, ()) != state}
        if fresh:
            lines.append({"watches": str(new.folder), "seen": fresh})
    return lines


def _as_waiting(item: BatchItem) -> BatchItem:
    is_running = item.state is ItemState.RUNNING
    return replace(item, state=ItemState.WAITING) if is_running else item


def _keep_damaged(file: Path, damaged: Sequence[str]) -> SetAside:
    """Copy a damaged file before it is replaced; the notice names up to three damaged parts."""
    shown = ", ".join(damaged[:3]) + (" ..." if len(damaged) > 3 else "")
    return SetAside(file, set_aside(file, copy=True), shown)


def _with_changes(queue: BatchQueue, lines: list[bytes]) -> tuple[BatchQueue, list[str]]:
    """Return the queue after the valid lines of changes, and names of damaged ones.

    The last line may be incomplete after a crash, which is no damage."""
    items = {item.id: item for item in queue.items}
    watched = {str(each.folder): each for each in queue.watched}
    damaged = []
    for number, line in enumerate(lines, 2):
        try:
            fields = json.loads(line)
            if "watches" in fields:
                folder = watched[fields["watches"]]
                states = {name: file_state(state) for name, state in fields["seen"].items()}
                watched[fields["watches"]] = folder.having_seen(states)
            else:
                item = item_from_json(fields)
                items[item.id] = item
        except (*UNREADABLE, AttributeError):
            damaged.append(f"line {number}")
    if damaged and damaged[-1] == f"line {len(lines) + 1}":
        damaged.pop()
    changed = replace(queue, items=tuple(items.values()), watched=tuple(watched.values()))
    return changed, damaged


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode("ascii")
