"""Tests of the bundled face detector, whose boxes are those of the published package."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from models.backends import onnx_backend
from models.backends.mtcnn_detector import (
    FaceCascade,
    pyramid_scales,
    resample_area,
    suppress,
    turn_back,
)
from models.catalog.model_cards import Catalog
from models.catalog.weight_files import BUNDLED, Store
from models.core.device import Device, EngineSettings
from models.core.pixels import Pixels
from models.core.progress import Cancelled, Progress
from models.engine.local_engine import make_local_engine

ROOT = Path(__file__).parents[3]
STORED = ROOT / "tests" / "data" / "face-boxes.npz"
"""Names of 50 photos with what facenet-pytorch 2.6.0 finds in them (faces from 24 pixels)."""
PORTRAIT = ROOT / "docs" / "screenshots" / "pairs" / "portrait.jpg"
"""The same portrait twice, side by side."""
FACES = ((73.618, 122.344, 186.208, 266.635), (352.373, 122.545, 466.96, 270.005))
"""Boxes that the package finds in `PORTRAIT`: left, top, right and lower edge."""
CARD = Catalog.read()["face-mtcnn"]

with np.load(STORED, allow_pickle=False) as stored:
    NAMES, COUNTS, ROWS = stored["names"], stored["counts"], stored["rows"]
PUBLISHED = dict(zip(NAMES.tolist(), np.split(ROWS, np.cumsum(COUNTS)[:-1]), strict=True))


@pytest.fixture(scope="module")
def detector() -> FaceCascade:
    made = onnx_backend.load(CARD, Store(BUNDLED).files(CARD), Device.CPU)
    assert isinstance(made, FaceCascade)
    return made


def read(file: Path) -> Pixels:
    with Image.open(file) as photo:
        return np.asarray(photo.convert("RGB"), np.float32) / np.float32(255)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_faces_are_those_of_the_published_package(
    shared: Path, detector: FaceCascade, name: str
) -> None:
    rows = detector.detect(read(shared / "photos" / name), Progress())
    rows[:, 2:4] += rows[:, :2]
    expected = PUBLISHED[name]
    assert len(rows) == len(expected)
    rows, expected = (each[np.lexsort(each[:, :2].T.round())] for each in (rows, expected))
    assert np.allclose(rows[:, :14], expected[:, :14], atol=1)
    assert np.allclose(rows[:, 14], expected[:, 14], atol=0.01)


def test_both_faces_of_a_bundled_photo_are_found_where_the_package_finds_them(
    detector: FaceCascade,
) -> None:
    rows = detector(read(PORTRAIT), progress=Progress())
    rows[:, 2:4] += rows[:, :2]
    assert np.allclose(sorted(rows[:, :4].tolist()), FACES, atol=0.1)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_faces_of_a_turned_photo_are_where_they_are_in_the_upright_one(
    detector: FaceCascade, turns: int
) -> None:
    upright = read(PORTRAIT)[:, :300]
    (face,) = detector(upright, progress=Progress())
    turned = np.ascontiguousarray(np.rot90(upright, -turns))
    (found,) = detector(turned, progress=Progress())
    expected = turn_back(face[None], turns, turned.shape[1], turned.shape[0])[0]
    assert np.allclose(found[:14], expected[:14], atol=2)


@pytest.mark.parametrize("size", [(1, 1), (5, 300), (23, 23), (40, 40)])
def test_photos_without_faces_give_no_rows(detector: FaceCascade, size: tuple[int, int]) -> None:
    image = np.full((*size, 3), 0.5, np.float32)
    assert detector(image, progress=Progress()).shape == (0, 15)


def test_search_stops_when_it_is_cancelled(detector: FaceCascade) -> None:
    progress = Progress()
    progress.stop.set()
    with pytest.raises(Cancelled):
        detector(read(PORTRAIT), progress=progress)


def test_engine_finds_faces_in_pixels_of_the_photo() -> None:
    image = np.round(read(PORTRAIT) * 255).astype(np.uint8)
    large = np.zeros((1440, 3200, 3), np.uint8)
    large[:720, :1092] = image.repeat(2, axis=0).repeat(2, axis=1)
    local = make_local_engine(EngineSettings(Device.CPU))
    faces = sorted(local.find_faces(large, Progress()), key=lambda face: face.rect.x)
    local.close()
    for face, (left, top, _, low) in zip(faces, FACES, strict=True):
        assert abs(face.rect.x - 2 * left) < 12
        assert abs(face.rect.y + face.rect.h / 2 - (top + low)) < 12
        assert face.points[0, 0] < face.points[1, 0]


@pytest.mark.parametrize("size", [(24, 24), (50, 31), (1, 1), (7, 3)])
def test_area_resampling_is_that_of_torch(size: tuple[int, int]) -> None:
    image = np.random.default_rng(1).random((37, 53, 3), np.float32)
    planes = torch.from_numpy(image).permute(2, 0, 1)[None]
    expected = torch.nn.functional.interpolate(planes, size, mode="area")[0].permute(1, 2, 0)
    assert np.allclose(resample_area(image, *size), expected.numpy(), atol=1e-6)


def test_pyramid_ends_where_the_photo_is_smaller_than_a_window() -> None:
    scales = list(pyramid_scales(100, 300))
    assert scales[0] == 0.5
    assert 12 <= 100 * scales[-1] < 12 / 0.709
    assert list(pyramid_scales(20, 300)) == []


def test_of_overlapping_boxes_the_surest_is_kept() -> None:
    boxes = np.array([[0, 0, 10, 10], [1, 0, 11, 10], [30, 0, 40, 10]], np.float32)
    assert suppress(boxes, np.array([0.8, 0.9, 0.7], np.float32), 0.5).tolist() == [1, 2]


def test_box_inside_a_surer_one_is_suppressed_by_its_share_of_the_smaller() -> None:
    boxes = np.array([[0, 0, 40, 40], [10, 10, 20, 20]], np.float32)
    scores = np.array([0.9, 0.8], np.float32)
    assert suppress(boxes, scores, 0.7).tolist() == [0, 1]
    assert suppress(boxes, scores, 0.7, of_smaller=True).tolist() == [0]
