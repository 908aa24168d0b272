"""Tests of photos that are restored once, however many attempts are made."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import AlreadyExists, NotOwnOutput
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.file_restorer import FileRestorer, RestoreReport, RestoreRequest
from desktop.restoration.layer_runner import LayerContext
from desktop.restoration.output_paths import Outputs, OutputSpec
from desktop.restoration.tasks.photo_task import PhotoTask, WrittenBefore, restore_once
from models.core.device import Device
from models.core.progress import Progress
from tests.desktop.restoration.fake_runs import KEEP
from tests.fakes import ScriptedEngine


@pytest.fixture
def restorer() -> Iterator[FileRestorer]:
    with Scratch() as scratch:
        context = LayerContext(ScriptedEngine(), DocumentRenderer(TileCache(0)), scratch)
        yield FileRestorer(context, Device.CPU, scratch, decode_photo)


@pytest.fixture
def task(tmp_path: Path) -> PhotoTask:
    photo, result = tmp_path / "a.png", tmp_path / "out" / "a-restored.png"
    levels = np.random.default_rng(0).integers(0, 256, (9, 7, 3), np.uint8)
    Image.fromarray(levels).save(photo)
    target = OutputSpec(result.parent, into=True)
    return PhotoTask(photo, RestoreRequest(recipe=KEEP_IDENTITY, target=target), Outputs(result))


KEEP_IDENTITY = replace(
    KEEP,
    steps=tuple(
        replace(each, step=replace(each.step, restorer="identity", params={"wish": "noise"}))
        for each in KEEP.steps
    ),
)


def test_a_photo_is_restored_to_its_planned_path(restorer: FileRestorer, task: PhotoTask) -> None:
    report = restore_once(restorer, task, Progress())
    assert isinstance(report, RestoreReport)
    assert report.output == task.outputs.result
    assert task.outputs.result.is_file()


def test_a_second_attempt_finds_the_result_of_the_first(
    restorer: FileRestorer, task: PhotoTask
) -> None:
    restore_once(restorer, task, Progress())
    written = task.outputs.result.stat()
    assert restore_once(restorer, task, Progress()) == WrittenBefore(task.outputs.result)
    assert task.outputs.result.stat().st_ino == written.st_ino


def test_a_foreign_file_at_the_planned_path_is_kept(
    restorer: FileRestorer, task: PhotoTask
) -> None:
    task.outputs.result.parent.mkdir()
    task.outputs.result.write_bytes(b"foreign")
    os.utime(task.outputs.result, (1, 1))
    overwriting = replace(task.request.target, overwrite=True)
    with pytest.raises(AlreadyExists):
        restore_once(restorer, task, Progress())
    request = replace(task.request, target=overwriting)
    with pytest.raises(NotOwnOutput):
        restore_once(restorer, replace(task, request=request), Progress())
    assert task.outputs.result.read_bytes() == b"foreign"
