"""Tests of `heirloom models`."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.cli.model_commands import accept_licence, accepted_licences, run_models_command
from desktop.cli.parser import parse_arguments
from desktop.settings import Folders, Settings
from main import main
from models.core.errors import LicenceNotAccepted, NothingToDownload, OfflineChosen
from models.core.progress import Progress
from tests.fakes import enlarging_network


def folders(root: Path) -> Folders:
    return Folders.under(root)


def told(root: Path, *words: str) -> list[dict[str, object]]:
    return list(run_models_command(parse_arguments(["models", *words]), folders(root), Progress()))


def test_a_model_goes_in_and_out_again(tmp_path: Path) -> None:
    file = enlarging_network(tmp_path / "Twice.onnx", 2)
    assert [card["id"] for card in told(tmp_path, "import", str(file))] == ["twice"]
    assert told(tmp_path, "verify", "twice")[0]["state"] == "installed"
    assert told(tmp_path, "remove", "twice")[0]["state"] == "missing"
    assert "twice" not in {card["id"] for card in told(tmp_path, "list")}


def test_a_damaged_model_is_found(tmp_path: Path) -> None:
    told(tmp_path, "import", str(enlarging_network(tmp_path / "Twice.onnx", 2)))
    weights = next((tmp_path / "models").glob("*.onnx"))
    weights.write_bytes(weights.read_bytes() + b"!")
    states = {str(card["id"]): card["state"] for card in told(tmp_path, "verify")}
    assert states["twice"] == "damaged"
    assert states["heirloom-instruct"] == "installed"


def test_agreement_is_remembered(tmp_path: Path) -> None:
    Settings(theme="dark").write(folders(tmp_path).settings)
    accept_licence(folders(tmp_path), "mprnet-deblurring")
    accept_licence(folders(tmp_path), "promptir-allinone")
    assert accepted_licences(folders(tmp_path)) == {"mprnet-deblurring", "promptir-allinone"}
    assert Settings.read(folders(tmp_path).settings).theme == "dark"


def test_nothing_is_fetched_where_the_publisher_gives_it_by_hand(tmp_path: Path) -> None:
    with pytest.raises(NothingToDownload):
        told(tmp_path, "download", "nafnet-sidd-width32")


def test_nothing_is_fetched_by_a_program_that_shall_stay_offline(tmp_path: Path) -> None:
    replace(Settings(), offline=True).write(folders(tmp_path).settings)
    with pytest.raises(OfflineChosen):
        told(tmp_path, "download", "bsrnet")


def test_a_licence_is_not_agreed_to_by_silence(tmp_path: Path) -> None:
    from models.catalog.catalog import Catalog
    from models.library.installer import InstallOptions, download_source

    card = Catalog.read()["scunet-color-real-psnr"]
    with pytest.raises(LicenceNotAccepted):
        download_source(replace(card, consent=True), InstallOptions())


def test_models_are_listed_as_objects(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list", "--json"]) == 0
    cards = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"id", "state", "licence", "consent", "wishes"} <= set(cards[0])
