"""Tests of damaged files.

`benchmarks/reliability/file_fuzzing.py` tries thousands more in a process of their own.
"""

import contextlib
import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.reliability.file_fuzzing import project, verdict
from benchmarks.reliability.mutations import KINDS, mutants, originals
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import PhotoError
from desktop.files.metadata.readers.gif_reader import read_gif
from desktop.files.notices import DecodedWithErrors
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Notice, Progress

EVERY = 6
"""Number of mutants with few flips of which one is tried."""


@pytest.mark.parametrize("name", KINDS)
def test_damaged_file_opens_or_raises_photo_error_and_leaves_no_files(
    name: str, tmp_path: Path
) -> None:
    results = tmp_path / "results"
    results.mkdir()
    some = list(mutants(name, originals()[name], seed=7, flips=20))[::EVERY]
    for number, mutant in enumerate(some):
        source = tmp_path / f"{number}{mutant.ending}"
        source.write_bytes(mutant.content)
        assert verdict(source, results) in ("opened", "refused"), mutant.origin


@pytest.mark.parametrize("name", KINDS)
def test_sound_file_opens_under_any_name(name: str, tmp_path: Path) -> None:
    results = tmp_path / "results"
    results.mkdir()
    source = tmp_path / "a.txt"
    source.write_bytes(originals()[name])
    assert verdict(source, results) == "opened"


@pytest.mark.parametrize("name", KINDS)
def test_truncated_image_never_decodes_as_the_whole_one(
    name: str, tmp_path: Path, scratch: Scratch
) -> None:
    source, content = tmp_path / "a", originals()[name]
    source.write_bytes(content)
    whole = decode_photo(source, scratch, Progress()).pixels
    for part in range(2, 64, 3):
        source.write_bytes(content[: len(content) * part // 64])
        with contextlib.suppress(PhotoError):
            assert np.array_equal(decode_photo(source, scratch, Progress()).pixels, whole)


def test_damaged_project_opens_or_raises_photo_error(tmp_path: Path) -> None:
    results = tmp_path / "results"
    results.mkdir()
    for number, mutant in enumerate(mutants("project", project(tmp_path), seed=7, flips=40)):
        source = tmp_path / f"{number}.ora"
        source.write_bytes(mutant.content)
        assert verdict(source, results) in ("opened", "refused"), mutant.origin


def test_same_seed_makes_the_same_mutation() -> None:
    content = originals()["png"]
    first, second = (list(mutants("png", content, 3, 10)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("side", [12_000, 60_000])
def test_gif_with_an_oversized_frame_is_read_or_refused(
    side: int, tmp_path: Path, scratch: Scratch
) -> None:
    """Only the reader of comments looks at the frame, as coverage showed."""
    content = originals()["gif"]
    at = content.index(b"\x2c\0\0\0\0")
    frame = content[at : at + 5] + struct.pack("<HH", side, side) + content[at + 9 :]
    (tmp_path / "a.gif").write_bytes(content[:at] + frame)
    with contextlib.suppress(PhotoError):
        decode_photo(tmp_path / "a.gif", scratch, Progress())
    assert read_gif(tmp_path / "a.gif").comments in ((), (("Comment", "hello"),))


def encoded_noise(*, progressive: bool) -> bytes:
    """Encode a picture of noise as JPEG."""
    buffer, noise = io.BytesIO(), np.random.default_rng(3).integers(0, 256, (90, 120, 3), np.uint8)
    Image.fromarray(noise).save(buffer, "JPEG", progressive=progressive)
    return buffer.getvalue()


def decode_with_notices(path: Path, content: bytes, scratch: Scratch) -> list[Notice]:
    path.write_bytes(content)
    notices = list[Notice]()
    decode_photo(path, scratch, Progress(on_notice=notices.append))
    return notices


def test_errors_within_a_complete_jpeg_are_told(folder: Path, scratch: Scratch) -> None:
    content = bytearray(encoded_noise(progressive=True))
    scan = content.index(b"\xff\xda") + 40
    content[scan : scan + 300] = bytes(300)
    found = decode_with_notices(folder / "a.jpg", bytes(content), scratch)
    assert found == [DecodedWithErrors(folder / "a.jpg")]


@pytest.mark.parametrize("progressive", [False, True])
def test_bytes_before_the_end_marker_are_no_error(
    progressive: bool, folder: Path, scratch: Scratch
) -> None:
    content = encoded_noise(progressive=progressive)
    padded = content[:-2] + bytes(50) + content[-2:]
    assert decode_with_notices(folder / "a.jpg", padded, scratch) == []
