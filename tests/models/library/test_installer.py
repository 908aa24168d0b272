"""Laws of a person's own models."""

import hashlib
from dataclasses import replace
from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, helper

from models.catalog.catalog import Catalog
from models.catalog.store import Store
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
from models.core.wish import Wish
from models.library.converter_client import ConversionRequest, ConversionResult, run_converter
from models.library.installer import InstallOptions, ModelInstaller, slugify
from tests.fakes import enlarging_network, picture_network

NAFNET = ConversionResult("nafnet-sidd-width32", ("nafnet-sidd-width32",), "image")
MPRNET = ConversionResult("mprnet-deraining", ("mprnet-deraining",), "image")
STRANGER = ConversionResult(None, (), "image")


def checkpoint(folder: Path, name: str = "NAFNet-SIDD-width32.pth") -> Path:
    file = folder / name
    file.write_bytes(b"weights of " + name.encode())
    return file


def library(folder: Path, found: ConversionResult | ModelError = NAFNET) -> ModelInstaller:
    """One whose conversion finds what it is told."""

    def convert(request: ConversionRequest, progress: Progress) -> ConversionResult:
        if isinstance(found, ModelError):
            raise found
        request.target.write_bytes(b"onnx of " + request.source.read_bytes())
        return found

    return ModelInstaller(folder / "models", convert)


def brought(
    folder: Path, found: ConversionResult = NAFNET, wanted: InstallOptions | None = None
) -> str:
    return (
        library(folder, found)
        .import_file(checkpoint(folder), wanted or InstallOptions(), Progress())
        .id
    )


def test_an_imported_model_is_installed_under_its_published_card(tmp_path: Path) -> None:
    brought(tmp_path)
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert Store.of(tmp_path / "models").files(card)
    assert card.wishes == ("noise",)


def test_the_file_is_named_by_the_checkpoint_s_hash(tmp_path: Path) -> None:
    sha256 = hashlib.sha256(checkpoint(tmp_path).read_bytes()).hexdigest()
    brought(tmp_path)
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert card.files == (f"{sha256}.onnx",)
    assert card.published is not None
    assert card.published.sha256 == sha256


def test_the_converting_process_is_told_where_the_addon_is(tmp_path: Path) -> None:
    requests = list[ConversionRequest]()

    def convert(request: ConversionRequest, progress: Progress) -> ConversionResult:
        requests.append(request)
        request.target.write_bytes(b"onnx")
        return NAFNET

    brought = ModelInstaller(tmp_path / "models", convert, tmp_path / "addon")
    brought.import_file(checkpoint(tmp_path), InstallOptions(), Progress())
    assert [each.addon for each in requests] == [tmp_path / "addon"]


def test_a_published_model_without_files_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        Store.of(tmp_path).files(Catalog.read()["nafnet-sidd-width32"])


def test_the_same_file_is_converted_once(tmp_path: Path) -> None:
    brought(tmp_path)
    unable = library(tmp_path, ModelFileUnknown("a", "asked again"))
    card = unable.import_file(checkpoint(tmp_path), InstallOptions(), Progress())
    assert card.id == "nafnet-sidd-width32"


def test_weights_of_somebody_else_need_a_wish(tmp_path: Path) -> None:
    with pytest.raises(ModelFileUnclear):
        brought(tmp_path, STRANGER)
    wanted = InstallOptions("my-own", (Wish.BLUR,))
    assert brought(tmp_path, STRANGER, wanted) == "my-own"
    assert Catalog.read(tmp_path / "models")["my-own"].wishes == ("blur",)


def test_what_enlarges_serves_low_resolution(tmp_path: Path) -> None:
    brought(tmp_path, replace(STRANGER, scale=4))
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert (card.wishes, card.scale) == (("low_resolution",), 4)


def test_a_non_commercial_licence_needs_a_yes(tmp_path: Path) -> None:
    with pytest.raises(LicenceNotAccepted):
        brought(tmp_path, MPRNET)
    assert not list((tmp_path / "models").iterdir())
    assert brought(tmp_path, MPRNET, InstallOptions(accepts_licence=True)) == "mprnet-deraining"
    assert brought(
        tmp_path, MPRNET, InstallOptions(accepted_licences=frozenset({"mprnet-deraining"}))
    )


