"""Model installer: import, removal, licences and cards."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from onnx import helper

from models.catalog.model_cards import Catalog
from models.catalog.weight_files import Store
from models.core.errors import (
    ConversionDied,
    ExtraMissing,
    LicenceNotAccepted,
    ModelBundled,
    ModelError,
    ModelFileOther,
    ModelFileUnclear,
    ModelFileUnknown,
    ModelMissing,
)
from models.core.progress import Progress
from models.core.wish_table import Wish
from models.library.converter_client import ConversionRequest, ConversionResult, run_converter
from models.library.imported_cards import slugify
from models.library.install_options import InstallOptions
from models.library.model_installer import ModelInstaller
from tests.fakes import enlarging_network, picture_network

NAFNET = ConversionResult("nafnet-sidd-width32", ("nafnet-sidd-width32",), "image")
MPRNET = ConversionResult("mprnet-deraining", ("mprnet-deraining",), "image")
UNPUBLISHED = ConversionResult(None, (), "image")


def checkpoint(folder: Path, name: str = "NAFNet-SIDD-width32.pth") -> Path:
    file = folder / name
    file.write_bytes(b"weights of " + name.encode())
    return file


def installer(folder: Path, found: ConversionResult | ModelError = NAFNET) -> ModelInstaller:
    """Make an installer whose conversion has a given outcome."""

    def convert(request: ConversionRequest, progress: Progress) -> ConversionResult:
        if isinstance(found, ModelError):
            raise found
        request.target.write_bytes(b"onnx of " + request.source.read_bytes())
        return found

    return ModelInstaller(folder / "models", convert)


def import_file(
    folder: Path, found: ConversionResult = NAFNET, wanted: InstallOptions | None = None
) -> str:
    """Import a checkpoint and return the id of its model."""
    return (
        installer(folder, found)
        .import_file(checkpoint(folder), wanted or InstallOptions(), Progress())
        .id
    )


def test_an_imported_model_is_installed_under_its_published_card(tmp_path: Path) -> None:
    import_file(tmp_path)
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert Store.of(tmp_path / "models").files(card)
    assert card.wishes == ("noise",)


def test_the_installed_file_is_named_by_the_hash_of_the_checkpoint(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(checkpoint(tmp_path).read_bytes()).hexdigest()
    import_file(tmp_path)
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert card.files == (f"{sha256}.onnx",)
    assert card.published is not None
    assert card.published.sha256 == sha256


def test_the_request_to_the_converter_holds_the_addon_folder(tmp_path: Path) -> None:
    requests = list[ConversionRequest]()

    def convert(request: ConversionRequest, progress: Progress) -> ConversionResult:
        requests.append(request)
        request.target.write_bytes(b"onnx")
        return NAFNET

    models = ModelInstaller(tmp_path / "models", convert, tmp_path / "addon")
    models.import_file(checkpoint(tmp_path), InstallOptions(), Progress())
    assert [each.addon for each in requests] == [tmp_path / "addon"]


def test_a_published_model_without_files_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        Store.of(tmp_path).files(Catalog.read()["nafnet-sidd-width32"])


def test_the_same_file_is_converted_once(tmp_path: Path) -> None:
    import_file(tmp_path)
    failing = installer(tmp_path, ModelFileUnknown("a", "asked again"))
    card = failing.import_file(checkpoint(tmp_path), InstallOptions(), Progress())
    assert card.id == "nafnet-sidd-width32"


def test_unpublished_weights_need_a_wish(tmp_path: Path) -> None:
    with pytest.raises(ModelFileUnclear):
        import_file(tmp_path, UNPUBLISHED)
    wanted = InstallOptions("my-own", (Wish.BLUR,))
    assert import_file(tmp_path, UNPUBLISHED, wanted) == "my-own"
    assert Catalog.read(tmp_path / "models")["my-own"].wishes == ("blur",)


def test_a_network_that_enlarges_serves_low_resolution(tmp_path: Path) -> None:
    import_file(tmp_path, replace(UNPUBLISHED, scale=4))
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert (card.wishes, card.scale) == (("low_resolution",), 4)


def test_a_non_commercial_licence_must_be_accepted(tmp_path: Path) -> None:
    with pytest.raises(LicenceNotAccepted):
        import_file(tmp_path, MPRNET)
    assert not list((tmp_path / "models").iterdir())
    assert import_file(tmp_path, MPRNET, InstallOptions(accepts_licence=True)) == "mprnet-deraining"
    assert import_file(
        tmp_path, MPRNET, InstallOptions(accepted_licences=frozenset({"mprnet-deraining"}))
    )


def test_a_file_with_another_hash_than_published_is_refused(tmp_path: Path) -> None:
    head = ConversionResult("instructir-lmhead", ("instructir-lmhead",), "text")
    file = checkpoint(tmp_path, "lm_instructir-7d.pt")
    with pytest.raises(ModelFileOther):
        installer(tmp_path, head).import_file(file, InstallOptions(), Progress())


def test_the_converter_gets_the_hash_and_the_options(tmp_path: Path) -> None:
    requests = list[ConversionRequest]()

    def convert(request: ConversionRequest, progress: Progress) -> ConversionResult:
        requests.append(request)
        request.target.write_bytes(b"onnx")
        return NAFNET

    options, file = InstallOptions(accepts_licence=True), checkpoint(tmp_path)
    ModelInstaller(tmp_path / "models", convert).import_file(file, options, Progress())
    assert requests[0].options == options
    assert requests[0].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_network_in_torch_is_installed_as_safetensors(tmp_path: Path) -> None:
    wanted = InstallOptions(wishes=(Wish.NOISE,))
    id = import_file(tmp_path, replace(UNPUBLISHED, backend="torch"), wanted)
    card = Catalog.read(tmp_path / "models")[id]
    assert card.backend == "torch"
    assert card.files[0].endswith(".safetensors")
    failing = installer(tmp_path, ModelFileUnknown("a", "asked again"))
    assert failing.import_file(checkpoint(tmp_path), InstallOptions(), Progress()).id == id


def test_a_failed_import_leaves_no_files(tmp_path: Path) -> None:
    with pytest.raises(ModelFileUnknown):
        installer(tmp_path, ModelFileUnknown("a", "format")).import_file(
            checkpoint(tmp_path), InstallOptions(), Progress()
        )
    assert not list((tmp_path / "models").iterdir())


def test_removing_a_model_leaves_no_files(tmp_path: Path) -> None:
    id = import_file(tmp_path)
    installer(tmp_path).remove(id)
    assert not list((tmp_path / "models").iterdir())


def test_removing_a_model_keeps_files_of_other_models(tmp_path: Path) -> None:
    import_file(tmp_path)
    import_file(tmp_path, UNPUBLISHED, InstallOptions("same", (Wish.NOISE,)))
    installer(tmp_path).remove("same")
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert Store.of(tmp_path / "models").has(card)


def test_a_bundled_model_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(ModelBundled):
        installer(tmp_path).remove("heirloom-instruct")


@pytest.mark.parametrize("text", ["", "title = 3", "files = ['../../../etc/passwd']", "[["])
def test_invalid_cards_are_skipped(tmp_path: Path, text: str) -> None:
    (tmp_path / "evil.toml").write_text(text)
    assert "evil" not in {card.id for card in Catalog.read(tmp_path)}


def test_a_card_written_as_toml_is_read_back_equal(tmp_path: Path) -> None:
    card = Catalog.read()["realesrgan-x4plus"]
    (tmp_path / "realesrgan-x4plus.toml").write_text(card.toml)
    assert Catalog.read(tmp_path)["realesrgan-x4plus"] == card


def test_slugs_are_lower_case_and_never_empty() -> None:
    assert slugify("4x_Ultra Sharp (v2)") == "4x-ultra-sharp-v2"
    assert slugify("写真")


def test_an_onnx_file_is_imported_by_the_real_converter(tmp_path: Path) -> None:
    file = enlarging_network(tmp_path / "Twice.onnx", 2)
    card = ModelInstaller(tmp_path / "models").import_file(file, InstallOptions(), Progress())
    assert (card.id, card.scale, card.multiple) == ("twice", 2, 1)


def test_scale_and_multiple_of_an_onnx_file_are_measured(tmp_path: Path) -> None:
    nodes = (
        helper.make_node("SpaceToDepth", ["image"], ["packed"], blocksize=8),
        helper.make_node("DepthToSpace", ["packed"], ["restored"], blocksize=8),
    )
    file = picture_network(tmp_path / "eight.onnx", *nodes)
    found = run_converter(ConversionRequest(file, tmp_path / "out.onnx"), Progress())
    assert (found.scale, found.multiple) == (1, 8)


def test_a_converter_that_aborts_raises_conversion_died(tmp_path: Path) -> None:
    command = ("python", "-c", "import os; os.abort()")
    with pytest.raises(ConversionDied):
        run_converter(
            ConversionRequest(checkpoint(tmp_path), tmp_path / "out.onnx"), Progress(), command
        )


def test_a_checkpoint_without_torch_raises_extra_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = tmp_path / "absent" / "torch"
    absent.mkdir(parents=True)
    (absent / "__init__.py").write_text("raise ModuleNotFoundError('no torch', name='torch')")
    monkeypatch.setenv("PYTHONPATH", str(absent.parent))
    with pytest.raises(ExtraMissing):
        run_converter(ConversionRequest(checkpoint(tmp_path), tmp_path / "out.onnx"), Progress())
