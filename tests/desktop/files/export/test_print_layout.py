"""Tests of exports for prints: exact pixels, resolution, border and place of the picture."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from desktop.document.document import Document
from desktop.document.photo import Metadata, Photo
from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.export.export_options import ExportOptions
from desktop.files.export.exporter import export
from desktop.files.export.print_layout import PrintSpec
from desktop.files.formats.format_table import Format
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from models.core.pixels import Rect
from models.core.progress import Progress

PAPERS = [(90, 130), (100, 150), (130, 180), (148, 210), (200, 300), (210, 297)]
"""Usual sides of papers in millimetres."""


def _photo(folder: Path, size: tuple[int, int], metadata: Metadata | None = None) -> Photo:
    source = folder / "old.png"
    source.touch()
    width, height = size
    ramp = np.linspace(20, 220, width, dtype=np.uint8)[None, :, None]
    pixels = np.ascontiguousarray(np.broadcast_to(ramp, (height, width, 3)))
    return Photo(source, "seal", pixels, metadata=metadata or Metadata())


def _export(photo: Photo, spec: PrintSpec, format: Format = Format.PNG, bits: int = 8) -> Path:
    target = photo.source.with_name(f"print{format.suffix}")
    options = ExportOptions(format, bits, overwrite=True, print_spec=spec)
    rows = DocumentRenderer(TileCache(0)).rows
    return export(Document(photo), target, options, rows, Progress())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("dpi", [72, 150, 254, 300, 360])
def test_paper_has_the_exact_pixels_and_lies_as_the_picture(
    paper: tuple[int, int], dpi: int
) -> None:
    spec, sides = PrintSpec(*paper, dpi), [round(side / 25.4 * dpi) for side in paper]
    landscape, portrait = spec.paper(Rect(0, 0, 30, 20)), spec.paper(Rect(0, 0, 20, 30))
    assert [landscape.h, landscape.w] == sorted(sides)
    assert [portrait.w, portrait.h] == sorted(sides)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("border", [0, 3, 10])
@pytest.mark.parametrize("size", [(37, 23), (23, 37), (30, 30), (200, 3)])
def test_picture_lies_inside_the_border_and_keeps_its_shape(
    paper: tuple[int, int], border: int, size: tuple[int, int]
) -> None:
    spec, picture = PrintSpec(*paper, 300, border), Rect(0, 0, *size)
    whole, place, edge = spec.paper(picture), spec.placed(picture), round(border / 25.4 * 300)
    assert place.x >= edge
    assert place.y >= edge
    assert place.clipped(whole) == place
    assert abs(place.w / size[0] - place.h / size[1]) <= 1 / min(size)
    assert place.w == whole.w - 2 * edge or place.h == whole.h - 2 * edge


@pytest.mark.parametrize("format", [Format.PNG, Format.JPEG, Format.TIFF, Format.WEBP])
def test_file_has_the_pixels_and_the_resolution_of_the_print(
    tmp_path: Path, format: Format
) -> None:
    path = _export(_photo(tmp_path, (60, 40)), PrintSpec(100, 150, 200, 5), format)
    with Scratch(tmp_path) as scratch:
        result = decode_photo(path, scratch, Progress())
    assert (result.width, result.height) == (1181, 787)
    assert result.metadata.dpi == pytest.approx((200, 200), abs=0.1)


def test_resolution_in_exif_follows_the_print(tmp_path: Path) -> None:
    tags = Image.Exif()
    tags[0x011A] = tags[0x011B] = IFDRational(72, 1)
    tags[0x0128] = 2
    metadata = Metadata(exif=tags.tobytes().removeprefix(b"Exif\0\0"), dpi=(72.0, 72.0))
    path = _export(_photo(tmp_path, (60, 40), metadata), PrintSpec(100, 150, 200), Format.JPEG)
    with Image.open(path) as image:
        assert (image.getexif()[0x011A], image.getexif()[0x0128]) == (200, 2)
        assert image.info["dpi"] == (200, 200)


@pytest.mark.parametrize("bits", [8, 16])
def test_border_is_white_and_the_picture_keeps_its_tones(tmp_path: Path, bits: int) -> None:
    photo = _photo(tmp_path, (60, 40))
    path = _export(photo, PrintSpec(60, 40, 100, 4), Format.TIFF, bits)
    with Scratch(tmp_path) as scratch:
        pixels = decode_photo(path, scratch, Progress()).pixels
    scale, edge = np.iinfo(pixels.dtype).max / 255, round(4 / 25.4 * 100)
    assert (pixels[: edge - 1] == np.iinfo(pixels.dtype).max).all()
    place = PrintSpec(60, 40, 100, 4).placed(Rect(0, 0, 60, 40))
    inner = pixels[place.slices].astype(float) / scale
    expected = np.linspace(20, 220, place.w)
    assert np.abs(inner[5:-5, 8:-8, 0] - expected[8:-8]).max() < 4
