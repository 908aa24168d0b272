"""Tests of photos on servers, with the file system of fsspec that is in memory."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import NotAPhoto, NotFound
from desktop.files.formats.format_table import Format
from desktop.files.storage.input_protection import NOTHING
from desktop.files.storage.remote_files import RemoteFile, Server
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreReport, RestoreRequest
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_paths import Outputs, OutputSpec
from desktop.restoration.tasks.photo_task import PhotoTask, WrittenBefore
from desktop.restoration.tasks.remote_restoration import (
    RemoteTask,
    StreamedTask,
    plan_remote_outputs,
    restore_remote,
    restore_streamed,
)
from models.core.device import Device
from models.core.progress import Progress
from tests.desktop.restoration.tasks.test_photo_task import KEEP_IDENTITY
from tests.fakes import ScriptedEngine

fsspec = pytest.importorskip("fsspec", reason="needs the extra `storage`")
SERVER = Server(retry_seconds=0)
INTO = OutputSpec(Path("/anywhere"), into=True)


@pytest.fixture
def restorer(tmp_path: Path) -> Iterator[FileRestorer]:
    with Scratch(tmp_path) as scratch:
        context = LayerContext(ScriptedEngine(), DocumentRenderer(TileCache(0)), scratch)
        yield FileRestorer(context, Device.CPU, scratch, decode_photo)


@pytest.fixture
def memory() -> Iterator[Any]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    content = io.BytesIO()
    Image.fromarray(np.full((4, 5, 3), 90, np.uint8)).save(content, "PNG")
    system.pipe_file("/in/a.png", content.getvalue())
    yield system
    system.store.clear()


@pytest.fixture
def task(memory: Any) -> RemoteTask:
    (photo,) = SERVER.find_photos("memory://in")
    output = RemoteFile("memory://out/a-restored.png")
    return RemoteTask(photo, RestoreRequest(recipe=KEEP_IDENTITY, target=INTO), output)


def test_a_photo_is_restored_from_server_to_server(
    restorer: FileRestorer, task: RemoteTask, memory: Any
) -> None:
    report = restore_remote(restorer, task, SERVER, Progress())
    assert isinstance(report, RestoreReport)
    assert (str(report.source), report.output) == ("memory://in/a.png", task.output)
    with Image.open(io.BytesIO(memory.cat_file("/out/a-restored.png"))) as result:
        assert result.size == (5, 4)


def test_no_local_copy_is_left(restorer: FileRestorer, task: RemoteTask) -> None:
    before = sorted(restorer.folder.iterdir())
    restore_remote(restorer, task, SERVER, Progress())
    assert sorted(restorer.folder.iterdir()) == before


def test_a_stored_result_is_not_made_again(
    restorer: FileRestorer, task: RemoteTask, memory: Any
) -> None:
    memory.pipe_file("/out/a-restored.png", b"stored")
    assert restore_remote(restorer, task, SERVER, Progress()) == WrittenBefore(task.output)
    assert memory.cat_file("/out/a-restored.png") == b"stored"


def test_an_error_names_the_url(restorer: FileRestorer, task: RemoteTask, memory: Any) -> None:
    memory.pipe_file("/in/a.png", b"no photo")
    (photo,) = SERVER.find_photos("memory://in")
    broken = RemoteTask(photo, task.request, task.output)
    with pytest.raises(NotAPhoto) as raised:
        restore_remote(restorer, broken, SERVER, Progress())
    assert str(raised.value.path) == "memory://in/a.png"


def test_results_get_free_names() -> None:
    photos = [RemoteFile(f"s3://b/{name}") for name in ("x/a.jpg", "y/A.jpg", "x/c.gif")]
    target = OutputSpec(format=Format.PNG)
    chosen = plan_remote_outputs(photos, "s3://b/out/", target, {"c-restored.png"})
    assert [each.url for each in chosen.values()] == [
        "s3://b/out/a-restored.png",
        "s3://b/out/A-restored-2.png",
        "s3://b/out/c-restored-2.png",
    ]


def test_a_streamed_photo_needs_no_shared_folder(restorer: FileRestorer, tmp_path: Path) -> None:
    photo, result = tmp_path / "a.png", tmp_path / "out" / "a-restored.png"
    Image.fromarray(np.full((4, 5, 3), 90, np.uint8)).save(photo)
    request = RestoreRequest(recipe=KEEP_IDENTITY, target=INTO)
    task = StreamedTask.of(PhotoTask(photo, request, Outputs(result)))
    photo.unlink()
    streamed = restore_streamed(restorer, task, Progress())
    assert not result.exists()
    streamed.write(NOTHING, overwrite=False, times=True)
    with Image.open(result) as opened:
        assert opened.size == (5, 4)


@pytest.mark.parametrize("kind", ["missing", "no photo"])
def test_an_error_about_a_streamed_photo_names_it(
    restorer: FileRestorer, tmp_path: Path, kind: str
) -> None:
    photo = tmp_path / "a.png"
    if kind != "missing":
        photo.write_bytes(b"no photo")
    request = RestoreRequest(recipe=KEEP_IDENTITY, target=INTO)
    task = StreamedTask.of(PhotoTask(photo, request, Outputs(tmp_path / "b.png")))
    with pytest.raises((NotAPhoto, NotFound)) as raised:
        restore_streamed(restorer, task, Progress())
    assert raised.value.path == photo
