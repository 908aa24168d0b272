"""Tests of metadata that a format cannot hold."""

import io
import struct
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.layer import Layer, Patch
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.formats.format_table import Format
from desktop.files.metadata.exif_thumbnail import has_thumbnail, without_thumbnail
from desktop.files.metadata.tiff_ifd import (
    Layout,
    directory_size,
    entry_offsets,
    pack_directory,
    parse_header,
    read_numbers,
    resolution,
)
from desktop.files.notices import NotCarried
from desktop.files.storage.scratch_files import Scratch
from models.core.plan import Step
from models.core.progress import Progress
from tests.desktop.files.metadata_samples import IPTC, XMP, make_exif, read_tags


def exif_block(thumbnail: int = 0, notes: int = 10) -> bytes:
    """Build EXIF with a thumbnail and a MakerNote of so many bytes."""
    tags = make_exif(1)
    tags.get_ifd(0x8769)[0x927C] = b"n" * notes
    first = tags.tobytes().removeprefix(b"Exif\0\0")
    return _with_thumbnail_directory(first, thumbnail) if thumbnail else first


def _with_thumbnail_directory(first: bytes, thumbnail: int) -> bytes:
    """Add a second directory, which holds a thumbnail."""
    layout, at = parse_header(first)
    end = entry_offsets(first, layout, at).stop
    length = layout.entry.pack(0x0202, 4, 1, layout.offset.pack(thumbnail))
    second = layout.count.pack(1) + length + layout.offset.pack(0) + b"\xff" * thumbnail
    return first[:end] + layout.offset.pack(len(first)) + first[end + 4 :] + second


def export_and_list_lost(metadata: Metadata, format: Format, folder: Path, rows: Rows) -> str:
    """Export a photo with these blocks and return what is listed as lost."""
    notices: list[object] = []
    photo = Photo(folder / "x", "x", np.zeros((4, 5, 3), np.uint8), metadata=metadata)
    target = folder / f"a{format.suffix}"
    export(Document(photo), target, ExportOptions(format), rows, Progress(on_notice=notices.append))
    return "; ".join(each.lost for each in notices if isinstance(each, NotCarried))


@pytest.mark.parametrize(
    ("metadata", "format", "expected"),
    [
        (Metadata(exif=exif_block()), Format.JPEG, ""),
        (Metadata(exif=exif_block(thumbnail=70_000)), Format.JPEG, "EXIF thumbnail"),
        (Metadata(exif=exif_block(notes=70_000)), Format.JPEG, "MakerNote"),
        (Metadata(exif=b"x" * 70_000), Format.JPEG, "EXIF"),
        (Metadata(exif=exif_block(thumbnail=70_000)), Format.PNG, ""),
        (Metadata(exif=exif_block(thumbnail=100)), Format.TIFF, "EXIF thumbnail"),
        (Metadata(xmp=XMP + b" " * 70_000), Format.JPEG, ""),
        (Metadata(xmp=XMP.replace(b"nne", b"n" * 70_000)), Format.JPEG, "XMP"),
        (Metadata(xmp=XMP + b" " * 70_000), Format.WEBP, ""),
        (Metadata(iptc=IPTC * 4000), Format.JPEG, "IPTC"),
        (Metadata(iptc=IPTC), Format.PNG, ""),
        (Metadata(iptc=IPTC), Format.WEBP, "IPTC"),
        (Metadata(comments=(("Comment", "a"),)), Format.WEBP, "comments"),
        (Metadata(comments=(("Comment", "a" * 70_000),)), Format.JPEG, "comments"),
        (Metadata(comments=(("Comment", "a"), ("Title", "b"))), Format.TIFF, "comments"),
        (Metadata(comments=(("Comment", "a"),)), Format.TIFF, ""),
        (Metadata(exif=exif_block(), dpi=(300.0, 300.0)), Format.WEBP, "resolution"),
    ],
)
def test_metadata_that_does_not_fit_is_listed(
    metadata: Metadata, format: Format, expected: str, folder: Path, rows: Rows
) -> None:
    assert export_and_list_lost(metadata, format, folder, rows) == expected


@pytest.mark.parametrize("changes", [{"thumbnail": 70_000}, {"notes": 70_000}])
def test_long_exif_block_keeps_the_camera_tags_in_jpeg(
    changes: dict[str, int], folder: Path, rows: Rows
) -> None:
    export_and_list_lost(Metadata(exif=exif_block(**changes)), Format.JPEG, folder, rows)
    found = read_tags(folder / "a.jpg")
    kept = [found["first", 0x010F], found["exif", 0x9003], found["gps", 1]]
    assert kept == ["Voigtlander", "1943:06:01 12:00:00", "N"]


