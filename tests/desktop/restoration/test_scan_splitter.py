"""Splitting of scans into files, with a face detector that finds nothing."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import tifffile
from PIL import Image

from desktop.files.decoding.decode_photo import decode_photo
from desktop.files.errors import NotAFolder
from desktop.files.formats.format_table import Format
from desktop.files.storage.scratch_files import Scratch
from desktop.render.document_renderer import DocumentRenderer
from desktop.render.view_tile_cache import TileCache
from desktop.restoration.output_paths import OutputSpec, PrintPlanner
from desktop.restoration.scan_splitter import (
    CancelledAfter,
    PlacedPrint,
    ScanSplitter,
    SplitReport,
    SplitRequest,
    in_reading_order,
    transform_to,
)
from models.core.face import Face
from models.core.pixels import Raster, Rect
from models.core.progress import Progress
from models.splitting.print_finder import FoundPrint
from models.splitting.print_orientation import Clue, Orientation
from models.splitting.rotated_rect import RotatedRect

LEFT, RIGHT = (40, 60, 120, 180), (220, 80, 130, 100)
"""Columns, rows, widths and heights of the prints on the scan."""


def find_upside_down(image: Raster, progress: Progress) -> tuple[Face, ...]:
    """Find a face that is upside down."""
    points = np.array([(9, 9), (3, 9), (6, 6), (9, 3), (3, 3)], np.float64)
    return (Face(Rect.of(image), 0.99, points),)


@pytest.fixture
def splitter() -> Iterator[ScanSplitter]:
    with Scratch() as scratch:
        rows = DocumentRenderer(TileCache(0)).rows
        yield ScanSplitter(decode_photo, scratch, rows, lambda image, progress: ())


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Save a scan of 16 bits with two prints, one with the tones of a 16-bit ramp."""
    noise = np.random.default_rng(0).integers(60000, 60400, (400, 400, 3))
    levels = noise.astype(np.uint16)
    for seed, (x, y, w, h) in enumerate((LEFT, RIGHT)):
        levels[y - 1 : y + h + 1, x - 1 : x + w + 1] = 30000
        blocks = np.random.default_rng(seed).integers(2000, 50000, (h // 10, w // 10, 3))
        levels[y : y + h, x : x + w] = blocks.repeat(10, 0).repeat(10, 1)
    path = tmp_path / "album & co.tif"
    tifffile.imwrite(path, levels, photometric="rgb", resolution=(300, 300), resolutionunit=2)
    return path


def split(splitter: ScanSplitter, scan: Path, out: Path, **options: object) -> SplitReport:
    request = SplitRequest(OutputSpec(out, into=True, **options))  # type: ignore[arg-type]
    return splitter.split(scan, request, PrintPlanner([scan], request.target), Progress())


def test_each_print_becomes_a_numbered_file(splitter: ScanSplitter, scan: Path) -> None:
    report = split(splitter, scan, scan.parent / "out")
    names = ["album & co-print-01.tiff", "album & co-print-02.tiff"]
    assert [each.name for each in report.outputs] == names
    assert [each.name for each in sorted((scan.parent / "out").iterdir())] == names


def test_a_print_keeps_depth_resolution_and_pixels(splitter: ScanSplitter, scan: Path) -> None:
    report = split(splitter, scan, scan.parent / "out")
    with Scratch() as scratch:
        photo = decode_photo(report.outputs[0], scratch, Progress())
        assert photo.bits == 16
        assert photo.metadata.dpi == pytest.approx((300, 300))
        assert abs(photo.width - LEFT[2]) <= 3
        original = decode_photo(scan, scratch, Progress())
        middle = photo.pixels[photo.height // 2 - 3, photo.width // 2 - 3]
        x, y, w, h = LEFT
        near = original.pixels[y + h // 2 - 9 : y + h // 2 + 9, x + w // 2 - 9 : x + w // 2 + 9]
        assert np.abs(near.astype(int) - middle).sum(axis=2).min() < 400


def test_a_print_names_its_scan_and_the_place_on_it(splitter: ScanSplitter, scan: Path) -> None:
    report = split(splitter, scan, scan.parent / "out")
    with Scratch() as scratch:
        xmp = decode_photo(report.outputs[0], scratch, Progress()).metadata.xmp
    assert xmp is not None
    assert b"<scan:File>album &amp; co.tif</scan:File>" in xmp
    assert b"<stRef:filePath>album &amp; co.tif</stRef:filePath>" in xmp
    x = float(xmp.split(b"<scan:X>")[1].split(b"<")[0])
    assert x == pytest.approx(LEFT[0] + LEFT[2] / 2, abs=2)


def test_the_scan_stays_untouched(splitter: ScanSplitter, scan: Path) -> None:
    before = scan.read_bytes()
    split(splitter, scan, scan.parent)
    assert scan.read_bytes() == before


def test_existing_files_are_not_replaced(splitter: ScanSplitter, scan: Path) -> None:
    existing = scan.parent / "album & co-print-01.tiff"
    existing.write_text("mine")
    report = split(splitter, scan, scan.parent)
    assert existing.read_text() == "mine"
    assert report.outputs[0].name == "album & co-print-01-2.tiff"


def test_overwriting_replaces_earlier_prints_only(splitter: ScanSplitter, scan: Path) -> None:
    first = split(splitter, scan, scan.parent)
    first.outputs[1].write_text("mine")
    again = split(splitter, scan, scan.parent, overwrite=True)
    assert again.outputs[0] == first.outputs[0]
    assert again.outputs[1] != first.outputs[1]
    assert first.outputs[1].read_text() == "mine"


def test_a_folder_below_a_file_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotAFolder):
        PrintPlanner([], OutputSpec(tmp_path / "file" / "out", into=True))


def test_cancelled_split_names_the_prints_that_are_written(
    splitter: ScanSplitter, scan: Path
) -> None:
    request, stop = SplitRequest(OutputSpec(format=Format.PNG)), Event()

    def cancel_after_the_first(_: float) -> None:
        if list(scan.parent.glob("*.png")):
            stop.set()

    progress = Progress(cancel_after_the_first, stop=stop)
    with pytest.raises(CancelledAfter) as cancelled:
        splitter.split(scan, request, PrintPlanner([scan], request.target), progress)
    assert cancelled.value.outputs == tuple(scan.parent.glob("*.png"))
    assert cancelled.value.prints == 2


def test_a_scan_without_prints_writes_nothing(splitter: ScanSplitter, tmp_path: Path) -> None:
    path = tmp_path / "empty.png"
    Image.fromarray(np.full((300, 300, 3), 240, np.uint8)).save(path)
    report = split(splitter, path, tmp_path / "out")
    assert report.outputs == ()
    assert not (tmp_path / "out").exists()


def test_a_print_is_turned_to_its_faces(splitter: ScanSplitter, tmp_path: Path) -> None:
    levels = np.full((400, 400, 3), 240, np.uint8)
    levels[100:300, 80:220] = np.random.default_rng(0).integers(90, 200, (200, 140, 3), np.uint8)
    levels[250:300, 170:220] = 5
    path = tmp_path / "scan.png"
    Image.fromarray(levels).save(path)
    splitter.find_faces = find_upside_down
    report = split(splitter, path, tmp_path / "out")
    assert report.prints[0].orientation.turns == 2
    with Image.open(report.outputs[0]) as turned:
        assert np.asarray(turned)[5, 5].max() < 40


@pytest.mark.parametrize("angle", [0, 30, 90, 135, 200, 359])
def test_the_transform_shows_the_place_straight(angle: float) -> None:
    place, photo = RotatedRect(210, 130, 80, 40, angle), Rect(0, 0, 400, 300)
    transform = transform_to(place, photo)
    assert (transform.crop.w, transform.crop.h) == (80, 40)
    assert abs(transform.angle) <= 45
    corners = [transform.to_photo(photo) @ (x, y, 1) for x, y in ((0, 0), (80, 0), (80, 40))]
    assert np.allclose(np.array(corners)[:, :2], place.corners[:3], atol=0.8)


def test_prints_are_numbered_in_reading_order() -> None:
    places = [RotatedRect(300, 60, 80, 80), RotatedRect(90, 75, 90, 80), RotatedRect(80, 300, 9, 9)]
    ordered = in_reading_order([FoundPrint(place, 1.0) for place in places])
    assert [each.place for each in ordered] == [places[1], places[0], places[2]]


def test_turning_a_print_clockwise_turns_its_axes_back() -> None:
    placed = PlacedPrint(RotatedRect(0, 0, 4, 2, 10), 1.0, Orientation(1, 0.9, Clue.FACES))
    assert placed.upright_place == RotatedRect(0, 0, 2, 4, 280)
