"""Tests of the training tasks: examples, losses and validation scores."""

import gzip
import json
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np
import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from models.core.wish_table import Wish
from models.training.data.pack_photos import prepare
from models.training.data.synthetic_damage import (
    Outline,
    crack_mask,
    stain_mask,
)
from models.training.tasks.blind_restoration import BlindRestorationTask
from models.training.tasks.damage_segmentation import DamageSegmentationTask
from models.training.tasks.inpainting import InpaintingTask
from models.training.tasks.network_table import NETWORK_SPECS
from models.training.tasks.training_task import Examples, Source, TrainingTask, turned
from models.training.tasks.upscaling import UpscalingTask

SPECK = Outline("dust", np.array([[-3, -3], [3, -3], [3, 3], [-3, 3]], np.float32))


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Source:
    """Prepare training data of one photo and one damage outline."""
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


@pytest.mark.parametrize("draw_mask", [crack_mask, stain_mask])
def test_crack_and_stain_masks_have_the_given_shape_and_range(draw_mask: object) -> None:
    masks = [draw_mask((80, 60), np.random.default_rng(seed)) for seed in range(8)]  # type: ignore[operator]
    assert all(mask.shape == (80, 60) and mask.min() >= 0 and mask.max() <= 1 for mask in masks)
    assert any(mask.any() for mask in masks)


def test_some_segmentation_examples_are_damaged_and_some_not(source: Source) -> None:
    rng, task = np.random.default_rng(3), DamageSegmentationTask(side=32)
    damaged = [bool(task.example(source, rng)[1].any()) for _ in range(40)]
    assert 0 < sum(damaged) < 40


def test_upscaling_example_sides_differ_by_the_scale(source: Source) -> None:
    small, large = UpscalingTask(scale=2, side=24).example(source, np.random.default_rng(4))
    assert small.shape == (3, 24, 24)
    assert large.shape == (3, 48, 48)


class FixedOutput(nn.Module):
    """Network that returns a fixed output for every input."""

    def __init__(self, output: Tensor | list[Tensor]) -> None:
        super().__init__()
        self.output = output

    def forward(self, *inputs: Tensor) -> Tensor | list[Tensor]:
        return self.output


BLIND = BlindRestorationTask({Wish.NOISE: 1.0}, side=32)


@pytest.mark.parametrize(
    "task", [DamageSegmentationTask(32), InpaintingTask(32), UpscalingTask(2, 16), BLIND]
)
def test_correct_output_has_lower_loss_and_higher_scores_than_wrong_output(
    task: TrainingTask, source: Source
) -> None:
    rng = np.random.default_rng(5)
    examples = [task.example(source, rng) for _ in range(6)]
    batch = [torch.stack(tensors) for tensors in zip(*examples, strict=True)]
    output = batch[0] if isinstance(task, InpaintingTask) else batch[1]
    right, wrong = FixedOutput(output), FixedOutput(1 - output)
    assert task.loss(right, batch) < task.loss(wrong, batch)
    pairs = zip(task.scores(right, batch), task.scores(wrong, batch), strict=True)
    assert all(score[1] > other[1] for score, other in pairs)


def test_loss_depends_on_every_stage(source: Source) -> None:
    example = BLIND.example(source, np.random.default_rng(7))
    damaged, clean = (tensor[None] for tensor in example)

    def stages(*pictures: Tensor) -> Tensor:
        return BLIND.loss(FixedOutput(list(pictures)), (damaged, clean))

    assert stages(clean, clean) < stages(clean, damaged) < stages(damaged, damaged)
    assert (damaged != clean).any()


@pytest.mark.parametrize("model", ["mprnet-small", "promptir-small"])
def test_small_published_networks_get_finite_gradients(model: str, source: Source) -> None:
    torch.manual_seed(0)
    spec = NETWORK_SPECS[model]
    task = replace(spec.task, side=16)  # type: ignore[type-var]
    batch = [tensor[None] for tensor in task.example(source, np.random.default_rng(8))]
    network = spec.network()
    task.loss(network, batch).backward()  # type: ignore[no-untyped-call]
    gradients = [weight.grad for weight in network.parameters() if weight.grad is not None]
    assert len(gradients) > 50
    assert all(bool(gradient.isfinite().all()) for gradient in gradients)


@pytest.mark.parametrize("model", ["heirloom-scratch", "heirloom-fill", "heirloom-upscale-x2"])
def test_training_on_one_example_lowers_its_loss(model: str, source: Source) -> None:
    torch.manual_seed(0)
    spec, rng = NETWORK_SPECS[model], np.random.default_rng(6)
    network, example = spec.network(), spec.task.example(source, rng)
    batch = [tensor[None] for tensor in example]
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    losses = []
    for _ in range(6):
        losses.append(spec.task.loss(network, batch))
        optimiser.zero_grad()
        losses[-1].backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    assert losses[-1] < losses[0]


@dataclass(frozen=True)
class Counting(InpaintingTask):
    """Task whose examples are square images of a running number, with that number beside."""

    drawn: list[int] = field(default_factory=list)

    def example(self, source: Source, rng: np.random.Generator) -> tuple[Tensor, ...]:
        self.drawn.append(len(self.drawn))
        number = torch.tensor([float(self.drawn[-1])])
        return number.expand(3, 4, 4), number


def test_an_example_shown_three_times_is_drawn_once(source: Source) -> None:
    task = Counting(side=4)
    list(islice(Examples(task, source, seed=1, uses=3), 30))
    assert len(task.drawn) == 10


def test_images_of_one_example_are_turned_alike() -> None:
    image = torch.arange(9.0).reshape(1, 3, 3)
    for seed in range(8):
        first, second, label = turned((image, image + 1, image[0, 0]), np.random.default_rng(seed))
        assert torch.equal(first + 1, second)
        assert torch.equal(label, image[0, 0])