def test_a_file_that_is_not_the_publisher_s_is_refused(tmp_path: Path) -> None:
    head = ConversionResult("instructir-lmhead", ("instructir-lmhead",), "text")
    file = checkpoint(tmp_path, "lm_instructir-7d.pt")
    with pytest.raises(ModelFileOther):
        library(tmp_path, head).import_file(file, InstallOptions(), Progress())


def test_a_failed_import_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ModelFileUnknown):
        library(tmp_path, ModelFileUnknown("a", "format")).import_file(
            checkpoint(tmp_path), InstallOptions(), Progress()
        )
    assert not list((tmp_path / "models").iterdir())


def test_a_removed_model_leaves_nothing(tmp_path: Path) -> None:
    id = brought(tmp_path)
    library(tmp_path).remove(id)
    assert not list((tmp_path / "models").iterdir())


def test_files_that_another_model_uses_stay(tmp_path: Path) -> None:
    brought(tmp_path)
    brought(tmp_path, STRANGER, InstallOptions("same", (Wish.NOISE,)))
    library(tmp_path).remove("same")
    card = Catalog.read(tmp_path / "models")["nafnet-sidd-width32"]
    assert Store.of(tmp_path / "models").has(card)


def test_bundled_models_stay(tmp_path: Path) -> None:
    with pytest.raises(ModelBundled):
        library(tmp_path).remove("heirloom-instruct")


@pytest.mark.parametrize("text", ["", "title = 3", "files = ['../../../etc/passwd']", "[["])
def test_what_is_no_card_is_passed_over(tmp_path: Path, text: str) -> None:
    (tmp_path / "evil.toml").write_text(text)
    assert "evil" not in {card.id for card in Catalog.read(tmp_path)}


def test_cards_come_back_as_they_were_written(tmp_path: Path) -> None:
    card = Catalog.read()["realesrgan-x4plus"]
    (tmp_path / "realesrgan-x4plus.toml").write_text(card.toml)
    assert Catalog.read(tmp_path)["realesrgan-x4plus"] == card


def test_ids_are_plain() -> None:
    assert slugify("4x_Ultra Sharp (v2)") == "4x-ultra-sharp-v2"
    assert slugify("写真")


def test_an_onnx_file_is_brought_in_by_the_real_process(tmp_path: Path) -> None:
    file = enlarging_network(tmp_path / "Twice.onnx", 2)
    card = ModelInstaller(tmp_path / "models").import_file(file, InstallOptions(), Progress())
    assert (card.id, card.scale, card.multiple) == ("twice", 2, 1)


def test_what_an_onnx_file_asks_of_sizes_is_found_by_trying(tmp_path: Path) -> None:
    nodes = (
        helper.make_node("SpaceToDepth", ["image"], ["packed"], blocksize=8),
        helper.make_node("DepthToSpace", ["packed"], ["restored"], blocksize=8),
    )
    file = picture_network(tmp_path / "eight.onnx", *nodes)
    found = run_converter(ConversionRequest(file, tmp_path / "out.onnx"), Progress())
    assert (found.scale, found.multiple) == (1, 8)


def test_an_onnx_file_for_one_size_only_is_refused(tmp_path: Path) -> None:
    image, restored = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, 3, 64, 64]) for name in "xy"
    )
    nodes = [helper.make_node("Identity", ["x"], ["y"])]
    graph = helper.make_graph(nodes, "fixed", [image], [restored])
    opset = [helper.make_opsetid("", 17)]
    model = helper.make_model(graph, opset_imports=opset, ir_version=8)
    onnx.save(model, tmp_path / "fixed.onnx")
    with pytest.raises(ModelFileUnknown):
        run_converter(ConversionRequest(tmp_path / "fixed.onnx", tmp_path / "out.onnx"), Progress())


def test_a_process_that_dies_is_an_error(tmp_path: Path) -> None:
    command = ("python", "-c", "import os; os.abort()")
    with pytest.raises(ConversionDied):
        run_converter(
            ConversionRequest(checkpoint(tmp_path), tmp_path / "out.onnx"), Progress(), command
        )


def test_what_needs_torch_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absent = tmp_path / "absent" / "torch"
    absent.mkdir(parents=True)
    (absent / "__init__.py").write_text("raise ModuleNotFoundError('no torch', name='torch')")
    monkeypatch.setenv("PYTHONPATH", str(absent.parent))
    with pytest.raises(ExtraMissing):
        run_converter(ConversionRequest(checkpoint(tmp_path), tmp_path / "out.onnx"), Progress())
