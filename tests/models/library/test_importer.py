"""Tests of what the converter refuses before its work, and of how it names a file."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import nn

from models.catalog.catalog import Catalog
from models.checkpoints import export
from models.checkpoints.model_identification import identify_model
from models.core.errors import LicenceNotAccepted, ModelFileUnclear
from models.core.wish import Wish
from models.library.converter_client import ConversionRequest
from models.library.importer import convert_file
from models.library.install_options import InstallOptions
from models.networks import create
from models.networks.nafnet import NAFNet

VARIANT = "realesr-general-x4v3"
"""Published network that is small enough for a test."""


@pytest.fixture
def exported(monkeypatch: pytest.MonkeyPatch) -> list[nn.Module]:
    """Return the networks that are exported, which takes minutes for large ones."""
    networks = list[nn.Module]()
    monkeypatch.setattr(export, "export_onnx", lambda network, *_, **__: networks.append(network))
    return networks


def request_for(file: Path, options: InstallOptions) -> ConversionRequest:
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    return ConversionRequest(file, file.with_name("out"), sha256=sha256, options=options)


def write(network: nn.Module, file: Path) -> Path:
    torch.save(network.state_dict(), file)
    return file


def test_missing_wish_is_told_before_the_export(tmp_path: Path, exported: list[nn.Module]) -> None:
    file = write(NAFNet(4, (1,), 1, (1,)), tmp_path / "mine.pth")
    with pytest.raises(ModelFileUnclear):
        convert_file(request_for(file, InstallOptions()))
    assert not exported
    convert_file(request_for(file, InstallOptions(wishes=(Wish.NOISE,))))
    assert len(exported) == 1


def test_licence_is_asked_before_the_export(tmp_path: Path, exported: list[nn.Module]) -> None:
    file = write(create("mprnet-deraining"), tmp_path / "model_deraining.pth")
    with pytest.raises(LicenceNotAccepted):
        convert_file(request_for(file, InstallOptions()))
    assert not exported


def test_published_file_is_known_by_its_hash_whatever_its_name(tmp_path: Path) -> None:
    file = write(create(VARIANT), tmp_path / "renamed.pth")
    catalog, sha256 = catalog_with_hash(VARIANT, file)
    assert identify_model(file, catalog, None, sha256).model == VARIANT
    assert identify_model(file, catalog, None, "0" * 64).model is None


def test_copy_of_a_browser_is_known_by_its_name(tmp_path: Path) -> None:
    file = write(create(VARIANT), tmp_path / "realesr-general-x4v3 (1).pth")
    assert identify_model(file, Catalog.read(), None).model == VARIANT


def catalog_with_hash(id: str, file: Path) -> tuple[Catalog, str]:
    """Return the catalogue with the hash of `file` on the card of a published model."""
    card, sha256 = Catalog.read()[id], hashlib.sha256(file.read_bytes()).hexdigest()
    assert card.published is not None
    card = replace(card, published=replace(card.published, sha256=sha256))
    return Catalog((card,)), sha256
