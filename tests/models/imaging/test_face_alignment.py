"""Faces are detected, aligned, rebuilt and pasted back."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from models.backends.onnx_session import OrtSession
from models.backends.yunet_detector import (
    SIDE,
    STRIDES,
    FaceDetector,
    decode_boxes,
    face_views,
    suppress_overlaps,
)
from models.catalog.model_cards import Catalog
from models.core.device import Device
from models.core.face import Face, FaceReport
from models.core.generation import FacesFound, GenerationRequest, GenerationResult
from models.core.invention_map import InventionMap
from models.core.pixels import Pixels, Rect
from models.core.progress import LikenessNotMeasured, Notice, Progress
from models.core.wish_table import Wish
from models.imaging import face_alignment
from models.imaging.face_alignment import (
    TEMPLATE,
    Similarity,
    align_face,
    cut_out_face,
    paste_face,
)
from models.library.converter_client import ConversionRequest
from models.library.weight_conversion import convert_file
from models.planning.model_selection import (
    DETECTORS,
    FACE_STAGE,
    IDENTITIES,
    YUNET,
    ModelSelector,
)
from models.restorers.generate import Generate
from tests.fakes import FakeNetwork

WHOLE = Rect(0, 0, 400, 300)
IDENTITY = IDENTITIES[0]


def face_at(x: float, y: float, scale: float, angle: float) -> Face:
    """Make a face with the template's landmarks, scaled, rotated (radians) and centred at x, y."""
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    points = (TEMPLATE - 256) @ turn.T + (x, y)
    return Face(Rect(0, 0, 9, 9), 0.9, points)


def photo() -> Pixels:
    y, x = np.mgrid[0:1:300j, 0:1:400j]
    planes = (0.5 + 0.3 * np.sin(9 * x), 0.4 + 0.3 * y, 0.5 + 0.2 * np.cos(7 * x * y))
    return np.stack(planes, axis=2).astype(np.float32)


FACES = [face_at(200, 150, 0.4, 0.3), face_at(90, 60, 0.15, -1.0), face_at(390, 290, 0.5, 0.0)]


@pytest.mark.parametrize("face", FACES)
def test_alignment_maps_the_landmarks_to_the_template(face: Face) -> None:
    assert np.allclose(align_face(face)(face.points), TEMPLATE, atol=1e-6)


def test_one_wrong_landmark_does_not_change_the_alignment() -> None:
    face = FACES[0]
    points = face.points.copy()
    points[3] += (60, -40)
    similarity = align_face(Face(face.rect, face.score, points))
    assert np.allclose(similarity(face.points), TEMPLATE, atol=1e-6)


def test_the_inverse_similarity_restores_the_points() -> None:
    similarity = align_face(FACES[0])
    assert np.allclose(similarity.inverse(similarity(FACES[0].points)), FACES[0].points)


@pytest.mark.parametrize("face", FACES)
def test_an_unchanged_face_pasted_back_changes_less_than_two_percent(face: Face) -> None:
    image, similarity = photo(), align_face(face)
    after = paste_face(cut_out_face(image, similarity), similarity, WHOLE).pasted_into(image)
    inner = np.s_[1:-1, 1:-1]  # outermost pixels are mixed with the fill colour
    assert abs(after - image)[inner].max() < 0.02


@pytest.mark.parametrize("face", FACES)
def test_pixels_around_a_pasted_face_stay_bit_for_bit(face: Face) -> None:
    image, similarity = photo(), align_face(face)
    back = paste_face(np.zeros((512, 512, 3), np.float32), similarity, WHOLE)
    after = back.pasted_into(image)
    touched = np.zeros(image.shape[:2], bool)
    touched[back.rect.slices] = back.share > 0
    assert np.array_equal(after[~touched], image[~touched])
    assert touched.any()
    assert float(back.share.max()) == 1


