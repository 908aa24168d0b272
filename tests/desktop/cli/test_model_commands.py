"""Tests of `heirloom models`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.cli.model_commands import accept_licence, accepted_licences, run_models_command
from desktop.cli.parser import parse_arguments
from desktop.settings import Folders, Settings
from main import main
from models.catalog.model_cards import Catalog
from models.core.errors import LicenceNotAccepted, NothingToDownload, OfflineChosen
from models.core.progress import Progress
from models.library.model_installer import ModelInstaller
from tests.fakes import enlarging_network


def folders_under(root: Path) -> Folders:
    return Folders.under(root)


def run(root: Path, *argv: str) -> list[dict[str, object]]:
    return list(
        run_models_command(parse_arguments(["models", *argv]), folders_under(root), Progress())
    )


def test_an_imported_model_can_be_verified_and_removed(tmp_path: Path) -> None:
    file = enlarging_network(tmp_path / "Twice.onnx", 2)
    assert [card["id"] for card in run(tmp_path, "import", str(file))] == ["twice"]
    assert run(tmp_path, "verify", "twice")[0]["state"] == "installed"
    assert run(tmp_path, "remove", "twice")[0]["state"] == "missing"
    assert "twice" not in {card["id"] for card in run(tmp_path, "list")}


def test_verify_finds_a_damaged_model(tmp_path: Path) -> None:
    run(tmp_path, "import", str(enlarging_network(tmp_path / "Twice.onnx", 2)))
    weights = next((tmp_path / "models").glob("*.onnx"))
    weights.write_bytes(weights.read_bytes() + b"!")
    states = {str(card["id"]): card["state"] for card in run(tmp_path, "verify")}
    assert states["twice"] == "damaged"
    assert states["heirloom-instruct"] == "installed"


def test_accepted_licences_are_stored_beside_other_settings(tmp_path: Path) -> None:
    Settings(theme="dark").write(folders_under(tmp_path).settings)
    accept_licence(folders_under(tmp_path), "mprnet-deblurring")
    accept_licence(folders_under(tmp_path), "promptir-allinone")
    assert accepted_licences(folders_under(tmp_path)) == {"mprnet-deblurring", "promptir-allinone"}
    assert Settings.read(folders_under(tmp_path).settings).theme == "dark"


def test_a_model_without_download_address_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToDownload):
        run(tmp_path, "download", "nafnet-sidd-width32")


def test_offline_mode_refuses_a_download(tmp_path: Path) -> None:
    replace(Settings(), offline=True).write(folders_under(tmp_path).settings)
    with pytest.raises(OfflineChosen):
        run(tmp_path, "download", "bsrnet")


def test_a_licence_must_be_accepted_explicitly(tmp_path: Path) -> None:
    from models.catalog.model_cards import Catalog
    from models.library.install_options import InstallOptions
    from models.library.model_installer import download_source

    card = Catalog.read()["scunet-color-real-psnr"]
    with pytest.raises(LicenceNotAccepted):
        download_source(replace(card, consent=True), InstallOptions())


def test_models_list_prints_json_objects(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list", "--json"]) == 0
    cards = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"id", "state", "licence", "consent", "wishes"} <= set(cards[0])


def test_get_brings_the_network_for_faces_and_what_belongs_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()
    monkeypatch.setattr(
        ModelInstaller,
        "download",
        lambda _, model, *__: asked.append(model) or Catalog.read()[model],
    )
    cards = run(tmp_path, "get", "faces")
    assert asked == ["restoreformer-plus-plus", "face-sface"]
    assert [card["id"] for card in cards] == asked


def test_get_refuses_a_purpose_for_which_nothing_can_be_downloaded(tmp_path: Path) -> None:
    with pytest.raises(NothingToDownload):
        run(tmp_path, "get", "fading")


def test_get_takes_models_by_name_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = list[str]()
    monkeypatch.setattr(
        ModelInstaller,
        "download",
        lambda _, model, *__: asked.append(model) or Catalog.read()[model],
    )
    run(tmp_path, "get", "gfpgan-v1.4", "heirloom-tone")
    assert asked == ["gfpgan-v1.4"]
