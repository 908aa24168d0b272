"""A new person with a photo for each test."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.blackbox.program import Person


@pytest.fixture
def person(tmp_path: Path) -> Person:
    home = tmp_path / "home"
    home.mkdir()
    return Person(home)


@pytest.fixture
def photo(person: Person) -> Path:
    """Small, grey-brown, with grain."""
    path = person.home / "Oma & Opa 1943 (Ö).png"
    grain = np.random.default_rng(0).normal(0, 12, (96, 128, 1))
    tones = np.linspace(60, 190, 128)[None, :, None] * np.array([1.0, 0.9, 0.75])
    Image.fromarray(np.clip(tones + grain, 0, 255).astype(np.uint8)).save(path)
    return path
