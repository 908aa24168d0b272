"""The measuring of a denoiser by itself."""

from pathlib import Path

import numpy as np
import pytest
from onnx import helper

pytest.importorskip("skimage")  # of the extra `peers`

from models.training.evaluate_denoiser import (
    GRAINS,
    grainy,
    load_restorer,
    report_harm,
    saved_noise,
    white_noise,
)
from tests.fakes import picture_network

GREY = np.full((24, 32, 3), 128, np.uint8)


def test_white_noise_is_seeded_by_the_number_of_the_picture() -> None:
    first, again = ([noisy for noisy, _ in white_noise([GREY] * 2, 25)] for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(*first)
    assert np.std(first[0].astype(float)) == pytest.approx(25, rel=0.1)


def test_saved_noise_differs_from_unsaved_noise() -> None:
    (saved, _), (plain, _) = next(saved_noise([GREY], 25)), next(white_noise([GREY], 25))
    assert not np.array_equal(saved, plain)


@pytest.mark.parametrize("grain", [*GRAINS])
def test_grey_grain_leaves_no_colour(grain: str) -> None:
    noisy, clean = next(grainy([GREY], grain, grey=True))
    assert np.ptp(noisy, axis=2).max() == 0
    assert np.std(noisy.astype(float) - clean) > 5


def test_network_that_changes_nothing_keeps_clean_photos(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = picture_network(
        tmp_path / "a.onnx", helper.make_node("Identity", ["image"], ["restored"])
    )
    report_harm([GREY], load_restorer(file, "heirloom-denoise"))
    assert capsys.readouterr().out.count("100.00") == 2
