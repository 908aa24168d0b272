"""File of the batch queue: changes, damage and growth."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.files.errors import QueueInUse
from desktop.files.notices import SetAside
from desktop.restoration.batch_queue import BatchQueue, ItemState
from desktop.restoration.file_restorer import RestoreRequest
from desktop.restoration.queue_file import CHANGES, QUEUE, QueueFile
from desktop.restoration.queue_json import queue_from_text
from desktop.restoration.watched_folders import WatchedFolder

REQUEST = RestoreRequest()


def make_queue(count: int) -> BatchQueue:
    return BatchQueue().with_photos([Path(f"{at}.png") for at in range(count)], REQUEST)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[QueueFile]:
    opened = QueueFile(tmp_path)
    opened.open()
    yield opened
    opened.close()


def test_changed_and_added_items_are_read_back(file: QueueFile) -> None:
    queue = make_queue(3)
    file.store(queue)
    queue = queue.replaced(replace(queue.items[1], state=ItemState.DONE, output=Path("x.png")))
    file.store(queue)
    queue = queue.with_photos([Path("late.png")], REQUEST)
    file.store(queue)
    assert file.read() == (queue, ())


def test_photos_seen_in_a_watched_folder_are_read_back(file: QueueFile, tmp_path: Path) -> None:
    folder = WatchedFolder(tmp_path, REQUEST)
    queue = BatchQueue().with_watched_folder(folder)
    file.store(queue)
    queue = queue.with_watched_photos({"a.png": (5, 7)}, folder)
    file.store(queue)
    assert file.read()[0].watched[0].seen == {"a.png": (5, 7)}


def test_removed_item_is_gone_after_reading(file: QueueFile) -> None:
    queue = make_queue(2)
    file.store(queue)
    file.store(replace(queue, items=queue.items[1:]))
    assert [item.source.name for item in file.read()[0].items] == ["1.png"]


def test_torn_last_line_costs_that_line_only(file: QueueFile, tmp_path: Path) -> None:
    queue = make_queue(2)
    file.store(queue)
    for item in queue.items:
        queue = queue.replaced(replace(item, state=ItemState.DONE))
        file.store(queue)
    content = (tmp_path / CHANGES).read_bytes()
    (tmp_path / CHANGES).write_bytes(content[:-9])
    states = [item.state for item in file.read()[0].items]
    assert states == [ItemState.DONE, ItemState.WAITING]


def test_changes_to_another_snapshot_are_not_applied(file: QueueFile, tmp_path: Path) -> None:
    queue = make_queue(1)
    file.store(queue)
    file.store(queue.replaced(replace(queue.items[0], state=ItemState.DONE)))
    (tmp_path / QUEUE).write_bytes((tmp_path / QUEUE).read_bytes() + b" ")
    assert file.read()[0].items[0].state is ItemState.WAITING


def test_bytes_written_grow_linearly_with_the_photos(file: QueueFile, tmp_path: Path) -> None:
    def written(count: int) -> int:
        queue, total = make_queue(count), 0
        file.store(queue)
        for item in queue.items:
            before = (tmp_path / CHANGES).stat().st_size
            queue = queue.replaced(replace(item, state=ItemState.DONE))
            file.store(queue)
            after = (tmp_path / CHANGES).stat().st_size
            total += after - before if after > before else (tmp_path / QUEUE).stat().st_size
        return total

    assert written(400) < 2.5 * written(200)


def test_damaged_item_is_told_and_the_file_is_kept(tmp_path: Path) -> None:
    text = '{"queue": 1, "items": [{"id": 3}], "watched": []}'
    (tmp_path / QUEUE).write_text(text)
    (notice,) = QueueFile(tmp_path).read()[1]
    assert isinstance(notice, SetAside)
    assert notice.detail == "items[1]"
    assert notice.kept.read_text() == text


def test_unreadable_text_is_kept_under_another_name(tmp_path: Path) -> None:
    (tmp_path / QUEUE).write_bytes(b"\xff\x00{" * 9)
    (notice,) = QueueFile(tmp_path).read()[1]
    assert isinstance(notice, SetAside)
    assert notice.kept.read_bytes() == b"\xff\x00{" * 9


def test_damaged_line_of_changes_is_told_and_the_file_is_kept(
    file: QueueFile, tmp_path: Path
) -> None:
    queue = make_queue(2)
    file.store(queue)
    for item in queue.items:
        queue = queue.replaced(replace(item, state=ItemState.DONE))
        file.store(queue)
    first, second, third = (tmp_path / CHANGES).read_bytes().splitlines()
    (tmp_path / CHANGES).write_bytes(b"\n".join((first, second[:-5], third)))
    read, (notice,) = QueueFile(tmp_path).read()
    assert isinstance(notice, SetAside)
    assert notice.detail == "line 2"
    assert second[:-5] in notice.kept.read_bytes()
    assert [item.state for item in read.items] == [ItemState.WAITING, ItemState.DONE]


def test_torn_last_line_of_changes_is_no_damage(file: QueueFile, tmp_path: Path) -> None:
    queue = make_queue(1)
    file.store(queue)
    file.store(queue.replaced(replace(queue.items[0], state=ItemState.DONE)))
    (tmp_path / CHANGES).write_bytes((tmp_path / CHANGES).read_bytes()[:-9])
    assert QueueFile(tmp_path).read()[1] == ()


def test_queue_is_copied_once_a_day_before_it_changes(file: QueueFile, tmp_path: Path) -> None:
    for count in (1, 2, 3):
        file.store(make_queue(count))
        file.store(make_queue(0))
    (copy,) = (tmp_path / "copies").iterdir()
    queue, damaged = queue_from_text(copy.read_text())
    assert (len(queue.items), damaged) == (1, ())


@pytest.mark.skipif(sys.platform == "win32", reason="pipes in folders")
def test_pipe_is_set_aside_unread(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / QUEUE)
    queue, notices = QueueFile(tmp_path).read()
    assert queue == BatchQueue()
    assert len(notices) == 1


def test_second_owner_is_refused(file: QueueFile, tmp_path: Path) -> None:
    with pytest.raises(QueueInUse):
        QueueFile(tmp_path).open()
