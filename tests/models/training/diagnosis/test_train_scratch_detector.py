"""Tests of the scratch detector and its training."""

from pathlib import Path

import numpy as np
import torch

from models.diagnosis.scratch_detector import CELL, MarkNetwork, reduced_copy, scratch_map
from models.training.data.synthetic_damage import Outline, composite, damage_mask
from models.training.diagnosis.train_scratch_detector import TorchScratchDetector, save

SPECK = Outline("Dust", np.array([[-6, -6], [6, -6], [6, 6], [-6, 6]], np.float32))


def test_numpy_network_equals_the_torch_network(tmp_path: Path) -> None:
    torch.manual_seed(0)
    network = TorchScratchDetector()
    save(network, tmp_path / "marks.npz")
    grey = np.random.default_rng(0).random((64, 48)).astype(np.float32)
    with torch.no_grad():
        wanted = torch.sigmoid(network(torch.from_numpy(grey)[None, None]))[0, 0].numpy()
    found = MarkNetwork.read(tmp_path / "marks.npz").probabilities(grey)
    assert found.shape == (64 // CELL, 48 // CELL)
    assert np.allclose(found, wanted, atol=1e-5)


def test_dusty_photo_has_more_marks_than_the_clean_one() -> None:
    y, x = np.mgrid[:400, :400] / 400
    clean = np.repeat((0.4 + 0.2 * np.sin(6 * x) * np.cos(5 * y))[..., None], 3, axis=2)
    rng = np.random.default_rng(1)
    dusty = composite(clean, damage_mask((400, 400), (SPECK,), rng), 0.95, rng)
    before, after = (
        scratch_map(reduced_copy((255 * image).astype(np.uint8))) for image in (clean, dusty)
    )
    assert before["surely_marked"] < 0.002
    assert after["surely_marked"] > 0.005
