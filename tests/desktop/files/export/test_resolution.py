"""Tests of resolutions: none is invented, and ratios without a unit are kept or told."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import Rows, export
from desktop.files.export.result_metadata import map_metadata
from desktop.files.formats.format_table import WRITABLE, Format
from desktop.files.metadata.picture_mapping import PictureMapping
from desktop.files.notices import NotCarried
from desktop.files.storage.scratch_files import Scratch
from models.core.progress import Progress

SQUARE = {
    "a.jpg": b"",
    "unit-0.jpg": struct.pack(">BHH", 0, 600, 600),
    "a.png": b"",
    "unit-0.png": struct.pack(">IIB", 600_000, 600_000, 0),
    "a.tif": b"",
    "unit-1.tif": struct.pack("<II", 72, 72),
    "a.webp": b"",
    "a.gif": b"",
}
WIDE = {
    "unit-0.jpg": struct.pack(">BHH", 0, 1, 2),
    "unit-0.png": struct.pack(">IIB", 600, 1200, 0),
    "unit-1.tif": struct.pack("<II", 1, 2),
    "a.gif": bytes([113]),
}


def write(path: Path, field: bytes) -> Path:
    """Write a small picture with a resolution field as it stands in the file."""
    picture = Image.new("RGB", (40, 30), (90, 120, 150))
    if path.suffix == ".tif" and field:
        across, down = struct.unpack("<II", field)
        picture.save(path, tiffinfo={282: float(across), 283: float(down), 296: 1})
        return path
    picture.save(path)
    content = path.read_bytes()
    if path.suffix == ".jpg" and field:
        content = content[:13] + field + content[18:]
    if path.suffix == ".png" and field:
        chunk = b"pHYs" + field
        packed = struct.pack(">I", len(field)) + chunk + struct.pack(">I", zlib.crc32(chunk))
        content = content[:33] + packed + content[33:]
    if path.suffix == ".gif" and field:
        content = content[:12] + field + content[13:]
    path.write_bytes(content)
    return path


def export_photo(photo: Photo, format: Format, folder: Path, rows: Rows) -> tuple[Path, str]:
    """Export a photo; return the file and what was listed as lost."""
    notices: list[object] = []
    target = folder / f"result{format.suffix}"
    progress = Progress(on_notice=notices.append)
    export(Document(photo), target, ExportOptions.fitting(photo, format), rows, progress)
    return target, ", ".join(each.lost for each in notices if isinstance(each, NotCarried))


def stored_field(path: Path) -> object:
    """Return the resolution that another program sees; None for none."""
    with Image.open(path) as picture:
        if picture.format == "JPEG":
            unit, density = picture.info["jfif_unit"], picture.info["jfif_density"]
            return None if (unit, density) == (0, (1, 1)) else (unit, density)
        if picture.format == "TIFF":
            unit, density = picture.tag_v2[296], (picture.tag_v2[282], picture.tag_v2[283])
            return None if (unit, density) == (1, (1, 1)) else (unit - 1, density)
        found = picture.info.get("aspect") or picture.info.get("dpi")
        return found and (int("dpi" in picture.info), found)


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize("name", SQUARE)
def test_no_resolution_is_written_that_the_photo_does_not_tell(
    name: str, format: Format, tmp_path: Path, scratch: Scratch, rows: Rows
) -> None:
    photo = decode_photo(write(tmp_path / name, SQUARE[name]), scratch, Progress())
    assert (photo.metadata.dpi, photo.metadata.pixel_aspect) == (None, None)
    target, lost = export_photo(photo, format, tmp_path, rows)
    assert stored_field(target) is None
    assert decode_photo(target, scratch, Progress()).metadata.dpi is None
    assert lost == ""


@pytest.mark.parametrize("format", WRITABLE)
@pytest.mark.parametrize("name", WIDE)
def test_a_ratio_of_sides_without_a_unit_is_kept_or_listed(
    name: str, format: Format, tmp_path: Path, scratch: Scratch, rows: Rows
) -> None:
    photo = decode_photo(write(tmp_path / name, WIDE[name]), scratch, Progress())
    target, lost = export_photo(photo, format, tmp_path, rows)
    after = decode_photo(target, scratch, Progress()).metadata
    assert after.dpi is None
    if format is Format.WEBP:
        assert lost == "pixel aspect ratio"
    else:
        assert after.pixel_aspect is not None
        assert after.pixel_aspect[0] * 2 == after.pixel_aspect[1]
        assert stored_field(target) == (0, after.pixel_aspect)


def test_resolutions_across_and_down_change_places_when_a_picture_is_turned() -> None:
    metadata = Metadata(dpi=(600.0, 300.0), pixel_aspect=(1.0, 2.0))
    turned = map_metadata(metadata, PictureMapping.of_orientation(6, (40, 30)))
    assert (turned.dpi, turned.pixel_aspect) == ((300.0, 600.0), (2.0, 1.0))
    upside_down = map_metadata(metadata, PictureMapping.of_orientation(3, (40, 30)))
    assert upside_down == metadata


@pytest.mark.parametrize("endian", ["<", ">"])
def test_resolution_of_a_photo_that_lies_on_its_side_is_turned_with_it(
    endian: str, tmp_path: Path, scratch: Scratch
) -> None:
    tags = Image.Exif()
    tags.endian = endian
    tags[0x0112], tags[0x011A], tags[0x011B], tags[0x0128] = 6, 600.0, 300.0, 2
    Image.new("RGB", (40, 30)).save(tmp_path / "a.jpg", exif=tags)
    photo = decode_photo(tmp_path / "a.jpg", scratch, Progress())
    read = Image.Exif()
    read.load(photo.metadata.exif)
    assert photo.metadata.dpi == (300.0, 600.0)
    assert (read[0x011A], read[0x011B]) == (300.0, 600.0)


def test_a_resolution_too_small_for_a_jpeg_header_is_listed(
    tmp_path: Path, scratch: Scratch, rows: Rows
) -> None:
    field = struct.pack(">IIB", 10, 10, 1)
    photo = decode_photo(write(tmp_path / "a.png", field), scratch, Progress())
    target, lost = export_photo(photo, Format.JPEG, tmp_path, rows)
    assert lost == "resolution"
    assert stored_field(target) is None
