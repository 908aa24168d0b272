"""Tests of disks that fail, disappear or are changed by others, and of wrong clocks."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import (
    BrokenLink,
    DiskFull,
    FileSizeLimited,
    MemoryShort,
    NameNotAllowed,
    NameTooLong,
    NotAFolder,
    NotFound,
    NotReadable,
    NotWritable,
    PhotoError,
    QuotaReached,
    ReadOnlyDisk,
    TooManyOpenFiles,
)
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.project.project_file import save_project
from desktop.files.storage.atomic_write import atomic_write
from desktop.files.storage.path_errors import writing_error
from desktop.files.storage.scratch_files import Scratch
from desktop.restoration.file_restorer import make_folder
from models.core.progress import Progress
from models.file_io.sha256 import sha256_of

LONG_AGO = 1e9
Write = Callable[[Document, Path, Rows], object]


@pytest.fixture
def document(folder: Path, scratch: Scratch) -> Document:
    levels = np.random.default_rng(0).integers(0, 256, (20, 30, 3), np.uint8)
    Image.fromarray(levels).save(folder / "Oma.png")
    return Document(decode_photo(folder / "Oma.png", scratch, Progress()))


def export_to_share(document: Document, share: Path, rows: Rows) -> None:
    export(document, share / "a.png", ExportOptions(Format.PNG), rows, Progress())


def save_to_share(document: Document, share: Path, rows: Rows) -> None:
    save_project(document, share / "a.ora", rows, Progress())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps folders with open files")
@pytest.mark.parametrize("write", [export_to_share, save_to_share])
def test_vanished_share_raises_and_the_document_stays(
    write: Write, document: Document, tmp_path: Path, rows: Rows
) -> None:
    share = tmp_path / "share"
    share.mkdir()

    def vanishing(document: Document) -> Iterator[object]:
        yield from rows(document)
        if share.exists():
            share.rename(tmp_path / "gone")

    with pytest.raises((NotFound, NotWritable)):
        write(document, share, vanishing)
    share.mkdir()
    write(document, share, rows)
    assert len(list(share.iterdir())) == 1


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *((number, NotWritable) for number in (errno.EPERM, errno.EACCES, errno.EIO)),
        (errno.EROFS, ReadOnlyDisk),
        (errno.EFBIG, FileSizeLimited),
        (errno.ENAMETOOLONG, NameTooLong),
        *((number, NotWritable) for number in (errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN)),
        *((number, TooManyOpenFiles) for number in (errno.EMFILE, errno.ENFILE)),
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, QuotaReached),
    ],
)
def test_disk_error_leaves_only_the_older_file(
    number: int, expected: type[PhotoError], folder: Path
) -> None:
    (folder / "a").write_bytes(b"older")

    def broken() -> None:
        with atomic_write(folder / "a", overwrite=True, needed=9) as file:
            file.write(b"half")
            raise OSError(number, "made up")

    with pytest.raises(expected):
        broken()
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {"a": b"older"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        *((number, NotReadable) for number in (errno.EIO, errno.ESTALE, errno.EACCES)),
        *((number, TooManyOpenFiles) for number in (errno.EMFILE, errno.ENFILE)),
        (errno.ENOMEM, MemoryShort),
        (errno.ENOENT, NotFound),
    ],
)
def test_photo_on_a_share_that_vanishes_raises_not_found_or_not_readable(
    number: int, expected: type[PhotoError], document: Document, scratch: Scratch
) -> None:
    def gone(_: float) -> None:
        raise OSError(number, "made up")

    with pytest.raises(expected):
        decode_photo(document.photo.source, scratch, Progress(gone))


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EILSEQ])
def test_name_that_the_disk_refuses_is_told_as_such(number: int) -> None:
    target = Path("Oma 12:30.png")
    refused = OSError(number, "made up", str(target))
    assert writing_error(refused, target, 1) == NameNotAllowed(target)


def test_refused_flush_is_not_told_as_a_refused_name() -> None:
    refused = OSError(errno.EINVAL, "made up")
    assert writing_error(refused, Path("a.png"), 1) == NotWritable(Path("a.png"))


def test_decoding_writes_no_files_beside_the_photo(document: Document, folder: Path) -> None:
    """Photos open from media that cannot be written."""
    assert [file.name for file in folder.iterdir()] == ["Oma.png"]
    assert sha256_of(document.photo.source) == document.photo.sha256


def test_locked_part_file_is_not_removed_whatever_the_clock_says(folder: Path) -> None:
    with atomic_write(folder / "a", overwrite=False, needed=9) as first:
        first.write(b"first")
        (part,) = folder.iterdir()
        os.utime(part, (LONG_AGO, LONG_AGO))
        with atomic_write(folder / "b", overwrite=False, needed=9) as second:
            second.write(b"second")
    assert (folder / "a").read_bytes() == b"first"


@pytest.mark.parametrize("when", [LONG_AGO, 4e9])
def test_clock_jump_loses_no_version(
    when: float, document: Document, folder: Path, rows: Rows
) -> None:
    for _ in range(2):
        save_project(document, folder / "a.ora", rows, Progress())
        os.utime(folder / "a.ora", (when, when))
    assert (folder / "a.ora~").read_bytes() == (folder / "a.ora").read_bytes()


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_file_or_broken_link_in_place_of_an_output_folder_is_told_as_such(folder: Path) -> None:
    (folder / "a").write_bytes(b"")
    (folder / "b").symlink_to("nowhere")
    for name, expected in (("a", NotAFolder), ("b", BrokenLink)):
        with pytest.raises(expected):
            make_folder(folder / name)
