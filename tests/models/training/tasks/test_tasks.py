"""What the bundled networks are taught."""

import gzip
import json
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from models.core.wish import Wish
from models.training.data.degradations import Degradation
from models.training.data.hard_negatives import buttoned, lettered, lined, roped
from models.training.data.prepare import prepare
from models.training.data.synthetic_damage import Outline, add_wear, crack_mask, stain_mask, visible
from models.training.tasks.blind import BlindRestorationTask
from models.training.tasks.damage_segmentation import DamageSegmentationTask
from models.training.tasks.inpainting import InpaintingTask
from models.training.tasks.registry import COURSES
from models.training.tasks.task import Source, TrainingTask
from models.training.tasks.upscaling import UpscalingTask

SPECK = Outline("dust", np.array([[-3, -3], [3, -3], [3, 3], [-3, 3]], np.float32))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """One photo and one outline."""
    photos, data = tmp_path_factory.mktemp("photos"), tmp_path_factory.mktemp("data")
    pixels = np.random.default_rng(1).integers(0, 256, (24, 32, 3), np.uint8)
    large = Image.fromarray(pixels).resize((320, 240), Image.Resampling.BICUBIC)
    for part in ("train", "val"):
        (photos / part).mkdir()
        large.save(photos / part / "one.png")
    (photos / "damage").mkdir()
    square = [0, 0, 40, 0, 40, 40, 0, 40]
    scans = {"scan_01": {"max_x": 4900, "artifacts": [["dust", square]]}}
    (photos / "damage" / "film_artifacts.json.gz").write_bytes(
        gzip.compress(json.dumps({"scans": scans}).encode())
    )
    prepare(photos, data)
    return Source(data, "train")


def test_damage_is_marked_where_it_shows(source: Source) -> None:
    rng, clean = np.random.default_rng(2), np.full((64, 64, 3), 0.5, np.float32)
    damaged = np.clip(add_wear((SPECK,), clean, rng), 0, 1)
    marked = visible(clean, damaged) > 0
    assert marked.any()
    assert np.abs(damaged - clean)[~marked].max() <= 8 / 255


@pytest.mark.parametrize("made", [crack_mask, stain_mask])
def test_cracks_and_stains_are_masks(made: object) -> None:
    masks = [made((80, 60), np.random.default_rng(seed)) for seed in range(8)]  # type: ignore[operator]
    assert all(mask.shape == (80, 60) and mask.min() >= 0 and mask.max() <= 1 for mask in masks)
    assert any(mask.any() for mask in masks)


@pytest.mark.parametrize("drawn", [lettered, lined, buttoned, roped])
def test_scenery_changes_some_of_the_picture(drawn: Degradation) -> None:
    plain = np.full((64, 96, 3), 0.5, np.float32)
    pictures = [drawn(plain, np.random.default_rng(seed)) for seed in range(8)]
    assert 0 < np.mean([picture != plain for picture in pictures]) < 0.5
    assert all(picture.min() >= 0 and picture.max() <= 1 for picture in pictures)


def test_some_patches_have_no_damage_and_some_have(source: Source) -> None:
    rng, lesson = np.random.default_rng(3), DamageSegmentationTask(side=32)
    damaged = [bool(lesson.example(source, rng)[1].any()) for _ in range(40)]
    assert 0 < sum(damaged) < 40


def test_the_small_picture_fits_the_large_one(source: Source) -> None:
    small, large = UpscalingTask(scale=2, side=24).example(source, np.random.default_rng(4))
    assert small.shape == (3, 24, 24)
    assert large.shape == (3, 48, 48)


class Perfect(nn.Module):
    """Knows the answer."""

    def __init__(self, answer: Tensor | list[Tensor]) -> None:
        super().__init__()
        self.answer = answer

    def forward(self, *given: Tensor) -> Tensor | list[Tensor]:
        return self.answer


BLIND = BlindRestorationTask({Wish.NOISE: 1.0}, side=32)


@pytest.mark.parametrize(
    "lesson", [DamageSegmentationTask(32), InpaintingTask(32), UpscalingTask(2, 16), BLIND]
)
def test_nothing_is_better_than_the_answer(lesson: TrainingTask, source: Source) -> None:
    rng = np.random.default_rng(5)
    drawn = [lesson.example(source, rng) for _ in range(6)]
    batch = [torch.stack(tensors) for tensors in zip(*drawn, strict=True)]
    answer = batch[0] if isinstance(lesson, InpaintingTask) else batch[1]
    right, wrong = Perfect(answer), Perfect(1 - answer)
    assert lesson.loss(right, batch) < lesson.loss(wrong, batch)
    pairs = zip(lesson.marks(right, batch), lesson.marks(wrong, batch), strict=True)
    assert all(mark[1] > other[1] for mark, other in pairs)


def test_every_stage_of_a_network_is_taught(source: Source) -> None:
    drawn = BLIND.example(source, np.random.default_rng(7))
    damaged, clean = (tensor[None] for tensor in drawn)

    def stages(*pictures: Tensor) -> Tensor:
        return BLIND.loss(Perfect(list(pictures)), (damaged, clean))

    assert stages(clean, clean) < stages(clean, damaged) < stages(damaged, damaged)
    assert (damaged != clean).any()


@pytest.mark.parametrize("model", ["mprnet-small", "promptir-small"])
def test_the_small_published_networks_are_taught_without_words(model: str, source: Source) -> None:
    torch.manual_seed(0)
    course = COURSES[model]
    lesson = replace(course.lesson, side=16)  # type: ignore[type-var]
    batch = [tensor[None] for tensor in lesson.example(source, np.random.default_rng(8))]
    network = course.network()
    lesson.loss(network, batch).backward()  # type: ignore[no-untyped-call]
    slopes = [weight.grad for weight in network.parameters() if weight.grad is not None]
    assert len(slopes) > 50
    assert all(bool(slope.isfinite().all()) for slope in slopes)


@pytest.mark.parametrize("model", ["heirloom-scratch", "heirloom-fill", "heirloom-upscale-x2"])
def test_a_step_lowers_the_loss(model: str, source: Source) -> None:
    torch.manual_seed(0)
    course, rng = COURSES[model], np.random.default_rng(6)
    network, drawn = course.network(), course.lesson.example(source, rng)
    batch = [tensor[None] for tensor in drawn]
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    losses = []
    for _ in range(6):
        losses.append(course.lesson.loss(network, batch))
        optimiser.zero_grad()
        losses[-1].backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    assert losses[-1] < losses[0]
