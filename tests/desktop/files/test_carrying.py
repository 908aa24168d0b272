"""Laws of what does not fit."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Metadata, Photo
from desktop.files.carrying import has_thumbnail, without_thumbnail
from desktop.files.encoding import ExportOptions
from desktop.files.export import Rows, export
from desktop.files.formats import Format
from desktop.files.notices import NotCarried
from desktop.files.reading import read_photo
from desktop.files.scratch import Scratch
from desktop.files.tiff_tags import spots, start_of
from models.planning.plan import Step
from models.progress import Progress
from tests.desktop.files.describing import IPTC, XMP, exif, tags_in


def block(thumbnail: int = 0, notes: int = 10) -> bytes:
    """EXIF with a thumbnail and notes of the maker of that many bytes."""
    tags = exif(1)
    tags.get_ifd(0x8769)[0x927C] = b"n" * notes
    first = tags.tobytes().removeprefix(b"Exif\0\0")
    return _with_second(first, thumbnail) if thumbnail else first


def _with_second(first: bytes, thumbnail: int) -> bytes:
    """The block with a second directory, which holds a thumbnail."""
    layout, at = start_of(first)
    end = spots(first, layout, at).stop
    length = layout.entry.pack(0x0202, 4, 1, layout.offset.pack(thumbnail))
    second = layout.count.pack(1) + length + layout.offset.pack(0) + b"\xff" * thumbnail
    return first[:end] + layout.offset.pack(len(first)) + first[end + 4 :] + second


def lost(metadata: Metadata, format: Format, folder: Path, rows: Rows) -> str:
    """What is said to be missing of a photo with these blocks."""
    told: list[object] = []
    photo = Photo(folder / "x", "x", np.zeros((4, 5, 3), np.uint8), metadata=metadata)
    target = folder / f"a{format.suffix}"
    export(Document(photo), target, ExportOptions(format), rows, Progress(on_notice=told.append))
    return "; ".join(each.lost for each in told if isinstance(each, NotCarried))


@pytest.mark.parametrize(
    ("metadata", "format", "expected"),
    [
        (Metadata(exif=block()), Format.JPEG, ""),
        (Metadata(exif=block(thumbnail=70_000)), Format.JPEG, "EXIF thumbnail"),
        (Metadata(exif=block(notes=70_000)), Format.JPEG, "MakerNote"),
        (Metadata(exif=b"x" * 70_000), Format.JPEG, "EXIF"),
        (Metadata(exif=block(thumbnail=70_000)), Format.PNG, ""),
        (Metadata(exif=block(thumbnail=100)), Format.TIFF, "EXIF thumbnail"),
        (Metadata(xmp=XMP + b" " * 70_000), Format.JPEG, "XMP"),
        (Metadata(xmp=XMP + b" " * 70_000), Format.WEBP, ""),
        (Metadata(iptc=IPTC * 4000), Format.JPEG, "IPTC"),
        (Metadata(iptc=IPTC), Format.PNG, ""),
        (Metadata(iptc=IPTC), Format.WEBP, "IPTC"),
        (Metadata(comments=(("Comment", "a"),)), Format.WEBP, "comments"),
        (Metadata(comments=(("Comment", "a" * 70_000),)), Format.JPEG, "comments"),
        (Metadata(comments=(("Comment", "a"), ("Title", "b"))), Format.TIFF, "comments"),
        (Metadata(comments=(("Comment", "a"),)), Format.TIFF, ""),
        (Metadata(exif=block(), dpi=(300.0, 300.0)), Format.WEBP, "resolution"),
    ],
)
def test_what_does_not_fit_is_listed(
    metadata: Metadata, format: Format, expected: str, folder: Path, rows: Rows
) -> None:
    assert lost(metadata, format, folder, rows) == expected


@pytest.mark.parametrize("changes", [{"thumbnail": 70_000}, {"notes": 70_000}])
def test_a_long_exif_block_keeps_what_matters_in_jpeg(
    changes: dict[str, int], folder: Path, rows: Rows
) -> None:
    lost(Metadata(exif=block(**changes)), Format.JPEG, folder, rows)
    found = tags_in(folder / "a.jpg")
    kept = [found["first", 0x010F], found["exif", 0x9003], found["gps", 1]]
    assert kept == ["Voigtlander", "1943:06:01 12:00:00", "N"]


@pytest.mark.parametrize("format", [Format.PNG, Format.JPEG])
def test_comments_come_back(format: Format, folder: Path, scratch: Scratch, rows: Rows) -> None:
    comments = (("Comment", "Käthe 写真"), ("Comment", "second"))
    lost(Metadata(comments=comments), format, folder, rows)
    again = read_photo(folder / f"a{format.suffix}", scratch, Progress())
    assert again.metadata.comments == comments


def test_a_comment_of_an_older_program_keeps_its_umlaut(folder: Path, rows: Rows) -> None:
    odd = b"K\xe4the".decode("utf-8", "surrogateescape")
    lost(Metadata(comments=(("Comment", odd),)), Format.PNG, folder, rows)
    with Image.open(folder / "a.png") as image:
        assert image.info["Comment"] == "Käthe"


def test_a_description_is_not_replaced_by_a_comment(folder: Path, rows: Rows) -> None:
    tags = exif(1)
    tags[0x010E] = "the bridge"
    told = tags.tobytes().removeprefix(b"Exif\0\0")
    metadata = Metadata(exif=told, comments=(("Comment", "a"),))
    assert lost(metadata, Format.TIFF, folder, rows) == "comments"
    assert tags_in(folder / "a.tiff")["first", 0x010E] == "the bridge"


def test_a_restored_photo_does_not_show_the_thumbnail_of_the_original(
    folder: Path, scratch: Scratch, rows: Rows
) -> None:
    metadata = Metadata(exif=block(thumbnail=50))
    photo = Photo(folder / "x", "x", np.zeros((4, 5, 3), np.uint8), metadata=metadata)
    layer = Layer("a", "a", Step("s", {}), patch=Patch("p", np.ones((4, 5, 3), np.uint16)))
    target, options = folder / "a.jpg", ExportOptions(Format.JPEG)
    export(Document(photo, (layer,)), target, options, rows, Progress())
    carried = read_photo(target, scratch, Progress()).metadata.exif
    assert (has_thumbnail(metadata.exif), has_thumbnail(carried)) == (True, False)


@pytest.mark.parametrize("broken", [None, b"", b"II*\0", b"II*\0\x08\0\0\0\xff\xff"])
def test_a_broken_block_has_no_thumbnail(broken: bytes | None) -> None:
    assert (has_thumbnail(broken), without_thumbnail(broken)) == (False, broken)


def test_transparency_and_depth_that_go_are_listed(folder: Path, rows: Rows) -> None:
    told: list[object] = []
    levels = np.zeros((4, 5, 3), np.uint16)
    photo = Photo(folder / "x", "x", levels, alpha=levels[..., 0])
    options, progress = ExportOptions(Format.JPEG), Progress(on_notice=told.append)
    export(Document(photo), folder / "a.jpg", options, rows, progress)
    assert told == [NotCarried(folder / "a.jpg", "jpeg", "transparency, 16 bits")]
