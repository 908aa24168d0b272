"""Fixtures of the black-box tests: a new user with a photo for each test."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.blackbox.program import PATIENCE, Person


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Raise the timeout: a test starts several programs, each with its own limit."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.timeout(6 * PATIENCE))


@pytest.fixture
def person(tmp_path: Path) -> Person:
    home = tmp_path / "home"
    home.mkdir()
    return Person(home)


@pytest.fixture
def photo(person: Person) -> Path:
    """Create a small grey-brown photo with grain."""
    path = person.home / "Oma & Opa 1943 (Ö).png"
    grain = np.random.default_rng(0).normal(0, 12, (96, 128, 1))
    tones = np.linspace(60, 190, 128)[None, :, None] * np.array([1.0, 0.9, 0.75])
    Image.fromarray(np.clip(tones + grain, 0, 255).astype(np.uint8)).save(path)
    return path
