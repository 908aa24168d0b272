"""Tests of errors about paths: each names the true cause."""

import errno
import os
import struct
import zlib
from pathlib import Path

import pytest

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import (
    BrokenLink,
    DamagedPhoto,
    EmptyFile,
    NameTooLong,
    NotAFile,
    NotAFolder,
    NotAPhoto,
    NotFound,
    PhotoError,
    TooLarge,
    UnsupportedFormat,
)
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.path_errors import no_file_error, reading_error
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress


def png_header(width: int, height: int, depth: int, colours: int) -> bytes:
    """Return signature and header of a PNG."""
    body = b"IHDR" + struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n\0\0\0\r" + body + struct.pack(">I", zlib.crc32(body))


def error_of(path: Path, scratch: Scratch) -> PhotoError:
    with pytest.raises(PhotoError) as raised:
        decode_photo(path, scratch, Progress())
    return raised.value


def test_each_obstacle_on_the_way_to_a_photo_is_named(tmp_path: Path, scratch: Scratch) -> None:
    (tmp_path / "file").write_bytes(b"text")
    (tmp_path / "lost").symlink_to("nowhere.jpg")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").symlink_to("gone")
    assert error_of(tmp_path / "a.jpg", scratch) == NotFound(tmp_path / "a.jpg")
    assert error_of(tmp_path / "no" / "a.jpg", scratch) == NotFound(tmp_path / "no" / "a.jpg")
    assert error_of(tmp_path / "file" / "a.jpg", scratch) == NotAFolder(tmp_path / "file")
    assert error_of(tmp_path / "lost", scratch) == BrokenLink(tmp_path / "lost", "nowhere.jpg")
    assert error_of(tmp_path / "loop", scratch) == BrokenLink(tmp_path / "loop", "loop")
    assert error_of(tmp_path / "folder/a", scratch) == BrokenLink(tmp_path / "folder", "gone")
    assert isinstance(error_of(tmp_path / ("a" * 300), scratch), NameTooLong)
    assert error_of(tmp_path, scratch) == NotAFile(tmp_path)
    assert reading_error(IsADirectoryError(errno.EISDIR, ""), tmp_path) == NotAFile(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.jpg", b"%PDF-1.7 with a password", "PDF"),
        ("a.jpg", b"\0\0\0\x18ftypmp42" + bytes(100), "MP4"),
        ("a.tga", bytes((0, 0, 2)) + bytes(40), "TGA"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        ("a.ppm", b"P6\n2 2\n255\n" + bytes(12), "Netpbm"),
        ("a.jpg", b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
        ("a.psd", b"8BPS\0\1" + bytes(16) + b"\0\x10\0\3" + bytes(99), "PSD (16 bits)"),
        ("a.jpg", b"\xff\xd8\xff\xc1\0\x11\x0c" + bytes(99), "JPEG (SOF 1, 12 bits)"),
        ("a.jpg", b"\xff\xd8\xff\xc3\0\x11\x08" + bytes(99), "JPEG (SOF 3, 8 bits)"),
    ],
)
def test_known_formats_that_are_not_read_are_named(
    name: str, content: bytes, format: str, tmp_path: Path, scratch: Scratch
) -> None:
    (tmp_path / name).write_bytes(content)
    assert error_of(tmp_path / name, scratch) == UnsupportedFormat(tmp_path / name, format)


@pytest.mark.parametrize(
    "text", [b"BM is a nice car, you know", b"P4 rooms", b"dear diary", b"GIF"]
)
def test_texts_are_no_photos(text: bytes, tmp_path: Path, scratch: Scratch) -> None:
    for name in ("a.jpg", "a.tga"):
        (tmp_path / name).write_bytes(text * 3)
        assert error_of(tmp_path / name, scratch) == NotAPhoto(tmp_path / name)


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        ((0, 5, 8, 2), "0 x 5"),
        ((5, 5, 3, 2), "IHDR: 3 bits, colour type 2"),
        ((5, 5, 8, 5), "IHDR: 8 bits, colour type 5"),
    ],
)
def test_headers_of_png_that_cannot_be_are_told(
    header: tuple[int, int, int, int], detail: str, tmp_path: Path, scratch: Scratch
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_header(*header) + bytes(100))
    assert error_of(path, scratch) == DamagedPhoto(path, detail)


def test_a_png_beyond_all_limits_is_too_large_and_not_damaged(
    tmp_path: Path, scratch: Scratch
) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_header(2**31 - 1, 2**31 - 1, 8, 2) + bytes(100))
    assert isinstance(error_of(path, scratch), TooLarge)


@pytest.mark.parametrize(
    "head", [b"BM", b"GIF89a", b"8BPS\0\1", b"II*\0", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP"]
)
def test_files_of_a_few_bytes_are_told_with_their_size(
    head: bytes, tmp_path: Path, scratch: Scratch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(head)
    error = error_of(path, scratch)
    assert error in (DamagedPhoto(path, f"{len(head)} bytes"), NotAPhoto(path))


def test_an_empty_file_is_told_as_empty(tmp_path: Path, scratch: Scratch) -> None:
    (tmp_path / "a.jpg").touch()
    assert error_of(tmp_path / "a.jpg", scratch) == EmptyFile(tmp_path / "a.jpg")


def test_each_obstacle_on_the_way_to_a_result_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "lost").symlink_to("nowhere")

    def error_of_writing(path: Path) -> PhotoError:
        with pytest.raises(PhotoError) as raised, atomic_write(path, overwrite=True, needed=1):
            pass
        return raised.value

    assert error_of_writing(tmp_path / "file" / "a.png") == NotAFolder(tmp_path / "file")
    assert error_of_writing(tmp_path / "no" / "a.png") == NotFound(tmp_path / "no")
    assert isinstance(error_of_writing(tmp_path / ("a" * 300)), NameTooLong)
    assert no_file_error(tmp_path / "lost") == BrokenLink(tmp_path / "lost", "nowhere")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert no_file_error(tmp_path / "pipe") == NotAFile(tmp_path / "pipe")