def test_pixels_beyond_the_photo_have_the_fill_colour() -> None:
    corner = cut_out_face(photo(), align_face(face_at(0, 0, 0.4, 0.0)))
    assert np.allclose(corner[0, 0], face_alignment.BEYOND)


def test_faces_that_are_too_small_are_dropped() -> None:
    row = np.zeros((1, 15), np.float32)
    row[0, 4:14] = (TEMPLATE * 0.02).ravel()
    assert face_alignment.faces_from_rows(row) == ()


def detector_outputs(*detections: tuple[int, int, int, float]) -> dict[str, Any]:
    """Make detector outputs with faces in grid cells (stride, column, row, certainty)."""
    outputs: dict[str, Any] = {}
    for stride in STRIDES:
        count = (SIDE // stride) ** 2
        for name, width in (("cls", 1), ("obj", 1), ("bbox", 4), ("kps", 10)):
            outputs[f"{name}_{stride}"] = np.zeros((1, count, width), np.float32)
    for stride, column, row, score in detections:
        cell = row * (SIDE // stride) + column
        outputs[f"cls_{stride}"][0, cell] = outputs[f"obj_{stride}"][0, cell] = score
        outputs[f"bbox_{stride}"][0, cell] = (0.5, 0.5, np.log(4), np.log(6))
        outputs[f"kps_{stride}"][0, cell] = np.arange(10) / 10
    return outputs


def test_boxes_are_decoded_as_published() -> None:
    (row,) = decode_boxes(detector_outputs((16, 10, 5, 0.95), (8, 1, 1, 0.5)))
    assert np.allclose(row[:4], [(10.5 - 2) * 16, (5.5 - 3) * 16, 64, 96])
    points = np.arange(10).reshape(5, 2) / 10
    assert np.allclose(row[4:14].reshape(5, 2), (points + np.array([10, 5])) * 16)
    assert row[14] == pytest.approx(0.95)


def test_overlapping_detections_become_one_face() -> None:
    rows = decode_boxes(detector_outputs((16, 10, 5, 0.9), (16, 11, 5, 0.95), (32, 2, 15, 0.8)))
    assert [round(float(row[14]), 2) for row in suppress_overlaps(rows)] == [0.95, 0.8]


def test_the_views_of_a_large_photo_cover_it_in_small_parts() -> None:
    assert list(face_views(Rect(0, 0, 1000, 800))) == [Rect(0, 0, 1000, 800)]
    covered = np.zeros((2500, 3000), bool)
    for view in [*face_views(Rect(0, 0, 3000, 2500))][1:]:
        assert max(view.w, view.h) <= 1280
        covered[view.slices] = True
    assert covered.all()


def detector(file: Path) -> Path:
    """Write a network with YuNet's ports that detects the same face in every image."""
    raw = detector_outputs((16, 10, 5, 0.95))
    nodes = [helper.make_node("ReduceMean", ["input"], ["mean"], keepdims=0)]
    nodes.append(helper.make_node("Sub", ["mean", "mean"], ["nothing"]))
    stored = [helper.make_tensor(f"{k}_", 1, v.shape, v.ravel()) for k, v in raw.items()]
    nodes += [helper.make_node("Add", [f"{name}_", "nothing"], [name]) for name in raw]
    outputs = [helper.make_tensor_value_info(k, TensorProto.FLOAT, v.shape) for k, v in raw.items()]
    port = helper.make_tensor_value_info("input", TensorProto.FLOAT, (1, 3, SIDE, SIDE))
    graph = helper.make_graph(nodes, "yunet", [port], outputs, stored)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, file)
    return file


def test_a_detector_is_recognised_by_its_outputs(tmp_path: Path) -> None:
    file = detector(tmp_path / "any name.onnx")
    found = convert_file(ConversionRequest(file, tmp_path / "out.onnx"))
    assert (found.model, found.task) == (YUNET, "faces")
    network = FaceDetector(
        Catalog.read()[YUNET],
        (tmp_path / "out.onnx",),
        partial(OrtSession, "faces", device=Device.CPU),
    )
    (row,) = network(np.zeros((480, 1280, 3), np.float32), progress=Progress())
    assert np.allclose(row[:4], [2 * 8.5 * 16, 2 * 2.5 * 16, 128, 192])


class GreyGenerator:
    """Generator that paints every image grey and records its requests."""

    def __init__(self) -> None:
        self.sizes, self.asked = list[tuple[int, ...]](), list[GenerationRequest]()

    def generate(
        self, image: Pixels, asked: GenerationRequest, progress: Progress
    ) -> Iterator[GenerationResult]:
        """Yield a preview and a result."""
        progress.report(0.5)
        self.sizes.append(image.shape)
        self.asked.append(asked)
        yield GenerationResult(np.full_like(image, 0.2))
        yield GenerationResult(np.full_like(image, 0.9), image)


def box(face: Face) -> tuple[float, float, float, float]:
    """Return left, top, width and height of the landmarks of a face."""
    left, top = face.points.min(axis=0)
    return left, top, *np.ptp(face.points, axis=0)


def rebuild(
    params: dict[str, Any], *rows: Face
) -> tuple[list[Pixels], GreyGenerator, list[Notice | InventionMap | FaceReport]]:
    """Return the pictures as they form, what was asked, and all notices, maps and reports."""
    table = np.array([[*box(face), *face.points.ravel(), 0.9] for face in rows], np.float32)
    generator, notices = GreyGenerator(), list[Notice | InventionMap | FaceReport]()
    networks = {
        "diffbir-v2.1": generator,
        YUNET: FakeNetwork(lambda _: table.reshape(-1, 15)),
        FACE_STAGE: FakeNetwork(lambda cut: cut + 2),
        IDENTITY: FakeNetwork(lambda cut: np.float32([cut.mean(), 1 - cut.mean()])),
    }
    form = Generate().region_function(
        networks.__getitem__,  # type: ignore[arg-type]
        {"wish": "faces", "clause": "faces", "faces": True, **params},
    )
    progress = Progress(on_notice=notices.append)
    pictures = list[Pixels]()
    for result in form(photo(), WHOLE, progress):
        if isinstance(result, np.ndarray):
            pictures.append(result)
        elif isinstance(result, InventionMap | FaceReport):
            notices.append(result)
    return pictures, generator, notices


def test_rebuilding_faces_alone_leaves_the_rest_bit_for_bit() -> None:
    pictures, generator, notices = rebuild({"background": False}, *FACES[:2])
    assert generator.sizes == [(512, 512, 3)] * 2
    assert len(pictures) == 4
    assert FacesFound(2) in notices
    last, shown = pictures[-1], np.zeros((300, 400), bool)
    for face in FACES[:2]:
        back = paste_face(np.zeros((512, 512, 3), np.float32), align_face(face), WHOLE)
        shown[back.rect.slices] |= back.share > 0
    assert np.array_equal(last[~shown], photo()[~shown])
    assert np.allclose(last[150, 200], 0.9)
    assert np.allclose(last[60, 90], 0.9)
    (found,) = (each for each in notices if isinstance(each, InventionMap))
    assert found.rect == WHOLE
    assert 0 < found.share < 1


def test_each_rebuilt_face_is_reported_with_the_share_that_was_invented() -> None:
    _, _, notices = rebuild({"background": False}, *FACES[:2])
    reports = [each for each in notices if isinstance(each, FaceReport)]
    found, expected = [each.face.points for each in reports], [face.points for face in FACES[:2]]
    assert np.allclose(found, expected, atol=1e-3)
    assert all(each.invented > 0 and each.likeness is None for each in reports)
    assert LikenessNotMeasured() in notices


def test_likeness_of_rebuilt_faces_is_measured_where_a_model_compares_persons() -> None:
    _, _, notices = rebuild({"background": False, "identity": IDENTITY}, FACES[0])
    (report,) = (each for each in notices if isinstance(each, FaceReport))
    assert report.likeness is not None
    assert 0 < report.likeness < 0.99
    assert LikenessNotMeasured() not in notices


def test_reported_face_lies_in_the_photo_and_not_in_the_region() -> None:
    table = np.array([[20, 10, 60, 70, *FACES[0].points.ravel(), 0.9]], np.float32)
    networks = {"diffbir-v2.1": GreyGenerator(), YUNET: FakeNetwork(lambda _: table)}
    params = {"wish": "faces", "clause": "faces", "faces": True, "background": False}
    form = Generate().region_function(networks.__getitem__, params)  # type: ignore[arg-type]
    (report,) = (
        each
        for each in form(photo(), Rect(1000, 500, 400, 300), Progress())
        if isinstance(each, FaceReport)
    )
    assert report.face.rect == Rect(1020, 510, 60, 70)
    assert np.allclose(report.face.points - FACES[0].points, (1000, 500), atol=1e-3)


def test_the_background_is_rebuilt_before_the_faces() -> None:
    pictures, generator, _ = rebuild({}, FACES[0])
    assert generator.sizes == [(300, 400, 3), (512, 512, 3)]
    assert np.allclose(pictures[-1], 0.9)


def test_the_face_stage_makes_the_faithful_picture_of_faces() -> None:
    _, generator, _ = rebuild({"background": False, "face_stage": FACE_STAGE}, FACES[0])
    faithful = generator.asked[0].faithful
    assert faithful is not None
    assert np.array_equal(faithful, np.ones((512, 512, 3), np.float32))


def test_a_photo_without_faces_is_unchanged() -> None:
    pictures, _, notices = rebuild({"background": False})
    assert len(pictures) == 1
    assert np.array_equal(pictures[0], photo())
    assert FacesFound(0) in notices


def test_a_step_for_faces_uses_detector_and_face_stage_if_installed() -> None:
    cards = {card.id: card for card in Catalog.read()}
    alone = ModelSelector((cards["diffbir-v2.1"],)).best(Wish.FACES, "faces")
    assert alone is not None
    assert "faces" not in alone[0].params
    helped = (cards["diffbir-v2.1"], *map(cards.__getitem__, DETECTORS), cards[FACE_STAGE])
    best = ModelSelector(helped).best(Wish.FACES, "faces")
    assert best is not None
    step = best[0]
    assert step.models == ("diffbir-v2.1", YUNET, FACE_STAGE)
    assert step.params["faces"] is True
    assert step.params["background"] is False


def test_a_step_for_faces_names_the_model_that_compares_persons_if_installed() -> None:
    cards = {card.id: card for card in Catalog.read()}
    helped = (cards["diffbir-v2.1"], cards[DETECTORS[-1]], cards[IDENTITY])
    best = ModelSelector(helped).best(Wish.FACES, "faces")
    assert best is not None
    assert best[0].params["identity"] == IDENTITY
    assert IDENTITY in best[0].models


def test_a_step_for_faces_uses_the_bundled_detector_if_no_better_one_is_installed() -> None:
    cards = {card.id: card for card in Catalog.read()}
    best = ModelSelector((cards["diffbir-v2.1"], cards[DETECTORS[-1]])).best(Wish.FACES, "faces")
    assert best is not None
    assert best[0].params["detector"] == DETECTORS[-1]
    assert best[0].models == ("diffbir-v2.1", DETECTORS[-1])


def test_the_face_stage_needs_consent_and_the_detector_does_not() -> None:
    assert Catalog.read()[FACE_STAGE].consent
    assert not Catalog.read()[YUNET].consent


def test_scale_of_a_similarity_is_that_of_its_matrix() -> None:
    assert Similarity(np.array([[0.0, -2.0, 1.0], [2.0, 0.0, 3.0]])).scale == pytest.approx(2)
