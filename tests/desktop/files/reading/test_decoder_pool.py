"""Tests of several decoder processes that photos share."""

from pathlib import Path

import pytest

from desktop.files.reading.decoder_pool import DecoderPool
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Cancelled, Progress


def test_waiting_for_a_free_process_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.stop.set()
    with Scratch(tmp_path) as scratch, pytest.raises(Cancelled):
        DecoderPool(scratch, 1).read(tmp_path / "a.png", scratch, progress)
