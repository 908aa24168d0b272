"""Tests of the collected licences."""

from pathlib import Path

import pytest

from desktop.support import licences


def test_a_checkout_lists_the_licences_of_its_environment() -> None:
    found = licences.collect_licences()
    assert found[0].name == "heirloom"
    assert "numpy" in {each.name for each in found}


def test_a_package_lists_the_bundled_licences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "GATHERED", tmp_path)
    for name in ("numpy", "notice", "attrs"):
        (tmp_path / f"{name}.txt").write_text(f"{name}!")
    assert [each.name for each in licences.collect_licences()] == ["notice", "attrs", "numpy"]