@pytest.mark.parametrize("length", [100, 60_001, 65_504])
def test_xmp_that_fits_is_read_back(
    length: int, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    xmp = XMP.ljust(length)
    assert export_and_list_lost(Metadata(xmp=xmp), Format.JPEG, folder, rows) == ""
    assert decode_photo(folder / "a.jpg", scratch, Progress()).metadata.xmp == xmp


@pytest.mark.parametrize("format", [Format.PNG, Format.JPEG])
def test_comments_are_read_back(format: Format, folder: Path, scratch: Scratch, rows: Rows) -> None:
    comments = (("Comment", "Käthe 写真"), ("Comment", "second"))
    export_and_list_lost(Metadata(comments=comments), format, folder, rows)
    again = decode_photo(folder / f"a{format.suffix}", scratch, Progress())
    assert again.metadata.comments == comments


def test_latin_1_comment_keeps_its_umlaut(folder: Path, rows: Rows) -> None:
    odd = b"K\xe4the".decode("utf-8", "surrogateescape")
    export_and_list_lost(Metadata(comments=(("Comment", odd),)), Format.PNG, folder, rows)
    with Image.open(folder / "a.png") as image:
        assert image.info["Comment"] == "Käthe"


def test_image_description_is_not_replaced_by_a_comment(folder: Path, rows: Rows) -> None:
    tags = make_exif(1)
    tags[0x010E] = "the bridge"
    described = tags.tobytes().removeprefix(b"Exif\0\0")
    metadata = Metadata(exif=described, comments=(("Comment", "a"),))
    assert export_and_list_lost(metadata, Format.TIFF, folder, rows) == "comments"
    assert read_tags(folder / "a.tiff")["first", 0x010E] == "the bridge"


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("format", [Format.JPEG, Format.PNG, Format.WEBP])
def test_thumbnail_of_a_restored_photo_shows_the_result(
    format: Format, order: str, folder: Path, scratch: Scratch, rows: Rows
) -> None:
    old = b"\xff\xd8" + b"the original" * 9
    metadata = Metadata(exif=exif_with_last_thumbnail(old, order))
    photo = Photo(folder / "x", "x", np.zeros((40, 50, 3), np.uint8), metadata=metadata)
    patch = Patch("p", np.full((40, 50, 3), (60_000, 20_000, 0), np.uint16))
    document = Document(photo, (Layer("a", "a", Step("s", {}), patch=patch),))
    target = folder / f"a{format.suffix}"
    export(document, target, ExportOptions(format), rows, Progress())
    exif = decode_photo(target, scratch, Progress()).metadata.exif or b""
    with Image.open(io.BytesIO(thumbnail_in(exif))) as small:
        assert small.size == (50, 40)
        shade = np.asarray(small).mean((0, 1))
    assert np.abs(shade - (233, 78, 0)).max() < 9
    assert old not in exif
    assert resolution(exif) == (300.0, 300.0)


def exif_with_last_thumbnail(small: bytes, order: str) -> bytes:
    """Build EXIF as cameras write it: resolution, and a thumbnail at the end."""
    layout = Layout(order, big=False)
    ratio = struct.pack(order + "II", 300, 1)
    end = 8 + directory_size(2, layout)
    first = {
        tag: layout.entry.pack(tag, 5, 1, layout.offset.pack(end + 8 * number))
        for number, tag in enumerate((0x011A, 0x011B))
    }
    at = end + 16 + directory_size(2, layout)
    values = {0x0201: at, 0x0202: len(small)}
    second = {tag: layout.entry.pack(tag, 4, 1, layout.offset.pack(n)) for tag, n in values.items()}
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    return (
        head
        + pack_directory(first, end + 16, layout)
        + ratio * 2
        + pack_directory(second, 0, layout)
        + small
    )


def thumbnail_in(block: bytes) -> bytes:
    layout, at = parse_header(block)
    (where,) = layout.offset.unpack_from(block, entry_offsets(block, layout, at).stop)
    found = read_numbers(block, layout, where, (0x0201, 0x0202))
    return block[found[0x0201] :][: found[0x0202]]


def test_removing_a_thumbnail_that_claims_the_whole_block_keeps_all_tags() -> None:
    sound = exif_with_last_thumbnail(b"small", "<")
    lying = sound.replace(struct.pack("<I", len(sound) - 5), struct.pack("<I", 40))
    lying = lying.replace(struct.pack("<I", 5), struct.pack("<I", len(sound) - 40))
    assert resolution(without_thumbnail(lying) or b"") == (300.0, 300.0)


@pytest.mark.parametrize("broken", [None, b"", b"II*\0", b"II*\0\x08\0\0\0\xff\xff"])
def test_damaged_exif_has_no_thumbnail(broken: bytes | None) -> None:
    assert (has_thumbnail(broken), without_thumbnail(broken)) == (False, broken)


def test_lost_transparency_and_depth_are_listed(folder: Path, rows: Rows) -> None:
    notices: list[object] = []
    levels = np.zeros((4, 5, 3), np.uint16)
    photo = Photo(folder / "x", "x", levels, alpha=levels[..., 0])
    options, progress = ExportOptions(Format.JPEG), Progress(on_notice=notices.append)
    export(Document(photo), folder / "a.jpg", options, rows, progress)
    assert notices == [NotCarried(folder / "a.jpg", "jpeg", "transparency, 16 bits")]
