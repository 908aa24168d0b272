"""Tests of TAESD and of how its files are recognised."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

from models.checkpoints.checkpoint_loader import read_weights  # noqa: E402
from models.diffusion.files.manifest import PartKind  # noqa: E402
from models.diffusion.importing.checkpoint_classification import classify_weights  # noqa: E402
from models.diffusion.modules.tiny_vae import HALO, TinyVae, build_tiny_vae  # noqa: E402
from tests.parity.diffusion.official import taesd  # noqa: E402


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> dict[str, "torch.Tensor"]:
    folder = taesd(tmp_path_factory.mktemp("taesd"))
    encoder, decoder = (
        classify_weights(read_weights(folder / f"taesd_{half}.pth"))
        for half in ("encoder", "decoder")
    )
    assert encoder.keys() == {PartKind.TINY_ENCODER}
    assert decoder.keys() == {PartKind.TINY_DECODER}
    return {**encoder[PartKind.TINY_ENCODER], **decoder[PartKind.TINY_DECODER]}


def test_published_halves_fit_completely(weights: dict[str, "torch.Tensor"]) -> None:
    assert build_tiny_vae(weights).state_dict().keys() == weights.keys()
    with pytest.raises(RuntimeError):
        build_tiny_vae({**weights, "encoder.layers.99.weight": torch.zeros(1)})


def test_one_file_with_both_halves_is_divided(weights: dict[str, "torch.Tensor"]) -> None:
    found = classify_weights(weights)
    assert found.keys() == {PartKind.TINY_ENCODER, PartKind.TINY_DECODER}
    assert {name for part in found.values() for name in part} == weights.keys()


def test_parts_give_what_one_piece_gives(weights: dict[str, "torch.Tensor"]) -> None:
    tiny = TinyVae(build_tiny_vae(weights))
    picture = torch.rand(1, 3, 64, 8 * (HALO + 20), generator=torch.Generator().manual_seed(0))
    latent = tiny.encode(picture * 2 - 1)
    assert latent.shape == (1, 4, 8, HALO + 20)
    assert torch.allclose(tiny.encode(picture * 2 - 1, side=8), latent, atol=1e-5)
    decoded = tiny.decode(latent)
    assert decoded.shape == picture.shape
    assert torch.allclose(tiny.decode(latent, side=8), decoded, atol=1e-5)


def test_files_of_taesd_alone_are_no_model(tmp_path: Path) -> None:
    from models.core.errors import ModelFileUnknown
    from models.diffusion.importing.diffusion_importer import assemble_model

    with pytest.raises(ModelFileUnknown):
        assemble_model([taesd(tmp_path)], tmp_path)
